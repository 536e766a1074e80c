// A loop along an axis: a body graph, its carried tensors, the tensors it goes through and those it captures.
#include <fmt/format.h>

#include <algorithm>

#include "ir/loop.h"
#include "ops/reference.h"
#include "ops/rows.h"
#include "ops/shapes.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;

[[noreturn]] void refuse(std::string message, std::string help = {}) {
  throw ShapeError{Code::shape_mismatch, std::move(message), {}, std::move(help)};
}

void require_same(InferContext& context, const TensorType& given, const TensorType& wanted, const std::string& what) {
  if (given.dtype != wanted.dtype || given.rank() != wanted.rank())
    refuse(fmt::format("{} is `{}`, and `scan`'s function has `{}`", what, str(given), str(wanted)));
  for (std::size_t i = 0; i < given.rank(); ++i) context.require_equal(given.shape[i], wanted.shape[i], what);
}

TensorType slice_of(InferContext& context, const TensorType& x, const Loop& loop) {
  if (x.rank() <= loop.axis)
    throw ShapeError{Code::bad_axis,
                     fmt::format("`scan` goes along axis {}, and `{}` has {} axes", loop.axis, str(x), x.rank()),
                     {},
                     "choose the axis: `scan(f, init, xs, axis = 0)`"};
  context.require_equal(x.shape[loop.axis], loop.length, "the length of `scan`");
  TensorType slice = x;
  slice.shape.erase(slice.shape.begin() + static_cast<std::ptrdiff_t>(loop.axis));
  return slice;
}

std::vector<TensorType> infer_scan(InferContext& context) {
  const Loop loop(context.attrs);
  const Graph& body = *loop.body;
  if (context.inputs.size() < loop.carries + loop.xs || body.leaves.size() != context.inputs.size() ||
      body.outputs.size() < loop.carries || !body.updates.empty())
    refuse(fmt::format("the body of `scan` has {} inputs and {} results for {} tensors, {} of them carried",
                       body.leaves.size(), body.outputs.size(), context.inputs.size(), loop.carries));
  for (std::size_t i = 0; i < context.inputs.size(); ++i) {
    const bool sliced = i >= loop.carries && i < loop.carries + loop.xs;
    const TensorType given = sliced ? slice_of(context, context.inputs[i], loop) : context.inputs[i];
    require_same(context, given, body.type(body.leaves[i].node), fmt::format("`{}`", body.leaves[i].name));
  }
  std::vector<TensorType> types;
  for (std::size_t i = 0; i < body.outputs.size(); ++i) {
    TensorType type = body.type(body.outputs[i].node);
    if (i < loop.carries) {
      require_same(context, context.inputs[i], type, fmt::format("what `scan` carries as `{}`", body.leaves[i].name));
      type = context.inputs[i];
    } else {
      if (is_storage(type.dtype))
        throw ShapeError{Code::dtype_mismatch,
                         fmt::format("`scan` stacks what its function gives, and does not compute on `{}`", str(type)),
                         {fmt::format("`{}` is for storage: inputs, outputs and constants", name(type.dtype))},
                         "let the function give what it computed, and `cast` the whole result"};
      if (type.rank() < loop.axis)
        throw ShapeError{Code::bad_axis,
                         fmt::format("`scan` stacks along axis {}, and its function gives `{}`", loop.axis, str(type)),
                         {},
                         "choose the axis: `scan(f, init, xs, axis = 0)`"};
      type.shape.insert(type.shape.begin() + static_cast<std::ptrdiff_t>(loop.axis), loop.length);
    }
    types.push_back(std::move(type));
  }
  if (types.empty()) refuse("`scan` carries nothing and its function gives nothing");
  return types;
}

/// Calls fn(flat index in the slice, flat index in the whole) for the slice at `step` along `axis` of `whole`.
template <class Fn>
void for_each_of_slice(const Extents& whole, std::size_t axis, Int step, Fn fn) {
  Extents slice = whole;
  slice.erase(slice.begin() + static_cast<std::ptrdiff_t>(axis));
  for_each_index(slice, [&](const Extents& index, Int flat) {
    Extents at = index;
    at.insert(at.begin() + static_cast<std::ptrdiff_t>(axis), step);
    fn(flat, offset(whole, at));
  });
}

void evaluate_scan(EvalContext& context) {
  const Loop loop(context.attrs);
  const Int length = value_of(loop.length, context.symbols);
  std::vector<TensorData> given;  // of the body's leaves
  for (const TensorData* input : context.inputs) given.push_back(*input);
  for (std::size_t i = loop.carries; i < loop.carries + loop.xs; ++i) {
    Extents slice = given[i].shape;
    slice.erase(slice.begin() + static_cast<std::ptrdiff_t>(loop.axis));
    given[i] = TensorData::zeros(given[i].dtype, std::move(slice));
  }
  for (Int turn = 0; turn < length; ++turn) {
    const Int step = loop.reverse ? length - 1 - turn : turn;
    for (std::size_t i = loop.carries; i < loop.carries + loop.xs; ++i)
      for_each_of_slice(context.inputs[i]->shape, loop.axis, step,
                        [&](Int flat, Int from) { copy_element(given[i], flat, *context.inputs[i], from); });
    std::vector<TensorData> results = evaluate(*loop.body, given, context.symbols, context.seed);
    for (std::size_t i = loop.carries; i < results.size(); ++i)
      for_each_of_slice(context.results[i].shape, loop.axis, step,
                        [&](Int flat, Int to) { copy_element(context.results[i], to, results[i], flat); });
    std::move(results.begin(), results.begin() + static_cast<std::ptrdiff_t>(loop.carries), given.begin());
  }
  std::move(given.begin(), given.begin() + static_cast<std::ptrdiff_t>(loop.carries), context.results.begin());
}

constexpr Sample scan_samples[] = {
    {"x: f32[2, t, 3]", "scan((sum, x) -> (sum + x, sum * x), zeros_like(x[:, 0]), x, axis = 1)[1]"},
    {"x: f32[4, 3], w: f32[3]", "scan((h, x) -> (tanh(h * w + x), h), zeros_like(w), x, axis = 0, reverse = true)[0]"}};

constexpr OpRow scan_operations[] = {
    {"scan",
     "A loop along `axis`: from the carried tensors and a slice of each of xs the body graph gives the new carried "
     "tensors and a slice of each further result. Inputs: carries, xs, captures, in the order of the body's leaves; "
     "results: the last carries, then the stacked slices, stored from the end on when `reverse`.",
     {},
     Trait::internal,
     Lowering::control,
     {},
     infer_scan,
     evaluate_scan,
     nullptr,
     scan_samples},
};

}  // namespace

std::span<const OpRow> control_rows() { return scan_operations; }

}  // namespace modelc::ops
