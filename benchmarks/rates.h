#pragma once
#include <benchmark/benchmark.h>

#include "peak.hpp"

/// What benchmarks of kernels count in: processor time, and parts of what one core can do at most.
namespace modelc::benchmarks {

/// Floating point operations a second of independent multiply-adds of f32 in registers: what no kernel can exceed.
/// Measured once.
inline double peak() {
  static const double measured = 1e9 * bench::peak(bench::processor_seconds);
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
