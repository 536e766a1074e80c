// Operations that move elements without computing: reshape, transpose, slices, concatenation, padding.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"
#include "ops/slicing.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;
using Ints = std::vector<Int>;
using Dims = std::vector<Dim>;

[[noreturn]] void refuse_reshape(const TensorType& x, const Dims& target, const Dim& wanted) {
  throw ShapeError{
      Code::shape_mismatch,
      fmt::format("cannot reshape `{}` to `{}`", str(x), str(target)),
      {fmt::format("there are {} elements, and the new shape takes {}", element_count(x.shape).str(), wanted.str())},
      "give one dimension as -1 to have it computed from the others"};
}

std::vector<TensorType> infer_reshape(InferContext& context) {
  const TensorType& x = context.inputs[0];
  Dims target = context.attrs.get<Dims>("newshape");
  const Dim total = element_count(x.shape);
  Dim known = 1;
  std::size_t rest = target.size();
  for (std::size_t axis = 0; axis < target.size(); ++axis) {
    if (!target[axis].is_constant(-1)) {
      if (Dim::at_least(target[axis], 0) == Answer::no)
        throw ShapeError{Code::bad_dimension,
                         fmt::format("`{}` is no shape: {} is negative", str(target), target[axis].str()),
                         {},
                         "only -1 is allowed, once, for the dimension to be computed"};
      known = known * target[axis];
    } else if (rest == target.size()) {
      rest = axis;
    } else {
      throw ShapeError{Code::bad_dimension,
                       fmt::format("more than one dimension of `{}` is -1", str(target)),
                       {},
                       "only one dimension can be computed from the others"};
    }
  }
  if (rest < target.size()) {
    const std::optional<Dim> quotient = known.is_constant(0) ? std::nullopt : Dim::divide(total, known);
    if (!quotient || quotient->integrality() == Answer::no) {
      throw ShapeError{Code::shape_mismatch,
                       fmt::format("cannot reshape `{}` to `{}`", str(x), str(target)),
                       {fmt::format("{} elements are no multiple of {}", total.str(), known.str())},
                       "the other dimensions must divide the number of elements"};
    }
    context.require_whole(*quotient, "reshape");
    target[rest] = *quotient;
  } else {
    for (const Dim& dim : target) context.require_whole(dim, "reshape");
    if (Dim::equal(total, known) == Answer::no) refuse_reshape(x, target, known);
    context.require_equal(total, known, "reshape");
  }
  return result(x.dtype, std::move(target));
}

/// The same elements in the same order under the result's shape.
void evaluate_reshape(EvalContext& context) {
  context.results[0].real = context.inputs[0]->real;
  context.results[0].integer = context.inputs[0]->integer;
}

std::vector<TensorType> infer_transpose(InferContext& context) {
  const TensorType& x = context.inputs[0];
  const Ints& axes = context.attrs.get<Ints>("axes");
  Ints sorted = axes;
  std::sort(sorted.begin(), sorted.end());
  bool valid = axes.size() == x.rank();
  for (std::size_t i = 0; i < sorted.size(); ++i) valid = valid && sorted[i] == static_cast<Int>(i);
  if (!valid)
    throw ShapeError{Code::bad_axis,
                     fmt::format("`({})` is no permutation of the axes of `{}`", fmt::join(axes, ", "), str(x)),
                     {},
                     "name each axis from 0 to rank - 1 once"};
  Shape shape;
  for (const Int axis : axes) shape.push_back(x.shape[static_cast<std::size_t>(axis)]);
  return result(x.dtype, std::move(shape));
}

void evaluate_transpose(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  const Ints& axes = context.attrs.get<Ints>("axes");
  TensorData& y = context.results[0];
  for_each_index(x.shape, [&](const Extents& from, Int i) {
    Extents to;
    for (const Int axis : axes) to.push_back(from[static_cast<std::size_t>(axis)]);
    copy_element(y, offset(y.shape, to), x, i);
  });
}

std::vector<TensorType> infer_broadcast_to(InferContext& context) {
  const TensorType& x = context.inputs[0];
  const Dims& shape = context.attrs.get<Dims>("shape");
  const auto refuse = [&](const std::string& note) {
    throw ShapeError{Code::shape_mismatch,
                     fmt::format("cannot broadcast `{}` to `{}`", str(x), str(shape)),
                     {note},
                     "from the last axis on, each dimension must be the same or 1"};
  };
  if (x.rank() > shape.size()) refuse(fmt::format("the tensor has {} axes, the shape {}", x.rank(), shape.size()));
  for (const Dim& dim : shape) {
    if (Dim::at_least(dim, 0) == Answer::no) refuse(fmt::format("{} is negative", dim.str()));
    context.require_whole(dim, "broadcast_to");
  }
  for (std::size_t axis = 0; axis < x.rank(); ++axis) {
    const Dim& from = x.shape[axis];
    const Dim& to = shape[axis + shape.size() - x.rank()];
    if (from.is_constant(1)) continue;
    if (Dim::equal(from, to) == Answer::no) refuse(fmt::format("{} is neither 1 nor {}", from.str(), to.str()));
    context.require_equal(from, to, "broadcast_to");
  }
  return result(x.dtype, shape);
}

void evaluate_broadcast_to(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  for_each_index(y.shape,
                 [&](const Extents& index, Int i) { copy_element(y, i, x, broadcast_offset(x.shape, index)); });
}

std::vector<TensorType> infer_slice(InferContext& context) {
  const TensorType& x = context.inputs[0];
  const Dims& start = context.attrs.get<Dims>("start");
  const Dims& stop = context.attrs.get<Dims>("stop");
  const Ints& step = context.attrs.get<Ints>("step");
  if (start.size() != x.rank() || stop.size() != x.rank() || step.size() != x.rank())
    throw ShapeError{Code::bad_rank,
                     fmt::format("`slice` of `{}` takes {} starts, stops and steps, not {}, {} and {}", str(x),
                                 x.rank(), start.size(), stop.size(), step.size()),
                     {},
                     "give one of each for every axis"};
  Shape shape;
  for (std::size_t axis = 0; axis < x.rank(); ++axis) {
    const Dim& extent = x.shape[axis];
    if (step[axis] == 0) throw ShapeError{Code::bad_index, "a slice cannot have a step of zero", {}, {}};
    // Absolute and within the axis; what came through normalize_slice is so by construction.
    const Dim low = step[axis] > 0 ? Dim(0) : Dim(-1);
    const Dim high = step[axis] > 0 ? extent : extent - 1;
    for (const Dim& bound : {start[axis], stop[axis]}) {
      if (Dim::at_least(bound, low) == Answer::no || Dim::at_least(high, bound) == Answer::no)
        throw ShapeError{Code::bad_index,
                         fmt::format("bound {} of `slice` is outside axis {} of `{}`", bound.str(), axis, str(x)),
                         {},
                         "bounds count from the start here; `x[a:b]` also takes bounds from the end"};
      context.require_at_least(bound, low, "slice");
      context.require_at_least(high, bound, "slice");
    }
    shape.push_back(slice_length(start[axis], stop[axis], step[axis]));
  }
  return result(x.dtype, std::move(shape));
}

void evaluate_slice(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  const Ints& step = context.attrs.get<Ints>("step");
  Extents start;
  for (const Dim& dim : context.attrs.get<Dims>("start")) start.push_back(value_of(dim, context.symbols));
  for_each_index(y.shape, [&](const Extents& to, Int i) {
    Extents from = to;
    for (std::size_t axis = 0; axis < to.size(); ++axis) from[axis] = start[axis] + to[axis] * step[axis];
    copy_element(y, i, x, offset(x.shape, from));
  });
}

std::vector<TensorType> infer_concatenate(InferContext& context) {
  if (context.inputs.empty())
    throw ShapeError{
        Code::bad_value, "`concatenate` needs one tensor or more", {}, "give a list: `concatenate([x, y])`"};
  require_same_dtype(context, "concatenate");
  const auto axis = static_cast<std::size_t>(context.attrs.get<Int>("axis"));
  const TensorType& first = context.inputs[0];
  require_axis(context.attrs.get<Int>("axis"), first.rank(), "concatenate");
  Shape shape = first.shape;
  const auto message = [&] {
    return fmt::format("cannot concatenate {} along axis {}", list_types(context.inputs), axis);
  };
  for (const TensorType& next : context.inputs.subspan(1)) {
    if (next.rank() != first.rank())
      throw ShapeError{Code::bad_rank,
                       message(),
                       {fmt::format("their ranks are {} and {}", first.rank(), next.rank())},
                       "the tensors must have one rank; `expand_dims` adds an axis"};
    for (std::size_t i = 0; i < shape.size(); ++i) {
      if (i == axis) {
        shape[i] = shape[i] + next.shape[i];
      } else if (Dim::equal(first.shape[i], next.shape[i]) == Answer::no) {
        throw ShapeError{
            Code::shape_mismatch,
            message(),
            {fmt::format("axis {} is {} in one and {} in the other", i, first.shape[i].str(), next.shape[i].str())},
            "all axes but the one concatenated along must be equal"};
      } else {
        context.require_equal(first.shape[i], next.shape[i], "concatenate");
      }
    }
  }
  return result(first.dtype, std::move(shape));
}

void evaluate_concatenate(EvalContext& context) {
  const auto axis = static_cast<std::size_t>(context.attrs.get<Int>("axis"));
  TensorData& y = context.results[0];
  Int before = 0;
  for (const TensorData* x : context.inputs) {
    for_each_index(x->shape, [&](const Extents& from, Int i) {
      Extents to = from;
      to[axis] += before;
      copy_element(y, offset(y.shape, to), *x, i);
    });
    before += x->shape[axis];
  }
}

std::vector<TensorType> infer_pad(InferContext& context) {
  const TensorType& x = context.inputs[0];
  const Dims& low = context.attrs.get<Dims>("low");
  const Dims& high = context.attrs.get<Dims>("high");
  if (low.size() != x.rank() || high.size() != x.rank())
    throw ShapeError{Code::bad_rank,
                     fmt::format("padding of `{}` takes {} pairs of widths, not {}", str(x), x.rank(),
                                 std::max(low.size(), high.size())),
                     {},
                     "give one pair for every axis, `(0, 0)` for those that stay"};
  Shape shape;
  for (std::size_t axis = 0; axis < x.rank(); ++axis) {
    for (const Dim& width : {low[axis], high[axis]}) {
      if (Dim::at_least(width, 0) == Answer::no)
        throw ShapeError{Code::bad_dimension,
                         fmt::format("cannot pad axis {} of `{}` by {}", axis, str(x), width.str()),
                         {},
                         "widths are zero or more; a slice makes a tensor smaller"};
      context.require_at_least(width, 0, "pad");
      context.require_whole(width, "pad");
    }
    shape.push_back(low[axis] + x.shape[axis] + high[axis]);
  }
  return result(x.dtype, std::move(shape));
}

void evaluate_pad(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  TensorData& y = context.results[0];
  for (Int i = 0; i < y.size(); ++i) set_element(y, i, context.attrs.get<double>("value"));
  Extents low;
  for (const Dim& dim : context.attrs.get<Dims>("low")) low.push_back(value_of(dim, context.symbols));
  for_each_index(x.shape, [&](const Extents& from, Int i) {
    Extents to = from;
    for (std::size_t axis = 0; axis < to.size(); ++axis) to[axis] += low[axis];
    copy_element(y, offset(y.shape, to), x, i);
  });
}

Gradients reshape_gradient(GradContext& g) { return {g.reshape(g.dy(), g.shape(g.input(0)))}; }

Gradients transpose_gradient(GradContext& g) {
  const Ints& axes = g.attrs().get<Ints>("axes");
  Ints back(axes.size());
  for (std::size_t i = 0; i < axes.size(); ++i) back[static_cast<std::size_t>(axes[i])] = static_cast<Int>(i);
  return {g.transpose(g.dy(), std::move(back))};
}

Gradients broadcast_to_gradient(GradContext& g) { return {g.dy()}; }

NodeId sliced(const GradContext& g, NodeId x, const Dims& start, const Dims& stop) {
  return g.call("slice", {x}, {{"start", start}, {"stop", stop}, {"step", Ints(start.size(), 1)}});
}

/// Steps apart are undone by adding each element at its place, one axis after the other; the rest is zeros around.
Gradients slice_gradient(GradContext& g) {
  const Shape shape = g.shape(g.input(0));
  const Dims& start = g.attrs().get<Dims>("start");
  const Ints& step = g.attrs().get<Ints>("step");
  NodeId dx = g.dy();
  Dims low(shape.size(), 0);
  Dims high(shape.size(), 0);
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    if (step[axis] == 1) {
      low[axis] = start[axis];
      high[axis] = shape[axis] - start[axis] - g.shape(dx)[axis];
      continue;
    }
    const auto whole = [&](NodeId x) { return g.call("cast", {x}, {{"dtype", DType::i64}}); };
    const auto count = [&](const Dim& n) { return g.call("dim_value", {}, {{"dim", n}, {"dtype", DType::i64}}); };
    const NodeId numbers = whole(g.call("iota", {}, {{"n", g.shape(dx)[axis]}, {"dtype", DType::i32}}));
    const NodeId places = g.add(count(start[axis]), g.mul(numbers, count(step[axis])));
    Shape wider = g.shape(dx);
    wider[axis] = shape[axis];
    dx = g.call("scatter_add", {dx, places}, {{"axis", Ints{static_cast<Int>(axis)}}, {"shape", wider}});
  }
  if (g.shape(dx) == shape) return {dx};
  return {g.call("pad_constant", {dx}, {{"low", low}, {"high", high}, {"value", 0.0}})};
}

Gradients concatenate_gradient(GradContext& g) {
  const auto axis = static_cast<std::size_t>(g.attrs().get<Int>("axis"));
  Gradients gradients;
  Dim before = 0;
  for (std::size_t i = 0; i < g.node().inputs.size(); ++i) {
    Dims start(g.shape(g.dy()).size(), 0);
    Dims stop = g.shape(g.dy());
    start[axis] = before;
    before = before + g.shape(g.input(i))[axis];
    stop[axis] = before;
    gradients.push_back(g.wants(i) ? sliced(g, g.dy(), start, stop) : no_gradient);
  }
  return gradients;
}

Gradients pad_gradient(GradContext& g) {
  const Dims& low = g.attrs().get<Dims>("low");
  Dims stop = g.shape(g.input(0));
  for (std::size_t axis = 0; axis < low.size(); ++axis) stop[axis] = stop[axis] + low[axis];
  return {sliced(g, g.dy(), low, stop)};
}

constexpr OpParam reshape_params[] = {{"x"}, {"newshape", ParamKind::shape}};
constexpr OpParam transpose_params[] = {{"x"}, {"axes", ParamKind::permutation, "none"}};
constexpr OpParam broadcast_to_params[] = {{"x"}, {"shape", ParamKind::shape}};
constexpr OpParam slice_params[] = {
    {"x"}, {"start", ParamKind::shape}, {"stop", ParamKind::shape}, {"step", ParamKind::integers}};
constexpr OpParam concatenate_params[] = {{"xs", ParamKind::tensors}, {"axis", ParamKind::axis, "-1"}};
constexpr OpParam pad_params[] = {
    {"x"}, {"low", ParamKind::shape}, {"high", ParamKind::shape}, {"value", ParamKind::number, "0"}};

constexpr Sample reshape_samples[] = {{"x: f32[2, 6]", "reshape(x, (3, 4))"},
                                      {"x: f32[b, 4, 3]", "reshape(x, (b, -1))"},
                                      {"x: f32[b, h, 6]", "reshape(x, (b, 2 * h, 3))"}};
constexpr Sample transpose_samples[] = {{"x: f32[2, 3, 4]", "transpose(x)"},
                                        {"x: f32[b, 3, 4]", "transpose(x, (0, 2, 1))"}};
constexpr Sample broadcast_to_samples[] = {{"x: f32[3]", "broadcast_to(x, (2, 3))"},
                                           {"x: f32[b, 1]", "broadcast_to(x, (4, b, 3))"}};
constexpr Sample slice_samples[] = {{"x: f32[4, 5]", "slice(x, (1, 0), (3, 5), (1, 2))"},
                                    {"x: f32[b, 5]", "x[:, 1:-1]"},
                                    {"x: f32[b, 5]", "x[:, ::-2]"},
                                    {"x: f32[b, h, 3]", "x[..., 0]"}};
constexpr Sample concatenate_samples[] = {{"x: f32[2, 3], y: f32[2, 1]", "concatenate([x, y])"},
                                          {"x: f32[b, 3], y: f32[4, 3]", "concatenate([x, y, x], axis = 0)"}};
constexpr Sample pad_samples[] = {{"x: f32[2, 3]", "pad_constant(x, (0, 1), (2, 0))"},
                                  {"x: f32[b, h]", "pad_constant(x, (0, 1), (0, h), value = -1.5)"}};

constexpr OpRow shape_operations[] = {
    {"reshape", "The same elements in row-major order under a new shape. One dimension may be -1, for the rest.",
     reshape_params, Trait::none, Lowering::view, ViewForm::reshape, infer_reshape, evaluate_reshape, reshape_gradient,
     reshape_samples},
    {"transpose", "The axes in another order: axis i of the result is axis axes[i] of x; by default they are reversed.",
     transpose_params, Trait::none, Lowering::view, ViewForm::transpose, infer_transpose, evaluate_transpose,
     transpose_gradient, transpose_samples},
    {"broadcast_to", "x repeated along new leading axes and along axes of 1, up to the given shape.",
     broadcast_to_params, Trait::none, Lowering::view, ViewForm::broadcast, infer_broadcast_to, evaluate_broadcast_to,
     broadcast_to_gradient, broadcast_to_samples},
    {"slice",
     "Every step-th element from start up to stop, which is left out, for each axis. Bounds count from the "
     "start; with a negative step a stop of -1 reaches the first element. `x[a:b:c]` is the usual way to write it.",
     slice_params, Trait::none, Lowering::view, ViewForm::slice, infer_slice, evaluate_slice, slice_gradient,
     slice_samples},
    {"concatenate", "The tensors one after the other along an axis; their other axes are equal.", concatenate_params,
     Trait::none, Lowering::movement, MovementForm::concatenate, infer_concatenate, evaluate_concatenate,
     concatenate_gradient, concatenate_samples},
    {"pad_constant", "x with `low` elements of the value before and `high` after it along each axis.", pad_params,
     Trait::none, Lowering::movement, MovementForm::pad, infer_pad, evaluate_pad, pad_gradient, pad_samples},
};

}  // namespace

std::span<const OpRow> shape_rows() { return shape_operations; }

}  // namespace modelc::ops
