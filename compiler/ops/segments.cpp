// Rows of a tensor by the numbers in an index tensor: summed up, compared, replaced. Numbers outside are dropped.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;

/// Throws unless input `ids` is an integer tensor whose shape the other tensor's begins with.
void require_rows(InferContext& context, std::size_t data, std::size_t ids, std::string_view op) {
  require_integer(context, ids, op);
  const TensorType& x = context.inputs[data];
  const TensorType& numbers = context.inputs[ids];
  const std::string message = fmt::format("`{}` cannot number the rows of `{}` by `{}`", op, str(x), str(numbers));
  if (numbers.rank() > x.rank())
    throw ShapeError{Code::bad_rank, message, {}, "there is one number for each row: their shape begins the data's"};
  for (std::size_t i = 0; i < numbers.rank(); ++i) {
    if (Dim::equal(x.shape[i], numbers.shape[i]) == Answer::no)
      throw ShapeError{
          Code::shape_mismatch,
          message,
          {fmt::format("axis {} is {} in one and {} in the other", i, x.shape[i].str(), numbers.shape[i].str())},
          "there is one number for each row: their shape begins the data's"};
    context.require_equal(x.shape[i], numbers.shape[i], op);
  }
}

Shape joined(const Dim& first, const Shape& shape, std::size_t skip) {
  Shape all{first};
  all.insert(all.end(), shape.begin() + static_cast<std::ptrdiff_t>(skip), shape.end());
  return all;
}

template <FixedString name>
std::vector<TensorType> infer_segments(InferContext& context) {
  const TensorType& data = context.inputs[0];
  require_number(context, 0, name.view(), "convert it first: `cast(x, i32)`");
  require_rows(context, 0, 1, name.view());
  const Dim& count = context.attrs.get<Dim>("num_segments");
  context.require_at_least(count, 0, "num_segments");
  context.require_whole(count, "num_segments");
  return result(data.dtype, joined(count, data.shape, context.inputs[1].rank()));
}

/// Calls fn(offset of a row's element, offset of the element of the row that its number names).
template <class Fn>
void for_each_numbered(const TensorData& ids, Int rows, Int inner, Fn fn) {
  for (Int k = 0; k < ids.size(); ++k)
    if (ids.integer[k] >= 0 && ids.integer[k] < rows)
      for (Int i = 0; i < inner; ++i) fn(k * inner + i, ids.integer[k] * inner + i);
}
Int inner_size(const Extents& shape, std::size_t outer) {
  return element_count(Extents(shape.begin() + static_cast<std::ptrdiff_t>(outer), shape.end()));
}

void evaluate_segment_sum(EvalContext& context) {
  const TensorData& data = *context.inputs[0];
  TensorData& y = context.results[0];
  for_each_numbered(*context.inputs[1], y.shape[0], inner_size(y.shape, 1), [&](Int from, Int to) {
    if (is_float(y.dtype))
      y.real[to] += data.real[from];
    else
      y.integer[to] = wrap(y.dtype, wrapping_add(y.integer[to], data.integer[from]));
  });
}

template <bool largest>
void evaluate_segment_extreme(EvalContext& context) {
  const TensorData& data = *context.inputs[0];
  TensorData& y = context.results[0];
  const auto better = [](auto a, auto b) { return largest ? a > b : a < b; };
  const double infinity = std::numeric_limits<double>::infinity();
  std::fill(y.real.begin(), y.real.end(), largest ? -infinity : infinity);
  std::fill(y.integer.begin(), y.integer.end(), largest ? range_of(y.dtype).low : range_of(y.dtype).high);
  for_each_numbered(*context.inputs[1], y.shape[0], inner_size(y.shape, 1), [&](Int from, Int to) {
    if (is_float(y.dtype)) {
      if (better(data.real[from], y.real[to]) || data.real[from] != data.real[from]) y.real[to] = data.real[from];
    } else if (better(data.integer[from], y.integer[to])) {
      y.integer[to] = data.integer[from];
    }
  });
}

std::vector<TensorType> infer_take_rows(InferContext& context) {
  require_rank_at_least(context, 0, 1, "take_rows");
  require_integer(context, 1, "take_rows");
  Shape shape = context.inputs[1].shape;
  const Shape& x = context.inputs[0].shape;
  shape.insert(shape.end(), x.begin() + 1, x.end());
  return result(context.inputs[0].dtype, std::move(shape));
}

void evaluate_take_rows(EvalContext& context) {
  const TensorData& x = *context.inputs[0];
  for_each_numbered(*context.inputs[1], x.shape[0], inner_size(x.shape, 1),
                    [&](Int to, Int from) { copy_element(context.results[0], to, x, from); });
}

std::vector<TensorType> infer_update_rows(InferContext& context) {
  constexpr std::string_view op = "scatter_update";
  const TensorType& x = context.inputs[0];
  const TensorType& updates = context.inputs[2];
  require_rank_at_least(context, 0, 1, op);
  require_rows(context, 2, 1, op);
  const std::string message = fmt::format("`{}` cannot put `{}` into the rows of `{}`", op, str(updates), str(x));
  if (x.dtype != updates.dtype)
    throw ShapeError{Code::dtype_mismatch, message, {}, fmt::format("convert: `cast(updates, {})`", name(x.dtype))};
  const std::size_t numbered = context.inputs[1].rank();
  if (numbered != 1 || updates.rank() != x.rank())
    throw ShapeError{Code::bad_rank, message, {}, "inputs and updates have one rank, and indices rank 1"};
  for (std::size_t i = 1; i < x.rank(); ++i) context.require_equal(x.shape[i], updates.shape[i], "the rows' extents");
  return {x};
}

void evaluate_update_rows(EvalContext& context) {
  TensorData& y = context.results[0];
  y = *context.inputs[0];
  for_each_numbered(*context.inputs[1], y.shape[0], inner_size(y.shape, 1),
                    [&](Int from, Int to) { copy_element(y, to, *context.inputs[2], from); });
}

NodeId take_rows(const GradContext& g, NodeId x, NodeId ids) { return g.call("take_rows", {x, ids}); }
NodeId segments(const GradContext& g, std::string_view op, NodeId data, NodeId ids, const Dim& count) {
  return g.call(op, {data, ids}, {{"num_segments", count}, {"sorted", false}});
}

Gradients segment_sum_gradient(GradContext& g) { return {take_rows(g, g.dy(), g.input(1)), no_gradient}; }

Gradients take_rows_gradient(GradContext& g) {
  return {segments(g, "segment_sum", g.dy(), g.input(1), g.shape(g.input(0))[0]), no_gradient};
}

/// Equal extremes of a segment share its gradient, as those of `max` do.
Gradients segment_extreme_gradient(GradContext& g) {
  const NodeId data = g.input(0), ids = g.input(1);
  const NodeId first =
      g.call("cast", {g.call("eq", {data, take_rows(g, g.result(), ids)})}, {{"dtype", g.type(data).dtype}});
  const NodeId count = segments(g, "segment_sum", first, ids, g.shape(g.result())[0]);
  const NodeId share = g.div(g.dy(), g.call("maximum", {count, g.number(1)}));
  return {g.mul(first, take_rows(g, share, ids)), no_gradient};
}

/// A row that is written twice has its gradient from the update that stays, the last.
Gradients update_rows_gradient(GradContext& g) {
  const NodeId ids = g.input(1);
  const Shape& updates = g.shape(g.input(2));
  const Dim count = updates[0];
  Gradients gradients{no_gradient, no_gradient, no_gradient};
  if (g.wants(0)) gradients[0] = g.call("_update_rows", {g.dy(), ids, g.broadcast(g.number(0), updates)});
  if (g.wants(2)) {
    const NodeId order = g.call("iota", {}, {{"n", count}, {"dtype", DType::i32}});
    const NodeId last = segments(g, "segment_max", order, ids, g.shape(g.input(0))[0]);
    Shape column(updates.size(), Dim(1));
    column[0] = count;
    const NodeId stays = g.reshape(g.call("eq", {take_rows(g, last, ids), order}), column);
    gradients[2] = g.where_or_zero(stays, take_rows(g, g.dy(), ids));
  }
  return gradients;
}

constexpr OpParam segment_params[] = {
    {"data"}, {"segment_ids"}, {"num_segments", ParamKind::dim}, {"sorted", ParamKind::boolean, "false"}};
constexpr OpParam take_rows_params[] = {{"x"}, {"indices"}};
constexpr OpParam update_rows_params[] = {{"inputs"}, {"indices"}, {"updates"}};

constexpr Sample segment_sum_samples[] = {{"x: f32[7, 3], i: i32[7]", "segment_sum(x, i, 4)", -1, 6},
                                          {"x: f32[b, 5], i: i32[b, 5]", "segment_sum(x, i, b + 1)", 0, 5}};
constexpr Sample segment_max_samples[] = {{"x: f32[9, 2], i: i32[9]", "maximum(segment_max(x, i, 4), -9)", -1, 6}};
constexpr Sample segment_min_samples[] = {{"x: f32[9, 2], i: i32[9]", "minimum(segment_min(x, i, 4), 9)", -1, 6}};
constexpr Sample take_rows_samples[] = {{"x: f32[4, 3], i: i32[5]", "take_rows(x, i)", -1, 6}};
constexpr Sample update_rows_samples[] = {{"x: f32[5, 3], i: i32[4], u: f32[4, 3]", "_update_rows(x, i, u)", -1, 7},
                                          {"x: f32[b, 3], i: i32[4], u: f32[4, 3]", "_update_rows(x, i, u * u)", 0, 2}};

constexpr std::string_view segments_header = "modelc/segments.hpp";

constexpr OpRow segment_operations[] = {
    {"segment_sum",
     "The sums of the rows of data with one number each: row s of the result, [num_segments, ...], adds up those whose "
     "segment_ids are s. segment_ids has the shape of data's first axes, usually of one. Rows with a number outside 0 "
     "to num_segments - 1 are dropped, as JAX does; a segment without rows is 0. sorted promises that the numbers "
     "ascend, and changes nothing.",
     segment_params, Trait::none, Lowering::kernel, RuntimeKernel{"segment_sum"}, infer_segments<"segment_sum">,
     evaluate_segment_sum, segment_sum_gradient, segment_sum_samples, segments_header},
    {"segment_max",
     "As segment_sum, with the largest element instead of the sum; a segment without rows is minus infinity, of "
     "integers the smallest there is. Equal largest elements share the gradient.",
     segment_params, Trait::none, Lowering::kernel, RuntimeKernel{"segment_max"}, infer_segments<"segment_max">,
     evaluate_segment_extreme<true>, segment_extreme_gradient, segment_max_samples, segments_header},
    {"segment_min",
     "As segment_sum, with the smallest element instead of the sum; a segment without rows is infinity, of integers "
     "the largest there is. Equal smallest elements share the gradient.",
     segment_params, Trait::none, Lowering::kernel, RuntimeKernel{"segment_min"}, infer_segments<"segment_min">,
     evaluate_segment_extreme<false>, segment_extreme_gradient, segment_min_samples, segments_header},
    {"take_rows", "The rows of x with these numbers, zeros for numbers outside: the transpose of segment_sum.",
     take_rows_params, Trait::internal, Lowering::kernel, RuntimeKernel{"take_rows"}, infer_take_rows,
     evaluate_take_rows, take_rows_gradient, take_rows_samples, segments_header},
    {"_update_rows",
     "inputs with the row of each index replaced by the row of updates: [n, ...], [k], [k, ...] give [n, ...]. Of "
     "several updates of one row the last stays; indices outside 0 to n - 1 are dropped. `scatter_update` is made of "
     "it.",
     update_rows_params, Trait::none, Lowering::kernel, RuntimeKernel{"update_rows"}, infer_update_rows,
     evaluate_update_rows, update_rows_gradient, update_rows_samples, segments_header},
};

}  // namespace

std::span<const OpRow> segment_rows() { return segment_operations; }

}  // namespace modelc::ops
