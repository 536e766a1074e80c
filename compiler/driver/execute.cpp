#include "driver/execute.h"

#include <filesystem>

#include "driver/stages.h"

namespace modelc::driver {

std::vector<NamedTensor> execute(elaborate::Program program, const SourceMap& sources, const Binding& binding,
                                 const Toolchain& toolchain, const std::string& path) {
  elaborate::Model& model = program.models.front();
  optimize(model);
  emit::Options emit_options;
  emit_options.name_space = "modelc_run";
  emit_options.source_text_path = std::filesystem::path(path).filename().string();
  const Program main{"run.cpp", emit::emit_header(program, sources, plan_models(program, {}), emit_options) +
                                    "#include \"ports.hpp\"\n"};
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
  const std::string values = build_and_run(toolchain, main, model, "modelc_run::Model", folder, binding);
  if (values.size() != bytes)
    throw BuildError{"the compiled model wrote an incomplete result", {}, Code::program_failed};
  std::size_t at = 0;
  for (NamedTensor& output : outputs) at += set_bytes(output.data, values.data() + at);
  return outputs;
}

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
  model.predicts = true;
  for (ir::Leaf& leaf : model.predict.leaves)
    if (leaf.kind == ir::Leaf::Kind::target) leaf.kind = ir::Leaf::Kind::input;
  model.symbols = model.training->symbols;
}

}  // namespace modelc::driver
