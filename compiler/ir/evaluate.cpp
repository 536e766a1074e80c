#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "ir/graph.h"

namespace modelc::ir {

namespace {

std::vector<std::int64_t> concrete(const Shape& shape, const SymbolValues& symbols, std::string_view what) {
  std::vector<std::int64_t> extents;
  std::int64_t count = 1;
  for (const Dim& dim : shape) {
    const auto value = dim.evaluate(symbols);
    if (!value || *value < 0)
      throw EvalError{fmt::format("the dimension `{}` of {} has no value with these symbols", dim.str(), what)};
    extents.push_back(*value);
    if (__builtin_mul_overflow(count, *value, &count) || count > max_evaluated_elements)
      throw EvalError{fmt::format("{} has more than {} elements", what, max_evaluated_elements)};
  }
  return extents;
}

bool holds_its_shape(const TensorData& data) {
  const auto count = static_cast<std::size_t>(data.size());
  return is_float(data.dtype) ? data.real.size() == count && data.integer.empty()
                              : data.integer.size() == count && data.real.empty();
}

void check_leaf(const Leaf& leaf, const TensorType& type, const TensorData& given, const SymbolValues& symbols) {
  const std::string what = fmt::format("{} `{}`", name(leaf.kind), leaf.name);
  if (given.dtype != type.dtype)
    throw EvalError{fmt::format("{} is {}, not {}", what, name(given.dtype), name(type.dtype))};
  const std::vector<std::int64_t> shape = concrete(type.shape, symbols, what);
  if (given.shape != shape)
    throw EvalError{
        fmt::format("{} has the shape [{}], not [{}]", what, fmt::join(given.shape, ", "), fmt::join(shape, ", "))};
  if (!holds_its_shape(given)) throw EvalError{fmt::format("{} does not have as many values as its shape says", what)};
}

}  // namespace

std::vector<TensorData> evaluate(const Graph& graph, const std::vector<TensorData>& leaves, const SymbolValues& symbols,
                                 std::uint64_t seed, const SeeResults& see) {
  if (leaves.size() != graph.leaves.size())
    throw EvalError{fmt::format("{} tensors given for {} leaves", leaves.size(), graph.leaves.size())};
  for (const Requirement& requirement : graph.requirements)
    if (!requirement.met(symbols))
      throw EvalError{fmt::format("the requirement `{}` is not met ({})", requirement.str(), requirement.reason)};

  std::vector<NodeId> wanted;
  for (const Output& output : graph.outputs) wanted.push_back(output.node);
  for (const Update& update : graph.updates) wanted.push_back(update.value);
  std::vector<std::uint32_t> uses(graph.size());  // a value is dropped after its last use
  for (const NodeId id : wanted) ++uses[id];
  for (NodeId id = static_cast<NodeId>(graph.size()); id-- > 0;)
    if (uses[id])
      for (const NodeId input : graph[id].inputs) ++uses[input];

  // What a node gives: leaves by reference, everything else owned.
  std::vector<const TensorData*> values(graph.size());
  std::vector<std::vector<TensorData>> owned(graph.size());
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const Leaf& leaf = graph.leaves[i];
    if (uses[leaf.node]) check_leaf(leaf, graph.type(leaf.node), leaves[i], symbols);
    values[leaf.node] = &leaves[i];
  }

  for (NodeId id = 0; id < graph.size(); ++id) {
    const Node& node = graph[id];
    if (!uses[id] || node.op == &leaf_op) continue;
    const std::string what = fmt::format("the result of `{}`", node.op->name);
    if (!node.op->evaluate) throw EvalError{fmt::format("`{}` has no reference evaluation", node.op->name)};
    std::vector<const TensorData*> inputs;
    if (node.inputs.size() == 1 && owned[node.inputs[0]].size() > 1)  // as Graph::input_types
      for (const TensorData& result : owned[node.inputs[0]]) inputs.push_back(&result);
    else
      for (const NodeId input : node.inputs) inputs.push_back(values[input]);
    for (const TensorType& type : node.types)
      owned[id].push_back(TensorData::zeros(type.dtype, concrete(type.shape, symbols, what)));
    EvalContext context{inputs, node.attrs, owned[id], symbols, seed};
    node.op->evaluate(context);
    for (std::size_t i = 0; i < owned[id].size(); ++i) {
      const TensorData& result = owned[id][i];
      if (result.dtype != node.types[i].dtype || result.shape != concrete(node.types[i].shape, symbols, what) ||
          !holds_its_shape(result))
        throw EvalError{fmt::format("{} does not have the type that was inferred, {}", what, str(node.types[i]))};
    }
    if (see) see(id, owned[id]);
    values[id] = &owned[id].front();
    for (const NodeId input : node.inputs)
      if (--uses[input] == 0) owned[input] = {};
  }

  std::vector<TensorData> results;
  for (const NodeId id : wanted) results.push_back(*values[id]);
  return results;
}

}  // namespace modelc::ir
