// Constants, values of dims, ranges, conversions: operations that make tensors or change only how they are read.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Value = std::shared_ptr<const TensorData>;

Shape dims(const Extents& extents) { return Shape(extents.begin(), extents.end()); }

void require_extents(const Shape& shape, InferContext& context, std::string_view op) {
  for (const Dim& dim : shape) {
    if (Dim::at_least(dim, 0) == Answer::no)
      throw ShapeError{Code::bad_dimension,
                       fmt::format("`{}` cannot make a tensor of shape `{}`", op, str(shape)),
                       {},
                       "every dimension must be zero or more"};
    context.require_whole(dim, op);
  }
}

std::vector<TensorType> infer_constant(InferContext& context) {
  const TensorData& value = *context.attrs.get<Value>("value");
  return result(value.dtype, dims(value.shape));
}

void evaluate_constant(EvalContext& context) { context.results[0] = *context.attrs.get<Value>("value"); }

std::vector<TensorType> infer_dim_value(InferContext& context) {
  const DType dtype = context.attrs.get<DType>("dtype");
  if (dtype == DType::boolean)
    throw ShapeError{Code::dtype_mismatch, "a dimension has no bool value", {}, "compare it: `n != 0`"};
  if (is_storage(dtype))
    throw ShapeError{
        Code::dtype_mismatch, fmt::format("a dimension is not stored as {}", name(dtype)), {}, "ask for `i32`"};
  return result(dtype, {});
}

void evaluate_dim_value(EvalContext& context) {
  set_element(context.results[0], 0, value_of(context.attrs.get<Dim>("dim"), context.symbols));
}

std::vector<TensorType> infer_project(InferContext& context) {
  return {context.inputs[static_cast<std::size_t>(context.attrs.get<std::int64_t>("index"))]};
}

void evaluate_project(EvalContext& context) {
  context.results[0] = *context.inputs[static_cast<std::size_t>(context.attrs.get<std::int64_t>("index"))];
}

std::vector<TensorType> infer_full(InferContext& context) {
  const Shape& shape = context.attrs.get<std::vector<Dim>>("shape");
  require_extents(shape, context, "full");
  return result(context.attrs.get<DType>("dtype"), shape);
}

void evaluate_full(EvalContext& context) {
  TensorData& y = context.results[0];
  for (std::int64_t i = 0; i < y.size(); ++i) set_element(y, i, context.attrs.get<double>("fill_value"));
}

constexpr OpParam full_params[] = {
    {"shape", ParamKind::shape}, {"fill_value", ParamKind::number}, {"dtype", ParamKind::dtype, "f32"}};
constexpr Sample full_samples[] = {{"x: f32[2, b]", "x + full((2, b), 1.5)"},
                                   {"x: i32[2, 3]", "x * full((2, 3), 7, dtype = i32)"}};

std::vector<TensorType> infer_iota(InferContext& context) {
  const Dim& n = context.attrs.get<Dim>("n");
  require_extents({n}, context, "iota");
  const DType dtype = context.attrs.get<DType>("dtype");
  if (dtype == DType::boolean)
    throw ShapeError{Code::dtype_mismatch, "`iota` counts in numbers, not in bool", {}, "ask for `dtype = i32`"};
  if (is_storage(dtype))
    throw ShapeError{Code::dtype_mismatch,
                     fmt::format("`iota` does not count in {}, which is for storage", name(dtype)),
                     {},
                     "ask for `dtype = i32`"};
  return result(dtype, {n});
}

void evaluate_iota(EvalContext& context) {
  for (std::int64_t i = 0; i < context.results[0].size(); ++i) set_element(context.results[0], i, i);
}

constexpr OpParam iota_params[] = {{"n", ParamKind::dim}, {"dtype", ParamKind::dtype, "i32"}};
constexpr Sample iota_samples[] = {
    {"x: f32[b]", "x * iota(b, dtype = f32)"},
    {"x: i32[4]", "x + iota(4)"},
    // Labels along rows, and across columns: one number for a packet of lanes.
    {"x: f32[2, 6, 16], k: i32[2, 1, 1]", "where(reshape(iota(6), (6, 1)) == k, x, -1)", 0, 6},
    {"x: f32[2, 6, 16], k: i32[2, 1, 1]", "sum(where(reshape(iota(6), (6, 1)) == k, x, 0), axis = 1)", 0, 6}};

std::vector<TensorType> infer_cast(InferContext& context) {
  return result(context.attrs.get<DType>("dtype"), context.inputs[0].shape);
}

/// Truncates towards zero, saturates, and takes NaN for 0: defined for every double.
std::int64_t to_integer(double x, DType dtype) {
  if (std::isnan(x)) return 0;
  const IntegerRange range = range_of(dtype);
  if (dtype != DType::i64)  // both ends are doubles
    return static_cast<std::int64_t>(
        std::clamp(std::trunc(x), static_cast<double>(range.low), static_cast<double>(range.high)));
  if (x >= 9223372036854775808.0) return std::numeric_limits<std::int64_t>::max();
  if (x <= -9223372036854775808.0) return std::numeric_limits<std::int64_t>::min();
  return static_cast<std::int64_t>(x);
}

void evaluate_cast(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  for (std::int64_t i = 0; i < y.size(); ++i) {
    if (!is_float(x.dtype))
      set_element(y, i, x.integer[i]);
    else if (y.dtype == DType::boolean)
      set_element(y, i, std::int64_t{x.real[i] != 0});
    else if (is_float(y.dtype))
      y.real[i] = y.dtype == DType::f32 ? static_cast<double>(static_cast<float>(x.real[i])) : x.real[i];
    else
      set_element(y, i, to_integer(x.real[i], y.dtype));
  }
}

Gradients cast_gradient(GradContext& g) { return {g.call("cast", {g.dy()}, {{"dtype", g.type(g.input(0)).dtype}})}; }

constexpr OpParam cast_params[] = {{"x"}, {"dtype", ParamKind::dtype}};
constexpr Sample cast_samples[] = {{"x: f32[2, 3]", "cast(x, i32)"},
                                   {"x: i32[b]", "cast(x, f32)"},
                                   {"x: f32[2, 3]", "cast(x > 0, f32)"},
                                   {"x: f32[4]", "cast(x, f64)"},
                                   // Pixels, scaled in the loop that reads them; what is beyond a byte.
                                   {"x: u8[2, 33]", "cast(x, f32) / 255 - 0.5", 0, 256},
                                   {"x: u8[2, 33]", "sum(cast(x, f32), axis = 1)", 0, 256},
                                   {"x: u8[b, 3, 3]", "cast(x, f64) * 2", 0, 256},
                                   {"x: i8[2, 19]", "cast(x, f32) * 0.125", -128, 128},
                                   {"x: i8[2, 3]", "cast(x, i32) + 1", -128, 128},
                                   {"x: u8[9]", "cast(x, bool)", 0, 3},
                                   {"x: f32[40]", "cast(x, u8)", -100, 400},
                                   {"x: f32[2, 20]", "cast(x * 2, i8)", -100, 100},
                                   {"x: i32[40]", "cast(x, u8)", -400, 400},
                                   {"x: i32[40]", "cast(x, i8)", -400, 400},
                                   {"x: u8[40]", "cast(x, i8)", 0, 256}};

std::vector<TensorType> infer_same(InferContext& context) { return {context.inputs[0]}; }
void evaluate_same(EvalContext& context) { context.results[0] = *context.inputs[0]; }

constexpr Sample stop_gradient_samples[] = {{"x: f32[2, 3]", "stop_gradient(x)"}};

constexpr OpParam delay_params[] = {{"x"}, {"until"}};
constexpr Sample delay_samples[] = {{"x: f32[2, 3], y: f32[4]", "delay(x, y)"}};

Gradients same_gradient(GradContext& g) { return {g.dy()}; }
constexpr Sample of_logits_samples[] = {{"x: f32[2, 3]", "_of_logits(x)"}};

constexpr Sample constant_samples[] = {{"x: f32[2]", "x + [1.0, 2.5]"}};
constexpr Sample dim_value_samples[] = {{"x: f32[b, 2]", "x * b"}};

constexpr ScalarFunction conversion{
    .name = "modelc::cast", .form = ScalarFunction::Form::conversion, .c = "modelc_cast"};

constexpr OpRow structural_operations[] = {
    {"constant",
     "A tensor that is known while compiling: a number or a nested list of numbers.",
     {},
     Trait::internal,
     Lowering::leaf,
     Known::constant,
     infer_constant,
     evaluate_constant,
     nullptr,
     constant_samples},
    {"dim_value",
     "The value of a dimension as a tensor of rank 0.",
     {},
     Trait::internal,
     Lowering::leaf,
     Known::dim,
     infer_dim_value,
     evaluate_dim_value,
     nullptr,
     dim_value_samples},
    {"project",
     "One of the results of an operation that has several.",
     {},
     Trait::internal | Trait::storage,
     Lowering::leaf,
     Known::result,
     infer_project,
     evaluate_project},
    {"full", "A tensor of the given shape with `fill_value` in every element.", full_params, Trait::none,
     Lowering::elementwise, Fill{"fill_value"}, infer_full, evaluate_full, nullptr, full_samples},
    {"iota", "The numbers 0, 1, ... n - 1 as a tensor of shape [n].", iota_params, Trait::none, Lowering::leaf,
     Known::counted, infer_iota, evaluate_iota, nullptr, iota_samples},
    {"cast",
     "The same values in another dtype. Floats truncate towards zero to integers, saturate at their range, and "
     "NaN becomes 0; integers wrap; to bool, everything but 0 is true. `u8` and `i8` are for storage: all that is "
     "computed on them is this.",
     cast_params, Trait::storage, Lowering::elementwise, Scalar(conversion), infer_cast, evaluate_cast, cast_gradient,
     cast_samples},
    {"stop_gradient", "x itself; no gradient flows through it.", unary_params, Trait::nondifferentiable,
     Lowering::elementwise, Scalar::operand(0), infer_same, evaluate_same, nullptr, stop_gradient_samples},
    {"_of_logits",
     "x itself, a probability. Said under a loss's clip: where x is a softmax or sigmoid, its logarithm is computed "
     "from "
     "the logits and needs no clip.",
     unary_params, Trait::none, Lowering::elementwise, Scalar::operand(0), infer_same, evaluate_same, same_gradient,
     of_logits_samples},
    {"delay",
     "x itself, where what is computed of it waits for `until`: so a value that is computed again is computed late.",
     delay_params, Trait::internal | Trait::storage, Lowering::view, ViewForm::delay, infer_same, evaluate_same,
     nullptr, delay_samples},
};

}  // namespace

std::span<const OpRow> structural_rows() { return structural_operations; }

}  // namespace modelc::ops
