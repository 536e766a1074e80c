// Compiled networks with derivatives in them, in inference and in losses: JAX's values and gradients of weights
// (tests/oracle/gradients.py), and a critic that learns.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "burgers.hpp"
#include "critic.hpp"
#include "descent.hpp"
#include "force.hpp"
#include "given_critic.hpp"
#include "modelc/safetensors.hpp"
#include "narrow.hpp"
#include "numeric/compiled.h"
#include "poisson.hpp"
#include "recurrent.hpp"
#include "selection.hpp"

namespace modelc::tests {
namespace {

std::vector<double> read(const safetensors::File& file, const std::string& name) {
  const safetensors::Entry* entry = file.header().find(name);
  if (entry == nullptr || entry->dtype != "F64") {
    ADD_FAILURE() << file.path() << " has no f64 tensor " << name;
    return {};
  }
  std::vector<double> values(entry->bytes() / sizeof(double));
  file.read(*entry, values.data());
  return values;
}

/// The arguments of a call, as elements of T.
template <class T>
struct Arguments {
  std::vector<std::vector<T>> values;
  std::vector<const void*> pointers;

  template <class Infos>
  Arguments(const safetensors::File& file, const Infos& infos) {
    for (const TensorInfo& info : infos) {
      const std::vector<double> given = read(file, std::string("given/") + info.name);
      values.emplace_back(given.begin(), given.end());
    }
    for (const std::vector<T>& one : values) pointers.push_back(one.data());
  }
};

template <class T>
double largest_error(const T* found, const std::vector<double>& expected) {
  double largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double error = std::abs(static_cast<double>(found[i]) - expected[i]) / std::max(1.0, std::abs(expected[i]));
    largest = std::isfinite(error) ? std::max(largest, error) : 1e9;
  }
  return largest;
}

template <class Model, class T>
void compare(const std::string& name, double tolerance) {
  const safetensors::File file(std::string(MODELC_FIXTURES) + "/gradients/" + name + ".safetensors");
  const Index batch = file.header().find(std::string("given/") + Model::input_infos[0].name)->shape[0];
  Model model({batch});
  for (const TensorInfo& info : Model::weight_infos) {
    const std::vector<double> values = read(file, std::string("weight/") + info.name);
    ASSERT_EQ(static_cast<Index>(values.size()), info.size()) << info.name;
    std::copy(values.begin(), values.end(), model.weights()->block.template at<T>(info.offset));
  }
  model.prepare();
  double worst = 0;
  const Arguments<T> inputs(file, Model::input_infos);
  std::vector<std::vector<double>> expected;
  std::vector<std::vector<T>> outputs;
  std::vector<void*> pointers;
  for (const TensorInfo& info : Model::output_infos) {
    expected.push_back(read(file, std::string("output/") + info.name));
    outputs.emplace_back(expected.back().size());
    pointers.push_back(outputs.back().data());
  }
  const std::int64_t before = allocations();
  model.predict_raw(inputs.pointers.data(), pointers.data());
  EXPECT_EQ(allocations(), before) << "prediction allocates";
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double error = largest_error(outputs[i].data(), expected[i]);
    EXPECT_LE(error, tolerance) << Model::output_infos[i].name;
    worst = std::max(worst, error);
  }
  const Arguments<T> given(file, Model::train_input_infos);
  const void* results[Model::gradient_infos.size()] = {};
  model.gradients_raw(given.pointers.data(), results);
  for (std::size_t i = 0; i < Model::gradient_infos.size(); ++i) {
    const std::string of = Model::gradient_infos[i].name;
    if (file.header().find(of) == nullptr) continue;  // the loss of one output
    const double error = largest_error(static_cast<const T*>(results[i]), read(file, of));
    EXPECT_LE(error, tolerance) << of;
    worst = std::max(worst, error);
  }
  std::printf("%-10s %s largest error %.1e\n", name.c_str(), sizeof(T) == 4 ? "f32" : "f64", worst);
}

TEST(Gradients, EqualJax) {
  compare<given_critic::Model, double>("critic", 1e-10);
  compare<poisson::Model, double>("poisson", 1e-10);
  compare<force::Model, double>("force", 1e-10);
  compare<burgers::Model, double>("burgers", 1e-10);
  compare<recurrent::Model, double>("recurrent", 1e-10);
  compare<selection::Model, double>("selection", 1e-10);
  compare<descent::Model, double>("descent", 1e-10);
  compare<narrow::Model, float>("force", 2e-5);
}

// Stripes that stand against noise: the scores come apart, and the slope between the two stays near 1.
TEST(Gradients, TrainACritic) {
  constexpr Index batch = 16;
  critic::Model model({batch});
  model.initialize(3);
  std::mt19937 random(5);
  std::normal_distribution<float> noise;
  std::vector<float> image(batch * 144), generated(batch * 144);
  float first = 0, last = 0;
  for (int step = 0; step < 300; ++step) {
    for (std::size_t i = 0; i < image.size(); ++i) {
      image[i] = (i / 12 % 4 < 2 ? 1.0f : -1.0f) + 0.1f * noise(random);
      generated[i] = noise(random);
    }
    last = static_cast<float>(model.train_step(image, generated));
    ASSERT_TRUE(std::isfinite(last));
    if (step == 0) first = last;
  }
  std::printf("the critic's loss falls from %.2f to %.2f\n", static_cast<double>(first), static_cast<double>(last));
  EXPECT_LT(last, first - 5);
  EXPECT_LT(last, -1);
}

}  // namespace
}  // namespace modelc::tests
