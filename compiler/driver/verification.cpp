#include "driver/verification.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace modelc::driver {
namespace {

using ir::TensorData;

std::string shown(const LayerValue& value) {
  return value.layer.empty() ? value.name : value.name + " (" + value.layer + ")";
}

/// The i-th output of each.
std::vector<TensorData> of_each(const std::vector<std::vector<TensorData>>& runs, std::size_t i) {
  std::vector<TensorData> result;
  for (const std::vector<TensorData>& run : runs) result.push_back(run[i]);
  return result;
}

/// Elements of the node's value that were chosen together: those of a row that `take` takes by computed indices.
std::int64_t chosen_together(const ir::Graph& graph, ir::NodeId id, const std::vector<std::int64_t>& shape) {
  const ir::Node& node = graph[id];
  if (node.op->name != "take" || graph.leaf_of(node.inputs[1])) return 1;
  const auto& axis = node.attrs.get<std::vector<std::int64_t>>("axis");
  if (axis.empty()) return 1;
  std::int64_t inner = 1;
  for (auto behind = graph.type(node.inputs[0]).rank() - 1 - static_cast<std::size_t>(axis[0]); behind > 0; --behind)
    inner *= shape[shape.size() - behind];
  return std::max<std::int64_t>(inner, 1);
}

}  // namespace

Verification::Verification(const Loaded& loaded, const Binding& binding, std::vector<LayerValue> values,
                           const Oracle& oracle, Toolchain toolchain, const std::string& path)
    : loaded_(loaded),
      binding_(binding),
      values_(std::move(values)),
      oracle_(oracle),
      toolchain_(std::move(toolchain)),
      path_(path) {}

std::vector<TensorData> Verification::generated(ir::Graph graph) const {
  elaborate::Program program = loaded_.program;
  program.models.front().predict = std::move(graph);
  std::vector<TensorData> values;
  for (NamedTensor& output : execute(std::move(program), loaded_.sources, binding_, toolchain_, path_))
    values.push_back(std::move(output.data));
  return values;
}

const std::vector<TensorData>& Verification::inner() {
  if (inner_.empty()) inner_ = generated(exposed(graph(), values_));
  return inner_;
}

std::vector<TensorData> Verification::given() {
  std::vector<TensorData> given;
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (values_[i].given) given.push_back(inner()[graph().outputs.size() + i]);
  return given;
}

Comparison Verification::compared(ir::NodeId node, const TensorData& computed, const TensorData& right,
                                  const std::vector<TensorData>& coarse) const {
  std::vector<const TensorData*> rounded;
  for (const TensorData& one : coarse) rounded.push_back(&one);
  return compare(computed, right, rounded, oracle_.least_units(), chosen_together(graph(), node, right.shape));
}

std::vector<Verified> Verification::step_by_step() {
  const std::size_t outputs = graph().outputs.size();
  const std::vector<TensorData>& computed = inner();
  const std::vector<TensorData> further(computed.begin() + static_cast<std::ptrdiff_t>(outputs), computed.end());
  const Reference right = oracle_.reference(Cut::everywhere, further);
  std::vector<Verified> rows;
  std::size_t next = outputs;  // of the cut graph's outputs, which lack what is given
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (values_[i].given) continue;
    const TensorData& value = computed[outputs + i];
    rows.push_back({shown(values_[i]), value.shape,
                    compared(values_[i].node, value, right.right[next], of_each(right.coarse, next))});
    ++next;
  }
  for (std::size_t i = 0; i < outputs; ++i)
    if (std::ranges::find(values_, graph().outputs[i].node, &LayerValue::node) == values_.end())
      rows.push_back({graph().outputs[i].name, computed[i].shape,
                      compared(graph().outputs[i].node, computed[i], right.right[i], of_each(right.coarse, i))});
  return rows;
}

std::vector<Verified> Verification::whole() {
  const std::vector<TensorData> computed = generated(graph());
  const Reference right = oracle_.reference(Cut::at_given, given());
  std::vector<Verified> rows;
  for (std::size_t i = 0; i < computed.size(); ++i)
    rows.push_back({graph().outputs[i].name, computed[i].shape,
                    compared(graph().outputs[i].node, computed[i], right.right[i], of_each(right.coarse, i))});
  return rows;
}

void Verification::compare_all() {
  steps_heading_ = "With every layer's value as a further output, each from the values computed before it:";
  whole_heading_ = "As `modelc run` builds it, from the inputs on:";
  whole_ = whole();
  if (!values_.empty()) steps_ = step_by_step();
  if (any_wrong(whole_) && !any_wrong(steps_) && !steps_.empty())
    notes_ += "Step by step all is right: the fault is in code that spans layers, where their values are no outputs.\n";
  if (any_wrong(steps_) && !any_wrong(whole_))
    notes_ += "As the app has it the model is right here: what is wrong is another header of it, with more outputs.\n";
}

std::vector<std::string> Verification::misshapen(const Recorded& recorded) const {
  std::vector<std::string> problems;
  const auto check = [&](const std::string& name, ir::NodeId node, const std::optional<TensorData>& tensor) {
    if (!tensor) return;
    const ir::TensorType& type = graph().type(node);
    bool fits = tensor->shape.size() == type.rank() && ir::is_float(tensor->dtype) == ir::is_float(type.dtype);
    for (std::size_t axis = 0; fits && axis < type.rank(); ++axis)
      fits = type.shape[axis].evaluate(binding_.symbols) == tensor->shape[axis];
    if (!fits)
      problems.push_back(fmt::format("`{}` is of shape [{}] there, the model computes `{}`", name,
                                     fmt::join(tensor->shape, ", "), ir::str(type)));
  };
  for (std::size_t i = 0; i < recorded.outputs.size(); ++i)
    check(graph().outputs[i].name, graph().outputs[i].node, recorded.outputs[i]);
  for (std::size_t i = 0; i < recorded.values.size(); ++i) check(values_[i].name, values_[i].node, recorded.values[i]);
  return problems;
}

void Verification::compare_recorded(const Recorded& recorded) {
  steps_heading_ = "Layers, with their values as further outputs, from the inputs on:";
  whole_heading_ = "As `modelc run` builds it, from the inputs on:";
  const std::size_t outputs = graph().outputs.size();
  const bool layers = std::ranges::any_of(recorded.values, [](const auto& one) { return one.has_value(); });
  const Reference right = oracle_.reference(Cut::at_given, given());
  const auto add = [&](std::vector<Verified>& rows, const std::string& name, ir::NodeId node,
                       const TensorData& computed, const TensorData& wanted, std::size_t i) {
    std::vector<TensorData> coarse;
    for (const std::vector<TensorData>& run : right.coarse) coarse.push_back(moved(wanted, right.right[i], run[i]));
    rows.push_back({name, computed.shape, compared(node, computed, wanted, coarse)});
  };
  const std::vector<TensorData> computed = generated(graph());
  for (std::size_t i = 0; i < outputs; ++i)
    if (recorded.outputs[i])
      add(whole_, graph().outputs[i].name, graph().outputs[i].node, computed[i], *recorded.outputs[i], i);
    else
      notes_ += "Not recorded: the output `" + graph().outputs[i].name + "`.\n";
  if (layers) {
    std::size_t next = outputs;  // of the cut graph's outputs, which lack what is given
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i].given) continue;
      if (recorded.values[i])
        add(steps_, shown(values_[i]), values_[i].node, inner()[outputs + i], *recorded.values[i], next);
      ++next;
    }
  }
  for (const std::string& name : recorded.unknown)
    notes_ += "Not compared: `" + name + "`, which is nothing of the model.\n";
}

std::string Verification::report() const {
  std::string text;
  if (!steps_.empty()) text += driver::report(steps_heading_, "Layer (type)", steps_) + "\n";
  if (!whole_.empty()) text += driver::report(whole_heading_, "Output", whole_) + "\n";
  std::vector<Verified> all = steps_;
  all.insert(all.end(), whole_.begin(), whole_.end());
  const auto is_layer = [&](const Verified& row) {
    return std::ranges::any_of(values_, [&](const LayerValue& value) { return shown(value) == row.name; });
  };
  const auto layers = static_cast<std::size_t>(std::ranges::count_if(steps_, is_layer));
  return text + notes_ +
         fmt::format("{}: {}; {}\n", wrong() ? "WRONG" : "ok", counted(layers, whole_.size()), largest_error(all));
}

}  // namespace modelc::driver
