// Convolutions of 3 x 3 by Winograd's method beside direct ones, one core, f32: of each the share of the machine's
// peak, counted in the multiply-adds of the direct one, and the largest rounding error. Both take turns; the least
// processor time of each counts, so that other work on the machine matters little.
#include <benchmark/benchmark.h>

#include <cmath>
#include <ctime>
#include <limits>
#include <random>
#include <vector>

#include "modelc/packed_conv.hpp"
#include "modelc/winograd.hpp"

namespace {
using modelc::Index;

template <class Work>
double seconds(const Work& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// Independent multiply-adds in registers, in floating point operations a second: what no kernel can exceed.
double measured_peak() {
  using Tiles = modelc::detail::NativeTiles<float>;
  constexpr int W = modelc::lane_width<float>, count = Tiles::MR * Tiles::packets, turns = 200000;
  const modelc::Lanes<float, W> lane;
  float factor = 0.5f;
  benchmark::DoNotOptimize(factor);
  const auto x = lane(factor);
  double least = 1;
  for (int repeat = 0; repeat < 20; ++repeat) {
    modelc::Lane<float, W> sum[count];
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
}

double peak() {
  static const double measured = measured_peak();
  return measured;
}

std::vector<float> uniform(Index n, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> x(static_cast<std::size_t>(n));
  for (float& value : x) value = static_cast<float>(random()) * 0x1p-31f - 1;
  return x;
}

using W = modelc::Window<3, 1, 1, 1>;
struct Layer {
  Index side, channels, filters;
  modelc::ConvShape<W, W> shape{1, {side, side}, channels, {side, side}, filters, 1};
  std::vector<float> x = uniform(side * side * channels, 1), kernel = uniform(9 * channels * filters, 2);

  // The largest error of every 97th element, in eps of its sum of |x| |w|.
  double error(const float* y) const {
    double most = 0;
    for (Index at = 0; at < side * side * filters; at += 97) {
      const Index f = at % filters, column = at / filters % side, row = at / (filters * side);
      double sum = 0, size = 0;
      for (Index k = 0; k < 9; ++k) {
        const Index p = row + k / 3 - 1, q = column + k % 3 - 1;
        if (p < 0 || p >= side || q < 0 || q >= side) continue;
        for (Index c = 0; c < channels; ++c) {
          const double product =
              double{x[(p * side + q) * channels + c]} * double{kernel[(k * channels + c) * filters + f]};
          sum += product;
          size += std::abs(product);
        }
      }
      most = std::max(most, std::abs(y[at] - sum) / size);
    }
    return most / std::numeric_limits<float>::epsilon();
  }
};

void layer(benchmark::State& state) {
  const Layer l{state.range(0), state.range(1), state.range(2)};
  const modelc::Arena panels(modelc::panels_size(9, l.channels, l.filters, 1) * Index{sizeof(float)}),
      transformed(modelc::winograd_size(l.channels, l.filters) * Index{sizeof(float)}),
      workspace(modelc::winograd_workspace(1, l.side, l.side, l.channels, l.filters) * Index{sizeof(float)}),
      direct(l.side * l.side * l.filters * Index{sizeof(float)}), winograd(direct.size());
  modelc::pack_kernel(l.kernel.data(), 9, l.channels, l.filters, 1, panels.at<float>(0));
  modelc::winograd_kernel(l.kernel.data(), l.channels, l.filters, transformed.at<float>(0));
  const auto relu = [&](float* y) {
    return [y, filters = l.filters](auto lane, auto sum, Index pixel, Index filter) {
      lane.store(y + pixel * filters + filter, max(sum, 0.0f));
    };
  };
  double least[2] = {1, 1};
  for (auto _ : state) {
    const double first = seconds(
        [&] { modelc::packed_conv({}, l.shape, l.x.data(), panels.at<const float>(0), relu(direct.at<float>(0))); });
    const double second = seconds([&] {
      modelc::winograd_conv({}, l.shape, l.x.data(), transformed.at<const float>(0), workspace.at<float>(0),
                            relu(winograd.at<float>(0)));
    });
    least[0] = std::min(least[0], first);
    least[1] = std::min(least[1], second);
  }
  const double flops = 18.0 * static_cast<double>(l.side * l.side * l.channels * l.filters);
  state.counters["direct_ms"] = least[0] * 1e3;
  state.counters["winograd_ms"] = least[1] * 1e3;
  state.counters["direct_%"] = 100 * flops / least[0] / peak();
  state.counters["winograd_%"] = 100 * flops / least[1] / peak();
  state.counters["ratio"] = least[0] / least[1];
  const auto store = [&](float* y) {
    return [y, filters = l.filters](auto lane, auto sum, Index pixel, Index filter) {
      lane.store(y + pixel * filters + filter, sum);
    };
  };
  modelc::packed_conv({}, l.shape, l.x.data(), panels.at<const float>(0), store(direct.at<float>(0)));
  modelc::winograd_conv({}, l.shape, l.x.data(), transformed.at<const float>(0), workspace.at<float>(0),
                        store(winograd.at<float>(0)));
  state.counters["direct_eps"] = l.error(direct.at<float>(0));
  state.counters["winograd_eps"] = l.error(winograd.at<float>(0));
}
// Side, channels and filters of layers of YOLOv2 at 416 x 416, then of ResNet-50 at 224 x 224.
BENCHMARK(layer)
    ->Args({208, 32, 64})
    ->Args({104, 64, 128})
    ->Args({52, 128, 256})
    ->Args({26, 256, 512})
    ->Args({13, 512, 1024})
    ->Args({13, 1024, 1024})
    ->Args({13, 1280, 1024})
    ->Args({56, 64, 64})
    ->Args({28, 128, 128})
    ->Args({14, 256, 256})
    ->Args({7, 512, 512})
    ->Iterations(40)
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
