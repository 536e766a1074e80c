// Reductions over attribute "axes", and the operations that walk along one axis.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;
constexpr double infinity = std::numeric_limits<double>::infinity();

bool contains(const std::vector<Int>& axes, std::size_t axis) {
  return std::find(axes.begin(), axes.end(), static_cast<Int>(axis)) != axes.end();
}

Shape reduced_shape(const TensorType& x, const std::vector<Int>& axes, bool keepdims, std::string_view op) {
  for (const Int axis : axes) require_axis(axis, x.rank(), op);
  Shape shape;
  for (std::size_t axis = 0; axis < x.rank(); ++axis) {
    if (!contains(axes, axis))
      shape.push_back(x.shape[axis]);
    else if (keepdims)
      shape.push_back(Dim(1));
  }
  return shape;
}

/// The extremes have no value over nothing, unlike sums and products.
void require_elements(InferContext& context, const std::vector<Int>& axes, std::string_view op) {
  for (const Int axis : axes) require_choice(context, context.inputs[0].shape[static_cast<std::size_t>(axis)], op);
}

enum class Domain { numbers, ordered, bools };

template <FixedString name, Domain domain>
std::vector<TensorType> infer_reduction(InferContext& context) {
  const TensorType& x = context.inputs[0];
  const auto& axes = context.attrs.get<std::vector<Int>>("axes");
  if (domain == Domain::bools) require_bool(context, 0, name.view());
  if (domain == Domain::ordered)
    require_number(context, 0, name.view(), "use `any` or `all`, or convert: `cast(x, i32)`");
  if (domain == Domain::numbers) require_number(context, 0, name.view(), "convert it first: `cast(x, i32)` counts");
  Shape shape = reduced_shape(x, axes, context.attrs.get<bool>("keepdims"), name.view());
  if (domain == Domain::ordered) require_elements(context, axes, name.view());
  return result(x.dtype, std::move(shape));
}

/// Offset in the result of the element that `index` of the operand reduces to. With or without keepdims the order is
/// the same.
Int reduced_offset(const Extents& shape, const Extents& index, const std::vector<Int>& axes) {
  Int at = 0;
  for (std::size_t axis = 0; axis < shape.size(); ++axis)
    if (!contains(axes, axis)) at = at * shape[axis] + index[axis];
  return at;
}

template <auto step>
void evaluate_reduction(EvalContext& context, double real_start, Int integer_start) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  const auto& axes = context.attrs.get<std::vector<Int>>("axes");
  std::fill(y.real.begin(), y.real.end(), real_start);
  std::fill(y.integer.begin(), y.integer.end(), integer_start);
  for_each_index(x.shape, [&](const Extents& index, Int i) {
    const Int at = reduced_offset(x.shape, index, axes);
    if (is_float(x.dtype))
      y.real[at] = step(y.real[at], x.real[i]);
    else
      y.integer[at] = wrap(y.dtype, step(y.integer[at], x.integer[i]));
  });
}

Int lowest(DType dtype) {
  return dtype == DType::i32 ? std::numeric_limits<std::int32_t>::min() : std::numeric_limits<Int>::min();
}
Int highest(DType dtype) {
  return dtype == DType::i32 ? std::numeric_limits<std::int32_t>::max() : std::numeric_limits<Int>::max();
}

// A NaN among the elements is the result, as in NumPy.
constexpr auto largest = [](auto a, auto x) { return x != x || x > a ? x : a; };
constexpr auto smallest = [](auto a, auto x) { return x != x || x < a ? x : a; };

void evaluate_sum(EvalContext& context) { evaluate_reduction<plus>(context, 0, 0); }
void evaluate_prod(EvalContext& context) { evaluate_reduction<times>(context, 1, 1); }
void evaluate_max(EvalContext& context) {
  evaluate_reduction<largest>(context, -infinity, lowest(context.results[0].dtype));
}
void evaluate_min(EvalContext& context) {
  evaluate_reduction<smallest>(context, infinity, highest(context.results[0].dtype));
}
void evaluate_any(EvalContext& context) { evaluate_reduction<largest>(context, 0, 0); }
void evaluate_all(EvalContext& context) { evaluate_reduction<smallest>(context, 1, 1); }

constexpr OpParam reduction_params[] = {
    {"x"}, {"axis", ParamKind::axes, "none"}, {"keepdims", ParamKind::boolean, "false"}};

template <FixedString name, bool bools>
inline constexpr Sample reduction_samples[] = {
    {bools ? "x: bool[2, 3]" : "x: f32[2, 3]", Texts<name>::call1.view()},
    {bools ? "x: bool[b, 3, 4]" : "x: f32[b, 3, 4]",
     concatenated<name, FixedString("(x, axis = 1, keepdims = true)")>.view()},
    {bools ? "x: bool[b, 3, 4]" : "x: f32[b, 3, 4]", concatenated<name, FixedString("(x, axis = (0, -1))")>.view()}};

NodeId kept(const GradContext& g, NodeId reduced) {
  return g.keep_axes(reduced, g.shape(g.input(0)), g.attrs().get<std::vector<Int>>("axes"));
}
NodeId sum_again(const GradContext& g, NodeId x) { return g.sum(x, g.attrs().get<std::vector<Int>>("axes"), true); }
NodeId as_number(const GradContext& g, NodeId truth) {
  return g.call("cast", {truth}, {{"dtype", g.type(g.dy()).dtype}});
}

Gradients sum_gradient(GradContext& g) { return {kept(g, g.dy())}; }

/// The product of the others: the whole by the element, and with a single zero among them, what stands beside it. The
/// zero itself stays a factor of the others' slopes, and of two zeros each is one of the other's: nothing in value, but
/// they have gradients.
Gradients prod_gradient(GradContext& g) {
  const NodeId x = g.input(0);
  const NodeId zero = g.call("eq", {x, g.number(0)});
  const NodeId filled = g.call("where", {zero, g.number(1), x});
  const NodeId rest = g.call("prod", {filled}, {{"axes", g.attrs().get<std::vector<Int>>("axes")}, {"keepdims", true}});
  const NodeId zeros = sum_again(g, as_number(g, zero));
  const auto with = [&](double count) { return g.call("eq", {zeros, g.number(count)}); };
  const NodeId nothing = sum_again(g, g.where_or_zero(zero, x));  // the sum of the elements that are zero
  const NodeId beside = g.call("where", {with(1), rest, g.where_or_zero(with(2), g.mul(rest, g.sub(nothing, x)))});
  const NodeId others = g.div(rest, filled);
  const NodeId within = g.call("where", {with(0), others, g.where_or_zero(with(1), g.mul(others, nothing))});
  return {g.mul(kept(g, g.dy()), g.call("where", {zero, beside, within}))};
}

/// In equal shares to the elements that are the extreme, as JAX and PyTorch do.
Gradients extreme_gradient(GradContext& g) {
  const NodeId wins = g.call("eq", {g.input(0), kept(g, g.result())});
  return {g.where_or_zero(wins, g.div(kept(g, g.dy()), sum_again(g, as_number(g, wins))))};
}

template <FixedString name, Domain domain>
constexpr OpRow reduction(std::string_view doc, Reducer reducer, EvalFn evaluate, GradFn gradient = nullptr) {
  return {name.view(),
          doc,
          reduction_params,
          domain == Domain::bools ? Trait::nondifferentiable : Trait::none,
          Lowering::reduction,
          reducer,
          infer_reduction<name, domain>,
          evaluate,
          gradient,
          reduction_samples<name, domain == Domain::bools>};
}

// argmax and argmin: attribute "axis" holds one axis, or none for the flattened tensor.

template <FixedString name>
std::vector<TensorType> infer_arg(InferContext& context) {
  const TensorType& x = context.inputs[0];
  require_number(context, 0, name.view(), "convert it first: `cast(x, i32)`");
  std::vector<Int> axes = context.attrs.get<std::vector<Int>>("axis");
  if (axes.empty()) {
    axes.resize(x.rank());
    std::iota(axes.begin(), axes.end(), 0);
  }
  Shape shape = reduced_shape(x, axes, context.attrs.get<bool>("keepdims"), name.view());
  require_elements(context, axes, name.view());
  return result(DType::i32, std::move(shape));
}

/// Calls fn(lane, start, stride, length) for every line of x along the axis; the lanes are in row-major order.
template <class Fn>
void for_each_line(const Extents& shape, const std::vector<Int>& axis, Fn fn) {
  if (axis.empty()) return fn(Int{0}, Int{0}, Int{1}, element_count(shape));
  const auto at = static_cast<std::size_t>(axis[0]);
  const Int stride = row_major_strides(shape)[at];
  Extents others = shape;
  others[at] = 1;
  Extents index_shape = others;
  for_each_index(index_shape,
                 [&](const Extents& index, Int lane) { fn(lane, offset(shape, index), stride, shape[at]); });
}

template <auto better>
void evaluate_arg(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  for_each_line(x.shape, context.attrs.get<std::vector<Int>>("axis"), [&](Int lane, Int start, Int stride, Int length) {
    Int best = 0;
    for (Int i = 1; i < length; ++i) {
      const Int here = start + i * stride;
      const Int there = start + best * stride;
      const bool wins =
          is_float(x.dtype) ? better(x.real[here], x.real[there]) : better(x.integer[here], x.integer[there]);
      if (wins) best = i;
    }
    context.results[0].integer[lane] = best;
  });
}

// The first of equal elements wins; the first NaN beats every number, as in NumPy.
constexpr auto above = [](auto a, auto best) { return best == best && (a != a || a > best); };
constexpr auto below = [](auto a, auto best) { return best == best && (a != a || a < best); };

constexpr OpParam arg_params[] = {
    {"x"}, {"axis", ParamKind::optional_axis, "none"}, {"keepdims", ParamKind::boolean, "false"}};
constexpr Sample argmax_samples[] = {{"x: f32[2, 3]", "argmax(x)"},
                                     {"x: f32[b, 3]", "argmax(x, axis = -1)"},
                                     {"x: f32[b, 3]", "argmax(x, axis = 0, keepdims = true)"}};
constexpr Sample argmin_samples[] = {{"x: f32[2, 3]", "argmin(x)"},
                                     {"x: f32[b, 3]", "argmin(x, axis = -1)"},
                                     {"x: f32[b, 3]", "argmin(x, axis = 0, keepdims = true)"}};

std::vector<TensorType> infer_cumsum(InferContext& context) {
  require_number(context, 0, "cumsum", "convert it first: `cast(x, i32)` counts");
  require_axis(context.attrs.get<Int>("axis"), context.inputs[0].rank(), "cumsum");
  return {context.inputs[0]};
}

void evaluate_cumsum(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  y = x;
  for_each_line(x.shape, {context.attrs.get<Int>("axis")}, [&](Int, Int start, Int stride, Int length) {
    for (Int i = 1; i < length; ++i) {
      const Int here = start + i * stride;
      if (is_float(x.dtype))
        y.real[here] += y.real[here - stride];
      else
        y.integer[here] = wrap(y.dtype, wrapping_add(y.integer[here], y.integer[here - stride]));
    }
  });
}

/// The sums from the other end.
Gradients cumsum_gradient(GradContext& g) {
  const Int axis = g.attrs().get<Int>("axis");
  const auto flip = [&](NodeId x) {
    const Shape& shape = g.shape(x);
    std::vector<Dim> start(shape.size(), 0);
    std::vector<Dim> stop = shape;
    std::vector<Int> step(shape.size(), 1);
    start[axis] = shape[axis] - 1;
    stop[axis] = -1;
    step[axis] = -1;
    return g.call("slice", {x}, {{"start", start}, {"stop", stop}, {"step", step}});
  };
  return {flip(g.call("cumsum", {flip(g.dy())}, {{"axis", axis}}))};
}

constexpr OpParam cumsum_params[] = {{"x"}, {"axis", ParamKind::axis}};
constexpr Sample cumsum_samples[] = {{"x: f32[2, 3]", "cumsum(x, axis = 1)"}, {"x: f32[b, 3]", "cumsum(x, axis = 0)"}};

std::vector<TensorType> infer_argsort(InferContext& context) {
  require_number(context, 0, "argsort", "convert it first: `cast(x, i32)`");
  require_axis(context.attrs.get<Int>("axis"), context.inputs[0].rank(), "argsort");
  return result(DType::i32, context.inputs[0].shape);
}

void evaluate_argsort(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  const auto less = [&](Int a, Int b) {
    if (!is_float(x.dtype)) return x.integer[a] < x.integer[b];
    return x.real[a] < x.real[b] || (std::isnan(x.real[b]) && !std::isnan(x.real[a]));
  };
  for_each_line(x.shape, {context.attrs.get<Int>("axis")}, [&](Int, Int start, Int stride, Int length) {
    std::vector<Int> order(static_cast<std::size_t>(length));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](Int a, Int b) { return less(start + a * stride, start + b * stride); });
    for (Int i = 0; i < length; ++i) y.integer[start + i * stride] = order[i];
  });
}

constexpr OpParam argsort_params[] = {{"x"}, {"axis", ParamKind::axis, "-1"}};
constexpr Sample argsort_samples[] = {{"x: f32[2, 5]", "argsort(x)"}, {"x: f32[b, 3]", "argsort(x, axis = 0)"}};

constexpr OpRow reduction_operations[] = {
    reduction<"sum", Domain::numbers>("The sum over the axes, all of them by default; 0 over no elements.",
                                      Reducer{"modelc::Sum", &plus_sign, 0}, evaluate_sum, sum_gradient),
    reduction<"prod", Domain::numbers>("The product over the axes, all of them by default; 1 over no elements.",
                                       Reducer{"modelc::Prod", &times_sign, 1}, evaluate_prod, prod_gradient),
    reduction<"max", Domain::ordered>("The largest element over the axes, all of them by default; NaN when one is NaN.",
                                      Reducer{"modelc::Max", &max_of, -infinity}, evaluate_max, extreme_gradient),
    reduction<"min", Domain::ordered>(
        "The smallest element over the axes, all of them by default; NaN when one is NaN.",
        Reducer{"modelc::Min", &min_of, infinity}, evaluate_min, extreme_gradient),
    reduction<"any", Domain::bools>("Whether any element over the axes is true.", Reducer{"modelc::Any", &either, 0},
                                    evaluate_any),
    reduction<"all", Domain::bools>("Whether every element over the axes is true.", Reducer{"modelc::All", &both, 1},
                                    evaluate_all),
    {"argmax", "The index (i32) of the first largest element along the axis; without an axis, in the flattened tensor.",
     arg_params, Trait::nondifferentiable, Lowering::kernel, RuntimeKernel{"argmax"}, infer_arg<"argmax">,
     evaluate_arg<above>, nullptr, argmax_samples},
    {"argmin",
     "The index (i32) of the first smallest element along the axis; without an axis, in the flattened tensor.",
     arg_params, Trait::nondifferentiable, Lowering::kernel, RuntimeKernel{"argmin"}, infer_arg<"argmin">,
     evaluate_arg<below>, nullptr, argmin_samples},
    {"cumsum", "The sums of the elements up to and including each one along the axis.", cumsum_params, Trait::none,
     Lowering::kernel, RuntimeKernel{"cumsum"}, infer_cumsum, evaluate_cumsum, cumsum_gradient, cumsum_samples},
    {"argsort",
     "The indices (i32) that sort x along the axis in ascending order; equal elements keep theirs, NaNs come last.",
     argsort_params, Trait::nondifferentiable, Lowering::kernel, RuntimeKernel{"argsort"}, infer_argsort,
     evaluate_argsort, nullptr, argsort_samples},
};

}  // namespace

std::span<const OpRow> reduction_rows() { return reduction_operations; }

}  // namespace modelc::ops
