// The example networks, compiled, against what Keras gives for the same weights.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "modelc/safetensors.hpp"
#include "networks/network.h"
#include "networks/weights.h"

namespace modelc::tests {
namespace {

constexpr double tolerance = 1e-4;  // of the largest magnitude of the output

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
