// Throughput of the runtime's matrix product and convolution beside Eigen's own and the machine's peak, one core, f32.
#include <benchmark/benchmark.h>

#include <Eigen/Core>
#include <vector>

#include "modelc/conv.hpp"
#include "modelc/matmul.hpp"

namespace {
using modelc::Index;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

void rate(benchmark::State& state, double flops) {
  state.counters["GFLOP/s"] = benchmark::Counter(flops * 1e-9, benchmark::Counter::kIsIterationInvariantRate);
}

// Independent multiply-adds in registers: what no kernel can exceed.
void peak(benchmark::State& state) {
  using Tiles = modelc::detail::NativeTiles<float>;
  constexpr int W = modelc::lane_width<float>, count = Tiles::MR * Tiles::packets;
  const modelc::Lanes<float, W> lane;
  modelc::Lane<float, W> sum[count];
  for (auto& s : sum) s = lane(0.0f);
  float factor = 0.5f;
  benchmark::DoNotOptimize(factor);
  const auto x = lane(factor);
  for (auto _ : state) {
    for (int i = 0; i < 1000; ++i) {
      MODELC_UNROLL
      for (int j = 0; j < count; ++j) sum[j] = fma(sum[j], x, x);
    }
    for (auto& s : sum) benchmark::DoNotOptimize(s.value);
  }
  rate(state, 2.0 * W * count * 1000);
}
BENCHMARK(peak);

void ours(benchmark::State& state) {
  const Index rows = state.range(0), inner = state.range(1), cols = state.range(2);
  const Matrix a = Matrix::Random(rows, inner), b = Matrix::Random(inner, cols);
  Matrix out(rows, cols);
  for (auto _ : state) {
    modelc::matmul({}, rows, inner, cols, a.data(), inner, 1, b.data(), cols, 1,
                   [&](auto lane, auto sum, Index row, Index col) { lane.store(out.data() + row * cols + col, sum); });
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  rate(state, 2.0 * static_cast<double>(rows * inner * cols));
}

void eigen(benchmark::State& state) {
  const Index rows = state.range(0), inner = state.range(1), cols = state.range(2);
  const Matrix a = Matrix::Random(rows, inner), b = Matrix::Random(inner, cols);
  Matrix out(rows, cols);
  for (auto _ : state) {
    out.noalias() = a * b;
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  rate(state, 2.0 * static_cast<double>(rows * inner * cols));
}

void sizes(benchmark::internal::Benchmark* b) {
  for (const auto& size : {std::vector<std::int64_t>{1, 784, 128},
                           {1, 1024, 1024},
                           {8, 784, 128},
                           {32, 784, 128},
                           {32, 256, 10},
                           {128, 784, 128},
                           {128, 256, 64},
                           {256, 256, 256},
                           {512, 512, 512},
                           {1024, 1024, 1024},
                           {2704, 288, 64},
                           {64, 4096, 1000}}) {
    b->Args(size);
  }
}
BENCHMARK(ours)->Apply(sizes);
BENCHMARK(eigen)->Apply(sizes);

// 3 x 3 filters, stride 1, "same" padding: side, channels, filters.
void conv(benchmark::State& state) {
  const Index side = state.range(0), channels = state.range(1), filters = state.range(2);
  const Matrix x = Matrix::Random(side * side, channels), kernel = Matrix::Random(9 * channels, filters);
  Matrix out(side * side, filters);
  using W = modelc::Window<3, 1, 1, 1>;
  const modelc::ConvShape<W, W> shape{1, {side, side}, channels, {side, side}, filters, 1};
  for (auto _ : state) {
    modelc::conv({}, shape, x.data(), kernel.data(), [&](auto lane, auto sum, Index pixel, Index filter) {
      lane.store(out.data() + pixel * filters + filter, max(sum, 0.0f));
    });
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  rate(state, 2.0 * static_cast<double>(side * side * 9 * channels * filters));
}
BENCHMARK(conv)->Args({52, 32, 64})->Args({26, 64, 128})->Args({13, 256, 512})->Args({26, 32, 64})->Args({104, 16, 32});

}  // namespace

BENCHMARK_MAIN();
