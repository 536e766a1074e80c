#pragma once
#include "modelc/index.hpp"

/// What memory the Fourier transforms of fft.hpp take: known to the compiler, which reserves it in the arena.
namespace modelc::kernels::detail {

/// Is n a product of primes that passes of their own transform quickly?
constexpr bool splits(Index n) {
  constexpr Index largest = 31;
  for (Index p = 2; p <= largest; ++p) {
    while (n > 1 && n % p == 0) n /= p;
  }
  return n <= 1;
}

/// The least power of two that holds a convolution of n elements with n others.
constexpr Index convolution_length(Index n) {
  Index m = 1;
  while (m < 2 * n - 1) m *= 2;
  return m;
}

/// Numbers that a transform of n complex elements works with: factors and a line; the convolution where n has large
/// primes.
constexpr Index fft_size(Index n) { return splits(n) ? 4 * n : 2 * n + 10 * convolution_length(n); }

/// The same for n real elements, which are a transform of half as many complex ones when n is even.
constexpr Index real_fft_size(Index n) { return fft_size(n % 2 == 0 ? n / 2 : n) + 4 * n; }

/// At least as many for every n that is not above `n`; of a length that is known only at run time.
template <class Size>
Size largest_real_fft_size(Size n) {
  return n * 46 + 64;
}

}  // namespace modelc::kernels::detail
