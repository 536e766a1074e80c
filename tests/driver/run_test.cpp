#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "driver/driver.h"
#include "driver/memory_files.h"
#include "driver/tensors.h"

namespace modelc::driver {
namespace {

const char* const program =
    "model Scale { input x: f32[n, 2]  input shift: f32[2 * n]  "
    "output y = x * 2 + reshape(shift, (n, 2))  output total = sum(x) }";
const char* const dense = "model Line { input x: f32[n, 2]  output y = x |> Dense(1, name = \"fc\") }";

ir::TensorData tensor(std::vector<std::int64_t> shape, std::vector<double> values) {
  return {ir::DType::f32, std::move(shape), std::move(values), {}};
}

struct Run : testing::Test {
  MemoryFiles files{};
  RunOptions options;

  void SetUp() override {
    options.input = "in";
    options.output = "out";
    options.interpret = true;
    files.set("scale.model", program);
    files.set("line.model", dense);
    files.set("in", write_tensors({{"x", tensor({2, 2}, {1, 2, 3, 4})}, {"shift", tensor({4}, {10, 20, 30, 40})}}));
  }

  void expect_failure(const Result& result, Status status, const std::string& text) {
    EXPECT_EQ(result.status, status);
    EXPECT_TRUE(result.files.empty());
    EXPECT_NE(result.err.find(text), std::string::npos) << result.err;
  }
};

TEST_F(Run, SaysThatThereAreNoEmptyBatches) {
  files.set("in", write_tensors({{"x", tensor({0, 2}, {})}}));
  expect_failure(run("line.model", options, files), Status::wrong_input,
                 "`x` is `f32[0, 2]` in the file: empty, and every size is 1 or more");
}

TEST_F(Run, TakesSymbolsFromShapesAndNamesOutputs) {
  const Result result = run("scale.model", options, files);
  ASSERT_EQ(result.status, Status::done) << result.err;
  ASSERT_EQ(result.files.size(), 1u);
  EXPECT_EQ(result.files[0].path, "out");
  for (const NamedTensor& output : read_tensors(result.files[0].content)) {
    if (output.name == "y") {
      EXPECT_EQ(output.data, tensor({2, 2}, {12, 24, 36, 48}));
    }
    if (output.name == "total") {
      EXPECT_EQ(output.data, tensor({}, {10}));
    }
  }
}

TEST_F(Run, ListsEveryInputThatDoesNotFit) {
  files.set("in", write_tensors({{"x", tensor({2, 3}, {1, 2, 3, 4, 5, 6})}, {"z", tensor({1}, {1})}}));
  expect_failure(run("scale.model", options, files), Status::wrong_input,
                 "error[E0604]: `in` does not fit the model `Scale`\n"
                 "  = note: `x` is `f32[2, 3]` in the file, the model needs `f32[n, 2]`\n"
                 "  = note: missing: `shift` of type `f32[2 * n]`\n"
                 "  = note: unexpected: `z` of type `f32[1]`\n");
}

TEST_F(Run, RefusesExtentsThatContradictEachOther) {
  files.set("in", write_tensors({{"x", tensor({2, 2}, {1, 2, 3, 4})}, {"shift", tensor({6}, {1, 2, 3, 4, 5, 6})}}));
  expect_failure(run("scale.model", options, files), Status::wrong_input,
                 "`shift` is `f32[6]` in the file, the model needs `f32[2 * n]`");
}

TEST_F(Run, RefusesAMalformedFile) {
  files.set("in", "not tensors");
  expect_failure(run("scale.model", options, files), Status::wrong_input, "error[E0602]: `in` is no valid safetensors");
}

TEST_F(Run, ListsEveryWeightThatDoesNotFit) {
  files.set("in", write_tensors({{"x", tensor({1, 2}, {1, 2})}}));
  files.set("w", write_tensors({{"fc/kernel", tensor({3, 1}, {1, 2, 3})}, {"extra", tensor({1}, {1})}}));
  options.weights = "w";
  expect_failure(run("line.model", options, files), Status::wrong_input,
                 "error[E0603]: the weights of `w` do not fit the model `Line`\n"
                 "  = note: `fc/kernel` is `f32[3, 1]` in the file, the model needs `f32[2, 1]`\n"
                 "  = note: missing: `fc/bias` of type `f32[1]`\n"
                 "  = note: unexpected: `extra` of type `f32[1]`\n");
}

TEST_F(Run, ReportsAFileThatIsNotThere) {
  options.input = "nowhere";
  expect_failure(run("scale.model", options, files), Status::system_failure, "error[E0601]: cannot read `nowhere`");
}

TEST_F(Run, ReportsACompilerThatFails) {
  options.interpret = false;
  options.compiler = "false";
  options.cache = testing::TempDir() + "modelc-run-test-false";
  expect_failure(run("scale.model", options, files), Status::system_failure,
                 "error[E0605]: `false` failed on the generated code");
  options.compiler = "no-such-compiler-here";
  expect_failure(run("scale.model", options, files), Status::system_failure,
                 "error[E0605]: cannot run `no-such-compiler-here`");
}

TEST_F(Run, GivesTheSameCompiledAndInterpreted) {
  files.set("in", write_tensors({{"x", tensor({3, 2}, {1, 2, 3, 4, 5, 6})}}));
  const Result interpreted = run("line.model", options, files);
  options.interpret = false;
  options.compiler = "c++";
  options.cache = testing::TempDir() + "modelc-run-test";
  std::filesystem::remove_all(options.cache);
  const Result compiled = run("line.model", options, files);
  ASSERT_EQ(compiled.status, Status::done) << compiled.err;
  EXPECT_EQ(compiled.err, "note: no `--weights`: fresh ones by the initializers, seed 0\n");
  const std::vector<NamedTensor> a = read_tensors(interpreted.files[0].content);
  const std::vector<NamedTensor> b = read_tensors(compiled.files[0].content);
  ASSERT_EQ(a.size(), 1u);
  ASSERT_EQ(b.size(), 1u);
  EXPECT_EQ(a[0].name, b[0].name);
  ASSERT_EQ(a[0].data.shape, b[0].data.shape);
  for (std::size_t i = 0; i < a[0].data.real.size(); ++i)
    EXPECT_NEAR(a[0].data.real[i], b[0].data.real[i], 1e-5 * (1 + std::fabs(a[0].data.real[i])));
  EXPECT_EQ(run("line.model", options, files).files[0].content, compiled.files[0].content) << "from the cache";
  std::filesystem::remove_all(options.cache);
}

}  // namespace
}  // namespace modelc::driver
