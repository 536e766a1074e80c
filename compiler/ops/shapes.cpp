#include "ops/shapes.h"

#include <fmt/format.h>

#include <algorithm>

namespace modelc::ops {
using namespace ir;

std::string list_types(std::span<const TensorType> types) {
  std::string text;
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (i > 0) text += i + 1 == types.size() ? " and " : ", ";
    text += fmt::format("`{}`", str(types[i]));
  }
  return text;
}

namespace {

/// What a conversion should aim at: numbers rather than bools, floats rather than integers.
DType common_dtype(DType a, DType b) {
  if (a == DType::boolean || b == DType::boolean) return DType::f32;
  if (is_float(a) && is_float(b)) return DType::f32;
  return is_float(b) ? b : a;
}

}  // namespace

void require_same_dtype(const InferContext& context, std::string_view op) {
  for (const TensorType& type : context.inputs) {
    const DType first = context.inputs.front().dtype;
    if (type.dtype == first) continue;
    throw ShapeError{Code::dtype_mismatch,
                     fmt::format("`{}` cannot combine {}", op, list_types(context.inputs)),
                     {fmt::format("the dtypes are {} and {}", name(first), name(type.dtype))},
                     fmt::format("convert with `cast(..., {})`", name(common_dtype(first, type.dtype)))};
  }
}

namespace {

[[noreturn]] void refuse_dtype(const InferContext& context, std::size_t index, std::string_view op,
                               std::string_view expected, std::string help) {
  throw ShapeError{Code::dtype_mismatch,
                   fmt::format("`{}` takes {}, not `{}`", op, expected, str(context.inputs[index])),
                   {},
                   std::move(help)};
}

}  // namespace

void require_float(const InferContext& context, std::size_t index, std::string_view op) {
  if (!is_float(context.inputs[index].dtype))
    refuse_dtype(context, index, op, "a floating-point tensor", "convert it first: `cast(x, f32)`");
}

void require_number(const InferContext& context, std::size_t index, std::string_view op, std::string_view instead) {
  if (context.inputs[index].dtype == DType::boolean)
    refuse_dtype(context, index, op, "a tensor of numbers", std::string(instead));
}

void require_bool(const InferContext& context, std::size_t index, std::string_view op) {
  if (context.inputs[index].dtype != DType::boolean)
    refuse_dtype(context, index, op, "a bool tensor", "compare first: `x != 0`");
}

void require_integer(const InferContext& context, std::size_t index, std::string_view op) {
  if (!is_integer(context.inputs[index].dtype))
    refuse_dtype(context, index, op, "an integer tensor", "convert it first: `cast(x, i32)`");
}

void require_rank_at_least(const InferContext& context, std::size_t index, std::size_t rank, std::string_view op) {
  const TensorType& type = context.inputs[index];
  if (type.rank() >= rank) return;
  throw ShapeError{
      Code::bad_rank,
      fmt::format("`{}` takes a tensor of rank {} or more, not `{}` of rank {}", op, rank, str(type), type.rank()),
      {},
      "add an axis: `expand_dims(x, axis = 0)`"};
}

void require_choice(InferContext& context, const Dim& extent, std::string_view op) {
  if (Dim::at_least(extent, 1) == Answer::no)
    throw ShapeError{Code::bad_dimension,
                     fmt::format("`{}` needs an element to choose, and there is none in {}", op,
                                 list_types(context.inputs.first(1))),
                     {},
                     {}};
  context.require_at_least(extent, 1, op);
}

void require_axis(std::int64_t axis, std::size_t rank, std::string_view op) {
  if (axis >= 0 && axis < static_cast<std::int64_t>(rank)) return;
  throw ShapeError{
      Code::bad_axis, fmt::format("axis {} of `{}` does not exist in a tensor of rank {}", axis, op, rank), {}, {}};
}

namespace {

bool same_symbols(const Dim& a, const Dim& b) { return !a.constant() && !b.constant() && a.symbols() == b.symbols(); }

/// The broadcast of two dims; nothing when they do not fit.
std::optional<Dim> join(InferContext& context, const Dim& a, const Dim& b, std::string_view op) {
  if (a.is_constant(1)) return b;
  if (b.is_constant(1)) return a;
  switch (Dim::equal(a, b)) {
    case Answer::yes: return a;
    case Answer::no: return std::nullopt;
    case Answer::unknown: break;
  }
  if (!same_symbols(a, b)) return std::nullopt;
  context.require_equal(a, b, op);
  return a;
}

std::string help_for(const Shape& a, const Shape& b, const Dim& x, const Dim& y) {
  // A vector along the first axes of a matrix is the common slip: [n] against [n, m] wants [n, 1].
  const Shape& shorter = a.size() < b.size() ? a : b;
  const Shape& longer = a.size() < b.size() ? b : a;
  if (!shorter.empty() && shorter.size() < longer.size() && shorter.back() == longer.front())
    return "broadcasting aligns the last axes; add a trailing axis: `expand_dims(x, axis = -1)`";
  if (!x.constant() || !y.constant()) return "use one name for dimensions that are always equal";
  return "dimensions must be equal, or one of them 1";
}

}  // namespace

Shape broadcast(InferContext& context, const Shape& a, const Shape& b, std::string_view op,
                const std::function<std::string()>& message) {
  const std::size_t rank = std::max(a.size(), b.size());
  Shape shape(rank, Dim(1));
  std::vector<std::string> notes;
  std::string help;
  for (std::size_t back = 1; back <= rank; ++back) {
    const Dim x = back <= a.size() ? a[a.size() - back] : Dim(1);
    const Dim y = back <= b.size() ? b[b.size() - back] : Dim(1);
    const std::optional<Dim> joined = join(context, x, y, op);
    if (joined) {
      shape[rank - back] = *joined;
      continue;
    }
    if (help.empty()) help = help_for(a, b, x, y);
    notes.insert(notes.begin(), fmt::format("axis -{} is {} in one and {} in the other", back, x.str(), y.str()));
  }
  if (!notes.empty()) throw ShapeError{Code::shape_mismatch, message(), std::move(notes), std::move(help)};
  return shape;
}

Shape broadcast(InferContext& context, std::string_view op) {
  Shape shape = context.inputs.front().shape;
  const auto message = [&] { return fmt::format("`{}` cannot broadcast {}", op, list_types(context.inputs)); };
  for (const TensorType& type : context.inputs.subspan(1)) shape = broadcast(context, shape, type.shape, op, message);
  return shape;
}

}  // namespace modelc::ops
