#include "modelc/short_sums.hpp"

#include "runtime/products.h"

namespace {
using namespace modelc::tests;
using modelc::Index;
using modelc::Window;
using Open = Window<modelc::Dynamic, modelc::Dynamic, modelc::Dynamic, modelc::Dynamic>;

template <class T>
void expect_short_product(Index rows, Index inner, Index cols, const modelc::Parallel& threads = {}) {
  const Index apart = inner + 3;  // between rows of the first factor
  const std::vector<T> a = numbers<T>(rows * apart, 1), b = numbers<T>(inner * cols, 2), bias = numbers<T>(cols, 3);
  std::vector<T> panels(modelc::panels_size(1, inner, cols, 1), T(-7));
  modelc::pack_kernel(b.data(), 1, inner, cols, 1, panels.data());
  std::vector<T> got(rows * cols, T(-999)), want(rows * cols);
  std::vector<int> stored(rows * cols);
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < cols; ++j) {
      want[i * cols + j] = bias[j];
      for (Index k = 0; k < inner; ++k) want[i * cols + j] += a[i * apart + k] * b[k * cols + j];
    }
  }
  modelc::short_matmul(threads, rows, inner, cols, a.data(), apart, panels.data(),
                       [=, &bias, &got, &stored](auto lane, auto sum, Index row, Index col) {
                         for (int i = 0; i < lane.count; ++i) ++stored[row * cols + col + i];
                         lane.store(&got[row * cols + col], sum + lane.load(&bias[col]));
                       });
  ASSERT_EQ(got, want) << rows << " x " << inner << " x " << cols;
  ASSERT_EQ(stored, std::vector<int>(rows * cols, 1)) << rows << " x " << inner << " x " << cols;
}

template <class T>
void expect_short_products() {
  for (const Index rows : {0, 1, 5, 6, 7, 12, 23})
    for (const Index inner : {1, 2, 3, 16, 27})
      for (const Index cols : {0, 1, 3, 8, 9, 16, 17, 24, 33, 48, 63, 64, 65, 100, 144})
        expect_short_product<T>(rows, inner, cols);
  expect_short_product<T>(1000, 5, 20);  // many blocks
  expect_short_product<T>(1001, 4, 70, three_parts());
}
TEST(ShortSums, products_f32) { expect_short_products<float>(); }
TEST(ShortSums, products_f64) { expect_short_products<double>(); }

template <class T, class... W>
void expect_short_conv(Index batch, const std::vector<Axis>& axes, Index channels, Index filters,
                       const modelc::Parallel& threads = {}) {
  const Index in = inputs(axes), out = outputs(axes);
  const std::vector<T> x = numbers<T>(batch * in * channels, 1),
                       kernel = numbers<T>(taps(axes) * channels * filters, 2);
  std::vector<T> want(batch * out * filters), got(batch * out * filters, T(-99999));
  for (Index n = 0; n < batch; ++n)
    for_all_taps(axes, [&](Index i, Index o, Index k) {
      for (Index f = 0; f < filters; ++f)
        for (Index c = 0; c < channels; ++c)
          want[(n * out + o) * filters + f] +=
              x[(n * in + i) * channels + c] * kernel[(k * channels + c) * filters + f];
    });
  std::vector<T> panels(modelc::panels_size(taps(axes), channels, filters, 1), T(-7));
  std::fill_n(panels.begin(), modelc::panels_begin(channels), T(0));
  modelc::pack_kernel(kernel.data(), taps(axes), channels, filters, 1, panels.data());
  modelc::short_conv(
      threads, shape_of<W...>(batch, axes, channels, filters, 1), x.data(), panels.data(),
      [=, &got](auto lane, auto sum, Index pixel, Index filter) { lane.store(&got[pixel * filters + filter], sum); });
  ASSERT_EQ(got, want) << axes[0].input << " to " << axes[0].output << ", " << channels << " to " << filters;
}

template <class T>
void expect_short_convs() {
  const Axis point{13, 13, {1, 1, 1, 0}}, same{21, 21, {3, 1, 1, 1}}, half{21, 11, {3, 2, 1, 1}},
      wide{21, 21, {3, 1, 2, 2}}, all_padding{2, 9, {3, 1, 1, 6}}, skips{19, 5, {1, 4, 1, 0}};
  for (const Index filters : {1, 8, 24, 32, 70, 96}) {
    expect_short_conv<T, Open, Open>(1, {point, point}, 16, filters);
    expect_short_conv<T, Open, Open>(2, {half, half}, 3, filters);
    expect_short_conv<T, Open, Open>(1, {same, wide}, 3, filters);
    expect_short_conv<T, Open, Open>(1, {all_padding, same}, 2, filters, three_parts());
    expect_short_conv<T, Open, Open>(3, {skips, point}, 5, filters, three_parts());
    expect_short_conv<T, Open>(2, {same}, 10, filters);
    expect_short_conv<T, Open, Open, Open>(1, {half, point, same}, 1, filters);
  }
}
TEST(ShortSums, convolutions_f32) { expect_short_convs<float>(); }
TEST(ShortSums, convolutions_f64) { expect_short_convs<double>(); }

// A row of a short sum has the bits of a long one's: no order of additions depends on where a row lies, or on threads.
TEST(ShortSums, have_the_same_bits_everywhere) {
  constexpr Index rows = 29, inner = 27, cols = 40;
  std::vector<float> a(rows * inner), b(inner * cols), panels(modelc::panels_size(1, inner, cols, 1));
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = 1.0f / static_cast<float>(i % inner + 3);  // all rows alike
  for (std::size_t i = 0; i < b.size(); ++i) b[i] = 1.0f / static_cast<float>(2 * i + 1);
  modelc::pack_kernel(b.data(), 1, inner, cols, 1, panels.data());
  for (const modelc::Parallel& threads : {modelc::Parallel{}, three_parts()}) {
    std::vector<float> y(rows * cols);
    float* const to = y.data();
    modelc::short_matmul(threads, rows, inner, cols, a.data(), inner, panels.data(),
                         [=](auto lane, auto sum, Index row, Index col) { lane.store(to + row * cols + col, sum); });
    for (Index i = 1; i < rows; ++i) EXPECT_TRUE(std::equal(to, to + cols, to + i * cols)) << i;
  }
}

}  // namespace
