#pragma once
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "modelc/tensor_info.hpp"

/// What a program around a generated class is given: the paths of weights, inputs and results, the symbols, then the
/// extents of all inputs and outputs.
namespace program {

class Ports {
 public:
  /// `next` is the argument behind the symbols. Throws an std::exception where the file is shorter than the inputs.
  template <class Model>
  static Ports of(const char* path, char** next) {
    Ports ports;
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> given{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::size_t at = 0;
    for (const modelc::TensorInfo& info : Model::input_infos) {
      const std::size_t size = ports.add(info, next);
      if (at + size > given.size()) throw std::runtime_error("the inputs are incomplete");
      std::memcpy(ports.blocks_.back().data(), given.data() + at, size);
      at += size;
      ports.inputs_.push_back(ports.blocks_.back().data());
    }
    for (const modelc::TensorInfo& info : Model::output_infos) {
      ports.sizes_.push_back(ports.add(info, next));
      ports.outputs_.push_back(ports.blocks_.back().data());
    }
    return ports;
  }

  const void* const* inputs() const { return inputs_.data(); }
  void* const* outputs() const { return outputs_.data(); }
  bool write_outputs(const char* path) const {
    std::ofstream out(path, std::ios::binary);
    for (std::size_t i = 0; i < outputs_.size(); ++i)
      out.write(static_cast<const char*>(outputs_[i]), static_cast<std::streamsize>(sizes_[i]));
    return static_cast<bool>(out.flush());
  }

 private:
  static std::size_t width(const modelc::TensorInfo& info) {
    const char digit = info.dtype[info.dtype[0] == 'b' ? 0 : 1];  // "bool", "u8", "f32", "f64"
    return digit == 'b' || digit == '8' ? 1 : digit == '3' ? 4 : 8;
  }
  std::size_t add(const modelc::TensorInfo& info, char**& next) {
    std::size_t size = width(info);
    for (int axis = 0; axis < info.rank; ++axis) size *= static_cast<std::size_t>(std::atoll(*next++));
    blocks_.emplace_back(size / sizeof(double) + 1);
    return size;
  }

  std::vector<std::vector<double>> blocks_;  // doubles: aligned for every element type
  std::vector<const void*> inputs_;
  std::vector<void*> outputs_;
  std::vector<std::size_t> sizes_;
};

}  // namespace program
