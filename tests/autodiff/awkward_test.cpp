#include <gtest/gtest.h>

#include "autodiff/check.h"
#include "ops/table.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

struct Point {
  std::string name;
  std::string expression;  ///< of x: f64[n]
  std::vector<double> at;
  std::vector<double> gradient;  ///< of the sum of its elements
};

class Awkward : public testing::TestWithParam<Point> {};

// Where a function has a corner, a tie or an infinite slope, the gradient is what JAX or PyTorch define, and finite.
TEST_P(Awkward, GradientIsDefined) {
  const Point& point = GetParam();
  const std::string n = std::to_string(point.at.size());
  elaborate::Program program =
      elaborated("model M { input x: f64[" + n + "] output y = sum(" + point.expression + ") }");
  ASSERT_EQ(program.models.size(), 1u);
  ir::Graph graph = program.models[0].predict;
  const ir::NodeId x = graph.leaves[0].node;
  const std::vector<ir::NodeId> gradients = autodiff::differentiate(graph, graph.outputs[0].node, std::span(&x, 1));
  graph.outputs = {{"gradient", gradients.at(0), {}}};
  ir::TensorData input = ir::TensorData::zeros(ir::DType::f64, {static_cast<std::int64_t>(point.at.size())});
  input.real = point.at;
  const ir::TensorData found = ir::evaluate(graph, {input}, {}).front();
  ASSERT_EQ(found.real.size(), point.gradient.size());
  for (std::size_t i = 0; i < point.gradient.size(); ++i)
    EXPECT_NEAR(found.real[i], point.gradient[i], 1e-12) << "element " << i;
}

std::vector<double> second_gradient(const std::string& expression, const std::vector<double>& at) {
  const std::string n = std::to_string(at.size());
  elaborate::Program program = elaborated("model M { input x: f64[" + n + "] output y = sum(" + expression + ") }");
  EXPECT_EQ(program.models.size(), 1u);
  if (program.models.empty()) return {};
  ir::Graph graph = program.models[0].predict;
  const ir::NodeId x = graph.leaves[0].node;
  ir::NodeId of = graph.outputs[0].node;
  for (int order = 0; order < 2; ++order) {
    if (order > 0) of = graph.add(ops::row("sum"), {of}, {{"axes", std::vector<std::int64_t>{0}}, {"keepdims", false}});
    of = autodiff::differentiate(graph, of, std::span(&x, 1)).at(0);
  }
  graph.outputs = {{"gradient", of, {}}};
  ir::TensorData input = ir::TensorData::zeros(ir::DType::f64, {static_cast<std::int64_t>(at.size())});
  input.real = at;
  return ir::evaluate(graph, {input}, {}).front().real;
}

TEST_P(Awkward, SecondGradientIsFinite) {
  for (const double value : second_gradient(GetParam().expression, GetParam().at)) EXPECT_TRUE(std::isfinite(value));
}

// Sums of the rows of the Hessian, by hand: zeros are factors of the others' slopes.
TEST(SecondGradient, OfProductsWithZeros) {
  EXPECT_EQ(second_gradient("prod(x)", {2, 0, 3}), (std::vector<double>{3, 5, 2}));
  EXPECT_EQ(second_gradient("prod(x)", {0, 0, 3}), (std::vector<double>{3, 3, 0}));
  EXPECT_EQ(second_gradient("prod(x)", {2, 4, 3}), (std::vector<double>{7, 5, 6}));
}

const Point points[] = {
    {"abs", "abs(x)", {0, -2, 2}, {0, -1, 1}},
    {"relu", "relu(x)", {0, -1, 1}, {0, 0, 1}},
    {"relu6", "relu6(x)", {0, -1, 1, 7}, {0, 0, 1, 0}},
    {"softplus", "softplus(x)", {0}, {0.5}},
    {"sigmoid_cross_entropy", "binary_crossentropy(ones_like(x), x, from_logits = true)", {0}, {-0.5}},
    {"maximum", "maximum(x, 0)", {0, -1, 1}, {0.5, 0, 1}},
    {"minimum", "minimum(x, 0)", {0, -1, 1}, {0.5, 1, 0}},
    {"clip", "clip(x, -1, 1)", {-2, 0.5, 2}, {0, 1, 0}},
    {"max", "max(x)", {3, 1, 3}, {0.5, 0, 0.5}},
    {"min", "min(x)", {3, 1, 3}, {0, 1, 0}},
    {"prod_one_zero", "prod(x)", {2, 0, 3}, {0, 6, 0}},
    {"prod_two_zeros", "prod(x)", {0, 0, 3}, {0, 0, 0}},
    {"sqrt", "sqrt(x)", {0, 4}, {0, 0.25}},
    {"norm", "norm(x)", {0, 0}, {0, 0}},
    {"norm_3", "norm(x, ord = 3, axis = 0)", {0, 0}, {0, 0}},
    {"l2_normalize", "l2_normalize(x, epsilon = 1e-4)", {0, 0}, {100, 100}},
    {"square", "x ** 2", {0, 3}, {0, 6}},
    {"root", "x ** 0.5", {0, 4}, {0, 0.25}},
    {"power_zero", "x ** 0", {0, 2}, {0, 0}},
    {"power_negative_base", "x ** 3", {-2, 0}, {12, 0}},
    {"exponent_of_zero", "zeros_like(x) ** x", {2, 3}, {0, 0}},
    {"atan2", "atan2(x, x)", {0, 2}, {0, 0}},
    {"where", "where(x > 0, sqrt(x), 0.0)", {0, 4}, {0, 0.25}},
    {"softmax_of_large", "softmax(x) * [1.0, 0.0]", {1000, 0}, {0, 0}},
    {"log_softmax_of_large", "log_softmax(x) * [0.0, 1.0]", {1000, 0}, {-1, 1}},
    {"sigmoid_of_large", "sigmoid(x)", {-1000, 1000, 0}, {0, 0, 0.25}},
    {"twice_taken", "take(x, [1, 1, 0])", {5, 6, 7}, {1, 2, 0}},
    {"stopped", "x * stop_gradient(x)", {3, 4}, {3, 4}},
    {"flat", "floor(x) + round(x) + sign(x)", {0.3, 0.6}, {0, 0}},
};

std::string name_of(const testing::TestParamInfo<Point>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Points, Awkward, testing::ValuesIn(points), name_of);

TEST(Differentiate, RefusesWhatIsNoNumber) {
  ir::Graph graph;
  const ir::NodeId x = graph.leaf(ir::Leaf::Kind::input, "x", {ir::DType::f32, {3}});
  EXPECT_THROW(autodiff::differentiate(graph, x, std::span(&x, 1)), ir::GradientError);
}

}  // namespace
