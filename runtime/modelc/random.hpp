#pragma once
#include <cmath>
#include <cstdint>
#include <cstring>

#include "modelc/tensor.hpp"

/// Random numbers that are a pure function of (seed, stream, index): no state, any order, any number of threads. Only
/// exactly rounded operations (+ - * / sqrt) are used, so that the same numbers come out on every machine.
namespace modelc {

/// Philox4x32-10: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). N blocks side by
/// side, from block number `first` on, so that packets hold a word of several; block b is word[0][b] to word[3][b].
template <int N = 1>
struct Philox {
  std::uint32_t word[4][N];

  Philox(std::uint64_t key, std::uint64_t stream, std::uint64_t first) {
    for (int b = 0; b < N; ++b) {
      const std::uint64_t block = first + static_cast<std::uint64_t>(b);
      word[0][b] = static_cast<std::uint32_t>(block);
      word[1][b] = static_cast<std::uint32_t>(block >> 32);
      word[2][b] = static_cast<std::uint32_t>(stream);
      word[3][b] = static_cast<std::uint32_t>(stream >> 32);
    }
    std::uint32_t k0 = static_cast<std::uint32_t>(key);
    std::uint32_t k1 = static_cast<std::uint32_t>(key >> 32);
    for (int round = 0; round < 10; ++round) {
      for (int b = 0; b < N; ++b) {
        const std::uint64_t x = std::uint64_t{0xD2511F53u} * word[0][b];
        const std::uint64_t y = std::uint64_t{0xCD9E8D57u} * word[2][b];
        word[0][b] = static_cast<std::uint32_t>(y >> 32) ^ word[1][b] ^ k0;
        word[1][b] = static_cast<std::uint32_t>(y);
        word[2][b] = static_cast<std::uint32_t>(x >> 32) ^ word[3][b] ^ k1;
        word[3][b] = static_cast<std::uint32_t>(x);
      }
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
  }
};

/// 64 random bits for element i of a stream: half of a Philox block.
inline std::uint64_t random_bits(std::uint64_t seed, std::int64_t stream, std::int64_t i) {
  const Philox<> block(seed, static_cast<std::uint64_t>(stream), static_cast<std::uint64_t>(i) / 2);
  const int half = static_cast<int>(i % 2) * 2;
  return (static_cast<std::uint64_t>(block.word[half + 1][0]) << 32) | block.word[half][0];
}

/// a * b, rounded before it is added to anything: no compiler may fuse the two here, as they do where the machine can.
inline double rounded_product(double a, double b) {
#if defined(__SSE2__) && defined(__GNUC__)
  double product = a * b;
  __asm__("" : "+x"(product));
#elif defined(__GNUC__)
  double product = a * b;
  __asm__("" : "+m"(product));
#else
  volatile double product = a * b;
#endif
  return product;
}

/// The natural logarithm of a positive normal number, to about one unit in the last place.
inline double exact_log(double x) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  int exponent = static_cast<int>(bits >> 52) - 1023;
  bits = (bits & 0x000FFFFFFFFFFFFFull) | 0x3FF0000000000000ull;
  double m = 0;
  std::memcpy(&m, &bits, sizeof m);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    ++exponent;
  }
  // log m = 2 atanh((m - 1) / (m + 1)), whose argument is at most 0.172: eleven terms of the series suffice.
  const double s = (m - 1) / (m + 1);
  const double s2 = s * s;
  double sum = 0;
  for (int k = 21; k >= 3; k -= 2) sum = rounded_product(sum + 1.0 / k, s2);
  const double ln2_high = 6.93147180369123816490e-01;  // 33 bits: its product with an exponent is exact
  const double ln2_low = 1.90821492927058770002e-10;
  return rounded_product(exponent, ln2_high) +
         (2 * s + (rounded_product(2 * s, sum) + rounded_product(exponent, ln2_low)));
}

namespace detail {

/// Horner's rule, coefficients from the constant on.
template <int N>
double polynomial(const double (&c)[N], double x) {
  double y = c[N - 1];
  for (int i = N - 2; i >= 0; --i) y = rounded_product(y, x) + c[i];
  return y;
}

}  // namespace detail

/// The quantile of the standard normal distribution, 0 < p < 1, to about 1e-16 relative.
/// Wichura, "Algorithm AS 241: the percentage points of the normal distribution" (1988), PPND16.
inline double normal_quantile(double p) {
  static const double a[] = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                             1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                             3.3430575583588128105e+4, 2.5090809287301226727e+3};
  static const double b[] = {1,
                             4.2313330701600911252e+1,
                             6.8718700749205790830e+2,
                             5.3941960214247511077e+3,
                             2.1213794301586595867e+4,
                             3.9307895800092710610e+4,
                             2.8729085735721942674e+4,
                             5.2264952788528545610e+3};
  static const double c[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                             3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                             2.27238449892691845833e-2, 7.74545014278341407640e-4};
  static const double d[] = {1,
                             2.05319162663775882187e0,
                             1.67638483018380384940e0,
                             6.89767334985100004550e-1,
                             1.48103976427480074590e-1,
                             1.51986665636164571966e-2,
                             5.47593808499534494600e-4,
                             1.05075007164441684324e-9};
  static const double e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                             2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                             2.71155556874348757815e-5, 2.01033439929228813265e-7};
  static const double f[] = {1,
                             5.99832206555887937690e-1,
                             1.36929880922735805310e-1,
                             1.48753612908506148525e-2,
                             7.86869131145613259100e-4,
                             1.84631831751005468180e-5,
                             1.42151175831644588870e-7,
                             2.04426310338993978564e-15};
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - rounded_product(q, q);
    return q * detail::polynomial(a, r) / detail::polynomial(b, r);
  }
  const double r = std::sqrt(-exact_log(q < 0 ? p : 1 - p));
  const double x = r <= 5 ? detail::polynomial(c, r - 1.6) / detail::polynomial(d, r - 1.6)
                          : detail::polynomial(e, r - 5) / detail::polynomial(f, r - 5);
  return q < 0 ? -x : x;
}

/// Element i of a stream, uniform on [0, 1): 24 bits for float, 53 for double.
template <class T>
T standard_uniform(std::uint64_t seed, std::int64_t stream, std::int64_t i) {
  const std::uint64_t bits = random_bits(seed, stream, i);
  if (sizeof(T) == 4) return static_cast<T>(static_cast<double>(bits >> 40) * 0x1p-24);
  return static_cast<T>(static_cast<double>(bits >> 11) * 0x1p-53);
}

/// Element i of a stream, normal with mean 0 and standard deviation 1.
template <class T>
T standard_normal(std::uint64_t seed, std::int64_t stream, std::int64_t i) {
  // The middle of one of 2^52 equal intervals: never 0 or 1.
  const double p = (static_cast<double>(random_bits(seed, stream, i) >> 12) + 0.5) * 0x1p-52;
  return static_cast<T>(normal_quantile(p));
}

/// Element i of a stream, the normal distribution cut off at two standard deviations.
template <class T>
T standard_truncated_normal(std::uint64_t seed, std::int64_t stream, std::int64_t i) {
  const double p = (static_cast<double>(random_bits(seed, stream, i) >> 12) + 0.5) * 0x1p-52;
  const double below = 0.022750131948179195;  // of the normal distribution lies below -2
  return static_cast<T>(normal_quantile(below + rounded_product(p, 1 - 2 * below)));
}

/// The seed of one weight's initializer: does not depend on which other weights there are.
inline std::uint64_t weight_seed(std::uint64_t seed, const char* name) {
  std::uint64_t hash = 0xCBF29CE484222325ull;  // FNV-1a of the name
  for (; *name != '\0'; ++name) hash = (hash ^ static_cast<unsigned char>(*name)) * 0x100000001B3ull;
  hash += seed * 0x9E3779B97F4A7C15ull;  // then splitmix64's finalizer
  hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9ull;
  hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBull;
  return hash ^ (hash >> 31);
}

namespace kernels {

template <class T, int Rank>
void standard_uniform(Tensor<T, Rank> out, std::uint64_t seed, std::int64_t stream) {
  constexpr int blocks = 8;
  const Index n = out.size(), whole = n - n % (2 * blocks);
  for (Index i = 0; i < whole; i += 2 * blocks) {
    const Philox<blocks> block(seed, static_cast<std::uint64_t>(stream), static_cast<std::uint64_t>(i) / 2);
    T* const p = out.data + i;
    for (int b = 0; b < blocks; ++b) {
      for (int half = 0; half < 2; ++half) {
        const std::uint32_t low = block.word[2 * half][b], high = block.word[2 * half + 1][b];
        if constexpr (sizeof(T) == 4)
          p[2 * b + half] = static_cast<T>(static_cast<std::int32_t>(high >> 8)) * T(0x1p-24);
        else
          p[2 * b + half] = static_cast<T>(((static_cast<std::uint64_t>(high) << 32) | low) >> 11) * T(0x1p-53);
      }
    }
  }
  for (Index i = whole; i < n; ++i) out.data[i] = modelc::standard_uniform<T>(seed, stream, i);
}

template <class T, int Rank>
void standard_normal(Tensor<T, Rank> out, std::uint64_t seed, std::int64_t stream) {
  for (Index i = 0, n = out.size(); i < n; ++i) out.data[i] = modelc::standard_normal<T>(seed, stream, i);
}

template <class T, int Rank>
void standard_truncated_normal(Tensor<T, Rank> out, std::uint64_t seed, std::int64_t stream) {
  for (Index i = 0, n = out.size(); i < n; ++i) out.data[i] = modelc::standard_truncated_normal<T>(seed, stream, i);
}

}  // namespace kernels
}  // namespace modelc
