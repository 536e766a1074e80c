#pragma once
// The weights of the example networks are a formula of their names, which networks.py computes too, so that the
// fixtures need not hold them.
#include <cmath>
#include <cstdint>
#include <string>

#include "modelc/tensor_info.hpp"

namespace modelc::tests {

/// Number `index` of those in [-1, 1) that belong to a name: FNV-1a of the name, then splitmix64.
class Uniform {
 public:
  explicit Uniform(const std::string& name) {
    for (const char c : name) seed_ = (seed_ ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  }
  double operator()(std::uint64_t index) const {
    std::uint64_t z = seed_ + (index + 1) * 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    z = z ^ (z >> 31);
    return static_cast<double>(z >> 40) / 8388608.0 - 1.0;
  }

 private:
  std::uint64_t seed_ = 0xcbf29ce484222325u;
};

/// `weight` of networks.py.
inline void fill(const TensorInfo& info, float* values) {
  const std::string name = info.name;
  const std::string last = name.substr(name.rfind('/') + 1);
  Index size = 1;
  for (int i = 0; i < info.rank; ++i) size *= info.shape[i];
  const Uniform uniform(name);
  const auto each = [&](double offset, double scale) {
    for (Index i = 0; i < size; ++i)
      values[i] = static_cast<float>(offset + uniform(static_cast<std::uint64_t>(i)) * scale);
  };
  if (!info.trainable && last == "value") return each(0, 0);  // the state of a recurrent layer, which Keras starts at 0
  if (last == "gamma" || last == "moving_variance") return each(1, 0.5);
  if (last == "beta" || last == "bias" || last == "moving_mean") return each(0, 0.25);
  const Index out = info.shape[info.rank - 1];
  const Index fan_in = info.rank == 4 && out == 1 ? info.shape[0] * info.shape[1] : size / out;
  each(0, std::sqrt(3.0 / static_cast<double>(fan_in)));
}

}  // namespace modelc::tests
