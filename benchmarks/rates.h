#pragma once
#include <benchmark/benchmark.h>

#include <ctime>

#include "modelc/lanes.hpp"
#include "modelc/tile.hpp"

/// What benchmarks of kernels count in: processor time, and parts of what one core can do at most.
namespace modelc::benchmarks {

/// Seconds of the processor's time that work() takes.
template <class Work>
double seconds(const Work& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Independent multiply-adds of f32 in registers, in floating point operations a second: what no kernel can exceed.
/// Measured once.
inline double peak() {
  static const double measured = [] {
    using Tiles = detail::NativeTiles<float>;
    constexpr int W = lane_width<float>, count = Tiles::MR * Tiles::packets, turns = 200000;
    const Lanes<float, W> lane;
    float factor = 0.5f;
    benchmark::DoNotOptimize(factor);
    const auto x = lane(factor);
    double least = 1;
    for (int repeat = 0; repeat < 20; ++repeat) {
      Lane<float, W> sum[count];
      for (auto& s : sum) s = x;
      const double time = seconds([&] {
        for (int i = 0; i < turns; ++i) {
          MODELC_UNROLL
          for (int j = 0; j < count; ++j) sum[j] = fma(sum[j], x, x);
        }
        for (auto& s : sum) benchmark::DoNotOptimize(s);
      });
      least = time < least ? time : least;
    }
    return 2.0 * W * count * turns / least;
  }();
  return measured;
}

/// Says what a benchmark reached that does so many floating point operations an iteration: GFLOP/s, and per cent of the
/// peak.
inline void report_rate(benchmark::State& state, double flops) {
  const auto a_second = benchmark::Counter::kIsIterationInvariantRate;
  state.counters["GFLOP/s"] = benchmark::Counter(flops * 1e-9, a_second);
  state.counters["peak_%"] = benchmark::Counter(100 * flops / peak(), a_second);
}

}  // namespace modelc::benchmarks
