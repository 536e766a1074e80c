#pragma once
#include <vector>

#include "ir/gradient.h"

namespace modelc::autodiff {

/// The gradient rule of `scan`: a scan in the other direction that carries the gradients of what was carried and sums
/// those of the captured tensors. What it needs of the forward computation it finds stacked by a scan that equals the
/// one that is differentiated and has further results (the pass merge_scans makes one loop of the two): the carries
/// that went into each step and what is costly. What is a matter of an instruction or two it computes again from those.
std::vector<ir::NodeId> scan_gradient(ir::GradContext& g);

}  // namespace modelc::autodiff
