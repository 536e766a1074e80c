#pragma once
#include "ir/graph.h"

namespace modelc::driver {

/// The multiply-adds of the products and convolutions of a graph, the turns of its loops included.
ir::Dim multiply_adds(const ir::Graph& graph);

}  // namespace modelc::driver
