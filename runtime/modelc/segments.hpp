#pragma once
#include <limits>

#include "modelc/lanes.hpp"
#include "modelc/tensor.hpp"

/// Rows of a tensor by the numbers in an index tensor. Numbers outside are dropped, so that none reads or writes
/// astray.
namespace modelc::kernels {

namespace detail {
/// Calls row(row of the numbered tensor, row that its number names).
template <class I, int P, class Row>
void for_numbered(const Tensor<I, P>& numbers, Index rows, Row row) {
  const Index count = numbers.size();
  for (Index k = 0; k < count; ++k) {
    const Index at = static_cast<Index>(numbers.data[k]);
    if (at >= 0 && at < rows) row(k, at);
  }
}

template <class T, int R, class U, int Q, class I, int P, class Join>
void join_segments(const Tensor<T, R>& y, const Tensor<U, Q>& data, const Tensor<I, P>& ids, T start, Join join) {
  const Index inner = y.inner(0), size = y.size();
  for (Index i = 0; i < size; ++i) y.data[i] = start;
  for_numbered(ids, y.extent[0], [&](Index from, Index to) {
    const U* const x = data.data + from * inner;
    T* const sum = y.data + to * inner;
    for (Index i = 0; i < inner; ++i) sum[i] = join(sum[i], x[i]);
  });
}

template <class T>
constexpr T lowest_start() {
  return std::numeric_limits<T>::has_infinity ? -std::numeric_limits<T>::infinity() : std::numeric_limits<T>::lowest();
}
template <class T>
constexpr T highest_start() {
  return std::numeric_limits<T>::has_infinity ? std::numeric_limits<T>::infinity() : std::numeric_limits<T>::max();
}
}  // namespace detail

/// Row s of y is the sum of the rows of data whose id is s.
template <class T, int R, class U, int Q, class I, int P>
void segment_sum(Tensor<T, R> y, Tensor<U, Q> data, Tensor<I, P> ids, bool = false) noexcept {
  detail::join_segments(y, data, ids, T(0), [](T a, T b) { return modelc::detail::wrap_add<T>(a, b); });
}

/// The largest instead of the sum; NaN beats every number.
template <class T, int R, class U, int Q, class I, int P>
void segment_max(Tensor<T, R> y, Tensor<U, Q> data, Tensor<I, P> ids, bool = false) noexcept {
  detail::join_segments(y, data, ids, detail::lowest_start<T>(), [](T a, T b) { return b > a || b != b ? b : a; });
}

/// The smallest instead of the sum; NaN beats every number.
template <class T, int R, class U, int Q, class I, int P>
void segment_min(Tensor<T, R> y, Tensor<U, Q> data, Tensor<I, P> ids, bool = false) noexcept {
  detail::join_segments(y, data, ids, detail::highest_start<T>(), [](T a, T b) { return b < a || b != b ? b : a; });
}

/// The rows of x with these numbers, zeros for numbers outside.
template <class T, int R, class U, int Q, class I, int P>
void take_rows(Tensor<T, R> y, Tensor<U, Q> x, Tensor<I, P> numbers) noexcept {
  const Index inner = x.inner(0), size = y.size();
  for (Index i = 0; i < size; ++i) y.data[i] = T(0);
  detail::for_numbered(numbers, x.extent[0],
                       [&](Index to, Index from) { copy_elements(x.data + from * inner, inner, y.data + to * inner); });
}

/// inputs with the row of each number replaced by the row of updates; the last of several stays.
template <class T, int R, class U, class I, class V>
void update_rows(Tensor<T, R> y, Tensor<U, R> inputs, Tensor<I, 1> numbers, Tensor<V, R> updates) noexcept {
  const Index inner = y.inner(0);
  copy_elements(inputs.data, y.size(), y.data);
  detail::for_numbered(numbers, y.extent[0], [&](Index from, Index to) {
    copy_elements(updates.data + from * inner, inner, y.data + to * inner);
  });
}

}  // namespace modelc::kernels
