#include "passes/passes.h"
#include "passes/rebuild.h"
#include "passes/users.h"

namespace modelc::passes {
using namespace ir;

Graph dead_code(Graph graph) {
  const Users users(graph);
  bool all = true;
  for (NodeId id = 0; id < graph.size(); ++id) all = all && (users.live(id) || graph[id].op == &leaf_op);
  return all ? std::move(graph) : rebuild(std::move(graph));
}

}  // namespace modelc::passes
