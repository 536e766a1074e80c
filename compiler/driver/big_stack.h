#pragma once
#include <functional>

namespace modelc::driver {

/// Calls `work` on a thread with a stack deep enough for what the compiler's nesting limits admit, and waits for it.
/// Exceptions of `work` come back out. Where the system refuses so big a stack, a smaller one is taken.
void on_big_stack(const std::function<void()>& work);

}  // namespace modelc::driver
