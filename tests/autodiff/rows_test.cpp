#include <gtest/gtest.h>

#include <map>
#include <set>

#include "autodiff/check.h"
#include "numeric/op_samples.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

std::vector<OpSample> differentiable_samples() {
  std::vector<OpSample> samples;
  for (OpSample& sample : op_samples("f64"))
    if (sample.row->gradient || sample.row->lowering == ir::Lowering::control) samples.push_back(std::move(sample));
  return samples;
}

class Rows : public testing::TestWithParam<OpSample> {};

TEST_P(Rows, GradientIsTheSlope) {
  const OpSample& sample = GetParam();
  const elaborate::Program program = elaborated(sample.text);
  ASSERT_EQ(program.models.size(), 1u);
  const elaborate::Model& model = program.models[0];
  const ir::SymbolValues symbols = symbol_values(model.symbols);
  std::mt19937_64 rng(11);
  bool depends = false;
  for (int direction = 0; direction < 3; ++direction) {
    std::vector<ir::TensorData> leaves;
    for (const ir::Leaf& leaf : model.predict.leaves)
      leaves.push_back(random_tensor(model.predict.type(leaf.node), symbols, rng, sample.sample->low + 0.01,
                                     sample.sample->high - 0.01));
    const Slope found = slope(model.predict, leaves, symbols, rng);
    EXPECT_LT(relative_error(found), 1e-6) << found.derived << " and by differences " << found.measured << "\n"
                                           << sample.text;
    depends = depends || found.derived != 0;
  }
  EXPECT_TRUE(depends || sample.sample->call.find("cast(") != std::string_view::npos);
}

// The rules of the rows that rules build with.
TEST_P(Rows, SecondGradientIsTheSlope) {
  const OpSample& sample = GetParam();
  const elaborate::Program program = elaborated(sample.text);
  ASSERT_EQ(program.models.size(), 1u);
  const elaborate::Model& model = program.models[0];
  const ir::SymbolValues symbols = symbol_values(model.symbols);
  const ir::Graph first = derivative(model.predict);
  std::mt19937_64 rng(13);
  for (int direction = 0; direction < 2; ++direction) {
    std::vector<ir::TensorData> leaves;
    for (const ir::Leaf& leaf : model.predict.leaves)
      leaves.push_back(random_tensor(model.predict.type(leaf.node), symbols, rng, sample.sample->low + 0.01,
                                     sample.sample->high - 0.01));
    const Slope found = slope(first, with_cotangents(first, leaves, symbols, rng), symbols, rng);
    EXPECT_LT(relative_error(found), 1e-6) << found.derived << " and by differences " << found.measured << "\n"
                                           << sample.text;
    EXPECT_TRUE(found.size != 0 || sample.sample->call.find("cast(") != std::string_view::npos);
  }
}

std::string sample_name(const testing::TestParamInfo<OpSample>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Table, Rows, testing::ValuesIn(differentiable_samples()), sample_name);

/// Rows without a gradient rule, and why they need none.
const std::map<std::string_view, std::string_view> without_rule = {
    {"floor_div", "flat between its steps"},
    {"sign", "flat between its steps"},
    {"floor", "flat between its steps"},
    {"ceil", "flat between its steps"},
    {"round", "flat between its steps"},
    {"eq", "gives bools"},
    {"ne", "gives bools"},
    {"lt", "gives bools"},
    {"le", "gives bools"},
    {"gt", "gives bools"},
    {"ge", "gives bools"},
    {"logical_and", "takes bools"},
    {"logical_or", "takes bools"},
    {"logical_not", "takes bools"},
    {"isnan", "gives bools"},
    {"isfinite", "gives bools"},
    {"any", "takes bools"},
    {"all", "takes bools"},
    {"argmax", "gives indices"},
    {"argmin", "gives indices"},
    {"argsort", "gives indices"},
    {"non_max_suppression", "gives indices"},
    {"stop_gradient", "is there to have none"},
    {"standard_uniform", "has no inputs"},
    {"standard_normal", "has no inputs"},
    {"standard_truncated_normal", "has no inputs"},
    {"orthogonalize", "serves initializers"},
    {"attention", "takes the place of other operations after reverse mode"},
    {"delay", "stands between values and their copies after reverse mode"},
    {"bytes_view", "takes the place of `reshape` after reverse mode"},
    {"bytes_matmul", "takes the place of `matmul` after reverse mode"},
    {"bytes_conv", "takes the place of `conv` after reverse mode"},
    {"constant", "has no inputs"},
    {"full", "has no inputs"},
    {"iota", "has no inputs"},
    {"dim_value", "has no inputs"},
    {"scan", "its rule takes reverse mode itself, and stands there"},
    {"project", "reverse mode does it"},
};

// A new row has a gradient rule with a sample to check it, or a line above.
TEST(Table, EveryRowHasAGradientOrAReason) {
  std::set<std::string_view> checked;
  for (const OpSample& sample : differentiable_samples()) checked.insert(sample.row->name);
  std::set<std::string_view> named;
  for (const ir::OpRow* row : ops::all()) {
    const bool excused = without_rule.count(row->name) > 0;
    if (excused) named.insert(row->name);
    EXPECT_NE(row->gradient != nullptr, excused) << row->name;
    EXPECT_TRUE(!has(row->traits, ir::Trait::nondifferentiable) || excused) << row->name;
    // Rules that the language cannot call are checked below, and in custom_test.cpp.
    const bool internal = has(row->traits, ir::Trait::internal);
    EXPECT_TRUE(!row->gradient || internal || checked.count(row->name)) << row->name << " has no sample";
  }
  for (const auto& [name, reason] : without_rule) EXPECT_TRUE(named.count(name)) << "no row is called " << name;
}

// The gradients of `take` and `take_along_axis` are rows with rules of their own.
TEST(Table, GradientsOfGradientsOfGathers) {
  for (const std::string call : {"take(x ** 3, i[:, 0], axis = 0)", "take_along_axis(x ** 3, i, axis = 0)"}) {
    const elaborate::Program program =
        elaborated("model M { input x: f64[5, 3] input i: i32[4, 3] output y = sum(" + call + " ** 2) }");
    ASSERT_EQ(program.models.size(), 1u);
    ir::Graph graph = program.models[0].predict;
    const ir::NodeId x = graph.leaves[0].node;
    const ir::NodeId first = autodiff::differentiate(graph, graph.outputs[0].node, std::span(&x, 1)).at(0);
    graph.outputs = {{"gradient", first, {}}};
    std::mt19937_64 rng(5);
    std::vector<ir::TensorData> leaves;
    for (const ir::Leaf& leaf : graph.leaves) leaves.push_back(random_tensor(graph.type(leaf.node), {}, rng, 0, 5));
    const Slope found = slope(graph, leaves, {}, rng);
    EXPECT_NE(found.derived, 0);
    EXPECT_LT(relative_error(found), 1e-6) << call;
  }
}

// Rows that only gradients of gradients make: the gradients of theirs.
TEST(Table, ThirdGradientsOfWindows) {
  for (const std::string call :
       {"conv(x ** 3, k ** 2, strides = 2, padding = \"same\")", "conv_transpose(x ** 3, k ** 2, strides = 2)",
        "max_pool(x ** 3, 2, padding = \"same\")", "average_pool(x ** 3, 2, padding = \"same\")"}) {
    const elaborate::Program program =
        elaborated("model M { input x: f64[2, 5, 2] input k: f64[3, 2, 2] output y = " + call + " * sum(k) }");
    ASSERT_EQ(program.models.size(), 1u);
    const ir::Graph second = derivative(derivative(program.models[0].predict));
    std::mt19937_64 rng(5);
    const Slope found = slope(second, with_cotangents(second, {}, {}, rng), {}, rng);
    EXPECT_NE(found.derived, 0);
    EXPECT_LT(relative_error(found), 1e-6) << call;
  }
}

}  // namespace
