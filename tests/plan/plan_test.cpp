#include "plan/plan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ops/table.h"

namespace modelc::plan {
namespace {

using ir::Graph;
using ir::Leaf;
using Axes = std::vector<std::int64_t>;

const Dim batch = Dim::symbol("batch");

NodeId apply(Graph& graph, std::string_view op, std::vector<NodeId> inputs, ir::Attrs attrs = {}) {
  return graph.add(ops::row(op), std::move(inputs), std::move(attrs));
}

TEST(Plan, ConvertsPixelsInTheLoopThatScalesThemInPackets) {
  Graph graph;
  const NodeId pixels = graph.leaf(Leaf::Kind::input, "pixels", {DType::u8, {batch, 64}}, {});
  const NodeId shift = graph.leaf(Leaf::Kind::input, "shift", {DType::f32, {64}}, {});
  const NodeId x = apply(graph, "cast", {pixels}, {{"dtype", DType::f32}});
  graph.outputs.push_back({"y", apply(graph, "add", {x, shift}), {}});
  const Plan scaled = make(graph);
  ASSERT_EQ(scaled.kernels.size(), 1u) << print(scaled);
  const auto packed = [](const Nest& nest) {
    return nest.packed ||
           std::ranges::any_of(nest.inner_loops, [](const auto& inner_loop) { return inner_loop.packed.has_value(); });
  };
  EXPECT_TRUE(packed(scaled.kernels[0].nest)) << print(scaled);
  // What is stored as bytes is converted one by one.
  graph.outputs[0].node = apply(graph, "cast", {graph.outputs[0].node}, {{"dtype", DType::u8}});
  const Plan stored = make(graph);
  ASSERT_EQ(stored.kernels.size(), 1u) << print(stored);
  EXPECT_FALSE(packed(stored.kernels[0].nest)) << print(stored);
}

TEST(Plan, FusesBiasIntoTheMatrixProductAndSoftmaxIntoOneKernel) {
  Graph graph;
  const NodeId x = graph.leaf(Leaf::Kind::input, "x", {DType::f32, {batch, 784}}, {});
  const NodeId kernel = graph.leaf(Leaf::Kind::weight, "kernel", {DType::f32, {784, 10}}, {});
  const NodeId bias = graph.leaf(Leaf::Kind::weight, "bias", {DType::f32, {10}}, {});
  const NodeId y = apply(graph, "add", {apply(graph, "matmul", {x, kernel}), bias});
  const ir::Attrs rows{{"axes", Axes{1}}, {"keepdims", true}};
  const NodeId e = apply(graph, "exp", {apply(graph, "sub", {y, apply(graph, "max", {y}, rows)})});
  graph.outputs.push_back({"digit", apply(graph, "div", {e, apply(graph, "sum", {e}, rows)}), {}});
  const Plan plan = make(graph);
  ASSERT_EQ(plan.kernels.size(), 2u) << print(plan);
  EXPECT_EQ(plan.kernels[0].kind, Kernel::Kind::contraction);
  EXPECT_EQ(plan.kernels[0].nest.stores.size(), 1u);
  EXPECT_EQ(plan.kernels[1].kind, Kernel::Kind::nest);
  ASSERT_EQ(plan.kernels[1].nest.inner_loops.size(), 1U);
  EXPECT_EQ(plan.kernels[1].nest.inner_loops[0].loops, (Shape{10}));
  EXPECT_TRUE(plan.kernels[1].nest.lanes_inner);
  EXPECT_FALSE(plan.arena_bytes().has_value()) << "the batch is open";
  EXPECT_EQ(print(plan), print(make(graph)));
}

TEST(Plan, WritesPartsOfAConcatenationStraightIntoTheirPlaces) {
  Graph graph;
  const NodeId x = graph.leaf(Leaf::Kind::input, "x", {DType::f32, {4, 8}}, {});
  const NodeId left = apply(graph, "exp", {x});
  const NodeId right = apply(graph, "exp", {apply(graph, "neg", {x})});
  graph.outputs.push_back({"y", apply(graph, "concatenate", {left, right}, {{"axis", std::int64_t{1}}}), {}});
  const Plan plan = make(graph);
  EXPECT_EQ(plan.arena_bytes(), 4 * 16 * 4) << print(plan);
  for (const Kernel& k : plan.kernels) {
    for (const Store& store : k.nest.stores) EXPECT_EQ(store.buffer, plan.outputs[0].window.buffer);
  }
}

TEST(Plan, ReadsThroughTranspositions) {
  Graph graph;
  const NodeId x = graph.leaf(Leaf::Kind::input, "x", {DType::f32, {3, 5}}, {});
  graph.outputs.push_back({"y", apply(graph, "exp", {apply(graph, "transpose", {x}, {{"axes", Axes{1, 0}}})}), {}});
  const Plan plan = make(graph);
  ASSERT_EQ(plan.kernels.size(), 1u) << print(plan);
  const Value& load = plan.kernels[0].nest.values[0];
  ASSERT_EQ(load.kind, Value::Kind::load);
  EXPECT_EQ(load.layout.strides, (std::vector<Dim>{1, 5}));
}

TEST(Plan, OverwritesWhatIsReadLast) {
  Graph graph;
  const NodeId x = graph.leaf(Leaf::Kind::input, "x", {DType::f32, {16, 16}}, {});
  const NodeId w = graph.leaf(Leaf::Kind::weight, "w", {DType::f32, {16, 16}}, {});
  const NodeId a = apply(graph, "matmul", {x, w});
  const NodeId total = apply(graph, "sum", {a}, {{"axes", Axes{1}}, {"keepdims", true}});
  graph.outputs.push_back({"y", apply(graph, "mul", {a, total}), {}});
  const Plan plan = make(graph);
  EXPECT_EQ(plan.arena_bytes(), 16 * 16 * 4) << print(plan);
}

}  // namespace
}  // namespace modelc::plan
