#pragma once
#include <Eigen/Core>
#include <cmath>
#include <limits>
#include <type_traits>

#include "modelc/index.hpp"

MODELC_PACKETS_BEGIN

/// Lanes: one body for SIMD packets and for scalars. `Lane<T, N>` holds N elements, an Eigen packet for N > 1;
/// comparisons give a `Mask`. Only f32 and f64 have packets; integers and bool run as scalars (N == 1).
namespace modelc {

namespace detail {
namespace ei = Eigen::internal;

// The packet of N elements of T: Eigen's widest, or one of its halves.
template <class Packet, int N, int Size = ei::unpacket_traits<Packet>::size>
struct Narrowed {
  using type = typename Narrowed<typename ei::unpacket_traits<Packet>::half, N>::type;
};
template <class Packet, int N>
struct Narrowed<Packet, N, N> {
  using type = Packet;
};
template <class T, int N>
using PacketOf = typename Narrowed<typename ei::packet_traits<T>::type, N>::type;

// Correctly rounded: Eigen's psqrt refines an estimate on some machines, which loses small numbers.
template <class Packet>
MODELC_INLINE Packet exact_sqrt(const Packet& x) {
  return ei::psqrt(x);
}
#if defined(EIGEN_VECTORIZE_AVX512)
MODELC_INLINE ei::Packet16f exact_sqrt(const ei::Packet16f& x) { return _mm512_sqrt_ps(x); }
MODELC_INLINE ei::Packet8d exact_sqrt(const ei::Packet8d& x) { return _mm512_sqrt_pd(x); }
#endif
#if defined(EIGEN_VECTORIZE_AVX)
MODELC_INLINE ei::Packet8f exact_sqrt(const ei::Packet8f& x) { return _mm256_sqrt_ps(x); }
MODELC_INLINE ei::Packet4d exact_sqrt(const ei::Packet4d& x) { return _mm256_sqrt_pd(x); }
#endif
#if defined(EIGEN_VECTORIZE_SSE)
MODELC_INLINE ei::Packet4f exact_sqrt(const ei::Packet4f& x) { return _mm_sqrt_ps(x); }
MODELC_INLINE ei::Packet2d exact_sqrt(const ei::Packet2d& x) { return _mm_sqrt_pd(x); }
#endif

// What comparing packets gives: another packet, with all bits of an element or none.
template <class Packet>
struct Conditions {
  using Bits = Packet;
  static MODELC_INLINE Bits less(const Packet& a, const Packet& b) { return ei::pcmp_lt(a, b); }
  static MODELC_INLINE Bits at_most(const Packet& a, const Packet& b) { return ei::pcmp_le(a, b); }
  static MODELC_INLINE Bits equal(const Packet& a, const Packet& b) { return ei::pcmp_eq(a, b); }
  static MODELC_INLINE Packet choose(const Bits& c, const Packet& a, const Packet& b) { return ei::pselect(c, a, b); }
  static MODELC_INLINE Bits both(const Bits& a, const Bits& b) { return ei::pand(a, b); }
  static MODELC_INLINE Bits either(const Bits& a, const Bits& b) { return ei::por(a, b); }
  static MODELC_INLINE Bits differ(const Bits& a, const Bits& b) { return ei::pxor(a, b); }
  static MODELC_INLINE Bits all(bool same) {
    const Packet zero = ei::pset1<Packet>(typename ei::unpacket_traits<Packet>::type(0));
    return same ? ei::pcmp_eq(zero, zero) : zero;
  }
};
#if defined(EIGEN_VECTORIZE_AVX512)
// With 512 bits it gives a bit for each element. Eigen makes a packet of those, and bits of that packet again.
template <class Integer>
struct BitConditions {
  using Bits = Integer;
  static MODELC_INLINE Bits both(Bits a, Bits b) { return static_cast<Bits>(a & b); }
  static MODELC_INLINE Bits either(Bits a, Bits b) { return static_cast<Bits>(a | b); }
  static MODELC_INLINE Bits differ(Bits a, Bits b) { return static_cast<Bits>(a ^ b); }
  static MODELC_INLINE Bits all(bool same) { return static_cast<Bits>(same ? ~Bits(0) : 0); }
};
template <>
struct Conditions<ei::Packet16f> : BitConditions<__mmask16> {
  using Packet = ei::Packet16f;
  static MODELC_INLINE Bits less(const Packet& a, const Packet& b) { return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ); }
  static MODELC_INLINE Bits at_most(const Packet& a, const Packet& b) { return _mm512_cmp_ps_mask(a, b, _CMP_LE_OQ); }
  static MODELC_INLINE Bits equal(const Packet& a, const Packet& b) { return _mm512_cmp_ps_mask(a, b, _CMP_EQ_OQ); }
  static MODELC_INLINE Packet choose(Bits c, const Packet& a, const Packet& b) { return _mm512_mask_blend_ps(c, b, a); }
};
template <>
struct Conditions<ei::Packet8d> : BitConditions<__mmask8> {
  using Packet = ei::Packet8d;
  static MODELC_INLINE Bits less(const Packet& a, const Packet& b) { return _mm512_cmp_pd_mask(a, b, _CMP_LT_OQ); }
  static MODELC_INLINE Bits at_most(const Packet& a, const Packet& b) { return _mm512_cmp_pd_mask(a, b, _CMP_LE_OQ); }
  static MODELC_INLINE Bits equal(const Packet& a, const Packet& b) { return _mm512_cmp_pd_mask(a, b, _CMP_EQ_OQ); }
  static MODELC_INLINE Packet choose(Bits c, const Packet& a, const Packet& b) { return _mm512_mask_blend_pd(c, b, a); }
};
#endif

template <class T>
constexpr bool has_packets = std::is_same<T, float>::value || std::is_same<T, double>::value;

// A product by itself. GCC joins it with a sum to a fused multiply-add in one place and not in another, so that a
// formula that is computed twice, for a largest element and to find that element again, would have two values.
template <class Packet>
MODELC_INLINE Packet separate(Packet product) {
#if defined(__GNUC__) && !defined(__clang__)
#if defined(__FMA__)
  asm("" : "+v"(product));
#elif defined(__aarch64__)
  asm("" : "+w"(product));
#elif defined(__FP_FAST_FMA) || defined(__FP_FAST_FMAF)
  asm("" : "+m"(product));
#endif
#endif
  return product;
}

// Integers wrap: arithmetic in the unsigned type of at least int's width.
template <class T>
using Wrapping = std::make_unsigned_t<decltype(T{} + T{})>;
template <class T>
MODELC_INLINE T wrap_add(T a, T b) {
  if constexpr (std::is_floating_point<T>::value)
    return a + b;
  else
    return static_cast<T>(static_cast<Wrapping<T>>(a) + static_cast<Wrapping<T>>(b));
}
template <class T>
MODELC_INLINE T wrap_sub(T a, T b) {
  if constexpr (std::is_floating_point<T>::value)
    return a - b;
  else
    return static_cast<T>(static_cast<Wrapping<T>>(a) - static_cast<Wrapping<T>>(b));
}
template <class T>
MODELC_INLINE T wrap_mul(T a, T b) {
  if constexpr (std::is_floating_point<T>::value)
    return separate(a * b);
  else
    return static_cast<T>(static_cast<Wrapping<T>>(a) * static_cast<Wrapping<T>>(b));
}
}  // namespace detail

namespace detail {
// Elements of T in the machine's widest packet; 1 for integers and where Eigen does not vectorize.
template <class T>
constexpr int packet_width = [] {
  if constexpr (has_packets<T>)
    return int{ei::packet_traits<T>::size};
  else
    return 1;
}();
}  // namespace detail

/// Elements of T that loops take at once: those of the machine's widest packet, or where a test defines
/// MODELC_LANE_BITS, of one with so many bits.
template <class T>
constexpr int lane_width = [] {
#if defined(MODELC_LANE_BITS)
  if constexpr (detail::has_packets<T>) return MODELC_LANE_BITS / 8 / static_cast<int>(sizeof(T));
#endif
  return detail::packet_width<T>;
}();

// What is wider than the machine's packets has two halves: wide_lane.hpp.
template <class T, int N, bool Halves = (N > detail::packet_width<T>)>
struct Mask;
template <class T, int N, bool Halves = (N > detail::packet_width<T>)>
struct Lane;

/// Which of N elements of T a condition holds for.
template <class T, int N, bool>
struct Mask {
  using Conditions = detail::Conditions<detail::PacketOf<T, N>>;
  using Bits = typename Conditions::Bits;
  Bits value;

  Mask() = default;
  MODELC_INLINE explicit Mask(const Bits& bits) : value(bits) {}
  template <class B, class = std::enable_if_t<std::is_same<B, bool>::value>>  // numbers are not conditions
  MODELC_INLINE Mask(B same) : value(Conditions::all(same)) {}

  friend MODELC_INLINE Mask operator&&(const Mask& a, const Mask& b) {
    return Mask(Conditions::both(a.value, b.value));
  }
  friend MODELC_INLINE Mask operator||(const Mask& a, const Mask& b) {
    return Mask(Conditions::either(a.value, b.value));
  }
  friend MODELC_INLINE Mask operator!(const Mask& a) { return Mask(true) != a; }
  friend MODELC_INLINE Mask operator!=(const Mask& a, const Mask& b) {
    return Mask(Conditions::differ(a.value, b.value));
  }
  friend MODELC_INLINE Mask operator==(const Mask& a, const Mask& b) { return !(a != b); }
  friend MODELC_INLINE Mask select(const Mask& c, const Mask& a, const Mask& b) { return (c && a) || (!c && b); }
};

/// The mask of one element, whatever the type that was compared.
template <>
struct Mask<bool, 1, false> {
  bool value;

  Mask() = default;
  template <class B, class = std::enable_if_t<std::is_same<B, bool>::value>>
  MODELC_INLINE Mask(B condition) : value(condition) {}

  friend MODELC_INLINE Mask operator&&(Mask a, Mask b) { return a.value && b.value; }
  friend MODELC_INLINE Mask operator||(Mask a, Mask b) { return a.value || b.value; }
  friend MODELC_INLINE Mask operator!(Mask a) { return !a.value; }
  friend MODELC_INLINE Mask operator!=(Mask a, Mask b) { return a.value != b.value; }
  friend MODELC_INLINE Mask operator==(Mask a, Mask b) { return a.value == b.value; }
  friend MODELC_INLINE Mask select(Mask c, Mask a, Mask b) { return c.value ? a : b; }
};

/// The mask that comparing lanes of T gives.
template <class T, int N>
using MaskOf = std::conditional_t<N == 1, Mask<bool, 1>, Mask<T, N>>;

/// N elements of T. Converts from one T, which fills all of them, so that either side of an operator may be a plain
/// number. `max`, `min`: NaN when either side is NaN, as NumPy's maximum; which zero comes out of +0 and -0 is not
/// said.
template <class T, int N, bool>
struct Lane {
  using Packet = detail::PacketOf<T, N>;
  using Bools = Mask<T, N>;
  Packet value;

  Lane() = default;
  MODELC_INLINE explicit Lane(const Packet& packet) : value(packet) {}
  MODELC_INLINE Lane(T same) : value(detail::ei::pset1<Packet>(same)) {}

  static MODELC_INLINE Lane load(const T* p) { return Lane(detail::ei::ploadu<Packet>(p)); }
  static MODELC_INLINE Lane load(const T* p, Index stride) { return Lane(detail::ei::pgather<T, Packet>(p, stride)); }
  static MODELC_INLINE Lane iota(T start) { return Lane(detail::ei::plset<Packet>(start)); }
  MODELC_INLINE void store(T* p) const { detail::ei::pstoreu(p, value); }
  MODELC_INLINE void store(T* p, Index stride) const { detail::ei::pscatter<T>(p, value, stride); }
  MODELC_INLINE T sum() const { return detail::ei::predux(value); }

  friend MODELC_INLINE Lane operator+(const Lane& a, const Lane& b) { return Lane(detail::ei::padd(a.value, b.value)); }
  friend MODELC_INLINE Lane operator-(const Lane& a, const Lane& b) { return Lane(detail::ei::psub(a.value, b.value)); }
  friend MODELC_INLINE Lane operator*(const Lane& a, const Lane& b) {
    return Lane(detail::separate(detail::ei::pmul(a.value, b.value)));
  }
  friend MODELC_INLINE Lane operator/(const Lane& a, const Lane& b) { return Lane(detail::ei::pdiv(a.value, b.value)); }
  friend MODELC_INLINE Lane operator-(const Lane& a) { return Lane(detail::ei::pxor(a.value, Lane(T(-0.0)).value)); }
  MODELC_INLINE Lane& operator+=(const Lane& b) { return *this = *this + b; }
  MODELC_INLINE Lane& operator*=(const Lane& b) { return *this = *this * b; }

  friend MODELC_INLINE Bools operator<(const Lane& a, const Lane& b) {
    return Bools(Bools::Conditions::less(a.value, b.value));
  }
  friend MODELC_INLINE Bools operator<=(const Lane& a, const Lane& b) {
    return Bools(Bools::Conditions::at_most(a.value, b.value));
  }
  friend MODELC_INLINE Bools operator==(const Lane& a, const Lane& b) {
    return Bools(Bools::Conditions::equal(a.value, b.value));
  }
  friend MODELC_INLINE Bools operator>(const Lane& a, const Lane& b) { return b < a; }
  friend MODELC_INLINE Bools operator>=(const Lane& a, const Lane& b) { return b <= a; }
  friend MODELC_INLINE Bools operator!=(const Lane& a, const Lane& b) { return !(a == b); }

  /// a * b + c, in one rounding where the machine has it.
  friend MODELC_INLINE Lane fma(const Lane& a, const Lane& b, const Lane& c) {
    return Lane(detail::ei::pmadd(a.value, b.value, c.value));
  }
  friend MODELC_INLINE Lane select(const Bools& c, const Lane& a, const Lane& b) {
    return Lane(Bools::Conditions::choose(c.value, a.value, b.value));
  }
  // Eigen's pmax and pmin keep a NaN on the left everywhere; one on the right they lose on some machines.
  friend MODELC_INLINE Lane max(const Lane& a, const Lane& b) {
    return select(b == b, Lane(detail::ei::pmax(a.value, b.value)), b);
  }
  friend MODELC_INLINE Lane min(const Lane& a, const Lane& b) {
    return select(b == b, Lane(detail::ei::pmin(a.value, b.value)), b);
  }
  // With a plain number on one side, the usual clamp, this is one instruction.
  friend MODELC_INLINE Lane max(const Lane& a, T b) {
    return b == b ? Lane(detail::ei::pmax(a.value, Lane(b).value)) : Lane(b);
  }
  friend MODELC_INLINE Lane min(const Lane& a, T b) {
    return b == b ? Lane(detail::ei::pmin(a.value, Lane(b).value)) : Lane(b);
  }
  friend MODELC_INLINE Lane max(T a, const Lane& b) { return max(b, a); }
  friend MODELC_INLINE Lane min(T a, const Lane& b) { return min(b, a); }
  friend MODELC_INLINE Lane abs(const Lane& a) { return Lane(detail::ei::pabs(a.value)); }
  friend MODELC_INLINE Lane sqrt(const Lane& a) { return Lane(detail::exact_sqrt(a.value)); }
  friend MODELC_INLINE Lane floor(const Lane& a) { return Lane(detail::ei::pfloor(a.value)); }
  friend MODELC_INLINE Lane ceil(const Lane& a) { return Lane(detail::ei::pceil(a.value)); }
  /// Half to even, as NumPy.
  friend MODELC_INLINE Lane round(const Lane& a) { return Lane(detail::ei::print(a.value)); }
};

template <class T>
struct Lane<T, 1, false> {
  using Bools = Mask<bool, 1>;
  T value;

  Lane() = default;
  MODELC_INLINE Lane(T same) : value(same) {}

  static MODELC_INLINE Lane load(const T* p, Index = 1) { return *p; }
  static MODELC_INLINE Lane iota(T start) { return start; }
  MODELC_INLINE void store(T* p, Index = 1) const { *p = value; }
  MODELC_INLINE T sum() const { return value; }

  friend MODELC_INLINE Lane operator+(Lane a, Lane b) { return detail::wrap_add(a.value, b.value); }
  friend MODELC_INLINE Lane operator-(Lane a, Lane b) { return detail::wrap_sub(a.value, b.value); }
  friend MODELC_INLINE Lane operator*(Lane a, Lane b) { return detail::wrap_mul(a.value, b.value); }
  friend MODELC_INLINE Lane operator/(Lane a, Lane b) {
    static_assert(std::is_floating_point<T>::value, "integers have floor_div");
    return a.value / b.value;
  }
  friend MODELC_INLINE Lane operator-(Lane a) {
    if constexpr (std::is_floating_point<T>::value)
      return -a.value;
    else
      return detail::wrap_sub(T(0), a.value);
  }
  MODELC_INLINE Lane& operator+=(Lane b) { return *this = *this + b; }
  MODELC_INLINE Lane& operator*=(Lane b) { return *this = *this * b; }

  friend MODELC_INLINE Bools operator<(Lane a, Lane b) { return a.value < b.value; }
  friend MODELC_INLINE Bools operator<=(Lane a, Lane b) { return a.value <= b.value; }
  friend MODELC_INLINE Bools operator==(Lane a, Lane b) { return a.value == b.value; }
  friend MODELC_INLINE Bools operator>(Lane a, Lane b) { return a.value > b.value; }
  friend MODELC_INLINE Bools operator>=(Lane a, Lane b) { return a.value >= b.value; }
  friend MODELC_INLINE Bools operator!=(Lane a, Lane b) { return a.value != b.value; }

  friend MODELC_INLINE Lane fma(Lane a, Lane b, Lane c) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
    if constexpr (std::is_floating_point<T>::value) return std::fma(a.value, b.value, c.value);
#endif
    return a * b + c;
  }
  friend MODELC_INLINE Lane select(Bools c, Lane a, Lane b) { return c.value ? a : b; }
  friend MODELC_INLINE Lane max(Lane a, Lane b) { return a.value > b.value || a.value != a.value ? a : b; }
  friend MODELC_INLINE Lane min(Lane a, Lane b) { return a.value < b.value || a.value != a.value ? a : b; }
  friend MODELC_INLINE Lane abs(Lane a) {
    if constexpr (std::is_floating_point<T>::value)
      return std::abs(a.value);
    else
      return a.value < 0 ? -a : a;
  }
  friend MODELC_INLINE Lane sqrt(Lane a) { return std::sqrt(a.value); }
  friend MODELC_INLINE Lane floor(Lane a) { return std::floor(a.value); }
  friend MODELC_INLINE Lane ceil(Lane a) { return std::ceil(a.value); }
  friend MODELC_INLINE Lane round(Lane a) { return std::nearbyint(a.value); }
};

/// The elements as an array and back: for what has no packet form.
template <class T, int N>
struct Elements {
  alignas(64) T value[N];
  MODELC_INLINE explicit Elements(const Lane<T, N>& lane) { lane.store(value); }
  MODELC_INLINE Lane<T, N> lane() const { return Lane<T, N>::load(value); }
};

namespace detail {
// Standard conversions are undefined where the integer cannot hold the value: saturate, and NaN gives 0.
template <class To, class From>
MODELC_INLINE To convert(From x) {
  if constexpr (std::is_floating_point<From>::value && std::is_integral<To>::value) {
    constexpr From high = static_cast<From>(std::numeric_limits<To>::max() / 2 + 1) * 2;  // exact: 2^8, 2^31, 2^63
    constexpr From low = static_cast<From>(std::numeric_limits<To>::min());
    if (x != x) return 0;
    if (x >= high) return std::numeric_limits<To>::max();
    if (x <= low) return std::numeric_limits<To>::min();
    return static_cast<To>(x);
  } else {
    return static_cast<To>(x);
  }
}
}  // namespace detail

/// Converts to another element type. Floats to integers truncate and saturate, NaN gives 0; to bool: is not zero; from
/// bool: 0, 1.
template <class To, class T, int N>
MODELC_INLINE auto cast(const Lane<T, N>& x) {
  if constexpr (std::is_same<To, bool>::value)
    return x != Lane<T, N>(T(0));
  else if constexpr (std::is_same<To, T>::value)
    return x;
  else {
    static_assert(N == 1, "packets do not change their element type: use scalars");
    return Lane<To, 1>(detail::convert<To>(x.value));
  }
}
template <class To, class T, int N>
MODELC_INLINE auto cast(const Mask<T, N>& x) {
  if constexpr (std::is_same<To, bool>::value)
    return x;
  else if constexpr (N == 1)
    return Lane<To, 1>(x.value ? To(1) : To(0));
  else {
    static_assert(std::is_same<To, T>::value, "packets do not change their element type: use scalars");
    return select(x, Lane<T, N>(T(1)), Lane<T, N>(T(0)));
  }
}

// select of two plain numbers.
template <class T, int N, class = std::enable_if_t<(N > 1)>>
MODELC_INLINE Lane<T, N> select(const Mask<T, N>& c, std::common_type_t<T> a, std::common_type_t<T> b) {
  return select(c, Lane<T, N>(a), Lane<T, N>(b));
}
template <class T, class = std::enable_if_t<std::is_arithmetic<T>::value && !std::is_same<T, bool>::value>>
MODELC_INLINE Lane<T, 1> select(Mask<bool, 1> c, T a, T b) {
  return c.value ? a : b;
}

}  // namespace modelc

MODELC_PACKETS_END
