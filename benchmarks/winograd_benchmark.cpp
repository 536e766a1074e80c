// Convolutions of 3 x 3 by Winograd's method, with tiles of 2 x 2 and of 4 x 4, beside direct ones, one core, f32: of
// each the share of the machine's peak, counted in the multiply-adds of the direct one, and the largest rounding error.
// They take turns; the least processor time of each counts, so that other work on the machine matters little.
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "modelc/packed_conv.hpp"
#include "modelc/winograd.hpp"
#include "rates.h"

namespace {
using modelc::Index;
using modelc::benchmarks::peak;

template <class Work>
double seconds(const Work& work) {
  const double begin = bench::processor_seconds();
  work();
  return bench::processor_seconds() - begin;
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

// What the method with tiles of that side takes for a layer: call run(where the result goes).
template <int Tile>
struct Winograd {
  const Layer& l;
  modelc::Arena transformed{modelc::winograd_size(Tile, l.channels, l.filters) * Index{sizeof(float)}};
  modelc::Arena workspace{modelc::winograd_workspace(Tile, 1, l.side, l.side, l.channels, l.filters) *
                          Index{sizeof(float)}};

  explicit Winograd(const Layer& layer) : l(layer) {
    modelc::winograd_kernel<Tile>(l.kernel.data(), l.channels, l.filters, transformed.at<float>(0));
  }
  template <class Epilogue>
  void run(const Epilogue& epilogue) const {
    modelc::winograd_conv<Tile>({}, l.shape, l.x.data(), transformed.at<const float>(0), workspace.at<float>(0),
                                epilogue);
  }
};
struct Direct {
  const Layer& l;
  modelc::Arena panels{modelc::panels_size(9, l.channels, l.filters, 1) * Index{sizeof(float)}};

  explicit Direct(const Layer& layer) : l(layer) {
    modelc::pack_kernel(l.kernel.data(), 9, l.channels, l.filters, 1, panels.at<float>(0));
  }
  template <class Epilogue>
  void run(const Epilogue& epilogue) const {
    modelc::packed_conv({}, l.shape, l.x.data(), panels.at<const float>(0), epilogue);
  }
};

void layer(benchmark::State& state) {
  const Layer l{state.range(0), state.range(1), state.range(2)};
  const Direct direct(l);
  const Winograd<2> two(l);
  const Winograd<4> four(l);
  const modelc::Arena result(l.side * l.side * l.filters * Index{sizeof(float)});
  float* const y = result.at<float>(0);
  const auto relu = [y, filters = l.filters](auto lane, auto sum, Index pixel, Index filter) {
    lane.store(y + pixel * filters + filter, max(sum, 0.0f));
  };
  double least[3] = {1, 1, 1};
  const auto time = [&](int method, const auto& kernel) {
    least[method] = std::min(least[method], seconds([&] { kernel.run(relu); }));
  };
  for (auto _ : state) {
    time(0, direct);
    time(1, two);
    time(2, four);
  }
  const double flops = 18.0 * static_cast<double>(l.side * l.side * l.channels * l.filters);
  const auto store = [y, filters = l.filters](auto lane, auto sum, Index pixel, Index filter) {
    lane.store(y + pixel * filters + filter, sum);
  };
  const auto report = [&](const std::string& name, int method, const auto& kernel) {
    state.counters[name + "_ms"] = least[method] * 1e3;
    state.counters[name + "_%"] = 100 * flops / least[method] / peak();
    kernel.run(store);
    state.counters[name + "_eps"] = l.error(y);
  };
  report("direct", 0, direct);
  report("two", 1, two);
  report("four", 2, four);
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
