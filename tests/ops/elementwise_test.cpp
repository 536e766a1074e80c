#include <cmath>
#include <limits>

#include "support.h"

using namespace modelc::ops::test;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::nan("");

Doubles apply(const char* op, Doubles x) {
  const Int n = static_cast<Int>(x.size());
  return evaluate(op, {reals({n}, std::move(x))}).real;
}
Doubles apply(const char* op, Doubles a, Doubles b) {
  const Int n = static_cast<Int>(a.size());
  return evaluate(op, {reals({n}, std::move(a)), reals({n}, std::move(b))}).real;
}
Ints apply_ints(const char* op, Ints a, Ints b, DType dtype = DType::i32) {
  const Int n = static_cast<Int>(a.size());
  return evaluate(op, {ints({n}, std::move(a), dtype), ints({n}, std::move(b), dtype)}).integer;
}

TEST(Elementwise, RoundsHalvesToEven) {  // np.round([0.5, 1.5, 2.5, -0.5, -1.5, 2.4])
  EXPECT_EQ(apply("round", {0.5, 1.5, 2.5, -0.5, -1.5, 2.4}), (Doubles{0, 2, 2, 0, -2, 2}));
}

TEST(Elementwise, SigmoidIsFiniteFarOut) {  // scipy.special.expit
  const Doubles y = apply("sigmoid", {-1000, -1, 0, 1, 1000});
  EXPECT_EQ(y[0], 0);
  EXPECT_NEAR(y[1], 0.2689414213699951, 1e-15);
  EXPECT_EQ(y[2], 0.5);
  EXPECT_NEAR(y[3], 0.7310585786300049, 1e-15);
  EXPECT_EQ(y[4], 1);
}

TEST(Elementwise, IsExactNearZero) {  // mpmath: expm1(1e-10), log1p(1e-10)
  EXPECT_NEAR(apply("expm1", {1e-10})[0] / 1.00000000005e-10, 1, 1e-14);
  EXPECT_NEAR(apply("log1p", {1e-10})[0] / 9.9999999995e-11, 1, 1e-14);
}

TEST(Elementwise, SignOfNanIsNan) {
  EXPECT_TRUE(std::isnan(apply("sign", {nan})[0]));
  EXPECT_EQ(apply("sign", {-3, 0, 7}), (Doubles{-1, 0, 1}));
}

TEST(Elementwise, TestsForNanAndInfinity) {
  EXPECT_EQ(evaluate("isnan", {reals({3}, {1, nan, inf})}).integer, (Ints{0, 1, 0}));
  EXPECT_EQ(evaluate("isfinite", {reals({4}, {1, nan, inf, -inf})}).integer, (Ints{1, 0, 0, 0}));
}

TEST(Elementwise, WorksOnIntegers) {
  EXPECT_EQ(evaluate("neg", {ints({2}, {3, -4})}).integer, (Ints{-3, 4}));
  EXPECT_EQ(evaluate("abs", {ints({2}, {3, -4})}).integer, (Ints{3, 4}));
  EXPECT_EQ(evaluate("abs", {ints({1}, {-2147483648})}).integer,
            (Ints{-2147483648}));  // wraps, as two's complement does
}

TEST(Elementwise, RefusesOtherDtypes) {
  const Inferred error = infer("exp", {type(DType::i32, {3})});
  EXPECT_EQ(error.code, "E0302");
  EXPECT_EQ(error.error, "`exp` takes a floating-point tensor, not `i32[3]`");
  EXPECT_EQ(error.help, "convert it first: `cast(x, f32)`");
  EXPECT_EQ(infer("neg", {type(DType::boolean, {3})}).code, "E0302");
  EXPECT_EQ(infer("logical_not", {f32({3})}).help, "compare first: `x != 0`");
}

TEST(Binary, BroadcastsByNumpysRules) {
  EXPECT_EQ(infer("add", {f32({2, 3}), f32({3})}).types, "f32[2, 3]");
  EXPECT_EQ(infer("add", {f32({sym("b"), 1, 3}), f32({4, 1})}).types, "f32[b, 4, 3]");
  EXPECT_EQ(infer("mul", {f32({}), f32({sym("b")})}).types, "f32[b]");
  EXPECT_EQ(infer("lt", {f32({2, 1}), f32({1, 2})}).types, "bool[2, 2]");
  const TensorData y = evaluate("sub", {reals({2, 1}, {10, 20}), reals({3}, {1, 2, 3})});
  expect_near(y, {2, 3}, {9, 8, 7, 19, 18, 17});
}

TEST(Binary, ExplainsShapesThatDoNotFit) {
  const Inferred error = infer("add", {f32({2, 3}), f32({2})});
  EXPECT_EQ(error.code, "E0301");
  EXPECT_EQ(error.error, "`add` cannot broadcast `f32[2, 3]` and `f32[2]`");
  EXPECT_EQ(error.notes, (std::vector<std::string>{"axis -1 is 3 in one and 2 in the other"}));
  EXPECT_EQ(error.help, "broadcasting aligns the last axes; add a trailing axis: `expand_dims(x, axis = -1)`");
  EXPECT_EQ(infer("add", {f32({sym("h")}), f32({sym("w")})}).help, "use one name for dimensions that are always equal");
  EXPECT_EQ(infer("add", {f32({sym("h")}), f32({3})}).code, "E0301");
}

TEST(Binary, RequiresWhatTheSymbolsDecide) {
  const Dim h = sym("h");
  const Inferred skip = infer("add", {f32({h}), f32({Dim::ceil_div(h, 2) * Dim(2)})});
  EXPECT_EQ(skip.types, "f32[h]");
  EXPECT_EQ(skip.requirements.size(), 1u);
}

TEST(Binary, RefusesToMixDtypes) {
  const Inferred error = infer("mul", {f32({3}), type(DType::i32, {3})});
  EXPECT_EQ(error.code, "E0302");
  EXPECT_EQ(error.error, "`mul` cannot combine `f32[3]` and `i32[3]`");
  EXPECT_EQ(error.help, "convert with `cast(..., f32)`");
}

TEST(Binary, SuggestsWaysToDivideIntegers) {
  const Inferred error = infer("div", {type(DType::i32, {3}), type(DType::i32, {})});
  EXPECT_EQ(error.code, "E0302");
  EXPECT_EQ(error.error, "`/` divides floating-point tensors, not `i32[3]` and `i32`");
  EXPECT_EQ(error.help, "use `//` for the quotient rounded down, or convert first: `cast(x, f32) / cast(y, f32)`");
}

TEST(Binary, DividesLikePython) {
  // np.mod and np.floor_divide of [7, -7, 7, -7] by [3, 3, -3, -3]
  EXPECT_EQ(apply("mod", {7, -7, 7, -7}, {3, 3, -3, -3}), (Doubles{1, 2, -2, -1}));
  EXPECT_EQ(apply("floor_div", {7, -7, 7, -7}, {3, 3, -3, -3}), (Doubles{2, -3, -3, 2}));
  EXPECT_EQ(apply_ints("mod", {7, -7, 7, -7}, {3, 3, -3, -3}), (Ints{1, 2, -2, -1}));
  EXPECT_EQ(apply_ints("floor_div", {7, -7, 7, -7}, {3, 3, -3, -3}), (Ints{2, -3, -3, 2}));
}

TEST(Binary, IntegerCornersAreDefined) {
  EXPECT_EQ(apply_ints("floor_div", {5, -2147483648}, {0, -1}), (Ints{0, -2147483648}));
  EXPECT_EQ(apply_ints("mod", {5, -2147483648}, {0, -1}), (Ints{0, 0}));
  EXPECT_EQ(apply_ints("add", {2147483647}, {1}), (Ints{-2147483648}));
  const Int lowest = std::numeric_limits<Int>::min();
  EXPECT_EQ(apply_ints("floor_div", {lowest}, {-1}, DType::i64), (Ints{lowest}));
  EXPECT_EQ(apply_ints("pow", {2, -3, 2, -1, 1}, {10, 3, -1, -3, -7}), (Ints{1024, -27, 0, -1, 1}));
}

TEST(Binary, ExtremesKeepNan) {  // np.maximum, np.minimum
  EXPECT_TRUE(std::isnan(apply("maximum", {nan}, {1})[0]));
  EXPECT_TRUE(std::isnan(apply("maximum", {1}, {nan})[0]));
  EXPECT_TRUE(std::isnan(apply("minimum", {1}, {nan})[0]));
  EXPECT_EQ(apply("maximum", {1, -inf}, {2, 0}), (Doubles{2, 0}));
}

TEST(Binary, BoolsAreNotNumbers) {
  EXPECT_EQ(infer("add", {type(DType::boolean, {2}), type(DType::boolean, {2})}).help,
            "use `logical_and` or `logical_or`, or convert: `cast(x, i32)`");
  EXPECT_EQ(infer("eq", {type(DType::boolean, {2}), type(DType::boolean, {2})}).types, "bool[2]");
}

TEST(Where, ChoosesAndBroadcasts) {
  EXPECT_EQ(infer("where", {type(DType::boolean, {sym("b"), 1}), f32({3}), f32({})}).types, "f32[b, 3]");
  expect_near(evaluate("where", {ints({2, 1}, {1, 0}, DType::boolean), reals({2}, {1, 2}), reals({}, {9})}), {2, 2},
              {1, 2, 9, 9});
  EXPECT_EQ(infer("where", {f32({2}), f32({2}), f32({2})}).error, "`where` takes a bool tensor, not `f32[2]`");
  EXPECT_EQ(infer("where", {type(DType::boolean, {2}), f32({2}), type(DType::i32, {2})}).code, "E0302");
}

TEST(Cast, IsDefinedForEveryNumber) {
  const TensorData x = reals({6}, {2.9, -2.9, nan, 1e30, -1e30, 0});
  EXPECT_EQ(evaluate("cast", {x}, {{"dtype", DType::i32}}).integer, (Ints{2, -2, 0, 2147483647, -2147483648, 0}));
  EXPECT_EQ(evaluate("cast", {x}, {{"dtype", DType::boolean}}).integer, (Ints{1, 1, 1, 1, 1, 0}));
  EXPECT_EQ(evaluate("cast", {x}, {{"dtype", DType::i64}}).integer[3], std::numeric_limits<Int>::max());
  EXPECT_EQ(evaluate("cast", {reals({1}, {0.1}, DType::f64)}, {{"dtype", DType::f32}}).real[0], double{0.1f});
}

TEST(Structural, MakesTensors) {
  const auto value = std::make_shared<const TensorData>(reals({2}, {1, 2}));
  EXPECT_EQ(infer("constant", {}, {{"value", value}}).types, "f32[2]");
  EXPECT_EQ(evaluate("constant", {}, {{"value", value}}), *value);
  const Attrs dim{{"dim", sym("b") * Dim(2)}, {"dtype", DType::f32}};
  EXPECT_EQ(infer("dim_value", {}, dim).types, "f32");
  EXPECT_EQ(evaluate("dim_value", {}, dim, {{"b", 3}}).real, (Doubles{6}));
  const Attrs full{{"shape", Dims{2, sym("b")}}, {"fill_value", 1.5}, {"dtype", DType::f32}};
  EXPECT_EQ(infer("full", {}, full).types, "f32[2, b]");
  expect_near(evaluate("full", {}, full, {{"b", 1}}), {2, 1}, {1.5, 1.5});
  EXPECT_EQ(evaluate("iota", {}, {{"n", Dim(3)}, {"dtype", DType::i32}}).integer, (Ints{0, 1, 2}));
  EXPECT_EQ(infer("full", {}, {{"shape", Dims{-2}}, {"fill_value", 0.0}, {"dtype", DType::f32}}).code, "E0305");
}

}  // namespace
