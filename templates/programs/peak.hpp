#pragma once
// Clocks, and what no kernel can exceed: for `modelc profile` and the benchmarks.
#include <algorithm>
#include <chrono>
#include <cstring>
#include <ctime>
#include <vector>

#include "modelc/lanes.hpp"

MODELC_PACKETS_BEGIN

namespace bench {

/// The process's own time and the clock's, in seconds.
inline double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
inline double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

constexpr int peak_count = 12, peak_turns = 100000;

// Independent multiply-adds in registers. A function of its own: calls between them would keep the sums in memory.
template <class T>
__attribute__((noinline)) T multiply_add(T start) {
  constexpr int width = modelc::lane_width<T>;
  const modelc::Lanes<T, width> lane;
  const auto x = lane(start);
  decltype(lane(start)) sum[peak_count];
  MODELC_UNROLL
  for (int k = 0; k < peak_count; ++k) sum[k] = lane(start * static_cast<T>(k + 1));  // or they are all one
  for (int j = 0; j < peak_turns; ++j) {
    MODELC_UNROLL
    for (int k = 0; k < peak_count; ++k) sum[k] = fma(sum[k], x, x);
  }
  MODELC_UNROLL
  for (int k = 1; k < peak_count; ++k) sum[0] = sum[0] + sum[k];
  T kept[width];
  lane.store(kept, sum[0]);
  return kept[0];
}

/// GFLOP/s of one core, by the clock `now`: the best of many short turns.
template <class T = float, class Now>
double peak(Now now) {
  volatile T start = T(0.5);
  double best = 1e9;
  for (int i = 0; i < 50; ++i) {
    const double begin = now();
    start = multiply_add<T>(start) > 0 ? T(0.5) : T(0.25);
    const double taken = now() - begin;
    if (taken < best) best = taken;
  }
  return 2e-9 * modelc::lane_width<T> * peak_count * peak_turns / best;
}

/// GB/s read and written by one core, by the clock `now`, where a loop goes over `bytes`: the best of several turns.
template <class Now>
double bandwidth(std::size_t bytes, Now now) {
  std::vector<float> from(bytes / 2 / sizeof(float), 1.0f), to(from.size());
  const std::size_t turns = std::max<std::size_t>(1, (std::size_t{1} << 24) / bytes);
  double best = 1e9;
  for (int i = 0; i < 12; ++i) {
    const double begin = now();
    for (std::size_t turn = 0; turn < turns; ++turn) {
      std::memcpy(to.data(), from.data(), from.size() * sizeof(float));
      volatile float kept = to[turn % to.size()];  // the copy has a reader
      static_cast<void>(kept);
    }
    best = std::min(best, now() - begin);
  }
  return 1e-9 * static_cast<double>(bytes * turns) / best;
}

}  // namespace bench

MODELC_PACKETS_END
