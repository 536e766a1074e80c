#pragma once
#include <Eigen/Core>
#include <type_traits>
#include <utility>

#include "modelc/error.hpp"
#include "modelc/index.hpp"

namespace modelc {

namespace detail {
template <class... T>
using Void = void;
template <class X, class = void>
constexpr bool is_matrix = false;
template <class X>
constexpr bool is_matrix<X, Void<decltype(X::RowsAtCompileTime), decltype(std::declval<const X&>().outerStride())>> =
    true;
template <class X, class = void>
constexpr bool is_tensor = false;  // Eigen's, recognized by its members: its header is the user's to include
template <class X>
constexpr bool is_tensor<X, Void<decltype(X::Layout), decltype(std::declval<const X&>().dimensions()),
                                 decltype(std::declval<const X&>().data())>> = true;
template <class X, class = void>
constexpr bool is_container = false;
template <class X>
constexpr bool
    is_container<X, Void<decltype(std::declval<const X&>().data()), decltype(std::declval<const X&>().size())>> = true;

template <class Pointer>
using Pointee = std::remove_const_t<std::remove_pointer_t<Pointer>>;

inline std::string shape_text(const Index* shape, int rank) {
  std::string text = "[";
  for (int i = 0; i < rank; ++i) text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
  return text + "]";
}
[[noreturn]] inline void wrong_size(const char* name, const std::string& got, const Index* shape, int rank) {
  raise("input `" + std::string(name) + "` has " + got + ", expected " + shape_text(shape, rank));
}
}  // namespace detail

/// The row-major elements of an argument of predict, checked against the shape that the model expects. Takes what Eigen
/// has in row-major order (vectors, matrices, maps, Tensor, TensorMap), and anything with data() and size()
/// (std::vector, std::array, spans) of the right number of elements; a number where the shape has no axes. Throws an
/// Error that shows both shapes.
template <class T, int Rank, class X>
const T* checked(const char* name, const X& x, const Index (&shape)[Rank > 0 ? Rank : 1]) {
  Index size = 1;
  for (int i = 0; i < Rank; ++i) size *= shape[i];
  if constexpr (std::is_arithmetic<X>::value) {
    static_assert(std::is_same<X, T>::value, "the input's element type differs from the model's: cast it first");
    if (size != 1) detail::wrong_size(name, "a single number", shape, Rank);
    return &x;
  } else if constexpr (detail::is_matrix<X>) {
    constexpr bool is_vector = X::RowsAtCompileTime == 1 || X::ColsAtCompileTime == 1;
    static_assert(std::is_same<typename X::Scalar, T>::value,
                  "the input's element type differs from the model's: use .cast<T>().eval()");
    static_assert(is_vector || static_cast<bool>(X::IsRowMajor),
                  "models take row-major matrices, Eigen's default is column-major: declare the input as "
                  "Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>");
    const Index got[] = {x.rows(), x.cols()};
    const bool exact = Rank == 2 && x.rows() == shape[0] && x.cols() == shape[Rank == 2 ? 1 : 0];
    if (x.size() != size || (Rank == 2 && !is_vector && !exact))
      detail::wrong_size(name, "shape " + detail::shape_text(got, 2), shape, Rank);
    const bool gapless = x.innerStride() == 1 && (is_vector || x.rows() <= 1 || x.outerStride() == x.cols());
    if (size > 0 && !gapless)
      raise("input `" + std::string(name) +
            "` is a part of a larger matrix, its rows do not follow each other: evaluate it with .eval()");
    return x.data();
  } else if constexpr (detail::is_tensor<X>) {
    using Element = detail::Pointee<decltype(x.data())>;
    static_assert(std::is_same<Element, T>::value, "the input's element type differs from the model's: use .cast<T>()");
    static_assert(static_cast<int>(X::Layout) == static_cast<int>(Eigen::RowMajor),
                  "models take row-major tensors, Eigen's default is column-major: declare the input as "
                  "Eigen::Tensor<T, rank, Eigen::RowMajor>");
    constexpr int rank = static_cast<int>(X::NumDimensions);
    Index got[rank > 0 ? rank : 1] = {};
    bool same = rank == Rank;
    for (int i = 0; i < rank; ++i) {
      got[i] = x.dimensions()[static_cast<std::size_t>(i)];
      if (rank == Rank && got[i] != shape[i]) same = false;
    }
    if (!same) detail::wrong_size(name, "shape " + detail::shape_text(got, rank), shape, Rank);
    return x.data();
  } else {
    static_assert(detail::is_container<X>,
                  "models take Eigen vectors, matrices, maps and tensors, and containers with data() and size(); "
                  "an expression has to be evaluated first: .eval()");
    using Element = detail::Pointee<decltype(x.data())>;
    static_assert(std::is_same<Element, T>::value, "the input's element type differs from the model's");
    if (static_cast<Index>(x.size()) != size)
      detail::wrong_size(name, std::to_string(x.size()) + " elements", shape, Rank);
    return x.data();
  }
}

}  // namespace modelc
