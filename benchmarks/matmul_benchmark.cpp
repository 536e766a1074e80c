// Throughput of the runtime's matrix products, beside Eigen's, and convolutions, one core, f32: GFLOP/s, and per cent
// of what the core does in independent multiply-adds.
#include <Eigen/Core>
#include <vector>

#include "modelc/conv.hpp"
#include "modelc/matmul.hpp"
#include "modelc/packed_conv.hpp"
#include "rates.h"

namespace {
using modelc::Index;
using modelc::benchmarks::report_rate;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

void ours(benchmark::State& state) {
  const Index rows = state.range(0), inner = state.range(1), cols = state.range(2);
  const Matrix a = Matrix::Random(rows, inner), b = Matrix::Random(inner, cols);
  Matrix out(rows, cols);
  for (auto _ : state) {
    modelc::matmul(
        {}, rows, inner, cols, a.data(), inner, 1, b.data(), cols, 1,
        [y = out.data(), cols](auto lane, auto sum, Index row, Index col) { lane.store(y + row * cols + col, sum); });
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  report_rate(state, 2.0 * static_cast<double>(rows * inner * cols));
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
  report_rate(state, 2.0 * static_cast<double>(rows * inner * cols));
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

void packed(benchmark::State& state) {
  const Index rows = state.range(0), inner = state.range(1), cols = state.range(2);
  const Matrix a = Matrix::Random(rows, inner), b = Matrix::Random(inner, cols);
  Matrix out(rows, cols);
  const modelc::Arena panels(modelc::panels_size(1, inner, cols, 1) * Index{sizeof(float)});
  modelc::pack_kernel(b.data(), Index{1}, inner, cols, Index{1}, panels.at<float>(0));
  const float* const weights = panels.at<float>(0);
  for (auto _ : state) {
    modelc::packed_matmul(
        {}, rows, inner, cols, a.data(), inner, weights,
        [y = out.data(), cols](auto lane, auto sum, Index row, Index col) { lane.store(y + row * cols + col, sum); });
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  report_rate(state, 2.0 * static_cast<double>(rows * inner * cols));
}
BENCHMARK(packed)->Apply(sizes);

// Filters of Size x Size, "same" padding: side, channels, filters; with weights as they are, and in panels. The tensors
// lie in blocks as those of generated code do.
template <Index Size, Index Stride, bool Packed>
void conv(benchmark::State& state) {
  const Index side = state.range(0), channels = state.range(1), filters = state.range(2);
  const Index out_side = modelc::ceil_div(side, Stride);
  const modelc::Arena source(side * side * channels * Index{sizeof(float)});
  const modelc::Arena result(out_side * out_side * filters * Index{sizeof(float)});
  float *const x = source.at<float>(0), *const y = result.at<float>(0);
  Eigen::Map<Matrix>(x, side * side, channels).setRandom();
  const Matrix kernel = Matrix::Random(Size * Size * channels, filters);
  const modelc::Arena panels(modelc::panels_size(Size * Size, channels, filters, 1) * Index{sizeof(float)});
  modelc::pack_kernel(kernel.data(), Size * Size, channels, filters, Index{1}, panels.at<float>(0));
  const float* const weights = panels.at<float>(0);
  constexpr Index low = Size > Stride ? (Size - Stride) / 2 : 0;
  using W = modelc::Window<Size, Stride, 1, low>;
  const modelc::ConvShape<W, W> shape{1, {side, side}, channels, {out_side, out_side}, filters, 1};
  const auto epilogue = [y, filters](auto lane, auto sum, Index pixel, Index filter) {
    lane.store(y + pixel * filters + filter, max(sum, 0.0f));
  };
  for (auto _ : state) {
    if constexpr (Packed)
      modelc::packed_conv({}, shape, x, weights, epilogue);
    else
      modelc::conv({}, shape, x, kernel.data(), epilogue);
    benchmark::DoNotOptimize(y);
    benchmark::ClobberMemory();
  }
  report_rate(state, 2.0 * static_cast<double>(out_side * out_side * Size * Size * channels * filters));
}
// Layers of YOLOv2 at 416 x 416, then of ResNet-50 at 224 x 224.
void layers_3x3(benchmark::internal::Benchmark* b) {
  b->Args({416, 3, 32})->Args({208, 32, 64})->Args({104, 64, 128})->Args({52, 128, 256})->Args({26, 256, 512});
  b->Args({13, 512, 1024})->Args({13, 1024, 1024})->Args({13, 1280, 1024});
  b->Args({56, 64, 64})->Args({28, 128, 128})->Args({14, 256, 256})->Args({7, 512, 512});
}
void layers_1x1(benchmark::internal::Benchmark* b) {
  b->Args({104, 128, 64})->Args({52, 256, 128})->Args({26, 512, 256})->Args({26, 512, 64})->Args({13, 1024, 512});
  b->Args({13, 1024, 425});
  b->Args({56, 64, 64})->Args({56, 64, 256})->Args({56, 256, 64})->Args({28, 128, 512})->Args({28, 512, 128});
  b->Args({14, 256, 1024})->Args({14, 1024, 256})->Args({7, 512, 2048})->Args({7, 2048, 512});
}
void strided_1x1(benchmark::internal::Benchmark* b) {
  b->Args({56, 256, 128})->Args({56, 256, 512})->Args({28, 512, 256})->Args({28, 512, 1024})->Args({14, 1024, 512});
  b->Args({14, 1024, 2048});
}
BENCHMARK(conv<3, 1, false>)->Apply(layers_3x3);
BENCHMARK(conv<3, 1, true>)->Apply(layers_3x3);
BENCHMARK(conv<1, 1, false>)->Apply(layers_1x1);
BENCHMARK(conv<1, 1, true>)->Apply(layers_1x1);
BENCHMARK(conv<1, 2, true>)->Apply(strided_1x1);
BENCHMARK(conv<7, 2, true>)->Args({224, 3, 64});

}  // namespace

BENCHMARK_MAIN();
