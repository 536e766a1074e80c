#pragma once
#include <cstdint>
#include <tuple>
#include <utility>

#include "modelc/bytes.hpp"
#include "modelc/math.hpp"
#include "modelc/reducers.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

namespace detail {
// How many strides from start the label lies; -1 where it does not, or before it. Compares before it subtracts: labels
// may be any numbers.
template <class U>
MODELC_INLINE Index place_of(U label, Index start, Index stride) {
  if constexpr (std::is_arithmetic<U>::value) {
    if (label < 0 || (stride > 0) != (label >= start)) return label == start ? 0 : -1;
    const Index distance = static_cast<Index>(label) - start;
    return stride == 1 ? distance : distance % stride == 0 ? distance / stride : -1;
  } else {
    return place_of(label.value, start, stride);
  }
}
}  // namespace detail

/// What a body of `for_lanes` loads and stores with, and makes lanes of numbers with: `lane.load(p)`, `lane(0.5f)`.
template <class T, int N>
struct Lanes {
  using Scalar = T;
  static constexpr int width = N;

  MODELC_INLINE Lane<T, N> operator()(T same) const { return same; }
  MODELC_INLINE Lane<T, N> operator()(Lane<T, 1> same) const { return same.value; }
  MODELC_INLINE Mask<T, N> operator()(bool same) const { return same; }
  MODELC_INLINE Mask<T, N> operator()(Mask<bool, 1> same) const { return same.value; }

  MODELC_INLINE Lane<T, N> load(const T* p) const { return Lane<T, N>::load(p); }
  /// Elements p[0], p[stride], p[2 * stride]...
  MODELC_INLINE Lane<T, N> load(const T* p, Index stride) const { return Lane<T, N>::load(p, stride); }
  MODELC_INLINE Mask<T, N> load(const bool* p, Index stride = 1) const {
    alignas(64) T values[N];
    for (int i = 0; i < N; ++i) values[i] = static_cast<T>(p[i * stride]);
    return load(values) != Lane<T, N>(T(0));
  }
  /// Bytes, widened.
  MODELC_INLINE Lane<T, N> load(const std::uint8_t* p, Index stride = 1) const { return widened(p, stride); }
  MODELC_INLINE Lane<T, N> load(const std::int8_t* p, Index stride = 1) const { return widened(p, stride); }
  MODELC_INLINE Lane<T, N> operator()(std::uint8_t same) const { return static_cast<T>(same); }
  MODELC_INLINE Lane<T, N> operator()(std::int8_t same) const { return static_cast<T>(same); }
  MODELC_INLINE void store(T* p, const Lane<T, N>& x) const { x.store(p); }
  MODELC_INLINE void store(T* p, Index stride, const Lane<T, N>& x) const { x.store(p, stride); }
  MODELC_INLINE void store(bool* p, const Mask<T, N>& x) const { store(p, 1, x); }
  MODELC_INLINE void store(bool* p, Index stride, const Mask<T, N>& x) const {
    const Elements<T, N> values(select(x, Lane<T, N>(T(1)), Lane<T, N>(T(0))));
    for (int i = 0; i < N; ++i) p[i * stride] = values.value[i] != T(0);
  }
  /// start, start + 1, start + 2...
  MODELC_INLINE Lane<T, N> iota(T start) const { return Lane<T, N>::iota(start); }
  /// start, start + stride, start + 2 * stride...
  MODELC_INLINE Lane<T, N> iota(T start, Index stride) const {
    return Lane<T, N>(start) + iota(T(0)) * Lane<T, N>(static_cast<T>(stride));
  }
  /// Where start, start + stride, start + 2 * stride..., of which none is negative, is the label. No stride is 0.
  template <class U>
  MODELC_INLINE Mask<T, N> one_hot(U label, Index start, Index stride = 1) const {
    const Index at = detail::place_of(label, start, stride);
    return iota(T(0)) == Lane<T, N>(at < N ? static_cast<T>(at) : T(-1));
  }

 private:
  template <class Byte>
  MODELC_INLINE Lane<T, N> widened(const Byte* p, Index stride) const {
    if (stride == 1) return detail::widen<T, N>(p);
    alignas(64) T values[N];
    MODELC_UNROLL
    for (int i = 0; i < N; ++i) values[i] = static_cast<T>(p[i * stride]);
    return load(values);
  }
};

/// One element, of any type.
template <class T>
struct Lanes<T, 1> {
  using Scalar = T;
  static constexpr int width = 1;

  template <class U, class = std::enable_if_t<std::is_arithmetic<U>::value>>
  MODELC_INLINE auto operator()(U same) const {
    if constexpr (std::is_same<U, bool>::value)
      return Mask<bool, 1>(same);
    else
      return Lane<U, 1>(same);
  }
  template <class U>
  MODELC_INLINE Lane<U, 1> operator()(Lane<U, 1> same) const {
    return same;
  }
  MODELC_INLINE Mask<bool, 1> operator()(Mask<bool, 1> same) const { return same; }

  template <class U>
  MODELC_INLINE auto load(const U* p, Index = 1) const {
    return (*this)(*p);
  }
  template <class U>
  MODELC_INLINE void store(U* p, Lane<U, 1> x) const {
    *p = x.value;
  }
  template <class U>
  MODELC_INLINE void store(U* p, U x) const {
    *p = x;
  }
  MODELC_INLINE void store(bool* p, Mask<bool, 1> x) const { *p = x.value; }
  template <class U, class V>
  MODELC_INLINE void store(U* p, Index, V x) const {
    store(p, x);
  }
  template <class U>
  MODELC_INLINE Lane<U, 1> iota(U start, Index = 1) const {
    return start;
  }
  template <class U>
  MODELC_INLINE Mask<bool, 1> one_hot(U label, Index start, Index = 1) const {
    return detail::place_of(label, start, 1) == 0;
  }
};

/// Loads and stores of single elements of any type.
using Scalar = Lanes<float, 1>;

/// Runs body(lane, i) over 0..n-1: i in steps of a packet's width while whole packets are left, then one by one.
/// The body is generic in `lane`: [&](auto lane, Index i) { lane.store(out + i, exp(lane.load(a + i))); }.
template <class T, int width = lane_width<T>, class Body>
MODELC_INLINE void for_lanes(Index n, Body&& body) {
  // Counted before the loop: from `i + width <= n` g++ 12 derives trips near the largest Index, and warns of them.
  const Index whole = n - n % width;
  Index i = 0;
  if constexpr (width > 1) {
    for (; i < whole; i += width) body(Lanes<T, width>{}, i);
  }
  for (; i < n; ++i) body(Lanes<T, 1>{}, i);
}

/// The same loop one by one, for bodies that mix element types.
template <class Body>
MODELC_INLINE void for_scalars(Index n, Body&& body) {
  for (Index i = 0; i < n; ++i) body(Scalar{}, i);
}

/// Hands out the elements of a packet one by one: body(lane, element, first + i).
template <class T, int N, class Body>
MODELC_INLINE void each_element(const Lane<T, N>& packet, Index first, Body&& body) {
  if constexpr (N == 1) {
    body(Scalar{}, packet, first);
  } else {
    const Elements<T, N> elements(packet);
    for (int i = 0; i < N; ++i) body(Scalar{}, Lane<T, 1>(elements.value[i]), first + i);
  }
}

namespace detail {
template <class Reducer, class T, int N>
MODELC_INLINE T fold(const Lane<T, N>& x) {
  if constexpr (N == 1)
    return x.value;
  else if constexpr (std::is_same<Reducer, Sum>::value)
    return x.sum();
  else {
    const Elements<T, N> elements(x);
    T result = elements.value[0];
    for (int i = 1; i < N; ++i) result = Reducer::apply(result, elements.value[i]);
    return result;
  }
}
template <class Reducer, class T, int N>
MODELC_INLINE bool fold(const Mask<T, N>& x) {
  if constexpr (N == 1)
    return x.value;
  else {
    const T count = select(x, Lane<T, N>(T(1)), Lane<T, N>(T(0))).sum();
    return std::is_same<Reducer, Any>::value ? count > 0 : count == N;
  }
}
template <class T>
constexpr bool is_mask = false;
template <class T, int N>
constexpr bool is_mask<Mask<T, N>> = true;

template <class Reducer, class T, int Width, class Body>
MODELC_INLINE auto reduce(Index n, Body& body) {
  using One = decltype(body(Lanes<T, 1>{}, Index{}));
  Index i = 0;
  // Sums of floats are added up in double: with that their rounding is that of one block.
  constexpr bool wide = std::is_same<Reducer, Sum>::value && std::is_same<T, float>::value;
  using Total = std::conditional_t<wide, Lane<double, 1>, One>;
  Total total = Total(Reducer::template identity<T>());
  if constexpr (Width > 1) {
    using Tag = Lanes<T, Width>;
    using Value = decltype(body(Tag{}, Index{}));
    constexpr Index block = 256 * Width;
    const Index whole = n - n % Width;
    while (i < whole) {
      const Index end = whole - i < block ? whole : i + block;
      const Index fours = end - (end - i) % (4 * Width);
      Value part[4];
      for (Value& p : part) p = Value(Reducer::template identity<T>());
      for (; i < fours; i += 4 * Width) {
        for (int j = 0; j < 4; ++j) part[j] = Reducer::apply(part[j], body(Tag{}, i + j * Width));
      }
      for (; i < end; i += Width) part[0] = Reducer::apply(part[0], body(Tag{}, i));
      const Value left = Reducer::apply(part[0], part[1]), right = Reducer::apply(part[2], part[3]);
      total = Reducer::apply(total, Total(fold<Reducer>(Reducer::apply(left, right))));
    }
  }
  while (i < n) {
    const Index end = n - i < 256 ? n : i + 256;
    One part = One(Reducer::template identity<T>());
    for (; i < end; ++i) part = Reducer::apply(part, body(Lanes<T, 1>{}, i));
    total = Reducer::apply(total, Total(part.value));
  }
  return static_cast<decltype(One{}.value)>(total.value);
}
}  // namespace detail

/// Folds what body(lane, i) gives for 0..n-1 into one number (a bool for Any and All); the Reducer's identity when n is
/// 0. The order is fixed by n and the packet's width alone.
template <class Reducer, class T, class Body>
MODELC_INLINE auto reduce_lanes(Index n, Body&& body) {
  return detail::reduce<Reducer, T, lane_width<T>>(n, body);
}

/// The same one by one, for bodies that mix element types; T is the type of the result.
template <class Reducer, class T, class Body>
MODELC_INLINE auto reduce_scalars(Index n, Body&& body) {
  return detail::reduce<Reducer, T, 1>(n, body);
}

/// Collects what turns of loops give, lanes or numbers, with a Reducer. Sums of floats are added up in double.
template <class Reducer, class T>
class Total {
 public:
  template <int N>
  MODELC_INLINE void add(const Lane<T, N>& x) {
    total_ = Reducer::apply(total_, static_cast<Wide>(detail::fold<Reducer>(x)));
  }
  template <class U, int N>
  MODELC_INLINE void add(const Mask<U, N>& x) {
    total_ = Reducer::apply(total_, static_cast<Wide>(detail::fold<Reducer>(x)));
  }
  MODELC_INLINE T value() const { return static_cast<T>(total_); }

 private:
  static constexpr bool wide = std::is_same<Reducer, Sum>::value && std::is_same<T, float>::value;
  using Wide = std::conditional_t<wide, double, T>;
  Wide total_ = static_cast<Wide>(Reducer::template identity<T>());
};

/// What a body of fold_lanes returns: one lane or mask for each reducer.
template <class... Values>
MODELC_INLINE std::tuple<Values...> folded(const Values&... values) {
  return std::tuple<Values...>(values...);
}

namespace detail {
template <class Reducer, class T>
using TotalOf = Total<Reducer, std::decay_t<decltype(Reducer::template identity<T>())>>;

// A pass's reductions at once: parts that are lanes, and totals.
template <class... Reducers>
struct Folds {
  template <class Tuple, std::size_t... I>
  static MODELC_INLINE void apply(Tuple& parts, const Tuple& values, std::index_sequence<I...>) {
    ((std::get<I>(parts) = Reducers::apply(std::get<I>(parts), std::get<I>(values))), ...);
  }
  template <class Totals, class Tuple, std::size_t... I>
  static MODELC_INLINE void add(Totals& totals, const Tuple& parts, std::index_sequence<I...>) {
    (std::get<I>(totals).add(std::get<I>(parts)), ...);
  }
  template <class Totals, std::size_t... I>
  static MODELC_INLINE auto values(const Totals& totals, std::index_sequence<I...>) {
    return std::make_tuple(std::get<I>(totals).value()...);
  }
};
}  // namespace detail

/// Runs body(lane, i) over 0..n-1 as for_lanes does, and folds each of the lanes that it returns by folded() with its
/// own reducer: a std::tuple of numbers, and bools for Any and All.
template <class T, class... Reducers, class Body>
MODELC_INLINE auto fold_lanes(Index n, Body&& body) {
  constexpr int width = lane_width<T>;
  constexpr auto all = std::index_sequence_for<Reducers...>{};
  using Folds = detail::Folds<Reducers...>;
  std::tuple<detail::TotalOf<Reducers, T>...> totals;
  Index i = 0;
  if constexpr (width > 1) {
    const Index whole = n - n % width;
    while (i < whole) {
      const Index end = whole - i < 256 * width ? whole : i + 256 * width;
      auto parts = body(Lanes<T, width>{}, i);
      for (i += width; i < end; i += width) Folds::apply(parts, body(Lanes<T, width>{}, i), all);
      Folds::add(totals, parts, all);
    }
  }
  while (i < n) {
    const Index end = n - i < 256 ? n : i + 256;
    auto parts = body(Lanes<T, 1>{}, i);
    for (++i; i < end; ++i) Folds::apply(parts, body(Lanes<T, 1>{}, i), all);
    Folds::add(totals, parts, all);
  }
  return Folds::values(totals, all);
}

}  // namespace modelc

MODELC_PACKETS_END
