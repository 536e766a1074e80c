#include <gtest/gtest.h>

#include "autodiff/check.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

/// The gradient of output 0, a number, by input 0 at `x`.
std::vector<double> gradient(const std::string& source, std::vector<double> x) {
  elaborate::Options options;
  options.training = true;
  elaborate::Program program = elaborated(source, options);
  if (program.models.empty()) return {};
  ir::Graph graph = program.models[0].predict;
  const ir::NodeId leaf = graph.leaves[0].node;
  graph.outputs = {{"gradient", autodiff::differentiate(graph, graph.outputs[0].node, std::span(&leaf, 1))[0], {}}};
  EXPECT_EQ(ir::verify(graph), std::vector<std::string>{});
  ir::TensorData input = ir::TensorData::zeros(ir::DType::f64, {static_cast<std::int64_t>(x.size())});
  input.real = std::move(x);
  return ir::evaluate(graph, {input}, {}).front().real;
}

TEST(CustomGradient, TakesThePlaceOfTheDerivedOne) {
  // Straight through: the gradient of the scale goes past the rounding.
  EXPECT_EQ(gradient("fn hard_round(x) = round(x) grad (x, dy) -> dy "
                     "model M { input x: f64[2] output y = sum(3.0 * hard_round(x)) }",
                     {0.2, 1.7}),
            (std::vector<double>{3, 3}));
  EXPECT_EQ(gradient("fn reversed(x) = x grad (x, dy) -> -0.5 * dy "
                     "model M { input x: f64[2] output y = sum(reversed(x) * x) }",
                     {2, 4}),
            (std::vector<double>{1, 2}));
}

TEST(CustomGradient, GoesToEachInput) {
  EXPECT_EQ(gradient("fn mixed(a, b) = a + b grad (a, b, dy) -> (2.0 * dy, 5.0 * a * dy) "
                     "model M { input x: f64[2] output y = sum(mixed(x, x * x)) }",
                     {1, 3}),
            (std::vector<double>{12, 92}));  // 2 + 5 x * 2 x
}

const std::string warp = "extern fn warp(x: f64[n]) -> f64[n] header \"warp.hpp\" call \"app::warp\"";

TEST(ExternGradient, IsACallOfItsOwn) {
  elaborate::Program program =
      elaborated(warp + " gradient \"app::warp_grad\" model M { input x: f64[2] output y = sum(warp(x) * x) }");
  ASSERT_EQ(program.models.size(), 1u);
  ir::Graph graph = program.models[0].predict;
  const ir::NodeId x = graph.leaves[0].node;
  const ir::Node& result = graph[autodiff::differentiate(graph, graph.outputs[0].node, std::span(&x, 1)).at(0)];
  ASSERT_EQ(result.op->name, "add");
  bool called = false;
  for (ir::NodeId id = 0; id < graph.size(); ++id)
    called =
        called || (graph[id].op->name == "external" && graph[id].attrs.get<std::string>("call") == "app::warp_grad");
  EXPECT_TRUE(called);
}

TEST(ExternGradient, IsAnErrorAtTheCallWhenThereIsNone) {
  const std::string source = warp + " model M { input x: f64[2] output y = sum(warp(x) * x) }";
  elaborate::Program program = elaborated(source);
  ASSERT_EQ(program.models.size(), 1u);
  ir::Graph graph = program.models[0].predict;
  const ir::NodeId x = graph.leaves[0].node;
  try {
    autodiff::differentiate(graph, graph.outputs[0].node, std::span(&x, 1));
    FAIL();
  } catch (const ir::GradientError& error) {
    EXPECT_EQ(error.message, "the extern function `warp` has no gradient");
    EXPECT_EQ(source.substr(error.origin.span.begin, error.origin.span.end - error.origin.span.begin), "warp(x)");
  }
}

TEST(ExternGradient, IsZeroWhenItSaysSo) {
  elaborate::Program program =
      elaborated(warp + " gradient none model M { input x: f64[2] output y = sum(warp(x)) + 2.0 * sum(x) }");
  ASSERT_EQ(program.models.size(), 1u);
  ir::Graph graph = program.models[0].predict;
  const ir::NodeId x = graph.leaves[0].node;
  graph.outputs = {{"gradient", autodiff::differentiate(graph, graph.outputs[0].node, std::span(&x, 1))[0], {}}};
  const ir::TensorData input = ir::TensorData::zeros(ir::DType::f64, {2});
  EXPECT_EQ(ir::evaluate(graph, {input}, {}).front().real, (std::vector<double>{2, 2}));
}

}  // namespace
