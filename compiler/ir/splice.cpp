#include "ir/splice.h"

#include <stdexcept>

namespace modelc::ir {

std::vector<NodeId> splice(Graph& graph, const Graph& body, std::span<const NodeId> leaves, std::uint32_t frame) {
  if (leaves.size() != body.leaves.size()) throw std::logic_error("a graph is spliced with another number of leaves");
  std::vector<NodeId> placed(body.size());
  for (std::size_t i = 0; i < leaves.size(); ++i) placed[body.leaves[i].node] = leaves[i];
  for (NodeId id = 0; id < body.size(); ++id) {
    const Node& node = body[id];
    if (node.op == &leaf_op) continue;
    std::vector<NodeId> inputs;
    for (const NodeId input : node.inputs) inputs.push_back(placed[input]);
    placed[id] = graph.add(*node.op, std::move(inputs), node.attrs, {node.origin.span, frame});
  }
  return placed;
}

}  // namespace modelc::ir
