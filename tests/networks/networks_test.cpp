// The example networks, compiled, against what Keras gives for the same weights. The weights are a formula of their
// names, which networks.py computes too, so that the fixtures need not hold them.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "modelc/safetensors.hpp"
#include "networks/network.h"

namespace modelc::tests {
namespace {

constexpr double tolerance = 1e-4;  // of the largest magnitude of the output

// Number `index` of those in [-1, 1) that belong to a name: FNV-1a of the name, then splitmix64.
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

// `weight` of networks.py.
void fill(const TensorInfo& info, float* values) {
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

const safetensors::Entry& find(const safetensors::File& file, const std::string& name) {
  const safetensors::Entry* entry = file.header().find(name);
  if (entry == nullptr) throw Error(file.path() + " has no " + name);
  return *entry;
}

class Networks : public testing::TestWithParam<Network> {};

TEST_P(Networks, EqualsKeras) {
  const Network& network = GetParam();
  const safetensors::File file(std::string(MODELC_FIXTURES) + "/" + network.name + ".safetensors");
  const safetensors::Entry& given = find(file, std::string("input/") + network.input.name);
  const safetensors::Entry& wanted = find(file, std::string("output/") + network.output.name);
  // An input with an axis more than the network's own holds the inputs of several calls.
  const bool several = static_cast<int>(given.shape.size()) > network.input.rank;
  std::vector<unsigned char> input(given.bytes());
  file.read(given, input.data());
  std::vector<float> expected(wanted.bytes() / sizeof(float)), found;
  file.read(wanted, expected.data());

  network.run(several ? 1 : given.shape[0], &fill, several ? static_cast<int>(given.shape[0]) : 1, input.data(), found);
  ASSERT_EQ(found.size(), expected.size());
  double worst = 0, largest = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const double error = std::abs(static_cast<double>(found[i]) - expected[i]);
    worst = std::max(worst, std::isfinite(error) ? error : HUGE_VAL);
    largest = std::max(largest, std::abs(static_cast<double>(expected[i])));
  }
  EXPECT_LE(worst / largest, tolerance);
  std::printf("%-16s largest error %.1e of the largest output\n", network.name, worst / largest);
}

INSTANTIATE_TEST_SUITE_P(, Networks, testing::ValuesIn(networks()),
                         [](const auto& network) { return std::string(network.param.name); });

}  // namespace
}  // namespace modelc::tests
