#pragma once
#include "passes/rules.h"

namespace modelc::passes {

/// Gradients of slices: a sum of terms that are zero but for a run along one axis. Runs at the same place are added,
/// others put side by side, with zeros in the gaps. Nothing where that joins no two of them.
std::optional<ir::NodeId> sum_of_bands(const Site& s);

}  // namespace modelc::passes
