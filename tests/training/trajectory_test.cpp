// Fifty training steps from the weights and on the batches that Keras had: the same losses, the same weights at the
// end.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "fixtures_models.inc"
#include "modelc/safetensors.hpp"
#include "modelc/threads.hpp"
#include "numeric/compiled.h"

namespace modelc::tests {
namespace {

constexpr int steps = 50;
constexpr Index batch = 8;
constexpr double tolerance = 1e-4;

/// A tensor of a fixture; every dtype in them has four bytes.
template <class T>
std::vector<T> read(const safetensors::File& file, const std::string& name) {
  const safetensors::Entry* entry = file.header().find(name);
  if (entry == nullptr) {
    ADD_FAILURE() << file.path() << " has no " << name;
    return {};
  }
  std::vector<T> values(entry->bytes() / sizeof(T));
  file.read(*entry, values.data());
  return values;
}

/// The losses of the steps, and the largest difference of a weight at the end.
template <class Model>
void train(const std::string& fixture) {
  const safetensors::File file(std::string(MODELC_FIXTURES) + "/" + fixture + ".safetensors");
  Model model({batch});
  for (const TensorInfo& info : Model::weight_infos) {
    const std::vector<float> values = read<float>(file, std::string("weights/") + info.name);
    ASSERT_EQ(static_cast<Index>(values.size()), info.size()) << info.name;
    std::copy(values.begin(), values.end(), model.weights()->block.template at<float>(info.offset));
  }
  const std::vector<float> x = read<float>(file, "x");
  const std::vector<std::int32_t> y = read<std::int32_t>(file, "y_true");
  const std::vector<float> losses = read<float>(file, "losses");
  ASSERT_EQ(losses.size(), static_cast<std::size_t>(steps));
  double worst_loss = 0;
  for (std::size_t step = 0; step < steps; ++step) {
    const void* const inputs[] = {x.data() + step * (x.size() / steps), y.data() + step * (y.size() / steps)};
    double values[Model::metric_names.size()];
    const std::int64_t before = allocations();
    model.train_step_raw(inputs, values);
    EXPECT_EQ(allocations(), before) << "training allocates";
    worst_loss = std::max(worst_loss, std::abs(values[0] - losses[step]) / std::abs(static_cast<double>(losses[step])));
  }
  double worst_weight = 0;
  for (const TensorInfo& info : Model::weight_infos) {
    const std::vector<float> values = read<float>(file, std::string("trained/") + info.name);
    const float* const ours = model.weights()->block.template at<float>(info.offset);
    for (std::size_t i = 0; i < values.size(); ++i)
      worst_weight = std::max(worst_weight, static_cast<double>(std::abs(values[i] - ours[i])));
  }
  EXPECT_LE(worst_loss, tolerance);
  EXPECT_LE(worst_weight, tolerance);
  std::printf("%-20s losses within %.1e, weights within %.1e\n", fixture.c_str(), worst_loss, worst_weight);
}

/// Weights and the optimizer's state after some steps.
template <class Model>
std::string trained_bytes(const std::string& fixture, const Parallel& threads) {
  const safetensors::File file(std::string(MODELC_FIXTURES) + "/" + fixture + ".safetensors");
  Model model({batch});
  model.set_threads(threads);
  for (const TensorInfo& info : Model::weight_infos) {
    const std::vector<float> values = read<float>(file, std::string("weights/") + info.name);
    std::copy(values.begin(), values.end(), model.weights()->block.template at<float>(info.offset));
  }
  const std::vector<float> x = read<float>(file, "x");
  const std::vector<std::int32_t> y = read<std::int32_t>(file, "y_true");
  std::string bytes;
  for (std::size_t step = 0; step < 5; ++step) {
    const void* const inputs[] = {x.data() + step * (x.size() / steps), y.data() + step * (y.size() / steps)};
    double values[Model::metric_names.size()];
    const std::int64_t before = allocations();
    model.train_step_raw(inputs, values);
    EXPECT_EQ(allocations(), before) << "training allocates";
  }
  for (const Arena* block : {&model.weights()->block, &model.training()->block})
    bytes.append(static_cast<const char*>(block->data()), static_cast<std::size_t>(block->size()));
  return bytes;
}

template <class Model>
void train_on_threads(const std::string& fixture) {
  const std::string alone = trained_bytes<Model>(fixture, {});
  for (const int count : {2, 3}) {
    Threads threads(count);
    Parallel parallel = threads;
    parallel.worthwhile = 0;  // these networks are small
    EXPECT_TRUE(trained_bytes<Model>(fixture, parallel) == alone) << count << " threads";
  }
}

#define TRAJECTORY(name)                                  \
  TEST(Trajectory, name) { train<::name::Model>(#name); } \
  TEST(Threads, name) { train_on_threads<::name::Model>(#name); }
#include "fixtures_cases.inc"

}  // namespace
}  // namespace modelc::tests
