#include "modelc/fft.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <complex>
#include <random>
#include <vector>

namespace {
using modelc::Index;
using modelc::tensor;
using Complex = std::complex<long double>;
namespace kernels = modelc::kernels;

constexpr long double pi = 3.14159265358979323846264338327950288L;

/// By the definition, in long double.
template <class T>
std::vector<Complex> transform(const T* re, const T* im, Index n, Index count) {
  std::vector<Complex> circle, y;
  for (Index k = 0; k < n; ++k) circle.push_back(std::polar(1.0L, -2 * pi * static_cast<long double>(k) / n));
  for (Index k = 0; k < count; ++k) {
    Complex sum = 0;
    for (Index j = 0; j < n; ++j) sum += Complex(re[j], im == nullptr ? T(0) : im[j]) * circle[(j * k) % n];
    y.push_back(sum);
  }
  return y;
}

template <class T>
class Random {
 public:
  std::vector<T> operator()(Index n) {
    std::vector<T> values;
    std::generate_n(std::back_inserter(values), n, [this] { return static_cast<T>(normal_(engine_)); });
    return values;
  }

 private:
  std::mt19937 engine_{1};
  std::normal_distribution<double> normal_;
};

/// Memory of which every element behind what is asked for is looked after.
template <class T>
class Guarded {
 public:
  explicit Guarded(Index n) : n_(n), values_(static_cast<std::size_t>(n) + 8, T(7)) {}
  ~Guarded() {
    for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(values_[static_cast<std::size_t>(n_) + i], T(7));
  }
  Guarded(const Guarded&) = delete;
  Guarded& operator=(const Guarded&) = delete;
  modelc::Tensor<T, 1> view() { return tensor(values_.data(), n_); }

 private:
  Index n_;
  std::vector<T> values_;
};

template <class T>
double error_of_fft(Index n) {
  Random<T> random;
  constexpr Index lines = 2;
  const std::vector<T> re = random(lines * n), im = random(lines * n);
  std::vector<T> y_re(re.size()), y_im(re.size());
  Guarded<T> work(kernels::detail::fft_size(n));
  kernels::fft(tensor(y_re.data(), lines, n), tensor(y_im.data(), lines, n), work.view(), tensor(re.data(), lines, n),
               tensor(im.data(), lines, n));
  long double worst = 0, size = 0;
  for (Index line = 0; line < lines; ++line) {
    const std::vector<Complex> expected = transform(re.data() + line * n, im.data() + line * n, n, n);
    for (Index k = 0; k < n; ++k) {
      worst = std::max(worst, std::abs(expected[k] - Complex(y_re[line * n + k], y_im[line * n + k])));
      size = std::max(size, std::abs(expected[k]));
    }
  }
  return static_cast<double>(worst / size);
}

template <class T>
double error_of_real_fft(Index n) {
  Random<T> random;
  constexpr Index lines = 2;
  const Index bins = n / 2 + 1;
  const std::vector<T> x = random(lines * n);
  std::vector<T> re(lines * bins), im(lines * bins), back(x.size());
  Guarded<T> work(kernels::detail::real_fft_size(n));
  EXPECT_LE(kernels::detail::real_fft_size(n), kernels::detail::largest_real_fft_size(n));
  EXPECT_LE(kernels::detail::fft_size(n), kernels::detail::largest_real_fft_size(n));
  kernels::real_fft(tensor(re.data(), lines, bins), tensor(im.data(), lines, bins), work.view(),
                    tensor(x.data(), lines, n));
  long double worst = 0, size = 0;
  for (Index line = 0; line < lines; ++line) {
    const std::vector<Complex> expected = transform<T>(x.data() + line * n, nullptr, n, bins);
    for (Index k = 0; k < bins; ++k) {
      worst = std::max(worst, std::abs(expected[k] - Complex(re[line * bins + k], im[line * bins + k])));
      size = std::max(size, std::abs(expected[k]));
    }
    im[line * bins] = T(100);  // counts for nothing
    if (n % 2 == 0) im[line * bins + bins - 1] = T(100);
  }
  kernels::inverse_real_fft(tensor(back.data(), lines, n), work.view(), tensor<const T>(re.data(), lines, bins),
                            tensor<const T>(im.data(), lines, bins));
  long double largest = 0, lost = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    largest = std::max(largest, std::abs(static_cast<long double>(x[i])));
    lost = std::max(lost, std::abs(static_cast<long double>(back[i]) - static_cast<long double>(x[i])));
  }
  return static_cast<double>(std::max(worst / size, lost / largest));
}

TEST(Fft, EqualsTheDefinitionForEveryLength) {
  double f32 = 0, f64 = 0;
  for (Index n = 1; n <= 160; ++n) {
    f32 = std::max({f32, error_of_fft<float>(n), error_of_real_fft<float>(n)});
    f64 = std::max({f64, error_of_fft<double>(n), error_of_real_fft<double>(n)});
  }
  for (const Index n : {256, 1000, 1009, 1024, 2018}) {
    f32 = std::max({f32, error_of_fft<float>(n), error_of_real_fft<float>(n)});
    f64 = std::max({f64, error_of_fft<double>(n), error_of_real_fft<double>(n)});
  }
  std::printf("largest error relative to the largest element: f32 %.1e, f64 %.1e\n", f32, f64);
  EXPECT_LT(f32, 1e-6);
  EXPECT_LT(f64, 2e-15);
}

TEST(Fft, NothingIsDoneToEmptyTensors) {
  float x = 3;
  kernels::fft(tensor(&x, 0, 4), tensor(&x, 0, 4), tensor(&x, 1), tensor(&x, 0, 4), tensor(&x, 0, 4));
  kernels::real_fft(tensor(&x, 0, 3), tensor(&x, 0, 3), tensor(&x, 1), tensor(&x, 0, 4));
  kernels::inverse_real_fft(tensor(&x, 0, 4), tensor(&x, 1), tensor(&x, 0, 3), tensor(&x, 0, 3));
  EXPECT_EQ(x, 3);
}

}  // namespace
