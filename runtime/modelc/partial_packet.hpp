#pragma once
#include "modelc/wide_lane.hpp"

MODELC_PACKETS_BEGIN

/// A packet's first elements: what is left at the end of a loop whose count is no multiple of the packet's width.
namespace modelc {

namespace detail {
/// Loads and stores of a packet's first elements; the others repeat the first one, so that nothing is computed that
/// was not asked for. 0 < count.
template <class Packet>
struct Partial {
  using T = typename ei::unpacket_traits<Packet>::type;
  static constexpr int size = ei::unpacket_traits<Packet>::size;

  static MODELC_INLINE Packet load(const T* p, int count) {
    alignas(64) T values[size];
    MODELC_UNROLL
    for (int i = 0; i < size; ++i) values[i] = p[i < count ? i : 0];
    return ei::ploadu<Packet>(values);
  }
  static MODELC_INLINE void store(T* p, const Packet& x, int count) {
    alignas(64) T values[size];
    ei::pstoreu(values, x);
    MODELC_UNROLL
    for (int i = 0; i < size; ++i) {
      if (i < count) p[i] = values[i];
    }
  }
};
#if defined(EIGEN_VECTORIZE_AVX512)
template <>
struct Partial<ei::Packet16f> {
  static MODELC_INLINE __mmask16 first(int count) { return static_cast<__mmask16>((1u << count) - 1); }
  static MODELC_INLINE ei::Packet16f load(const float* p, int count) {
    return _mm512_mask_loadu_ps(_mm512_set1_ps(*p), first(count), p);
  }
  static MODELC_INLINE void store(float* p, const ei::Packet16f& x, int count) {
    _mm512_mask_storeu_ps(p, first(count), x);
  }
};
template <>
struct Partial<ei::Packet8d> {
  static MODELC_INLINE __mmask8 first(int count) { return static_cast<__mmask8>((1u << count) - 1); }
  static MODELC_INLINE ei::Packet8d load(const double* p, int count) {
    return _mm512_mask_loadu_pd(_mm512_set1_pd(*p), first(count), p);
  }
  static MODELC_INLINE void store(double* p, const ei::Packet8d& x, int count) {
    _mm512_mask_storeu_pd(p, first(count), x);
  }
};
#endif
#if defined(EIGEN_VECTORIZE_AVX2)
// Stored in pieces: some processors take many steps for one store under a mask.
template <>
struct Partial<ei::Packet8f> {
  static MODELC_INLINE ei::Packet8f load(const float* p, int count) {
    const __m256i mask = _mm256_cmpgt_epi32(_mm256_set1_epi32(count), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    return _mm256_blendv_ps(_mm256_set1_ps(*p), _mm256_maskload_ps(p, mask), _mm256_castsi256_ps(mask));
  }
  static MODELC_INLINE void store(float* p, const ei::Packet8f& x, int count) {
    __m128 part = _mm256_castps256_ps128(x);
    if (count & 4) {
      _mm_storeu_ps(p, part);
      part = _mm256_extractf128_ps(x, 1);
      p += 4;
    }
    if (count & 2) {
      _mm_storel_pi(reinterpret_cast<__m64*>(p), part);
      part = _mm_movehl_ps(part, part);
      p += 2;
    }
    if (count & 1) _mm_store_ss(p, part);
  }
};
template <>
struct Partial<ei::Packet4d> {
  static MODELC_INLINE ei::Packet4d load(const double* p, int count) {
    const __m256i mask = _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), _mm256_setr_epi64x(0, 1, 2, 3));
    return _mm256_blendv_pd(_mm256_set1_pd(*p), _mm256_maskload_pd(p, mask), _mm256_castsi256_pd(mask));
  }
  static MODELC_INLINE void store(double* p, const ei::Packet4d& x, int count) {
    __m128d part = _mm256_castpd256_pd128(x);
    if (count & 2) {
      _mm_storeu_pd(p, part);
      part = _mm256_extractf128_pd(x, 1);
      p += 2;
    }
    if (count & 1) _mm_store_sd(p, part);
  }
};
#endif

/// The first `count` elements that lie at p, p + stride...; 0 < count < N.
template <class T, int N, class U>
MODELC_INLINE Lane<T, N> load_first(const U* p, Index stride, int count) {
  alignas(64) T values[N];
  for (int i = 0; i < N; ++i) values[i] = static_cast<T>(p[i < count ? i * stride : 0]);
  return Lane<T, N>::load(values);
}
template <class T, int N>
MODELC_INLINE Lane<T, N> load_first(const T* p, int count) {
  if constexpr (N <= packet_width<T>)
    return Lane<T, N>(Partial<PacketOf<T, N>>::load(p, count));
  else
    return load_first<T, N>(p, 1, count);
}
template <class T, int N, class U>
MODELC_INLINE void store_first(U* p, Index stride, const Lane<T, N>& x, int count) {
  const Elements<T, N> elements(x);
  for (int i = 0; i < count; ++i) p[i * stride] = static_cast<U>(elements.value[i]);
}
template <class T, int N>
MODELC_INLINE void store_first(T* p, const Lane<T, N>& x, int count) {
  if constexpr (N <= packet_width<T>)
    Partial<PacketOf<T, N>>::store(p, x.value, count);
  else
    store_first(p, 1, x, count);
}
}  // namespace detail

}  // namespace modelc

MODELC_PACKETS_END
