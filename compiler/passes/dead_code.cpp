#include "passes/passes.h"
#include "passes/rebuild.h"

namespace modelc::passes {

ir::Graph dead_code(const ir::Graph& graph) { return rebuild(graph); }

}  // namespace modelc::passes
