#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "modelc/random.hpp"
#include "modelc/tensor_info.hpp"

/// What headers with a self-test have recorded, and how they compare it.
namespace modelc {

/// Element i of the n-th input of a model, made up: the same on every machine. A float of the standard normal
/// distribution, or, with a count, a whole number below it.
inline double made_up(std::int64_t n, std::int64_t i, std::int64_t count) {
  if (count > 0) return std::floor(standard_uniform<double>(0, n, i) * static_cast<double>(count));
  return static_cast<double>(standard_normal<float>(0, n, i));
}

/// An input of the self-test.
struct SelfTestInput {
  Index elements;
  std::int64_t count;  ///< what its whole numbers are below; 0: floats
};

/// An element that is right.
struct SelfTestValue {
  Index at;
  double value;
};

/// What is right for an output: all elements, or some of them.
struct SelfTestOutput {
  Index elements;
  double scale;  ///< the largest magnitude of all, or 1 where all are 0
  const SelfTestValue* values;
  Index count;
};

namespace detail {

/// A tensor whose element type is known by name alone.
class SelfTestTensor {
 public:
  SelfTestTensor(const char* dtype, Index elements)
      : dtype_(dtype), data_(static_cast<std::size_t>(elements) + 1), size_(elements) {}

  void* data() { return data_.data(); }
  Index size() const { return size_; }

  void set(Index i, double value) {
    with_type([&](auto typed) {
      const auto element = static_cast<decltype(typed)>(value);
      std::memcpy(bytes() + static_cast<std::size_t>(i) * sizeof element, &element, sizeof element);
    });
  }
  double get(Index i) {
    double value = 0;
    with_type([&](auto typed) {
      std::memcpy(&typed, bytes() + static_cast<std::size_t>(i) * sizeof typed, sizeof typed);
      value = static_cast<double>(typed);
    });
    return value;
  }

 private:
  char* bytes() { return reinterpret_cast<char*>(data_.data()); }

  template <class Fn>
  void with_type(Fn fn) const {
    const bool is_short = std::strlen(dtype_) == 2;  // "i8", "u8"
    switch (dtype_[0]) {
      case 'f': return dtype_[1] == '3' ? fn(float{}) : fn(double{});
      case 'u': return fn(std::uint8_t{});
      case 'i': return is_short ? fn(std::int8_t{}) : dtype_[1] == '3' ? fn(std::int32_t{}) : fn(std::int64_t{});
      default: return fn(std::uint8_t{});  // bool
    }
  }

  const char* dtype_;
  std::vector<double> data_;  // aligned for every element type, and no smaller than any
  Index size_;
};

}  // namespace detail

/// Predicts for made-up inputs: the largest difference from what is right, as a part of its output's scale; infinity
/// where a value is no number. Allocates, but not while the model predicts.
template <class Model, std::size_t Inputs, std::size_t Outputs>
double self_test(Model& model, const std::array<SelfTestInput, Inputs>& inputs,
                 const std::array<SelfTestOutput, Outputs>& outputs) {
  std::vector<detail::SelfTestTensor> given, computed;
  std::vector<const void*> given_data;
  std::vector<void*> computed_data;
  for (std::size_t n = 0; n < Inputs; ++n) {
    given.emplace_back(Model::input_infos[n].dtype, inputs[n].elements);
    for (Index i = 0; i < inputs[n].elements; ++i)
      given.back().set(i, made_up(static_cast<std::int64_t>(n), i, inputs[n].count));
  }
  for (std::size_t n = 0; n < Outputs; ++n) computed.emplace_back(Model::output_infos[n].dtype, outputs[n].elements);
  for (auto& tensor : given) given_data.push_back(tensor.data());
  for (auto& tensor : computed) computed_data.push_back(tensor.data());
  model.predict_raw(given_data.data(), computed_data.data());
  double largest = 0;
  for (std::size_t n = 0; n < Outputs; ++n)
    for (Index k = 0; k < outputs[n].count; ++k) {
      const SelfTestValue& right = outputs[n].values[k];
      const double error = std::abs(computed[n].get(right.at) - right.value) / outputs[n].scale;
      largest = std::isnan(error) ? std::numeric_limits<double>::infinity() : std::max(largest, error);
    }
  return largest;
}

}  // namespace modelc
