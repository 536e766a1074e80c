#include "passes/rebuild.h"

#include <memory>
#include <type_traits>
#include <variant>

namespace modelc::passes {
using namespace ir;

namespace {

std::vector<bool> needed(const Graph& graph) {
  std::vector<bool> seen(graph.size(), false);
  for (const Output& output : graph.outputs) seen[output.node] = true;
  for (const Update& update : graph.updates) seen[update.value] = true;
  for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;)
    if (seen[id])
      for (const NodeId input : graph[id].inputs) seen[input] = true;
  return seen;
}

class Rebuilder {
 public:
  explicit Rebuilder(const Rewriter& rewriter) : rewriter_(rewriter) {}

  Graph operator()(const Graph& graph) const {
    Graph out;
    for (std::size_t i = 1; i < graph.frames().size(); ++i) out.add_frame(graph.frames()[i]);
    std::vector<NodeId> renamed(graph.size());
    for (const Leaf& leaf : graph.leaves) {
      const Node& node = graph[leaf.node];
      renamed[leaf.node] = out.leaf(leaf.kind, leaf.name, mapped(node.type()), node.origin);
    }
    const std::vector<bool> live = needed(graph);
    for (NodeId id = 0; id < graph.size(); ++id)
      if (live[id] && graph[id].op != &leaf_op) renamed[id] = add(out, graph[id], renamed);
    for (const Output& output : graph.outputs) out.outputs.push_back({output.name, renamed[output.node], output.span});
    for (const Update& update : graph.updates) out.updates.push_back({renamed[update.state], renamed[update.value]});
    out.requirements.clear();
    for (const Requirement& old : graph.requirements)
      out.require({old.kind, mapped(old.left), mapped(old.right), old.reason});
    return out;
  }

 private:
  NodeId add(Graph& out, const Node& node, const std::vector<NodeId>& renamed) const {
    std::vector<NodeId> inputs;
    for (const NodeId input : node.inputs) inputs.push_back(renamed[input]);
    const NodeId copy = out.add(*node.op, std::move(inputs), mapped(node.attrs), node.origin);
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
    return body ? std::make_shared<const Graph>((*this)(*body)) : body;
  }
  template <class T>
  const T& mapped(const T& value) const {
    return value;
  }
  Attrs mapped(const Attrs& attrs) const {
    Attrs out;
    for (const auto& [key, value] : attrs.all())
      out.set(key, std::visit([&](const auto& held) { return AttrValue(mapped(held)); }, value));
    return out;
  }

  const Rewriter& rewriter_;
};

}  // namespace

Graph rebuild(const Graph& graph, const Rewriter& rewriter) { return Rebuilder(rewriter)(graph); }

}  // namespace modelc::passes
