#include "support.h"

using namespace modelc::ops::test;

namespace {

const TensorData boxes =
    reals({6, 4}, {0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, -0.1, 1, 0.9, 0, 10, 1, 11, 0, 10.1, 1, 11.1, 0, 100, 1, 101});
const TensorData scores = reals({6}, {0.9, 0.75, 0.6, 0.95, 0.5, 0.3});

Attrs limits(Int count, double iou, double score) {
  return {{"max_output_size", Dim(count)}, {"iou_threshold", iou}, {"score_threshold", score}};
}

// Expected values: TensorFlow's own test of non_max_suppression.
TEST(NonMaxSuppression, ChoosesByScore) {
  const std::vector<TensorData> found = evaluate_all("non_max_suppression", {boxes, scores}, limits(3, 0.5, -1));
  EXPECT_EQ(found[0].integer, (Ints{3, 0, 5}));
  EXPECT_EQ(found[1].integer, (Ints{3}));
}

TEST(NonMaxSuppression, PadsWithZeros) {
  const std::vector<TensorData> found = evaluate_all("non_max_suppression", {boxes, scores}, limits(4, 0.5, 0.4));
  EXPECT_EQ(found[0].integer, (Ints{3, 0, 0, 0}));
  EXPECT_EQ(found[1].integer, (Ints{2}));
}

TEST(NonMaxSuppression, RefusesOtherShapes) {
  EXPECT_EQ(infer("non_max_suppression", {f32({sym("n"), 4}), f32({sym("n")})}, limits(5, 0.5, 0)).types,
            "i32[5]; i32");
  EXPECT_EQ(infer("non_max_suppression", {f32({2, 6, 4}), f32({2, 6})}, limits(5, 0.5, 0)).error,
            "`non_max_suppression` takes boxes [n, 4] and scores [n], not `f32[2, 6, 4]` and `f32[2, 6]`");
  EXPECT_NE(infer("non_max_suppression", {f32({6, 4}), f32({5})}, limits(5, 0.5, 0)).error, "");
}

}  // namespace
