#pragma once
#include "ir/graph.h"

namespace modelc::driver {

/// The multiply-adds of the products and convolutions of a graph, the turns of its loops included.
ir::Dim multiply_adds(const ir::Graph& graph);

/// Whether reference evaluation takes too long for a graph: more than about ten seconds.
bool too_large_to_evaluate(const ir::Graph& graph, const ir::SymbolValues& symbols);

}  // namespace modelc::driver
