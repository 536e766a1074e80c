// What the imported models of tests/darknet/fixtures compute, against Darknet's layers in NumPy
// (tests/oracle/darknet.py).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>

#include "driver/disk.h"
#include "driver/driver.h"
#include "driver/memory_files.h"
#include "driver/tensors.h"

namespace modelc::driver {
namespace {

const std::filesystem::path fixtures = std::filesystem::path(MODELC_TEST_DIR) / "darknet/fixtures";
constexpr double tolerance = 1e-5;  // relative to values above 0.1, by reference evaluation in double

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(fixtures))
    if (entry.path().extension() == ".cfg") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

std::string bytes_of_fixture(const std::string& name) {
  std::string error;
  const std::optional<std::string> bytes = DiskFiles().read((fixtures / name).string(), error);
  if (!bytes) throw Error("cannot read " + name + ": " + error);
  return *bytes;
}

class DarknetFixture : public testing::TestWithParam<std::string> {};

TEST_P(DarknetFixture, ComputesWhatDarknetDoes) {
  const std::string name = GetParam();
  MemoryFiles files{{"net.cfg", bytes_of_fixture(name + ".cfg")}, {"net.weights", bytes_of_fixture(name + ".weights")}};
  const std::vector<NamedTensor> vectors = read_tensors(bytes_of_fixture(name + ".safetensors"));
  DarknetOptions options;
  options.cfg = "net.cfg";
  options.weights = "net.weights";
  options.output = "out";
  options.space_to_depth = name.find("tensorflow") != std::string::npos;
  const Result imported = import_darknet(options, files);
  ASSERT_EQ(imported.status, Status::done) << imported.err;
  EXPECT_EQ(imported.err, "");
  ASSERT_EQ(imported.files.size(), 2u);
  for (const OutputFile& file : imported.files) files.set(file.path, file.content);
  SCOPED_TRACE(imported.files[0].content);

  const auto input = std::ranges::find(vectors, "image", &NamedTensor::name);
  files.set("in.safetensors", write_tensors({*input}));
  RunOptions run_options;
  run_options.weights = "out.safetensors";
  run_options.input = "in.safetensors";
  run_options.output = "result";
  run_options.interpret = true;
  const Result ran = run("out.model", run_options, files);
  ASSERT_EQ(ran.status, Status::done) << ran.err;
  std::map<std::string, ir::TensorData> results;
  for (NamedTensor& tensor : read_tensors(ran.files.at(0).content)) results[tensor.name] = std::move(tensor.data);
  EXPECT_EQ(results.size() + 1, vectors.size());
  double largest = 0;
  for (const NamedTensor& expected : vectors) {
    if (expected.name == "image") continue;
    ASSERT_EQ(results.count(expected.name), 1u) << expected.name;
    const ir::TensorData& found = results[expected.name];
    ASSERT_EQ(found.shape, expected.data.shape) << expected.name;
    for (std::size_t i = 0; i < found.real.size(); ++i) {
      const double error =
          std::abs(found.real[i] - expected.data.real[i]) / std::max(0.1, std::abs(expected.data.real[i]));
      ASSERT_LE(error, tolerance) << expected.name << "[" << i << "]: " << found.real[i] << ", not "
                                  << expected.data.real[i];
      largest = std::max(largest, error);
    }
  }
  RecordProperty("largest_error", std::to_string(largest));
}

INSTANTIATE_TEST_SUITE_P(, DarknetFixture, testing::ValuesIn(cases()), [](const auto& name) { return name.param; });

}  // namespace
}  // namespace modelc::driver
