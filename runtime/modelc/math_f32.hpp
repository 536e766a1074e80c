#pragma once
#include "modelc/wide_lane.hpp"

MODELC_PACKETS_BEGIN

/// Algorithms for f32, the same for packets and for scalars, within 4 units in the last place of the true value over
/// the whole range, infinities, NaN and subnormal numbers included. The polynomials are Chebyshev fits of the functions
/// named beside them.
namespace modelc::detail {

template <int N>
MODELC_INLINE Lane<float, N> horner(const Lane<float, N>&, const Lane<float, N>& y) {
  return y;
}
// ((y * x + c0) * x + c1) ...
template <int N, class... C>
MODELC_INLINE Lane<float, N> horner(const Lane<float, N>& x, const Lane<float, N>& y, float c, C... rest) {
  return horner(x, fma(y, x, Lane<float, N>(c)), rest...);
}

// 2^n for a whole n in -126..127.
inline float power_of_two(int n) {
  const std::int32_t bits = (n + 127) * (1 << 23);
  float result;
  std::memcpy(&result, &bits, sizeof result);
  return result;
}

template <class Integers, class Packet>
MODELC_INLINE Packet powers_of_two(const Integers& n) {
  return ei::preinterpret<Packet>(ei::plogical_shift_left<23>(ei::padd(n, ei::pset1<Integers>(127))));
}

// x * 2^n, rounded once; n whole, -252..254, or NaN.
template <int N>
MODELC_INLINE Lane<float, N> scale(const Lane<float, N>& x, const Lane<float, N>& n) {
  if constexpr (N == 1) {
    const int k = convert<std::int32_t>(n.value);
    return x.value * power_of_two(k / 2) * power_of_two(k - k / 2);
  } else if constexpr (N > packet_width<float>) {
    return {scale(x.low, n.low), scale(x.high, n.high)};
  } else {
    using Packet = typename Lane<float, N>::Packet;
    using Integers = typename ei::unpacket_traits<Packet>::integer_packet;
#if defined(__AVX512F__) && defined(EIGEN_VECTORIZE_AVX512)
    if constexpr (N == 16) return Lane<float, N>(_mm512_scalef_ps(x.value, n.value));
#endif
    const Integers k = ei::pcast<Packet, Integers>(n.value), half = ei::parithmetic_shift_right<1>(k);
    const Packet first = powers_of_two<Integers, Packet>(half),
                 second = powers_of_two<Integers, Packet>(ei::psub(k, half));
    return Lane<float, N>(ei::pmul(ei::pmul(x.value, first), second));
  }
}

// 2^n for a whole n in -252..127, or NaN.
template <int N>
MODELC_INLINE Lane<float, N> power_of_two(const Lane<float, N>& n) {
  return scale(Lane<float, N>(1.0f), n);
}

// x = m * 2^e with m in [0.5, 1), for finite x > 0.
template <int N>
MODELC_INLINE Lane<float, N> split_exponent(const Lane<float, N>& x, Lane<float, N>& e) {
  if constexpr (N == 1) {
    const bool subnormal = x.value < std::numeric_limits<float>::min();
    const float normal = subnormal ? x.value * 33554432.0f : x.value;
    std::uint32_t bits;
    std::memcpy(&bits, &normal, sizeof bits);
    e = static_cast<float>(static_cast<int>((bits >> 23) & 255u) - 126 - (subnormal ? 25 : 0));
    bits = (bits & 0x807fffffu) | 0x3f000000u;
    float m;
    std::memcpy(&m, &bits, sizeof m);
    return m;
  } else if constexpr (N > packet_width<float>) {
    return {split_exponent(x.low, e.low), split_exponent(x.high, e.high)};
  } else {
#if defined(__AVX512F__) && defined(EIGEN_VECTORIZE_AVX512)
    if constexpr (N == 16) {  // Eigen's makes GCC 12 warn in a program that includes Eigen first
      e = Lane<float, N>(_mm512_getexp_ps(x.value)) + 1.0f;
      return Lane<float, N>(_mm512_getmant_ps(x.value, _MM_MANT_NORM_p5_1, _MM_MANT_SIGN_src));
    }
#endif
    typename Lane<float, N>::Packet exponent = e.value;
    const Lane<float, N> m(ei::pfrexp(x.value, exponent));
    e = Lane<float, N>(exponent);
    return m;
  }
}

// exp(Times x) = (1 + m) * 2^n for Times x in -126..126; Times is 1 or 2. `Soon` has less to wait for, which is what
// takes the time of a recurrence, for one operation more and up to 0.8 ulp that are missing at the ends of the range.
template <bool Soon, int Times = 1, int N>
MODELC_INLINE Lane<float, N> exp_parts(const Lane<float, N>& times_one, Lane<float, N>& n) {
  using L = Lane<float, N>;
  const L x = Times == 1 ? times_one : times_one + times_one;
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  // Adding 3 * 2^22 rounds to a whole number. A multiply-add of its own is nothing that -ffast-math takes apart.
  constexpr float whole = 12582912.0f;
  n = fma(times_one, L(Times * 1.44269504089f), L(whole)) - whole;
  const L head = fma(n, L(-0.693147182465f), x), rest = fma(n, L(1.90465432e-9f), head);
  const L r = Soon ? head : rest;
#else
  n = round(times_one * (Times * 1.44269504089f));
  const L rest = fma(n, L(-3.19461849453e-5f), fma(n, L(-0.693115234375f), x)), r = rest;  // the head has 12 bits
#endif
  // (e^r - 1 - r) / r^2, its upper and its lower half at once
  const L square = r * r, low = fma(r, L(0.1666657667f), L(0.5f));
  const L high = fma(square, L(0.001392625083f), fma(r, L(0.008363232884f), L(0.04166655421f)));
  if constexpr (Soon) return fma(square * square, high, fma(square, low, rest));
  return fma(square, fma(square, high, low), r);
}

template <int N>
MODELC_INLINE Lane<float, N> exp_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  L n;
  const L m = exp_parts<false>(max(min(x, 89.0f), -104.0f), n);
  return scale(m + 1.0f, n);
}

template <int N>
MODELC_INLINE Lane<float, N> expm1_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  L n;
  const L m = exp_parts<false>(max(min(x, 89.0f), -30.0f), n);
  const L power = scale(L(1.0f), min(n, 60.0f));
  const L small = fma(m, power, power - 1.0f);
  return select(n == L(0.0f), m, select(n > 30.0f, scale(m + 1.0f, n), small));
}

template <int N>
MODELC_INLINE Lane<float, N> log_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  constexpr float infinity = std::numeric_limits<float>::infinity();
  L e(0.0f);
  const L m = split_exponent(x, e);
  const auto low = m < L(0.70710678f);
  const L f = select(low, m + m, m) - 1.0f;
  e = select(low, e - 1.0f, e);
  const L z = f * f;
  // (log(1 + f) - f + f^2 / 2) / f^3
  const L q = horner(f, L(0.06971611471f), -0.1147973385f, 0.1168541992f, -0.1242568733f, 0.1424905765f, -0.1666780232f,
                     0.2000071575f, -0.2499999696f, 0.3333333118f);
  L y = fma(e, L(3.19461849453e-5f), f * z * q);
  y = fma(z, L(-0.5f), y);
  y = fma(e, L(0.693115234375f), f + y);
  y = select(x < infinity, y, x);  // infinity and NaN
  return select(x > 0.0f, y,
                select(x == L(0.0f), L(-infinity), select(x == x, L(std::numeric_limits<float>::quiet_NaN()), x)));
}

template <int N>
MODELC_INLINE Lane<float, N> log1p_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  const L u = x + 1.0f;
  const L lost = x - (u - 1.0f);  // what rounding 1 + x dropped
  const L y = log(u) + lost / u;
  return select(abs(x) < std::numeric_limits<float>::infinity(), select(u == L(1.0f), x, select(u > 0.0f, y, log(u))),
                log(u));
}

#if defined(__AVX512VL__) && defined(EIGEN_VECTORIZE_AVX512)
// r of 14 bits and e, small, so that 1 / d = r (1 + e) to 28 bits, for d in 1..2^126: sooner there than a division, and
// several at once.
template <int N>
MODELC_INLINE Lane<float, N> reciprocal(const Lane<float, N>& d, Lane<float, N>& e) {
  using L = Lane<float, N>;
  if constexpr (N > packet_width<float>) {
    return {reciprocal(d.low, e.low), reciprocal(d.high, e.high)};
  } else {
    L r(0.0f);
    if constexpr (N == 1) {
      r = _mm_cvtss_f32(_mm_rcp14_ss(_mm_set_ss(d.value), _mm_set_ss(d.value)));
      e = std::fma(-d.value, r.value, 1.0f);
    } else if constexpr (N == 4) {
      r = L(_mm_rcp14_ps(d.value));
      e = L(_mm_fnmadd_ps(d.value, r.value, _mm_set1_ps(1.0f)));
    } else if constexpr (N == 8) {
      r = L(_mm256_rcp14_ps(d.value));
      e = L(_mm256_fnmadd_ps(d.value, r.value, _mm256_set1_ps(1.0f)));
    } else {
      r = L(_mm512_rcp14_ps(d.value));
      e = L(_mm512_fnmadd_ps(d.value, r.value, _mm512_set1_ps(1.0f)));
    }
    return r;
  }
}
// a / d
template <int N>
MODELC_INLINE Lane<float, N> quotient(const Lane<float, N>& a, const Lane<float, N>& d) {
  Lane<float, N> e(0.0f);
  const Lane<float, N> q = a * reciprocal(d, e);
  return fma(q, e, q);
}
// 1 - 2 / d
template <int N>
MODELC_INLINE Lane<float, N> one_minus_two_by(const Lane<float, N>& d) {
  Lane<float, N> e(0.0f);
  const Lane<float, N> q = -2.0f * reciprocal(d, e);
  return fma(q, e, 1.0f + q);
}
#else
template <int N>
MODELC_INLINE Lane<float, N> quotient(const Lane<float, N>& a, const Lane<float, N>& d) {
  return a / d;
}
template <int N>
MODELC_INLINE Lane<float, N> one_minus_two_by(const Lane<float, N>& d) {
  return 1.0f - 2.0f / d;
}
#endif

template <int N>
MODELC_INLINE Lane<float, N> tanh_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  const L a = abs(x), z = x * x;
  // (tanh(sqrt z) / sqrt z - 1) / z for z < 0.625^2
  const L q =
      horner(z, L(0.002292744816f), -0.008343945516f, 0.02176891865f, -0.05395925958f, 0.1333330356f, -0.3333333317f);
  const L near = fma(x * z, q, x);
  L n;
  const L m = exp_parts<true, 2>(min(a, 20.0f), n);
  const L power = power_of_two(n);
  const L far = one_minus_two_by(fma(m, power, power + 1.0f));  // of e^2a + 1
  return select(a < 0.625f, near, select(x < 0.0f, -far, far));
}

// e = exp(-|x|) and 1 + e, with less to wait for than exp has: there the power may be infinite.
template <int N>
MODELC_INLINE Lane<float, N> sigmoid_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  L n;
  const L m = exp_parts<true>(max(-abs(x), -104.0f), n);
  const L power = power_of_two(n), e = fma(m, power, power);
  return quotient(select(x < 0.0f, e, L(1.0f)), fma(m, power, power + 1.0f));
}

template <int N>
MODELC_INLINE Lane<float, N> erf_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  const L a = abs(x), z = x * x, t = min(a, 4.0f);
  // erf(sqrt z) / sqrt z - 1 for z < 1.125^2
  const L q = horner(z, L(7.007046224e-5f), -0.0007743288297f, 0.005156810395f, -0.02683668956f, 0.1128316596f,
                     -0.3761258721f, 0.1283791661f);
  // (1 - erf(t))^(1/8) for t in 1.125..4
  const L root = horner(t, L(0.0001624150027f), -0.002605464542f, 0.01352356467f, -0.01274773013f, -0.05968543515f,
                        -0.1462137997f, 1.001147032f);
  const L square = root * root, fourth = square * square;
  const L far = fma(fourth, fourth, L(-1.0f));  // -erf(t)
  return select(a < 1.125f, fma(x, q, x), select(x < 0.0f, far, -far));
}

// sin(x + quarter * pi / 2) for |x| <= 8192; farther out the arguments' own spacing needs more of pi than four parts
// hold.
template <int N>
MODELC_INLINE Lane<float, N> sine_f32(const Lane<float, N>& x, float quarter) {
  using L = Lane<float, N>;
  const L n = round(x * 0.636619772f);
  L r = fma(n, L(-1.5703125f), x);
  r = fma(n, L(-0.0004837512969970703125f), r);
  r = fma(n, L(-7.5495336204767227173e-8f), r);
  r = fma(n, L(-2.56334415159e-12f), r);
  const L z = r * r;
  // (sin(sqrt z) / sqrt z - 1) / z and (cos(sqrt z) - 1 + z / 2) / z^2 for sqrt z < pi / 4
  const L s = fma(r * z, horner(z, L(2.724378141e-6f), -0.0001984003887f, 0.008333331785f, -0.1666666666f), r);
  const L c = fma(z * z, horner(z, L(-2.729583083e-7f), 2.480056043e-5f, -0.00138888876f, 0.04166666666f),
                  fma(z, L(-0.5f), L(1.0f)));
  const L turn = n + quarter;
  const L half = turn * 0.5f;
  const auto odd = floor(half) != half;
  const L y = select(odd, c, s);
  const L quarter_turns = half - 2.0f * floor(half * 0.5f);  // 0, 0.5, 1 or 1.5
  return select(quarter_turns >= 1.0f, -y, y);
}
template <int N>
MODELC_INLINE bool is_far(const Lane<float, N>& x) {
  const auto far = abs(x) > 8192.0f;
  if constexpr (N == 1)
    return far.value;
  else
    return select(far, Lane<float, N>(1.0f), Lane<float, N>(0.0f)).sum() > 0.0f;
}

}  // namespace modelc::detail

MODELC_PACKETS_END
