#pragma once
#include <span>
#include <vector>

#include "ir/graph.h"

namespace modelc::ir {

/// Adds everything `body` computes to `graph`, with nodes of it in the place of the body's leaves, in their order.
/// Returns what each of the body's nodes has become. The nodes' origins are the body's spans in frame `frame`.
std::vector<NodeId> splice(Graph& graph, const Graph& body, std::span<const NodeId> leaves, std::uint32_t frame = 0);

}  // namespace modelc::ir
