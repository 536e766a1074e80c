// Solves a differential equation with the header that modelc made of poisson.model: trains the network on the equation
// at random points, then compares it with the exact solution. Fails when they differ by more than 1e-3.
//   poisson [STEPS]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "poisson.hpp"

namespace {

constexpr modelc::Index points = 64;
constexpr double pi = 3.141592653589793;

/// The largest difference from sin(pi x), at points all over the interval.
double largest_error(poisson::Model& model) {
  std::vector<float> x(points);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(i) / static_cast<float>(points - 1);
  const auto u = model.predict(x);
  double largest = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    largest = std::max(largest, std::abs(static_cast<double>(u.data()[i]) - std::sin(pi * static_cast<double>(x[i]))));
  return largest;
}

}  // namespace

int main(int argc, char** argv) {
  const int steps = argc > 1 ? std::atoi(argv[1]) : 3000;
  poisson::Model model({points});
  model.initialize(1);
  std::mt19937 random(7);
  std::uniform_real_distribution<float> uniform(0, 1);
  std::vector<float> x(points);
  for (int step = 1; step <= steps; ++step) {
    if (step == steps * 2 / 3) model.set_learning_rate(3e-4f);
    for (float& point : x) point = uniform(random);
    const double loss = static_cast<double>(model.train_step(x));
    if (step % 500 == 0 || step == 1) std::printf("step %4d: the equation is missed by %.2e\n", step, std::sqrt(loss));
  }
  const double error = largest_error(model);
  std::printf("largest error of u: %.1e\n", error);
  return error <= 1e-3 ? 0 : 1;
}
