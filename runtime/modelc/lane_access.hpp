#pragma once
#include <cstdint>

#include "modelc/bytes.hpp"
#include "modelc/partial_packet.hpp"

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
  static constexpr int width = N, count = N;  ///< lanes, and elements that they stand for

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
  /// What a reduction takes of x: all of it.
  template <class X, class U>
  MODELC_INLINE const X& meant(const X& x, U) const {
    return x;
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

/// The last `count` elements of a loop, where a packet has more; 0 < count < N. Loads touch no others, and repeat the
/// first one in the lanes behind them; stores write no others.
template <class T, int N>
struct PartialLanes : Lanes<T, N> {
  int count;

  MODELC_INLINE explicit PartialLanes(Index left) : count(static_cast<int>(left)) {}

  MODELC_INLINE Lane<T, N> load(const T* p) const { return detail::load_first<T, N>(p, count); }
  template <class Byte>
  MODELC_INLINE Lane<T, N> load(const Byte* p, Index stride = 1) const {
    return detail::load_first<T, N>(p, stride, count);
  }
  MODELC_INLINE Mask<T, N> load(const bool* p, Index stride = 1) const {
    return detail::load_first<T, N>(p, stride, count) != Lane<T, N>(T(0));
  }
  MODELC_INLINE void store(T* p, const Lane<T, N>& x) const { detail::store_first(p, x, count); }
  MODELC_INLINE void store(T* p, Index stride, const Lane<T, N>& x) const { detail::store_first(p, stride, x, count); }
  MODELC_INLINE void store(bool* p, const Mask<T, N>& x) const { store(p, 1, x); }
  MODELC_INLINE void store(bool* p, Index stride, const Mask<T, N>& x) const {
    detail::store_first(p, stride, select(x, Lane<T, N>(T(1)), Lane<T, N>(T(0))), count);
  }
  /// What a reduction takes of x: its first elements, and its identity for the others.
  template <class X, class U>
  MODELC_INLINE X meant(const X& x, U identity) const {
    return select(this->iota(T(0)) < Lane<T, N>(static_cast<T>(count)), x, X(identity));
  }
};

/// One element, of any type.
template <class T>
struct Lanes<T, 1> {
  using Scalar = T;
  static constexpr int width = 1, count = 1;

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
  template <class X, class U>
  MODELC_INLINE const X& meant(const X& x, U) const {
    return x;
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

}  // namespace modelc

MODELC_PACKETS_END
