#include "plan/prepare.h"

#include <algorithm>

#include "support.h"

namespace modelc::plan::test {
namespace {

using ir::Leaf;
using ir::TensorData;

NodeId apply(ir::Graph& graph, std::string_view op, std::vector<NodeId> inputs, ir::Attrs attrs = {}) {
  return graph.add(ops::row(op), std::move(inputs), std::move(attrs));
}
NodeId leaf(ir::Graph& graph, Leaf::Kind kind, const std::string& name, Shape shape) {
  return graph.leaf(kind, name, {DType::f32, std::move(shape)}, {});
}
void give(ir::Graph& graph, NodeId y) { graph.outputs.push_back({"y", y, {}}); }

std::vector<std::string> names(const Prepared& prepared) {
  std::vector<std::string> all;
  for (const Prepared::Tensor& tensor : prepared.tensors) all.push_back(tensor.name);
  return all;
}

/// Both parts, one after the other, give what the whole gives.
void expect_same_values(const ir::Graph& graph, const ir::SymbolValues& symbols = {}) {
  const Prepared prepared = prepare(graph);
  const std::vector<TensorData> leaves = passes::test::random_leaves(graph, symbols, 3);
  passes::test::expect_same(ir::evaluate(prepared.run, with_prepared(graph, prepared, leaves, symbols), symbols, 7),
                            ir::evaluate(graph, leaves, symbols, 7), 1e-12);
}

TEST(Prepare, ComputesWhatWeightsAloneDecide) {
  ir::Graph graph;
  const NodeId x = leaf(graph, Leaf::Kind::input, "x", {batch, 8});
  const NodeId gamma = leaf(graph, Leaf::Kind::weight, "gamma", {8}),
               mean = leaf(graph, Leaf::Kind::state, "mean", {8});
  const NodeId scale = apply(graph, "exp", {gamma});
  give(graph, apply(graph, "add", {apply(graph, "mul", {x, scale}), apply(graph, "mul", {scale, mean})}));
  const Prepared prepared = prepare(graph);
  EXPECT_EQ(names(prepared), (std::vector<std::string>{"exp", "mul"}));
  for (NodeId id = 0; id < prepared.run.size(); ++id) EXPECT_NE(prepared.run[id].op->name, "exp");
  expect_same_values(graph, {{"batch", 3}});
}

TEST(Prepare, PutsWeightsOfProductsAndConvolutionsIntoPanels) {
  ir::Graph graph;
  const NodeId x = leaf(graph, Leaf::Kind::input, "x", {batch, 5, 5, 4});
  const NodeId kernel = leaf(graph, Leaf::Kind::weight, "conv/kernel", {3, 3, 4, 8});
  const NodeId y = apply(graph, "conv", {x, kernel},
                         {{"strides", Ints{1, 1}}, {"padding", std::string("same")}, {"dilation_rate", Ints{1, 1}}});
  const NodeId dense = leaf(graph, Leaf::Kind::weight, "dense/kernel", {9, 8});
  give(graph, apply(graph, "matmul", {y, apply(graph, "transpose", {dense}, {{"axes", Ints{1, 0}}})}));
  const Prepared prepared = prepare(graph);
  ASSERT_EQ(prepared.tensors.size(), 2u);
  EXPECT_EQ(prepared.tensors[0].name, "conv/kernel/panels");
  EXPECT_EQ(prepared.tensors[0].weight, "conv/kernel") << "packed from where it lies";
  EXPECT_EQ(prepared.tensors[0].sizes.channels, 4);
  EXPECT_TRUE(prepared.tensors[1].weight.empty()) << "a view of a weight is made straight first";
  for (const Prepared::Tensor& tensor : prepared.tensors) {
    const auto made = std::ranges::find(prepared.run.leaves, tensor.name, &Leaf::name);
    ASSERT_NE(made, prepared.run.leaves.end());
    EXPECT_EQ(packings()[made->packing].name, "panels");
  }
  expect_same_values(graph, {{"batch", 2}});
}

TEST(Prepare, TransformsKernelsForWinogradsMethodWhereItPays) {
  const auto packed = [](Shape image, Shape kernel, const Ints& strides) {
    ir::Graph graph;
    const NodeId x = leaf(graph, Leaf::Kind::input, "x", std::move(image));
    const NodeId k = leaf(graph, Leaf::Kind::weight, "k", std::move(kernel));
    give(graph, apply(graph, "conv", {x, k},
                      {{"strides", strides}, {"padding", std::string("same")}, {"dilation_rate", Ints{1, 1}}}));
    expect_same_values(graph, {{"batch", 2}});
    const Prepared prepared = prepare(graph);
    const Plan plan = make(prepared.run);
    EXPECT_EQ(plan.kernels.back().workspace.has_value(), plan.kernels.back().row->workspace != nullptr);
    return std::string(plan.kernels.back().row->function) + " " + prepared.tensors.at(0).name;
  };
  EXPECT_EQ(packed({batch, 8, 8, 64}, {3, 3, 64, 64}, {1, 1}), "winograd_conv<4> k/winograd_4");
  EXPECT_EQ(packed({1, 8, 8, 64}, {3, 3, 64, 64}, {1, 1}), "winograd_conv<4> k/winograd_4");
  EXPECT_EQ(packed({1, 7, 7, 128}, {3, 3, 128, 128}, {1, 1}), "winograd_conv<2> k/winograd_2") << "few tiles";
  EXPECT_EQ(packed({batch, 8, 8, 64}, {3, 3, 64, 64}, {2, 2}), "packed_conv k/panels");
  EXPECT_EQ(packed({batch, 8, 8, 8}, {3, 3, 8, 64}, {1, 1}), "packed_conv k/panels") << "few channels";
  EXPECT_EQ(packed({batch, 2, 2, 64}, {3, 3, 64, 64}, {1, 1}), "packed_conv k/panels") << "one tile";
}

TEST(Prepare, LeavesTheRest) {
  ir::Graph graph;
  const NodeId x = leaf(graph, Leaf::Kind::input, "x", {4, 8});
  const NodeId narrow = leaf(graph, Leaf::Kind::weight, "narrow", {8, 1});   // one column
  const NodeId heads = leaf(graph, Leaf::Kind::weight, "heads", {3, 8, 8});  // a batch of matrices
  const NodeId column = leaf(graph, Leaf::Kind::weight, "column", {64, 1}),
               row = leaf(graph, Leaf::Kind::weight, "row", {64});
  const NodeId state = leaf(graph, Leaf::Kind::state, "state", {8});
  const NodeId next = apply(graph, "exp", {state});
  NodeId y = apply(graph, "sum", {apply(graph, "matmul", {x, narrow})}, {{"axes", Ints{0, 1}}, {"keepdims", false}});
  for (const NodeId more : {apply(graph, "matmul", {x, heads}), apply(graph, "add", {column, row}), next})
    y = apply(graph, "add",
              {y, apply(graph, "sum", {more},
                        {{"axes", graph.type(more).rank() == 1   ? Ints{0}
                                  : graph.type(more).rank() == 2 ? Ints{0, 1}
                                                                 : Ints{0, 1, 2}},
                         {"keepdims", false}})});
  give(graph, y);
  graph.updates.push_back({state, next});
  // The outer sum is larger than what it is computed from; its total is not.
  EXPECT_EQ(names(prepare(graph)), (std::vector<std::string>{"sum"}));
  expect_same_values(graph);
}

TEST(Prepare, ChoosesHowAProductReadsItsWeights) {
  const auto kernel = [](Shape rows, Shape weights, bool turned = false) {
    ir::Graph graph;
    const NodeId x = leaf(graph, Leaf::Kind::input, "x", std::move(rows));
    NodeId k = leaf(graph, Leaf::Kind::weight, "k", std::move(weights));
    if (turned) k = apply(graph, "transpose", {k}, {{"axes", Ints{1, 0}}});
    give(graph, apply(graph, "matmul", {x, k}));
    expect_same_values(graph, {{"batch", 3}});
    return std::string(make(prepare(graph).run).kernels.back().row->function);
  };
  EXPECT_EQ(kernel({batch, 40}, {40, 20}), "packed_matmul");
  EXPECT_EQ(kernel({3, 40}, {40, 2}), "packed_matmul") << "padding costs less than packing at each call";
  EXPECT_EQ(kernel({batch, 40}, {40, 1}), "matvec");
  EXPECT_EQ(kernel({2, 5, 40}, {40, 1}), "matvec");
  EXPECT_EQ(kernel({3, 1}, {1, 1}), "matmul") << "no sum";
  EXPECT_EQ(kernel({2, 64}, {64, 64}), "small_matmul");
  EXPECT_EQ(kernel({2, 64}, {64, 65}), "packed_matmul") << "larger";
  EXPECT_EQ(kernel({3, 64}, {64, 64}), "packed_matmul") << "more rows";
  EXPECT_EQ(kernel({2, 64}, {64, 64}, true), "packed_matmul") << "turned";
}

TEST(Prepare, ReadsANodeOnceThatSeveralNeed) {
  ir::Graph graph;
  const NodeId x = leaf(graph, Leaf::Kind::input, "x", {4, 8}), z = leaf(graph, Leaf::Kind::input, "z", {6, 8});
  const NodeId kernel = leaf(graph, Leaf::Kind::weight, "kernel", {8, 8});
  give(graph, apply(graph, "matmul", {apply(graph, "matmul", {x, kernel}), apply(graph, "exp", {kernel})}));
  give(graph, apply(graph, "matmul", {z, kernel}));
  graph.outputs.back().name = "more";
  EXPECT_EQ(names(prepare(graph)), (std::vector<std::string>{"kernel/panels", "exp/panels"}));
  expect_same_values(graph);
}

}  // namespace
}  // namespace modelc::plan::test
