// A forward part that the backward part computes again: how much, where it stands, and that values stay the same.
#include "passes/rematerialize.h"

#include "autodiff/autodiff.h"
#include "passes/passes.h"
#include "support.h"

namespace modelc::passes::test {
namespace {

constexpr int layers = 8;

/// x through products with noise and tanh to a sum, and the gradients of the weights as updates of them.
Graph chain() {
  Builder b;
  NodeId x = b.input("x", f32({4, 4}));
  std::vector<NodeId> weights;
  for (int i = 0; i < layers; ++i) {
    weights.push_back(b.graph.leaf(ir::Leaf::Kind::weight, "w" + std::to_string(i), f32({4, 4})));
    const NodeId noise =
        b.call("standard_uniform", {},
               {{"shape", Dims{4, 4}}, {"dtype", DType::f32}, {"seed", Ints{}}, {"stream", Int{i}}, {"held", false}});
    x = b.call("tanh", {b.call("mul", {b.call("matmul", {x, weights.back()}), noise})});
  }
  b.output(b.reduce("sum", x, {0, 1}, false), "loss");
  const std::vector<NodeId> gradients = autodiff::differentiate(b.graph, b.graph.outputs[0].node, weights);
  for (int i = 0; i < layers; ++i) b.graph.updates.push_back({weights[i], gradients[i]});
  return run(optimization_pipeline(), b.graph);
}

Int bytes_of(const TensorType& type) { return ir::element_count(type.shape).constant().value() * 4; }

/// With everything that is computed kept, and the same values afterwards, to the bit.
Graph rematerialized(const Graph& graph, const Recomputation& amount) {
  const auto kept = [&](NodeId id) { return graph.leaf_of(id) ? 0 : bytes_of(graph.type(id)); };
  const Rematerialized made = rematerialize(graph, amount, kept, bytes_of);
  EXPECT_EQ(ir::verify(made.graph), std::vector<std::string>{});
  EXPECT_EQ(made.origins.size(), made.graph.size());
  for (NodeId id = 0; id < made.graph.size(); ++id)
    EXPECT_TRUE(made.graph[id].op->name == "delay" || made.graph[id].op == graph[made.origins[id]].op) << id;
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const std::vector<TensorData> leaves = random_leaves(graph, {}, seed);
    expect_same(ir::evaluate(made.graph, leaves, {}, 7), ir::evaluate(graph, leaves, {}, 7), 0);
  }
  return made.graph;
}

TEST(Rematerialize, LeavesTheGraphAloneWhereNothingIsComputedAgain) {
  const Graph graph = chain();
  for (const Recomputation& amount : {Recomputation{}, Recomputation{4, 0, 0}, Recomputation{1, 1, 0}})
    EXPECT_EQ(ir::print(rematerialized(graph, amount)), ir::print(graph));
}

TEST(Rematerialize, KeepsProductsWhereCheapWorkIsDoneAgain) {
  const Graph graph = chain(), again = rematerialized(graph, {4, 0, 3});
  EXPECT_EQ(count(again, "matmul"), count(graph, "matmul"));
  EXPECT_GT(count(again, "tanh"), count(graph, "tanh"));
  EXPECT_LT(count(again, "tanh"), 2 * count(graph, "tanh"));  // the last segment is not
  EXPECT_GT(count(again, "standard_uniform"), count(graph, "standard_uniform"));
}

TEST(Rematerialize, ComputesMoreAgainTheMoreSegmentsAreTo) {
  const Graph graph = chain();
  int before = count(graph, "matmul");
  for (std::size_t whole = 1; whole < 4; ++whole) {
    const int now = count(rematerialized(graph, {4, whole, 3 - whole}), "matmul");
    EXPECT_GT(now, before) << whole;
    before = now;
  }
}

/// Each copy, or what it is computed from, waits for a value of the backward part.
TEST(Rematerialize, StandsBehindWhatItWaitsFor) {
  const Graph again = rematerialized(chain(), {4, 3, 0});
  ASSERT_GT(count(again, "delay"), 0);
  const NodeId loss = again.outputs[0].node;
  for (NodeId id = 0; id < again.size(); ++id)
    if (again[id].op->name == "delay") {
      EXPECT_GE(again[id].inputs[1], loss) << id;
      EXPECT_LT(again[id].inputs[0], loss) << id;
    }
}

TEST(Rematerialize, SurvivesARebuild) {
  const Graph again = rematerialized(chain(), {4, 3, 0}), rebuilt = dead_code(again);
  for (const char* op : {"matmul", "tanh", "delay"}) EXPECT_EQ(count(rebuilt, op), count(again, op)) << op;
}

}  // namespace
}  // namespace modelc::passes::test
