#pragma once
#include <string>
#include <vector>

#include "plan/plan.h"

namespace modelc::plan {

/// What a kernel does, apart from which buffers it does it to.
struct Signature {
  std::string work;               ///< equal for kernels that do the same; bytes that say nothing to people
  std::vector<BufferId> buffers;  ///< in the order in which the kernel refers to them first
};

/// Of a loop around a body, what the body's kernels do to which of its buffers counts, not where these lie.
Signature signature(const Plan& plan, const Kernel& kernel);

}  // namespace modelc::plan
