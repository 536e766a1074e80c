#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "ir/dim.h"

namespace modelc::plan {

using ir::Dim;
using ir::Shape;

/// One axis of an op as a function of the viewer's indices: offset + step * index[axis]; axis -1 stands for a
/// constant.
struct AxisMap {
  int axis = -1;
  Dim offset = 0;
  Dim step = 1;
  friend bool operator==(const AxisMap&, const AxisMap&) = default;
};

/// Where each element of a view lies in a row-major op: offset + sum of strides[k] * index[k], in elements.
struct Layout {
  Dim offset = 0;
  std::vector<Dim> strides;
  friend bool operator==(const Layout&, const Layout&) = default;
};

/// A tensor seen through reshapes, transpositions, slices and broadcasts. `layout` always holds; `axes` (one per axis
/// of the op) is there as long as the view maps whole axes, so that a computation can be pulled through it.
struct View {
  Shape shape;
  std::optional<std::vector<AxisMap>> axes;
  Layout layout;
};

std::vector<Dim> row_major(const Shape& shape);
/// Every element once, in the op's own order.
View whole(const Shape& shape);

View transposed(const View& view, const std::vector<std::int64_t>& permutation);
View sliced(const View& view, const Shape& shape, const std::vector<Dim>& start, const std::vector<std::int64_t>& step);
/// NumPy broadcasting: `view.shape` is aligned at the right and its axes of extent 1 repeat.
View broadcast(const View& view, const Shape& shape);
/// Nothing when the elements in their new arrangement are at no constant strides: a copy is needed.
std::optional<View> reshaped(const View& view, const Shape& shape);

/// Maps of an op's axes seen through a viewer that is itself a function of loop indices.
std::vector<AxisMap> compose(const std::vector<AxisMap>& lowered, const std::vector<AxisMap>& viewer);
/// The same for addresses: `layout` over the viewer's axes becomes one over the loops'.
Layout compose(const Layout& layout, const std::vector<AxisMap>& viewer, std::size_t loops);
/// Where `maps` lead in a row-major op of that shape.
Layout layout_of(const Shape& lowered, const std::vector<AxisMap>& maps, std::size_t loops);

}  // namespace modelc::plan
