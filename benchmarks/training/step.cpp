// Times steps of training of the class net::Model in HEADER, on made-up batches from fresh weights: prints the least
// time in milliseconds and a hash of the weights that it ends with.
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "modelc/checkpoint.hpp"
#include HEADER

int main() {
  using Model = net::Model;
  constexpr int steps = 12;
  Model model;
  model.initialize(1);
  std::vector<std::vector<float>> numbers(Model::train_input_infos.size());
  std::vector<std::vector<std::int32_t>> classes(numbers.size());
  std::vector<const void*> inputs;
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    const modelc::TensorInfo& info = Model::train_input_infos[n];
    const bool whole = std::string(info.dtype) == "i32";
    for (modelc::Index i = 0; i < info.size(); ++i) {
      const float drawn = modelc::standard_uniform<float>(1, static_cast<std::int64_t>(n), i);
      if (whole)
        classes[n].push_back(static_cast<std::int32_t>(drawn * 8));
      else
        numbers[n].push_back(drawn);
    }
    inputs.push_back(whole ? static_cast<const void*>(classes[n].data()) : numbers[n].data());
  }
  double values[Model::metric_names.size()], least = 1e30;
  for (int step = 0; step < steps; ++step) {
    const std::clock_t begin = std::clock();
    model.train_step_raw(inputs.data(), values);
    least = std::min(least, 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  const modelc::Arena& block = model.weights()->block;
  const std::string bytes(block.at<char>(0), static_cast<std::size_t>(block.size()));
  std::printf("%.1f %zx\n", least, std::hash<std::string>()(bytes));
}
