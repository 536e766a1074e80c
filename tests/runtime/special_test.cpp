#include "modelc/special.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "modelc/safetensors.hpp"

namespace {
namespace st = modelc::safetensors;
using modelc::Index;

constexpr const char* fixture = MODELC_TEST_DIR "/runtime/fixtures/special.safetensors";  // tests/oracle/special.py

std::vector<double> numbers(const st::File& file, const std::string& name) {
  const st::Entry& entry = *file.header().find(name);
  std::vector<double> values(static_cast<std::size_t>(entry.shape[0]));
  file.read(entry, values.data());
  return values;
}

/// The largest error of f over the points of the fixture, packets and single numbers, in units in the last place of
/// what errors are measured by.
template <class T, class F>
double largest_error(const std::string& name, F f) {
  const st::File file(fixture);
  const std::string width = std::is_same<T, float>::value ? "_f32/" : "_f64/";
  const std::vector<double> given = numbers(file, name + width + "x"), value = numbers(file, name + width + "y"),
                            size = numbers(file, name + width + "size");
  std::vector<T> x, packets(given.size()), scalars(given.size());
  for (const double one : given) x.push_back(static_cast<T>(one));
  const auto n = static_cast<Index>(x.size());
  modelc::for_lanes<T>(n, [&](auto lane, Index i) { lane.store(&packets[i], f(lane.load(&x[i]))); });
  modelc::for_scalars(n, [&](auto lane, Index i) { lane.store(&scalars[i], f(lane.load(&x[i]))); });
  double worst = 0;
  for (const std::vector<T>& y : {packets, scalars}) {
    for (std::size_t i = 0; i < y.size(); ++i) {
      const int digits = std::numeric_limits<T>::digits, least = std::numeric_limits<T>::min_exponent - digits;
      const double unit = std::ldexp(1.0, std::max(std::ilogb(size[i]) - digits + 1, least));
      const double error = std::abs(static_cast<double>(y[i]) - value[i]) / unit;
      EXPECT_FALSE(std::isnan(error)) << name << width << given[i];
      worst = std::max(worst, error);
    }
  }
  EXPECT_GT(given.size(), 300u);
  std::printf("%-12s %s %.1f units\n", name.c_str(), width.c_str(), worst);
  return worst;
}

TEST(Special, EqualsMpmathOverTheWholeRange) {
  const auto lgamma = [](auto x) { return modelc::lgamma(x); };
  const auto digamma = [](auto x) { return modelc::digamma(x); };
  const auto erfinv = [](auto x) { return modelc::erfinv(x); };
  EXPECT_LE(largest_error<float>("lgamma", lgamma), 4);
  EXPECT_LE(largest_error<double>("lgamma", lgamma), 4);
  EXPECT_LE(largest_error<float>("digamma", digamma), 8);
  EXPECT_LE(largest_error<double>("digamma", digamma), 8);
  EXPECT_LE(largest_error<float>("erfinv", erfinv), 4);
  EXPECT_LE(largest_error<double>("erfinv", erfinv), 4);
}

TEST(Special, PolygammaEqualsMpmath) {
  const auto first = [](auto x) { return modelc::polygamma(1, x); };
  const auto second = [](auto x) { return modelc::polygamma(2, x); };
  const auto fifth = [](auto x) { return modelc::polygamma(5, x); };
  EXPECT_LE(largest_error<float>("polygamma_1", first), 1);
  EXPECT_LE(largest_error<double>("polygamma_1", first), 16);
  EXPECT_LE(largest_error<float>("polygamma_2", second), 1);
  EXPECT_LE(largest_error<double>("polygamma_2", second), 16);
  EXPECT_LE(largest_error<float>("polygamma_5", fifth), 1);
  EXPECT_LE(largest_error<double>("polygamma_5", fifth), 16);
}

template <class T, class F>
T at(F f, T x) {
  modelc::Lane<T, modelc::lane_width<T>> lane(x);
  const modelc::Elements<T, modelc::lane_width<T>> elements(f(lane));
  return elements.value[0];
}

template <class T>
void expect_ends() {
  constexpr T infinity = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
  const auto lgamma = [](auto x) { return modelc::lgamma(x); };
  const auto digamma = [](auto x) { return modelc::digamma(x); };
  const auto erfinv = [](auto x) { return modelc::erfinv(x); };
  const auto trigamma = [](auto x) { return modelc::polygamma(1, x); };
  for (const T pole : {T(0), T(-0.0), T(-1), T(-7), T(-1e30)}) {
    EXPECT_EQ(at(lgamma, pole), infinity);
    EXPECT_TRUE(std::isnan(at(digamma, pole)));
    EXPECT_EQ(at(trigamma, pole), infinity);
  }
  EXPECT_EQ(at(lgamma, infinity), infinity);
  EXPECT_EQ(at(lgamma, -infinity), infinity);
  EXPECT_EQ(at(digamma, infinity), infinity);
  EXPECT_TRUE(std::isnan(at(digamma, -infinity)));
  EXPECT_EQ(at(trigamma, infinity), T(0));
  EXPECT_EQ(at(lgamma, T(1)), T(0));
  EXPECT_EQ(at(lgamma, T(2)), T(0));
  EXPECT_EQ(at(erfinv, T(1)), infinity);
  EXPECT_EQ(at(erfinv, T(-1)), -infinity);
  EXPECT_EQ(at(erfinv, T(0)), T(0));
  EXPECT_TRUE(std::isnan(at(erfinv, T(1.5))));
  EXPECT_TRUE(std::isnan(at(lgamma, nan)) && std::isnan(at(digamma, nan)) && std::isnan(at(erfinv, nan)));
}

TEST(Special, EndsAreJaxs) {
  expect_ends<float>();
  expect_ends<double>();
}

}  // namespace
