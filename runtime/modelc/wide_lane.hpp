#pragma once
#include "modelc/lane.hpp"

MODELC_PACKETS_BEGIN

/// Lanes wider than the machine's packets, as two halves: what wider machines run, on every machine. Tests ask for
/// them.
namespace modelc {

template <class T, int N>
struct Mask<T, N, true> {
  using Half = MaskOf<T, N / 2>;
  Half low, high;

  Mask() = default;
  MODELC_INLINE Mask(const Half& first, const Half& second) : low(first), high(second) {}
  template <class B, class = std::enable_if_t<std::is_same<B, bool>::value>>  // numbers are not conditions
  MODELC_INLINE Mask(B same) : low(same), high(same) {}

  friend MODELC_INLINE Mask operator&&(const Mask& a, const Mask& b) { return {a.low && b.low, a.high && b.high}; }
  friend MODELC_INLINE Mask operator||(const Mask& a, const Mask& b) { return {a.low || b.low, a.high || b.high}; }
  friend MODELC_INLINE Mask operator!(const Mask& a) { return {!a.low, !a.high}; }
  friend MODELC_INLINE Mask operator!=(const Mask& a, const Mask& b) { return {a.low != b.low, a.high != b.high}; }
  friend MODELC_INLINE Mask operator==(const Mask& a, const Mask& b) { return {a.low == b.low, a.high == b.high}; }
  friend MODELC_INLINE Mask select(const Mask& c, const Mask& a, const Mask& b) {
    return {select(c.low, a.low, b.low), select(c.high, a.high, b.high)};
  }
};

#define MODELC_HALVES(f) \
  friend MODELC_INLINE Lane f(const Lane& a) { return {f(a.low), f(a.high)}; }
#define MODELC_HALVES_OF_TWO(Result, f) \
  friend MODELC_INLINE Result f(const Lane& a, const Lane& b) { return {f(a.low, b.low), f(a.high, b.high)}; }
#define MODELC_HALVES_OF_OPERATOR(Result, op) \
  friend MODELC_INLINE Result operator op(const Lane& a, const Lane& b) { return {a.low op b.low, a.high op b.high}; }

template <class T, int N>
struct Lane<T, N, true> {
  using Half = Lane<T, N / 2>;
  using Bools = Mask<T, N>;
  Half low, high;

  Lane() = default;
  MODELC_INLINE Lane(const Half& first, const Half& second) : low(first), high(second) {}
  MODELC_INLINE Lane(T same) : low(same), high(same) {}

  static MODELC_INLINE Lane load(const T* p) { return {Half::load(p), Half::load(p + N / 2)}; }
  static MODELC_INLINE Lane load(const T* p, Index stride) {
    return {Half::load(p, stride), Half::load(p + N / 2 * stride, stride)};
  }
  static MODELC_INLINE Lane iota(T start) {
    return {Half::iota(start), Half(start) + Half::iota(T(N / 2))};  // one rounding, as in a packet
  }
  MODELC_INLINE void store(T* p) const {
    low.store(p);
    high.store(p + N / 2);
  }
  MODELC_INLINE void store(T* p, Index stride) const {
    low.store(p, stride);
    high.store(p + N / 2 * stride, stride);
  }
  MODELC_INLINE T sum() const { return (low + high).sum(); }

  MODELC_HALVES_OF_OPERATOR(Lane, +)
  MODELC_HALVES_OF_OPERATOR(Lane, -)
  MODELC_HALVES_OF_OPERATOR(Lane, *)
  MODELC_HALVES_OF_OPERATOR(Lane, /)
  MODELC_HALVES(operator-)
  MODELC_INLINE Lane& operator+=(const Lane& b) { return *this = *this + b; }
  MODELC_INLINE Lane& operator*=(const Lane& b) { return *this = *this * b; }

  MODELC_HALVES_OF_OPERATOR(Bools, <)
  MODELC_HALVES_OF_OPERATOR(Bools, <=)
  MODELC_HALVES_OF_OPERATOR(Bools, ==)
  MODELC_HALVES_OF_OPERATOR(Bools, >)
  MODELC_HALVES_OF_OPERATOR(Bools, >=)
  MODELC_HALVES_OF_OPERATOR(Bools, !=)

  friend MODELC_INLINE Lane fma(const Lane& a, const Lane& b, const Lane& c) {
    return {fma(a.low, b.low, c.low), fma(a.high, b.high, c.high)};
  }
  friend MODELC_INLINE Lane select(const Bools& c, const Lane& a, const Lane& b) {
    return {select(c.low, a.low, b.low), select(c.high, a.high, b.high)};
  }
  MODELC_HALVES_OF_TWO(Lane, max)
  MODELC_HALVES_OF_TWO(Lane, min)
  friend MODELC_INLINE Lane max(const Lane& a, T b) { return {max(a.low, b), max(a.high, b)}; }
  friend MODELC_INLINE Lane min(const Lane& a, T b) { return {min(a.low, b), min(a.high, b)}; }
  friend MODELC_INLINE Lane max(T a, const Lane& b) { return {max(a, b.low), max(a, b.high)}; }
  friend MODELC_INLINE Lane min(T a, const Lane& b) { return {min(a, b.low), min(a, b.high)}; }
  MODELC_HALVES(abs)
  MODELC_HALVES(sqrt)
  MODELC_HALVES(floor)
  MODELC_HALVES(ceil)
  MODELC_HALVES(round)
};

#undef MODELC_HALVES
#undef MODELC_HALVES_OF_TWO
#undef MODELC_HALVES_OF_OPERATOR

}  // namespace modelc

MODELC_PACKETS_END
