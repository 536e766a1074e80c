#pragma once
#include <Eigen/Core>
#include <cmath>
#include <limits>
#include <type_traits>

#include "modelc/tensor.hpp"

// GCC 12 takes packets that loops over small matrices never reach for accesses out of bounds.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Warray-bounds"
#endif
MODELC_PACKETS_BEGIN

/// Systems of equations and decompositions of square matrices, one for each turn of the leading axes. The work is done
/// in the result, and where that does not hold a matrix, in `work`: nothing allocates. Matrices that a decomposition
/// divides by zero for give infinities and NaN.
namespace modelc::kernels {

namespace detail {
template <class T>
using Rows = Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;
template <class T>
using ConstRows = Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

/// Makes a upper triangular by elimination with the largest pivot of each column, with the rows of `follow` in step.
/// Gives whether rows were exchanged an odd number of times.
template <class T>
bool eliminate(Rows<T> a, Rows<T> follow) {
  const Index n = a.rows();
  bool odd = false;
  for (Index k = 0; k < n; ++k) {
    Index pivot = k;
    for (Index i = k + 1; i < n; ++i) {
      if (std::abs(a(i, k)) > std::abs(a(pivot, k))) pivot = i;
    }
    if (a(pivot, k) == T(0)) continue;  // so is all of the column
    if (pivot != k) {
      a.row(k).swap(a.row(pivot));
      follow.row(k).swap(follow.row(pivot));
      odd = !odd;
    }
    for (Index i = k + 1; i < n; ++i) {
      const T factor = a(i, k) / a(k, k);
      a.row(i).tail(n - k - 1) -= factor * a.row(k).tail(n - k - 1);
      follow.row(i) -= factor * follow.row(k);
    }
  }
  return odd;
}

/// Replaces x by the solution of a y = x, where only one triangle of a counts.
template <class T>
void substitute(ConstRows<T> a, Rows<T> x, bool lower) {
  const Index n = a.rows();
  for (Index step = 0; step < n; ++step) {
    const Index i = lower ? step : n - 1 - step, first = lower ? 0 : i + 1;
    if (step > 0) x.row(i) -= a.row(i).segment(first, step).lazyProduct(x.middleRows(first, step));
    x.row(i) /= a(i, i);
  }
}
}  // namespace detail

/// The solutions of a y = b for matrices a and as many vectors, or matrices of columns, b.
template <class T, int Q, class W, class A, int R, class B>
void solve(Tensor<T, Q> y, Tensor<W, 1> work, Tensor<A, R> a, Tensor<B, Q> b) noexcept {
  const Index n = a.extent[R - 1], count = a.outer(R - 2), columns = Q == R ? y.extent[Q - 1] : 1;
  copy_elements(b.data, y.size(), y.data);
  const detail::Rows<T> matrix(work.data, n, n);
  for (Index i = 0; i < count; ++i) {
    const detail::Rows<T> x(y.data + i * n * columns, n, columns);
    copy_elements(a.data + i * n * n, n * n, work.data);
    detail::eliminate<T>(matrix, x);
    detail::substitute<T>(detail::ConstRows<T>(work.data, n, n), x, false);
  }
}

/// The same where one triangle of a is all that counts.
template <class T, int Q, class A, int R, class B>
void solve_triangular(Tensor<T, Q> y, Tensor<A, R> a, Tensor<B, Q> b, bool lower) noexcept {
  const Index n = a.extent[R - 1], count = a.outer(R - 2), columns = Q == R ? y.extent[Q - 1] : 1;
  copy_elements(b.data, y.size(), y.data);
  for (Index i = 0; i < count; ++i)
    detail::substitute<T>(detail::ConstRows<T>(a.data + i * n * n, n, n),
                          detail::Rows<T>(y.data + i * n * columns, n, columns), lower);
}

/// The determinants of matrices.
template <class T, int Q, class W, class A, int R>
void det(Tensor<T, Q> y, Tensor<W, 1> work, Tensor<A, R> a) noexcept {
  const Index n = a.extent[R - 1], count = a.outer(R - 2);
  const detail::Rows<T> matrix(work.data, n, n);
  for (Index i = 0; i < count; ++i) {
    copy_elements(a.data + i * n * n, n * n, work.data);
    T product = detail::eliminate<T>(matrix, detail::Rows<T>(work.data, n, 0)) ? T(-1) : T(1);
    for (Index k = 0; k < n; ++k) product *= matrix(k, k);
    y.data[i] = product;
  }
}

/// The triangular factors of (a + transpose(a)) / 2, with NaN where that is not positive definite.
template <class T, int R, class A>
void cholesky(Tensor<T, R> y, Tensor<A, R> a, bool upper) noexcept {
  const Index n = a.extent[R - 1], count = a.outer(R - 2);
  for (Index turn = 0; turn < count; ++turn) {
    const detail::ConstRows<T> from(a.data + turn * n * n, n, n);
    detail::Rows<T> factor(y.data + turn * n * n, n, n);
    bool definite = true;
    for (Index i = 0; i < n; ++i) {
      for (Index j = 0; j <= i; ++j) {
        const T rest = T(0.5) * (from(i, j) + from(j, i)) - factor.row(i).head(j).dot(factor.row(j).head(j));
        if (i == j) definite = definite && rest > T(0);
        factor(i, j) = i == j ? std::sqrt(rest) : rest / factor(j, j);
        factor(j, i) = i == j ? factor(i, j) : T(0);
      }
    }
    if (!definite) {
      for (Index i = 0; i < n; ++i) factor.row(i).head(i + 1).setConstant(std::numeric_limits<T>::quiet_NaN());
    }
    for (Index i = 0; i < n && upper; ++i) {
      for (Index j = 0; j < i; ++j) {
        factor(j, i) = factor(i, j);
        factor(i, j) = T(0);
      }
    }
  }
}

}  // namespace modelc::kernels

MODELC_PACKETS_END
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
