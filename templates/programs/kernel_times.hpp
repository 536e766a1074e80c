#pragma once
#include <chrono>
#include <vector>

/// When each kernel of a call of predict was done: what `modelc profile` has the class call behind every kernel.
namespace modelc {

using KernelClock = std::chrono::steady_clock;

struct KernelTimes {
  std::vector<KernelClock::time_point> done;  ///< of the call that runs; has room for every kernel
  static KernelTimes& instance() {
    static KernelTimes times;
    return times;
  }
};

inline void kernel_done(std::size_t kernel) noexcept { KernelTimes::instance().done[kernel] = KernelClock::now(); }

}  // namespace modelc
