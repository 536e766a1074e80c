#pragma once
#include <cmath>
#include <type_traits>

#include "modelc/lanes.hpp"
#include "modelc/tensor.hpp"

/// Operations that are neither elementwise nor sums of products. The result comes first, then the inputs, then the
/// attributes; nothing allocates or throws. An axis of -1 stands for the flattened tensor where an operation takes
/// none.
namespace modelc::kernels {

namespace detail {
/// Calls line(number, first, stride, length) for every line along the axis; lines are numbered in row-major order.
template <class T, int R, class Line>
void for_lines(const Tensor<T, R>& x, Index axis, Line line) {
  if (axis < 0 || R == 0) {
    line(Index{0}, Index{0}, Index{1}, x.size());
    return;
  }
  const int at = static_cast<int>(axis);
  const Index outer = x.outer(at), inner = x.inner(at), length = x.extent[R == 0 ? 0 : at];
  for (Index o = 0; o < outer; ++o) {
    for (Index i = 0; i < inner; ++i) line(o * inner + i, o * length * inner + i, inner, length);
  }
}

// Negative indices count from the end; what is still outside is clamped, so that no index reads or writes astray.
template <class I>
Index place(I index, Index extent) {
  Index i = static_cast<Index>(index);
  if (i < 0) i += extent;
  return i < 0 ? 0 : i >= extent ? extent - 1 : i;
}

// The first of equal elements wins; the first NaN beats every number, as in NumPy.
template <class Out, int Q, class T, int R, class Better>
void arg_best(const Tensor<Out, Q>& y, const Tensor<T, R>& x, Index axis, Better better) {
  for_lines(x, axis, [&](Index number, Index first, Index stride, Index length) {
    Index best = 0;
    for (Index i = 1; i < length; ++i) {
      const auto here = x.data[first + i * stride], there = x.data[first + best * stride];
      if (there == there && (here != here || better(here, there))) best = i;
    }
    y.data[number] = static_cast<Out>(best);
  });
}
}  // namespace detail

/// The index of the first largest element along the axis.
template <class Out, int Q, class T, int R>
void argmax(Tensor<Out, Q> y, Tensor<T, R> x, Index axis, bool = false) noexcept {
  detail::arg_best(y, x, axis, [](auto a, auto b) { return a > b; });
}

/// The index of the first smallest element along the axis.
template <class Out, int Q, class T, int R>
void argmin(Tensor<Out, Q> y, Tensor<T, R> x, Index axis, bool = false) noexcept {
  detail::arg_best(y, x, axis, [](auto a, auto b) { return a < b; });
}

/// The sums of the elements up to and including each one along the axis.
template <class Out, class T, int R>
void cumsum(Tensor<Out, R> y, Tensor<T, R> x, Index axis) noexcept {
  detail::for_lines(x, axis, [&](Index, Index first, Index stride, Index length) {
    Lane<Out, 1> sum(Out(0));
    for (Index i = 0; i < length; ++i) {
      sum += x.data[first + i * stride];
      y.data[first + i * stride] = sum.value;
    }
  });
}

/// The order of the elements along the axis, ascending, NaN last; equal elements keep their order. Heap sort, so that
/// no memory is needed: with the index as the last key every order is strict and so the result is the stable one.
template <class Out, class T, int R>
void argsort(Tensor<Out, R> y, Tensor<T, R> x, Index axis) noexcept {
  detail::for_lines(x, axis, [&](Index, Index first, Index stride, Index length) {
    Out* const order = y.data + first;
    const T* const value = x.data + first;
    const auto less = [&](Out i, Out j) {
      const T a = value[static_cast<Index>(i) * stride], b = value[static_cast<Index>(j) * stride];
      if (a < b) return true;
      if (b < a) return false;
      const bool a_nan = a != a, b_nan = b != b;
      return a_nan != b_nan ? b_nan : i < j;
    };
    const auto sift = [&](Index root, Index end) {
      const Out moved = order[root * stride];
      for (Index child = 2 * root + 1; child < end; child = 2 * root + 1) {
        if (child + 1 < end && less(order[child * stride], order[(child + 1) * stride])) ++child;
        if (!less(moved, order[child * stride])) break;
        order[root * stride] = order[child * stride];
        root = child;
      }
      order[root * stride] = moved;
    };
    for (Index i = 0; i < length; ++i) order[i * stride] = static_cast<Out>(i);
    for (Index root = length / 2; root-- > 0;) sift(root, length);
    for (Index end = length; end-- > 1;) {
      const Out last = order[end * stride];
      order[end * stride] = order[0];
      order[0] = last;
      sift(0, end);
    }
  });
}

/// The slices of x at the indices along the axis; the indices' shape takes the axis's place.
template <class Out, int Q, class T, int R, class I, int P>
void take(Tensor<Out, Q> y, Tensor<T, R> x, Tensor<I, P> indices, Index axis) noexcept {
  const int at = static_cast<int>(axis);
  const Index outer = axis < 0 ? 1 : x.outer(at), inner = axis < 0 ? 1 : x.inner(at), count = indices.size();
  const Index extent = axis < 0 ? x.size() : x.extent[at];
  for (Index o = 0; o < outer; ++o) {
    for (Index k = 0; k < count; ++k) {
      const T* from = x.data + (o * extent + detail::place(indices.data[k], extent)) * inner;
      Out* to = y.data + (o * count + k) * inner;
      for (Index i = 0; i < inner; ++i) to[i] = from[i];
    }
  }
}

/// Zeros, with each slice of updates added where `take` would find it.
template <class T, int R, class U, int Q, class I, int P, class... Shape>
void scatter_add(Tensor<T, R> y, Tensor<U, Q> updates, Tensor<I, P> indices, Index axis, const Shape&...) noexcept {
  const int at = static_cast<int>(axis);
  const Index outer = axis < 0 ? 1 : y.outer(at), inner = axis < 0 ? 1 : y.inner(at), count = indices.size();
  const Index extent = axis < 0 ? y.size() : y.extent[at];
  for (Index i = 0; i < y.size(); ++i) y.data[i] = T(0);
  for (Index o = 0; o < outer; ++o) {
    for (Index k = 0; k < count; ++k) {
      T* to = y.data + (o * extent + detail::place(indices.data[k], extent)) * inner;
      const U* from = updates.data + (o * count + k) * inner;
      for (Index i = 0; i < inner; ++i) to[i] = modelc::detail::wrap_add<T>(to[i], from[i]);
    }
  }
}

/// For each element of indices, the element of x with that index along the axis and the same coordinates elsewhere.
template <class Out, int R, class T, class I>
void take_along_axis(Tensor<Out, R> y, Tensor<T, R> x, Tensor<I, R> indices, Index axis) noexcept {
  const int at = static_cast<int>(axis);
  const Index extent = x.extent[at], inner = x.inner(at);
  detail::for_lines(indices, axis, [&](Index number, Index first, Index stride, Index length) {
    const T* from = x.data + number / inner * extent * inner + number % inner;
    for (Index i = 0; i < length; ++i)
      y.data[first + i * stride] = from[detail::place(indices.data[first + i * stride], extent) * inner];
  });
}

/// Zeros, with each update added where `take_along_axis` would find it.
template <class T, int R, class U, class I, class... Shape>
void scatter_add_along_axis(Tensor<T, R> y, Tensor<U, R> updates, Tensor<I, R> indices, Index axis,
                            const Shape&...) noexcept {
  const int at = static_cast<int>(axis);
  const Index extent = y.extent[at], inner = y.inner(at);
  for (Index i = 0; i < y.size(); ++i) y.data[i] = T(0);
  detail::for_lines(indices, axis, [&](Index number, Index first, Index stride, Index length) {
    T* to = y.data + number / inner * extent * inner + number % inner;
    for (Index i = 0; i < length; ++i) {
      T& at_place = to[detail::place(indices.data[first + i * stride], extent) * inner];
      at_place = modelc::detail::wrap_add<T>(at_place, updates.data[first + i * stride]);
    }
  });
}

/// The orthonormal columns of Q in x = QR with R's diagonal positive: Gram-Schmidt, twice over each column for
/// accuracy.
template <class T, class In>
void orthogonalize(Tensor<T, 2> q, Tensor<In, 2> x) noexcept {
  const Index rows = q.extent[0], columns = q.extent[1];
  for (Index i = 0; i < q.size(); ++i) q.data[i] = x.data[i];
  const auto dot = [&](Index a, Index b) {
    double sum = 0;
    for (Index r = 0; r < rows; ++r)
      sum += static_cast<double>(q.data[r * columns + a]) * static_cast<double>(q.data[r * columns + b]);
    return sum;
  };
  for (Index c = 0; c < columns; ++c) {
    for (Index before = 0; before < 2 * c; ++before) {
      const Index b = before % c;
      const T along = static_cast<T>(dot(b, c));
      for (Index r = 0; r < rows; ++r) q.data[r * columns + c] -= along * q.data[r * columns + b];
    }
    const T length = static_cast<T>(std::sqrt(dot(c, c)));
    for (Index r = 0; r < rows && length > 0; ++r) q.data[r * columns + c] /= length;
  }
}

/// At most indices.extent[0] of the boxes by falling score, none of which overlaps a chosen one by more than
/// iou_threshold (intersection over union) or scores no more than score_threshold; then zeros. boxes [n, 4] by two
/// opposite corners, scores [n]; of equal scores the first goes first. Takes no memory: each candidate is looked for
/// among all scores.
template <class I, class C, class T, class U>
void non_max_suppression(Tensor<I, 1> indices, Tensor<C, 0> count, Tensor<T, 2> boxes, Tensor<U, 1> scores,
                         double iou_threshold, double score_threshold) noexcept {
  using Number = std::remove_const_t<T>;
  const auto low = [&](Index box, int axis) {
    const Number a = boxes.data[box * 4 + axis], b = boxes.data[box * 4 + axis + 2];
    return b < a ? b : a;
  };
  const auto high = [&](Index box, int axis) {
    const Number a = boxes.data[box * 4 + axis], b = boxes.data[box * 4 + axis + 2];
    return a < b ? b : a;
  };
  const auto overlap = [&](Index i, Index j) {
    Number common = 1, area_i = 1, area_j = 1;
    for (int axis = 0; axis < 2; ++axis) {
      const Number from = low(i, axis) < low(j, axis) ? low(j, axis) : low(i, axis);
      const Number to = high(i, axis) < high(j, axis) ? high(i, axis) : high(j, axis);
      common *= to > from ? to - from : Number(0);
      area_i *= high(i, axis) - low(i, axis);
      area_j *= high(j, axis) - low(j, axis);
    }
    return area_i > 0 && area_j > 0 ? common / (area_i + area_j - common) : Number(0);
  };
  Index chosen = 0;
  for (Index last = -1; chosen < indices.extent[0];) {
    Index next = -1;  // the best behind the last one
    for (Index i = 0; i < scores.extent[0]; ++i) {
      const Number score = scores.data[i];
      if (!(static_cast<double>(score) > score_threshold)) continue;
      const bool behind = last < 0 || score < scores.data[last] || (score == scores.data[last] && i > last);
      if (behind && (next < 0 || score > scores.data[next])) next = i;
    }
    if (next < 0) break;
    last = next;
    bool hidden = false;
    for (Index k = 0; k < chosen && !hidden; ++k)
      hidden = static_cast<double>(overlap(next, static_cast<Index>(indices.data[k]))) > iou_threshold;
    if (!hidden) indices.data[chosen++] = static_cast<I>(next);
  }
  count.data[0] = static_cast<C>(chosen);
  for (Index k = chosen; k < indices.extent[0]; ++k) indices.data[k] = I(0);
}

}  // namespace modelc::kernels
