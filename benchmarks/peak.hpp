#pragma once
// Clocks, and what no kernel can exceed: for the programs of this folder.
#include <chrono>
#include <ctime>

#include "modelc/lanes.hpp"

MODELC_PACKETS_BEGIN

namespace bench {

/// The process's own time and the clock's, in seconds.
inline double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
inline double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

constexpr int peak_width = modelc::lane_width<float>, peak_count = 12, peak_turns = 100000;

// Independent multiply-adds in registers. A function of its own: calls between them would keep the sums in memory.
__attribute__((noinline)) inline float multiply_add(float start) {
  const modelc::Lanes<float, peak_width> lane;
  const auto x = lane(start);
  decltype(lane(start)) sum[peak_count];
  MODELC_UNROLL
  for (int k = 0; k < peak_count; ++k) sum[k] = lane(start * static_cast<float>(k + 1));  // or they are all one
  for (int j = 0; j < peak_turns; ++j) {
    MODELC_UNROLL
    for (int k = 0; k < peak_count; ++k) sum[k] = fma(sum[k], x, x);
  }
  MODELC_UNROLL
  for (int k = 1; k < peak_count; ++k) sum[0] = sum[0] + sum[k];
  float kept[peak_width];
  lane.store(kept, sum[0]);
  return kept[0];
}

/// GFLOP/s of one core in f32, by the clock `now`: the best of many short turns.
template <class Now>
double peak(Now now) {
  volatile float start = 0.5f;
  double best = 1e9;
  for (int i = 0; i < 50; ++i) {
    const double begin = now();
    start = multiply_add(start) > 0 ? 0.5f : 0.25f;
    const double taken = now() - begin;
    if (taken < best) best = taken;
  }
  return 2e-9 * peak_width * peak_count * peak_turns / best;
}

}  // namespace bench

MODELC_PACKETS_END
