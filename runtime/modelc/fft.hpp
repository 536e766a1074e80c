#pragma once
#include <cmath>

#include "modelc/fft_size.hpp"
#include "modelc/lanes.hpp"
#include "modelc/tensor.hpp"

MODELC_PACKETS_BEGIN

/// Discrete Fourier transforms along the last axis, of any length, on separate real and imaginary parts. Nothing
/// allocates: the factors and the lines between lie in `work`, of as many elements as fft_size.hpp says. The factors
/// are computed once a call for all its lines, in double.
namespace modelc::kernels {

namespace detail {
/// The real and imaginary parts of a line.
template <class T>
struct Complex {
  T* re;
  T* im;
  operator Complex<const T>() const { return {re, im}; }
  /// Exchanged parts turn the transform into the inverse one, without its 1 / n.
  Complex exchanged() const { return {im, re}; }
};

/// Hands out lines of `work`.
template <class T>
class Lines {
 public:
  explicit Lines(T* next) : next_(next) {}
  Complex<T> line(Index n) {
    T* const re = next_;
    next_ += 2 * n;
    return {re, re + n};
  }

 private:
  T* next_;
};

constexpr double whole_turn = 6.283185307179586476925;

/// factor[k] = exp(-2 pi i k / n) for k < count: products of two factors that the C library gives.
template <class T>
void fill_factors(Complex<T> factor, Index count, Index n) {
  constexpr Index block = 64;
  double cosine[block], sine[block];
  const auto angle = [n](Index k) {
    return whole_turn * static_cast<double>(2 * k > n ? k - n : k) / static_cast<double>(n);
  };
  for (Index k = 0; k < block; ++k) {
    cosine[k] = std::cos(angle(k % n));
    sine[k] = std::sin(angle(k % n));
  }
  for (Index first = 0; first < count; first += block) {
    const double c = std::cos(angle(first)), s = std::sin(angle(first));
    for (Index k = 0; k < block && first + k < count; ++k) {
      factor.re[first + k] = static_cast<T>(c * cosine[k] - s * sine[k]);
      factor.im[first + k] = static_cast<T>(-(s * cosine[k] + c * sine[k]));
    }
  }
}

/// Complex numbers in lanes.
template <class T, int N>
struct Pair {
  Lane<T, N> re, im;

  friend MODELC_INLINE Pair operator+(const Pair& a, const Pair& b) { return {a.re + b.re, a.im + b.im}; }
  friend MODELC_INLINE Pair operator-(const Pair& a, const Pair& b) { return {a.re - b.re, a.im - b.im}; }
  friend MODELC_INLINE Pair operator*(const Pair& a, T b) { return {a.re * b, a.im * b}; }
  friend MODELC_INLINE Pair operator*(const Pair& a, const Pair<T, 1>& b) {
    const Lane<T, N> real(b.re.value), imaginary(b.im.value);
    return {a.re * real - a.im * imaginary, a.re * imaginary + a.im * real};
  }
  /// -i times it.
  MODELC_INLINE Pair turned() const { return {im, -re}; }
};

// Transforms of as many elements as one pass joins, in place.
template <class T, int N>
MODELC_INLINE void join(Pair<T, N> (&a)[2]) {
  const Pair<T, N> second = a[0] - a[1];
  a[0] = a[0] + a[1];
  a[1] = second;
}
template <class T, int N>
MODELC_INLINE void join(Pair<T, N> (&a)[3]) {
  const Pair<T, N> sum = a[1] + a[2], middle = a[0] - sum * T(0.5);
  const Pair<T, N> side = (a[1] - a[2]).turned() * T(0.86602540378443864676);  // sin(2 pi / 3)
  a[0] = a[0] + sum;
  a[1] = middle + side;
  a[2] = middle - side;
}
template <class T, int N>
MODELC_INLINE void join(Pair<T, N> (&a)[4]) {
  const Pair<T, N> even = a[0] + a[2], even_rest = a[0] - a[2];
  const Pair<T, N> odd = a[1] + a[3], odd_rest = (a[1] - a[3]).turned();
  a[0] = even + odd;
  a[1] = even_rest + odd_rest;
  a[2] = even - odd;
  a[3] = even_rest - odd_rest;
}
template <class T, int N>
MODELC_INLINE void join(Pair<T, N> (&a)[5]) {
  constexpr T cos1 = T(0.30901699437494742410), cos2 = T(-0.80901699437494742410);  // of 2 pi / 5 and 4 pi / 5
  constexpr T sin1 = T(0.95105651629515357212), sin2 = T(0.58778525229247312917);
  const Pair<T, N> outer = a[1] + a[4], outer_rest = (a[1] - a[4]).turned();
  const Pair<T, N> inner = a[2] + a[3], inner_rest = (a[2] - a[3]).turned();
  const Pair<T, N> near = a[0] + outer * cos1 + inner * cos2, near_side = outer_rest * sin1 + inner_rest * sin2;
  const Pair<T, N> far = a[0] + outer * cos2 + inner * cos1, far_side = outer_rest * sin2 - inner_rest * sin1;
  a[0] = a[0] + outer + inner;
  a[1] = near + near_side;
  a[4] = near - near_side;
  a[2] = far + far_side;
  a[3] = far - far_side;
}

/// One of the passes of a transform: `stride` interleaved lines of n / stride elements become radix times as many of a
/// radix-th of the length. After the last pass every element is where it belongs (Stockham's arrangement).
template <class T>
struct Pass {
  Complex<const T> x;
  Complex<T> y;
  Complex<const T> factor;
  Index n, stride;

  template <int radix>
  void run() const {
    const Index parts = n / stride / radix;
    for (Index k = 0; k < parts; ++k) {
      Pair<T, 1> turn[radix];
      for (int t = 1; t < radix; ++t) turn[t] = factor_at(t * k * stride);
      for_lanes<T>(stride, [&](auto lane, Index i) {
        Pair<T, decltype(lane)::width> a[radix];
        for (int r = 0; r < radix; ++r) a[r] = load(lane, i + stride * (k + parts * r));
        join(a);
        store(lane, i + stride * radix * k, a[0]);
        for (int t = 1; t < radix; ++t) store(lane, i + stride * (radix * k + t), a[t] * turn[t]);
      });
    }
  }

  /// For a prime that has no formula of its own.
  void run(Index radix) const {
    const Index parts = n / stride / radix;
    for (Index k = 0; k < parts; ++k) {
      for (Index t = 0; t < radix; ++t) {
        for_lanes<T>(stride, [&](auto lane, Index i) {
          auto sum = load(lane, i + stride * k);
          for (Index r = 1; r < radix; ++r)
            sum = sum + load(lane, i + stride * (k + parts * r)) * factor_at(r * t % radix * (n / radix));
          store(lane, i + stride * (radix * k + t), sum * factor_at(t * k * stride));
        });
      }
    }
  }

 private:
  Pair<T, 1> factor_at(Index k) const { return {factor.re[k], factor.im[k]}; }
  template <class L>
  MODELC_INLINE Pair<T, L::width> load(L lane, Index at) const {
    return {lane.load(x.re + at), lane.load(x.im + at)};
  }
  template <class L, int N>
  MODELC_INLINE void store(L lane, Index at, const Pair<T, N>& a) const {
    lane.store(y.re + at, a.re);
    lane.store(y.im + at, a.im);
  }
};

/// The transform of n elements where n is a product of small primes.
template <class T>
class Passes {
 public:
  Passes(Index n, Lines<T>& work) : n_(n), factor_(work.line(n)), between_(work.line(n)) {
    fill_factors(factor_, n, n);
  }

  /// x and y are different lines.
  void operator()(Complex<const T> x, Complex<T> y) const {
    const Index count = each_radix([](Index, Index) {});
    if (count == 0) {
      copy_elements(x.re, n_, y.re);
      copy_elements(x.im, n_, y.im);
      return;
    }
    Index left = count;
    Complex<const T> from = x;
    each_radix([&](Index radix, Index stride) {
      const Complex<T> to = --left % 2 == 0 ? y : between_;
      const Pass<T> pass{from, to, factor_, n_, stride};
      switch (radix) {
        case 2: pass.template run<2>(); break;
        case 3: pass.template run<3>(); break;
        case 4: pass.template run<4>(); break;
        case 5: pass.template run<5>(); break;
        default: pass.run(radix);
      }
      from = to;
    });
  }

 private:
  /// Calls pass(radix, stride) for each pass; gives how many there are.
  template <class Call>
  Index each_radix(Call pass) const {
    Index count = 0, stride = 1;
    const auto take = [&](Index radix) {
      for (; n_ / stride % radix == 0 && stride < n_; stride *= radix, ++count) pass(radix, stride);
    };
    take(4);
    for (Index p = 2; stride < n_; ++p) take(p);
    return count;
  }

  Index n_;
  Complex<T> factor_, between_;
};

/// The transform of n elements of any number: where n has a large prime, as a convolution with a chirp (Bluestein).
template <class T>
class Fourier {
 public:
  Fourier(Index n, Lines<T>& work)
      : n_(n),
        m_(splits(n) ? n : convolution_length(n)),
        passes_(m_, work),
        chirp_{},
        spectrum_{},
        first_{},
        second_{} {
    if (m_ == n_) return;
    chirp_ = work.line(n_);
    spectrum_ = work.line(m_);
    first_ = work.line(m_);
    second_ = work.line(m_);
    for (Index k = 0; k < n_; ++k) {  // exp(-i pi k^2 / n)
      const double angle = whole_turn * static_cast<double>(k * k % (2 * n_)) / static_cast<double>(2 * n_);
      chirp_.re[k] = static_cast<T>(std::cos(angle));
      chirp_.im[k] = static_cast<T>(-std::sin(angle));
    }
    clear(first_);
    const T share = T(1) / static_cast<T>(m_);
    for (Index k = 0; k < n_; ++k) {
      const Index mirrored = k == 0 ? 0 : m_ - k;
      first_.re[k] = first_.re[mirrored] = chirp_.re[k] * share;
      first_.im[k] = first_.im[mirrored] = -chirp_.im[k] * share;
    }
    passes_(first_, spectrum_);
  }

  /// x and y are different lines.
  void operator()(Complex<const T> x, Complex<T> y) const {
    if (m_ == n_) return passes_(x, y);
    clear(first_);
    multiply(x, chirp_, first_, n_);
    passes_(first_, second_);
    multiply(second_, spectrum_, first_, m_);
    passes_(first_.exchanged(), second_.exchanged());
    multiply(second_, chirp_, y, n_);
  }

 private:
  void clear(Complex<T> x) const {
    for (Index i = 0; i < m_; ++i) x.re[i] = x.im[i] = T(0);
  }
  static void multiply(Complex<const T> a, Complex<const T> b, Complex<T> y, Index n) {
    for (Index i = 0; i < n; ++i) {
      const T re = a.re[i] * b.re[i] - a.im[i] * b.im[i];
      y.im[i] = a.re[i] * b.im[i] + a.im[i] * b.re[i];
      y.re[i] = re;
    }
  }

  Index n_, m_;
  Passes<T> passes_;
  Complex<T> chirp_, spectrum_, first_, second_;
};

/// Between n real numbers and the first n / 2 + 1 elements of their transform. When n is even, both ways are a
/// transform of half the length, with the even numbers as real and the odd ones as imaginary parts.
template <class T>
class RealFourier {
 public:
  RealFourier(Index n, T* memory)
      : even_(n % 2 == 0),
        n_(even_ ? n / 2 : n),
        work_(memory),
        fourier_(n_, work_),
        factor_(even_ ? work_.line(n_) : Complex<T>{}),
        first_(work_.line(n_)),
        second_(work_.line(n_)) {
    if (even_) fill_factors(factor_, n_, n);
  }

  void forward(const T* x, Complex<T> y) const {
    if (!even_) {
      for (Index i = 0; i < n_; ++i) first_.im[i] = T(0);
      fourier_({x, first_.im}, second_);
      copy_elements(second_.re, n_ / 2 + 1, y.re);
      copy_elements(second_.im, n_ / 2 + 1, y.im);
      return;
    }
    for (Index i = 0; i < n_; ++i) {
      first_.re[i] = x[2 * i];
      first_.im[i] = x[2 * i + 1];
    }
    fourier_(first_, second_);
    y.re[0] = second_.re[0] + second_.im[0];
    y.re[n_] = second_.re[0] - second_.im[0];
    y.im[0] = y.im[n_] = T(0);
    for (Index k = 1; k < n_; ++k) {  // of the even numbers plus factor times that of the odd ones
      const Number here = at(second_, k), there = conjugate(at(second_, n_ - k));
      const Number odd = (here - there).turned() * at(factor_, k);
      y.re[k] = (here.re.value + there.re.value + odd.re.value) * T(0.5);
      y.im[k] = (here.im.value + there.im.value + odd.im.value) * T(0.5);
    }
  }

  /// What the imaginary parts of the first and, when n is even, the last element are, counts for nothing.
  void inverse(Complex<const T> x, T* y) const {
    const T share = T(1) / static_cast<T>(n_);
    if (!even_) {
      for (Index k = 0; k < n_; ++k) {
        const bool mirrored = k > n_ / 2;
        first_.re[k] = x.re[mirrored ? n_ - k : k];
        first_.im[k] = k == 0 ? T(0) : mirrored ? -x.im[n_ - k] : x.im[k];
      }
      fourier_(first_.exchanged(), second_.exchanged());
      for (Index i = 0; i < n_; ++i) y[i] = second_.re[i] * share;
      return;
    }
    for (Index k = 0; k < n_; ++k) {
      Number here = at(x, k), there = conjugate(at(x, n_ - k));
      if (k == 0) here.im = there.im = T(0);
      const Number odd = (here - there) * conjugate(at(factor_, k));
      first_.re[k] = (here.re.value + there.re.value - odd.im.value) * T(0.5);
      first_.im[k] = (here.im.value + there.im.value + odd.re.value) * T(0.5);
    }
    fourier_(first_.exchanged(), second_.exchanged());
    for (Index i = 0; i < n_; ++i) {
      y[2 * i] = second_.re[i] * share;
      y[2 * i + 1] = second_.im[i] * share;
    }
  }

 private:
  using Number = Pair<T, 1>;
  static Number at(Complex<const T> x, Index k) { return {x.re[k], x.im[k]}; }
  static Number conjugate(Number a) { return {a.re, -a.im}; }

  bool even_;
  Index n_;
  Lines<T> work_;
  Fourier<T> fourier_;
  Complex<T> factor_, first_, second_;
};
}  // namespace detail

/// Each line of y is the transform of that of x: element k is the sum over j of x[j] exp(-2 pi i j k / n).
template <class T, int R, class W, class U, class V>
void fft(Tensor<T, R> re, Tensor<T, R> im, Tensor<W, 1> work, Tensor<U, R> x_re, Tensor<V, R> x_im) noexcept {
  const Index n = re.extent[R - 1];
  if (re.size() == 0) return;
  detail::Lines<T> memory(work.data);
  const detail::Fourier<T> fourier(n, memory);
  for (Index i = 0; i < re.size(); i += n)
    fourier({x_re.data + i, x_im.data + i}, detail::Complex<T>{re.data + i, im.data + i});
}

/// The same of real lines: the n / 2 + 1 elements that the others mirror.
template <class T, int R, class W, class U>
void real_fft(Tensor<T, R> re, Tensor<T, R> im, Tensor<W, 1> work, Tensor<U, R> x) noexcept {
  const Index n = x.extent[R - 1], bins = re.extent[R - 1];
  if (x.size() == 0) return;
  const detail::RealFourier<T> fourier(n, work.data);
  for (Index line = 0; line < x.size() / n; ++line)
    fourier.forward(x.data + line * n, {re.data + line * bins, im.data + line * bins});
}

/// The real lines, of as many elements as y has, of which these are the transforms.
template <class T, int R, class W, class U, class V>
void inverse_real_fft(Tensor<T, R> y, Tensor<W, 1> work, Tensor<U, R> re, Tensor<V, R> im) noexcept {
  const Index n = y.extent[R - 1], bins = re.extent[R - 1];
  if (y.size() == 0) return;
  const detail::RealFourier<T> fourier(n, work.data);
  for (Index line = 0; line < y.size() / n; ++line)
    fourier.inverse({re.data + line * bins, im.data + line * bins}, y.data + line * n);
}

}  // namespace modelc::kernels

MODELC_PACKETS_END
