#include <filesystem>

#include "driver/bind.h"
#include "driver/build.h"
#include "driver/load.h"
#include "driver/standalone.h"
#include "emit/emit.h"
#include "passes/pipelines.h"
#include "training/training.h"

namespace modelc::driver {
namespace {

/// Reads what the command line names and fits it to the model.
Binding bind(const elaborate::Model& model, const RunOptions& options, const FileSystem& files,
             Diagnostics& diagnostics) {
  Binding binding;
  std::optional<std::vector<NamedTensor>> inputs = read_tensor_file(options.input, files, diagnostics);
  if (inputs) bind_inputs(model, std::move(*inputs), binding, diagnostics);
  if (options.weights.empty()) {
    if (!diagnostics.has_errors()) bind_weights(model, initial_weights(model, 0), binding, diagnostics);
    return binding;
  }
  Diagnostics of_weights;
  std::optional<std::vector<NamedTensor>> weights = read_tensor_file(options.weights, files, of_weights);
  if (weights) bind_weights(model, std::move(*weights), binding, of_weights);
  for (const Diagnostic& diagnostic : of_weights.all()) diagnostics.add(diagnostic);
  return binding;
}

std::vector<NamedTensor> interpret(const elaborate::Model& model, const Binding& binding) {
  std::vector<ir::TensorData> values =
      ir::evaluate(model.predict, leaves_of(model.predict, binding), binding.symbols, 0);
  std::vector<NamedTensor> outputs;
  for (std::size_t i = 0; i < model.predict.outputs.size(); ++i)
    outputs.push_back({model.predict.outputs[i].name, std::move(values[i])});
  return outputs;
}

std::vector<NamedTensor> execute(Loaded& loaded, const Binding& binding, const RunOptions& options,
                                 const std::string& path) {
  elaborate::Model& model = loaded.program.models.front();
  model.predict = passes::run(passes::optimization_pipeline(), std::move(model.predict));
  emit::Options emit_options;
  emit_options.name_space = "modelc_run";
  emit_options.source_text_path = std::filesystem::path(path).filename().string();
  const std::string header =
      inline_includes(emit::emit_header(loaded.program, loaded.sources, emit_options), runtime_files);
  std::vector<NamedTensor> outputs;
  std::size_t bytes = 0;
  for (const ir::Output& output : model.predict.outputs) {
    const ir::TensorType& type = model.predict.type(output.node);
    std::vector<std::int64_t> shape;
    for (const ir::Dim& extent : type.shape) shape.push_back(extent.evaluate(binding.symbols).value_or(0));
    outputs.push_back({output.name, ir::TensorData::zeros(type.dtype, std::move(shape))});
    bytes += static_cast<std::size_t>(outputs.back().data.size()) * ir::size_of(type.dtype);
  }
  const std::string folder = std::filesystem::absolute(std::filesystem::path(path)).parent_path().string();
  const std::string values = build_and_run({options.compiler, options.cache, options.processor}, header, model,
                                           "modelc_run::Model", folder, binding, bytes);
  std::size_t at = 0;
  for (NamedTensor& output : outputs) at += set_bytes(output.data, values.data() + at);
  return outputs;
}

/// Makes the model compute its loss and gradients instead of its outputs; its targets are inputs then.
void take_gradients(Loaded& loaded) {
  if (loaded.diagnostics.has_errors() || loaded.program.models.size() != 1) return;
  elaborate::Model& model = loaded.program.models.front();
  if (!model.training) {
    loaded.diagnostics.add(plain_error(Code::bad_compile, "the model `" + model.name + "` has no loss to differentiate",
                                       {}, "say how it is trained: `compile(optimizer = ..., loss = ...)`"));
    return;
  }
  std::optional<training::Entries> entries = training::make_entries(model, loaded.diagnostics);
  if (!entries) return;
  model.predict = std::move(entries->gradients);
  for (ir::Leaf& leaf : model.predict.leaves)
    if (leaf.kind == ir::Leaf::Kind::target) leaf.kind = ir::Leaf::Kind::input;
  model.symbols = model.training->symbols;
}

}  // namespace

Result run(const std::string& path, const RunOptions& options, const FileSystem& files) {
  elaborate::Options program = options.program;
  program.train = options.gradients;
  Loaded loaded = load(path, program, files);
  if (options.gradients) take_gradients(loaded);
  const elaborate::Model* model = single_model(loaded);
  Binding binding;
  if (model != nullptr) binding = bind(*model, options, files, loaded.diagnostics);
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (model == nullptr || result.status != Status::done) return result;
  try {
    const std::vector<NamedTensor> outputs =
        options.interpret ? interpret(*model, binding) : execute(loaded, binding, options, path);
    result.files.push_back({options.output, write_tensors(outputs)});
    if (options.weights.empty() && !loaded.program.models.front().weights.empty())
      result.err += "note: no `--weights`: fresh ones by the initializers, seed 0\n";
  } catch (const ir::EvalError& error) {
    loaded.diagnostics.add(plain_error(Code::data_mismatch, error.message));
    return finish(loaded.diagnostics, loaded.sources, options.colour);
  } catch (const BuildError& error) {
    loaded.diagnostics.add(
        plain_error(Code::compiler_failed, error.message,
                    error.details.empty() ? std::vector<std::string>{} : std::vector{error.details}));
    return finish(loaded.diagnostics, loaded.sources, options.colour);
  }
  return result;
}

}  // namespace modelc::driver
