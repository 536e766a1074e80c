// The form that the other passes over scans expect: steps along axis 0. What was along another axis is transposed
// outside of the loop, which costs nothing where a view of it will do.
#include "passes/passes.h"
#include "passes/scans.h"

namespace modelc::passes {
using namespace ir;

namespace {

std::optional<Results> axis_first(Graph& graph, NodeId scan, const std::vector<bool>&) {
  Draft draft(graph, scan);
  const std::size_t axis = draft.loop.axis;
  if (axis == 0) return std::nullopt;
  const At at{graph, graph[scan].origin};
  for (std::size_t i = draft.loop.carries; i < draft.loop.carries + draft.loop.xs; ++i)
    draft.inputs[i] = at.move_axis(draft.inputs[i], axis, 0);
  draft.loop.axis = 0;
  const NodeId made = draft.add_to(graph, at.origin);
  Results results;
  for (std::size_t i = 0; i < draft.body.outputs.size(); ++i) {
    const NodeId result = at.project(made, i);
    results.emplace_back(i < draft.loop.carries ? result : at.move_axis(result, 0, axis));
  }
  return results;
}

}  // namespace

Graph scan_axis_first(Graph graph) { return rewrite_scans(graph, axis_first); }

}  // namespace modelc::passes
