#include <cmath>
#include <limits>

#include "support.h"

using namespace modelc::ops::test;

namespace {

Attrs over(Ints axes, bool keepdims = false) { return {{"axes", std::move(axes)}, {"keepdims", keepdims}}; }

const TensorData x = reals({2, 3}, {1, 5, 3, -2, 4, 0.5});

TEST(Reduction, FollowsAxesAndKeepdims) {
  EXPECT_EQ(infer("sum", {f32({sym("b"), 3, 4})}, over({1})).types, "f32[b, 4]");
  EXPECT_EQ(infer("sum", {f32({sym("b"), 3, 4})}, over({0, 2}, true)).types, "f32[1, 3, 1]");
  EXPECT_EQ(infer("max", {f32({2, 3})}, over({0, 1})).types, "f32");
  expect_near(evaluate("sum", {x}, over({1})), {2}, {9, 2.5});
  expect_near(evaluate("sum", {x}, over({0}, true)), {1, 3}, {-1, 9, 3.5});
  expect_near(evaluate("prod", {x}, over({0, 1})), {}, {-60});
  expect_near(evaluate("max", {x}, over({0})), {3}, {1, 5, 3});
  expect_near(evaluate("min", {x}, over({1})), {2}, {1, -2});
}

TEST(Reduction, OverNothing) {
  const TensorData none = reals({0, 2}, {});
  expect_near(evaluate("sum", {none}, over({0})), {2}, {0, 0});
  expect_near(evaluate("prod", {none}, over({0})), {2}, {1, 1});
  EXPECT_FALSE(infer("max", {f32({0, 2})}, over({0})).error.empty());
  EXPECT_EQ(infer("max", {f32({0, 2})}, over({1})).types, "f32[0]");
}

TEST(Reduction, ExtremesKeepNan) {
  const TensorData y = reals({3}, {1, std::nan(""), 2});
  EXPECT_TRUE(std::isnan(evaluate("max", {y}, over({0})).real[0]));
  EXPECT_TRUE(std::isnan(evaluate("min", {y}, over({0})).real[0]));
}

TEST(Reduction, OfIntegersAndBools) {
  EXPECT_EQ(evaluate("sum", {ints({2}, {2147483647, 1})}, over({0})).integer, (Ints{-2147483648}));
  EXPECT_EQ(evaluate("max", {ints({2}, {-5, -7})}, over({0})).integer, (Ints{-5}));
  EXPECT_EQ(evaluate("any", {ints({2, 2}, {0, 0, 0, 1}, DType::boolean)}, over({1})).integer, (Ints{0, 1}));
  EXPECT_EQ(evaluate("all", {ints({2, 2}, {1, 1, 0, 1}, DType::boolean)}, over({1})).integer, (Ints{1, 0}));
  EXPECT_EQ(infer("sum", {type(DType::boolean, {2})}, over({0})).help, "convert it first: `cast(x, i32)` counts");
  EXPECT_EQ(infer("any", {f32({2})}, over({0})).code, "E0302");
}

TEST(Arg, FindsTheFirst) {  // np.argmax, np.argmin
  const TensorData ties = reals({2, 3}, {1, 5, 5, -2, 4, -2});
  EXPECT_EQ(evaluate("argmax", {ties}, {{"axis", Ints{1}}, {"keepdims", false}}).integer, (Ints{1, 1}));
  EXPECT_EQ(evaluate("argmin", {ties}, {{"axis", Ints{1}}, {"keepdims", true}}).integer, (Ints{0, 0}));
  EXPECT_EQ(evaluate("argmax", {ties}, {{"axis", Ints{0}}, {"keepdims", false}}).integer, (Ints{0, 0, 0}));
  EXPECT_EQ(evaluate("argmin", {ties}, {{"axis", Ints{}}, {"keepdims", false}}).integer, (Ints{3}));
  const TensorData nans = reals({3}, {1, std::nan(""), 9});
  EXPECT_EQ(evaluate("argmax", {nans}, {{"axis", Ints{0}}, {"keepdims", false}}).integer, (Ints{1}));
  EXPECT_EQ(infer("argmax", {f32({sym("b"), 3})}, {{"axis", Ints{1}}, {"keepdims", true}}).types, "i32[b, 1]");
  EXPECT_EQ(infer("argmax", {f32({sym("b"), 3})}, {{"axis", Ints{}}, {"keepdims", false}}).types, "i32");
}

TEST(Cumsum, RunsAlongTheAxis) {
  expect_near(evaluate("cumsum", {x}, {{"axis", Int{1}}}), {2, 3}, {1, 6, 9, -2, 2, 2.5});
  expect_near(evaluate("cumsum", {x}, {{"axis", Int{0}}}), {2, 3}, {1, 5, 3, -1, 9, 3.5});
}

TEST(Argsort, IsStable) {  // np.argsort(x, kind = "stable")
  EXPECT_EQ(evaluate("argsort", {reals({4}, {3, 1, 2, 1})}, {{"axis", Int{0}}}).integer, (Ints{1, 3, 2, 0}));
  EXPECT_EQ(evaluate("argsort", {reals({3}, {std::nan(""), 1, -1})}, {{"axis", Int{0}}}).integer, (Ints{2, 1, 0}));
}

}  // namespace
