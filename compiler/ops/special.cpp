// The gamma function's relatives and the inverse of erf.
#include <cmath>
#include <limits>

#include "ops/gradients.h"
#include "ops/one_liners.h"
#include "ops/rows.h"

namespace modelc::ops {
using namespace ir;

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
bool is_pole(double x) { return x <= 0 && x == std::floor(x); }

// The n-th derivative of digamma at x > 0, by its values farther out, where Euler and Maclaurin's series is exact.
double polygamma_above(int n, double x) {
  constexpr double bernoulli[] = {1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6};
  const double sign = n % 2 == 0 ? -1 : 1;
  double sum = 0;
  for (; x < 20 + n; x += 1) sum += n == 0 ? 1 / x : std::exp(std::lgamma(n + 1) - (n + 1) * std::log(x));
  double far = n == 0 ? -std::log(x) : std::exp(std::lgamma(n) - n * std::log(x));
  far += std::exp(std::lgamma(n + 1) - (n + 1) * std::log(x)) / 2;
  for (int k = 1; k <= 7; ++k)
    far += bernoulli[k - 1] * std::exp(std::lgamma(2 * k + n) - std::lgamma(2 * k + 1) - (2 * k + n) * std::log(x));
  return sign * (sum + far);
}

// d^n/dx^n of pi cot(pi x) as a polynomial of the cotangent.
double cotangent_derivative(int n, double x) {
  std::vector<double> c{0, pi};
  for (int step = 0; step < n; ++step) {
    std::vector<double> next(c.size() + 1, 0.0);
    for (std::size_t i = 1; i < c.size(); ++i) {
      next[i - 1] -= pi * static_cast<double>(i) * c[i];
      next[i + 1] -= pi * static_cast<double>(i) * c[i];
    }
    c = std::move(next);
  }
  const double r = x - std::nearbyint(x);
  const double cotangent = std::sin(pi * (0.5 - std::abs(r))) / std::sin(pi * r);
  double y = 0;
  for (std::size_t i = c.size(); i-- > 0;) y = y * cotangent + c[i];
  return y;
}

double polygamma(double order, double x) {
  if (!(order >= 0 && order <= 1000) || order != std::floor(order) || std::isnan(x)) return not_a_number;
  const int n = static_cast<int>(order);
  if (std::isinf(x) && x > 0) return n == 0 ? x : 0;
  if (is_pole(x)) return n % 2 == 1 ? std::numeric_limits<double>::infinity() : not_a_number;
  if (x > 0) return polygamma_above(n, x);
  return (n % 2 == 0 ? 1 : -1) * polygamma_above(n, 1 - x) - cotangent_derivative(n, x);
}
double digamma(double x) { return polygamma(0, x); }

/// Newton's steps from the first term of the asymptotic series, on the side where erfc is exact.
double inverse_erf(double x) {
  const double a = std::abs(x);
  if (!(a < 1)) return a == 1 ? std::copysign(std::numeric_limits<double>::infinity(), x) : not_a_number;
  double y = a < 0.5 ? a : std::sqrt(-std::log((1 - a) * (1 + a)));
  for (int step = 0; step < 60; ++step) {
    const double error = a < 0.5 ? std::erf(y) - a : (1 - a) - std::erfc(y);
    const double distance = error / (2 / std::sqrt(pi) * std::exp(-y * y));
    y -= distance / (1 + y * distance);
  }
  return std::copysign(y, x);
}

NodeId after(const GradContext& g, NodeId order, NodeId x) { return g.call("polygamma", {order, x}); }

Gradients polygamma_gradient(GradContext& g) {
  if (g.wants(0)) throw GradientError{g.node().origin, "`polygamma` has no gradient by its order"};
  return {no_gradient, g.mul(g.dy(), after(g, g.add(g.input(0), g.number(1)), g.input(1)))};
}

constexpr std::string_view special_header = "modelc/special.hpp";
constexpr OpRow special(OpRow row, GradFn gradient) {
  row.header = special_header;
  row.gradient = gradient;
  return row;
}

constexpr OpParam polygamma_params[] = {{"n"}, {"x"}};
constexpr Sample polygamma_samples[] = {{"x: f32[2, 3]", "polygamma(1.0, x)", 1, 4},
                                        {"x: f32[b, 3]", "polygamma(2, x - 4.5) + polygamma(3, x)", 1, 4}};
constexpr Sample lgamma_samples[] = {{"x: f32[2, 3]", "lgamma(x)", 0, 9}, {"x: f32[b, 3]", "lgamma(x - 3.0)", 1, 2}};
constexpr Sample digamma_samples[] = {{"x: f32[2, 3]", "digamma(x)", 1, 9}, {"x: f32[b, 3]", "digamma(x - 3.0)", 1, 2}};
constexpr Sample erfinv_samples[] = {{"x: f32[2, 3]", "erfinv(x)", -1, 1}, {"x: f32[b, 3]", "erfinv(0.1 * x)", -1, 1}};

constexpr OpRow sampled(OpRow row, std::span<const Sample> samples) {
  row.samples = samples;
  return row;
}

constexpr OpRow special_operations[] = {
    special(sampled(unary<"lgamma",
                          [](double x) {
                            return is_pole(x) || std::isinf(x) ? std::numeric_limits<double>::infinity()
                                                               : std::lgamma(x);
                          }>("The logarithm of the gamma function's absolute value: infinite at 0, -1, -2, ...",
                             libm<"lgamma", 60>),
                    lgamma_samples),
            [](GradContext& g) -> Gradients { return {g.mul(g.dy(), g.call("digamma", {g.input(0)}))}; }),
    special(sampled(unary<"digamma", digamma>("The derivative of `lgamma`: NaN at 0, -1, -2, ...",
                                              lanes_only<"digamma", 60>),
                    digamma_samples),
            [](GradContext& g) -> Gradients { return {g.mul(g.dy(), after(g, g.number(1), g.input(0)))}; }),
    special(sampled(binary<"polygamma", polygamma, Takes::floats>(
                        "The `n`-th derivative of `digamma` at x; n is a whole number, 0 for `digamma` itself.",
                        lanes_only<"polygamma", 100, 2>),
                    polygamma_samples),
            polygamma_gradient),
    special(sampled(unary<"erfinv", inverse_erf>("The x for which `erf(x)` is given: infinite at -1 and 1, NaN beyond.",
                                                 lanes_only<"erfinv", 40>),
                    erfinv_samples),
            [](GradContext& g) -> Gradients {
              constexpr double half_root_pi = 0.88622692545275801365;
              const NodeId y = g.result();
              return {g.mul(g.mul(g.dy(), half_root_pi), g.call("exp", {g.mul(y, y)}))};
            }),
};

}  // namespace

std::span<const OpRow> special_rows() { return special_operations; }

}  // namespace modelc::ops
