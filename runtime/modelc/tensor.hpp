#pragma once
#include "modelc/index.hpp"

namespace modelc {

/// A view of contiguous row-major elements: what kernels take. Copies share the elements.
template <class T, int Rank>
struct Tensor {
  T* data = nullptr;
  Index extent[Rank > 0 ? Rank : 1] = {};

  static constexpr int rank() { return Rank; }
  Index size() const {
    Index n = 1;
    for (int axis = 0; axis < Rank; ++axis) n *= extent[axis];
    return n;
  }
  /// Product of the extents before / behind `axis`.
  Index outer(int axis) const {
    Index n = 1;
    for (int i = 0; i < axis; ++i) n *= extent[i];
    return n;
  }
  Index inner(int axis) const {
    Index n = 1;
    for (int i = axis + 1; i < Rank; ++i) n *= extent[i];
    return n;
  }
  /// An element by its coordinates, one for each axis.
  template <class... I>
  T& operator()(I... at) const {
    static_assert(sizeof...(I) == Rank, "one coordinate for each axis");
    Index i = 0;
    int axis = 0;
    ((i = i * extent[axis++] + static_cast<Index>(at)), ...);
    (void)axis;
    return data[i];
  }
  operator Tensor<const T, Rank>() const {
    Tensor<const T, Rank> view;
    view.data = data;
    for (int axis = 0; axis < Rank; ++axis) view.extent[axis] = extent[axis];
    return view;
  }
};

/// tensor(p, 2, 3) is a Tensor<T, 2>; tensor(p) a scalar.
template <class T, class... I>
Tensor<T, static_cast<int>(sizeof...(I))> tensor(T* data, I... extents) {
  return {data, {static_cast<Index>(extents)...}};
}

}  // namespace modelc
