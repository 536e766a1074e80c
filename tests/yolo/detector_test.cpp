// What examples/yolo/detect makes of a header's outputs, by hand.
#include "detector.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "detector_model.hpp"
#include "report.hpp"

namespace detect {
namespace {

using Fixed = Detector<detector_model::Model>;

/// 8 x 4 pixels, the first of which are 0.8, 0.6 and 0.4 of 255.
pictures::Picture scoring() {
  pictures::Picture picture{8, 4, std::vector<std::uint8_t>(3 * 8 * 4)};
  picture.rgb[0] = 204;
  picture.rgb[3] = 153;
  picture.rgb[6] = 102;
  return picture;
}

void expect_box(const Found& found, const std::vector<double>& box, double score, int kind) {
  EXPECT_NEAR(found.x, box[0], 1e-6);
  EXPECT_NEAR(found.y, box[1], 1e-6);
  EXPECT_NEAR(found.width, box[2], 1e-6);
  EXPECT_NEAR(found.height, box[3], 1e-6);
  EXPECT_NEAR(found.score, score, 1e-6);
  EXPECT_EQ(found.kind, kind);
}

TEST(Detector, StretchesAndAppliesThresholds) {
  Fixed detector({255, true});
  const auto all = detector(scoring(), {0.3, 0.9, 10});
  ASSERT_EQ(all.size(), 3u);  // the fourth is behind `count`
  expect_box(all[0], {4, 1, 4, 2}, 0.8, 3);
  expect_box(all[1], {4, 1, 3.5, 2}, 0.6, 1);
  expect_box(all[2], {0, 0, 2, 2}, 0.4, 0);

  const auto apart = detector(scoring(), {0.3, 0.85, 10});  // the first two overlap by 0.875
  ASSERT_EQ(apart.size(), 2u);
  EXPECT_EQ(apart[1].kind, 0);
  EXPECT_EQ(detector(scoring(), {0.5, 0.9, 10}).size(), 2u);
  EXPECT_EQ(detector(scoring(), {0.3, 0.9, 1}).size(), 1u);
  EXPECT_EQ(detector(scoring(), {0.9, 0.9, 10}).size(), 0u);
}

TEST(Detector, PadsToASquare) {
  Fixed detector({255, false});
  const auto found = detector(scoring(), {0.7, 0.9, 10});
  ASSERT_EQ(found.size(), 1u);
  expect_box(found[0], {4, 2, 4, 4}, 0.8, 3);  // of 8 x 8 pixels
}

TEST(Detector, NamesClasses) {
  EXPECT_EQ(name_of(1, {"cat", "dog"}), "dog");
  EXPECT_EQ(name_of(2, {"cat", "dog"}), "class 2");
  EXPECT_EQ(name_of(-1, {"cat", "dog"}), "class -1");
}

}  // namespace
}  // namespace detect
