// Values and gradients of generated code where numbers are very large, very small, infinite or none at all: what is
// finite by mathematics comes out finite. Expected values are computed in double, by other formulas where the usual
// ones overflow.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "edges.hpp"
#include "edges/outputs.h"

namespace modelc::tests {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr double pi = 3.14159265358979323846;

double sigmoid(double x) { return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); }
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }
double square(double x) { return x * x; }
double sech2(double x) { return std::abs(x) > 300 ? 0 : 1 / square(std::cosh(x)); }
double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }
double normal_pdf(double x) { return std::exp(-0.5 * x * x) / std::sqrt(2 * pi); }
double gelu_argument(double x) { return std::sqrt(2 / pi) * (x + 0.044715 * x * x * x); }

constexpr double selu_scale = 1.0507009873554805, selu_alpha = 1.6732632423543772;

double elu(double x) { return x > 0 ? x : std::expm1(x); }
double elu_slope(double x) { return x > 0 ? 1 : std::exp(x); }
double hard_sigmoid(double x) { return std::min(std::max(x + 3, 0.0), 6.0) / 6; }
double mish_slope(double x) { return std::tanh(softplus(x)) + x * sech2(softplus(x)) * sigmoid(x); }
double gelu_slope(double x) {
  if (std::abs(x) > 30) return x > 0;
  const double inner = std::sqrt(2 / pi) * (1 + 3 * 0.044715 * x * x);
  return 0.5 * (1 + std::tanh(gelu_argument(x))) + 0.5 * x * sech2(gelu_argument(x)) * inner;
}

/// The elements: signed zeros, denormals, where exp and its relatives overflow and underflow, and what is no number.
const std::array<float, 64>& elements() {
  static const std::array<float, 64> all = [] {
    std::array<float, 64> made{};
    std::size_t at = 0;
    for (const double size :
         {0.0, 1e-42, 1e-38, 1e-30, 1e-12, 1e-6, 1e-3, 0.25, 0.5,   0.999, 1.0, 1.5, 2.0,  3.5,  5.0,
          7.0, 9.0,   12.0,  17.0,  30.0,  60.0, 85.0, 88.0, 104.0, 300.0, 1e4, 1e7, 1e15, 1e20, 3e38})
      for (const double sign : {1.0, -1.0}) made[at++] = static_cast<float>(sign * size);
    made[at++] = std::numeric_limits<float>::infinity();
    made[at++] = -std::numeric_limits<float>::infinity();
    made[at++] = nan;
    made[at++] = 0.75f;
    return made;
  }();
  return all;
}

using Function = double (*)(double);

/// A function, its derivative (null where it is not compared), and where both are compared.
struct Elementwise {
  const char* name;
  Function value, slope;
  double low = -inf, high = inf;
};

#define FINITE -1e39, 1e39  // infinity itself gives NaN here, as it does with Keras: 0 times infinity
const Elementwise functions[] = {
    {"exp", [](double x) { return std::exp(x); }, [](double x) { return std::exp(x); }},
    {"expm1", [](double x) { return std::expm1(x); }, [](double x) { return std::exp(x); }},
    {"log", [](double x) { return std::log(x); }, [](double x) { return 1 / x; }, 0},
    {"log1p", [](double x) { return std::log1p(x); }, [](double x) { return 1 / (1 + x); }, -0.9999},
    {"sqrt", [](double x) { return std::sqrt(x); }, [](double x) { return x == 0 ? 0 : 0.5 / std::sqrt(x); }, 0},
    {"rsqrt", [](double x) { return 1 / std::sqrt(x); }, [](double x) { return -0.5 / std::sqrt(x) / x; }, 1e-20, 1e20},
    {"square", square, [](double x) { return 2 * x; }},
    {"reciprocal", [](double x) { return 1 / x; }, [](double x) { return -1 / x / x; }, 1e-15, 1e15},
    {"sin", [](double x) { return std::sin(x); }, [](double x) { return std::cos(x); }, -1e4, 1e4},
    {"cos", [](double x) { return std::cos(x); }, [](double x) { return -std::sin(x); }, -1e4, 1e4},
    {"tanh", [](double x) { return std::tanh(x); }, sech2},
    {"sigmoid", sigmoid, [](double x) { return sigmoid(x) * sigmoid(-x); }},
    {"erf", [](double x) { return std::erf(x); }, [](double x) { return 2 / std::sqrt(pi) * std::exp(-x * x); }},
    {"softplus", softplus, sigmoid},
    {"log_sigmoid", [](double x) { return -softplus(-x); }, [](double x) { return sigmoid(-x); }},
    {"softsign", [](double x) { return x / (1 + std::abs(x)); }, [](double x) { return 1 / square(1 + std::abs(x)); },
     FINITE},
    {"elu", elu, elu_slope},
    {"selu", [](double x) { return x > 0 ? selu_scale * x : selu_scale * selu_alpha * std::expm1(x); },
     [](double x) { return x > 0 ? selu_scale : selu_scale * selu_alpha * std::exp(x); }, -inf, 1e38},
    {"celu", elu, elu_slope},
    {"relu", [](double x) { return std::max(x, 0.0); }, [](double x) { return x > 0 ? 1.0 : 0.0; }},
    {"relu6", [](double x) { return std::min(std::max(x, 0.0), 6.0); },
     [](double x) { return x > 0 && x < 6 ? 1.0 : 0.0; }},
    {"leaky_relu", [](double x) { return x > 0 ? x : 0.2 * x; }, [](double x) { return x >= 0 ? 1 : 0.2; }},
    {"silu", [](double x) { return x * sigmoid(x); },
     [](double x) { return sigmoid(x) + x * sigmoid(x) * sigmoid(-x); }, FINITE},
    {"mish", [](double x) { return x * std::tanh(softplus(x)); }, mish_slope, FINITE},
    {"hard_sigmoid", hard_sigmoid, [](double x) { return std::abs(x) < 3 ? 1.0 / 6 : 0.0; }},
    {"hard_swish", [](double x) { return x * hard_sigmoid(x); },
     [](double x) { return hard_sigmoid(x) + (std::abs(x) < 3 ? x / 6 : 0); }, FINITE},
    {"gelu", [](double x) { return 0.5 * x * (1 + std::tanh(gelu_argument(x))); }, gelu_slope, FINITE},
    {"gelu_exact", [](double x) { return x * normal_cdf(x); },
     [](double x) { return normal_cdf(x) + x * normal_pdf(x); }, FINITE},
    {"squareplus", [](double x) { return x >= 0 ? 0.5 * (x + std::sqrt(x * x + 4)) : 2 / (std::sqrt(x * x + 4) - x); },
     [](double x) {
       return x >= 0 ? 0.5 * (1 + x / std::sqrt(x * x + 4)) : 2 / std::sqrt(x * x + 4) / (std::sqrt(x * x + 4) - x);
     },
     FINITE},
    {"sinh", [](double x) { return std::sinh(x); }, [](double x) { return std::cosh(x); }},
    {"cosh", [](double x) { return std::cosh(x); }, [](double x) { return std::sinh(x); }},
    {"arcsinh", [](double x) { return std::asinh(x); }, [](double x) { return 1 / std::hypot(1, x); }, FINITE},
    {"cbrt", [](double x) { return std::cbrt(x); }, nullptr},
    {"pow15", [](double x) { return std::pow(x, 1.5); }, [](double x) { return 1.5 * std::sqrt(x); }, 0},
    {"powm2", [](double x) { return 1 / (x * x); }, [](double x) { return -2 / (x * x * x); }, 1e-9, 1e9},
};

/// Near by the measure of f32: what is below its normal numbers may come out as zero. `absolute` allows for what
/// formulas that subtract from 1 leave of it.
bool near(float given, double wanted, double tolerance, double absolute = 1.2e-38) {
  const auto rounded = static_cast<float>(wanted);
  if (std::isnan(rounded)) return std::isnan(given);
  if (std::isinf(rounded)) return given == rounded;
  return std::abs(given - wanted) <= tolerance * std::abs(wanted) + absolute;
}

constexpr float big = 3e38f, infinite = std::numeric_limits<float>::infinity();
constexpr float rows_of[12][3] = {{1, 2, 3},         {1e4f, -1e4f, 0},    {88, 89, 90},      {-104, -105, -300},
                                  {0, 0, 0},         {1e-30f, 2e-30f, 0}, {1e20f, 1e20f, 0}, {big, 1, 0},
                                  {-infinite, 1, 2}, {1e4f, 1e4f, 1e4f},  {1e-42f, 0, 1},    {nan, 1, 2}};
constexpr int class_of[12] = {2, 1, 0, 2, 1, 0, 2, 1, 2, 0, 1, 0};

struct Edges : testing::Test {
  using Model = edges::Model;

  Eigen::VectorXf x = Eigen::Map<const Eigen::VectorXf>(elements().data(), 64);
  Eigen::Matrix<float, 12, 3, Eigen::RowMajor> rows, truth;
  Eigen::VectorXi classes = Eigen::Map<const Eigen::VectorXi>(class_of, 12);
  Model model;

  Edges() {
    for (int i = 0; i < 12; ++i)
      for (int j = 0; j < 3; ++j) {
        rows(i, j) = rows_of[i][j];
        truth(i, j) = class_of[i] == j ? 1.0f : 0.0f;
      }
    // The functions' parameters are the same elements; those that shift the rows stay zero.
    for (const auto& info : Model::weight_infos)
      if (info.rank == 1)
        std::copy(x.data(), x.data() + 64, model.weights()->block.template at<float>(info.offset));
      else
        std::fill_n(model.weights()->block.template at<float>(info.offset), 36, 0.0f);
  }

  /// The outputs by name, as untyped entry points give them.
  std::vector<std::vector<float>> outputs() {
    const void* inputs[] = {x.data(), rows.data(), classes.data(), truth.data()};
    return outputs_of(model, inputs);
  }
  static std::size_t output(const std::string& name) {
    for (std::size_t i = 0; i < Model::output_infos.size(); ++i)
      if (Model::output_infos[i].name == name) return i;
    ADD_FAILURE() << "no output " << name;
    return 0;
  }
  std::vector<const float*> gradients() {
    std::vector<const void*> places(Model::gradient_infos.size());
    const void* inputs[] = {x.data(), rows.data(), classes.data(), truth.data()};
    model.gradients_raw(inputs, places.data());
    std::vector<const float*> made;
    for (const void* place : places) made.push_back(static_cast<const float*>(place));
    return made;
  }
  static std::size_t gradient(const std::string& name) {
    for (std::size_t i = 0; i < Model::gradient_infos.size(); ++i)
      if (Model::gradient_infos[i].name == name) return i;
    ADD_FAILURE() << "no gradient " << name;
    return 0;
  }
};

TEST_F(Edges, ValuesOfFunctions) {
  const auto all = outputs();
  for (const Elementwise& f : functions) {
    const std::vector<float>& y = all[output(std::string(f.name) + "_")];
    for (std::size_t i = 0; i < 64; ++i) {
      const double at = elements()[i];
      if (std::isnan(at)) {
        EXPECT_TRUE(std::isnan(y[i])) << f.name << " of NaN";
      }
      if (at < f.low || at > f.high || std::isnan(at)) continue;
      const double absolute = std::string(f.name).rfind("gelu", 0) == 0 ? 2e-7 : 1.2e-38;
      EXPECT_TRUE(near(y[i], f.value(at), 1e-5, absolute))
          << f.name << "(" << at << ") is " << y[i] << ", not " << f.value(at);
    }
  }
}

TEST_F(Edges, GradientsOfFunctions) {
  const auto all = gradients();
  for (const Elementwise& f : functions) {
    if (!f.slope) continue;
    const float* dx = all[gradient("grad/w_" + std::string(f.name))];
    for (std::size_t i = 0; i < 64; ++i) {
      const double at = elements()[i];
      if (at < f.low || at > f.high || std::isnan(at)) continue;
      EXPECT_TRUE(near(dx[i], f.slope(at), 2e-5, 1e-6))
          << f.name << "'(" << at << ") is " << dx[i] << ", not " << f.slope(at);
    }
  }
}

using Row = std::array<double, 3>;

double largest(const Row& v) { return std::max({v[0], v[1], v[2]}); }
/// The logarithm of the sum of the exponentials less the largest: small beside it.
double log_rest(const Row& v) {
  double sum = 0;
  for (const double one : v) sum += std::exp(one - largest(v));
  return std::log(sum);
}
double log_sum(const Row& v) { return log_rest(v) + largest(v); }
double log_share(const Row& v, std::size_t i) { return v[i] - largest(v) - log_rest(v); }
double length(const Row& v) { return std::hypot(v[0], v[1], v[2]); }
double mean(const Row& v) { return (v[0] + v[1] + v[2]) / 3; }
double variance(const Row& v) { return (square(v[0] - mean(v)) + square(v[1] - mean(v)) + square(v[2] - mean(v))) / 3; }

TEST_F(Edges, Rows) {
  const auto all = outputs();
  const auto at = [&](const char* name, int row, int column = -1) {
    const std::vector<float>& y = all[output(name)];
    return y[static_cast<std::size_t>(column < 0 ? row : 3 * row + column)];
  };
  for (int i = 0; i < 11; ++i) {
    SCOPED_TRACE(i);
    const Row v = {rows(i, 0), rows(i, 1), rows(i, 2)};
    EXPECT_TRUE(near(at("logsumexp_", i), log_sum(v), 1e-6)) << at("logsumexp_", i);
    EXPECT_EQ(at("largest", i), static_cast<float>(largest(v)));
    EXPECT_EQ(at("pooled", i), static_cast<float>(largest(v)));
    const bool finite = std::isfinite(v[0]);
    // The squares of 3e38 less the mean are no numbers of f32; Keras's formula overflows as ours does.
    if (finite && i != 7 && i != 6) {
      EXPECT_TRUE(near(at("variance", i), variance(v), 1e-5)) << at("variance", i);
      EXPECT_TRUE(near(at("deviation", i), std::sqrt(variance(v)), 1e-5, 1e-18)) << at("deviation", i);
    }
    if (finite) {
      const double own = length(v);
      EXPECT_TRUE(near(at("length", i), own, 1e-5)) << at("length", i);
      for (int j = 0; j < 3; ++j)
        EXPECT_TRUE(near(at("unit", i, j), v[static_cast<std::size_t>(j)] / std::max(own, 1e-6), 1e-5))
            << at("unit", i, j);
    }
    for (int j = 0; j < 3; ++j) {
      const double shifted = log_share(v, static_cast<std::size_t>(j));
      EXPECT_TRUE(near(at("softmax_", i, j), std::exp(shifted), 1e-5)) << at("softmax_", i, j);
      EXPECT_TRUE(near(at("log_softmax_", i, j), shifted, 1e-5)) << at("log_softmax_", i, j);
      if (finite && i != 7 && i != 6) {
        const double scaled = (v[static_cast<std::size_t>(j)] - mean(v)) / std::sqrt(variance(v) + 1e-7);
        EXPECT_NEAR(at("layer", i, j), scaled, 1e-5);
      }
    }
  }
}

TEST_F(Edges, WhatIsNoNumberComesThrough) {
  const auto all = outputs();
  const std::size_t place = 62;
  ASSERT_TRUE(std::isnan(elements()[place]));
  EXPECT_TRUE(std::isnan(all[output("maxima")][place]));
  EXPECT_TRUE(std::isnan(all[output("clipped")][place]));
  EXPECT_TRUE(std::isnan(all[output("relu_")][place]));
  for (const char* name : {"largest", "pooled", "logsumexp_", "length", "variance"})
    EXPECT_TRUE(std::isnan(all[output(name)][11])) << name;
}

TEST_F(Edges, LossesOfLogits) {
  const auto all = outputs();
  const auto slopes = gradients();
  for (int i = 0; i < 11; ++i) {
    if (i == 8) continue;  // one of its logits is infinite
    SCOPED_TRACE(i);
    const Row z = {rows(i, 0), rows(i, 1), rows(i, 2)};
    double binary = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      const bool own = class_of[i] == static_cast<int>(j);
      binary += softplus(own ? -z[j] : z[j]) / 3;
      const auto at = static_cast<std::size_t>(3 * i) + j;
      const double wanted = std::exp(log_share(z, j)) - own;
      EXPECT_NEAR(slopes[gradient("grad/w_binary")][at], (sigmoid(z[j]) - own) / 3, 1e-6);
      EXPECT_NEAR(slopes[gradient("grad/w_categorical")][at], wanted, 1e-6);
      EXPECT_NEAR(slopes[gradient("grad/w_sparse")][at], wanted, 1e-6);
    }
    const double cross = -log_share(z, static_cast<std::size_t>(class_of[i]));
    const auto row = static_cast<std::size_t>(i);
    EXPECT_TRUE(near(all[output("binary")][row], binary, 1e-5)) << all[output("binary")][row] << " and " << binary;
    EXPECT_TRUE(near(all[output("categorical")][row], cross, 1e-5))
        << all[output("categorical")][row] << " and " << cross;
    EXPECT_TRUE(near(all[output("sparse")][row], cross, 1e-5)) << all[output("sparse")][row] << " and " << cross;
  }
}

}  // namespace
}  // namespace modelc::tests
