// Elementwise operations of two operands and more. Operands broadcast against each other by NumPy's rules.
#include <fmt/format.h>

#include <cmath>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;

constexpr auto minus =
    Either{[](double a, double b) { return a - b; }, [](Int a, Int b) { return wrapping_sub(a, b); }};
constexpr auto raise =
    Either{[](double a, double b) { return std::pow(a, b); }, [](Int a, Int b) { return power(a, b); }};
constexpr auto floor_quotient = [](auto a, auto b) { return floor_div(a, b); };
constexpr auto floor_rest = [](auto a, auto b) { return floor_mod(a, b); };
// NaN in either operand gives NaN, as in NumPy.
constexpr auto larger = [](auto a, auto b) { return a != a || a > b ? a : b; };
constexpr auto greater = [](auto a, auto b) { return Int{a > b}; };
constexpr auto not_less = [](auto a, auto b) { return Int{a >= b}; };
constexpr auto smaller = [](auto a, auto b) { return a != a || a < b ? a : b; };

std::vector<TensorType> infer_div(InferContext& context) {
  require_same_dtype(context, "div");
  if (!is_float(context.inputs[0].dtype))
    throw ShapeError{Code::dtype_mismatch,
                     fmt::format("`/` divides floating-point tensors, not {}", list_types(context.inputs)),
                     {},
                     "use `//` for the quotient rounded down, or convert first: `cast(x, f32) / cast(y, f32)`"};
  return result(context.inputs[0].dtype, broadcast(context, "div"));
}

constexpr Sample div_samples[] = {{"x1: f32[2, 3], x2: f32[3]", "div(x1, x2)", 1, 3},
                                  {"x1: f32[b, 3], x2: f32[b, 1]", "x1 / x2", 1, 3}};

std::vector<TensorType> infer_where(InferContext& context) {
  require_bool(context, 0, "where");
  if (context.inputs[1].dtype != context.inputs[2].dtype) {
    InferContext branches{context.inputs.subspan(1), context.attrs, context.requirements};
    require_same_dtype(branches, "where");
  }
  return result(context.inputs[1].dtype, broadcast(context, "where"));
}

void evaluate_where(EvalContext& context) {
  const TensorData& condition = *context.inputs[0];
  TensorData& y = context.results[0];
  for_each_index(y.shape, [&](const Extents& index, Int i) {
    const bool first = condition.integer[broadcast_offset(condition.shape, index)] != 0;
    const TensorData& chosen = *context.inputs[first ? 1 : 2];
    copy_element(y, i, chosen, broadcast_offset(chosen.shape, index));
  });
}

constexpr OpParam where_params[] = {{"condition"}, {"x1"}, {"x2"}};
constexpr Sample where_samples[] = {{"condition: bool[2, 3], x1: f32[2, 3], x2: f32[3]", "where(condition, x1, x2)"},
                                    {"x: f32[b, 3]", "where(x > 0, x, 0.3 * x)"}};

Gradients add_gradient(GradContext& g) { return {g.dy(), g.dy()}; }
Gradients sub_gradient(GradContext& g) { return {g.dy(), g.neg(g.dy())}; }
Gradients mul_gradient(GradContext& g) { return {g.mul(g.dy(), g.input(1)), g.mul(g.dy(), g.input(0))}; }

Gradients div_gradient(GradContext& g) {
  const NodeId first = g.div(g.dy(), g.input(1));
  return {first, g.wants(1) ? g.neg(g.mul(first, g.result())) : no_gradient};
}

/// x1 - x2 * floor(x1 / x2)
Gradients mod_gradient(GradContext& g) {
  return {g.dy(), g.neg(g.mul(g.dy(), g.call("floor_div", {g.input(0), g.input(1)})))};
}

NodeId by_base(const GradContext& g) {
  const NodeId x = g.input(0);
  const NodeId exponent = g.input(1);
  if (const double* n = constant_number(g.graph, exponent)) {
    if (*n == 0) return no_gradient;
    if (*n == 1) return g.dy();
    if (*n == 2) return g.mul(g.dy(), g.mul(x, 2.0));
    const auto slope = [&](NodeId base) { return g.mul(g.dy(), g.mul(g.call("pow", {base, g.number(*n - 1)}), *n)); };
    if (*n < 0 || *n > 1) return slope(x);
    // As the square root's: zero at zero, where the slope is infinite.
    const NodeId sloped = g.call("ne", {x, g.number(0)});
    return g.where_or_zero(sloped, slope(or_one(g, sloped, x)));
  }
  const NodeId sloped = g.call("ne", {exponent, g.number(0)});
  const NodeId slope = g.mul(exponent, g.call("pow", {or_one(g, sloped, x), g.sub(exponent, g.number(1))}));
  return g.where_or_zero(sloped, g.mul(g.dy(), slope));
}

/// By the exponent the slope is y log(x1), and zero for a base that has no logarithm.
Gradients pow_gradient(GradContext& g) {
  Gradients gradients{g.wants(0) ? by_base(g) : no_gradient, no_gradient};
  if (g.wants(1)) {
    const NodeId sloped = g.call("gt", {g.input(0), g.number(0)});
    const NodeId slope = g.mul(g.result(), g.call("log", {or_one(g, sloped, g.input(0))}));
    gradients[1] = g.where_or_zero(sloped, g.mul(g.dy(), slope));
  }
  return gradients;
}

constexpr FixedString greater_than("gt");
constexpr FixedString less_than("lt");

/// To the operand that wins, half to each at a tie, as JAX and PyTorch do.
template <FixedString wins>
Gradients extreme_gradient(GradContext& g) {
  const NodeId half = g.where_or_zero(g.call("eq", {g.input(0), g.input(1)}), g.mul(g.dy(), 0.5));
  const auto share = [&](std::size_t one, std::size_t other) {
    return g.wants(one) ? g.call("where", {g.call(wins.view(), {g.input(one), g.input(other)}), g.dy(), half})
                        : no_gradient;
  };
  return {share(0, 1), share(1, 0)};
}

/// Zero at the origin, where no angle is.
Gradients atan2_gradient(GradContext& g) {
  const NodeId y = g.input(0);
  const NodeId x = g.input(1);
  const NodeId norm = g.add(g.mul(y, y), g.mul(x, x));
  const NodeId sloped = g.call("ne", {norm, g.number(0)});
  const NodeId part = g.where_or_zero(sloped, g.div(g.dy(), or_one(g, sloped, norm)));
  return {g.mul(part, x), g.neg(g.mul(part, y))};
}

/// The condition of where(x <= k, k, x) and its like in terms of the result, where the same holds: so that the operand
/// need not be kept.
NodeId condition_of_choice(const GradContext& g) {
  const NodeId condition = g.input(0);
  const std::string_view op = g.graph[condition].op->name;
  const bool takes_bound = op == "le" || op == "ge";  // at the bound, too
  if (!takes_bound && op != "gt" && op != "lt") return condition;
  const NodeId x = g.graph[condition].inputs[0];
  const double* const compared = constant_number(g.graph, g.graph[condition].inputs[1]);
  const double* const chosen = constant_number(g.graph, g.input(takes_bound ? 1 : 2));
  if (x != g.input(takes_bound ? 2 : 1) || !compared || !chosen || *compared != *chosen) return condition;
  return g.call(op, {g.result(), g.graph[condition].inputs[1]});
}

Gradients where_gradient(GradContext& g) {
  const NodeId condition = condition_of_choice(g);
  return {no_gradient, g.where_or_zero(condition, g.dy()),
          g.wants(2) ? g.call("where", {condition, g.number(0), g.dy()}) : no_gradient};
}

constexpr ScalarFunction equal{.name = "==",
                               .operands = 2,
                               .form = ScalarFunction::Form::infix,
                               .binding = Binding::comparison,
                               .c = "==",
                               .equates = true};
constexpr ScalarFunction choice{.name = "select", .operands = 3, .form = ScalarFunction::Form::choice, .c = "?"};

constexpr OpRow binary_operations[] = {
    differentiable(binary<"add", plus>("The sum, `x1 + x2`.", plus_sign, Trait::commutative | Trait::sums),
                   add_gradient),
    differentiable(binary<"sub", minus>("The difference, `x1 - x2`.", infix<"-", Binding::sum, 1, "-">, Trait::sums),
                   sub_gradient),
    differentiable(binary<"mul", times>("The product, `x1 * x2`.", times_sign, Trait::commutative | Trait::scales),
                   mul_gradient),
    {"div", "The quotient of floating-point tensors, `x1 / x2`.", binary_params, Trait::none, Lowering::elementwise,
     Scalar(infix<"/", Binding::product, 4, "/">), infer_div,
     evaluate_binary<Takes::floats, [](double a, double b) { return a / b; }>, div_gradient, div_samples},
    binary<"floor_div", floor_quotient, Takes::numbers, false, 1, 3>(
        "The quotient rounded down, `x1 // x2`. An integer divided by zero gives 0.", own<"floor_div", 5, 2>, flat),
    differentiable(binary<"mod", floor_rest, Takes::numbers, false, 1, 3>(
                       "The remainder of the division rounded down, `x1 % x2`; it has "
                       "the sign of x2. An integer modulo zero gives 0.",
                       own<"mod", 8, 2>),
                   mod_gradient),
    differentiable(binary<"pow", raise, Takes::numbers, false, 1, 3>(
                       "x1 to the power of x2, `x1 ** x2`. On integers a negative exponent truncates towards zero.",
                       libm<"pow", 30, 2>),
                   pow_gradient),
    differentiable(binary<"maximum", larger>("The larger operand; NaN when either is.", max_of, Trait::commutative),
                   extreme_gradient<greater_than>),
    differentiable(binary<"minimum", smaller>("The smaller operand; NaN when either is.", min_of, Trait::commutative),
                   extreme_gradient<less_than>),
    differentiable(binary<"atan2", [](double a, double b) { return std::atan2(a, b); }, Takes::floats>(
                       "The angle in radians, from -pi to pi, of the point (x2, x1).", libm<"atan2", 24, 2>),
                   atan2_gradient),
    binary<"eq", [](auto a, auto b) { return Int{a == b}; }, Takes::any, to_bool>(
        "Whether the operands are equal, `x1 == x2`.", equal, Trait::commutative | flat),
    binary<"ne", [](auto a, auto b) { return Int{a != b}; }, Takes::any, to_bool>(
        "Whether the operands differ, `x1 != x2`.", infix<"!=", Binding::comparison>, Trait::commutative | flat),
    binary<"lt", [](auto a, auto b) { return Int{a < b}; }, Takes::numbers, to_bool>(
        "Whether x1 is less, `x1 < x2`.", infix<"<", Binding::comparison>, flat),
    binary<"le", [](auto a, auto b) { return Int{a <= b}; }, Takes::numbers, to_bool>(
        "Whether x1 is less or equal, `x1 <= x2`.", infix<"<=", Binding::comparison>, flat),
    binary<"gt", greater, Takes::numbers, to_bool>("Whether x1 is greater, `x1 > x2`.", infix<">", Binding::comparison>,
                                                   flat),
    binary<"ge", not_less, Takes::numbers, to_bool>("Whether x1 is greater or equal, `x1 >= x2`.",
                                                    infix<">=", Binding::comparison>, flat),
    binary<"logical_and", [](Int a, Int b) { return Int{a != 0 && b != 0}; }, Takes::bools, to_bool>(
        "Whether both operands are true, `x1 and x2`.", both, Trait::commutative | flat),
    binary<"logical_or", [](Int a, Int b) { return Int{a != 0 || b != 0}; }, Takes::bools, to_bool>(
        "Whether an operand is true, `x1 or x2`.", either, Trait::commutative | flat),
    {"where", "x1 where the bool condition is true, x2 elsewhere; all three broadcast.", where_params, Trait::none,
     Lowering::elementwise, Scalar(choice), infer_where, evaluate_where, where_gradient, where_samples},
};

}  // namespace

std::span<const OpRow> binary_rows() { return binary_operations; }

}  // namespace modelc::ops
