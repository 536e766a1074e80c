// Products and convolutions of bytes against their definitions.
#include "modelc/packed_bytes.hpp"

#include <random>

#include "runtime/products.h"

namespace {
using namespace modelc::tests;
using modelc::Index;
using modelc::detail::NativeTiles;
using Open = modelc::Window<modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic>;

template <class Byte>
std::vector<Byte> bytes(Index n) {
  std::vector<Byte> x(static_cast<std::size_t>(n));
  for (Index i = 0; i < n; ++i) x[i] = static_cast<Byte>((i * 37 + i * i % 13) % 256);
  return x;
}
// Scales, then shifts: small whole numbers, so that every order of summation gives the same, exact result.
template <class T>
std::vector<T> affine(Index own, bool same) {
  std::vector<T> all;
  for (const Index first : {1, 7})
    for (Index c = 0; c < own; ++c) all.push_back(static_cast<T>((same ? first : first + c * 5) % 9 - 3));
  return all;
}
template <class T, class Byte>
std::vector<T> converted(const std::vector<Byte>& x, const std::vector<T>& numbers) {
  const std::size_t own = numbers.size() / 2;
  std::vector<T> y;
  for (std::size_t i = 0; i < x.size(); ++i)
    y.push_back(static_cast<T>(x[i]) * numbers[i % own] + numbers[own + i % own]);
  return y;
}

/// What packed_conv gives of numbers, itself tested against its definition, must be what bytes_conv gives.
template <class T, class Byte, class... W>
void expect_conv(const modelc::Parallel& threads, Index batch, const std::vector<Axis>& axes, Index channels,
                 Index filters, Index groups, bool same) {
  const Index out = outputs(axes);
  const std::vector<Byte> x = bytes<Byte>(batch * inputs(axes) * channels);
  const std::vector<T> numbers = affine<T>(channels, same), source = converted(x, numbers),
                       kernel = modelc::tests::numbers<T>(taps(axes) * channels / groups * filters, 2);
  std::vector<T> panels(modelc::panels_size(taps(axes), channels, filters, groups));
  modelc::pack_kernel(kernel.data(), taps(axes), channels, filters, groups, panels.data());
  std::vector<T> want(batch * out * filters, T(-1)), got(want.size(), T(-2));
  const auto store = [&](std::vector<T>& y) {
    return [&y, filters](auto lane, auto sum, Index pixel, Index filter) {
      lane.store(&y[pixel * filters + filter], sum);
    };
  };
  const auto shape = shape_of<W...>(batch, axes, channels, filters, groups);
  modelc::packed_conv({}, shape, source.data(), panels.data(), store(want));
  modelc::bytes_conv(threads, shape, x.data(), panels.data(), numbers.data(), store(got));
  ASSERT_EQ(got, want) << sizeof...(W) << " axes, input " << axes.back().input << ", output " << axes.back().output
                       << ", size " << axes.back().window.size << ", stride " << axes.back().window.stride
                       << ", dilation " << axes.back().window.dilation << ", channels " << channels << ", filters "
                       << filters << ", groups " << groups;
}

Axis random_axis(std::mt19937& random, int longest) {
  const auto from = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  Axis a{from(1, longest), 1, {from(1, 5), from(1, 3), from(1, 3), from(0, 4)}};
  const int reach = a.input + a.window.low + from(0, 4) - (a.window.size - 1) * a.window.dilation;
  a.output = reach < 1 ? 1 : (reach - 1) / a.window.stride + 1;
  return a;
}

template <class T, class Byte>
void random_convolutions(unsigned seed, int count) {
  std::mt19937 random(seed);
  const Index widths[] = {8, 10, 16, 19, 33, 70}, deep[] = {1, 2, 3, 4, 5, 17, 70};
  for (int i = 0; i < count; ++i) {
    const Index groups = random() % 4 == 0 ? 2 : 1, channels = groups * deep[random() % 7],
                filters = groups * widths[random() % 6], batch = 1 + static_cast<Index>(random() % 2);
    const Axis a = random_axis(random, 20), b = random_axis(random, i % 3 == 0 ? 250 : 30);
    const modelc::Parallel threads = random() % 2 == 0 ? three_parts() : modelc::Parallel{};
    const auto fits = [&](Index outer) {
      return modelc::strips_fit(outer, channels, b.window.size, b.window.stride, b.window.dilation);
    };
    ASSERT_TRUE(fits(1));
    expect_conv<T, Byte, Open>(threads, batch, {b}, channels, filters, groups, i % 5 == 0);
    if (fits(a.window.size))
      expect_conv<T, Byte, Open, Open>(threads, batch, {a, b}, channels, filters, groups, i % 5 == 1);
    if (channels < 5)
      expect_conv<T, Byte, Open, Open, Open>(threads, 1, {{3, 2, {2, 1, 1, 0}}, a, b}, channels, filters, groups,
                                             false);
  }
}

TEST(BytesConv, GivesWhatConvolutionsOfNumbersGive) {
  random_convolutions<float, std::uint8_t>(1, 40);
  random_convolutions<float, std::int8_t>(2, 20);
  random_convolutions<double, std::uint8_t>(3, 20);
}

TEST(BytesConv, TakesWindowsOfFirstLayers) {
  const auto known = [](auto window, Index side, Index filters) {
    using W = decltype(window);
    const int size = static_cast<int>(window.size()), stride = static_cast<int>(window.stride());
    const Axis axis{static_cast<int>(side),
                    static_cast<int>((side + stride - 1) / stride),
                    {size, stride, 1, static_cast<int>(window.low())}};
    expect_conv<float, std::uint8_t, W, W>({}, 1, {axis, axis}, 3, filters, 1, false);
    expect_conv<float, std::uint8_t, W, W>(three_parts(), 2, {axis, axis}, 3, filters, 1, true);
  };
  known(modelc::Window<7, 2, 1, 2>{}, 60, 64);
  known(modelc::Window<3, 1, 1, 1>{}, 97, 32);
  known(modelc::Window<11, 4, 1, 0>{}, 63, 96);
  known(modelc::Window<1, 2, 1, 0>{}, 40, 16);
}

template <class T, class Byte>
void expect_product(Index rows, Index inner, Index columns, Index own, const modelc::Parallel& threads) {
  const Index row = inner + 3;  // rows lie apart
  const std::vector<Byte> x = bytes<Byte>(rows * row);
  const std::vector<T> numbers = affine<T>(own, false), b = modelc::tests::numbers<T>(inner * columns, 2);
  std::vector<T> panels(modelc::panels_size(1, inner, columns, 1)), want(rows * columns), got(want.size(), T(-2));
  modelc::pack_kernel(b.data(), 1, inner, columns, 1, panels.data());
  for (Index i = 0; i < rows; ++i)
    for (Index j = 0; j < columns; ++j)
      for (Index k = 0; k < inner; ++k) {
        const Index c = own == 1 ? 0 : k;
        want[i * columns + j] += (static_cast<T>(x[i * row + k]) * numbers[c] + numbers[own + c]) * b[k * columns + j];
      }
  modelc::bytes_matmul(threads, rows, inner, columns, x.data(), row, panels.data(), numbers.data(), own,
                       [&](auto lane, auto sum, Index i, Index j) { lane.store(&got[i * columns + j], sum); });
  ASSERT_EQ(got, want) << rows << " x " << inner << " x " << columns << ", " << own;
}

TEST(BytesMatmul, GivesProductsOfNumbers) {
  for (const Index rows : {1, 2, 5, 7, 19, 40})
    for (const Index inner : {1, 3, 15, 16, 64, 65, 200, 784})
      for (const Index columns : {8, 19, 70}) {
        expect_product<float, std::uint8_t>(rows, inner, columns, 1, {});
        expect_product<float, std::int8_t>(rows, inner, columns, inner, three_parts());
      }
  expect_product<double, std::uint8_t>(7, 33, 9, 33, {});
}

}  // namespace
