// Paddings that convolutions see for themselves, and epilogues before reshapes.
#include "support.h"

namespace modelc::passes::test {
namespace {

NodeId padded(Builder& b, NodeId x, Dims low, Dims high, double value = 0) {
  return b.call("pad_constant", {x}, {{"low", std::move(low)}, {"high", std::move(high)}, {"value", value}});
}

NodeId convolved(Builder& b, NodeId x, NodeId kernel, Ints strides, Ints dilation, const std::string& padding) {
  return b.call("conv", {x, kernel},
                {{"strides", std::move(strides)}, {"padding", padding}, {"dilation_rate", std::move(dilation)}});
}

TEST(FoldLayout, TakesPaddingIntoConvolutions) {
  struct Case {
    Dims low, high;
    Ints strides, dilation;
    std::string padding;
  };
  // Paddings wider than the kernel, too: whole windows of zeros.
  const Case cases[] = {{{0, 1, 1, 0}, {0, 1, 1, 0}, {1, 1}, {1, 1}, "valid"},
                        {{0, 0, 1, 0}, {0, 1, 2, 0}, {2, 2}, {1, 1}, "valid"},
                        {{0, 5, 0, 0}, {0, 4, 7, 0}, {2, 1}, {1, 1}, "valid"},
                        {{0, 2, 3, 0}, {0, 2, 0, 0}, {1, 1}, {2, 1}, "valid"},
                        {{0, 1, 2, 0}, {0, 0, 1, 0}, {2, 3}, {1, 1}, "same"}};
  for (const auto& [low, high, strides, dilation, padding] : cases) {
    for (const bool open : {false, true}) {
      Builder b;
      const NodeId x = b.input("x", f32({2, open ? sym("h") : Dim(6), 5, 2}));
      const NodeId kernel = b.input("k", f32({3, 2, 2, 3}));
      b.output(convolved(b, padded(b, x, low, high), kernel, strides, dilation, padding));
      const Graph after = optimized(b.graph, open ? ir::SymbolValues{{"h", 6}} : ir::SymbolValues{});
      EXPECT_EQ(count(after, "pad_constant"), 0);
      EXPECT_EQ(count(after, "conv"), 1);
    }
  }
}

TEST(FoldLayout, TakesPaddingIntoGroupsAndOneAxis) {
  Builder b;
  const NodeId x = b.input("x", f32({1, 7, 4}));
  b.output(convolved(b, padded(b, x, {0, 2, 0}, {0, 0, 0}), b.input("k", f32({3, 1, 4})), {1}, {1}, "valid"), "y");
  EXPECT_EQ(count(optimized(b.graph), "pad_constant"), 0);
}

TEST(FoldLayout, TakesPaddingIntoGradientsOfKernels) {
  Builder b;
  const NodeId x = b.input("x", f32({2, 6, 5, 2})), dy = b.input("dy", f32({2, 4, 3, 3}));
  b.output(b.call(
      "conv_kernel_gradient", {padded(b, x, {0, 1, 0, 0}, {0, 2, 2, 0}), dy},
      {{"strides", Ints{2, 2}}, {"dilation_rate", Ints{1, 1}}, {"low", Dims{0, 0}}, {"shape", Dims{3, 2, 2, 3}}}));
  EXPECT_EQ(count(optimized(b.graph), "pad_constant"), 0);
}

TEST(FoldLayout, KeepsOtherPadding) {
  const auto left = [](Dims low, double value) {
    Builder b;
    const NodeId x = b.input("x", f32({2, 6, 5, 2}));
    const NodeId wide = padded(b, x, std::move(low), {0, 1, 1, 0}, value);
    const Dim channels = b.graph.type(wide).shape.back();
    b.output(convolved(b, wide, b.input("k", f32({3, 2, channels, 3})), {1, 1}, {1, 1}, "valid"));
    return count(optimized(b.graph), "pad_constant");
  };
  EXPECT_EQ(left({0, 1, 1, 0}, 1), 1);
  EXPECT_EQ(left({0, 1, 1, 1}, 0), 1);
  EXPECT_EQ(left({1, 1, 1, 0}, 0), 1);
}

// Dense layers of attention: [rows, heads * size] as [batch, time, heads, size] with a bias [heads, size].
TEST(FoldLayout, PutsEpiloguesBeforeReshapes) {
  Builder b;
  const Dim n = sym("n");
  const NodeId product = b.call("matmul", {b.input("x", f32({n * 3, 5})), b.input("w", f32({5, 8}))});
  const NodeId shaped = b.call("reshape", {product}, {{"newshape", ir::Shape{n, 3, 4, 2}}});
  const NodeId bias = b.graph.leaf(ir::Leaf::Kind::weight, "b", f32({4, 2}));
  b.output(b.call("tanh", {b.call("mul", {b.call("add", {shaped, bias}), b.number(0.5)})}));
  const Graph after = optimized(b.graph, {{"n", 2}});
  for (NodeId id = 0; id < after.size(); ++id) {
    if (after[id].op->name == "tanh") {
      EXPECT_EQ(after.type(id).shape, (ir::Shape{n * 3, 8}));
    }
  }
}

// A bias for every time has no place before the reshape that makes one axis of batch and time; an input is no
// parameter.
TEST(FoldLayout, KeepsEpiloguesThatHaveNoPlaceBefore) {
  for (const bool weight : {false, true}) {
    Builder b;
    const NodeId product = b.call("matmul", {b.input("x", f32({6, 5})), b.input("w", f32({5, 8}))});
    const NodeId shaped = b.call("reshape", {product}, {{"newshape", ir::Shape{2, 3, 8}}});
    const NodeId other = weight ? b.graph.leaf(ir::Leaf::Kind::weight, "b", f32({3, 1})) : b.input("c", f32({2, 3, 8}));
    b.output(b.call("add", {shaped, other}));
    const Graph after = optimized(b.graph);
    EXPECT_EQ(after.type(after.outputs[0].node).shape, (ir::Shape{2, 3, 8}));
    EXPECT_EQ(after[after.outputs[0].node].op->name, "add");
  }
}

}  // namespace
}  // namespace modelc::passes::test
