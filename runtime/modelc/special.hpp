#pragma once
#include "modelc/lanes.hpp"

MODELC_PACKETS_BEGIN

/// The gamma function's logarithm and its derivatives, and the inverse of erf. f32 has algorithms of its own for lanes,
/// f64 computes element by element. The polynomials are Chebyshev fits of the functions named beside them.
///
/// Against mpmath, over the whole range: for x > 0 and for erfinv errors stay within 4 units in the last place, those
/// of digamma within 8, of polygamma in f64 within 16. For x < 0 the functions are the difference of two terms: so many
/// units of the larger one.
namespace modelc {

namespace detail {
template <class T>
constexpr T infinity = std::numeric_limits<T>::infinity();
template <class T>
constexpr T not_a_number = std::numeric_limits<T>::quiet_NaN();

// How far x is from the nearest whole number, exactly.
template <class T, int N>
MODELC_INLINE Lane<T, N> from_whole(const Lane<T, N>& x) {
  return x - round(x);
}

// cot(pi x) for x in -0.5..0.5; the cosine as a sine of what is left to 0.5, which is exact where the cosine is small.
template <class T, int N>
MODELC_INLINE Lane<T, N> cotangent(const Lane<T, N>& x) {
  constexpr T pi = T(3.14159265358979323846);
  return sin((T(0.5) - abs(x)) * pi) / sin(x * pi);
}

// log(gamma(1 + v)) for v >= 0.
template <int N>
MODELC_INLINE Lane<float, N> log_factorial(const Lane<float, N>& v) {
  using L = Lane<float, N>;
  L y = v, product(1.0f);
  for (int step = 0; step < 5; ++step) {  // gamma(1 + y) = y * gamma(y), down to y < 2
    const auto above = y >= 2.0f;
    product = select(above, product * y, product);
    y = select(above, y - 1.0f, y);
  }
  const L t = y - 1.0f;
  // log(gamma(2 + t)) / ((1 + t) * t) for t in -1..1
  const L q = horner(t, L(4.55724232e-6f), -9.63513228e-6f, 3.353353334e-6f, -7.419384726e-6f, 4.219617001e-5f,
                     -9.156393009e-5f, 0.0001808291874f, -0.0004020839847f, 0.0009157486746f, -0.002108912314f,
                     0.00499860622f, -0.01238411874f, 0.03296500156f, -0.1003173037f, 0.4227843351f);
  const auto far = v >= 7.0f;
  const L x = v + 1.0f, r = 1.0f / x;
  const L logarithm = log(select(far, x, product));
  // Stirling's series; the half of log(2 pi) less a half stands in it.
  const L series = r * fma(r * r, L(-0.00277777778f), L(0.0833333333f));
  const L large = fma(v + 0.5f, logarithm - 1.0f, L(0.418938533f)) + series;
  return select(far, large, fma(y * t, q, logarithm));
}

template <int N>
MODELC_INLINE Lane<float, N> lgamma_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  const L a = abs(x);
  const auto below_one = a < 1.0f, negative = x < 0.0f;
  const L v = select(negative || below_one, a, a - 1.0f);
  // Below 1: log(gamma(x)) = log(gamma(1 + x)) - log(x). Negative: log(pi / |sin(pi x)|) - log(gamma(1 + a)).
  const L base = log_factorial(v);
  const L subtracted = log(select(negative, abs(sin(from_whole(a) * 3.14159265f)), select(below_one, a, L(1.0f))));
  const L y = select(negative, 1.14472989f - subtracted - base, base - subtracted);
  return select(a < infinity<float>, y, a);
}

// The sum of 1 / (y + 1) .. from y < 1 on up to v - 1 and digamma(1 + y): digamma(1 + v) for v >= 0.
template <int N>
MODELC_INLINE Lane<float, N> digamma_after_one(const Lane<float, N>& v) {
  using L = Lane<float, N>;
  L y = v, over(0.0f), under(1.0f);  // the sum of the reciprocals, as a fraction
  for (int step = 0; step < 6; ++step) {
    const auto above = y >= 1.0f;
    over = select(above, fma(over, y, under), over);
    under = select(above, under * y, under);
    y = select(above, y - 1.0f, y);
  }
  const L t = y - 0.5f;
  // digamma(1.5 + t) / (1.5 + t - root) for t in -0.5..0.5; the root lies at 1.46..
  const L q = horner(t, L(0.01090258867f), -0.01637362026f, 0.017114989f, -0.02578688363f, 0.04085002674f,
                     -0.06205598039f, 0.09498468507f, -0.1483988614f, 0.240542535f, -0.4236274975f, 0.951055876f);
  const L from_root = (y - 0.46163213f) - 1.2438149962e-8f;
  const L near = fma(from_root, q, over / under);
  const L x = v + 1.0f, r = 1.0f / x, z = r * r;
  const L series = z * horner(z, L(0.00396825397f), -0.00833333333f, 0.0833333333f);
  return select(v >= 6.0f, log(x) - fma(r, L(0.5f), series), near);
}

template <int N>
MODELC_INLINE Lane<float, N> digamma_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  const L a = abs(x);
  const auto below_one = a < 1.0f, negative = x < 0.0f;
  const L base = digamma_after_one(select(negative || below_one, a, a - 1.0f));
  // Below 1: digamma(x) = digamma(1 + x) - 1 / x. Negative: digamma(1 + a) + pi cot(pi a).
  const L rest = from_whole(a);
  const L added = select(negative, 3.14159265f * cotangent(rest), select(below_one, -1.0f / a, L(0.0f)));
  const auto pole = x <= 0.0f && rest == L(0.0f);
  const L y = select(a < infinity<float>, base + added, x);
  return select(pole || x == L(-infinity<float>), L(not_a_number<float>), y);
}

// erfinv(x) / x by w, where exp(-w) is 1 - x^2: fits for w up to 5, and up to 17 by its root.
template <int N>
MODELC_INLINE Lane<float, N> erfinv_f32(const Lane<float, N>& x) {
  using L = Lane<float, N>;
  const L a = abs(x);
  const L w = -log((1.0f - a) * (1.0f + a));
  const L t = w - 2.5f;
  const L near = horner(t, L(-8.93192597e-9f), 2.33359672e-8f, 4.681313481e-7f, -3.463985268e-6f, -4.972419689e-6f,
                        0.0002183493862f, -0.001252726392f, -0.004177392875f, 0.2466402791f, 1.50140936f);
  const L s = sqrt(w) - 3.0f;
  const L far = horner(s, L(-3.469249671e-5f), 0.0001689027414f, -0.0002723652507f, -0.0001317914772f, 0.001473988848f,
                       -0.00356146666f, 0.00568757875f, -0.007643783112f, 0.009445337138f, 1.001675287f, 2.832976801f);
  const L y = x * select(w < 5.0f, near, far);
  return select(a == L(1.0f), x * infinity<float>, y);
}

template <class T, std::size_t n>
T polynomial(T x, const T (&c)[n]) {
  T y = c[0];
  for (std::size_t i = 1; i < n; ++i) y = y * x + c[i];
  return y;
}

// The same in double, for single numbers.
inline double log_factorial(double v) {
  if (v >= 9) {
    const double x = v + 1, r = 1 / x;
    const double series =
        r * polynomial(r * r, {1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12});
    return (v + 0.5) * (std::log(x) - 1) + 0.41893853320467274178 + series;
  }
  double product = 1, y = v;
  for (; y >= 2; y -= 1) product *= y;
  const double t = y - 1;
  // log(gamma(2 + t)) / ((1 + t) * t) for t in -1..1
  static constexpr double fit[] = {
      -5.54645152025713249e-11,  1.13905642737040205e-10,  2.0962032408762527e-10,    -4.29764524858092883e-10,
      -7.26812487445055908e-10,  1.49335449327510083e-9,   4.23532405848756195e-10,   -8.5658681003758966e-10,
      -3.33850644490064213e-9,   6.91532338911533382e-9,   -9.16162221558769657e-9,   1.91548717606392951e-8,
      -4.39666280303221755e-8,   9.21388035355947032e-8,   -1.9146174158031375e-7,    4.03339964641915739e-7,
      -8.53019160986573828e-7,   1.80821758354680865e-6,   -3.84731026787750441e-6,   8.22216504804542924e-6,
      -0.0000176616784117240239, 0.0000381688929229818837, -0.0000830951261178894274, 0.000182552638735555057,
      -0.000405707397518375855,  0.000915376922270781528,  -0.00210813083395550328,   0.00499864116469674671,
      -0.0123841921933712813,    0.0329650006211558325,    -0.100317301674353921,     0.422784335098467139};
  return y * t * polynomial(t, fit) + std::log(product);
}

inline double lgamma_one(double x) {
  const double a = std::abs(x);
  if (!(a < infinity<double>)) return a;
  if (x < 0) {
    const double sine = std::sin((a - std::nearbyint(a)) * 3.14159265358979323846);
    return 1.14472988584940017414 - std::log(std::abs(sine)) - log_factorial(a);
  }
  return x < 1 ? log_factorial(x) - std::log(x) : log_factorial(x - 1);
}

// digamma(1 + v) for v >= 0.
inline double digamma_after_one(double v) {
  if (v >= 9) {
    const double r = 1 / (v + 1), z = r * r;
    const double series =
        z * polynomial(z, {1.0 / 12, -691.0 / 32760, 1.0 / 132, -1.0 / 240, 1.0 / 252, -1.0 / 120, 1.0 / 12});
    return std::log(v + 1) - r / 2 - series;
  }
  double sum = 0, y = v;
  for (; y >= 1; y -= 1) sum += 1 / y;
  // digamma(1.5 + t) / (1.5 + t - root) for t in -0.5..0.5; the root lies at 1.46..
  static constexpr double fit[] = {
      -0.000173122618027273933, 0.000259684821264307466, -0.000151485868367733659, 0.000227233166098737588,
      -0.000482199053056678888, 0.000723326627928755416, -0.00103763740984186047,  0.00155663174744868393,
      -0.00234526763254076904,  0.00351900640150227605,  -0.00527996487325740421,  0.00792694464640379604,
      -0.0119082180015686448,   0.0179072524394511994,   -0.0269757967561382488,   0.040760833812420736,
      -0.0619221332730645317,   0.0949887244549412133,   -0.148404923053908857,    0.240542484240774219,
      -0.423627421281460505,    0.951055876031832893};
  const double from_root = (y - 0.46163214496836236) + 1.5522348162858398e-17;
  return from_root * polynomial(y - 0.5, fit) + sum;
}

inline double digamma_one(double x) {
  const double a = std::abs(x);
  if (!(a < infinity<double>)) return x < 0 ? not_a_number<double> : x;
  if (x > 0) return x < 1 ? digamma_after_one(x) - 1 / x : digamma_after_one(x - 1);
  const Lane<double, 1> rest = from_whole(Lane<double, 1>(a));
  return rest.value == 0 ? not_a_number<double> : digamma_after_one(a) + 3.14159265358979323846 * cotangent(rest).value;
}

inline double erfinv_one(double x) {
  const double a = std::abs(x), one = 1;
  if (!(a < 1)) return a == one ? x * infinity<double> : not_a_number<double>;
  const double w = -std::log((1 - a) * (1 + a));
  static constexpr double near[] = {-8.93192597e-9,  2.33359672e-8,   4.681313481e-7,  -3.463985268e-6, -4.972419689e-6,
                                    0.0002183493862, -0.001252726392, -0.004177392875, 0.2466402791,    1.50140936};
  static constexpr double far[] = {0.00001771249902, -0.0002214809753, 0.001147564818, -0.00324935985, 0.005791332878,
                                   -0.007812113039,  0.009427362072,   1.001700039,    2.832978731};
  double y = a * (w < 5 ? polynomial(w - 2.5, near) : polynomial(std::sqrt(w) - 3, far));
  for (int step = 0; step < 2; ++step) {  // Halley's; far out by erfc, which is exact there
    const double error = a < 0.5 ? std::erf(y) - a : (1 - a) - std::erfc(y);
    const double distance = error / (1.12837916709551257390 * std::exp(-y * y));
    y -= distance / (1 + y * distance);
  }
  return x < 0 ? -y : y;
}

// The n-th derivative of digamma for x > 0 and n >= 1, without its sign: n! times the sum of 1 / (x + k)^(n + 1).
inline double polygamma_positive(int n, double x) {
  double factorial = 1;
  for (int i = 2; i <= n; ++i) factorial *= i;
  double sum = 0;
  for (; x < 12 + n; x += 1) sum += std::pow(x, -n - 1);
  // Euler and Maclaurin's remainder: the integral, half a term, and Bernoulli numbers over factorials.
  static constexpr double bernoulli[] = {1.0 / 6,  -1.0 / 30,     1.0 / 42, -1.0 / 30,
                                         5.0 / 66, -691.0 / 2730, 7.0 / 6,  -3617.0 / 510};
  const double power = std::pow(x, -n);
  sum += power / n + power / (2 * x);
  double term = power / (x * x) * (n + 1) / 2;  // (n + 2k - 1)! / (n! (2k)!) / x^(n + 2k)
  for (int k = 1; k <= 8; ++k) {
    sum += bernoulli[k - 1] * term;
    term *= static_cast<double>(n + 2 * k) * static_cast<double>(n + 2 * k + 1) /
            (static_cast<double>(2 * k + 1) * static_cast<double>(2 * k + 2)) / (x * x);
  }
  return factorial * sum;
}

// The n-th derivative of pi cot(pi x), a polynomial of the cotangent: each step is times -pi (1 + c^2) by c.
inline double cotangent_derivative(int n, double x) {
  constexpr double pi = 3.14159265358979323846;
  constexpr int most = 32;
  if (n > most) return not_a_number<double>;
  double c[most + 2] = {0, pi};
  for (int degree = 1; degree <= n; ++degree) {
    double next[most + 2] = {};
    for (int i = 1; i <= degree; ++i) {
      next[i - 1] -= pi * i * c[i];
      next[i + 1] -= pi * i * c[i];
    }
    for (int i = 0; i <= degree + 1; ++i) c[i] = next[i];
  }
  const double at = cotangent(from_whole(Lane<double, 1>(x))).value;
  double y = c[n + 1];
  for (int i = n; i >= 0; --i) y = y * at + c[i];
  return y;
}

inline double polygamma_one(double order, double x) {
  if (!(order >= 0 && order <= 1000) || order != std::floor(order) || !(x == x)) return not_a_number<double>;
  if (order == 0) return digamma_one(x);
  const int n = static_cast<int>(order);
  const double sign = n % 2 == 1 ? 1 : -1;
  if (x == infinity<double>) return sign * 0.0;
  if (x > 0) return sign * polygamma_positive(n, x);
  if (x == std::floor(x)) return n % 2 == 1 ? infinity<double> : not_a_number<double>;
  // (-1)^n polygamma(1 - x) - polygamma(x) is the derivative of pi cot(pi x).
  return -polygamma_positive(n, 1 - x) - cotangent_derivative(n, x);
}
}  // namespace detail

/// log(|gamma(x)|): infinity at 0, -1, -2, ... and at both infinities.
template <class T, int N>
MODELC_INLINE Lane<T, N> lgamma(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>)
    return detail::lgamma_f32(x);
  else
    return detail::map(x, [](T a) { return detail::lgamma_one(a); });
}
/// The derivative of lgamma: NaN at 0, -1, -2, ... and at minus infinity.
template <class T, int N>
MODELC_INLINE Lane<T, N> digamma(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>)
    return detail::digamma_f32(x);
  else
    return detail::map(x, [](T a) { return detail::digamma_one(a); });
}
/// The x for which erf(x) is given: infinite at -1 and 1, NaN beyond.
template <class T, int N>
MODELC_INLINE Lane<T, N> erfinv(const Lane<T, N>& x) {
  if constexpr (detail::is_f32<T>)
    return detail::erfinv_f32(x);
  else
    return detail::map(x, [](T a) { return detail::erfinv_one(a); });
}
/// The n-th derivative of digamma, n whole, element by element in double.
template <class T, int N>
MODELC_INLINE Lane<T, N> polygamma(const Lane<T, N>& n, const Lane<T, N>& x) {
  return detail::map(n, x, [](T a, T b) {
    return static_cast<T>(detail::polygamma_one(static_cast<double>(a), static_cast<double>(b)));
  });
}
template <class T, int N>
MODELC_INLINE Lane<T, N> polygamma(std::common_type_t<T> n, const Lane<T, N>& x) {
  return polygamma(Lane<T, N>(n), x);
}
template <class T, int N>
MODELC_INLINE Lane<T, N> polygamma(const Lane<T, N>& n, std::common_type_t<T> x) {
  return polygamma(n, Lane<T, N>(x));
}

}  // namespace modelc

MODELC_PACKETS_END
