// Metrics in generated code, in f32, accumulate over the batches of an epoch as Keras's do. tests/recipes compares all
// of them, computed by reference evaluation.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "metrics_models.inc"
#include "modelc/safetensors.hpp"
#include "numeric/compiled.h"

namespace modelc::tests {
namespace {

const safetensors::Entry& entry(const safetensors::File& file, const std::string& name) {
  const safetensors::Entry* const found = file.header().find(name);
  if (found == nullptr) throw Error(file.path() + " has no " + name);
  return *found;
}

/// A tensor of the fixture, which holds f64 and i32, as what generated code takes.
struct Given {
  std::vector<float> real;
  std::vector<std::int32_t> integer;
  Index rows = 0;
  const void* data() const { return real.empty() ? static_cast<const void*>(integer.data()) : real.data(); }
};

Given read(const safetensors::File& file, const std::string& name) {
  const safetensors::Entry& from = entry(file, name);
  Given given;
  given.rows = from.shape.at(0);
  if (from.dtype == "I32") {
    given.integer.resize(from.bytes() / sizeof(std::int32_t));
    file.read(from, given.integer.data());
    return given;
  }
  std::vector<double> values(from.bytes() / sizeof(double));
  file.read(from, values.data());
  for (const double value : values) given.real.push_back(static_cast<float>(value));
  return given;
}

template <class Model>
void compare(const std::string& family) {
  const safetensors::File file(MODELC_METRICS);
  Model model({7});
  model.initialize(0);
  double worst = 0;
  for (int epoch = 0; epoch < 2; ++epoch) {  // the second begins anew
    model.reset_metrics();
    for (std::size_t i = 0; i < 3; ++i) {
      const Given x = read(file, family + "/prediction/" + std::to_string(i));
      const Given y = read(file, family + "/target/" + std::to_string(i));
      const void* const inputs[] = {x.data(), y.data()};
      Model batch(model.weights(), model.training(), model.with_batch(x.rows));
      double values[Model::metric_names.size()];
      const std::int64_t before = allocations();
      batch.evaluate_step_raw(inputs, values);
      EXPECT_EQ(allocations(), before) << "evaluation allocates";
      for (std::size_t m = 1; m < Model::metric_names.size(); ++m) {
        const std::string row = Model::metric_names[m] + 1;  // m07 is row 07
        double expected[3];
        file.read(entry(file, row + "/values"), expected);
        const double error = std::abs(values[m] - expected[i]) / std::max(1.0, std::abs(expected[i]));
        EXPECT_LE(error, 1e-5) << family << ", row " << row << ", batch " << i << ": " << values[m] << ", in Keras "
                               << expected[i];
        worst = std::max(worst, error);
      }
    }
  }
  std::printf("%-10s %zu metrics within %.1e\n", family.c_str(), Model::metric_names.size() - 1, worst);
}

#define METRICS(name) \
  TEST(Metrics, name) { compare<::name::Model>(#name); }
#include "metrics_cases.inc"

}  // namespace
}  // namespace modelc::tests
