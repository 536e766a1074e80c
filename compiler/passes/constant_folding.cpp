#include <memory>

#include "ops/table.h"
#include "passes/passes.h"
#include "passes/rebuild.h"

namespace modelc::passes {
using namespace ir;

namespace {

constexpr std::int64_t max_elements = 4096;  // beyond that the constant costs more than computing it

std::optional<std::vector<std::int64_t>> static_extents(const Shape& shape) {
  std::vector<std::int64_t> extents;
  for (const Dim& dim : shape) {
    const std::optional<std::int64_t> extent = dim.constant();
    if (!extent) return std::nullopt;
    extents.push_back(*extent);
  }
  return extents;
}

NodeId fold(Graph& graph, NodeId id) {
  static const OpRow& constant = ops::row("constant");
  const Node& node = graph[id];
  if (node.inputs.empty() || node.types.size() != 1 || !node.op->evaluate || has(node.op->traits, Trait::random))
    return id;
  std::vector<const TensorData*> inputs;
  for (const NodeId input : node.inputs) {
    if (graph[input].op != &constant) return id;
    inputs.push_back(graph[input].attrs.get<std::shared_ptr<const TensorData>>("value").get());
  }
  const auto extents = static_extents(node.type().shape);
  const std::optional<std::int64_t> count = element_count(node.type().shape).constant();
  if (!extents || !count || *count > max_elements) return id;
  TensorData result = TensorData::zeros(node.type().dtype, *extents);
  const SymbolValues no_symbols;
  EvalContext context{inputs, node.attrs, {&result, 1}, no_symbols, 0};
  try {
    node.op->evaluate(context);
  } catch (const EvalError&) {
    return id;  // what cannot be computed here is the business of the run
  }
  return graph.add(constant, {}, {{"value", std::make_shared<const TensorData>(std::move(result))}}, node.origin);
}

}  // namespace

Graph constant_folding(const Graph& graph) { return rebuild(graph, {.node = fold}); }

}  // namespace modelc::passes
