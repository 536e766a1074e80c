#include "driver/execute.h"
#include "driver/load.h"

namespace modelc::driver {
namespace {

/// Reads what the command line names and fits it to the model.
Binding bind(const elaborate::Model& model, const RunOptions& options, const FileSystem& files,
             Diagnostics& diagnostics) {
  Binding binding;
  std::optional<std::vector<NamedTensor>> inputs = read_tensor_file(options.input, files, diagnostics);
  if (inputs) bind_inputs(model, options.input, std::move(*inputs), binding, diagnostics);
  if (!options.weights.empty() || !diagnostics.has_errors())
    bind_weight_file(model, options.weights, files, binding, diagnostics);
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

}  // namespace

Result run(const std::string& path, const RunOptions& options, const FileSystem& files) {
  elaborate::Options program = options.program;
  program.train = options.gradients;
  Loaded loaded = load(path, program, files);
  if (options.gradients)
    take_gradients(loaded);
  else
    require_predictions(loaded, "`--entry gradients` gives its loss and gradients");
  const elaborate::Model* model = single_model(loaded);
  Binding binding;
  if (model != nullptr) binding = bind(*model, options, files, loaded.diagnostics);
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (model == nullptr || result.status != Status::done) return result;
  try {
    const std::vector<NamedTensor> outputs = options.interpret
                                                 ? interpret(*model, binding)
                                                 : execute(loaded.program, loaded.sources, binding,
                                                           {options.compiler, options.cache, options.processor}, path);
    result.files.push_back({options.output, write_tensors(outputs)});
    if (options.weights.empty() && !loaded.program.models.front().weights.empty())
      result.err += "note: no `--weights`: fresh ones by the initializers, seed 0\n";
  } catch (const ir::EvalError& error) {
    loaded.diagnostics.add(plain_error(Code::data_mismatch, error.message));
    return finish(loaded.diagnostics, loaded.sources, options.colour);
  } catch (const BuildError& error) {
    loaded.diagnostics.add(explained(error));
    return finish(loaded.diagnostics, loaded.sources, options.colour);
  }
  return result;
}

}  // namespace modelc::driver
