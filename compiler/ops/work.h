#pragma once
#include "ir/graph.h"

namespace modelc::ops {

/// The multiply-adds of a product or convolution, 0 of any other node.
ir::Dim multiply_adds(const ir::Graph& graph, const ir::Node& node);

}  // namespace modelc::ops
