#include <fmt/format.h>

#include <algorithm>

#include "driver/execute.h"
#include "driver/layer_values.h"
#include "driver/made_inputs.h"
#include "driver/rounding.h"
#include "driver/verify_report.h"

namespace modelc::driver {
namespace {

using ir::TensorData;

/// Coarse arithmetic that is tried beside the right one: binary digits less than the dtype has.
constexpr int coarse[] = {2, 3};

/// The names of the model's targets, once they are inputs.
std::vector<std::string> targets_of(const elaborate::Model& model, const std::vector<std::string>& inputs) {
  std::vector<std::string> targets;
  for (const ir::Leaf& leaf : model.predict.leaves)
    if (is_given(leaf) && std::ranges::find(inputs, leaf.name) == inputs.end()) targets.push_back(leaf.name);
  return targets;
}

struct Given {
  Binding binding;
  std::string shown;  ///< "random inputs with batch = 2, fresh weights"
};

/// Inputs and weights from files or made up.
Given take_inputs(const elaborate::Model& model, const std::vector<std::string>& targets, const VerifyOptions& options,
                  const FileSystem& files, Diagnostics& diagnostics) {
  Given given;
  std::optional<std::vector<NamedTensor>> inputs;
  if (!options.input.empty()) {
    inputs = read_tensor_file(options.input, files, diagnostics);
  } else if (const std::optional<ir::SymbolValues> symbols = small_symbols(model)) {
    given.binding.symbols = *symbols;
    inputs = random_inputs(model, *symbols, targets, 0);
  } else {
    std::vector<std::string> notes;
    for (const ir::Requirement& requirement : model.predict.requirements)
      notes.push_back("needed: " + requirement.str() + " (" + requirement.reason + ")");
    diagnostics.add(plain_error(Code::data_mismatch, "no small sizes were found that `" + model.name + "` accepts",
                                std::move(notes),
                                "choose them with `--set NAME=VALUE`, or give inputs with `--input`"));
  }
  if (inputs) bind_inputs(model, options.input, std::move(*inputs), given.binding, diagnostics);
  if (!diagnostics.has_errors()) bind_weight_file(model, options.weights, files, given.binding, diagnostics);
  std::string sizes;
  for (const auto& [name, value] : given.binding.symbols)
    sizes += fmt::format("{}{} = {}", sizes.empty() ? " with " : ", ", name, value);
  given.shown = (options.input.empty() ? "random inputs" : "the inputs of `" + options.input + "`") + sizes;
  if (!model.weights.empty())
    given.shown +=
        options.weights.empty() ? ", fresh weights by the initializers" : ", the weights of `" + options.weights + "`";
  return given;
}

/// What is right for the outputs of a graph, and what coarse arithmetic makes of them.
class Reference {
 public:
  Reference(const ir::Graph& graph, const std::vector<TensorData>& leaves, const ir::SymbolValues& symbols) {
    right_ = ir::evaluate(graph, leaves, symbols);
    for (const int bits : coarse) rounded_.push_back(ir::evaluate(rounded(graph, symbols, bits), leaves, symbols));
  }
  Comparison compare(std::size_t output, const TensorData& computed) const {
    std::vector<const TensorData*> rounded;
    for (const std::vector<TensorData>& values : rounded_) rounded.push_back(&values[output]);
    return driver::compare(computed, right_[output], rounded);
  }

 private:
  std::vector<TensorData> right_;
  std::vector<std::vector<TensorData>> rounded_;
};

class Verification {
 public:
  Verification(const Loaded& loaded, const Binding& binding, const VerifyOptions& options, const std::string& path)
      : loaded_(loaded), binding_(binding), options_(options), path_(path) {
    const elaborate::Model& model = loaded.program.models.front();
    values_ = options.train ? layer_values(model.predict) : layer_values(model.predict, model.layers);
  }

  /// The outputs as the user's header computes them, from the inputs on.
  std::vector<Verified> whole() const {
    const ir::Graph& graph = model().predict;
    const std::vector<NamedTensor> computed = generated(graph);
    const Reference reference(graph, leaves_of(graph, binding_), binding_.symbols);
    std::vector<Verified> rows;
    for (std::size_t i = 0; i < computed.size(); ++i)
      rows.push_back({computed[i].name, computed[i].data.shape, reference.compare(i, computed[i].data)});
    return rows;
  }

  /// Every layer's value, and every output, from the values before it.
  std::vector<Verified> step_by_step() const {
    const ir::Graph& graph = model().predict;
    const std::size_t outputs = graph.outputs.size();
    const std::vector<NamedTensor> computed = generated(exposed(graph, values_));
    std::vector<TensorData> leaves = leaves_of(graph, binding_);
    for (std::size_t i = 0; i < values_.size(); ++i) leaves.push_back(computed[outputs + i].data);
    const Reference reference(cut(graph, values_), leaves, binding_.symbols);
    std::vector<Verified> rows;
    const auto add = [&](const std::string& name, std::size_t i) {
      rows.push_back({name, computed[i].data.shape, reference.compare(i, computed[i].data)});
    };
    for (std::size_t i = 0; i < values_.size(); ++i) add(shown(values_[i]), outputs + i);
    for (std::size_t i = 0; i < outputs; ++i)
      if (!is_value(graph.outputs[i].node)) add(graph.outputs[i].name, i);
    return rows;
  }

  std::size_t layers() const { return values_.size(); }

 private:
  const elaborate::Model& model() const { return loaded_.program.models.front(); }
  bool is_value(ir::NodeId node) const { return std::ranges::find(values_, node, &LayerValue::node) != values_.end(); }
  static std::string shown(const LayerValue& value) {
    return value.layer.empty() ? value.name : value.name + " (" + value.layer + ")";
  }
  std::vector<NamedTensor> generated(ir::Graph graph) const {
    elaborate::Program program = loaded_.program;
    program.models.front().predict = std::move(graph);
    return execute(std::move(program), loaded_.sources, binding_,
                   {options_.compiler, options_.cache, options_.processor}, path_);
  }

  const Loaded& loaded_;
  const Binding& binding_;
  const VerifyOptions& options_;
  const std::string& path_;
  std::vector<LayerValue> values_;
};

/// All of it, as text; whether something is wrong.
std::string verified(const Verification& verification, const std::string& given, bool& wrong) {
  const std::vector<Verified> whole = verification.whole();
  std::string text = "Generated code for " + given + ", against reference evaluation in double precision.\n";
  text += "Errors are relative to the largest value of a tensor.\n\n";
  std::vector<Verified> steps;
  if (verification.layers() > 0) {
    steps = verification.step_by_step();
    text +=
        report("With every layer's value as a further output, each from the values computed before it:", "Layer (type)",
               steps) +
        "\n";
  }
  text += report("As `modelc run` builds it, from the inputs on:", "Output", whole) + "\n";
  wrong = any_wrong(whole) || any_wrong(steps);
  if (any_wrong(whole) && !any_wrong(steps) && !steps.empty())
    text += "Step by step all is right: the fault is in code that spans layers, where their values are no outputs.\n";
  std::vector<Verified> all = steps;
  all.insert(all.end(), whole.begin(), whole.end());
  text += fmt::format("{}: {}; {}\n", wrong ? "WRONG" : "ok", counted(verification.layers(), whole.size()),
                      largest_error(all));
  return text;
}

}  // namespace

Result verify(const std::string& path, const VerifyOptions& options, const FileSystem& files) {
  elaborate::Options program = options.program;
  program.train = options.train;
  Loaded loaded = load(path, program, files);
  std::vector<std::string> inputs;
  if (loaded.program.models.size() == 1)
    for (const ir::Leaf& leaf : loaded.program.models.front().predict.leaves)
      if (leaf.kind != ir::Leaf::Kind::target) inputs.push_back(leaf.name);
  if (options.train)
    take_gradients(loaded);
  else
    require_predictions(loaded, "`--train` verifies its loss and gradients");
  const elaborate::Model* model = single_model(loaded);
  Given given;
  if (model != nullptr) given = take_inputs(*model, targets_of(*model, inputs), options, files, loaded.diagnostics);
  Result result = finish(loaded.diagnostics, loaded.sources, options.colour);
  if (model == nullptr || result.status != Status::done) return result;
  try {
    bool wrong = false;
    result.out = verified(Verification(loaded, given.binding, options, path), given.shown, wrong);
    if (wrong) result.status = Status::wrong_input;
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
