#include "modelc/conv.hpp"

#include <random>

#include "runtime/convolutions.h"

namespace {
using namespace modelc::tests;
using namespace modelc::tests::native;
using modelc::Index;
using modelc::Window;
using modelc::Windows;

// An axis with random sizes, paddings and steps; its windows may lie partly or wholly in the padding.
Axis random_axis(std::mt19937& random) {
  const auto from = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  Axis a{from(1, 30), 1, {from(1, 5), from(1, 3), from(1, 3), from(0, 4)}};
  const int reach = a.input + a.window.low + from(0, 4) - (a.window.size - 1) * a.window.dilation;
  a.output = reach < 1 ? 1 : (reach - 1) / a.window.stride + 1;
  return a;
}

template <class T>
void random_convolutions(unsigned seed, int count) {
  std::mt19937 random(seed);
  const Index widths[] = {1, 2, 3, 4, 8, 10, 16, 19, 32, 33, 70};
  for (int i = 0; i < count; ++i) {
    const Index groups = random() % 3 == 0 ? 2 + static_cast<Index>(random() % 3) : 1;
    const Index channels = groups * (1 + static_cast<Index>(random() % 5)), filters = groups * widths[random() % 11],
                batch = 1 + static_cast<Index>(random() % 2);
    const Axis a = random_axis(random), b = random_axis(random), c = random_axis(random);
    const Index single = channels + 17;  // one filter for each channel
    const modelc::Parallel threads = random() % 2 == 0 ? three_parts() : modelc::Parallel{};
    expect_conv<T, Open>(threads, batch, {a}, channels, filters, groups);
    expect_transposed<T, Open>(threads, batch, {a}, channels, filters, groups);
    expect_gradients<T, Open>(threads, batch, {a}, channels, filters, groups);
    if (i % 2 == 0) expect_conv<T, Open, Open>(threads, batch, {a, b}, channels, groups == 1 ? 10 : groups, groups);
    if (i % 2 == 1) expect_transposed<T, Open, Open>(threads, 1, {a, b}, groups * 3, groups * 5, groups);
    if (i % 4 == 2) expect_gradients<T, Open, Open>(threads, batch, {a, b}, groups * 3, groups * 5, groups);
    if (i % 4 == 0) expect_conv<T, Open, Open>(threads, 1, {a, b}, single, single, single);
    if (i % 4 == 1) expect_transposed<T, Open, Open>(threads, 1, {a, b}, single, single, single);
    if (i % 4 == 3) expect_gradients<T, Open, Open>(threads, 1, {a, b}, single, single, single);
    if (i % 8 == 0) expect_conv<T, Open, Open, Open>(threads, 1, {a, b, c}, 2, 3, 1);
    if (i % 8 == 2) expect_transposed<T, Open, Open, Open>(threads, 1, {a, b, c}, 3, 2, 1);
    if (i % 8 == 4) expect_gradients<T, Open, Open, Open>(threads, 1, {a, b, c}, 2, 4, 2);
    if (i % 4 == 3) expect_pools<T, Open>(threads, batch, {a}, 21);
    if (i % 4 == 0) expect_pools<T, Open, Open>(threads, 1, {a, b}, channels);
  }
}

TEST(Conv, random_shapes_f32) { random_convolutions<float>(1, 60); }
TEST(Conv, random_shapes_f64) { random_convolutions<double>(2, 40); }

TEST(Conv, known_shapes) {
  const Axis same{28, 28, {3, 1, 1, 1}}, half{28, 14, {3, 2, 1, 0}}, point{13, 13, {1, 1, 1, 0}},
      pointed{13, 7, {1, 2, 1, 0}};
  expect_conv<float, Open, Open>({}, 2, {same, same}, 3, 32, 1);
  expect_conv<float, Open, Open>({}, 1, {same, half}, 8, 32, 1);
  expect_conv<float, Open, Open>({}, 2, {point, point}, 20, 40, 1);
  expect_conv<float, Open, Open>({}, 1, {point, point}, 20, 10, 1);
  expect_conv<float, Open, Open>({}, 1, {pointed, pointed}, 20, 40, 1);
  expect_conv<float, Open>({}, 1, {same}, 4, 10, 2);
}

// What a kernel keeps of its geometry is not copied: see Pinned.
template <class... T>
constexpr bool pinned = !(std::is_copy_constructible<T>::value || ...) && !(std::is_copy_assignable<T>::value || ...);
static_assert(pinned<Open, Window<3>, Windows<Open>, modelc::ConvShape<Open>, modelc::detail::StridedIterator,
                     modelc::detail::Run, modelc::detail::Taps, modelc::detail::Filters, modelc::detail::Product<float>,
                     modelc::detail::Axis<Open, false>, modelc::detail::Axis<Open, true>>);

// A square layer of a real network: every 997th element of the result by the definition.
template <class W>
void expect_layer(int side, Index channels, Index filters) {
  const W w{};
  const Index out = modelc::ceil_div(side, w.stride());
  const std::vector<float> x = numbers<float>(side * side * channels, 1),
                           kernel = numbers<float>(w.size() * w.size() * channels * filters, 2);
  std::vector<float> got(out * out * filters, -99999);
  modelc::conv(
      {}, modelc::ConvShape<W, W>{1, {side, side}, channels, {out, out}, filters, 1}, x.data(), kernel.data(),
      [&](auto lane, auto sum, Index pixel, Index filter) { lane.store(&got[pixel * filters + filter], sum); });
  for (Index at = 0; at < out * out * filters; at += 997) {
    const Index f = at % filters, column = at / filters % out, row = at / filters / out;
    float want = 0;
    for (Index k = 0; k < w.size() * w.size(); ++k) {
      const Index i = row * w.stride() + k / w.size() - w.low(), j = column * w.stride() + k % w.size() - w.low();
      if (i < 0 || i >= side || j < 0 || j >= side) continue;
      for (Index c = 0; c < channels; ++c)
        want += x[(i * side + j) * channels + c] * kernel[(k * channels + c) * filters + f];
    }
    ASSERT_EQ(got[at], want) << side << " x " << side << ", " << channels << " to " << filters << ", element " << at;
  }
}
using Point = Window<1>;
using Same = Window<3, 1, 1, 1>;
TEST(Conv, layers_of_yolo_v2) {
  expect_layer<Same>(416, 3, 32);
  expect_layer<Same>(208, 32, 64);
  expect_layer<Same>(104, 64, 128);
  expect_layer<Point>(104, 128, 64);
  expect_layer<Same>(52, 128, 256);
  expect_layer<Point>(52, 256, 128);
  expect_layer<Same>(26, 256, 512);
  expect_layer<Point>(26, 512, 256);
  expect_layer<Point>(26, 512, 64);
  expect_layer<Same>(13, 512, 1024);
  expect_layer<Point>(13, 1024, 512);
  expect_layer<Same>(13, 1024, 1024);
  expect_layer<Same>(13, 1280, 1024);
  expect_layer<Point>(13, 1024, 425);
}
TEST(Conv, layers_of_resnet_50) {
  expect_layer<Window<7, 2, 1, 3>>(224, 3, 64);
  for (const int wide : {64, 128, 256, 512}) {
    const int side = 56 * 64 / wide;
    if (wide == 64) expect_layer<Point>(side, wide, wide);
    if (wide > 64) expect_layer<Window<1, 2>>(2 * side, 2 * wide, wide);
    if (wide > 64) expect_layer<Window<1, 2>>(2 * side, 2 * wide, 4 * wide);
    expect_layer<Point>(side, 4 * wide, wide);
    expect_layer<Same>(side, wide, wide);
    expect_layer<Point>(side, wide, 4 * wide);
  }
}

// Sums over more elements than a panel of the kernel is deep, and depthwise windows of more taps than a table holds.
TEST(Conv, deep_shapes) {
  const Axis same{9, 9, {3, 1, 1, 1}}, half{9, 5, {3, 2, 1, 1}}, longer{150, 150, {90, 1, 1, 45}};
  for (const modelc::Parallel& threads : {modelc::Parallel{}, three_parts()}) {
    expect_conv<float, Open, Open>(threads, 2, {same, half}, 150, 37, 1);
    expect_transposed<float, Open, Open>(threads, 2, {same, half}, 37, 150, 1);
    expect_gradients<float, Open, Open>(threads, 9, {same, half}, 70, 37, 1);
    expect_conv<double, Open>(threads, 1, {longer}, 9, 9, 9);
    expect_conv<float, Open, Open>(threads, 1, {half, {19, 10, {3, 2, 1, 1}}}, 500, 500, 500);
    expect_transposed<double, Open>(threads, 1, {longer}, 9, 9, 9);
    expect_gradients<double, Open>(threads, 1, {longer}, 9, 9, 9);
  }
}

}  // namespace
