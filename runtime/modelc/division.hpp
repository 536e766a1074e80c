#pragma once
#include "modelc/lane.hpp"

MODELC_PACKETS_BEGIN

/// Division and powers of numbers, as Python and NumPy have them.
namespace modelc {
namespace detail {
// Quotient rounded towards minus infinity and the remainder with the divisor's sign, as Python and NumPy have them.
template <class T>
MODELC_INLINE T floor_div_one(T a, T b) {
  if constexpr (std::is_floating_point<T>::value) {
    if (b == 0) return a / b;
    T m = std::fmod(a, b), q = (a - m) / b;
    if (m != 0 && (b < 0) != (m < 0)) q -= 1;
    const T whole = std::floor(q);
    return q - whole > T(0.5) ? whole + 1 : whole;
  } else {
    if (b == 0) return 0;
    if (b == T(-1)) return wrap_sub(T(0), a);
    const T q = static_cast<T>(a / b);
    return static_cast<T>(a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q);
  }
}
template <class T>
MODELC_INLINE T mod_one(T a, T b) {
  if constexpr (std::is_floating_point<T>::value) {
    const T m = std::fmod(a, b);
    return m == 0 ? std::copysign(m, b) : (b < 0) != (m < 0) ? m + b : m;
  } else {
    if (b == 0 || b == T(-1)) return 0;
    const T m = static_cast<T>(a % b);
    return static_cast<T>(m != 0 && (m < 0) != (b < 0) ? m + b : m);
  }
}
template <class T>
MODELC_INLINE T pow_one(T a, T b) {
  if constexpr (std::is_floating_point<T>::value)
    return std::pow(a, b);
  else {
    if (b < 0) return a == 1 ? T(1) : a == T(-1) ? (b % 2 == 0 ? T(1) : T(-1)) : T(0);
    T result = 1;
    for (; b > 0; b = static_cast<T>(b / 2), a = wrap_mul(a, a)) {
      if (b % 2 == 1) result = wrap_mul(result, a);
    }
    return result;
  }
}
}  // namespace detail
}  // namespace modelc

MODELC_PACKETS_END
