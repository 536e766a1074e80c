#include <memory>
#include <vector>

#include "ops/table.h"
#include "passes/passes.h"
#include "passes/rebuild.h"

namespace modelc::passes {
using namespace ir;

namespace {

NodeId known_dim(Graph& graph, NodeId id) {
  static const OpRow& dim_value = ops::row("dim_value");
  static const OpRow& constant = ops::row("constant");
  const Node& node = graph[id];
  if (node.op != &dim_value) return id;
  const std::optional<std::int64_t> value = node.attrs.get<Dim>("dim").constant();
  if (!value) return id;
  TensorData data = TensorData::zeros(node.type().dtype, {});
  if (is_float(data.dtype))
    data.real[0] = static_cast<double>(*value);
  else
    data.integer[0] = *value;
  return graph.add(constant, {}, {{"value", std::make_shared<const TensorData>(std::move(data))}}, node.origin);
}

}  // namespace

Graph shape_inference(Graph graph) {
  Graph out = rebuild(std::move(graph), {.node = known_dim, .derive_types = true});
  std::erase_if(out.requirements, [](const Requirement& need) { return need.answer() == Answer::yes; });
  return out;
}

}  // namespace modelc::passes
