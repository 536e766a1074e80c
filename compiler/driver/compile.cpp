#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>

#include "driver/bind.h"
#include "driver/depfile.h"
#include "driver/load.h"
#include "driver/memory_budget.h"
#include "driver/self_test.h"
#include "driver/stages.h"
#include "driver/standalone.h"
#include "emit/c99.h"
#include "emit/c_interface.h"
#include "emit/emit.h"
#include "plan/target.h"
#include "syntax/format.h"
#include "syntax/parser.h"

namespace modelc::driver {
namespace {

constexpr std::string_view elaborate_pass = "elaborate";  // what --print-after calls the graph before any pass

Result print_tree(const std::string& path, const CompileOptions& options, const FileSystem& files) {
  SourceMap sources;
  Diagnostics diagnostics;
  std::string error, text;
  if (const std::optional<std::string> source = files.read(path, error)) {
    text = syntax::print(syntax::parse(sources, sources.add(path, *source), diagnostics));
  } else {
    diagnostics.add(plain_error(Code::unreadable_file, "cannot read `" + path + "`", {error}));
  }
  Result result = finish(diagnostics, sources, options.colour);
  if (result.status == Status::done) result.files.push_back({options.output.empty() ? "-" : options.output, text});
  return result;
}

std::string heading(std::string_view pass, const elaborate::Model& model) {
  return "# " + model.name + " after " + std::string(pass) + "\n";
}

/// Runs the passes over every model's graph; returns what --print-after asks for.
std::string optimize_all(Loaded& loaded, const std::vector<std::string>& print_after) {
  std::string log;
  const auto wanted = [&](std::string_view pass) { return std::ranges::find(print_after, pass) != print_after.end(); };
  for (elaborate::Model& model : loaded.program.models) {
    if (wanted(elaborate_pass)) log += heading(elaborate_pass, model) + ir::print(model.predict, &loaded.sources);
    optimize(model, [&](const passes::Pass& pass, const ir::Graph& graph) {
      if (wanted(pass.name)) log += heading(pass.name, model) + ir::print(graph, &loaded.sources);
    });
  }
  return log;
}

/// The weights of the one model that the header holds, as the block that generated code expects.
void embed_weights(Loaded& loaded, const std::string& path, const FileSystem& files, emit::Options& options) {
  const elaborate::Model* model = single_model(loaded);
  if (model == nullptr) return;
  const std::optional<std::vector<NamedTensor>> tensors = read_tensor_file(path, files, loaded.diagnostics);
  if (!tensors) return;
  Binding binding;
  bind_weights(*model, path, *tensors, binding, loaded.diagnostics);
  if (loaded.diagnostics.has_errors()) return;
  const emit::WeightLayout layout = emit::weight_layout(*model);
  std::string block(static_cast<std::size_t>(layout.bytes), '\0');
  for (std::size_t i = 0; i < binding.weights.size(); ++i) {
    const std::string bytes = bytes_of(binding.weights[i].data);
    block.replace(static_cast<std::size_t>(layout.weights[i].offset), bytes.size(), bytes);
  }
  options.embedded_weights[model->name] = std::move(block);
}

/// The entry points of training of every model that says how it is trained.
void add_training(Loaded& loaded, std::optional<std::int64_t> memory_budget, emit::Options& options) {
  if (loaded.diagnostics.has_errors()) return;
  for (const elaborate::Model& model : loaded.program.models) {
    if (!model.training) continue;
    std::optional<training::Entries> entries = training::make_entries(model, loaded.diagnostics);
    if (!entries) continue;
    optimize(*entries);
    if (memory_budget) hold_budget({*memory_budget}, model.name, *entries, loaded.diagnostics);
    options.training[model.name] = std::move(*entries);
  }
  if (!loaded.diagnostics.has_errors() && options.training.empty())
    loaded.diagnostics.add(plain_error(Code::bad_compile, "no model of the file says how it is trained", {},
                                       "say it in the model: `compile(optimizer = ..., loss = ...)`"));
}

/// Every graph of the program: what predicts, and the entry points of training where there are any.
std::string print_graphs(const Loaded& loaded, const emit::Options& options) {
  std::string text;
  const auto print = [&](const std::string& name, const ir::Graph& graph) {
    text += "# " + name + "\n" + ir::print(graph, &loaded.sources);
  };
  for (const elaborate::Model& model : loaded.program.models) {
    if (model.predicts) print(model.name, model.predict);
    const auto found = options.training.find(model.name);
    if (found == options.training.end()) continue;
    const training::Entries& entries = found->second;
    if (!entries.step.outputs.empty()) print(model.name + " train_step", entries.step);
    print(model.name + " evaluate_step", entries.evaluate);
    print(model.name + " gradients", entries.gradients);
  }
  return text;
}

/// The same of plans, with what is prepared from weights before what runs.
std::string print_plans(const elaborate::Program& program, const std::vector<emit::ModelPlans>& plans) {
  std::string text;
  const auto print = [&](const std::string& name, const plan::Plan& plan) {
    text += "# " + name + "\n" + plan::print(plan);
  };
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const std::string& name = program.models[i].name;
    if (program.models[i].predicts) {
      if (plans[i].prepared.empty()) {
        print(name, plans[i].predict);
      } else {
        print(name + "\n# prepared", plans[i].prepare);
        print("run", plans[i].predict);
      }
    }
    if (plans[i].train_step) print(name + " train_step", *plans[i].train_step);
    if (plans[i].evaluate_step) print(name + " evaluate_step", *plans[i].evaluate_step);
    if (plans[i].gradients) print(name + " gradients", *plans[i].gradients);
  }
  return text;
}

/// Names in `print_after` that are no pass; empty when all are.
std::string unknown_pass(const std::vector<std::string>& print_after) {
  const auto pipeline = passes::optimization_pipeline();
  for (const std::string& name : print_after) {
    if (name == elaborate_pass || std::ranges::any_of(pipeline, [&](const passes::Pass& p) { return p.name == name; }))
      continue;
    std::string text = "modelc: there is no pass `" + name + "`; the passes are " + std::string(elaborate_pass);
    for (const passes::Pass& pass : pipeline) text += ", " + std::string(pass.name);
    return text + "\n";
  }
  return {};
}

/// In the order of plan::targets, each once. Names are known to be of it.
std::vector<plan::Target> targets_of(const std::vector<std::string>& names) {
  std::set<std::size_t> chosen;
  for (const std::string& name : names) chosen.insert(plan::target_index(name).value());
  std::vector<plan::Target> targets;
  for (const std::size_t index : chosen) targets.push_back(plan::targets[index]);
  return targets;
}

std::string usual_output(const Loaded& loaded, Emit stage) {
  if (stage == Emit::cpp) return loaded.program.name + ".hpp";
  return stage == Emit::c || stage == Emit::c99 ? loaded.program.name + ".h" : "-";
}

/// The C header `output`, and beside it what implements it.
void add_c_interface(const Loaded& loaded, const std::vector<emit::ModelPlans>& plans, const emit::Options& options,
                     const std::string& output, bool standalone, std::vector<OutputFile>& files) {
  const std::filesystem::path path(output);
  const auto beside = [&](const char* end) { return std::filesystem::path(path).replace_extension(end).string(); };
  emit::CInterface c = emit::emit_c_interface(loaded.program, loaded.sources, plans, options, path.stem().string());
  std::string header = emit::emit_header(loaded.program, loaded.sources, plans, options);
  if (standalone) {
    header = inline_includes(header, runtime_files);
    c.source = inline_includes(c.source, runtime_files);
  }
  files.push_back({output, std::move(c.header)});
  files.push_back({beside(".hpp"), std::move(header)});
  files.push_back({beside(".cpp"), std::move(c.source)});
}

}  // namespace

Result compile(const std::string& path, const CompileOptions& options, const FileSystem& files) {
  if (std::string error = unknown_pass(options.print_after); !error.empty())
    return {Status::wrong_usage, {}, std::move(error), {}};
  if (options.emit == Emit::ast) return print_tree(path, options, files);
  elaborate::Options program = options.program;
  program.train = options.train;
  Loaded loaded = load(path, program, files);
  if (!loaded.diagnostics.has_errors() && loaded.program.models.empty())
    loaded.diagnostics.add(plain_error(Code::no_model, "`" + path + "` declares no model"));
  emit::Options emit_options;
  emit_options.name_space = options.name_space;
  emit_options.targets = targets_of(options.targets);
  emit_options.source_text_path = std::filesystem::path(path).filename().string();
  if (!loaded.diagnostics.has_errors() && !options.embed_weights.empty())
    embed_weights(loaded, options.embed_weights, files, emit_options);
  if (!options.train) require_predictions(loaded, "`--train` gives a class that trains it");
  if (options.self_test && !loaded.diagnostics.has_errors()) add_self_tests(loaded, emit_options);
  if (options.train) add_training(loaded, options.memory_budget, emit_options);
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (result.status != Status::done) return result;

  result.err += optimize_all(loaded, options.print_after);
  const auto plans = [&] { return plan_models(loaded.program, emit_options.training, options.without); };
  std::string text;
  switch (options.emit) {
    case Emit::ast: break;
    case Emit::graph: text = print_graphs(loaded, emit_options); break;
    case Emit::plan: text = print_plans(loaded.program, plans()); break;
    case Emit::cpp:
      text = emit::emit_header(loaded.program, loaded.sources, plans(), emit_options);
      if (options.standalone) text = inline_includes(text, runtime_files);
      break;
    case Emit::c: break;
    case Emit::c99: {
      if (!options.weights_blob.empty()) {
        result.files.push_back({options.weights_blob, std::move(emit_options.embedded_weights.begin()->second)});
        emit_options.embedded_weights.clear();
      }
      std::vector<plan::Plan> whole;
      for (const elaborate::Model& model : loaded.program.models)
        whole.push_back(plan::make(model.predict, {.bands = false}));
      text = emit::emit_c99(loaded.program, loaded.sources, whole, emit_options, loaded.diagnostics);
      if (!loaded.diagnostics.has_errors()) break;
      return finish(loaded.diagnostics, loaded.sources, options.colour);
    }
  }
  const std::string output = options.output.empty() ? usual_output(loaded, options.emit) : options.output;
  if (!options.depfile.empty()) result.files.push_back({options.depfile, depfile(output, loaded.program.dependencies)});
  if (options.emit == Emit::c)
    add_c_interface(loaded, plans(), emit_options, output, options.standalone, result.files);
  else
    result.files.push_back({output, std::move(text)});
  return result;
}

}  // namespace modelc::driver
