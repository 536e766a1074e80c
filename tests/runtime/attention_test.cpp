#include "modelc/attention.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "runtime/products.h"

namespace {
using modelc::Index;

/// Up to 1/2 in magnitude: so that the softmax is not a choice.
template <class T>
std::vector<T> numbers(Index n, int seed) {
  std::vector<T> x = modelc::tests::numbers<T>(n, seed);
  for (T& value : x) value /= 16;
  return x;
}

/// softmax(scale * q k) v in double, row by row.
template <class T>
std::vector<double> reference(Index rows, Index depth, Index keys, Index columns, double scale, const std::vector<T>& q,
                              const std::vector<T>& k, const std::vector<T>& v, const bool* mask, double otherwise) {
  std::vector<double> out(static_cast<std::size_t>(rows * columns)), scores(static_cast<std::size_t>(keys));
  for (Index r = 0; r < rows; ++r) {
    double most = -INFINITY, whole = 0;
    for (Index i = 0; i < keys; ++i) {
      double sum = 0;
      for (Index d = 0; d < depth; ++d)
        sum += static_cast<double>(q[r * depth + d]) * static_cast<double>(k[i * depth + d]);
      scores[i] = !mask || mask[i] ? scale * sum : otherwise;
      most = std::max(most, scores[i]);
    }
    for (double& score : scores) whole += score = std::exp(score - most);
    for (Index i = 0; i < keys; ++i)
      for (Index c = 0; c < columns; ++c)
        out[r * columns + c] += scores[i] / whole * static_cast<double>(v[i * columns + c]);
  }
  return out;
}

template <class T>
void expect_attention(Index rows, Index depth, Index keys, Index columns, bool masked, double otherwise = -1e9) {
  const std::vector<T> q = numbers<T>(rows * depth, 1), k = numbers<T>(keys * depth, 2),
                       v = numbers<T>(keys * columns, 3);
  std::vector<T> got(static_cast<std::size_t>(rows * columns)), split = got;
  std::vector<char> allowed(static_cast<std::size_t>(keys));  // the first keys, a whole block of them, do not count
  for (Index i = 0; i < keys; ++i) allowed[i] = i > keys / 2 && i % 3 != 0;
  const bool* const mask = masked ? reinterpret_cast<const bool*>(allowed.data()) : nullptr;
  const auto scale = static_cast<T>(1 / std::sqrt(static_cast<double>(depth)));
  const auto run = [&](const modelc::Parallel& threads, std::vector<T>& to) {
    const auto store = [&](auto lane, auto sum, Index row, Index column) {
      lane.store(&to[row * columns + column], sum);
    };
    if (masked)
      modelc::masked_attention(threads, rows, depth, keys, columns, scale, q.data(), depth, k.data(), 1, depth,
                               v.data(), columns, mask, 0, 1, static_cast<T>(otherwise), store);
    else
      modelc::attention(threads, rows, depth, keys, columns, scale, q.data(), depth, k.data(), 1, depth, v.data(),
                        columns, store);
  };
  run({}, got);
  const std::vector<double> want =
      reference(rows, depth, keys, columns, static_cast<double>(scale), q, k, v, mask, otherwise);
  // Weighted means of numbers up to 1/2 in magnitude: sums of keys and of depth terms are rounded on the way.
  const double allowed_error = 64 * static_cast<double>(std::numeric_limits<T>::epsilon());
  for (std::size_t i = 0; i < want.size(); ++i)
    ASSERT_NEAR(static_cast<double>(got[i]), want[i], allowed_error) << rows << " rows, " << keys << " keys, " << i;
  run(modelc::tests::three_parts(), split);
  EXPECT_EQ(got, split);
}

template <class T>
class Attention : public ::testing::Test {};
using Types = ::testing::Types<float, double>;
TYPED_TEST_SUITE(Attention, Types);

TYPED_TEST(Attention, blocks_of_rows_and_keys) {
  for (const Index rows : {1, 5, 96, 200})
    for (const Index keys : {1, 17, 256, 700}) expect_attention<TypeParam>(rows, 8, keys, 5, false);
  expect_attention<TypeParam>(100, 64, 520, 64, false);
  expect_attention<TypeParam>(3, 1, 300, 256, false);
}

TYPED_TEST(Attention, keys_that_do_not_count) {
  expect_attention<TypeParam>(97, 16, 700, 24, true);
  expect_attention<TypeParam>(7, 16, 700, 24, true, -std::numeric_limits<double>::infinity());
}

}  // namespace
