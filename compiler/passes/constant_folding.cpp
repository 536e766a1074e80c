#include <algorithm>
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

using Value = std::shared_ptr<const TensorData>;

// The node's value where it depends on constants alone. `counts` also takes iota for one: loops count without it, but
// not what must lie in memory.
Value value_of(const Graph& graph, NodeId id, bool counts) {
  static const OpRow &constant = ops::row("constant"), &iota = ops::row("iota");
  const Node& node = graph[id];
  if (node.op == &constant) return node.attrs.get<Value>("value");
  const bool source = counts && node.op == &iota;
  if ((node.inputs.empty() && !source) || node.types.size() != 1 || !node.op->evaluate ||
      has(node.op->traits, Trait::random))
    return nullptr;
  const auto known = [&](NodeId input) { return counts || graph[input].op == &constant; };
  if (!std::ranges::all_of(node.inputs, known)) return nullptr;
  const auto extents = static_extents(node.type().shape);
  if (!extents || element_count(node.type().shape).constant().value_or(max_elements + 1) > max_elements) return nullptr;
  std::vector<Value> values;
  for (const NodeId input : node.inputs) {
    values.push_back(counts                         ? value_of(graph, input, true)
                     : graph[input].op == &constant ? graph[input].attrs.get<Value>("value")
                                                    : nullptr);
    if (!values.back()) return nullptr;
  }
  std::vector<const TensorData*> inputs;
  for (const Value& value : values) inputs.push_back(value.get());
  auto result = std::make_shared<TensorData>(TensorData::zeros(node.type().dtype, *extents));
  const SymbolValues no_symbols;
  EvalContext context{inputs, node.attrs, {result.get(), 1}, no_symbols, 0};
  try {
    node.op->evaluate(context);
  } catch (const EvalError&) {
    return nullptr;  // what cannot be computed here is the business of the run
  }
  return result;
}

bool needs_memory(const OpRow& op) {
  return op.lowering == Lowering::movement || op.lowering == Lowering::kernel || op.lowering == Lowering::contraction;
}

NodeId fold(Graph& graph, NodeId id) {
  static const OpRow& constant = ops::row("constant");
  const Node& node = graph[id];
  if (node.op == &constant) return id;
  Value value = value_of(graph, id, needs_memory(*node.op));
  return value ? graph.add(constant, {}, {{"value", std::move(value)}}, node.origin) : id;
}

}  // namespace

Graph constant_folding(Graph graph) { return rebuild(std::move(graph), {.node = fold}); }

}  // namespace modelc::passes
