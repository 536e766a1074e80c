#pragma once
#include "ir/gradient.h"

namespace modelc::autodiff {

/// `x` in the given shape: summed over what the operation had stretched, stretched where a rule left it at 1.
ir::NodeId fitted(const ir::GradContext& g, ir::NodeId x, const ir::Shape& shape);

}  // namespace modelc::autodiff
