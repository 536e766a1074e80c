#include "modelc/kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {
using modelc::tensor;
namespace k = modelc::kernels;
using Ints = std::vector<std::int32_t>;
const float nan = std::numeric_limits<float>::quiet_NaN();

// Expected values: numpy.argmax, argmin, argsort(kind = "stable"), cumsum, take, take_along_axis, add.at.
TEST(Kernels, argmax_and_argmin) {
  const std::vector<float> x = {1, 5, 5, -2, 0, 7};
  Ints y(3);
  k::argmax(tensor(y.data(), 2), tensor(x.data(), 2, 3), 1, false);
  EXPECT_EQ(y, (Ints{1, 2, 0}));
  k::argmax(tensor(y.data(), 3), tensor(x.data(), 2, 3), 0, false);
  EXPECT_EQ(y, (Ints{0, 0, 1}));
  k::argmin(tensor(y.data()), tensor(x.data(), 2, 3), -1, false);
  EXPECT_EQ(y[0], 3);
  const std::vector<float> odd = {1, nan, 9, nan};
  k::argmax(tensor(y.data()), tensor(odd.data(), 4), -1);
  EXPECT_EQ(y[0], 1);
  k::argmin(tensor(y.data()), tensor(odd.data(), 4), 0);
  EXPECT_EQ(y[0], 1);
}

TEST(Kernels, cumsum) {
  const std::vector<float> x = {1, 2, 3, 4, 5, 6};
  std::vector<float> y(6);
  k::cumsum(tensor(y.data(), 2, 3), tensor(x.data(), 2, 3), 1);
  EXPECT_EQ(y, (std::vector<float>{1, 3, 6, 4, 9, 15}));
  k::cumsum(tensor(y.data(), 2, 3), tensor(x.data(), 2, 3), 0);
  EXPECT_EQ(y, (std::vector<float>{1, 2, 3, 5, 7, 9}));
}

TEST(Kernels, argsort_is_stable_and_puts_nan_last) {
  const std::vector<float> x = {3, nan, 1, 3, -1, 1};
  Ints y(6);
  k::argsort(tensor(y.data(), 6), tensor(x.data(), 6), 0);
  EXPECT_EQ(y, (Ints{4, 2, 5, 0, 3, 1}));
  k::argsort(tensor(y.data(), 3, 2), tensor(x.data(), 3, 2), 0);
  EXPECT_EQ(y, (Ints{2, 2, 1, 1, 0, 0}));
  std::vector<float> many(1000);
  for (int i = 0; i < 1000; ++i) many[i] = static_cast<float>(i * 7919 % 97);
  Ints order(1000);
  k::argsort(tensor(order.data(), 1000), tensor(many.data(), 1000), 0);
  for (int i = 1; i < 1000; ++i) {
    const float a = many[order[i - 1]], b = many[order[i]];
    EXPECT_TRUE(a < b || (a == b && order[i - 1] < order[i]));
  }
}

TEST(Kernels, take_and_its_transpose) {
  const std::vector<float> x = {0, 1, 10, 11, 20, 21};
  const Ints indices = {2, -1, 0, 99};
  std::vector<float> y(8);
  k::take(tensor(y.data(), 4, 2), tensor(x.data(), 3, 2), tensor(indices.data(), 4), 0);
  EXPECT_EQ(y, (std::vector<float>{20, 21, 20, 21, 0, 1, 20, 21}));
  k::take(tensor(y.data(), 4), tensor(x.data(), 3, 2), tensor(indices.data(), 4), -1);
  EXPECT_EQ(y[0], 10);
  EXPECT_EQ(y[1], 21);
  std::vector<float> sums(6, 5);
  const std::vector<float> updates = {1, 2, 3, 4, 5, 6, 7, 8};
  k::scatter_add(tensor(sums.data(), 3, 2), tensor(updates.data(), 4, 2), tensor(indices.data(), 4), 0);
  EXPECT_EQ(sums, (std::vector<float>{5, 6, 0, 0, 11, 14}));
}

TEST(Kernels, take_along_axis_and_its_transpose) {
  const std::vector<float> x = {10, 11, 12, 20, 21, 22};
  const Ints indices = {2, 0, -2, 1};
  std::vector<float> y(4);
  k::take_along_axis(tensor(y.data(), 2, 2), tensor(x.data(), 2, 3), tensor(indices.data(), 2, 2), 1);
  EXPECT_EQ(y, (std::vector<float>{12, 10, 21, 21}));
  std::vector<float> sums(6);
  k::scatter_add_along_axis(tensor(sums.data(), 2, 3), tensor(y.data(), 2, 2), tensor(indices.data(), 2, 2), 1);
  EXPECT_EQ(sums, (std::vector<float>{10, 0, 12, 0, 42, 0}));
}

// The first expectations are those of TensorFlow's own test of non_max_suppression; two boxes have their corners
// exchanged.
TEST(Kernels, non_max_suppression) {
  const std::vector<float> boxes = {1, 1,  0, 0,  0, 0.1f,  1, 1.1f,  0, 0.9f, 1, -0.1f,
                                    0, 10, 1, 11, 0, 10.1f, 1, 11.1f, 0, 100,  1, 101};
  const std::vector<float> scores = {0.9f, 0.75f, 0.6f, 0.95f, 0.5f, 0.3f};
  Ints indices(3, -1);
  std::int32_t count = -1;
  const auto run = [&](double iou, double score) {
    k::non_max_suppression(tensor(indices.data(), static_cast<modelc::Index>(indices.size())), tensor(&count),
                           tensor(boxes.data(), 6, 4), tensor(scores.data(), 6), iou, score);
  };
  run(0.5, -1);
  EXPECT_EQ(indices, (Ints{3, 0, 5}));
  EXPECT_EQ(count, 3);
  run(0.5, 0.4);
  EXPECT_EQ(indices, (Ints{3, 0, 0}));
  EXPECT_EQ(count, 2);
  indices.assign(8, -1);
  run(1, -1);
  EXPECT_EQ(indices, (Ints{3, 0, 1, 2, 4, 5, 0, 0}));
  EXPECT_EQ(count, 6);
  run(0.5, 2);
  EXPECT_EQ(count, 0);
}

TEST(Kernels, orthogonalize) {
  const std::vector<double> x = {3, 1, 4, 2, 0, 5};
  std::vector<double> q(6);
  k::orthogonalize(tensor(q.data(), 3, 2), tensor(x.data(), 3, 2));
  // The first column is (3, 4, 0) / 5; (1, 2, 5) loses its 11 / 5 along that and is then sqrt(30 - 121 / 25) long.
  const double length = std::sqrt(30 - 121.0 / 25);
  const std::vector<double> want = {0.6, (1 - 33.0 / 25) / length, 0.8, (2 - 44.0 / 25) / length, 0, 5 / length};
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(q[i], want[i], 1e-15);
}

}  // namespace
