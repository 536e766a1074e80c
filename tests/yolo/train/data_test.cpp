// What examples/yolo/train computes about boxes: precision, anchors, augmentation, shapes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "anchors.hpp"
#include "augment.hpp"
#include "average_precision.hpp"
#include "shapes.hpp"

namespace trainer {
namespace {

Corners square(double x, double y, double size) { return {x, y, x + size, y + size}; }

TEST(Precision, IsTheAreaUnderItsCurve) {
  const std::vector<TrueObject> truths{
      {0, 0, square(0, 0, 10)}, {0, 0, square(20, 0, 10)}, {1, 0, square(0, 0, 10)}, {1, 1, square(0, 0, 10)}};
  // By falling score: right, wrong (the first once more), right, wrong (of another picture's box), so precisions are 1,
  // 1/2, 2/3, 1/2 at recalls of 1/3, 1/3, 2/3, 2/3: 1/3 * 1 + 1/3 * 2/3. The class 1 is never found, the class 2 is
  // none.
  const std::vector<FoundObject> found{{0, 0, 0.7, square(20, 1, 10)},
                                       {0, 0, 0.9, square(0, 0, 10)},
                                       {0, 0, 0.8, square(0, 1, 10)},
                                       {1, 0, 0.6, square(20, 0, 10)},
                                       {1, 2, 0.5, square(0, 0, 10)}};
  const AveragePrecision result = average_precision(truths, found, 3);
  ASSERT_EQ(result.of_class.size(), 3u);
  EXPECT_NEAR(result.of_class[0], 5.0 / 9, 1e-12);
  EXPECT_EQ(result.of_class[1], 0);
  EXPECT_EQ(result.of_class[2], -1);
  EXPECT_NEAR(result.mean, 5.0 / 18, 1e-12);
}

TEST(Precision, RaisesWhatFallsBeforeItRises) {
  // Wrong, right, right: precisions 0, 1/2, 2/3 at recalls 0, 1/2, 1; all are raised to 2/3.
  const std::vector<TrueObject> truths{{0, 0, square(0, 0, 10)}, {0, 0, square(20, 0, 10)}};
  const std::vector<FoundObject> found{
      {0, 0, 0.9, square(50, 0, 10)}, {0, 0, 0.8, square(0, 0, 10)}, {0, 0, 0.7, square(20, 0, 10)}};
  EXPECT_NEAR(average_precision(truths, found, 1).mean, 2.0 / 3, 1e-12);
  EXPECT_EQ(average_precision(truths, {}, 1).mean, 0);
  EXPECT_EQ(average_precision({}, found, 1).mean, 0);
}

TEST(Precision, TakesOverlapsFromTheThresholdOn) {
  // 10 x 10 against its half, and against a little less.
  const std::vector<TrueObject> truths{{0, 0, square(0, 0, 10)}};
  EXPECT_EQ(average_precision(truths, {{0, 0, 1, {0, 0, 10, 5}}}, 1).mean, 1);
  EXPECT_EQ(average_precision(truths, {{0, 0, 1, {0, 0, 10, 4.9}}}, 1).mean, 0);
  EXPECT_EQ(overlap(square(0, 0, 2), square(1, 1, 2)), 1.0 / 7);
  EXPECT_EQ(overlap(square(0, 0, 2), square(2, 0, 2)), 0);
}

TEST(Anchors, AreTheMeansOfLikeBoxes) {
  EXPECT_EQ(overlap(Extent{2, 1}, Extent{1, 2}), 1.0 / 3);
  const Anchors anchors = find_anchors({{1, 1}, {8, 4}, {1.2, 1}, {10, 4}, {1.1, 1}, {9, 4}}, 2, 3);
  ASSERT_EQ(anchors.sizes.size(), 2u);
  EXPECT_NEAR(anchors.sizes[0].width, 1.1, 1e-12);
  EXPECT_NEAR(anchors.sizes[0].height, 1, 1e-12);
  EXPECT_NEAR(anchors.sizes[1].width, 9, 1e-12);
  EXPECT_NEAR(anchors.sizes[1].height, 4, 1e-12);
  EXPECT_NEAR(anchors.overlap, (2 + 1 / 1.1 + 1.1 / 1.2 + 8.0 / 9 + 9.0 / 10) / 6, 1e-12);
  EXPECT_EQ(find_anchors({{1, 2}, {1, 2}, {1, 2}}, 2, 0).overlap, 1) << "fewer sizes than anchors";
  EXPECT_THROW(find_anchors({{1, 1}}, 2, 0), std::invalid_argument);
  EXPECT_THROW(find_anchors({{1, 0}}, 1, 0), std::invalid_argument);
}

/// A white rectangle on black, and its box.
struct Marked {
  static constexpr int size = 64;
  std::vector<std::uint8_t> image = std::vector<std::uint8_t>(size * size * 3);
  TrueBox box[2] = {{24.0f / size, 20.0f / size, 16.0f / size, 24.0f / size, 3}, {}};

  Marked() {
    for (int y = 8; y < 32; ++y)
      for (int x = 16; x < 32; ++x) std::fill_n(image.begin() + (y * size + x) * 3, 3, std::uint8_t{255});
  }
};

TEST(Augmenting, WithoutChangesChangesNothing) {
  Marked marked;
  const std::vector<std::uint8_t> before = marked.image;
  Random random(1, 2, 3);
  augment(marked.image.data(), Marked::size, marked.box, 2, {0, 0, 0, 0, 0, 0.4}, random);
  EXPECT_EQ(marked.image, before);
  EXPECT_EQ(marked.box[0].x, 24.0f / 64);
  augment(marked.image.data(), Marked::size, marked.box, 2, {1, 0, 0, 0, 0, 0.4}, random);
  for (int y = 0; y < 64; ++y)
    for (int x = 0; x < 64; ++x)
      ASSERT_EQ(marked.image[static_cast<std::size_t>((y * 64 + x) * 3)],
                before[static_cast<std::size_t>((y * 64 + 63 - x) * 3)]);
  EXPECT_NEAR(marked.box[0].x, 40.0f / 64, 1e-6f);
  EXPECT_NEAR(marked.box[0].y, 20.0f / 64, 1e-6f);
  EXPECT_EQ(marked.box[0].label, 3);
  EXPECT_EQ(marked.box[1].width, 0) << "no box";
}

TEST(Augmenting, MovesBoxesWithWhatIsInThem) {
  int given_up = 0;
  for (std::uint64_t i = 0; i < 200; ++i) {
    Marked marked;
    Random random(7, 0, i);
    augment(marked.image.data(), Marked::size, marked.box, 2, {0.5, 0.4, 0.2, 0.4, 0, 0.5}, random);
    int left = 64, right = 0, top = 64, bottom = 0;
    for (int y = 0; y < 64; ++y)
      for (int x = 0; x < 64; ++x)
        if (marked.image[static_cast<std::size_t>((y * 64 + x) * 3)] > 127) {
          left = std::min(left, x);
          right = std::max(right, x + 1);
          top = std::min(top, y);
          bottom = std::max(bottom, y + 1);
        }
    const TrueBox& box = marked.box[0];
    if (box.width == 0) {
      ++given_up;
      continue;
    }
    EXPECT_NEAR((box.x - box.width / 2) * 64, static_cast<float>(left), 1);
    EXPECT_NEAR((box.x + box.width / 2) * 64, static_cast<float>(right), 1);
    EXPECT_NEAR((box.y - box.height / 2) * 64, static_cast<float>(top), 1);
    EXPECT_NEAR((box.y + box.height / 2) * 64, static_cast<float>(bottom), 1);
  }
  EXPECT_GT(given_up, 0);
  EXPECT_LT(given_up, 100);
}

TEST(Augmenting, IsAFunctionOfTheSeed) {
  Marked one, same, other;
  Random first(1, 2, 3), again(1, 2, 3), next(1, 2, 4);
  augment(one.image.data(), Marked::size, one.box, 2, {}, first);
  augment(same.image.data(), Marked::size, same.box, 2, {}, again);
  augment(other.image.data(), Marked::size, other.box, 2, {}, next);
  EXPECT_EQ(one.image, same.image);
  EXPECT_EQ(one.box[0].x, same.box[0].x);
  EXPECT_NE(one.image, other.image);
}

TEST(Shapes, AreAFunctionOfSeedAndNumber) {
  std::vector<int> counts(shape_classes.size());
  for (std::uint64_t number = 0; number < 40; ++number) {
    const ShapePicture picture = draw_shapes(5, number), again = draw_shapes(5, number);
    EXPECT_EQ(picture.picture.rgb, again.picture.rgb);
    ASSERT_EQ(picture.boxes.size(), again.boxes.size());
    EXPECT_NE(picture.picture.rgb, draw_shapes(6, number).picture.rgb);
    ASSERT_FALSE(picture.boxes.empty());
    for (const Box& box : picture.boxes) {
      ++counts.at(static_cast<std::size_t>(box.label));
      EXPECT_GE(box.x_min, 0);
      EXPECT_GE(box.y_min, 0);
      EXPECT_LE(box.x_max, picture.picture.width);
      EXPECT_LE(box.y_max, picture.picture.height);
      EXPECT_GT(box.x_max - box.x_min, 8);
      EXPECT_GT(box.y_max - box.y_min, 8);
    }
  }
  for (const int count : counts) EXPECT_GT(count, 10);
}

}  // namespace
}  // namespace trainer
