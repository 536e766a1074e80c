#pragma once
#include "plan/plan.h"

namespace modelc::driver {

/// What a kernel has to do at least, in one call.
struct KernelWork {
  double operations = 0;  ///< multiplications and additions of products, and one for each elementwise operation
  double bytes = 0;       ///< of the tensors that it reads and writes, each once
};
KernelWork kernel_work(const plan::Plan& plan, const plan::Kernel& kernel, const ir::SymbolValues& symbols);

}  // namespace modelc::driver
