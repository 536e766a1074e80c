// Attention whose scores nobody else needs, as one operation.
#include "passes/passes.h"
#include "support.h"

namespace modelc::passes::test {
namespace {

struct Parts {
  Builder b = {};
  NodeId query = b.input("q", f32({2, 3, 5, 4}));
  NodeId key = b.input("k", f32({2, 3, 600, 4}));
  NodeId value = b.input("v", f32({2, 3, 600, 6}));
  NodeId mask = b.input("mask", {DType::boolean, {2, 1, 1, 600}});

  NodeId scores() { return b.call("matmul", {query, b.call("transpose", {key}, {{"axes", Ints{0, 1, 3, 2}}})}); }
  NodeId softmax(NodeId x, Int axis = 3) {
    const NodeId e = b.call("exp", {b.call("sub", {x, b.reduce("max", x, {axis}, true)})});
    return b.call("div", {e, b.reduce("sum", e, {axis}, true)});
  }
  Int fused(NodeId weights) {
    b.output(b.call("matmul", {weights, value}));
    const Graph after = fuse_attention(b.graph);
    EXPECT_EQ(ir::verify(after), std::vector<std::string>{});
    const std::vector<TensorData> leaves = random_leaves(b.graph, {}, 1);
    expect_same(ir::evaluate(after, leaves, {}, 7), ir::evaluate(b.graph, leaves, {}, 7));
    EXPECT_EQ(count(after, "matmul"), count(after, "attention") == 1 ? 0 : 2);
    return count(after, "attention");
  }
};

TEST(FuseAttention, TakesScaledAndMaskedScores) {
  {
    Parts p;
    EXPECT_EQ(p.fused(p.softmax(p.scores())), 1);
  }
  {
    Parts p;
    EXPECT_EQ(p.fused(p.softmax(p.b.call("mul", {p.scores(), p.b.number(0.5)}))), 1);
  }
  Parts p;
  const NodeId scaled = p.b.call("mul", {p.b.number(0.25), p.scores()});
  EXPECT_EQ(p.fused(p.softmax(p.b.call("where", {p.mask, scaled, p.b.number(-1e9)}))), 1);
}

TEST(FuseAttention, LeavesScoresThatOthersNeed) {
  Parts p;
  const NodeId weights = p.softmax(p.scores());
  p.b.output(weights, "weights");
  EXPECT_EQ(p.fused(weights), 0);
}

TEST(FuseAttention, LeavesOtherFormulas) {
  {
    Parts p;
    EXPECT_EQ(p.fused(p.softmax(p.scores(), 2)), 0) << "over the queries";
  }
  {
    Parts p;
    EXPECT_EQ(p.fused(p.softmax(p.b.call("add", {p.scores(), p.b.input("bias", f32({1, 3, 5, 600}))}))), 0);
  }
  Parts few;
  few.key = few.b.input("k2", f32({2, 3, 20, 4}));
  few.value = few.b.input("v2", f32({2, 3, 20, 6}));
  EXPECT_EQ(few.fused(few.softmax(few.scores())), 0) << "the scores stay in the cache";
}

}  // namespace
}  // namespace modelc::passes::test
