// `modelc train` and `modelc evaluate`: the generated class in a program of its own, with the runtime's loop.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <functional>

#include "driver/bind.h"
#include "driver/build.h"
#include "driver/load.h"
#include "driver/memory_budget.h"
#include "driver/not_finite.h"
#include "driver/stages.h"
#include "driver/standalone.h"
#include "modelc/error.hpp"
#include "modelc/safetensors.hpp"
#include "modelc/weights.hpp"
#include "train_main.hpp"

namespace modelc::driver {
namespace {

/// The tensors of a data file by name: all that is needed of it before it is trained on.
std::optional<safetensors::Header> header_of(const std::string& path, Diagnostics& diagnostics) {
  try {
    return safetensors::File(path).header();
  } catch (const Error& error) {
    std::error_code ignored;
    const bool there = std::filesystem::is_regular_file(path, ignored);
    diagnostics.add(plain_error(there ? Code::malformed_safetensors : Code::unreadable_file,
                                "cannot take the data from `" + path + "`", {error.what()}));
    return std::nullopt;
  }
}

/// The symbols that every sample has alike get their values from the data; the batch stays open.
void settle_symbols(const elaborate::Model& model, const safetensors::Header& data, elaborate::Options& options) {
  const ir::Graph& graph = model.training->evaluate;
  for (const ir::Leaf& leaf : graph.leaves) {
    const safetensors::Entry* entry = data.find(leaf.name);
    const ir::Shape& shape = graph.type(leaf.node).shape;
    if (!is_given(leaf) || entry == nullptr || entry->shape.size() != shape.size()) continue;
    for (std::size_t axis = 1; axis < shape.size(); ++axis) {
      const std::vector<std::string> names = shape[axis].symbols();
      if (names.size() == 1 && shape[axis] == ir::Dim::symbol(names[0]))
        options.settings.emplace(names[0], std::to_string(entry->shape[axis]));
    }
  }
}

/// E0604 for what the model needs and the file has not, or has otherwise: said before a C++ compiler is asked.
void check_data(const elaborate::Model& model, const std::string& path, const safetensors::Header& data,
                Diagnostics& diagnostics) {
  const ir::Graph& graph = model.training->evaluate;
  std::vector<std::string> problems;
  for (const ir::Leaf& leaf : graph.leaves) {
    const ir::TensorType& type = graph.type(leaf.node);
    if (!is_given(leaf)) continue;
    const safetensors::Entry* entry = data.find(leaf.name);
    if (entry == nullptr) {
      problems.push_back(fmt::format("missing: `{}`, `{}`", leaf.name, ir::str(type)));
      continue;
    }
    const std::string dtype = modelc::detail::file_dtype(std::string(ir::name(type.dtype)));
    bool fits = modelc::detail::reader(entry->dtype, dtype) != nullptr && entry->shape.size() == type.shape.size();
    for (std::size_t axis = 1; fits && axis < type.shape.size(); ++axis)
      fits = type.shape[axis].constant().value_or(entry->shape[axis]) == entry->shape[axis];
    if (!fits)
      problems.push_back(fmt::format("does not fit: `{}` is `{}` in the file, the model needs `{}`", leaf.name,
                                     modelc::detail::type_text(entry->dtype, entry->shape), ir::str(type)));
  }
  if (!problems.empty())
    diagnostics.add(plain_error(Code::data_mismatch, "`" + path + "` does not fit the model `" + model.name + "`",
                                problems, "`modelc data` makes files that fit, with `--for` and the model"));
}

/// Loads the model, and again with the symbols that the data fixes.
Loaded load_for(const std::string& path, const std::string& data, elaborate::Options options, const FileSystem& files) {
  options.train = true;
  Loaded loaded = load(path, options, files);
  const elaborate::Model* model = single_model(loaded);
  if (model == nullptr) return loaded;
  if (!model->training) {
    loaded.diagnostics.add(plain_error(Code::bad_compile,
                                       "the model `" + model->name + "` does not say how it is trained", {},
                                       "say it in the model: `compile(optimizer = ..., loss = ...)`"));
    return loaded;
  }
  const std::optional<safetensors::Header> header = header_of(data, loaded.diagnostics);
  if (!header) return loaded;
  const std::size_t before = options.settings.size();
  settle_symbols(*model, *header, options);
  if (options.settings.size() != before) loaded = load(path, options, files);
  model = single_model(loaded);
  if (model != nullptr && model->training) check_data(*model, data, *header, loaded.diagnostics);
  return loaded;
}

/// The header of the one model, with all of the runtime in it. The model's graphs and `entries` are as they are in it
/// afterwards.
std::string header_text(Loaded& loaded, const std::string& path, const std::optional<MemoryBudget>& budget,
                        training::Entries& entries) {
  elaborate::Model& model = loaded.program.models.front();
  optimize(model);
  optimize(entries);
  if (budget) hold_budget(*budget, model.name, entries, loaded.diagnostics);
  emit::Options options;
  options.name_space = "modelc_run";
  options.source_text_path = std::filesystem::path(path).filename().string();
  options.training[model.name] = entries;
  return emit::emit_header(loaded.program, loaded.sources, plan_models(loaded.program, options.training), options);
}

/// The weights that a run starts from: a file's, or fresh ones.
std::vector<NamedTensor> starting_weights(const elaborate::Model& model, const std::string& path, std::uint64_t seed,
                                          const FileSystem& files, Diagnostics& diagnostics) {
  Binding binding;
  if (path.empty()) return initial_weights(model, seed, diagnostics);
  std::optional<std::vector<NamedTensor>> tensors = read_tensor_file(path, files, diagnostics);
  if (tensors) bind_weights(model, path, std::move(*tensors), binding, diagnostics);
  return std::move(binding.weights);
}

/// The same for one rank of several.
constexpr const char* ranks_text = R"(#include "model.hpp"

int main(int argc, char** argv) {
  modelc::Mpi mpi(argc, argv);
  mpi.interrupted = modelc::interrupted;
  try {
    return modelc::train_main<modelc_run::Model>(argc, argv, mpi.all_reduce());
  } catch (const std::exception& error) {
    return modelc::failed(argc, argv, error.what());
  }
}
)";

std::string program_text(const std::string& call) {
  return R"(#include "model.hpp"

// A table of arguments: see train_main.hpp.
int main(int argc, char** argv) try {
  return modelc::)" +
         call + R"(<modelc_run::Model>(argc, argv);
} catch (const std::exception& error) {
  return modelc::failed(argc, argv, error.what());
}
)";
}

/// The error for a loss that is not finite, from what the program left behind.
Diagnostic explain_failure(const std::string& failure, const training::Entries& entries) {
  std::string loss, why, seed;
  std::int64_t shard = 0;
  bool computed = false;
  for (const auto& [key, value] : safetensors::parse(failure.data(), failure.size()).metadata) {
    if (key == "loss") loss = value;
    if (key == "why") why = value;
    if (key == "seed") seed = value;
    if (key == "shard") shard = std::strtoll(value.c_str(), nullptr, 10);
    if (key == "computed") computed = value == "1";
  }
  Diagnostic diagnostic = plain_error(Code::loss_not_finite, loss);
  if (computed)
    explain_not_finite(entries, read_tensors(failure), std::strtoull(seed.c_str(), nullptr, 10), shard, diagnostic);
  diagnostic.notes.push_back(why);
  return diagnostic;
}

/// The error for what the program says in any other case: its lines, the first of which is the sentence.
Diagnostic failure_of(const std::string& model, const std::string& main, const std::string& what) {
  std::vector<std::string> notes;
  for (std::size_t at = 0; at < what.size();) {
    const std::size_t end = std::min(what.find('\n', at), what.size());
    notes.push_back(what.substr(std::min(what.find_first_not_of(' ', at), end), end - at));
    at = end + 1;
  }
  return plain_error(Code::program_failed,
                     fmt::format("{} `{}` failed", main == "train_main" ? "training" : "evaluating", model), notes);
}

constexpr std::int64_t default_batch_size = 32;

/// The ranks that a program is one of.
struct Ranks {
  int count = 0;  ///< 0: it is alone
  int rank = 0;
  std::string mpi = {};
};

/// Builds the program around the model's class, and runs it.
Result launch(const std::string& path, const LoopOptions& options, const FileSystem& files, const std::string& main,
              const Ranks& ranks, const std::optional<MemoryBudget>& budget,
              const std::function<std::vector<std::string>(const elaborate::Model&)>& arguments) {
  Loaded loaded = load_for(path, options.data, options.program, files);
  std::vector<NamedTensor> weights;
  std::string header;
  std::optional<training::Entries> entries;
  if (!loaded.diagnostics.has_errors()) {
    const elaborate::Model& model = loaded.program.models.front();
    if (main == "train_main" && model.training->updates.empty())
      loaded.diagnostics.add(plain_error(
          Code::bad_compile, "the model `" + model.name + "` has nothing to train: no trainable weight", {}));
    weights = starting_weights(model, options.weights, options.seed.value_or(0), files, loaded.diagnostics);
    if (!loaded.diagnostics.has_errors()) entries = training::make_entries(model, loaded.diagnostics);
    if (entries) header = header_text(loaded, path, budget, *entries);
  }
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (result.status != Status::done) return result;
  try {
    const std::string folder = std::filesystem::absolute(std::filesystem::path(path)).parent_path().string();
    const bool together = ranks.count > 1;  // one alone needs no MPI
    const std::string text =
        inline_includes(header + "#include \"train_main.hpp\"\n" + (together ? "#include \"modelc/mpi.hpp\"\n" : ""),
                        program_library());
    Toolchain toolchain{options.compiler, options.cache, options.processor};
    if (together) toolchain.libraries = mpi_flags(ranks.mpi);
    const std::string program = build_program(toolchain, text, together ? ranks_text : program_text(main), folder);
    std::vector<std::string> given = arguments(loaded.program.models.front());
    if (together) given.push_back(fmt::format("model={:x}", modelc::detail::hashed(header)));
    const Run run = run_with_weights(program, write_tensors(weights), std::move(given), together);
    const bool ended = together && (run.status < 0 || run.status == status_interrupted);
    if (!run.failure.empty() || ended) {
      const std::string& model = loaded.program.models.front().name;
      Diagnostic failure = run.failure.empty()
                               ? failure_of(model, main, "the launcher or a signal ended it: did another rank fail?")
                           : run.status == status_not_finite ? explain_failure(run.failure, *entries)
                                                             : failure_of(model, main, run.failure);
      if (together) failure.notes.push_back(fmt::format("this is rank {} of {}", ranks.rank, ranks.count));
      loaded.diagnostics.add(std::move(failure));
      result = finish(loaded.diagnostics, loaded.sources, options.colour);
      if (ended) result.status = Status::system_failure;
      return result;
    }
    if (run.status == 1)
      result.status = Status::wrong_input;
    else if (run.status != 0)
      result.status = Status::system_failure;
  } catch (const BuildError& error) {
    loaded.diagnostics.add(explained(error));
    return finish(loaded.diagnostics, loaded.sources, options.colour);
  }
  return result;
}

std::string absolute(const std::string& path) {
  return path.empty() ? path : std::filesystem::absolute(std::filesystem::path(path)).string();
}

/// The program's arguments; those without a value are left out.
std::vector<std::string> given(const std::vector<std::pair<std::string, std::string>>& arguments) {
  std::vector<std::string> out;
  for (const auto& [name, value] : arguments)
    if (!value.empty()) out.push_back(name + "=" + value);
  return out;
}

template <class T>
std::string text(const std::optional<T>& value) {
  return value ? fmt::format("{}", *value) : std::string();
}

/// What a report says about a training beside its numbers.
std::vector<std::pair<std::string, std::string>> settings(const std::string& path, const elaborate::Model& model,
                                                          const TrainOptions& options) {
  std::int64_t trainable = 0, frozen = 0;
  for (const elaborate::Weight& weight : model.weights)
    (weight.trainable && !weight.state ? trainable : frozen) +=
        ir::element_count(weight.type.shape).constant().value_or(0);
  const auto file = [](const std::string& name) { return std::filesystem::path(name).filename().string(); };
  std::string set;
  for (const auto& [name, value] : options.loop.program.settings)
    set += (set.empty() ? "" : ", ") + name + " = " + value;
  return {{"model", fmt::format("{} ({})", model.name, file(path))},
          {"set", set},
          {"parameters",
           fmt::format("{}{}", trainable, frozen > 0 ? fmt::format(", and {} that are not trained", frozen) : "")},
          {"data", file(options.loop.data)},
          {"validation data", options.validation.empty() && options.validation_split > 0
                                  ? fmt::format("the last {:g} %", 100 * options.validation_split)
                                  : file(options.validation)},
          {"weights to begin with", !options.resume.empty()        ? file(options.resume)
                                    : options.loop.weights.empty() ? "fresh"
                                                                   : file(options.loop.weights)},
          {"early stopping",
           options.patience > 0 ? fmt::format("after {} epochs without improvement", options.patience) : ""},
          {"precision", options.loop.program.scalar_f64 ? "f64" : "f32"}};
}

}  // namespace

Result train(const std::string& path, const TrainOptions& options, const FileSystem& files) {
  const Ranks ranks{options.ranks, options.rank, options.mpi};
  std::optional<MemoryBudget> budget;
  if (options.memory_budget) {
    const std::int64_t batch = options.loop.batch_size.value_or(default_batch_size),
                       shards = options.shards.value_or(1);
    budget = {*options.memory_budget, (batch + shards - 1) / shards};
  }
  return launch(path, options.loop, files, "train_main", ranks, budget, [&](const elaborate::Model& model) {
    std::vector<std::string> arguments =
        given({{"data", absolute(options.loop.data)},
               {"validation", absolute(options.validation)},
               {"save", absolute(options.save)},
               {"save_best", absolute(options.save_best)},
               {"checkpoint", absolute(options.checkpoint)},
               {"resume", absolute(options.resume)},
               {"history", absolute(options.history)},
               {"report", absolute(options.report)},
               {"epochs", std::to_string(options.epochs)},
               {"batch_size", text(options.loop.batch_size)},
               {"seed", text(options.loop.seed)},
               {"threads", std::to_string(options.threads)},
               {"ranks", options.ranks > 0 ? std::to_string(options.ranks) : ""},
               {"shards", text(options.shards)},
               {"overlap", options.overlap ? "1" : ""},
               {"bf16", options.bf16 ? "1" : ""},
               {"no_shuffle", options.shuffle ? "" : "1"},
               {"validation_split", options.validation_split > 0 ? fmt::format("{}", options.validation_split) : ""},
               {"patience", std::to_string(options.patience)},
               {"monitor", options.monitor},
               {"mode", options.mode},
               {"min_delta", fmt::format("{}", options.min_delta)},
               {"restore_best", options.patience > 0 && options.restore_best ? "1" : ""},
               {"terminal", options.terminal ? "1" : ""},
               {"colour", options.colour_bar ? "1" : ""},
               {"title", fmt::format("Training of {}", model.name)}});
    for (const auto& [name, value] : settings(path, model, options))
      if (!value.empty()) arguments.push_back("setting=" + name + "=" + value);
    return arguments;
  });
}

Result evaluate(const std::string& path, const LoopOptions& options, const FileSystem& files) {
  return launch(path, options, files, "evaluate_main", {}, std::nullopt, [&](const elaborate::Model&) {
    return given({{"data", absolute(options.data)}, {"batch_size", text(options.batch_size)}});
  });
}

}  // namespace modelc::driver
