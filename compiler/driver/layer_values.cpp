#include "driver/layer_values.h"

#include <algorithm>
#include <map>

namespace modelc::driver {
namespace {

using ir::NodeId;

std::string value_name(std::size_t index) { return "value " + std::to_string(index); }

/// What layers compute, of a graph.
class Finder {
 public:
  explicit Finder(const ir::Graph& graph) : graph_(graph), live_(graph.size()), depends_(graph.size()) {
    for (const ir::Output& output : graph.outputs)
      if (!is_gradient(output)) live_[output.node] = true;
    for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;)
      if (live_[id])
        for (const NodeId of : graph[id].inputs) live_[of] = true;
    for (NodeId id = 0; id < graph.size(); ++id) {
      const ir::Leaf* leaf = graph.leaf_of(id);
      depends_[id] = leaf && (leaf->kind == ir::Leaf::Kind::input || leaf->kind == ir::Leaf::Kind::target);
      for (const NodeId of : graph[id].inputs) depends_[id] = depends_[id] || depends_[of];
    }
  }

  /// The values of each call that others use.
  std::map<std::uint32_t, std::vector<NodeId>> results() {
    for (NodeId user = 0; user < graph_.size(); ++user)
      if (live_[user])
        for (const NodeId id : graph_[user].inputs) leaves_layers(id, graph_[user].origin.frame);
    for (const ir::Output& output : graph_.outputs)
      if (!is_gradient(output)) leaves_layers(output.node, 0);
    return std::move(results_);
  }

  /// Is it something that a layer has computed from the inputs, one tensor?
  bool computed(NodeId id) const {
    return live_[id] && depends_[id] && !graph_.leaf_of(id) && graph_[id].types.size() == 1;
  }

 private:
  /// A use in `frame`: every call around the node that is not around the user as well gives it to the outside.
  void leaves_layers(NodeId id, std::uint32_t frame) {
    if (!computed(id)) return;
    for (std::uint32_t layer = graph_[id].origin.frame; layer != 0 && !within(frame, layer);
         layer = graph_.frames()[layer].parent) {
      std::vector<NodeId>& values = results_[layer];
      if (std::ranges::find(values, id) == values.end()) values.push_back(id);
    }
  }
  bool within(std::uint32_t frame, std::uint32_t layer) const {
    for (; frame != 0; frame = graph_.frames()[frame].parent)
      if (frame == layer) return true;
    return false;
  }

  const ir::Graph& graph_;
  std::vector<bool> live_, depends_;
  std::map<std::uint32_t, std::vector<NodeId>> results_;
};

/// Is it one of the results of an extern function?
bool is_external(const ir::Graph& graph, NodeId id) {
  const ir::Node& node = graph[id];
  if (node.op->lowering == ir::Lowering::external) return node.types.size() == 1;
  if (node.inputs.size() != 1) return false;
  const ir::Node& from = graph[node.inputs[0]];
  return from.types.size() > 1 && from.op->lowering == ir::Lowering::external;
}

/// Values by node; a later name, of a call within, is the one shown.
class Values {
 public:
  void add(const std::string& call, const std::string& layer, const std::vector<NodeId>& nodes) {
    const int count = ++calls_[call];
    const std::string name = count == 1 ? call : call + "#" + std::to_string(count);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      LayerValue& value = values_[nodes[i]];
      value.node = nodes[i];
      value.name = nodes.size() == 1 ? name : name + ":" + std::to_string(i);
      value.layer = layer;
      value.names.push_back(value.name);
    }
  }
  std::vector<LayerValue> take() {
    std::vector<LayerValue> values;
    for (auto& [node, value] : values_) values.push_back(std::move(value));
    return values;
  }
  std::map<NodeId, LayerValue>& by_node() { return values_; }

 private:
  std::map<NodeId, LayerValue> values_;
  std::map<std::string, int> calls_;
};

Values found_in(const ir::Graph& graph) {
  Finder finder(graph);
  Values values;
  for (auto& [frame, nodes] : finder.results()) {
    std::ranges::sort(nodes);
    values.add(graph.frames()[frame].name, graph.frames()[frame].layer, nodes);
  }
  for (NodeId id = 0; id < graph.size(); ++id) {
    if (!is_external(graph, id)) continue;
    if (!values.by_node().contains(id)) values.add("extern", "", {id});
    values.by_node()[id].given = true;
  }
  return values;
}

}  // namespace

bool is_gradient(const ir::Output& output) { return output.name.starts_with("grad/"); }

std::vector<LayerValue> layer_values(const ir::Graph& graph) { return found_in(graph).take(); }

std::vector<LayerValue> layer_values(const ir::Graph& graph, const std::vector<elaborate::LayerCall>& calls) {
  Values values = found_in(graph);
  const Finder finder(graph);
  for (const elaborate::LayerCall& call : calls)
    for (std::size_t i = 0; i < call.outputs.size(); ++i) {
      if (!finder.computed(call.outputs[i])) continue;
      LayerValue& value = values.by_node()[call.outputs[i]];
      const std::string name = call.outputs.size() == 1 ? call.name : call.name + ":" + std::to_string(i);
      if (value.names.empty()) value = {call.outputs[i], name, call.layer, {}, false};
      if (std::ranges::find(value.names, name) == value.names.end()) value.names.push_back(name);
    }
  return values.take();
}

ir::Graph exposed(const ir::Graph& graph, const std::vector<LayerValue>& values) {
  ir::Graph out = graph;
  for (std::size_t i = 0; i < values.size(); ++i) out.outputs.push_back({value_name(i), values[i].node, {}});
  return out;
}

ir::Graph cut(const ir::Graph& graph, const std::vector<LayerValue>& values, Cut where) {
  ir::Graph out;
  for (std::size_t i = 1; i < graph.frames().size(); ++i) out.add_frame(graph.frames()[i]);
  std::vector<NodeId> computed(graph.size()), used(graph.size());  // what a node is as an output, and for others
  for (const ir::Leaf& leaf : graph.leaves)
    computed[leaf.node] = used[leaf.node] =
        out.leaf(leaf.kind, leaf.name, graph.type(leaf.node), graph[leaf.node].origin);
  std::map<NodeId, NodeId> given;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (where == Cut::everywhere || values[i].given)
      given[values[i].node] = out.leaf(ir::Leaf::Kind::input, value_name(i), graph.type(values[i].node));
  for (NodeId id = 0; id < graph.size(); ++id) {
    const ir::Node& node = graph[id];
    if (graph.leaf_of(id)) continue;
    std::vector<NodeId> inputs;
    for (const NodeId of : node.inputs) inputs.push_back(used[of]);
    computed[id] = out.add(*node.op, std::move(inputs), node.attrs, node.origin);
    const auto at = given.find(id);
    used[id] = at == given.end() ? computed[id] : at->second;
  }
  for (const LayerValue& value : values)
    if (value.given) computed[value.node] = used[value.node];
  for (const ir::Output& output : graph.outputs)
    out.outputs.push_back({output.name, computed[output.node], output.span});
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!values[i].given) out.outputs.push_back({value_name(i), computed[values[i].node], {}});
  out.requirements = graph.requirements;
  return out;
}

}  // namespace modelc::driver
