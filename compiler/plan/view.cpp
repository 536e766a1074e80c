#include "plan/view.h"

namespace modelc::plan {

std::vector<Dim> row_major(const Shape& shape) {
  std::vector<Dim> strides(shape.size(), Dim(1));
  for (std::size_t k = shape.size(); k-- > 1;) strides[k - 1] = strides[k] * shape[k];
  return strides;
}

View whole(const Shape& shape) {
  View view{shape, std::vector<AxisMap>(shape.size()), {0, row_major(shape)}};
  for (std::size_t k = 0; k < shape.size(); ++k) {
    // An axis of extent 1 has one index only; as a constant it compares equal whatever loop it stands under.
    if (!shape[k].is_constant(1)) (*view.axes)[k] = {static_cast<int>(k), 0, 1};
  }
  return view;
}

View transposed(const View& view, const std::vector<std::int64_t>& permutation) {
  View result = view;
  std::vector<int> place(permutation.size());  // old axis -> new axis
  for (std::size_t k = 0; k < permutation.size(); ++k) {
    const auto from = static_cast<std::size_t>(permutation[k]);
    result.shape[k] = view.shape[from];
    result.layout.strides[k] = view.layout.strides[from];
    place[from] = static_cast<int>(k);
  }
  if (result.axes) {
    for (AxisMap& map : *result.axes) {
      if (map.axis >= 0) map.axis = place[static_cast<std::size_t>(map.axis)];
    }
  }
  return result;
}

View sliced(const View& view, const Shape& shape, const std::vector<Dim>& start,
            const std::vector<std::int64_t>& step) {
  View result = view;
  result.shape = shape;
  for (std::size_t k = 0; k < shape.size(); ++k) {
    result.layout.offset = result.layout.offset + start[k] * view.layout.strides[k];
    result.layout.strides[k] = view.layout.strides[k] * Dim(step[k]);
  }
  if (result.axes) {
    for (AxisMap& map : *result.axes) {
      if (map.axis < 0) continue;
      const auto k = static_cast<std::size_t>(map.axis);
      map.offset = map.offset + map.step * start[k];
      map.step = map.step * Dim(step[k]);
      if (shape[k].is_constant(1)) map = {-1, map.offset, 1};
    }
  }
  return result;
}

View broadcast(const View& view, const Shape& shape) {
  const std::size_t added = shape.size() - view.shape.size();
  View result{shape, view.axes, {view.layout.offset, std::vector<Dim>(shape.size(), Dim(0))}};
  for (std::size_t k = 0; k < view.shape.size(); ++k) {
    if (!view.shape[k].is_constant(1)) result.layout.strides[k + added] = view.layout.strides[k];
  }
  if (result.axes) {
    for (AxisMap& map : *result.axes) {
      if (map.axis < 0) continue;
      const bool one = view.shape[static_cast<std::size_t>(map.axis)].is_constant(1);
      map = one ? AxisMap{-1, map.offset, 1} : AxisMap{map.axis + static_cast<int>(added), map.offset, map.step};
    }
  }
  return result;
}

namespace {

// A run of old axes and the run of new axes with the same number of elements.
struct Block {
  std::size_t old_begin, old_end, new_begin, new_end;
};

std::vector<std::size_t> axes_beyond_one(const Shape& shape) {
  std::vector<std::size_t> axes;
  for (std::size_t k = 0; k < shape.size(); ++k) {
    if (!shape[k].is_constant(1)) axes.push_back(k);
  }
  return axes;
}

// The finest blocks: cut wherever the products of leading extents agree. Indices are into the lists of axes beyond one.
std::vector<Block> matching_blocks(const Shape& from, const std::vector<std::size_t>& old_axes, const Shape& to,
                                   const std::vector<std::size_t>& new_axes) {
  std::vector<Dim> new_products(new_axes.size() + 1, Dim(1));
  for (std::size_t j = 0; j < new_axes.size(); ++j) new_products[j + 1] = new_products[j] * to[new_axes[j]];
  std::vector<Block> blocks;
  Dim product = 1;
  std::size_t old_begin = 0;
  std::size_t new_begin = 0;
  for (std::size_t i = 0; i < old_axes.size(); ++i) {
    product = product * from[old_axes[i]];
    if (i + 1 == old_axes.size()) {  // the ends agree, proved or required
      blocks.push_back({old_begin, i + 1, new_begin, new_axes.size()});
      break;
    }
    for (std::size_t j = new_begin + 1; j <= new_axes.size(); ++j) {
      if (!(new_products[j] == product)) continue;
      blocks.push_back({old_begin, i + 1, new_begin, j});
      old_begin = i + 1;
      new_begin = j;
      break;
    }
  }
  return blocks;
}

}  // namespace

std::optional<View> reshaped(const View& view, const Shape& shape) {
  View result{shape, std::nullopt, {view.layout.offset, std::vector<Dim>(shape.size(), Dim(0))}};
  const std::vector<std::size_t> old_axes = axes_beyond_one(view.shape);
  const std::vector<std::size_t> new_axes = axes_beyond_one(shape);
  if (old_axes.empty()) {
    for (const std::size_t axis : new_axes) {
      if (!shape[axis].is_constant(1)) return std::nullopt;  // only equal by a requirement
    }
  }
  std::vector<int> place(view.shape.size(), -1);
  bool axis_by_axis = view.axes.has_value();
  for (const Block& block : matching_blocks(view.shape, old_axes, shape, new_axes)) {
    if (block.old_end - block.old_begin == 1 && block.new_end - block.new_begin == 1 &&
        view.shape[old_axes[block.old_begin]] == shape[new_axes[block.new_begin]]) {
      place[old_axes[block.old_begin]] = static_cast<int>(new_axes[block.new_begin]);
      result.layout.strides[new_axes[block.new_begin]] = view.layout.strides[old_axes[block.old_begin]];
      continue;
    }
    axis_by_axis = false;
    for (std::size_t k = block.old_begin; k + 1 < block.old_end; ++k) {
      const std::size_t axis = old_axes[k];
      const std::size_t next = old_axes[k + 1];
      if (!(view.layout.strides[axis] == view.layout.strides[next] * view.shape[next])) return std::nullopt;
    }
    Dim stride = view.layout.strides[old_axes[block.old_end - 1]];
    for (std::size_t k = block.new_end; k-- > block.new_begin;) {
      result.layout.strides[new_axes[k]] = stride;
      stride = stride * shape[new_axes[k]];
    }
  }
  if (axis_by_axis || (view.axes && view.axes->empty())) {  // a scalar is the same however it is spread
    result.axes = view.axes;
    for (AxisMap& map : *result.axes) {
      if (map.axis >= 0) map.axis = place[static_cast<std::size_t>(map.axis)];
      if (map.axis < 0) map.step = 1;
    }
  }
  return result;
}

std::vector<AxisMap> compose(const std::vector<AxisMap>& lowered, const std::vector<AxisMap>& viewer) {
  std::vector<AxisMap> result = lowered;
  for (AxisMap& map : result) {
    if (map.axis < 0) continue;
    const AxisMap& via = viewer[static_cast<std::size_t>(map.axis)];
    map = {via.axis, map.offset + map.step * via.offset, via.axis < 0 ? Dim(1) : map.step * via.step};
  }
  return result;
}

Layout compose(const Layout& layout, const std::vector<AxisMap>& viewer, std::size_t loops) {
  Layout result{layout.offset, std::vector<Dim>(loops, Dim(0))};
  for (std::size_t k = 0; k < viewer.size(); ++k) {
    result.offset = result.offset + layout.strides[k] * viewer[k].offset;
    if (viewer[k].axis < 0) continue;
    Dim& stride = result.strides[static_cast<std::size_t>(viewer[k].axis)];
    stride = stride + layout.strides[k] * viewer[k].step;
  }
  return result;
}

Layout layout_of(const Shape& lowered, const std::vector<AxisMap>& maps, std::size_t loops) {
  return compose(Layout{0, row_major(lowered)}, maps, loops);
}

}  // namespace modelc::plan
