#include "training/updates.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "ops/table.h"

namespace modelc::training {
using namespace ir;

namespace {

using elaborate::Slot;
using elaborate::UpdateRule;

const TensorType& weight_of(const UpdateRule& rule) {
  const Graph& graph = rule.graph;
  const auto found = std::ranges::find(graph.leaves, "w", &Leaf::name);
  if (found == graph.leaves.end()) throw std::logic_error("training: an update without a weight");
  return graph.type(found->node);
}

/// Does each element of the weight change on its own? Beside tensors of its shape the rule has numbers only.
bool is_elementwise(const UpdateRule& rule) {
  const Graph& graph = rule.graph;
  const TensorType& weight = weight_of(rule);
  if (weight.shape.empty()) return false;
  for (NodeId id = 0; id < graph.size(); ++id) {
    const Node& node = graph[id];
    const bool number = node.type().shape.empty();
    if (node.types.size() != 1 || (!number && node.type().shape != weight.shape)) return false;
    if (node.op == &leaf_op && !number && node.type() != weight) return false;
    const bool spread = node.op->name == "broadcast_to";
    const bool source = node.op->lowering == Lowering::leaf && (number || node.op == &leaf_op);
    if (!spread && !source && node.op->lowering != Lowering::elementwise) return false;
  }
  return true;
}

/// Are two rules that are elementwise the same but for the weight's shape?
bool are_same(const UpdateRule& a, const UpdateRule& b) {
  if (&a == &b) return true;
  const Graph &one = a.graph, &other = b.graph;
  const auto same_leaf = [](const Leaf& x, const Leaf& y) { return x.name == y.name && x.node == y.node; };
  const auto same_update = [](const Update& x, const Update& y) { return x.state == y.state && x.value == y.value; };
  if (one.size() != other.size() || one.outputs.front().node != other.outputs.front().node) return false;
  if (!std::ranges::equal(one.leaves, other.leaves, same_leaf)) return false;
  if (!std::ranges::equal(one.updates, other.updates, same_update)) return false;
  for (NodeId id = 0; id < one.size(); ++id) {
    const Node &x = one[id], &y = other[id];
    const bool alike = x.op == y.op && x.inputs == y.inputs && x.type().dtype == y.type().dtype &&
                       x.type().shape.empty() == y.type().shape.empty();
    if (!alike) return false;
    const bool shaped = !x.type().shape.empty() || x.op == &leaf_op;
    for (const auto& [name, value] : x.attrs.all()) {
      if (shaped && (name == "shape" || name == "type")) continue;
      if (!y.attrs.has(name) || !(Attrs{{name, value}} == Attrs{{name, y.attrs.all().at(name)}})) return false;
    }
  }
  return true;
}

std::int64_t elements(const TensorType& type) { return element_count(type.shape).constant().value(); }

std::int64_t padded(const TensorType& type) {
  const std::int64_t each = block_alignment / static_cast<std::int64_t>(size_of(type.dtype));
  return (elements(type) + each - 1) / each * each;
}

class Updates {
 public:
  Updates(Graph& graph, const elaborate::Training& recipe, const Descent& descent, std::vector<Slot>& slots,
          std::vector<Block>& blocks)
      : graph_(graph), recipe_(recipe), descent_(descent), slots_(slots), blocks_(blocks) {}

  void run() {
    for (std::size_t first = 0; first < recipe_.updates.size();) {
      std::size_t last = first + 1;
      if (in_place(first))
        while (last < recipe_.updates.size() && in_place(last) && are_same(rule(first), rule(last))) ++last;
      if (last - first > 1)
        update_together(first, last);
      else
        update(first);
      first = last;
    }
  }

 private:
  const UpdateRule& rule(std::size_t i) const { return *recipe_.updates[i].rule; }
  /// Does each element of the weight in memory change on its own?
  bool in_place(std::size_t i) const { return descent_.values[i] == descent_.weights[i] && is_elementwise(rule(i)); }
  const std::string& weight_name(std::size_t i) const { return graph_.leaf_of(descent_.weights[i])->name; }

  NodeId call(std::string_view op, std::vector<NodeId> inputs, Attrs attrs = {}) {
    return graph_.add(ops::row(op), std::move(inputs), std::move(attrs));
  }

  NodeId scaled(NodeId gradient) { return descent_.scale ? call("mul", {gradient, *descent_.scale}) : gradient; }

  std::string slot_name(const Slot& slot, std::size_t weight) const {
    return "optimizer/" + slot.name + "/" + weight_name(weight);
  }

  void add_slot(const UpdateRule& of, const Slot& slot, std::size_t weight) {
    const auto own = std::ranges::find(of.slots, slot.name, &Slot::name);
    slots_.push_back({slot_name(slot, weight), own->type, own->initializer});
  }

  const Slot& slot_of(const UpdateRule& of, const Leaf& leaf) const {
    return *std::ranges::find(of.slots, leaf.name, &Slot::name);
  }

  /// The leaves that every rule has, but for its slots.
  NodeId given(const Leaf& leaf, NodeId weight, NodeId gradient) const {
    return leaf.name == "w"           ? weight
           : leaf.name == "g"         ? gradient
           : leaf.name == "iteration" ? descent_.iteration
                                      : descent_.learning_rate;
  }

  void update(std::size_t i) {
    const UpdateRule& one = rule(i);
    const Origin origin = graph_[descent_.weights[i]].origin;
    const NodeId gradient = scaled(descent_.gradients[i]);
    std::vector<NodeId> placed(one.graph.size());
    for (const Leaf& leaf : one.graph.leaves) {
      if (leaf.kind == Leaf::Kind::state) {
        const Slot& slot = slot_of(one, leaf);
        add_slot(one, slot, i);
        placed[leaf.node] = graph_.leaf(Leaf::Kind::state, slot_name(slot, i), slot.type, origin);
      } else {
        placed[leaf.node] = given(leaf, descent_.values[i], gradient);
      }
    }
    add_nodes(one.graph, placed, origin, nullptr);
    graph_.updates.push_back({descent_.weights[i], placed[one.graph.outputs.front().node]});
    for (const Update& state : one.graph.updates) graph_.updates.push_back({placed[state.state], placed[state.value]});
  }

  /// Weights first..last-1 as one flat tensor.
  void update_together(std::size_t first, std::size_t last) {
    const UpdateRule& one = rule(first);
    const TensorType flat = flat_type(first, last);
    const std::string number = blocks_.empty() ? "" : fmt::format("_{}", ++runs_ + 1);
    const auto block = [&](const std::string& name, auto part_name) {
      Block made{name + number + "/", {}, flat};
      for (std::size_t i = first; i < last; ++i) made.parts.push_back(part_name(i));
      blocks_.push_back(std::move(made));
      return graph_.leaf(Leaf::Kind::state, blocks_.back().name, flat);
    };
    const NodeId weights = block("weights", [&](std::size_t i) { return weight_name(i); });
    const NodeId gradients =
        scaled(descent_.in_memory
                   ? block("part-gradients", [&](std::size_t i) { return graph_.leaf_of(descent_.gradients[i])->name; })
                   : flat_gradients(first, last));
    std::vector<NodeId> placed(one.graph.size());
    for (const Leaf& leaf : one.graph.leaves) {
      if (leaf.kind != Leaf::Kind::state) {
        placed[leaf.node] = given(leaf, weights, gradients);
        continue;
      }
      const Slot& slot = slot_of(one, leaf);
      for (std::size_t i = first; i < last; ++i) add_slot(rule(i), slot, i);
      placed[leaf.node] = slot.type.shape.empty()  // a number, the same for each weight
                              ? graph_.leaf(Leaf::Kind::state, slot_name(slot, first), slot.type)
                              : block("optimizer/" + slot.name, [&](std::size_t i) { return slot_name(slot, i); });
    }
    add_nodes(one.graph, placed, {}, &flat.shape);
    graph_.updates.push_back({weights, placed[one.graph.outputs.front().node]});
    for (const Update& state : one.graph.updates) {
      graph_.updates.push_back({placed[state.state], placed[state.value]});
      if (!one.graph.type(state.state).shape.empty()) continue;
      const Slot& slot = slot_of(one, *one.graph.leaf_of(state.state));
      for (std::size_t i = first + 1; i < last; ++i)
        graph_.updates.push_back({graph_.leaf(Leaf::Kind::state, slot_name(slot, i), slot.type), placed[state.value]});
    }
  }

  const TensorType& weight_type(std::size_t i) const { return graph_.type(descent_.weights[i]); }

  TensorType flat_type(std::size_t first, std::size_t last) const {
    std::int64_t count = elements(weight_type(last - 1));
    for (std::size_t i = first; i + 1 < last; ++i) count += padded(weight_type(i));
    return {weight_type(first).dtype, {Dim(count)}};
  }

  NodeId flat_gradients(std::size_t first, std::size_t last) {
    std::vector<NodeId> parts;
    for (std::size_t i = first; i < last; ++i) {
      const TensorType& type = weight_type(i);
      parts.push_back(call("reshape", {descent_.gradients[i]}, {{"newshape", Shape{Dim(elements(type))}}}));
      const std::int64_t between = padded(type) - elements(type);
      if (between > 0 && i + 1 < last)
        parts.push_back(call("full", {}, {{"shape", Shape{Dim(between)}}, {"fill_value", 0.0}, {"dtype", type.dtype}}));
    }
    const NodeId gradients = call("concatenate", std::move(parts), {{"axis", std::int64_t{0}}});
    graph_.set_name(gradients, "gradients");
    return gradients;
  }

  /// The nodes of a rule; those of the weight's shape in `flat` instead, where it is given.
  void add_nodes(const Graph& rule, std::vector<NodeId>& placed, Origin origin, const Shape* flat) {
    for (NodeId id = 0; id < rule.size(); ++id) {
      const Node& node = rule[id];
      if (node.op == &leaf_op) continue;
      std::vector<NodeId> inputs;
      for (const NodeId input : node.inputs) inputs.push_back(placed[input]);
      Attrs attrs = node.attrs;
      if (flat && !node.type().shape.empty() && attrs.has("shape")) attrs.set("shape", *flat);
      placed[id] = graph_.add(*node.op, std::move(inputs), std::move(attrs), {node.origin.span, origin.frame});
      if (!node.name.empty()) graph_.set_name(placed[id], node.name);
    }
  }

  Graph& graph_;
  const elaborate::Training& recipe_;
  const Descent& descent_;
  std::vector<Slot>& slots_;
  std::vector<Block>& blocks_;
  int runs_ = 0;
};

}  // namespace

void add_updates(Graph& graph, const elaborate::Training& recipe, const Descent& descent, std::vector<Slot>& slots,
                 std::vector<Block>& blocks) {
  Updates(graph, recipe, descent, slots, blocks).run();
}

}  // namespace modelc::training
