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
static_assert(modelc::winograd_tile(1, 208, 208, 32, 64) == 4 && modelc::winograd_tile(1, 26, 26, 256, 512) == 4 &&
              modelc::winograd_tile(1, 56, 56, 64, 64) == 4 && modelc::winograd_tile(1, 14, 14, 16, 16) == 4 &&
              modelc::winograd_tile(1, 13, 13, 1280, 1024) == 2 && modelc::winograd_tile(1, 7, 7, 512, 512) == 2 &&
              modelc::winograd_tile(1, 6, 6, 512, 512) == 2 && modelc::winograd_tile(16, 7, 7, 512, 512) == 4);
static_assert(modelc::winograd_tile(1, 3, 3, 64, 64) == 0 && modelc::winograd_tile(1, 4, 4, 512, 512) == 0 &&
              modelc::winograd_tile(1, 5, 5, 512, 512) == 0 && modelc::winograd_tile(1, 1, 100, 64, 64) == 0 &&
              modelc::winograd_tile(1, 416, 416, 3, 32) == 0);

struct Layer {
  Index batch, height, width, low, channels, filters;
  Index high = low;  ///< padding behind the last element
};

// Rounding errors of a tile are at most 88 (channels + 11) eps times the sum over channels of its largest |x| and all
// |w|, and 8 (channels + 7) eps with tiles of 2 x 2 (docs/decisions/0042-winograd.md). Those of random numbers are far
// smaller, and so is what is allowed here.
constexpr double bound(int tile) { return tile; }

template <class T>
std::vector<T> uniform(Index n, double low, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<T> x(static_cast<std::size_t>(n));
  for (T& value : x) value = static_cast<T>(low + (1 - low) * (static_cast<double>(random()) / 4294967296.0));
  return x;
}

// Calls visit(image, row, column) for where the tiles begin.
template <class Visit>
void for_all_tiles(int tile, Index images, Index height, Index width, Visit visit) {
  for (Index n = 0; n < images; ++n)
    for (Index i = 0; i < height; i += tile)
      for (Index j = 0; j < width; j += tile) visit(n, i, j);
}

template <int Tile, class T>
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
  std::vector<T> weights(modelc::winograd_size(Tile, l.channels, l.filters), T(-7));
  weights.push_back(T(-12345));
  modelc::winograd_kernel<Tile>(kernel.data(), l.channels, l.filters, weights.data());
  ASSERT_EQ(weights.back(), T(-12345)) << "written behind the weights";
  std::vector<T> workspace(modelc::winograd_workspace(Tile, l.batch, high, wide, l.channels, l.filters) + 1, T(-12345));
  const modelc::ConvShape<Open, Open> shape{
      l.batch, {l.height, l.width}, l.channels, {high, wide}, l.filters, 1, {{3, 1, 1, l.low}, {3, 1, 1, l.low}}};
  std::vector<T> got(want.size()), again(want.size()), fresh(want.size()), transposed(want.size());
  std::vector<int> stored(want.size());
  modelc::winograd_conv<Tile>({}, shape, x.data(), weights.data(), workspace.data(),
                              [&](auto lane, auto sum, Index pixel, Index filter) {
                                for (int i = 0; i < lane.count; ++i) ++stored[pixel * l.filters + filter + i];
                                lane.store(&got[pixel * l.filters + filter], sum);
                              });
  modelc::winograd_conv<Tile>(three_parts(), shape, x.data(), weights.data(), workspace.data(),
                              [&](auto lane, auto sum, Index pixel, Index filter) {
                                lane.store(&again[pixel * l.filters + filter], sum + lane.load(&bias[filter]));
                              });
  // With a kernel that is transformed first, as it is and as a transposed convolution has it: [3, 3, filters, channels]
  // from behind.
  std::vector<T> room(modelc::fresh_winograd_workspace(Tile, l.batch, high, wide, l.channels, l.filters) + 1,
                      T(-12345));
  modelc::fresh_winograd_conv<Tile>(
      three_parts(), shape, x.data(), kernel.data(), room.data(),
      [&](auto lane, auto sum, Index pixel, Index filter) { lane.store(&fresh[pixel * l.filters + filter], sum); });
  std::vector<T> behind(kernel.size());
  for (Index k = 0; k < 9; ++k)
    for (Index c = 0; c < l.channels; ++c)
      for (Index f = 0; f < l.filters; ++f)
        behind[((8 - k) * l.filters + f) * l.channels + c] = kernel[(k * l.channels + c) * l.filters + f];
  const modelc::ConvShape<Open, Open> other{l.batch,
                                            {high, wide},
                                            l.filters,
                                            {l.height, l.width},
                                            l.channels,
                                            1,
                                            {{3, 1, 1, 2 - l.low}, {3, 1, 1, 2 - l.low}}};
  modelc::fresh_winograd_conv_transpose<Tile>({}, other, x.data(), behind.data(), room.data(),
                                              [&](auto lane, auto sum, Index pixel, Index filter) {
                                                lane.store(&transposed[pixel * l.filters + filter], sum);
                                              });
  ASSERT_EQ(room.back(), T(-12345)) << "written behind the workspace";
  ASSERT_EQ(workspace.back(), T(-12345)) << "written behind the workspace";
  std::vector<double> size(l.channels * l.filters);  // of each channel's and filter's weights
  for (Index k = 0; k < 9; ++k)
    for (Index i = 0; i < l.channels * l.filters; ++i) size[i] += std::abs(kernel[k * l.channels * l.filters + i]);
  for_all_tiles(Tile, l.batch, high, wide, [&](Index n, Index row, Index column) {
    std::vector<double> scale(l.filters);
    for (Index c = 0; c < l.channels; ++c) {
      double most = 0;
      for (Index p = std::max<Index>(row - l.low, 0); p < std::min(row - l.low + Tile + 2, l.height); ++p)
        for (Index q = std::max<Index>(column - l.low, 0); q < std::min(column - l.low + Tile + 2, l.width); ++q)
          most = std::max<double>(most, std::abs(x[((n * l.height + p) * l.width + q) * l.channels + c]));
      for (Index f = 0; f < l.filters; ++f) scale[f] += most * size[c * l.filters + f];
    }
    for (Index i = row; i < std::min(row + Tile, high); ++i) {
      for (Index at = ((n * high + i) * wide + column) * l.filters, j = column; j < std::min(column + Tile, wide);
           ++j) {
        for (Index f = 0; f < l.filters; ++f, ++at) {
          for (const T value : {got[at], fresh[at], transposed[at]})
            ASSERT_LE(std::abs(value - want[at]), bound(Tile) * std::numeric_limits<T>::epsilon() * scale[f])
                << "at " << i << ", " << j << ", " << f;
          ASSERT_EQ(stored[at], 1);
          ASSERT_EQ(again[at], got[at] + bias[f]) << "other bits with threads";
        }
      }
    }
  });
}

template <int Tile, class T>
void expect_shapes() {
  expect_winograd<Tile, T>({1, 1, 1, 1, 1, 1});
  expect_winograd<Tile, T>({2, 1, 1, 2, 3, 5});
  expect_winograd<Tile, T>({1, 3, 3, 0, 16, 16});
  expect_winograd<Tile, T>({3, 5, 2, 1, 17, 33});
  expect_winograd<Tile, T>({1, 7, 7, 1, 40, 70});
  expect_winograd<Tile, T>({1, 13, 13, 1, 70, 140});
  expect_winograd<Tile, T>({1, 9, 30, 0, 5, 64});
  expect_winograd<Tile, T>({1, 6, 5, 0, 20, 19, 3});
  expect_winograd<Tile, T>({2, 27, 18, 2, 9, 10});
  expect_winograd<Tile, T>({1, 52, 52, 1, 19, 65});
}
TEST(Winograd, shapes_f32) {
  expect_shapes<2, float>();
  expect_shapes<4, float>();
}
TEST(Winograd, shapes_f64) {
  expect_shapes<2, double>();
  expect_shapes<4, double>();
}

template <int Tile>
void expect_many_channels() {
  expect_winograd<Tile, float>({1, 13, 13, 1, 1024, 6});
  expect_winograd<Tile, float>({1, 13, 13, 1, 1024, 6}, 0);
}
TEST(Winograd, many_channels) {
  expect_many_channels<2>();
  expect_many_channels<4>();
}

}  // namespace
