#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ir/op.h"

/// What the shape rules share: dtype checks and broadcasting, with errors that show every type involved.
namespace modelc::ops {

/// "`f32[2, 3]`, `f32[4]` and `bool[]`".
std::string list_types(std::span<const ir::TensorType> types);

/// Throws dtype_mismatch (help names `cast`) unless all the inputs have one dtype.
void require_same_dtype(const ir::InferContext& context, std::string_view op);
/// Throws dtype_mismatch unless input `index` is f32 or f64.
void require_float(const ir::InferContext& context, std::size_t index, std::string_view op);
/// Throws dtype_mismatch for a bool input; `instead` is the help ("use `logical_or`").
void require_number(const ir::InferContext& context, std::size_t index, std::string_view op, std::string_view instead);
/// Throws dtype_mismatch unless the input is bool.
void require_bool(const ir::InferContext& context, std::size_t index, std::string_view op);
/// Throws dtype_mismatch unless the input is i32 or i64.
void require_integer(const ir::InferContext& context, std::size_t index, std::string_view op);
/// Throws bad_rank unless the input has at least `rank` axes.
void require_rank_at_least(const ir::InferContext& context, std::size_t index, std::size_t rank, std::string_view op);
/// Throws bad_dimension when a choice among that many elements has none.
void require_choice(ir::InferContext& context, const ir::Dim& extent, std::string_view op);
/// Throws bad_axis unless 0 <= axis < rank.
void require_axis(std::int64_t axis, std::size_t rank, std::string_view op);

/// The NumPy broadcast of the inputs' shapes: equal dims match, 1 stretches. Dims over the same symbols that are
/// neither proved equal nor different (`h` and `2 * ceil_div(h, 2)`) become a requirement; anything else throws
/// shape_mismatch.
ir::Shape broadcast(ir::InferContext& context, std::string_view op);
/// The same for two shapes (the leading axes of matmul); `message` says what is wrong when they do not fit.
ir::Shape broadcast(ir::InferContext& context, const ir::Shape& a, const ir::Shape& b, std::string_view op,
                    const std::function<std::string()>& message);

/// One result.
inline std::vector<ir::TensorType> result(ir::DType dtype, ir::Shape shape) {
  return {ir::TensorType{dtype, std::move(shape)}};
}

}  // namespace modelc::ops
