// Runs generated models that are known by their tables alone, for scripts/conformance and measure.py: the elements of
// all inputs come from one file, those of all outputs go to another.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "modelc/tensor_info.hpp"

namespace conformance {

inline std::size_t element_bytes(const char* dtype) {
  if (std::strcmp(dtype, "f64") == 0 || std::strcmp(dtype, "i64") == 0) {
    return 8;
  }
  return std::strcmp(dtype, "f32") == 0 || std::strcmp(dtype, "i32") == 0 ? 4 : 1;
}

inline std::size_t tensor_bytes(const modelc::TensorInfo& info) {
  return element_bytes(info.dtype) * static_cast<std::size_t>(info.size());
}

// A model without weights has no `load`.
template <class Model>
auto load(Model& model, const std::string& path, int) -> decltype(model.load(path)) {
  model.load(path);
}
template <class Model>
void load(Model&, const std::string&, long) {}

/// Runs a model on the files `path` with an ending; `turns` times, and gives the shortest time in milliseconds of those
/// after the first.
template <class Model>
double run(const std::string& path, int turns = 1) {
  double best = std::numeric_limits<double>::infinity();
  auto model = std::make_unique<Model>();
  load(*model, path + ".safetensors", 0);
  std::ifstream file(path + ".in", std::ios::binary);
  const std::vector<char> given{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::vector<double>> held;  // aligned for every dtype
  std::vector<const void*> inputs;
  std::size_t at = 0;
  for (const modelc::TensorInfo& info : Model::input_infos) {
    const std::size_t bytes = tensor_bytes(info);
    if (at + bytes > given.size()) {
      std::fprintf(stderr, "%s.in is too short\n", path.c_str());
      std::exit(2);
    }
    held.emplace_back(bytes / sizeof(double) + 1);
    std::memcpy(held.back().data(), given.data() + at, bytes);
    inputs.push_back(held.back().data());
    at += bytes;
  }
  const std::size_t first = held.size();
  for (const modelc::TensorInfo& info : Model::output_infos) {
    held.emplace_back(tensor_bytes(info) / sizeof(double) + 1);
  }
  std::vector<void*> outputs;
  for (std::size_t i = first; i < held.size(); ++i) {
    outputs.push_back(held[i].data());
  }
  model->predict_raw(inputs.data(), outputs.data());
  for (int turn = 1; turn < turns; ++turn) {
    const auto start = std::chrono::steady_clock::now();
    model->predict_raw(inputs.data(), outputs.data());
    const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start;
    best = std::min(best, passed.count());
  }
  std::ofstream result(path + ".out", std::ios::binary);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    result.write(static_cast<const char*>(outputs[i]),
                 static_cast<std::streamsize>(tensor_bytes(Model::output_infos[i])));
  }
  return best;
}

}  // namespace conformance
