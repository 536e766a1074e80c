#include "modelc/winograd.hpp"

#include <cmath>
#include <limits>
#include <random>

#include "runtime/products.h"

namespace {
using namespace modelc::tests;
using modelc::Index;
using modelc::Window;
using Open = Window<3, 1, 1, modelc::Dynamic>;

// As measured (docs/decisions/0042-winograd.md): for layers of YOLOv2 and ResNet-50, not for images of a tile or less,
// tiles that are mostly empty, and a first layer.
static_assert(modelc::winograd_pays(208, 208, 32, 64) && modelc::winograd_pays(13, 13, 1280, 1024) &&
              modelc::winograd_pays(56, 56, 64, 64) && modelc::winograd_pays(7, 7, 512, 512) &&
              modelc::winograd_pays(6, 6, 512, 512) && modelc::winograd_pays(14, 14, 16, 16));
static_assert(!modelc::winograd_pays(3, 3, 64, 64) && !modelc::winograd_pays(4, 4, 512, 512) &&
              !modelc::winograd_pays(5, 5, 512, 512) && !modelc::winograd_pays(1, 100, 64, 64) &&
              !modelc::winograd_pays(416, 416, 3, 32));

struct Layer {
  Index batch, height, width, low, channels, filters;
  Index high = low;  ///< padding behind the last element
};

// Rounding errors of a tile are at most 88 (channels + 11) eps times the sum over channels of its largest |x| and all
// |w| (docs/decisions/0042-winograd.md). Those of random numbers are far smaller, and so is what is allowed here.
constexpr double bound = 4;

template <class T>
std::vector<T> uniform(Index n, double low, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<T> x(static_cast<std::size_t>(n));
  for (T& value : x) value = static_cast<T>(low + (1 - low) * (static_cast<double>(random()) / 4294967296.0));
  return x;
}

// Calls visit(image, row, column) for where the tiles of 4 x 4 begin.
template <class Visit>
void for_all_tiles(Index images, Index height, Index width, Visit visit) {
  for (Index n = 0; n < images; ++n)
    for (Index i = 0; i < height; i += 4)
      for (Index j = 0; j < width; j += 4) visit(n, i, j);
}

template <class T>
void expect_winograd(const Layer& l, double low = -1) {
  const Index high = l.height + l.low + l.high - 2, wide = l.width + l.low + l.high - 2;
  const std::vector<T> x = uniform<T>(l.batch * l.height * l.width * l.channels, low, 1),
                       kernel = uniform<T>(9 * l.channels * l.filters, -1, 2), bias = numbers<T>(l.filters, 3);
  std::vector<double> want(l.batch * high * wide * l.filters);
  for (Index n = 0; n < l.batch; ++n) {
    const std::vector<Axis> axes{
        {static_cast<int>(l.height), static_cast<int>(high), {3, 1, 1, static_cast<int>(l.low)}},
        {static_cast<int>(l.width), static_cast<int>(wide), {3, 1, 1, static_cast<int>(l.low)}}};
    for_all_taps(axes, [&](Index i, Index o, Index k) {
      for (Index c = 0; c < l.channels; ++c) {
        const double value = x[(n * l.height * l.width + i) * l.channels + c];
        for (Index f = 0; f < l.filters; ++f)
          want[(n * high * wide + o) * l.filters + f] += value * kernel[(k * l.channels + c) * l.filters + f];
      }
    });
  }
  std::vector<T> weights(modelc::winograd_size(l.channels, l.filters), T(-7));
  weights.push_back(T(-12345));
  modelc::winograd_kernel(kernel.data(), l.channels, l.filters, weights.data());
  ASSERT_EQ(weights.back(), T(-12345)) << "written behind the weights";
  std::vector<T> workspace(modelc::winograd_workspace(l.batch, high, wide, l.channels, l.filters) + 1, T(-12345));
  const modelc::ConvShape<Open, Open> shape{
      l.batch, {l.height, l.width}, l.channels, {high, wide}, l.filters, 1, {{3, 1, 1, l.low}, {3, 1, 1, l.low}}};
  std::vector<T> got(want.size()), again(want.size());
  std::vector<int> stored(want.size());
  modelc::winograd_conv({}, shape, x.data(), weights.data(), workspace.data(),
                        [&](auto lane, auto sum, Index pixel, Index filter) {
                          for (int i = 0; i < lane.width; ++i) ++stored[pixel * l.filters + filter + i];
                          lane.store(&got[pixel * l.filters + filter], sum);
                        });
  modelc::winograd_conv(three_parts(), shape, x.data(), weights.data(), workspace.data(),
                        [&](auto lane, auto sum, Index pixel, Index filter) {
                          lane.store(&again[pixel * l.filters + filter], sum + lane.load(&bias[filter]));
                        });
  ASSERT_EQ(workspace.back(), T(-12345)) << "written behind the workspace";
  std::vector<double> size(l.channels * l.filters);  // of each channel's and filter's weights
  for (Index k = 0; k < 9; ++k)
    for (Index i = 0; i < l.channels * l.filters; ++i) size[i] += std::abs(kernel[k * l.channels * l.filters + i]);
  for_all_tiles(l.batch, high, wide, [&](Index n, Index row, Index column) {
    std::vector<double> scale(l.filters);
    for (Index c = 0; c < l.channels; ++c) {
      double most = 0;
      for (Index p = std::max<Index>(row - l.low, 0); p < std::min(row - l.low + 6, l.height); ++p)
        for (Index q = std::max<Index>(column - l.low, 0); q < std::min(column - l.low + 6, l.width); ++q)
          most = std::max<double>(most, std::abs(x[((n * l.height + p) * l.width + q) * l.channels + c]));
      for (Index f = 0; f < l.filters; ++f) scale[f] += most * size[c * l.filters + f];
    }
    for (Index i = row; i < std::min(row + 4, high); ++i) {
      for (Index at = ((n * high + i) * wide + column) * l.filters, j = column; j < std::min(column + 4, wide); ++j) {
        for (Index f = 0; f < l.filters; ++f, ++at) {
          const double error = std::abs(got[at] - want[at]);
          ASSERT_LE(error, bound * std::numeric_limits<T>::epsilon() * scale[f])
              << "at " << i << ", " << j << ", " << f;
          ASSERT_EQ(stored[at], 1);
          ASSERT_EQ(again[at], got[at] + bias[f]) << "other bits with threads";
        }
      }
    }
  });
}

template <class T>
void expect_shapes() {
  expect_winograd<T>({1, 1, 1, 1, 1, 1});
  expect_winograd<T>({2, 1, 1, 2, 3, 5});
  expect_winograd<T>({1, 3, 3, 0, 16, 16});
  expect_winograd<T>({3, 5, 2, 1, 17, 33});
  expect_winograd<T>({1, 7, 7, 1, 40, 70});
  expect_winograd<T>({1, 13, 13, 1, 70, 140});
  expect_winograd<T>({1, 9, 30, 0, 5, 64});
  expect_winograd<T>({1, 6, 5, 0, 20, 19, 3});
  expect_winograd<T>({2, 27, 18, 2, 9, 10});
  expect_winograd<T>({1, 52, 52, 1, 19, 65});
}
TEST(Winograd, shapes_f32) { expect_shapes<float>(); }
TEST(Winograd, shapes_f64) { expect_shapes<double>(); }

TEST(Winograd, many_channels) {
  expect_winograd<float>({1, 13, 13, 1, 1024, 6});
  expect_winograd<float>({1, 13, 13, 1, 1024, 6}, 0);
}

}  // namespace
