// Leaves out of loops what nobody needs, has once what is the same, and does not carry what stays the same.
#include <algorithm>
#include <map>

#include "passes/passes.h"
#include "passes/rebuild.h"
#include "passes/scans.h"

namespace modelc::passes {
using namespace ir;

namespace {

/// Which results must be computed: those in use, and the carries that they need in the next turn.
std::vector<bool> needed_results(const Draft& draft, std::vector<bool> used) {
  const Graph& body = draft.body;
  for (bool grown = true; grown;) {
    grown = false;
    std::vector<bool> reached(body.size(), false);
    for (std::size_t i = 0; i < used.size(); ++i)
      if (used[i]) reached[body.outputs[i].node] = true;
    for (auto id = static_cast<NodeId>(body.size()); id-- > 0;)
      if (reached[id])
        for (const NodeId input : body[id].inputs) reached[input] = true;
    for (std::size_t i = 0; i < draft.loop.carries; ++i)
      if (reached[body.leaves[i].node] && !used[i]) grown = used[i] = true;
  }
  return used;
}

class Pruner {
 public:
  Pruner(Graph& graph, NodeId scan, const std::vector<bool>& used)
      : graph_(graph),
        at_{graph, graph[scan].origin},
        types_(graph[scan].types),
        old_(graph, scan),
        needed_(needed_results(old_, used)),
        results_(used.size()) {}

  std::optional<Results> run() {
    choose_carries();
    merge_inputs();
    choose_stacked();
    rebuild_body();
    const std::vector<bool> used = used_leaves();
    for (std::size_t i = old_.loop.carries; i < used.size(); ++i) changed_ = changed_ || !used[i];
    return changed_ ? std::optional(build(used)) : std::nullopt;
  }

 private:
  NodeId leaf(std::size_t i) const { return old_.body.leaves[i].node; }

  /// Carries that stay what they are become captures.
  void choose_carries() {
    for (std::size_t i = 0; i < old_.loop.carries; ++i) {
      const bool stays = old_.body.outputs[i].node == leaf(i);
      if (needed_[i] && !stays) {
        carries_.push_back(i);
        continue;
      }
      changed_ = true;
      if (!needed_[i]) continue;
      constant_.push_back(i);
      results_[i] = old_.inputs[i];
    }
  }

  /// Leaves of the body that stand for the same tensor become one.
  void merge_inputs() {
    std::map<NodeId, NodeId> walked, captured;
    const auto take = [&](std::size_t i, std::map<NodeId, NodeId>& known) {
      const auto [found, is_new] = known.insert({old_.inputs[i], leaf(i)});
      if (!is_new) instead_[leaf(i)] = found->second;
      changed_ = changed_ || !is_new;
    };
    for (std::size_t i = old_.loop.carries; i < old_.inputs.size(); ++i)
      take(i, old_.loop.walks(i) ? walked : captured);
    for (const std::size_t i : constant_) take(i, captured);
  }

  NodeId resolved(NodeId id) const {
    const auto found = instead_.find(id);
    return found == instead_.end() ? id : found->second;
  }

  /// A slice of a tensor that is stacked again is that tensor.
  void choose_stacked() {
    std::map<NodeId, std::size_t> known;
    for (std::size_t i = old_.loop.carries; i < needed_.size(); ++i) {
      if (!needed_[i]) {
        changed_ = true;
        continue;
      }
      const NodeId node = resolved(old_.body.outputs[i].node);
      for (std::size_t k = old_.loop.carries; k < old_.loop.carries + old_.loop.xs; ++k)
        if (leaf(k) == node && graph_.type(old_.inputs[k]) == types_[i]) results_[i] = old_.inputs[k];
      if (results_[i]) {
        changed_ = true;
      } else if (const auto found = known.find(node); found != known.end()) {
        changed_ = true;
        same_[i] = found->second;
      } else {
        known[node] = i;
        stacked_.push_back(i);
      }
    }
  }

  /// Of the results that are left, and with all leaves.
  void rebuild_body() {
    Graph body = old_.body;
    std::vector<Output> outputs;
    for (const auto* kept : {&carries_, &stacked_})
      for (const std::size_t i : *kept) outputs.push_back(body.outputs[i]);
    body.outputs = std::move(outputs);
    body_ = rebuild(std::move(body), {.instead = instead_});
  }

  Results build(const std::vector<bool>& used) {
    if (!body_.outputs.empty()) {
      Draft draft = old_;
      draft.inputs.clear();
      draft.body = body_;
      draft.body.leaves.clear();
      const auto take = [&](std::size_t i) {
        draft.body.leaves.push_back(body_.leaves[i]);
        draft.inputs.push_back(old_.inputs[i]);
      };
      for (const std::size_t i : carries_) take(i);
      draft.loop.carries = carries_.size();
      draft.loop.xs = 0;
      for (std::size_t i = old_.loop.carries; i < old_.inputs.size(); ++i) {
        if (!used[i]) continue;
        take(i);
        if (old_.loop.walks(i)) ++draft.loop.xs;
      }
      for (const std::size_t i : constant_)
        if (used[i]) take(i);
      const NodeId made = draft.add_to(graph_, at_.origin);
      std::size_t next = 0;
      for (const auto* kept : {&carries_, &stacked_})
        for (const std::size_t i : *kept) results_[i] = at_.project(made, next++);
    }
    for (const auto& [i, first] : same_) results_[i] = results_[first];
    return results_;
  }

  std::vector<bool> used_leaves() const {
    std::vector<bool> reached(body_.size(), false);
    for (const Output& output : body_.outputs) reached[output.node] = true;
    for (NodeId id = 0; id < body_.size(); ++id)
      for (const NodeId input : body_[id].inputs) reached[input] = true;
    std::vector<bool> used;
    for (const Leaf& leaf : body_.leaves) used.push_back(reached[leaf.node]);
    return used;
  }

  Graph& graph_;
  At at_;
  const std::vector<TensorType> types_;
  Draft old_;
  std::vector<bool> needed_;
  Results results_;
  std::vector<std::size_t> carries_, constant_, stacked_;  // results that stay, carries that stay the same
  std::map<std::size_t, std::size_t> same_;                // results that equal an earlier one
  std::map<NodeId, NodeId> instead_;
  Graph body_;
  bool changed_ = false;
};

std::optional<Results> prune(Graph& graph, NodeId scan, const std::vector<bool>& used) {
  return Pruner(graph, scan, used).run();
}

}  // namespace

Graph prune_scans(Graph graph) { return rewrite_scans(graph, prune); }

}  // namespace modelc::passes
