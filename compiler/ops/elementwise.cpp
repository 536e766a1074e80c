// Elementwise operations of one operand. The result has the operand's shape.
#include <cmath>
#include <limits>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;

constexpr auto negate = Either{[](double x) { return -x; }, [](Int x) { return wrapping_sub(0, x); }};
constexpr auto magnitude =
    Either{[](double x) { return std::abs(x); }, [](Int x) { return x < 0 ? wrapping_sub(0, x) : x; }};
constexpr auto signum = Either{[](double x) { return std::isnan(x) ? x : static_cast<double>((x > 0) - (x < 0)); },
                               [](Int x) { return static_cast<Int>((x > 0) - (x < 0)); }};

/// Without overflow on either side: exp of a negative number only.
double logistic(double x) {
  const double e = std::exp(-std::abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/// Ties to even under the default rounding mode.
double round_half_even(double x) { return std::nearbyint(x); }

/// The rule of an operation of one operand.
template <auto rule>
Gradients along(GradContext& g) {
  return {rule(g)};
}

NodeId square(const GradContext& g, NodeId x) { return g.mul(x, x); }
/// Zero at zero, where the slope is infinite.
NodeId sqrt_rule(const GradContext& g) {
  const NodeId sloped = g.call("ne", {g.result(), g.number(0)});
  return g.where_or_zero(sloped, g.div(g.mul(g.dy(), 0.5), or_one(g, sloped, g.result())));
}
/// s - s^2 rather than s * (1 - s): passes turn 1 - s into sigmoid(-x), which has to be computed.
NodeId sigmoid_rule(const GradContext& g) { return g.mul(g.dy(), g.sub(g.result(), square(g, g.result()))); }
/// 1 / sqrt(1 - x^2)
NodeId arc(const GradContext& g) { return g.call("rsqrt", {g.sub(g.number(1), square(g, g.input(0)))}); }
constexpr double two_over_root_pi = 1.1283791670955126;

constexpr OpRow elementwise_operations[] = {
    differentiable(unary<"neg", negate, Takes::numbers>("The negative, `-x`.", prefix<"-", "-">, Trait::scales),
                   along<[](GradContext& g) { return g.neg(g.dy()); }>),
    differentiable(
        unary<"abs", magnitude, Takes::numbers>("The absolute value.", libm<"abs", 1, 1, "fabs", "std::abs">),
        along<[](GradContext& g) { return g.mul(g.dy(), g.call("sign", {g.input(0)})); }>),
    unary<"sign", signum, Takes::numbers>("-1, 0 or 1 by the sign; NaN stays NaN.", own<"sign", 2>, flat),
    differentiable(unary<"exp", [](double x) { return std::exp(x); }>("The exponential.", libm<"exp", 10>),
                   along<[](GradContext& g) { return g.mul(g.dy(), g.result()); }>),
    differentiable(
        unary<"expm1", [](double x) { return std::expm1(x); }>("`exp(x) - 1`, exact near zero.", libm<"expm1", 12>),
        along<[](GradContext& g) { return g.mul(g.dy(), g.add(g.result(), g.number(1))); }>),
    differentiable(unary<"log", [](double x) { return std::log(x); }, Takes::floats, false, 1, 4>(
                       "The natural logarithm.", libm<"log", 12>),
                   along<[](GradContext& g) { return g.div(g.dy(), g.input(0)); }>),
    differentiable(unary<"log1p", [](double x) { return std::log1p(x); }, Takes::floats, false, 0, 3>(
                       "`log(1 + x)`, exact near zero.", libm<"log1p", 14>),
                   along<[](GradContext& g) { return g.div(g.dy(), g.add(g.input(0), g.number(1))); }>),
    differentiable(unary<"sqrt", [](double x) { return std::sqrt(x); }, Takes::floats, false, 1, 4>(
                       "The square root. Its gradient at zero is zero.", libm<"sqrt", 5, 1, "sqrt", "std::sqrt">),
                   along<[](GradContext& g) { return sqrt_rule(g); }>),
    differentiable(unary<"rsqrt", [](double x) { return 1 / std::sqrt(x); }, Takes::floats, false, 1, 4>(
                       "`1 / sqrt(x)`.", own<"rsqrt", 5>),
                   along<[](GradContext& g) { return g.mul(g.mul(g.dy(), -0.5), g.div(g.result(), g.input(0))); }>),
    differentiable(
        unary<"sin", [](double x) { return std::sin(x); }>("The sine of an angle in radians.", libm<"sin", 14>),
        along<[](GradContext& g) { return g.mul(g.dy(), g.call("cos", {g.input(0)})); }>),
    differentiable(
        unary<"cos", [](double x) { return std::cos(x); }>("The cosine of an angle in radians.", libm<"cos", 14>),
        along<[](GradContext& g) { return g.neg(g.mul(g.dy(), g.call("sin", {g.input(0)}))); }>),
    differentiable(unary<"tan", [](double x) { return std::tan(x); }, Takes::floats, false, -1, 1>(
                       "The tangent of an angle in radians.", libm<"tan", 20>),
                   along<[](GradContext& g) { return g.mul(g.dy(), g.add(square(g, g.result()), g.number(1))); }>),
    differentiable(unary<"tanh", [](double x) { return std::tanh(x); }>("The hyperbolic tangent.", libm<"tanh", 12>),
                   along<[](GradContext& g) { return g.mul(g.dy(), g.sub(g.number(1), square(g, g.result()))); }>),
    differentiable(unary<"sinh", [](double x) { return std::sinh(x); }>("The hyperbolic sine.", libm<"sinh", 16>),
                   along<[](GradContext& g) { return g.mul(g.dy(), g.call("cosh", {g.input(0)})); }>),
    differentiable(unary<"cosh", [](double x) { return std::cosh(x); }>("The hyperbolic cosine.", libm<"cosh", 16>),
                   along<[](GradContext& g) { return g.mul(g.dy(), g.call("sinh", {g.input(0)})); }>),
    differentiable(unary<"asin", [](double x) { return std::asin(x); }, Takes::floats, false, -1, 1>(
                       "The inverse sine, in radians from -pi/2 to pi/2; NaN outside -1..1.", libm<"asin", 20>),
                   along<[](GradContext& g) { return g.mul(g.dy(), arc(g)); }>),
    differentiable(unary<"acos", [](double x) { return std::acos(x); }, Takes::floats, false, -1, 1>(
                       "The inverse cosine, in radians from 0 to pi; NaN outside -1..1.", libm<"acos", 20>),
                   along<[](GradContext& g) { return g.neg(g.mul(g.dy(), arc(g))); }>),
    differentiable(unary<"atan", [](double x) { return std::atan(x); }>(
                       "The inverse tangent, in radians from -pi/2 to pi/2.", libm<"atan", 20>),
                   along<[](GradContext& g) { return g.div(g.dy(), g.add(square(g, g.input(0)), g.number(1))); }>),
    differentiable(unary<"erf", [](double x) { return std::erf(x); }>("The error function.", libm<"erf", 14>),
                   along<[](GradContext& g) {
                     return g.mul(g.mul(g.dy(), two_over_root_pi), g.call("exp", {g.neg(square(g, g.input(0)))}));
                   }>),
    differentiable(unary<"sigmoid", logistic>("The logistic function `1 / (1 + exp(-x))`, without overflow for any x.",
                                              own<"sigmoid", 14>),
                   along<sigmoid_rule>),
    unary<"floor", [](double x) { return std::floor(x); }>("The largest integer that is not above x, as a float.",
                                                           libm<"floor", 1>, flat),
    unary<"ceil", [](double x) { return std::ceil(x); }>("The smallest integer that is not below x, as a float.",
                                                         libm<"ceil", 1>, flat),
    unary<"round", round_half_even>("The nearest integer, as a float; halves go to the even neighbour.",
                                    libm<"round", 1, 1, "nearbyint">, flat),
    unary<"isnan", [](double x) { return Int{std::isnan(x)}; }, Takes::floats, to_bool>("Whether the element is NaN.",
                                                                                        own<"isnan", 1>, flat),
    unary<"isfinite", [](double x) { return Int{std::isfinite(x)}; }, Takes::floats, to_bool>(
        "Whether the element is neither infinite nor NaN.", own<"isfinite", 2>, flat),
    unary<"logical_not", [](Int x) { return Int{x == 0}; }, Takes::bools, to_bool>("The opposite truth value, `not x`.",
                                                                                   prefix<"!">, flat),
};

}  // namespace

std::span<const OpRow> elementwise_rows() { return elementwise_operations; }

}  // namespace modelc::ops
