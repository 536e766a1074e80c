// Steps of training within a budget of memory: the same bits as without, in less memory.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "half.hpp"
#include "less.hpp"
#include "whole.hpp"

namespace modelc::tests {
namespace {

/// Losses, metrics, gradients, and the weights and optimizer's states at the end of some steps.
template <class Model>
std::string trained() {
  Model model;
  model.initialize(5);
  const auto sizes = Model::train_input_infos;
  std::vector<float> image(static_cast<std::size_t>(sizes[0].size()));
  std::vector<std::int32_t> kind(static_cast<std::size_t>(sizes[1].size()));
  std::string bytes;
  const auto add = [&](const void* data, Index size) {
    bytes.append(static_cast<const char*>(data), static_cast<std::size_t>(size));
  };
  for (int step = 0; step < 4; ++step) {
    for (std::size_t i = 0; i < image.size(); ++i) image[i] = standard_normal<float>(3, step, static_cast<Index>(i));
    for (std::size_t i = 0; i < kind.size(); ++i) kind[i] = static_cast<std::int32_t>((i + step) % 3);
    model.set_seed(static_cast<std::uint64_t>(step));
    const void* const inputs[] = {image.data(), kind.data()};
    const void* outputs[Model::gradient_infos.size()];
    model.gradients_raw(inputs, outputs);
    for (std::size_t i = 0; i < Model::gradient_infos.size(); ++i)
      add(outputs[i], Model::gradient_infos[i].size() * static_cast<Index>(sizeof(float)));
    double values[Model::metric_names.size()];
    model.train_step_raw(inputs, values);
    add(values, sizeof values);
  }
  add(model.weights()->block.data(), model.weights()->block.size());
  add(model.training()->block.data(), model.training()->block.size());
  return bytes;
}

TEST(MemoryBudget, GivesTheSameBitsInLessMemory) {
  EXPECT_LE(less::Model::arena_bytes, 1'800'000);
  EXPECT_LE(half::Model::arena_bytes, 1'250'000);
  EXPECT_GT(whole::Model::arena_bytes, 2'200'000);
  const std::string expected = trained<whole::Model>();
  EXPECT_TRUE(trained<less::Model>() == expected);
  EXPECT_TRUE(trained<half::Model>() == expected);
}

}  // namespace
}  // namespace modelc::tests
