#pragma once
#include "modelc/lane.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

// Reducers: identity<T>() is the value of an empty reduction; apply(a, b) takes lanes, masks or plain numbers.

struct Sum {
  template <class T>
  static constexpr T identity() {
    return T(0);
  }
  template <class A>
  static MODELC_INLINE A apply(const A& a, const A& b) {
    return a + b;
  }
};

struct Prod {
  template <class T>
  static constexpr T identity() {
    return T(1);
  }
  template <class A>
  static MODELC_INLINE A apply(const A& a, const A& b) {
    return a * b;
  }
};

/// NaN when any element is; the least number of the type, -infinity for floats, when empty.
struct Max {
  template <class T>
  static constexpr T identity() {
    if constexpr (std::is_floating_point<T>::value)
      return -std::numeric_limits<T>::infinity();
    else
      return std::numeric_limits<T>::lowest();
  }
  template <class A>
  static MODELC_INLINE A apply(const A& a, const A& b) {
    if constexpr (std::is_arithmetic<A>::value)
      return max(Lane<A, 1>(a), Lane<A, 1>(b)).value;
    else
      return max(a, b);
  }
};

/// NaN when any element is; the greatest number of the type, infinity for floats, when empty.
struct Min {
  template <class T>
  static constexpr T identity() {
    if constexpr (std::is_floating_point<T>::value)
      return std::numeric_limits<T>::infinity();
    else
      return std::numeric_limits<T>::max();
  }
  template <class A>
  static MODELC_INLINE A apply(const A& a, const A& b) {
    if constexpr (std::is_arithmetic<A>::value)
      return min(Lane<A, 1>(a), Lane<A, 1>(b)).value;
    else
      return min(a, b);
  }
};

struct Any {
  template <class T>
  static constexpr bool identity() {
    return false;
  }
  template <class A>
  static MODELC_INLINE A apply(const A& a, const A& b) {
    return a || b;
  }
};

struct All {
  template <class T>
  static constexpr bool identity() {
    return true;
  }
  template <class A>
  static MODELC_INLINE A apply(const A& a, const A& b) {
    return a && b;
  }
};

}  // namespace modelc

MODELC_PACKETS_END
