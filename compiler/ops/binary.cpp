// Elementwise operations of two operands and more. Operands broadcast against each other by NumPy's rules.
#include <fmt/format.h>

#include <cmath>

#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;
constexpr Trait flat = Trait::nondifferentiable;
constexpr bool to_bool = true;

constexpr auto plus = Either{[](double a, double b) { return a + b; }, [](Int a, Int b) { return wrapping_add(a, b); }};
constexpr auto minus =
    Either{[](double a, double b) { return a - b; }, [](Int a, Int b) { return wrapping_sub(a, b); }};
constexpr auto times =
    Either{[](double a, double b) { return a * b; }, [](Int a, Int b) { return wrapping_mul(a, b); }};
constexpr auto raise =
    Either{[](double a, double b) { return std::pow(a, b); }, [](Int a, Int b) { return power(a, b); }};
constexpr auto quotient = [](auto a, auto b) { return floor_div(a, b); };
constexpr auto rest = [](auto a, auto b) { return floor_mod(a, b); };
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

constexpr OpRow rows[] = {
    binary<"add", plus>("The sum, `x1 + x2`.", "$0 + $1", Trait::commutative),
    binary<"sub", minus>("The difference, `x1 - x2`.", "$0 - $1"),
    binary<"mul", times>("The product, `x1 * x2`.", "$0 * $1", Trait::commutative),
    {"div", "The quotient of floating-point tensors, `x1 / x2`.", binary_params, Trait::none, Lowering::elementwise,
     "$0 / $1", infer_div, evaluate_binary<Takes::floats, [](double a, double b) { return a / b; }>, nullptr,
     div_samples},
    binary<"floor_div", quotient, Takes::numbers, false, 1, 3>(
        "The quotient rounded down, `x1 // x2`. An integer divided by zero gives 0.", "floor_div($0, $1)", flat),
    binary<"mod", rest, Takes::numbers, false, 1, 3>("The remainder of the division rounded down, `x1 % x2`; it has "
                                                     "the sign of x2. An integer modulo zero gives 0."),
    binary<"pow", raise, Takes::numbers, false, 1, 3>(
        "x1 to the power of x2, `x1 ** x2`. On integers a negative exponent truncates towards zero."),
    binary<"maximum", larger>("The larger operand; NaN when either is.", "max($0, $1)", Trait::commutative),
    binary<"minimum", smaller>("The smaller operand; NaN when either is.", "min($0, $1)", Trait::commutative),
    binary<"atan2", [](double a, double b) { return std::atan2(a, b); }, Takes::floats>(
        "The angle in radians, from -pi to pi, of the point (x2, x1)."),
    binary<"eq", [](auto a, auto b) { return Int{a == b}; }, Takes::any, to_bool>(
        "Whether the operands are equal, `x1 == x2`.", "$0 == $1", Trait::commutative | flat),
    binary<"ne", [](auto a, auto b) { return Int{a != b}; }, Takes::any, to_bool>(
        "Whether the operands differ, `x1 != x2`.", "$0 != $1", Trait::commutative | flat),
    binary<"lt", [](auto a, auto b) { return Int{a < b}; }, Takes::numbers, to_bool>("Whether x1 is less, `x1 < x2`.",
                                                                                     "$0 < $1", flat),
    binary<"le", [](auto a, auto b) { return Int{a <= b}; }, Takes::numbers, to_bool>(
        "Whether x1 is less or equal, `x1 <= x2`.", "$0 <= $1", flat),
    binary<"gt", greater, Takes::numbers, to_bool>("Whether x1 is greater, `x1 > x2`.", "$0 > $1", flat),
    binary<"ge", not_less, Takes::numbers, to_bool>("Whether x1 is greater or equal, `x1 >= x2`.", "$0 >= $1", flat),
    binary<"logical_and", [](Int a, Int b) { return Int{a != 0 && b != 0}; }, Takes::bools, to_bool>(
        "Whether both operands are true, `x1 and x2`.", "$0 && $1", Trait::commutative | flat),
    binary<"logical_or", [](Int a, Int b) { return Int{a != 0 || b != 0}; }, Takes::bools, to_bool>(
        "Whether an operand is true, `x1 or x2`.", "$0 || $1", Trait::commutative | flat),
    {"where", "x1 where the bool condition is true, x2 elsewhere; all three broadcast.", where_params, Trait::none,
     Lowering::elementwise, "select($0, $1, $2)", infer_where, evaluate_where, nullptr, where_samples},
};

}  // namespace

std::span<const OpRow> binary_rows() { return rows; }

}  // namespace modelc::ops
