#pragma once
#include <vector>

#include "ir/graph.h"

namespace modelc::elaborate {

inline constexpr ir::NodeId absent = static_cast<ir::NodeId>(-1);

/// Gradients that functions give themselves: in a graph that nothing differentiates any more they dissolve, and a
/// function's result is what it computes.
enum class Rules : bool { stay, dissolve };

/// Which nodes the roots depend on, themselves included.
std::vector<bool> reachable(const ir::Graph& graph, const std::vector<ir::NodeId>& roots, Rules rules = Rules::stay);

/// A copy with the nodes that are `kept`, in their order; `renamed` maps old ids to new ones (`absent` for those left
/// out).
ir::Graph copy_kept(const ir::Graph& graph, const std::vector<bool>& kept, std::vector<ir::NodeId>& renamed,
                    Rules rules = Rules::stay);

/// Gives `to` the requirements of `from` on symbols that are sizes of leaves of `to`.
void keep_requirements(const ir::Graph& from, ir::Graph& to);

}  // namespace modelc::elaborate
