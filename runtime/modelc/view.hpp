#pragma once
#include <Eigen/Core>
#include <type_traits>

#include "modelc/index.hpp"

namespace modelc {

namespace detail {
template <class T, Index... Extents>
struct ViewOf;
template <class T>
struct ViewOf<T> {
  using type = std::remove_const_t<T>;
};
template <class T, class Matrix>
using MapOf = Eigen::Map<std::conditional_t<std::is_const<T>::value, const Matrix, Matrix>>;
template <class T, Index Size>
struct ViewOf<T, Size> {
  using type = MapOf<T, Eigen::Matrix<std::remove_const_t<T>, static_cast<int>(Size), 1>>;
};
template <class T, Index Rows, Index Columns>
struct ViewOf<T, Rows, Columns> {
  // Eigen has no row-major columns; one column is the same either way.
  static constexpr int layout = Columns == 1 && Rows != 1 ? Eigen::ColMajor : Eigen::RowMajor;
  using type =
      MapOf<T, Eigen::Matrix<std::remove_const_t<T>, static_cast<int>(Rows), static_cast<int>(Columns), layout>>;
};
}  // namespace detail

/// What predict takes and gives: View<const float, Dynamic, 784> is an Eigen::Map of a row-major matrix, with one
/// extent of a vector; without extents a plain number. More than two extents need tensor_view.hpp.
template <class T, Index... Extents>
using View = typename detail::ViewOf<T, Extents...>::type;

/// A view of the elements at `data`; one extent for each axis. For a number, its value.
template <class V, class T, class... I>
V make_view(T* data, I... extents) {
  if constexpr (sizeof...(I) == 0)
    return *data;
  else
    return V(data, static_cast<Index>(extents)...);
}

/// A view of extents known while compiling at a byte offset of a block: where a weight lies.
template <class T, Index... Extents>
View<T, Extents...> block_view(const Arena& block, Index offset) {
  return make_view<View<T, Extents...>>(block.at<T>(offset), Extents...);
}

}  // namespace modelc
