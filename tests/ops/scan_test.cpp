#include <memory>

#include "support.h"

using namespace modelc::ops::test;

namespace {

using modelc::ir::Graph;
using modelc::ir::Leaf;
using modelc::ir::NodeId;
using Body = std::shared_ptr<const Graph>;

NodeId leaf(Graph& graph, const char* name, TensorType type) {
  return graph.leaf(Leaf::Kind::input, name, std::move(type));
}

Attrs loop(Body body, Int carries, Int xs, Dim length, bool reverse = false, Int axis = 0) {
  return {{"body", std::move(body)}, {"carries", carries},         {"xs", xs}, {"axis", axis},
          {"reverse", reverse},      {"length", std::move(length)}};
}

/// sum' = sum + x * scale, y = sum'.
Body running_sum(const TensorType& type) {
  Graph body;
  const NodeId sum = leaf(body, "sum", type);
  const NodeId x = leaf(body, "x", type);
  const NodeId scale = leaf(body, "scale", type);
  const NodeId next = body.add(modelc::ops::row("add"), {sum, body.add(modelc::ops::row("mul"), {x, scale})});
  body.outputs = {{"sum", next, {}}, {"y", next, {}}};
  return std::make_shared<const Graph>(std::move(body));
}

/// (a, b) -> (b, a + b), with nothing but its length to go through.
Body fibonacci() {
  Graph body;
  const NodeId a = leaf(body, "a", type(DType::i64, {}));
  const NodeId b = leaf(body, "b", type(DType::i64, {}));
  body.outputs = {{"a", b, {}}, {"b", body.add(modelc::ops::row("add"), {a, b}), {}}, {"y", a, {}}};
  return std::make_shared<const Graph>(std::move(body));
}

TEST(Scan, CarriesAndStacks) {
  const Attrs attrs = loop(running_sum(f32({})), 1, 1, sym("t"));
  EXPECT_EQ(infer("scan", {f32({}), f32({sym("t")}), f32({})}, attrs).types, "f32; f32[t]");
  const std::vector<TensorData> inputs{reals({}, {10}), reals({3}, {1, 2, 3}), reals({}, {2})};
  const std::vector<TensorData> forward = evaluate_all("scan", inputs, loop(running_sum(f32({})), 1, 1, 3));
  expect_near(forward.at(0), {}, {22});
  expect_near(forward.at(1), {3}, {12, 16, 22});
  const std::vector<TensorData> backward = evaluate_all("scan", inputs, loop(running_sum(f32({})), 1, 1, 3, true));
  expect_near(backward.at(0), {}, {22});
  expect_near(backward.at(1), {3}, {22, 20, 16});  // what belongs to x[i] stands at i
}

TEST(Scan, GoesAlongAnyAxis) {
  const std::vector<TensorData> results =
      evaluate_all("scan", {reals({2}, {0, 0}), reals({2, 3}, {1, 2, 3, 4, 5, 6}), reals({2}, {1, 10})},
                   loop(running_sum(f32({2})), 1, 1, 3, false, 1));
  expect_near(results.at(0), {2}, {6, 150});
  expect_near(results.at(1), {2, 3}, {1, 3, 6, 40, 90, 150});
}

TEST(Scan, CountsWithoutTensors) {
  const Attrs attrs = loop(fibonacci(), 2, 0, 10);
  const std::vector<TensorData> results =
      evaluate_all("scan", {ints({}, {0}, DType::i64), ints({}, {1}, DType::i64)}, attrs);
  EXPECT_EQ(results.at(0).integer, (Ints{55}));
  EXPECT_EQ(results.at(2).integer, (Ints{0, 1, 1, 2, 3, 5, 8, 13, 21, 34}));
}

TEST(Scan, OverNothingGivesWhatItWasGiven) {
  const std::vector<TensorData> results =
      evaluate_all("scan", {reals({}, {7}), reals({0}, {}), reals({}, {2})}, loop(running_sum(f32({})), 1, 1, 0));
  expect_near(results.at(0), {}, {7});
  expect_near(results.at(1), {0}, {});
}

TEST(Scan, Nests) {  // the cumulative sum of the sums of rows
  Graph outer;
  const NodeId total = leaf(outer, "total", f32({}));
  const NodeId row = leaf(outer, "row", f32({3}));
  const NodeId one = leaf(outer, "one", f32({}));
  const NodeId inner = outer.add(modelc::ops::row("scan"), {total, row, one}, loop(running_sum(f32({})), 1, 1, 3));
  const NodeId sum = outer.add(modelc::ops::row("project"), {inner}, {{"index", Int{0}}});
  outer.outputs = {{"total", sum, {}}, {"y", sum, {}}};
  EXPECT_EQ(modelc::ir::verify(outer), std::vector<std::string>{});
  const std::vector<TensorData> results =
      evaluate_all("scan", {reals({}, {0}), reals({2, 3}, {1, 2, 3, 4, 5, 6}), reals({}, {1})},
                   loop(std::make_shared<const Graph>(std::move(outer)), 1, 1, 2));
  expect_near(results.at(1), {2}, {6, 21});
}

TEST(Scan, ExplainsWhatDoesNotFit) {
  const Body body = running_sum(f32({}));
  EXPECT_EQ(infer("scan", {f32({}), f32({}), f32({})}, loop(body, 1, 1, 3)).code, "E0304");
  EXPECT_EQ(infer("scan", {f32({}), f32({4}), f32({})}, loop(body, 1, 1, 3)).code, "E0301");
  EXPECT_EQ(infer("scan", {type(DType::i32, {}), f32({3}), f32({})}, loop(body, 1, 1, 3)).error,
            "`sum` is `i32`, and `scan`'s function has `f32`");
  EXPECT_EQ(infer("scan", {f32({}), f32({3})}, loop(body, 1, 1, 3)).code, "E0301");
  EXPECT_EQ(infer("scan", {f32({}), f32({2, 3}), f32({})}, loop(body, 1, 1, 3, false, 1)).code, "E0301");
  EXPECT_EQ(infer("scan", {f32({}), f32({sym("t")}), f32({})}, loop(body, 1, 1, sym("s"))).requirements,
            (std::vector<std::string>{"t == s"}));
}

TEST(Scan, IsVerifiedAndPrintedWithItsBody) {
  Graph graph;
  const NodeId sum = leaf(graph, "sum", f32({}));
  const NodeId x = leaf(graph, "x", f32({3}));
  const NodeId id = graph.add(modelc::ops::row("scan"), {sum, x, sum}, loop(running_sum(f32({})), 1, 1, 3));
  graph.outputs = {{"y", graph.add(modelc::ops::row("project"), {id}, {{"index", Int{1}}}), {}}};
  EXPECT_EQ(modelc::ir::verify(graph), std::vector<std::string>{});
  const std::string text = modelc::ir::print(graph);
  EXPECT_NE(text.find("  %4 = add(%0, %3) : f32\n"), std::string::npos) << text;
}

}  // namespace
