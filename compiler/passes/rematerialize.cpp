#include "passes/rematerialize.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "ops/table.h"
#include "passes/users.h"

namespace modelc::passes {
using namespace ir;

namespace {

// A value is small when so many of them take no more than the largest: keeping it costs next to nothing.
constexpr std::int64_t small_share = 256;

bool is_view(const Node& node) { return node.op->lowering == Lowering::view; }

bool is_random(const Node& node) { return has(node.op->traits, Trait::random); }

/// One of several results.
bool is_project(const Node& node) { return node.op->is(Known::result); }

/// Numbers that take no memory: constants, dims, and what fills a tensor with one.
bool is_number(const Node& node) {
  return (node.op->lowering == Lowering::leaf && node.op != &leaf_op && !is_project(node)) ||
         std::holds_alternative<Fill>(node.op->code);
}

/// Which nodes are of the forward part, and what of them is computed again.
class Chooser {
 public:
  Chooser(const Graph& graph, const KeptBytes& kept, const ValueBytes& bytes)
      : graph_(graph), users_(graph), kept_(kept), bytes_(bytes), loss_(graph.outputs.front().node) {
    // What losses and metrics are computed from, and what stands before the loss: new states of layers.
    forward_.assign(graph.size(), false);
    for (const Output& output : graph.outputs) forward_[output.node] = true;
    for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;) {
      forward_[id] = users_.live(id) && (forward_[id] || id <= loss_);
      if (!forward_[id]) continue;
      for (const NodeId input : graph[id].inputs) forward_[input] = true;
      if (computed(id)) largest_ = std::max(largest_, size(id));
    }
  }

  const std::vector<bool>& forward() const { return forward_; }
  const Users& users() const { return users_; }

  /// Behind which nodes the forward part is cut, in order.
  std::vector<NodeId> cuts(std::size_t segments) const {
    // What is alive behind each node for the forward part alone, and what is kept of it and all before.
    std::vector<std::int64_t> crossing(graph_.size() + 1, 0), kept(graph_.size() + 1, 0);
    for (NodeId id = 0; id < graph_.size(); ++id) {
      crossing[id + 1] += crossing[id];
      kept[id + 1] = kept[id] + (forward_[id] ? kept_(id) : 0);
      if (!computed(id)) continue;
      crossing[id + 1] += size(id);
      crossing[last_reader(id) + 1] -= size(id);
    }
    std::vector<NodeId> found;
    const std::int64_t all = kept.back();
    for (std::size_t cut = 1; cut < segments; ++cut) {
      const auto distance = [&](NodeId id) {
        const double wanted = static_cast<double>(all) * static_cast<double>(cut) / static_cast<double>(segments);
        return std::abs(static_cast<double>(kept[id + 1]) - wanted);
      };
      std::optional<NodeId> best;
      for (NodeId id = found.empty() ? 0 : found.back() + 1; id < loss_; ++id) {
        if (!computed(id) || distance(id) > static_cast<double>(all) / static_cast<double>(2 * segments)) continue;
        if (!best || std::pair(crossing[id + 1], distance(id)) < std::pair(crossing[*best + 1], distance(*best)))
          best = id;
      }
      if (best) found.push_back(*best);
    }
    return found;
  }

  /// What the backward part computes again instead of reading it.
  std::vector<bool> choose(const Recomputation& amount, const std::vector<NodeId>& cuts,
                           const std::set<NodeId>& stays) const {
    std::vector<bool> again(graph_.size(), false);
    std::size_t segment = 0;
    for (NodeId id = 0; id < graph_.size(); ++id) {
      if (segment < cuts.size() && id > cuts[segment]) ++segment;
      const Node& node = graph_[id];
      if (!forward_[id] || node.op == &leaf_op || is_number(node)) continue;
      if (is_view(node) || is_project(node)) {  // as what it is a view or a part of
        again[id] = again[node.inputs[0]];
        continue;
      }
      const bool whole = segment < amount.whole;
      if (segment == cuts.size() || !(whole || segment < amount.whole + amount.cheap)) continue;
      if (node.op->lowering == Lowering::external || size(id) * small_share <= largest_ || stays.contains(id)) continue;
      const bool cheap =
          node.op->lowering == Lowering::elementwise || node.op->lowering == Lowering::movement || is_random(node);
      again[id] = (whole || cheap) && last_reader(id) <= cuts[segment];
    }
    return again;
  }

 private:
  bool computed(NodeId id) const {
    const Node& node = graph_[id];
    return forward_[id] && node.op != &leaf_op && !is_number(node) && !is_view(node) && !is_project(node);
  }

  std::int64_t size(NodeId id) const {
    std::int64_t sum = 0;
    for (const TensorType& type : graph_[id].types) sum += bytes_(type);
    return sum;
  }

  /// The last node of the forward part that reads the value, also through views; what is handed out is read last.
  NodeId last_reader(NodeId id) const {
    NodeId last = users_.result(id) ? loss_ : id;
    for (const NodeId user : users_[id]) {
      if (!forward_[user]) continue;
      const bool seen = is_view(graph_[user]) || is_project(graph_[user]);
      last = std::max(last, seen ? last_reader(user) : user);
    }
    return last;
  }

  const Graph& graph_;
  const Users users_;
  const KeptBytes& kept_;
  const ValueBytes& bytes_;
  const NodeId loss_;
  std::vector<bool> forward_;
  std::int64_t largest_ = 0;
};

/// The graph once more, with copies just before the backward part needs them.
class Copier {
 public:
  Copier(const Graph& graph, const Chooser& chooser, const std::vector<bool>& again, NodeId last)
      : graph_(graph), chooser_(chooser), again_(again), last_(last), renamed_(graph.size()), late_(graph.size()) {}

  Rematerialized run() {
    for (std::size_t i = 1; i < graph_.frames().size(); ++i) out_.graph.add_frame(graph_.frames()[i]);
    for (const Leaf& leaf : graph_.leaves) {
      renamed_[leaf.node] = out_.graph.leaf(leaf.kind, leaf.name, graph_.type(leaf.node), graph_[leaf.node].origin);
      out_.graph.leaves.back().packing = leaf.packing;
      out_.origins.push_back(leaf.node);
    }
    for (NodeId id = 0; id < graph_.size(); ++id) {
      if (!chooser_.users().live(id) || graph_[id].op == &leaf_op) continue;
      std::vector<NodeId> inputs = graph_[id].inputs;
      for (NodeId& input : inputs) input = chooser_.forward()[id] ? renamed_[input] : read(input);
      renamed_[id] = append(id, std::move(inputs));
      mark_late(id);
    }
    for (const Output& output : graph_.outputs)
      out_.graph.outputs.push_back({output.name, renamed_[output.node], output.span});
    for (const Update& update : graph_.updates)
      out_.graph.updates.push_back({renamed_[update.state], renamed_[update.value]});
    out_.graph.requirements = graph_.requirements;
    return std::move(out_);
  }

 private:
  NodeId append(NodeId id, std::vector<NodeId> inputs) {
    out_.origins.push_back(id);
    return out_.graph.append(graph_[id], std::move(inputs));
  }

  /// What the backward part reads for a value.
  NodeId read(NodeId id) {
    if (!again_[id]) return renamed_[id];
    if (const auto made = copies_.find(id); made != copies_.end()) return made->second.node;
    std::set<NodeId> needed{id};  // in the order of their ids
    std::vector<NodeId> pending{id};
    while (!pending.empty()) {
      const Node& node = graph_[pending.back()];
      pending.pop_back();
      for (const NodeId input : node.inputs)
        if (again_[input] && !copies_.contains(input) && needed.insert(input).second) pending.push_back(input);
    }
    for (const NodeId one : needed) copies_[one] = copy(one);
    return copies_.at(id).node;
  }

  struct Copy {
    NodeId node = 0;
    bool delayed = false;  ///< it, or what it is computed from
  };

  /// What reads nothing but values that are there all along has to be told to wait.
  Copy copy(NodeId id) {
    std::vector<NodeId> inputs = graph_[id].inputs;
    Copy made;
    std::optional<std::size_t> waits;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (again_[inputs[i]]) {
        const Copy& input = copies_.at(inputs[i]);
        made.delayed = made.delayed || input.delayed;
        inputs[i] = input.node;
        continue;
      }
      const Node& node = graph_[inputs[i]];
      if (!is_number(node) && (!waits || graph_[graph_[id].inputs[*waits]].op == &leaf_op)) waits = i;
      inputs[i] = renamed_[inputs[i]];
    }
    if (!made.delayed && waits) {
      const NodeId until = until_.value_or(renamed_[graph_.outputs.front().node]);
      out_.origins.push_back(graph_[id].inputs[*waits]);
      const Node delay{&ops::row("delay"), {}, {}, out_.graph[inputs[*waits]].types, graph_[id].origin, {}};
      inputs[*waits] = out_.graph.append(delay, {inputs[*waits], until});
      made.delayed = true;
    }
    made.node = append(id, std::move(inputs));
    return made;
  }

  /// Does the node wait for the end of the forward part? Then what is computed next may wait for it.
  void mark_late(NodeId id) {
    if (chooser_.forward()[id]) return;
    late_[id] = std::ranges::any_of(graph_[id].inputs, [&](NodeId input) {
      if (!chooser_.forward()[input]) return bool{late_[input]};
      return input > last_ && graph_[input].op != &leaf_op && !is_number(graph_[input]);
    });
    if (late_[id] && !graph_.type(id).shape.empty()) until_ = renamed_[id];
  }

  const Graph& graph_;
  const Chooser& chooser_;
  const std::vector<bool>& again_;
  const NodeId last_;  ///< of the last cut
  Rematerialized out_;
  std::vector<NodeId> renamed_;
  std::vector<bool> late_;
  std::map<NodeId, Copy> copies_;
  std::optional<NodeId> until_;
};

}  // namespace

Rematerialized rematerialize(const Graph& graph, const Recomputation& amount, const KeptBytes& kept,
                             const ValueBytes& bytes, const std::set<NodeId>& stays) {
  const Chooser chooser(graph, kept, bytes);
  const std::vector<NodeId> cuts = chooser.cuts(amount.segments);
  const std::vector<bool> again = chooser.choose(amount, cuts, stays);
  return Copier(graph, chooser, again, cuts.empty() ? 0 : cuts.back()).run();
}

}  // namespace modelc::passes
