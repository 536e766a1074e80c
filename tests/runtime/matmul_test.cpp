#include "modelc/matmul.hpp"

#include "modelc/matvec.hpp"
#include "modelc/small_matmul.hpp"
#include "runtime/products.h"

namespace {
using modelc::Index;
using modelc::tests::expect_product;
using modelc::tests::Turned;

template <class T>
class Matmul : public ::testing::Test {};
using Types = ::testing::Types<float, double, std::int32_t, std::int64_t>;
TYPED_TEST_SUITE(Matmul, Types);

TYPED_TEST(Matmul, every_small_size) {
  for (const Index rows : {0, 1, 2, 3, 4, 6, 11, 12, 13, 25}) {
    for (const Index cols :
         {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 17, 31, 32, 33, 40, 63, 64, 65, 127, 128, 129, 140}) {
      for (const Index inner : {0, 1, 5, 16}) expect_product<TypeParam>(rows, inner, cols);
    }
  }
}

TYPED_TEST(Matmul, transposed_operands) {
  for (const Turned turned : {Turned::left, Turned::right, Turned::both}) {
    for (const Index rows : {1, 3, 13, 40}) {
      for (const Index cols : {1, 2, 9, 33}) {
        for (const Index inner : {0, 1, 7, 16, 37}) expect_product<TypeParam>(rows, inner, cols, turned);
      }
    }
  }
}

TYPED_TEST(Matmul, more_than_a_panel_or_a_block) {
  expect_product<TypeParam>(13, 1000, 300);
  expect_product<TypeParam>(1, 20000, 150);
  expect_product<TypeParam>(1, 1000, 150, Turned::right);
  expect_product<TypeParam>(450, 385, 20, Turned::left);
  expect_product<TypeParam>(450, 768, 20, Turned::right);
}

template <class T, Index Inner, Index Columns>
void expect_small() {
  using modelc::tests::numbers;
  const Index rows = 2;
  const std::vector<T> a = numbers<T>(rows * Inner, 1), b = numbers<T>(Inner * (Columns + 3), 2);
  std::vector<T> got(rows * Columns, T(-999)), want(rows * Columns);
  for (Index i = 0; i < rows; ++i)
    for (Index j = 0; j < Columns; ++j)
      for (Index k = 0; k < Inner; ++k)
        want[i * Columns + j] = static_cast<T>(want[i * Columns + j] + a[i * Inner + k] * b[k * (Columns + 3) + j]);
  modelc::small_matmul<Inner, Columns>(
      rows, a.data(), Inner, b.data(), Columns + 3,
      [&](auto lane, auto sum, Index row, Index column) { lane.store(&got[row * Columns + column], sum); });
  EXPECT_EQ(got, want) << Inner << " x " << Columns;
}
template <class T, Index... Columns>
void expect_smalls() {
  (expect_small<T, 1, Columns>(), ...);
  (expect_small<T, 7, Columns>(), ...);
  (expect_small<T, 16, Columns>(), ...);
}
// Each of them is a body of its own to compile: whole lanes, parts of one, and more than the registers hold.
TEST(SmallMatmul, floats) { expect_smalls<float, 1, 2, 3, 5, 8, 10, 16, 23, 48, 75, 130, 257>(); }
TEST(SmallMatmul, doubles) { expect_smalls<double, 1, 3, 8, 23, 75>(); }
TEST(SmallMatmul, integers) { expect_smalls<std::int32_t, 1, 5, 16>(); }

TYPED_TEST(Matmul, one_column) {
  using modelc::tests::numbers;
  for (const modelc::Parallel& threads : {modelc::Parallel{}, modelc::tests::three_parts()}) {
    for (const Index rows : {0, 1, 5, 50}) {
      for (const Index inner : {0, 1, 3, 16, 37, 64, 100, 1000}) {
        const Index apart = inner + 3;
        const std::vector<TypeParam> a = numbers<TypeParam>(rows * apart, 1), b = numbers<TypeParam>(inner, 2);
        std::vector<TypeParam> got(rows, TypeParam(-999)), want(rows);
        for (Index i = 0; i < rows; ++i)
          for (Index k = 0; k < inner; ++k) want[i] = static_cast<TypeParam>(want[i] + a[i * apart + k] * b[k]);
        modelc::matvec(threads, rows, inner, a.data(), apart, b.data(),
                       [&](auto lane, auto sum, Index row, Index column) { lane.store(&got[row + column], sum); });
        EXPECT_EQ(got, want) << rows << " x " << inner;
      }
    }
  }
}

// Every element's sum has one order: three parts give the bits of one, also where rounding tells orders apart.
TEST(Matmul, same_bits_in_parts) {
  modelc::Parallel three;
  three.count = 3;
  three.worthwhile = 0;
  three.run = [](void*, void (*part)(void*, int), void* context) {
    for (int i = 3; i-- > 0;) part(context, i);
  };
  for (const Index rows : {1, 5, 50, 700}) {
    for (const Index cols : {1, 10, 75, 400}) {
      const Index inner = 500;
      std::vector<float> a(rows * inner), b(inner * cols), results[2];
      for (std::size_t i = 0; i < a.size(); ++i) a[i] = 1.0f / static_cast<float>(i % 97 + 3);
      for (std::size_t i = 0; i < b.size(); ++i) b[i] = 1.0f / static_cast<float>(i % 89 + 7);
      for (std::vector<float>& result : results) {
        result.resize(rows * cols);
        modelc::matmul(&result == results ? modelc::Parallel{} : three, rows, inner, cols, a.data(), inner, 1, b.data(),
                       cols, 1, [&](auto lane, auto sum, Index row, Index col) {
                         lane.store(&result[row * cols + col], 0.1f * sum + 0.3f);
                       });
      }
      ASSERT_EQ(results[0], results[1]) << rows << " x " << cols;
      std::vector<float> panels(modelc::panels_size(1, inner, cols, 1));
      modelc::pack_kernel(b.data(), Index{1}, inner, cols, Index{1}, panels.data());
      for (std::vector<float>& result : results)
        modelc::packed_matmul(&result == results ? modelc::Parallel{} : three, rows, inner, cols, a.data(), inner,
                              panels.data(), [&](auto lane, auto sum, Index row, Index col) {
                                lane.store(&result[row * cols + col], 0.1f * sum + 0.3f);
                              });
      ASSERT_EQ(results[0], results[1]) << "in panels, " << rows << " x " << cols;
    }
  }
}

}  // namespace
