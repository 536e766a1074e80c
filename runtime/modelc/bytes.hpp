#pragma once
#include <cstdint>
#include <cstring>

#include "modelc/wide_lane.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

namespace detail {
/// A packet of bytes that lie one behind the other.
template <class Packet>
struct Widen {
  template <class Byte>
  static MODELC_INLINE Packet load(const Byte* p) {
    using T = typename ei::unpacket_traits<Packet>::type;
    constexpr int size = ei::unpacket_traits<Packet>::size;
    alignas(64) T values[size];
    MODELC_UNROLL
    for (int i = 0; i < size; ++i) values[i] = static_cast<T>(p[i]);
    return ei::ploadu<Packet>(values);
  }
};
// Where the machine widens bytes by itself. An unaligned load of four or eight bytes goes through a number.
template <class Number, class Byte>
MODELC_INLINE Number bytes_at(const Byte* p) {
  Number number;
  std::memcpy(&number, p, sizeof number);
  return number;
}
#if defined(EIGEN_VECTORIZE_SSE)
MODELC_INLINE __m128i four_bytes(const void* p) {
  return _mm_cvtsi32_si128(bytes_at<std::int32_t>(static_cast<const char*>(p)));
}
template <>
struct Widen<ei::Packet4f> {
#if defined(EIGEN_VECTORIZE_SSE4_1)
  static MODELC_INLINE ei::Packet4f load(const std::uint8_t* p) {
    return _mm_cvtepi32_ps(_mm_cvtepu8_epi32(four_bytes(p)));
  }
  static MODELC_INLINE ei::Packet4f load(const std::int8_t* p) {
    return _mm_cvtepi32_ps(_mm_cvtepi8_epi32(four_bytes(p)));
  }
#else
  static MODELC_INLINE ei::Packet4f load(const std::uint8_t* p) {
    const __m128i zero = _mm_setzero_si128();
    return _mm_cvtepi32_ps(_mm_unpacklo_epi16(_mm_unpacklo_epi8(four_bytes(p), zero), zero));
  }
  static MODELC_INLINE ei::Packet4f load(const std::int8_t* p) {  // each byte on top of its number, and down again
    const __m128i bytes = four_bytes(p), pairs = _mm_unpacklo_epi8(bytes, bytes);
    return _mm_cvtepi32_ps(_mm_srai_epi32(_mm_unpacklo_epi16(pairs, pairs), 24));
  }
#endif
};
#endif
#if defined(EIGEN_VECTORIZE_AVX2)
template <>
struct Widen<ei::Packet8f> {
  static MODELC_INLINE ei::Packet8f load(const std::uint8_t* p) {
    return _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(p))));
  }
  static MODELC_INLINE ei::Packet8f load(const std::int8_t* p) {
    return _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(p))));
  }
};
template <>
struct Widen<ei::Packet4d> {
  static MODELC_INLINE ei::Packet4d load(const std::uint8_t* p) {
    return _mm256_cvtepi32_pd(_mm_cvtepu8_epi32(four_bytes(p)));
  }
  static MODELC_INLINE ei::Packet4d load(const std::int8_t* p) {
    return _mm256_cvtepi32_pd(_mm_cvtepi8_epi32(four_bytes(p)));
  }
};
#endif
#if defined(EIGEN_VECTORIZE_AVX512)
template <>
struct Widen<ei::Packet16f> {
  static MODELC_INLINE ei::Packet16f load(const std::uint8_t* p) {
    return _mm512_cvtepi32_ps(_mm512_cvtepu8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))));
  }
  static MODELC_INLINE ei::Packet16f load(const std::int8_t* p) {
    return _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))));
  }
};
#endif

/// Lanes of bytes that lie one behind the other.
template <class T, int N, class Byte>
MODELC_INLINE Lane<T, N> widen(const Byte* p) {
  if constexpr (N == 1)
    return static_cast<T>(*p);
  else if constexpr (N > packet_width<T>)
    return {widen<T, N / 2>(p), widen<T, N / 2>(p + N / 2)};
  else
    return Lane<T, N>(Widen<typename Lane<T, N>::Packet>::load(p));
}
}  // namespace detail

}  // namespace modelc

MODELC_PACKETS_END
