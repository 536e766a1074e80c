// Elements picked by index tensors, and their transposes, which add to the picked places.
#include <fmt/format.h>

#include <algorithm>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;
using Ints = std::vector<Int>;

/// Negative indices count from the end; what is still outside is clamped, so that no index reads or writes astray.
Int place(Int index, Int extent) { return std::clamp(index < 0 ? index + extent : index, Int{0}, extent - 1); }

std::vector<TensorType> infer_take(InferContext& context) {
  const TensorType& x = context.inputs[0];
  const TensorType& indices = context.inputs[1];
  require_integer(context, 1, "take");
  const Ints& axis = context.attrs.get<Ints>("axis");
  if (axis.empty()) {
    require_choice(context, element_count(x.shape), "take");
    return result(x.dtype, indices.shape);
  }
  require_axis(axis[0], x.rank(), "take");
  const auto at = static_cast<std::size_t>(axis[0]);
  require_choice(context, x.shape[at], "take");
  Shape shape(x.shape.begin(), x.shape.begin() + axis[0]);
  shape.insert(shape.end(), indices.shape.begin(), indices.shape.end());
  shape.insert(shape.end(), x.shape.begin() + axis[0] + 1, x.shape.end());
  return result(x.dtype, std::move(shape));
}

/// Calls fn(result's offset, operand's offset) for every element that `take` moves.
template <class Fn>
void for_each_taken(const Extents& x, const TensorData& indices, const Ints& axis, Fn fn) {
  Int outer = 1;
  Int extent = element_count(x);
  Int inner = 1;
  if (!axis.empty()) {
    const auto at = static_cast<std::size_t>(axis[0]);
    extent = x[at];
    outer = element_count(Extents(x.begin(), x.begin() + axis[0]));
    inner = element_count(Extents(x.begin() + axis[0] + 1, x.end()));
  }
  const Int count = indices.size();
  for (Int o = 0; o < outer; ++o)
    for (Int k = 0; k < count; ++k)
      for (Int i = 0; i < inner; ++i)
        fn((o * count + k) * inner + i, (o * extent + place(indices.integer[k], extent)) * inner + i);
}

void evaluate_take(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  for_each_taken(x.shape, *context.inputs[1], context.attrs.get<Ints>("axis"),
                 [&](Int to, Int from) { copy_element(context.results[0], to, x, from); });
}

void add_to(TensorData& y, Int at, const TensorData& x, Int from) {
  if (is_float(y.dtype))
    y.real[at] += x.real[from];
  else
    y.integer[at] = wrap(y.dtype, wrapping_add(y.integer[at], x.integer[from]));
}

// The transposes of take: inputs updates and indices, attribute "shape" is the result's.

std::vector<TensorType> infer_scatter(InferContext& context) {
  return result(context.inputs[0].dtype, context.attrs.get<std::vector<Dim>>("shape"));
}

void evaluate_scatter_add(EvalContext& context) {
  const TensorData& updates = *context.inputs[0];
  TensorData& y = context.results[0];
  for_each_taken(y.shape, *context.inputs[1], context.attrs.get<Ints>("axis"),
                 [&](Int from, Int to) { add_to(y, to, updates, from); });
}

std::vector<TensorType> infer_take_along_axis(InferContext& context) {
  const TensorType& x = context.inputs[0];
  const TensorType& indices = context.inputs[1];
  require_integer(context, 1, "take_along_axis");
  const Int axis = context.attrs.get<Int>("axis");
  require_axis(axis, x.rank(), "take_along_axis");
  const std::string message =
      fmt::format("`take_along_axis` cannot pick from `{}` by `{}` along axis {}", str(x), str(indices), axis);
  if (x.rank() != indices.rank())
    throw ShapeError{Code::bad_rank,
                     message,
                     {fmt::format("their ranks are {} and {}", x.rank(), indices.rank())},
                     "x and indices must have one rank; `take` picks whole slices"};
  for (std::size_t i = 0; i < x.rank(); ++i) {
    if (static_cast<Int>(i) == axis) continue;
    if (Dim::equal(x.shape[i], indices.shape[i]) == Answer::no)
      throw ShapeError{
          Code::shape_mismatch,
          message,
          {fmt::format("axis {} is {} in one and {} in the other", i, x.shape[i].str(), indices.shape[i].str())},
          "all axes but the one picked along must be equal; `broadcast_to` stretches one"};
    context.require_equal(x.shape[i], indices.shape[i], "take_along_axis");
  }
  require_choice(context, x.shape[static_cast<std::size_t>(axis)], "take_along_axis");
  return result(x.dtype, indices.shape);
}

template <class Fn>
void for_each_along(const Extents& x, const TensorData& indices, Int axis, Fn fn) {
  const auto at = static_cast<std::size_t>(axis);
  for_each_index(indices.shape, [&](const Extents& to, Int i) {
    Extents from = to;
    from[at] = place(indices.integer[i], x[at]);
    fn(i, offset(x, from));
  });
}

void evaluate_take_along_axis(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  for_each_along(x.shape, *context.inputs[1], context.attrs.get<Int>("axis"),
                 [&](Int to, Int from) { copy_element(context.results[0], to, x, from); });
}

void evaluate_scatter_add_along_axis(EvalContext& context) {
  const TensorData& updates = *context.inputs[0];
  TensorData& y = context.results[0];
  for_each_along(y.shape, *context.inputs[1], context.attrs.get<Int>("axis"),
                 [&](Int from, Int to) { add_to(y, to, updates, from); });
}

Gradients take_gradient(GradContext& g) {
  return {g.call("scatter_add", {g.dy(), g.input(1)},
                 {{"axis", g.attrs().get<Ints>("axis")}, {"shape", g.shape(g.input(0))}}),
          no_gradient};
}
Gradients scatter_add_gradient(GradContext& g) {
  return {g.call("take", {g.dy(), g.input(1)}, {{"axis", g.attrs().get<Ints>("axis")}}), no_gradient};
}
Gradients take_along_axis_gradient(GradContext& g) {
  return {g.call("scatter_add_along_axis", {g.dy(), g.input(1)},
                 {{"axis", g.attrs().get<Int>("axis")}, {"shape", g.shape(g.input(0))}}),
          no_gradient};
}
Gradients scatter_add_along_axis_gradient(GradContext& g) {
  return {g.call("take_along_axis", {g.dy(), g.input(1)}, {{"axis", g.attrs().get<Int>("axis")}}), no_gradient};
}

constexpr OpParam take_params[] = {{"x"}, {"indices"}, {"axis", ParamKind::optional_axis, "none"}};
constexpr OpParam along_params[] = {{"x"}, {"indices"}, {"axis", ParamKind::axis, "-1"}};
constexpr OpParam scatter_params[] = {
    {"updates"}, {"indices"}, {"axis", ParamKind::optional_axis}, {"shape", ParamKind::shape}};
constexpr OpParam scatter_along_params[] = {
    {"updates"}, {"indices"}, {"axis", ParamKind::axis}, {"shape", ParamKind::shape}};

constexpr Sample take_samples[] = {{"x: f32[5, 3], i: i32[2, 4]", "take(x, i, axis = 0)", 0, 5},
                                   {"x: f32[b, 4], i: i32[3]", "take(x, i, axis = 1)", -4, 4},
                                   {"x: f32[2, 3], i: i32[4]", "take(x, i)", 0, 6}};
constexpr Sample along_samples[] = {{"x: f32[b, 5], i: i32[b, 2]", "take_along_axis(x, i, axis = 1)", 0, 5}};
constexpr Sample scatter_samples[] = {{"u: f32[4, 3], i: i32[4]", "scatter_add(u, i, axis = 0, shape = (5, 3))", 0, 5}};
constexpr Sample scatter_along_samples[] = {
    {"u: f32[2, 4], i: i32[2, 4]", "scatter_add_along_axis(u, i, axis = 1, shape = (2, 3))", 0, 3}};

constexpr OpRow gather_operations[] = {
    {"take",
     "The slices of x at the indices along the axis (of the flattened x without one); the indices' shape takes the "
     "axis's place. Negative indices count from the end, indices outside are clamped.",
     take_params, Trait::none, Lowering::kernel, RuntimeKernel{"take"}, infer_take, evaluate_take, take_gradient,
     take_samples},
    {"take_along_axis",
     "For each element of indices, the element of x with that index along the axis and the same "
     "indices elsewhere. Negative indices count from the end, indices outside are clamped.",
     along_params, Trait::none, Lowering::kernel, RuntimeKernel{"take_along_axis"}, infer_take_along_axis,
     evaluate_take_along_axis, take_along_axis_gradient, along_samples},
    {"scatter_add", "Zeros of the given shape with each slice of updates added where `take` would find it.",
     scatter_params, Trait::internal, Lowering::kernel, RuntimeKernel{"scatter_add"}, infer_scatter,
     evaluate_scatter_add, scatter_add_gradient, scatter_samples},
    {"scatter_add_along_axis", "Zeros of the given shape with each update added where `take_along_axis` would find it.",
     scatter_along_params, Trait::internal, Lowering::kernel, RuntimeKernel{"scatter_add_along_axis"}, infer_scatter,
     evaluate_scatter_add_along_axis, scatter_add_along_axis_gradient, scatter_along_samples},
};

}  // namespace

std::span<const OpRow> gather_rows() { return gather_operations; }

}  // namespace modelc::ops
