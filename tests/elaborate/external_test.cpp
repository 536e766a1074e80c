#include "support.h"

namespace modelc::elaborate::test {
namespace {

const std::string warp = R"(
extern fn warp(x: f32[b, h, w, c], angle: f32[b]) -> f32[b, h, w, c]
    header "warp.hpp" call "app::warp" gradient "app::warp_grad"
extern fn boxes(x: f32[b, h, w, c], k = 4) -> (corners: f32[b, 2 * h, 4], count: i32[b])
    header "boxes.hpp" call "app::boxes" gradient none
)";

const ir::Node& node_of(const ir::Graph& graph, std::string_view op) {
  for (ir::NodeId id = 0; id < graph.size(); ++id)
    if (graph[id].op->name == op) return graph[id];
  throw std::logic_error("no such operation");
}

TEST(Extern, ResultHasTheDeclaredType) {
  const Result r = run(warp + "model M { input x: f32[batch, 8, W, 3] input a: f32[batch] output y = warp(x, a) }");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(output_types(r.model()), "y: f32[batch, 8, W, 3]");
  const ir::Node& node = node_of(r.model().predict, "external");
  EXPECT_EQ(node.op->lowering, ir::Lowering::external);
  EXPECT_EQ(node.inputs.size(), 2u);
  EXPECT_EQ(node.attrs.get<std::string>("header"), "warp.hpp");
  EXPECT_EQ(node.attrs.get<std::string>("call"), "app::warp");
  EXPECT_EQ(node.attrs.get<std::string>("gradient"), "app::warp_grad");
  EXPECT_EQ(node.attrs.get<std::string>("parameters"), "x,angle");
  EXPECT_THROW(evaluate(r.model(), {{"x", count({1, 8, 2, 3})}, {"a", count({1})}}, {{"batch", 1}, {"W", 2}}),
               ir::EvalError);
}

TEST(Extern, GivesSeveralResultsAndTakesNumbers) {
  const Result r = run(warp + R"(
    model M { input x: f32[b, 8, 8, 3] corners, count = boxes(x) output c = corners output n = count + 1 })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(output_types(r.model()), "c: f32[b, 16, 4], n: i32[b]");
  EXPECT_TRUE(node_of(r.model().predict, "external").attrs.get<bool>("gradient_none"));
}

TEST(Extern, ArgumentsAreChecked) {
  expect_error(warp + "model M { input x: f32[b, 8, 8, 3] output y = warp(x, x) }", "E0306", "is declared `f32[b]`");
  expect_error(warp + "model M { input x: f32[b, 8, 8, 3] output y = warp(x) }", "E0205", "lacks `angle`");
  expect_error(
      "extern fn f(x: f32[n]) -> f32[m] header \"f.hpp\" call \"f\" model M { input x: f32[3] output y = f(x) }",
      "E0201", "`m`");
  expect_error(
      "extern fn f(x: f32[n]) -> f32[..., n] header \"f.hpp\" call \"f\" "
      "model M { input x: f32[3] output y = f(x) }",
      "E0303", "known rank");
}

TEST(CustomGradient, IsARuleOfTheGraphThatIsDifferentiated) {
  const std::string source = R"(
    fn hard_round(x) = round(x) grad (x, dy) -> dy * 2
    model M { input x: f32[b, 3] output y = hard_round(x) })";
  const Result inference = run(source);
  ASSERT_EQ(inference.text, "");
  EXPECT_THROW(node_of(inference.model().predict, "custom_gradient"), std::logic_error);
  const Result r = run(source, training());
  ASSERT_EQ(r.text, "");
  const ir::Node& node = node_of(r.model().predict, "custom_gradient");
  EXPECT_EQ(ir::str(node.type()), "f32[b, 3]");
  EXPECT_EQ(node.inputs.size(), 2u);
  const ir::Graph& rule = *node.attrs.get<std::shared_ptr<const ir::Graph>>("rule");
  const auto gradient = ir::evaluate(rule, {reals({1, 3}, {0, 0, 0}), reals({1, 3}, {1, 2, 3})}, {{"b", 1}});
  expect_values(gradient.at(0), {1, 3}, {2, 4, 6});
  expect_values(evaluate(r.model(), {{"x", reals({1, 3}, {0.6, 1.2, -3.3})}}, {{"b", 1}}).at(0), {1, 3}, {1, 1, -3});
}

TEST(CustomGradient, TakesEveryInputAndClosesOverNames) {
  const Result r = run(R"(
    layer Clip()(x: [b, n]) {
      param limit: f32[n] = ones
      fn clipped(v, low = 0.0, w = 1.0) = maximum(v * w, low) grad (v, low, w, dy) -> (dy * limit, none, sum(dy * v))
      return clipped(x, w = sum(x))
    }
    model M { input x: f32[b, 3] output y = Clip()(x) })",
                       training());
  ASSERT_EQ(r.text, "");
  const ir::Node& node = node_of(r.model().predict, "custom_gradient");
  EXPECT_EQ(node.inputs.size(), 4u);  // the result, v, w and the captured limit
  EXPECT_EQ(node.attrs.get<std::vector<std::int64_t>>("places"), (std::vector<std::int64_t>{0, 1}));
  const ir::Graph& rule = *node.attrs.get<std::shared_ptr<const ir::Graph>>("rule");
  const auto gradients = ir::evaluate(
      rule, {reals({1, 3}, {1, 2, 3}), reals({}, {1}), reals({3}, {5, 6, 7}), reals({1, 3}, {1, 1, 2})}, {{"b", 1}});
  expect_values(gradients.at(0), {1, 3}, {5, 6, 14});
  expect_values(gradients.at(1), {}, {9});
}

TEST(CustomGradient, OfSeveralResults) {
  const Result r = run(R"(
    fn both(x, y) { return x + y, x * y } grad (x, y, (da, db)) -> (da + db * y, da + db * x)
    model M { input x: f32[3] input y: f32[3] a, b = both(x, y) output s = a - b })",
                       training());
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(node_of(r.model().predict, "custom_gradient").types.size(), 2u);
}

TEST(CustomGradient, IsCheckedInInferenceToo) {
  const auto f = [](const std::string& rule) {
    return "fn f(x, y) = x + y grad " + rule + " model M { input x: f32[b, 3] output y = f(x, 2 * x) }";
  };
  expect_error(f("(x, dy) -> dy"), "E0208", "takes 3 arguments");
  expect_error(f("(x, y, dy) -> dy"), "E0208", "one for each input");
  expect_error(f("(x, y, dy) -> (sum(dy, axis = 1), dy)"), "E0301", "a gradient has the type of its input");
  expect_error(f("(x, y, dy) -> (foo(dy), dy)"), "E0201", "foo");
}

}  // namespace
}  // namespace modelc::elaborate::test
