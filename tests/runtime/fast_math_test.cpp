// What apps may compile with -ffast-math, as one of the programs of this test is: special numbers and the last digits
// may go, values may not.
#include <gtest/gtest.h>

#include "modelc/lanes.hpp"

namespace {
using modelc::Index;

template <class F, class Reference>
void expect_near(F f, Reference reference) {
  constexpr Index count = 400;
  float x[count], packets[count], scalars[count];
  for (Index i = 0; i < count; ++i) x[i] = 0.05f * static_cast<float>(i - count / 2);
  modelc::for_lanes<float>(count, [&](auto lane, Index i) { lane.store(packets + i, f(lane.load(x + i))); });
  modelc::for_scalars(count, [&](auto lane, Index i) { lane.store(scalars + i, f(lane.load(x + i))); });
  for (Index i = 0; i < count; ++i) {
    const double want = reference(static_cast<double>(x[i])), allowed = 1e-5 * std::fabs(want) + 1e-7;
    EXPECT_NEAR(static_cast<double>(packets[i]), want, allowed) << x[i];
    EXPECT_NEAR(static_cast<double>(scalars[i]), want, allowed) << x[i];
  }
}

TEST(FastMath, FunctionsKeepTheirValues) {
  expect_near([](auto x) { return exp(x); }, [](double x) { return std::exp(x); });
  expect_near([](auto x) { return expm1(x); }, [](double x) { return std::expm1(x); });
  expect_near([](auto x) { return tanh(x); }, [](double x) { return std::tanh(x); });
  expect_near([](auto x) { return sigmoid(x); }, [](double x) { return 1 / (1 + std::exp(-x)); });
  expect_near([](auto x) { return erf(x); }, [](double x) { return std::erf(x); });
  expect_near([](auto x) { return sin(x); }, [](double x) { return std::sin(x); });
}
}  // namespace
