// Printed C against reference evaluation, and against PyTorch where there is a fixture.
#include "emit/c99.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "c99/program.h"
#include "driver/disk.h"
#include "driver/driver.h"
#include "driver/tensors.h"
#include "emit/names.h"
#include "numeric/op_samples.h"
#include "ops/program.h"
#include "passes/pipelines.h"

namespace modelc::tests {
namespace {

constexpr std::uint64_t seed = 42;

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

elaborate::Program of_known_sizes(const std::string& path, const FileSystem& files, SourceMap& sources,
                                  bool f64 = false) {
  Diagnostics diagnostics;
  elaborate::Options options;
  options.scalar_f64 = f64;
  {
    SourceMap first;
    const elaborate::Program open = elaborate::elaborate(path, files, first, diagnostics, options, &library());
    for (const elaborate::Model& model : open.models)
      for (const auto& [symbol, value] : symbol_values(model.symbols)) options.settings[symbol] = std::to_string(value);
  }
  elaborate::Program program = elaborate::elaborate(path, files, sources, diagnostics, options, &library());
  EXPECT_FALSE(diagnostics.has_errors()) << render_text(diagnostics, sources, false);
  return program;
}

/// The last model of the program with random inputs and the outputs of reference evaluation; initial weights are
/// embedded. Nothing, and what is said, when C lacks something.
std::optional<CModel> made(const elaborate::Program& original, const SourceMap& sources, std::string& said, double low,
                           double high) {
  elaborate::Program program = original;
  program.models.erase(program.models.begin(), program.models.end() - 1);
  elaborate::Model& model = program.models.front();
  program.name = model.name;
  CModel out;
  out.name = emit::identifier(model.name);
  out.guard = upper(out.name);
  out.calls = model.predict.updates.empty() ? 1 : 3;
  std::mt19937_64 random(seed);
  std::map<std::string, ir::TensorData> values;
  const emit::WeightLayout layout = emit::weight_layout(model);
  std::string block(static_cast<std::size_t>(layout.bytes), '\0');
  for (std::size_t i = 0; i < model.weights.size(); ++i) {
    ir::TensorData value = ir::evaluate(*model.weights[i].initializer, {}, {}, seed).front();
    for (double& x : value.real)
      x = value.dtype == ir::DType::f32 ? static_cast<float>(x + 0.125 * static_cast<double>(random() >> 40) * 0x1p-24)
                                        : x;
    const std::string bytes = driver::bytes_of(value);
    block.replace(static_cast<std::size_t>(layout.weights[i].offset), bytes.size(), bytes);
    values[model.weights[i].name] = std::move(value);
  }
  for (const ir::Leaf& leaf : model.predict.leaves)
    if (leaf.given()) {
      out.inputs.push_back(random_tensor(model.predict.type(leaf.node), {}, random, low, high));
      values[leaf.name] = out.inputs.back();
    }
  for (int call = 0; call < out.calls; ++call) {
    std::vector<ir::TensorData> leaves;
    for (const ir::Leaf& leaf : model.predict.leaves) leaves.push_back(values.at(leaf.name));
    out.outputs = ir::evaluate(model.predict, leaves, {}, seed);
    const std::size_t count = model.predict.outputs.size();
    for (std::size_t i = 0; i < model.predict.updates.size(); ++i)
      values[model.predict.leaf_of(model.predict.updates[i].state)->name] = out.outputs[count + i];
    out.outputs.resize(count);
  }
  model.predict = passes::run(passes::optimization_pipeline(), std::move(model.predict));
  emit::Options options;
  options.embedded_weights[model.name] = block;
  Diagnostics diagnostics;
  out.text = emit::emit_c99(program, sources, {plan::make(model.predict)}, options, diagnostics);
  said = render_text(diagnostics, sources, false);
  return diagnostics.has_errors() ? std::nullopt : std::optional(out);
}

void expect_equal(const CModel& model, const std::vector<double>& found, double tolerance) {
  std::size_t at = 0;
  for (const ir::TensorData& output : model.outputs)
    for (std::int64_t i = 0; i < output.size(); ++i) {
      const double expected = output.number(i), actual = found.at(at++);
      if (std::isnan(expected) || std::isinf(expected)) {
        EXPECT_TRUE(std::isnan(expected) ? std::isnan(actual) : actual == expected) << model.name << " " << i;
      } else {
        const double allowed = ir::is_float(output.dtype) ? tolerance * std::max(1.0, std::abs(expected)) : 0;
        EXPECT_LE(std::abs(actual - expected), allowed) << model.name << " element " << i << ": " << actual;
      }
    }
}

/// Operations none of whose samples C computes. What is printed in C must leave this list.
const std::set<std::string> lacking = {"_inverse_real_fft",
                                       "_real_fft",
                                       "_update_rows",
                                       "argmax",
                                       "argmin",
                                       "argsort",
                                       "cholesky",
                                       "cumsum",
                                       "det",
                                       "digamma",
                                       "erfinv",
                                       "fft",
                                       "non_max_suppression",
                                       "orthogonalize",
                                       "polygamma",
                                       "scan",
                                       "segment_max",
                                       "segment_min",
                                       "segment_sum",
                                       "solve",
                                       "solve_triangular",
                                       "standard_normal",
                                       "standard_truncated_normal",
                                       "standard_uniform",
                                       "take",
                                       "take_along_axis"};

TEST(C99, ComputesOperationsAsReferenceEvaluationDoes) {
  std::vector<CModel> models;
  std::vector<bool> widths;
  std::set<std::string> known, unknown;
  for (const bool f64 : {false, true})
    for (OpSample& sample : op_samples()) {
      if (f64) sample.text.replace(sample.text.find(sample.name), sample.name.size(), sample.name + "_f64");
      SourceMap sources;
      std::string said;
      std::optional<CModel> model = made(of_known_sizes("test.model", OneFile(sample.text), sources, f64), sources,
                                         said, sample.sample->low, sample.sample->high);
      (model ? known : unknown).insert(std::string(sample.row->name));
      if (!model) {
        EXPECT_NE(said.find("error[E0614]: C99 lacks "), std::string::npos) << said;
        continue;
      }
      widths.push_back(f64);
      models.push_back(std::move(*model));
    }
  const CResults results = run_c99("operations", models);
  ASSERT_EQ(results.error, "");
  for (std::size_t i = 0; i < models.size(); ++i) expect_equal(models[i], results.outputs[i], widths[i] ? 1e-9 : 1e-5);
  std::set<std::string> none;
  std::ranges::set_difference(unknown, known, std::inserter(none, none.end()));
  EXPECT_EQ(none, lacking);
}

#if defined(__x86_64__)
// Equal words before zeros, which GCC 12 copies wrong under AVX-512 where it knows them; and an input with the name of
// what keeps it from doing so.
TEST(C99, KnownConstantsStayWhatTheyAre) {
  SourceMap sources;
  std::string said;
  std::string ones = "1", zeros;
  for (int i = 1; i < 12; ++i) ones += ", 1";
  for (int i = 0; i < 20; ++i) zeros += ", 0";
  const std::string text =
      "model Constants {\n  input modelc_opaque: i32[3]\n  output y = concatenate([modelc_opaque, [" + ones + zeros +
      "]], axis = 0)\n  output k = [" + ones + zeros + "]\n}\n";
  const std::optional<CModel> model = made(of_known_sizes("test.model", OneFile(text), sources), sources, said, -5, 5);
  ASSERT_TRUE(model) << said;
  const CResults results = run_c99("constants", {*model}, "-O2 -march=native");
  ASSERT_EQ(results.error, "");
  expect_equal(*model, results.outputs[0], 0);
}
#endif

class Networks : public testing::TestWithParam<const char*> {};

TEST_P(Networks, AreComputedAsReferenceEvaluationDoes) {
  SourceMap sources;
  std::string said;
  const std::string path = std::string(MODELC_SOURCE_DIR) + "/examples/" + GetParam() + ".model";
  const std::optional<CModel> model = made(of_known_sizes(path, driver::DiskFiles(), sources), sources, said, 0, 1);
  ASSERT_TRUE(model) << said;
  const CResults results = run_c99(model->name, {*model});
  ASSERT_EQ(results.error, "");
  expect_equal(*model, results.outputs[0], 1e-5);
}

INSTANTIATE_TEST_SUITE_P(, Networks,
                         testing::Values("networks/lenet5", "networks/wavenet", "mnist/mnist", "mnist/cnn", "square",
                                         "siamese"),
                         [](const auto& info) {
                           std::string name = info.param;
                           std::ranges::replace(name, '/', '_');
                           return name;
                         });

class Tool : public testing::Test {
 protected:
  static driver::Result compiled(const std::string& model, const std::string& weights, const std::string& blob) {
    driver::CompileOptions options;
    options.emit = driver::Emit::c99;
    options.program.settings["batch"] = "1";
    if (!weights.empty()) options.embed_weights = folder + weights;
    options.weights_blob = blob;
    return driver::compile(folder + model, options, driver::DiskFiles());
  }
  static const std::string folder;
};
const std::string Tool::folder = std::string(MODELC_SOURCE_DIR) + "/examples/mnist/";

// The probabilities are PyTorch's, examples/mnist/data.
TEST_F(Tool, WritesTheAntirectifierWithItsWeightsAndBesideThem) {
  std::ifstream file(folder + "data/antirectifier-128-expected.safetensors", std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  const std::vector<driver::NamedTensor> expected = driver::read_tensors(bytes.str());
  const auto row = [&](const std::string& name, std::int64_t size) {
    const auto found = std::ranges::find(expected, name, &driver::NamedTensor::name);
    ir::TensorData data = ir::TensorData::zeros(ir::DType::f32, {1, size});
    std::copy_n(found->data.real.begin(), size, data.real.begin());
    return data;
  };
  const driver::Result inside = compiled("mnist.model", "data/antirectifier-128.safetensors", "");
  const driver::Result beside = compiled("mnist.model", "data/antirectifier-128.safetensors", "weights.bin");
  ASSERT_EQ(inside.files.size(), 1u) << inside.err;
  ASSERT_EQ(beside.files.size(), 2u) << beside.err;
  EXPECT_EQ(inside.files[0].path, "mnist.h");
  const CModel one{"Mnist", inside.files[0].content, "MNIST", {row("image", 784)}, {row("digit", 10)}, "", 1};
  CModel other = one;
  for (const driver::OutputFile& written : beside.files)
    (written.path == "mnist.h" ? other.text : other.weights) = written.content;
  for (const CModel* model : {&one, static_cast<const CModel*>(&other)}) {
    const CResults results = run_c99("antirectifier", {*model});
    ASSERT_EQ(results.error, "");
    expect_equal(*model, results.outputs[0], 1e-5);
  }
}

TEST_F(Tool, SaysEverythingThatCLacks) {
  const auto said = [](const std::string& text) {
    SourceMap sources;
    Diagnostics diagnostics;
    const elaborate::Program program =
        elaborate::elaborate("test.model", OneFile(text), sources, diagnostics, {}, &library());
    emit::emit_c99(program, sources, {plan::make(program.models.front().predict)}, {}, diagnostics);
    std::vector<std::string> lines;
    for (const Diagnostic& one : diagnostics.all()) lines.push_back(one.message);
    return lines;
  };
  EXPECT_EQ(said("model M {\n    input x: f32[n, 4]\n    output y = x + 1\n}\n"),
            std::vector<std::string>{"C99 lacks sizes that are chosen at run time: `n` is open"});
  EXPECT_EQ(said("model M {\n    input x: f32[4, 4]\n    y = digamma(x)\n    output i = argmax(y)\n"
                 "    output s = argsort(x)\n}\n"),
            (std::vector<std::string>{"C99 lacks `digamma`", "C99 lacks the kernel of `argmax`",
                                      "C99 lacks the kernel of `argsort`"}));
}

}  // namespace
}  // namespace modelc::tests
