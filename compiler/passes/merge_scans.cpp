// Loops that carry the same become one that has the stacked results of all: the gradient of a scan asks for a second
// forward loop that stacks more than the first.
#include <memory>

#include "ir/splice.h"
#include "passes/passes.h"
#include "passes/rebuild.h"
#include "passes/scans.h"

namespace modelc::passes {
using namespace ir;

namespace {

bool same_loop(const Graph& graph, NodeId a, NodeId b) {
  const Loop one(graph[a].attrs), other(graph[b].attrs);
  return graph[a].inputs == graph[b].inputs && one.carries == other.carries && one.xs == other.xs &&
         one.axis == other.axis && one.reverse == other.reverse && one.length == other.length;
}

/// Takes over the results of a body that carries the same. Returns where its results are now; nothing when it does not.
std::optional<std::vector<std::size_t>> join(Draft& draft, const Graph& other) {
  Graph both = draft.body;
  std::vector<NodeId> leaves;
  for (const Leaf& leaf : both.leaves) leaves.push_back(leaf.node);
  const std::vector<NodeId> placed = splice(both, other, leaves);  // equal nodes are one
  std::vector<std::size_t> results;
  for (std::size_t i = 0; i < draft.loop.carries; ++i) {
    if (placed[other.outputs[i].node] != both.outputs[i].node) return std::nullopt;
    results.push_back(i);
  }
  draft.body = std::move(both);
  for (std::size_t i = draft.loop.carries; i < other.outputs.size(); ++i)
    results.push_back(draft.stack(placed[other.outputs[i].node]));
  return results;
}

struct Merged {
  NodeId scan;
  std::vector<std::size_t> results;
};

}  // namespace

Graph merge_scans(Graph graph) {
  Graph work = rebuild(std::move(graph), {.body = merge_scans});
  const auto before = static_cast<NodeId>(work.size());
  std::vector<NodeId> left = live_scans(work);
  Rewriter changes;
  while (!left.empty()) {
    const NodeId first = left.front();
    Draft draft(work, first);
    std::vector<Merged> merged;
    std::vector<NodeId> others;
    for (std::size_t i = 1; i < left.size(); ++i) {
      std::optional<std::vector<std::size_t>> results;
      if (same_loop(work, first, left[i])) results = join(draft, *Loop(work[left[i]].attrs).body);
      if (results)
        merged.push_back({left[i], std::move(*results)});
      else
        others.push_back(left[i]);
    }
    left = std::move(others);
    if (merged.empty()) continue;
    merged.push_back({first, {}});
    for (std::size_t i = 0; i < work[first].types.size(); ++i) merged.back().results.push_back(i);
    const At at{work, work[first].origin};
    const NodeId loop = draft.add_to(work, at.origin);
    for (const Merged& one : merged)
      for (NodeId id = one.scan + 1; id < before; ++id)
        if (work[id].op->name == "project" && work[id].inputs[0] == one.scan)
          changes.instead[id] =
              at.project(loop, one.results[static_cast<std::size_t>(work[id].attrs.get<std::int64_t>("index"))]);
  }
  return changes.instead.empty() ? work : rebuild(std::move(work), changes);
}

}  // namespace modelc::passes
