#pragma once
#include "modelc/division.hpp"
#include "modelc/math_f32.hpp"

MODELC_PACKETS_BEGIN

/// Functions of lanes. f32 has its own algorithms (math_f32.hpp); f64 calls the C library element by element.
namespace modelc {

namespace detail {
template <class T, int N, class F>
MODELC_INLINE Lane<T, N> map(const Lane<T, N>& x, F f) {
  Elements<T, N> e(x);
  for (int i = 0; i < N; ++i) e.value[i] = f(e.value[i]);
  return e.lane();
}
template <class T, int N, class F>
MODELC_INLINE Lane<T, N> map(const Lane<T, N>& x, const Lane<T, N>& y, F f) {
  Elements<T, N> a(x);
  const Elements<T, N> b(y);
  for (int i = 0; i < N; ++i) a.value[i] = f(a.value[i], b.value[i]);
  return a.lane();
}

template <class T>
constexpr bool is_f32 = std::is_same<T, float>::value;
}  // namespace detail

template <class T, int N>
MODELC_INLINE Lane<T, N> exp(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>)
    return detail::exp_f32(x);
  else
    return detail::map(x, [](T a) { return std::exp(a); });
}
/// e^x - 1, accurate near 0.
template <class T, int N>
MODELC_INLINE Lane<T, N> expm1(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>)
    return detail::expm1_f32(x);
  else
    return detail::map(x, [](T a) { return std::expm1(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> log(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>)
    return detail::log_f32(x);
  else
    return detail::map(x, [](T a) { return std::log(a); });
}
/// log(1 + x), accurate near 0.
template <class T, int N>
MODELC_INLINE Lane<T, N> log1p(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>)
    return detail::log1p_f32(x);
  else
    return detail::map(x, [](T a) { return std::log1p(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> tanh(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>)
    return detail::tanh_f32(x);
  else
    return detail::map(x, [](T a) { return std::tanh(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> erf(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>)
    return detail::erf_f32(x);
  else
    return detail::map(x, [](T a) { return std::erf(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> sin(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>) {
    if (!detail::is_far(x)) return detail::sine_f32(x, 0.0f);
  }
  return detail::map(x, [](T a) { return std::sin(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> cos(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>) {
    if (!detail::is_far(x)) return detail::sine_f32(x, 1.0f);
  }
  return detail::map(x, [](T a) { return std::cos(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> tan(const Lane<T, N>& x) {
  return detail::map(x, [](T a) { return std::tan(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> sinh(const Lane<T, N>& x) {
  return detail::map(x, [](T a) { return std::sinh(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> cosh(const Lane<T, N>& x) {
  return detail::map(x, [](T a) { return std::cosh(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> asin(const Lane<T, N>& x) {
  return detail::map(x, [](T a) { return std::asin(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> acos(const Lane<T, N>& x) {
  return detail::map(x, [](T a) { return std::acos(a); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> atan(const Lane<T, N>& x) {
  return detail::map(x, [](T a) { return std::atan(a); });
}
/// 1 / sqrt(x); infinity at 0.
template <class T, int N>
MODELC_INLINE Lane<T, N> rsqrt(const Lane<T, N>& x) {
  return T(1) / sqrt(x);
}
/// 1 / (1 + e^-x), accurate down to the subnormal numbers.
template <class T, int N>
MODELC_INLINE Lane<T, N> sigmoid(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>) return detail::sigmoid_f32(x);
  const Lane<T, N> e = exp(-abs(x));
  return select(x < T(0), e, Lane<T, N>(T(1))) / (e + T(1));
}
/// -1, 0 or 1; keeps NaN.
template <class T, int N>
MODELC_INLINE Lane<T, N> sign(const Lane<T, N>& x) {
  return select(x > Lane<T, N>(T(0)), Lane<T, N>(T(1)), select(x < Lane<T, N>(T(0)), Lane<T, N>(T(-1)), x));
}
template <class T, int N>
MODELC_INLINE MaskOf<T, N> isnan(const Lane<T, N>& x) {
  return x != x;
}
template <class T, int N>
MODELC_INLINE MaskOf<T, N> isfinite(const Lane<T, N>& x) {
  return abs(x) <= Lane<T, N>(std::numeric_limits<T>::max());
}

namespace detail {
template <class T>
using Same = std::common_type_t<T>;  // T, but not deduced: a plain number beside a lane
}  // namespace detail

/// a / b rounded towards minus infinity. Integers divided by 0 give 0.
template <class T, int N>
MODELC_INLINE Lane<T, N> floor_div(const Lane<T, N>& a, const Lane<T, N>& b) {
  return detail::map(a, b, [](T x, T y) { return detail::floor_div_one(x, y); });
}
/// The remainder of floor_div, with the sign of b. Integers modulo 0 give 0.
template <class T, int N>
MODELC_INLINE Lane<T, N> mod(const Lane<T, N>& a, const Lane<T, N>& b) {
  return detail::map(a, b, [](T x, T y) { return detail::mod_one(x, y); });
}
/// a to the power b. Integers wrap; a negative exponent truncates (1 and -1 are exact, other bases give 0).
template <class T, int N>
MODELC_INLINE Lane<T, N> pow(const Lane<T, N>& a, const Lane<T, N>& b) {
  return detail::map(a, b, [](T x, T y) { return detail::pow_one(x, y); });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> pow(const Lane<T, N>& a, detail::Same<T> b) {
  if (b == T(2)) return a * a;
  if (b == T(3)) return a * a * a;
  if (b == T(1)) return a;
  if constexpr (std::is_floating_point<T>::value) {
    if (b == T(-1)) return T(1) / a;
    if (b == T(-2)) return T(1) / (a * a);
  }
  return pow(a, Lane<T, N>(b));
}
/// The angle of the point (x, y).
template <class T, int N>
MODELC_INLINE Lane<T, N> atan2(const Lane<T, N>& y, const Lane<T, N>& x) {
  return detail::map(y, x, [](T a, T b) { return std::atan2(a, b); });
}

#define MODELC_PLAIN_LEFT(f)                                           \
  template <class T, int N>                                            \
  MODELC_INLINE Lane<T, N> f(detail::Same<T> a, const Lane<T, N>& b) { \
    return f(Lane<T, N>(a), b);                                        \
  }
#define MODELC_PLAIN_RIGHT(f)                                          \
  template <class T, int N>                                            \
  MODELC_INLINE Lane<T, N> f(const Lane<T, N>& a, detail::Same<T> b) { \
    return f(a, Lane<T, N>(b));                                        \
  }
MODELC_PLAIN_LEFT(floor_div)
MODELC_PLAIN_LEFT(mod)
MODELC_PLAIN_LEFT(pow)
MODELC_PLAIN_LEFT(atan2)
MODELC_PLAIN_RIGHT(floor_div)
MODELC_PLAIN_RIGHT(mod)
MODELC_PLAIN_RIGHT(atan2)
#undef MODELC_PLAIN_LEFT
#undef MODELC_PLAIN_RIGHT

}  // namespace modelc

MODELC_PACKETS_END
