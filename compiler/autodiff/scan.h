#pragma once
#include <vector>

#include "ir/gradient.h"

namespace modelc::autodiff {

/// The gradient rule of `scan`: a scan in the other direction that carries the gradients of what was carried and sums
/// those of the captured tensors. It computes each step again from what was carried into it, which a forward loop of
/// its own stacks.
std::vector<ir::NodeId> scan_gradient(ir::GradContext& g);

}  // namespace modelc::autodiff
