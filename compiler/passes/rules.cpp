#include "passes/rules.h"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "ops/table.h"
#include "passes/rebuild.h"

namespace modelc::passes {
using namespace ir;

std::optional<NodeId> Site::under(std::string_view op, NodeId of) const {
  if (!is(of, op) || graph[of].inputs.empty()) return std::nullopt;
  return graph[of].inputs[0];
}

std::optional<double> Site::number(NodeId of) const {
  while (is(of, "reshape") || is(of, "broadcast_to") || is(of, "transpose")) of = graph[of].inputs[0];
  const Node& node = graph[of];
  if (node.op->name == "full") return node.attrs.get<double>("fill_value");
  if (node.op->name != "constant") return std::nullopt;
  const TensorData& data = *node.attrs.get<std::shared_ptr<const TensorData>>("value");
  if (data.size() == 0) return std::nullopt;
  for (std::int64_t i = 1; i < data.size(); ++i)
    if (data.number(i) != data.number(0)) return std::nullopt;
  return data.number(0);
}

std::optional<NodeId> Site::beside(double value) const {
  for (const std::size_t i : {0, 1})
    if (is_number(input(i), value)) return input(1 - i);
  return std::nullopt;
}

NodeId Site::call(std::string_view op, std::vector<NodeId> inputs, Attrs attrs) const {
  const Origin origin = node().origin;
  return graph.add(ops::row(op), std::move(inputs), std::move(attrs), origin);
}

NodeId Site::scalar(double value) const {
  const DType dtype = node().type().dtype;
  return call("constant", {}, {{"value", std::make_shared<const TensorData>(TensorData::scalar(dtype, value))}});
}

NodeId Site::reshape(NodeId x, Shape shape) const {
  return graph.type(x).shape == shape ? x : call("reshape", {x}, {{"newshape", std::move(shape)}});
}

namespace {

std::optional<NodeId> try_rule(const Rule& rule, Graph& graph, NodeId id) {
  try {
    const std::optional<NodeId> result = rule.apply({graph, id});
    if (result && *result != id && graph[*result].types == graph[id].types) return result;
  } catch (const ShapeError&) {  // what the rule builds does not exist for these shapes
  } catch (const DimOverflow&) {
  }
  return std::nullopt;
}

/// The rules of the tables by what they are about.
class Rules {
 public:
  explicit Rules(std::initializer_list<std::span<const Rule>> tables) : tables_(tables) {}

  /// What the first of them that applies makes of the node.
  std::optional<NodeId> rewritten(Graph& graph, NodeId id) {
    for (const Rule* rule : of(*graph[id].op))
      if (const std::optional<NodeId> result = try_rule(*rule, graph, id)) return result;
    return std::nullopt;
  }

 private:
  const std::vector<const Rule*>& of(const OpRow& op) {
    const auto [found, first] = by_op_.try_emplace(&op);
    if (!first) return found->second;
    for (const std::span<const Rule> rules : tables_)
      for (const Rule& rule : rules)
        if (rule.op.empty() || rule.op == op.name) found->second.push_back(&rule);
    return found->second;
  }

  std::vector<std::span<const Rule>> tables_;
  std::unordered_map<const OpRow*, std::vector<const Rule*>> by_op_;
};

}  // namespace

Graph apply(std::initializer_list<std::span<const Rule>> tables, Graph graph) {
  constexpr int max_turns = 16;  // each rule simplifies, so few are needed
  Rules rules(tables);
  return rebuild(std::move(graph), {.node = [&](Graph& out, NodeId id) {
                   for (int turn = 0; turn < max_turns; ++turn) {
                     const std::optional<NodeId> result = rules.rewritten(out, id);
                     if (!result) break;
                     id = *result;
                   }
                   return id;
                 }});
}

}  // namespace modelc::passes
