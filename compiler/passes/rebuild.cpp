#include "passes/rebuild.h"

#include <algorithm>
#include <memory>
#include <type_traits>
#include <variant>

#include "passes/users.h"

namespace modelc::passes {
using namespace ir;

namespace {

using Instead = std::map<NodeId, NodeId>;

NodeId resolved(const Instead& instead, NodeId id) {
  for (auto at = instead.find(id); at != instead.end(); at = instead.find(id)) id = at->second;
  return id;
}

/// What outputs and updates need, each node after its inputs; by id where nothing else is wanted.
std::vector<NodeId> ordered(const Graph& graph, const Instead& instead) {
  std::vector<NodeId> roots;
  for (const Output& output : graph.outputs) roots.push_back(resolved(instead, output.node));
  for (const Update& update : graph.updates) roots.push_back(resolved(instead, update.value));
  std::vector<bool> live(graph.size(), false);
  for (std::vector<NodeId> pending = roots; !pending.empty();) {
    const NodeId id = pending.back();
    pending.pop_back();
    if (live[id]) continue;
    live[id] = true;
    for (const NodeId input : graph[id].inputs) pending.push_back(resolved(instead, input));
  }
  std::vector<NodeId> order, pending;
  std::vector<bool> placed(graph.size(), false);
  for (NodeId first = 0; first < graph.size(); ++first) {
    if (!live[first]) continue;
    for (pending.push_back(first); !pending.empty();) {
      const NodeId id = pending.back();
      const std::size_t before = pending.size();
      for (const NodeId input : graph[id].inputs)
        if (!placed[resolved(instead, input)]) pending.push_back(resolved(instead, input));
      if (pending.size() > before) continue;
      pending.pop_back();
      if (placed[id]) continue;
      placed[id] = true;
      order.push_back(id);
    }
  }
  return order;
}

class Rebuilder {
 public:
  explicit Rebuilder(const Rewriter& rewriter) : rewriter_(rewriter) {}

  /// Is each node to stay where it is, and as it is? What the rewriter has tried is left behind the others, where
  /// nobody needs it.
  bool keeps_all(Graph& graph) const {
    if (!rewriter_.node || rewriter_.dim || rewriter_.derive_types || !rewriter_.instead.empty()) return false;
    for (NodeId id = 0; id < graph.leaves.size(); ++id)
      if (graph.leaves[id].node != id) return false;
    const std::vector<bool> live = live_nodes(graph);
    for (NodeId id = 0; id < live.size(); ++id)
      if (live[id] && changes(graph[id].attrs)) return false;
    const std::vector<Requirement> requirements = graph.requirements;
    bool all = true;
    for (NodeId id = 0; all && id < live.size(); ++id) {
      if (!live[id] || graph[id].op == &leaf_op) continue;
      const NodeId result = rewriter_.node(graph, id);
      all = result == id || graph[result].types != graph[id].types;
    }
    graph.requirements = requirements;
    return all;
  }

  Graph operator()(const Graph& graph, bool top) const {
    Graph out;
    for (std::size_t i = 1; i < graph.frames().size(); ++i) out.add_frame(graph.frames()[i]);
    std::vector<NodeId> renamed(graph.size());
    for (const Leaf& leaf : graph.leaves) {
      const Node& node = graph[leaf.node];
      renamed[leaf.node] = out.leaf(leaf.kind, leaf.name, mapped(node.type()), node.origin);
      out.leaves.back().packing = leaf.packing;
    }
    const Instead& instead = top ? rewriter_.instead : none_;
    for (const NodeId id : ordered(graph, instead)) {
      if (graph[id].op == &leaf_op) continue;
      std::vector<NodeId> inputs;
      for (const NodeId input : graph[id].inputs) inputs.push_back(renamed[resolved(instead, input)]);
      renamed[id] = add(out, graph, id, std::move(inputs));
    }
    for (const Output& output : graph.outputs)
      out.outputs.push_back({output.name, renamed[resolved(instead, output.node)], output.span});
    for (const Update& update : graph.updates)
      out.updates.push_back({renamed[update.state], renamed[resolved(instead, update.value)]});
    out.requirements.clear();
    for (const Requirement& old : graph.requirements)
      out.require({old.kind, mapped(old.left), mapped(old.right), old.reason});
    return out;
  }

 private:
  NodeId add(Graph& out, const Graph& graph, NodeId id, std::vector<NodeId> inputs) const {
    const Node& node = graph[id];
    const auto same_types = [&](NodeId now, NodeId before) { return out[now].types == graph[before].types; };
    const bool known =
        !rewriter_.derive_types && !changes(node.attrs) && std::ranges::equal(inputs, node.inputs, same_types);
    const NodeId copy = known ? out.add(node, std::move(inputs))
                              : out.add(*node.op, std::move(inputs), mapped(node.attrs), node.origin);
    NodeId result = rewriter_.node ? rewriter_.node(out, copy) : copy;
    if (out[result].types != out[copy].types) result = copy;
    if (!node.name.empty()) out.set_name(result, node.name);
    return result;
  }

  Dim mapped(const Dim& dim) const { return rewriter_.dim ? rewriter_.dim(dim) : dim; }
  Shape mapped(Shape shape) const {
    for (Dim& dim : shape) dim = mapped(dim);
    return shape;
  }
  TensorType mapped(const TensorType& type) const { return {type.dtype, mapped(type.shape)}; }
  std::shared_ptr<const Graph> mapped(const std::shared_ptr<const Graph>& body) const {
    if (!body) return body;
    return std::make_shared<const Graph>(rewriter_.body ? rewriter_.body(*body) : (*this)(*body, false));
  }
  template <class T>
  const T& mapped(const T& value) const {
    return value;
  }
  bool changes(const Attrs& attrs) const {
    return rewriter_.dim || std::ranges::any_of(attrs.all(), [](const auto& attr) {
             return std::holds_alternative<std::shared_ptr<const Graph>>(attr.second);
           });
  }
  Attrs mapped(const Attrs& attrs) const {
    if (!changes(attrs)) return attrs;
    Attrs out;
    for (const auto& [key, value] : attrs.all())
      out.set(key, std::visit([&](const auto& held) { return AttrValue(mapped(held)); }, value));
    return out;
  }

  const Rewriter& rewriter_;
  const Instead none_;
};

}  // namespace

Graph rebuild(Graph graph, const Rewriter& rewriter) {
  const Rebuilder rebuilder(rewriter);
  return rebuilder.keeps_all(graph) ? std::move(graph) : rebuilder(graph, true);
}

}  // namespace modelc::passes
