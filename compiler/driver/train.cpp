// `modelc train` and `modelc evaluate`: the generated class in a program of its own, with the runtime's loop.
#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "driver/build.h"
#include "driver/load.h"
#include "driver/standalone.h"
#include "emit/emit.h"
#include "modelc/error.hpp"
#include "modelc/safetensors.hpp"
#include "passes/pipelines.h"

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

bool is_given(const ir::Leaf& leaf) {
  return leaf.kind == ir::Leaf::Kind::input || leaf.kind == ir::Leaf::Kind::target;
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
  return options.settings.size() == before ? std::move(loaded) : load(path, options, files);
}

/// The header of the one model, with all of the runtime in it.
std::string header_text(Loaded& loaded, const std::string& path) {
  elaborate::Model& model = loaded.program.models.front();
  std::optional<training::Entries> entries = training::make_entries(model, loaded.diagnostics);
  if (!entries) return {};
  model.predict = passes::run(passes::optimization_pipeline(), std::move(model.predict));
  for (ir::Graph* graph : {&entries->gradients, &entries->step, &entries->evaluate})
    *graph = passes::run(passes::optimization_pipeline(), std::move(*graph));
  emit::Options options;
  options.name_space = "modelc_run";
  options.source_text_path = std::filesystem::path(path).filename().string();
  options.training[model.name] = std::move(*entries);
  return emit::emit_header(loaded.program, loaded.sources, options);
}

/// The weights that a run starts from: a file's, or fresh ones.
std::vector<NamedTensor> starting_weights(const elaborate::Model& model, const std::string& path, std::uint64_t seed,
                                          const FileSystem& files, Diagnostics& diagnostics) {
  Binding binding;
  if (path.empty()) return initial_weights(model, seed);
  std::optional<std::vector<NamedTensor>> tensors = read_tensor_file(path, files, diagnostics);
  if (tensors) bind_weights(model, std::move(*tensors), binding, diagnostics);
  return std::move(binding.weights);
}

std::string program_text(const std::string& call) {
  return R"(#include "model.hpp"

// A table of arguments: see train_main.hpp.
int main(int, char** argv) try {
  return modelc::)" +
         call + R"(<modelc_run::Model>(argv);
} catch (const std::exception& error) {
  std::fprintf(stderr, "error: %s\n", error.what());
  return 1;
}
)";
}

/// Builds the program around the model's class, and runs it.
Result launch(const std::string& path, const LoopOptions& options, const FileSystem& files, const std::string& main,
              std::vector<std::string> arguments) {
  Loaded loaded = load_for(path, options.data, options.program, files);
  std::vector<NamedTensor> weights;
  std::string header;
  if (!loaded.diagnostics.has_errors()) {
    const elaborate::Model& model = loaded.program.models.front();
    if (main == "train_main" && model.training->updates.empty())
      loaded.diagnostics.add(plain_error(
          Code::bad_compile, "the model `" + model.name + "` has nothing to train: no trainable weight", {}));
    weights = starting_weights(model, options.weights, options.seed, files, loaded.diagnostics);
    if (!loaded.diagnostics.has_errors()) header = header_text(loaded, path);
  }
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (result.status != Status::done) return result;
  try {
    const std::string folder = std::filesystem::absolute(std::filesystem::path(path)).parent_path().string();
    const std::string text = inline_includes(header + "#include \"modelc/train_main.hpp\"\n", runtime_files);
    const std::string program =
        build_program({options.compiler, options.cache, options.processor}, text, program_text(main), folder);
    const int status = run_with_weights(program, write_tensors(weights), std::move(arguments));
    if (status == 1)
      result.status = Status::wrong_input;
    else if (status != 0)
      result.status = Status::system_failure;
  } catch (const BuildError& error) {
    loaded.diagnostics.add(
        plain_error(Code::compiler_failed, error.message,
                    error.details.empty() ? std::vector<std::string>{} : std::vector{error.details}));
    return finish(loaded.diagnostics, loaded.sources, options.colour);
  }
  return result;
}

std::string absolute(const std::string& path) {
  return path.empty() ? path : std::filesystem::absolute(std::filesystem::path(path)).string();
}

}  // namespace

Result train(const std::string& path, const TrainOptions& options, const FileSystem& files) {
  return launch(
      path, options.loop, files, "train_main",
      {absolute(options.loop.data), absolute(options.validation), absolute(options.save),
       std::to_string(options.epochs), std::to_string(options.loop.batch_size), std::to_string(options.loop.seed),
       options.shuffle ? "1" : "0", absolute(options.history), fmt::format("{}", options.validation_split),
       std::to_string(options.patience), options.terminal ? "1" : "0"});
}

Result evaluate(const std::string& path, const LoopOptions& options, const FileSystem& files) {
  return launch(path, options, files, "evaluate_main", {absolute(options.data), std::to_string(options.batch_size)});
}

}  // namespace modelc::driver
