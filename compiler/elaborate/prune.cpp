#include "elaborate/prune.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace modelc::elaborate {

namespace {

/// What has the same value as a result of a function with a gradient of its own; nothing for other nodes.
std::optional<ir::NodeId> behind_rule(const ir::Graph& graph, ir::NodeId id) {
  const ir::Node& node = graph[id];
  if (node.op->name == "custom_gradient") return node.inputs[0];
  if (node.op->name != "project" || graph[node.inputs[0]].op->name != "custom_gradient") return std::nullopt;
  return graph[node.inputs[0]].inputs[static_cast<std::size_t>(node.attrs.get<std::int64_t>("index"))];
}

}  // namespace

std::vector<bool> reachable(const ir::Graph& graph, const std::vector<ir::NodeId>& roots, Rules rules) {
  std::vector<bool> seen(graph.size(), false);
  for (const ir::NodeId root : roots) seen[root] = true;
  for (auto id = static_cast<ir::NodeId>(graph.size()); id-- > 0;) {
    if (!seen[id]) continue;
    const auto behind = rules == Rules::dissolve ? behind_rule(graph, id) : std::nullopt;
    if (behind)
      seen[*behind] = true;
    else
      for (const ir::NodeId input : graph[id].inputs) seen[input] = true;
  }
  return seen;
}

ir::Graph copy_kept(const ir::Graph& graph, const std::vector<bool>& kept, std::vector<ir::NodeId>& renamed,
                    Rules rules) {
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
    if (const auto behind = rules == Rules::dissolve ? behind_rule(graph, id) : std::nullopt) {
      renamed[i] = renamed[*behind];
      if (!node.name.empty() && !out.leaf_of(renamed[i])) out.set_name(renamed[i], node.name);
      continue;
    }
    std::vector<ir::NodeId> inputs;
    for (const ir::NodeId input : node.inputs) inputs.push_back(renamed[input]);
    renamed[i] = out.add(*node.op, std::move(inputs), node.attrs, node.origin);
    if (!node.name.empty()) out.set_name(renamed[i], node.name);
  }
  return out;
}

void keep_requirements(const ir::Graph& from, ir::Graph& to) {
  std::set<std::string> known;
  for (const ir::Leaf& leaf : to.leaves)
    for (const ir::Dim& dim : to.type(leaf.node).shape)
      for (std::string& symbol : dim.symbols()) known.insert(std::move(symbol));
  to.requirements.clear();
  for (const ir::Requirement& need : from.requirements) {
    std::vector<std::string> symbols = need.left.symbols();
    const std::vector<std::string> right = need.right.symbols();
    symbols.insert(symbols.end(), right.begin(), right.end());
    if (std::ranges::all_of(symbols, [&](const std::string& symbol) { return known.contains(symbol); }))
      to.requirements.push_back(need);
  }
}

}  // namespace modelc::elaborate
