#pragma once
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "elaborate/elaborate.h"

/// Small programs, elaborated and evaluated by reference.
namespace modelc::elaborate::test {

inline Options training() {
  Options options;
  options.training = true;
  return options;
}

using Doubles = std::vector<double>;
using Extents = std::vector<std::int64_t>;

class Memory : public FileSystem {
 public:
  std::map<std::string, std::string> files;
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    const auto found = files.find(path);
    if (found != files.end()) return found->second;
    error = "no such file";
    return std::nullopt;
  }
};

struct Result {
  Program program;
  std::string text;  ///< the diagnostics, rendered; empty when there are none
  const Model& model() const { return program.models.at(0); }
};

/// Elaborates the source as "test.model"; graphs of programs without errors are verified.
inline Result run(const std::string& source, Options options = {}, std::map<std::string, std::string> others = {}) {
  Memory files;
  files.files = std::move(others);
  files.files["test.model"] = source;
  static const Library library = parse_library();
  SourceMap sources;
  Diagnostics diagnostics;
  Result result;
  result.program = elaborate("test.model", files, sources, diagnostics, options, &library);
  result.text = render_text(diagnostics, sources, false);
  for (const Model& model : result.program.models)
    if (!diagnostics.has_errors()) {
      EXPECT_EQ(ir::verify(model.predict), std::vector<std::string>{}) << source;
    }
  return result;
}

inline Options with(std::map<std::string, std::string> settings) {
  Options options;
  options.settings = std::move(settings);
  return options;
}

inline std::string weight_names(const Model& model) {
  std::string out;
  for (const Weight& weight : model.weights) out += (out.empty() ? "" : " ") + weight.name;
  return out;
}

/// "y: f32[b, 3], z: i32".
inline std::string output_types(const Model& model) {
  std::string out;
  for (const ir::Output& output : model.predict.outputs)
    out += (out.empty() ? "" : ", ") + output.name + ": " + ir::str(model.predict.type(output.node));
  return out;
}

inline std::string requirements(const Model& model) {
  std::string out;
  for (const ir::Requirement& need : model.predict.requirements) out += (out.empty() ? "" : "; ") + need.str();
  return out;
}

inline ir::TensorData reals(Extents shape, Doubles values, ir::DType dtype = ir::DType::f32) {
  ir::TensorData data = ir::TensorData::zeros(dtype, std::move(shape));
  data.real = std::move(values);
  return data;
}
inline ir::TensorData ints(Extents shape, std::vector<std::int64_t> values, ir::DType dtype = ir::DType::i32) {
  ir::TensorData data = ir::TensorData::zeros(dtype, std::move(shape));
  data.integer = std::move(values);
  return data;
}
/// 0, 1, 2, ... in the given shape.
inline ir::TensorData count(Extents shape) {
  ir::TensorData data = ir::TensorData::zeros(ir::DType::f32, std::move(shape));
  for (std::size_t i = 0; i < data.real.size(); ++i) data.real[i] = static_cast<double>(i);
  return data;
}

using Tensors = std::map<std::string, ir::TensorData>;

/// Outputs, then the new values of updated states. A weight that is not given has its initial value (seed 1).
inline std::vector<ir::TensorData> evaluate(const Model& model, const Tensors& given,
                                            const ir::SymbolValues& symbols = {}) {
  std::vector<ir::TensorData> leaves;
  for (const ir::Leaf& leaf : model.predict.leaves) {
    const auto found = given.find(leaf.name);
    if (found != given.end()) {
      leaves.push_back(found->second);
      continue;
    }
    for (const Weight& weight : model.weights)
      if (weight.name == leaf.name) leaves.push_back(ir::evaluate(*weight.initializer, {}, {}, 1).at(0));
  }
  return ir::evaluate(model.predict, leaves, symbols);
}

inline void expect_values(const ir::TensorData& actual, const Extents& shape, const Doubles& expected,
                          double tolerance = 1e-6) {
  EXPECT_EQ(actual.shape, shape);
  ASSERT_EQ(static_cast<std::size_t>(actual.size()), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_NEAR(actual.number(static_cast<std::int64_t>(i)), expected[i], tolerance) << "element " << i;
}

/// `y` of "model M { input x: <type> output y = <expression> }" for this x.
inline void expect_expression(const std::string& type, const std::string& expression, const ir::TensorData& x,
                              const Extents& shape, const Doubles& expected, double tolerance = 1e-6) {
  const Result r = run("model M { input x: " + type + " output y = " + expression + " }");
  ASSERT_EQ(r.text, "") << expression;
  SCOPED_TRACE(expression);
  ir::SymbolValues symbols;
  const ir::Shape& declared = r.model().predict.type(r.model().predict.leaves.at(0).node).shape;
  for (std::size_t i = 0; i < declared.size(); ++i)
    if (!declared[i].constant()) symbols[declared[i].str()] = x.shape.at(i);
  expect_values(evaluate(r.model(), {{"x", x}}, symbols).at(0), shape, expected, tolerance);
}

/// The first error's code and message, and the help: "E0201 nothing in scope is called `x`".
inline void expect_error(const std::string& source, const std::string& code, const std::string& part = {},
                         Options options = {}) {
  const Result r = run(source, std::move(options));
  EXPECT_NE(r.text.find(code), std::string::npos) << source << "\n" << r.text;
  EXPECT_NE(r.text.find(part), std::string::npos) << source << "\n" << r.text;
}

}  // namespace modelc::elaborate::test
