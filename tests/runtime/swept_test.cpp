#include "modelc/swept.hpp"

#include "runtime/products.h"

namespace {
using namespace modelc::tests;
using modelc::Index;

template <class T>
void expect_swept(Index inner, Index cols, const modelc::Parallel& threads = {}) {
  const std::vector<T> a = numbers<T>(inner, 1), b = numbers<T>(inner * cols, 2), bias = numbers<T>(cols, 3);
  std::vector<T> panels(modelc::panels_size(1, inner, cols, 1), T(-7)), want(cols);
  modelc::pack_kernel(b.data(), 1, inner, cols, 1, panels.data());
  for (Index j = 0; j < cols; ++j) {
    want[j] = bias[j];
    for (Index k = 0; k < inner; ++k) want[j] += a[k] * b[k * cols + j];
  }
  for (const bool back : {false, true}) {
    std::vector<T> got(cols, T(-999));
    modelc::swept_matmul(threads, inner, cols, a.data(), panels.data(), back,
                         [=, &bias, &got](auto lane, auto sum, Index row, Index col) {
                           EXPECT_EQ(row, 0);
                           lane.store(&got[col], sum + lane.load(&bias[col]));
                         });
    ASSERT_EQ(got, want) << inner << " x " << cols << (back ? ", back" : "");
  }
}

// Numbers whose sums are exact.
template <class T>
void expect_all_swept() {
  for (const Index inner : {1, 7, 1023, 1024, 1025, 2049, 3000})
    for (const Index cols : {1, 8, 17, 64, 65, 100, 144}) expect_swept<T>(inner, cols);
  expect_swept<T>(20000, 70);  // longer pieces
  expect_swept<T>(2500, 300, three_parts());
}
TEST(Swept, products_f32) { expect_all_swept<float>(); }
TEST(Swept, products_f64) { expect_all_swept<double>(); }

// Sums that round differently in another order.
TEST(Swept, both_ways_give_the_same_bits) {
  constexpr Index inner = 5000, cols = 130;
  std::vector<float> a(inner), b(inner * cols), panels(modelc::panels_size(1, inner, cols, 1)), there(cols), back(cols);
  for (Index k = 0; k < inner; ++k) a[k] = 1.0f / static_cast<float>(k + 3);
  for (Index k = 0; k < inner * cols; ++k) b[k] = 1.0f / static_cast<float>(k % 977 + 1);
  modelc::pack_kernel(b.data(), 1, inner, cols, 1, panels.data());
  const auto into = [&](std::vector<float>& to, bool from_end, const modelc::Parallel& threads) {
    modelc::swept_matmul(threads, inner, cols, a.data(), panels.data(), from_end,
                         [&to](auto lane, auto sum, Index, Index col) { lane.store(&to[col], sum); });
  };
  into(there, false, {});
  into(back, true, three_parts());
  EXPECT_EQ(there, back);
}
}  // namespace
