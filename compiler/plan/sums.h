#pragma once
#include <string>
#include <vector>

#include "plan/plan.h"

namespace modelc::plan {

/// A reduction or contraction, and how a kernel adds it up.
struct Sum {
  NodeId node;
  std::string order;           ///< what the last bits of the result depend on beside the operands
  std::vector<NodeId> stored;  ///< the values that its kernel writes, on some of which the order hangs
};

/// Those of a plan; of loops' bodies the plan is that of the body, wherever the loop stands.
std::vector<Sum> sums(const Plan& plan);

}  // namespace modelc::plan
