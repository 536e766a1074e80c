#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "ir/op.h"

namespace modelc::ops {

/// What operation `slice` takes for one axis, in absolute coordinates.
struct SliceRange {
  ir::Dim start;
  ir::Dim stop;  ///< -1 with a negative step: up to and including the first element
  std::int64_t step = 1;
  ir::Dim length;  ///< how many elements it selects
};

/// `start:stop:step` of NumPy on an axis of `extent`: negative bounds count from the end, bounds outside are clamped,
/// both on symbolic dims too. Throws ShapeError (bad_index) for a step of zero.
SliceRange normalize_slice(const std::optional<ir::Dim>& start, const std::optional<ir::Dim>& stop, std::int64_t step,
                           const ir::Dim& extent);

/// An index of NumPy on an axis of `extent`, counted from the start. Throws ShapeError (bad_index) when it is outside
/// for every choice of symbols; requires that it is inside when that depends on them.
ir::Dim normalize_index(const ir::Dim& index, const ir::Dim& extent, std::vector<ir::Requirement>& requirements,
                        std::string_view reason);

/// Elements that an absolute range selects: ceil((stop - start) / step), at least 0.
ir::Dim slice_length(const ir::Dim& start, const ir::Dim& stop, std::int64_t step);

}  // namespace modelc::ops
