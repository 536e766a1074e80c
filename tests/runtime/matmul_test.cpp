#include "modelc/matmul.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace {
using modelc::Index;

// Small whole numbers: every order of summation gives the same, exact result.
template <class T>
std::vector<T> numbers(Index n, int seed) {
  std::vector<T> x(static_cast<std::size_t>(n > 0 ? n : 1));
  for (Index i = 0; i < n; ++i) x[i] = static_cast<T>((i * 37 + seed * 11 + i * i % 13) % 17 - 8);
  return x;
}

// A's and B's elements lie between guards that poison the result when read.
template <class T, Index K = modelc::Dynamic, Index N = modelc::Dynamic>
void expect_product(Index rows, Index inner, Index cols, bool transposed = false) {
  const std::vector<T> a = numbers<T>(rows * inner, 1), b = numbers<T>(inner * cols, 2), bias = numbers<T>(cols, 3);
  const Index a_row = transposed ? 1 : inner, a_inner = transposed ? rows : 1;
  std::vector<T> got(rows * cols, T(-999));
  std::vector<int> stored(rows * cols);
  modelc::matmul<K, N>(rows, inner, cols, a.data(), a_row, a_inner, b.data(), cols,
                       [&](auto lane, auto sum, Index row, Index col) {
                         for (int i = 0; i < lane.width; ++i) ++stored[row * cols + col + i];
                         lane.store(&got[row * cols + col], max(sum + lane.load(&bias[col]), T(0)));
                       });
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < cols; ++j) {
      T want = bias[j];
      for (Index k = 0; k < inner; ++k) want = static_cast<T>(want + a[i * a_row + k * a_inner] * b[k * cols + j]);
      want = want > 0 ? want : T(0);
      ASSERT_EQ(got[i * cols + j], want) << rows << " x " << inner << " x " << cols << " at " << i << ", " << j;
      ASSERT_EQ(stored[i * cols + j], 1);
    }
  }
}

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

TYPED_TEST(Matmul, static_sizes) {
  expect_product<TypeParam, 7, 1>(14, 7, 1);
  expect_product<TypeParam, 64, 10>(3, 64, 10);
  expect_product<TypeParam, modelc::Dynamic, 13>(13, 9, 13);
  expect_product<TypeParam, 5, modelc::Dynamic>(13, 5, 21);
  expect_product<TypeParam, 30, 64>(29, 30, 64);
}

TYPED_TEST(Matmul, transposed_left_side) {
  expect_product<TypeParam>(13, 7, 33, true);
  expect_product<TypeParam>(5, 3, 2, true);
}

TYPED_TEST(Matmul, more_columns_than_a_block) {
  expect_product<TypeParam>(13, 1000, 300);
  expect_product<TypeParam>(1, 20000, 150);
}

TYPED_TEST(Matmul, transposed_right_side) {
  using T = TypeParam;
  for (const Index rows : {1, 3, 4, 9}) {
    for (const Index cols : {1, 4, 6}) {
      for (const Index inner : {0, 1, 15, 16, 37}) {
        const std::vector<T> a = numbers<T>(rows * inner, 1), b = numbers<T>(inner * cols, 2);
        std::vector<T> got(rows * cols, T(-999));
        modelc::matmul_transposed(
            rows, inner, cols, a.data(), inner, b.data(), inner,
            [&](auto lane, auto sum, Index row, Index col) { lane.store(&got[row * cols + col], sum); });
        for (Index i = 0; i < rows; ++i) {
          for (Index j = 0; j < cols; ++j) {
            T want = 0;
            for (Index k = 0; k < inner; ++k) want = static_cast<T>(want + a[i * inner + k] * b[j * inner + k]);
            ASSERT_EQ(got[i * cols + j], want);
          }
        }
      }
    }
  }
}

}  // namespace
