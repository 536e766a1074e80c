#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "ops/reference.h"
#include "ops/shapes.h"

/// Rows of elementwise operations in a line each: unary<"exp", [](double x) { return std::exp(x); }>("the exponential
/// ...").
namespace modelc::ops {

/// A string that can be a template argument.
template <std::size_t n>
struct FixedString {
  std::array<char, n> text{};
  constexpr FixedString() = default;
  constexpr FixedString(const char (&literal)[n]) { std::copy_n(literal, n, text.begin()); }  // NOLINT: from a literal
  constexpr std::string_view view() const { return {text.data(), n - 1}; }
};

template <std::size_t n, std::size_t m>
constexpr FixedString<n + m - 1> operator+(const FixedString<n>& a, const FixedString<m>& b) {
  FixedString<n + m - 1> both;
  std::copy_n(a.text.begin(), n - 1, both.text.begin());
  std::copy_n(b.text.begin(), m, both.text.begin() + (n - 1));
  return both;
}

/// a + b with static storage, for string_views in rows.
template <FixedString a, FixedString b>
inline constexpr auto concatenated = a + b;

/// Texts derived from a name, with static storage.
template <FixedString name>
struct Texts {
  static constexpr auto call1 = name + FixedString("(x)");
  static constexpr auto call2 = name + FixedString("(x1, x2)");
};

/// A function of C's <math.h>, of the same name for lanes.
template <FixedString name, int cost, int operands = 1, FixedString c = name, FixedString exact = "">
inline constexpr ir::ScalarFunction libm{name.view(),          operands, cost,  ir::ScalarFunction::Form::call,
                                         ir::Binding::primary, c.view(), false, exact.view()};
/// A function of the runtime for which printed C has one of its own, `modelc_<name>`: templates/c99/scalars.h.
template <FixedString name, int cost, int operands = 1, FixedString exact = "">
inline constexpr ir::ScalarFunction own = libm<name, cost, operands, concatenated<FixedString("modelc_"), name>, exact>;
/// A function that C lacks.
template <FixedString name, int cost, int operands = 1>
inline constexpr ir::ScalarFunction lanes_only = libm<name, cost, operands, "">;
template <FixedString sign, ir::Binding binding, int cost = 1, FixedString exact = "">
inline constexpr ir::ScalarFunction infix{sign.view(), 2,           cost,  ir::ScalarFunction::Form::infix,
                                          binding,     sign.view(), false, exact.view()};
template <FixedString sign, FixedString exact = "">
inline constexpr ir::ScalarFunction prefix{sign.view(),         1,           1,     ir::ScalarFunction::Form::prefix,
                                           ir::Binding::prefix, sign.view(), false, exact.view()};
/// What reductions share with operations of two operands.
inline constexpr const ir::ScalarFunction &plus_sign = infix<"+", ir::Binding::sum, 1, "+">,
                                          &times_sign = infix<"*", ir::Binding::product, 1, "modelc::rounded_product">,
                                          &max_of = own<"max", 1, 2, "std::max<double>">,
                                          &min_of = own<"min", 1, 2, "std::min<double>">,
                                          &both = infix<"&&", ir::Binding::conjunction>,
                                          &either = infix<"||", ir::Binding::disjunction>;

inline constexpr ir::OpParam unary_params[] = {{"x"}};
inline constexpr ir::OpParam binary_params[] = {{"x1"}, {"x2"}};

/// Which dtypes an operation takes.
enum class Takes : std::uint8_t { floats, numbers, bools, any };

inline void require_taken(const ir::InferContext& context, Takes takes, std::string_view op, std::string_view instead) {
  for (std::size_t i = 0; i < context.inputs.size(); ++i) {
    if (takes == Takes::floats) require_float(context, i, op);
    if (takes == Takes::numbers) require_number(context, i, op, instead);
    if (takes == Takes::bools) require_bool(context, i, op);
  }
}

template <FixedString name, Takes takes, bool gives_bool>
std::vector<ir::TensorType> infer_unary(ir::InferContext& context) {
  require_taken(context, takes, name.view(), "convert it first: `cast(x, i32)`");
  const ir::TensorType& x = context.inputs[0];
  return result(gives_bool ? ir::DType::boolean : x.dtype, x.shape);
}

/// One function for floats and one for integers.
template <class F, class I>
struct Either : F, I {
  using F::operator();
  using I::operator();
};
template <class F, class I>
Either(F, I) -> Either<F, I>;

inline constexpr Either plus{[](double a, double b) { return a + b; },
                             [](std::int64_t a, std::int64_t b) { return wrapping_add(a, b); }};
inline constexpr Either times{[](double a, double b) { return a * b; },
                              [](std::int64_t a, std::int64_t b) { return wrapping_mul(a, b); }};

/// For rows: no gradient, since the slope is 0 wherever there is one.
inline constexpr ir::Trait flat = ir::Trait::nondifferentiable;
/// For rows: the result is bool, whatever the operands.
inline constexpr bool to_bool = true;

/// f(double) on floats, f(int64) on integers and bools; shape rules keep dtypes away that f does not take.
template <Takes takes, auto f>
void evaluate_unary(ir::EvalContext& context) {
  const ir::TensorData& x = *context.inputs[0];
  ir::TensorData& y = context.results[0];
  for (std::int64_t i = 0; i < y.size(); ++i) {
    if constexpr (takes != Takes::bools)
      if (ir::is_float(x.dtype)) set_element(y, i, f(x.real[i]));
    if constexpr (takes != Takes::floats)
      if (!ir::is_float(x.dtype)) set_element(y, i, f(x.integer[i]));
  }
}

template <FixedString name, Takes takes, int low, int high>
inline constexpr ir::Sample unary_samples[] = {
    {takes == Takes::bools ? "x: bool[2, 3]" : "x: f32[2, 3]", Texts<name>::call1.view(), low, high}};

/// A row for y = name(x), computed by `function`. `low` and `high` bound the sample's elements to the domain.
template <FixedString name, auto f, Takes takes = Takes::floats, bool gives_bool = false, int low = -2, int high = 2>
constexpr ir::OpRow unary(std::string_view doc, const ir::ScalarFunction& function,
                          ir::Trait traits = ir::Trait::none) {
  return {name.view(),
          doc,
          unary_params,
          traits,
          ir::Lowering::elementwise,
          ir::Scalar(function),
          infer_unary<name, takes, gives_bool>,
          evaluate_unary<takes, f>,
          nullptr,
          unary_samples<name, takes, low, high>};
}

template <FixedString name, Takes takes, bool gives_bool>
std::vector<ir::TensorType> infer_binary(ir::InferContext& context) {
  require_same_dtype(context, name.view());
  require_taken(context, takes, name.view(), "use `logical_and` or `logical_or`, or convert: `cast(x, i32)`");
  return result(gives_bool ? ir::DType::boolean : context.inputs[0].dtype, broadcast(context, name.view()));
}

template <Takes takes, auto f>
void evaluate_binary(ir::EvalContext& context) {
  const ir::TensorData& a = *context.inputs[0];
  const ir::TensorData& b = *context.inputs[1];
  ir::TensorData& y = context.results[0];
  for_each_index(y.shape, [&](const Extents& index, std::int64_t i) {
    const std::int64_t at_a = broadcast_offset(a.shape, index);
    const std::int64_t at_b = broadcast_offset(b.shape, index);
    if constexpr (takes != Takes::bools)
      if (ir::is_float(a.dtype)) set_element(y, i, f(a.real[at_a], b.real[at_b]));
    if constexpr (takes != Takes::floats)
      if (!ir::is_float(a.dtype)) set_element(y, i, f(a.integer[at_a], b.integer[at_b]));
  });
}

template <FixedString name, Takes takes, int low, int high>
inline constexpr ir::Sample binary_samples[] = {
    {takes == Takes::bools ? "x1: bool[2, 3], x2: bool[3]" : "x1: f32[2, 3], x2: f32[3]", Texts<name>::call2.view(),
     low, high},
    {takes == Takes::bools ? "x1: bool[2, 1], x2: bool[1, 3]" : "x1: f32[b, 1, 3], x2: f32[b, 2, 1]",
     Texts<name>::call2.view(), low, high}};

/// A row for y = name(x1, x2), computed by `function`, with broadcasting.
template <FixedString name, auto f, Takes takes = Takes::numbers, bool gives_bool = false, int low = -2, int high = 2>
constexpr ir::OpRow binary(std::string_view doc, const ir::ScalarFunction& function,
                           ir::Trait traits = ir::Trait::none) {
  return {name.view(),
          doc,
          binary_params,
          traits,
          ir::Lowering::elementwise,
          ir::Scalar(function),
          infer_binary<name, takes, gives_bool>,
          evaluate_binary<takes, f>,
          nullptr,
          binary_samples<name, takes, low, high>};
}

}  // namespace modelc::ops
