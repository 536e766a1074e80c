#include "elaborate/prune.h"

namespace modelc::elaborate {

std::vector<bool> reachable(const ir::Graph& graph, const std::vector<ir::NodeId>& roots) {
  std::vector<bool> seen(graph.size(), false);
  for (const ir::NodeId root : roots) seen[root] = true;
  for (std::size_t i = graph.size(); i-- > 0;)
    if (seen[i])
      for (const ir::NodeId input : graph[static_cast<ir::NodeId>(i)].inputs) seen[input] = true;
  return seen;
}

ir::Graph copy_kept(const ir::Graph& graph, const std::vector<bool>& kept, std::vector<ir::NodeId>& renamed) {
  ir::Graph out;
  for (std::size_t i = 1; i < graph.frames().size(); ++i) out.add_frame(graph.frames()[i]);
  renamed.assign(graph.size(), absent);
  for (std::size_t i = 0; i < graph.size(); ++i) {
    if (!kept[i]) continue;
    const auto id = static_cast<ir::NodeId>(i);
    const ir::Node& node = graph[id];
    if (const ir::Leaf* leaf = graph.leaf_of(id)) {
      renamed[i] = out.leaf(leaf->kind, leaf->name, node.type(), node.origin);
      continue;
    }
    std::vector<ir::NodeId> inputs;
    for (const ir::NodeId input : node.inputs) inputs.push_back(renamed[input]);
    renamed[i] = out.add(*node.op, std::move(inputs), node.attrs, node.origin);
    if (!node.name.empty()) out.set_name(renamed[i], node.name);
  }
  return out;
}

}  // namespace modelc::elaborate
