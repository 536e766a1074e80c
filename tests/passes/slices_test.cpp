// Reductions without loops, and work on slices alone.
#include "support.h"

namespace modelc::passes::test {
namespace {

NodeId slice(Builder& b, NodeId x, Ints start, Ints stop) {
  const Dims from(start.begin(), start.end()), to(stop.begin(), stop.end());
  return b.call("slice", {x}, {{"start", from}, {"stop", to}, {"step", Ints(start.size(), 1)}});
}

TEST(UnrollReductions, OfPointsAndColours) {
  for (const char* op : {"sum", "prod", "max", "min"}) {
    Builder b;
    const NodeId x = b.input("x", f32({sym("n"), 3, 2})), y = b.input("y", f32({sym("n"), 1, 2}));
    b.output(b.reduce(op, b.call("sub", {x, y}), {2}, false), "last");
    b.output(b.reduce(op, b.call("neg", {x}), {1}, true), "middle");
    const Graph after = optimized(b.graph, {{"n", 4}});
    EXPECT_EQ(count(after, op), 0) << op;
  }
  Builder b;
  const NodeId flags = b.call("gt", {b.input("x", f32({4, 2})), b.number(0)});
  b.output(b.reduce("any", flags, {1}, false));
  EXPECT_EQ(count(optimized(b.graph), "logical_or"), 1);
}

TEST(UnrollReductions, NotOfRowsThatOthersNeed) {
  Builder b;
  const NodeId x = b.input("x", f32({4, 3})), y = b.input("y", f32({4, 3}));
  const NodeId difference = b.call("sub", {x, y});
  b.output(b.call("mul", {difference, b.reduce("sum", b.call("mul", {difference, difference}), {1}, true)}));
  EXPECT_EQ(count(optimized(b.graph), "sum"), 1);
}

TEST(UnrollReductions, NotOfLongAxes) {
  Builder b;
  b.output(b.reduce("sum", b.call("neg", {b.input("x", f32({4, 4}))}), {1}, false));
  EXPECT_EQ(count(optimized(b.graph), "sum"), 1);
}

TEST(NarrowSlices, ComputeWhatIsNeeded) {
  Builder b;
  const NodeId x = b.input("x", f32({sym("n"), 9})), bias = b.input("b", f32({9}));
  const NodeId shape =
      b.call("reshape", {b.call("exp", {b.call("add", {x, bias})})}, {{"newshape", ir::Shape{sym("n"), 1, 9}}});
  const auto part = [&](Int from, Int to) {
    return b.call("slice", {shape},
                  {{"start", Dims{0, 0, from}}, {"stop", Dims{sym("n"), 1, to}}, {"step", Ints{1, 1, 1}}});
  };
  b.output(part(0, 2), "first");
  b.output(part(5, 9), "last");
  const Graph after = optimized(b.graph, {{"n", 3}});
  EXPECT_EQ(count(after, "exp"), 2);
  for (NodeId id = 0; id < after.size(); ++id) {
    if (after[id].op->name == "exp") {
      EXPECT_NE(after.type(id).shape.back(), Dim(9));
    }
  }
}

TEST(NarrowSlices, NotWhatOverlapsOrIsNeededAsAWhole) {
  for (const bool whole : {false, true}) {
    Builder b;
    const NodeId y = b.call("exp", {b.input("x", f32({4, 6}))});
    b.output(slice(b, y, {0, 0}, {4, 4}), "first");
    b.output(whole ? y : slice(b, y, {0, 2}, {4, 6}), "second");
    EXPECT_EQ(count(optimized(b.graph), "exp"), 1);
  }
}

TEST(NarrowSlices, NotTheEpilogueOfAProduct) {
  Builder b;
  const NodeId product = b.call("matmul", {b.input("x", f32({4, 6})), b.input("w", f32({6, 8}))});
  const NodeId y = b.call("tanh", {b.call("add", {product, b.input("b", f32({8}))})});
  b.output(b.call("mul", {slice(b, y, {0, 0}, {4, 4}), slice(b, y, {0, 4}, {4, 8})}));
  EXPECT_EQ(count(optimized(b.graph), "tanh"), 1);
}

// A grid's corners: what must lie in memory and depends on counting alone is a constant.
TEST(ConstantFolding, CountsWhereMemoryIsNeeded) {
  Builder b;
  const NodeId numbers = b.call("iota", {}, {{"n", Dim(3)}, {"dtype", DType::f32}});
  const NodeId column = b.call("reshape", {numbers}, {{"newshape", ir::Shape{3, 1}}});
  const NodeId grid = b.call("concatenate", {column, b.call("neg", {column})}, {{"axis", Int{1}}});
  b.output(b.call("add", {grid, b.input("x", f32({3, 2}))}));
  const Graph after = optimized(b.graph);
  EXPECT_EQ(count(after, "iota"), 0);
  EXPECT_EQ(count(after, "concatenate"), 0);

  Builder counting;
  counting.output(counting.call("eq", {counting.call("iota", {}, {{"n", Dim(3)}, {"dtype", DType::i32}}),
                                       counting.input("label", {DType::i32, {2, 1}})}));
  EXPECT_EQ(count(optimized(counting.graph), "iota"), 1);
}

// Gradients of slices with a gap between them, and of one slice that is taken twice.
TEST(Simplify, SumsOfBandsAreOneTensor) {
  const auto band = [](Builder& b, const char* name, Int low, Int width, Int high) {
    return b.call("pad_constant", {b.input(name, f32({4, width}))},
                  {{"low", Dims{0, low}}, {"high", Dims{0, high}}, {"value", 0.0}});
  };
  Builder b;
  const NodeId ends = b.call("add", {band(b, "x", 5, 2, 0), band(b, "y", 0, 2, 5)});
  b.output(b.call("add", {b.call("add", {ends, band(b, "middle", 3, 1, 3)}), band(b, "z", 0, 2, 5)}));
  const Graph after = optimized(b.graph);
  EXPECT_EQ(count(after, "pad_constant"), 0);
  EXPECT_EQ(count(after, "add"), 1);
  EXPECT_EQ(count(after, "concatenate"), 1);
}

}  // namespace
}  // namespace modelc::passes::test
