// Pixels that a contraction reads as bytes: kernels, passes over memory and values.
#include <algorithm>

#include "plan/kernel_table.h"
#include "plan/prepare.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

using ir::Leaf;
using ir::TensorData;

constexpr std::int64_t side = 12;

/// Pixels, a first layer and what stands between them.
struct First {
  Builder b = {};
  NodeId image;
  explicit First(Shape shape = {2, side, side, 3}, DType dtype = DType::u8)
      : image(b.input("image", {dtype, std::move(shape)})) {}

  NodeId weight(const std::string& name, Shape shape) {
    return b.graph.leaf(Leaf::Kind::weight, name, f32(std::move(shape)));
  }
  NodeId cast() { return b.call("cast", {image}, {{"dtype", DType::f32}}); }
  NodeId numbers(std::vector<double> values) {
    TensorData data = TensorData::zeros(DType::f32, {static_cast<std::int64_t>(values.size())});
    data.real = std::move(values);
    return b.tensor(std::move(data));
  }
  NodeId conv(NodeId x, std::int64_t filters = 16, std::int64_t size = 3) {
    const Dim channels = b.graph.type(x).shape.back();
    return b.call("conv", {x, weight("kernel", {size, size, channels, filters})},
                  {{"strides", Ints{1, 1}}, {"padding", std::string("same")}, {"dilation_rate", Ints{1, 1}}});
  }
  NodeId dense(NodeId x, std::int64_t units = 32) {
    return b.call("matmul", {x, weight("kernel", {b.graph.type(x).shape.back(), units})});
  }
  NodeId relu(NodeId x) { return b.call("maximum", {x, b.number(0)}); }
};

/// The plan of what runs, whose values must be those of reference evaluation of the graph as it is.
Plan prepared_plan(const ir::Graph& graph, const ir::SymbolValues& symbols = {}) {
  const Prepared prepared = prepare(graph);
  Plan plan = planned(prepared.run);
  std::vector<TensorData> leaves = passes::test::random_leaves(graph, symbols, 5);
  for (TensorData& data : leaves)
    for (std::int64_t& byte : data.integer) byte = (byte + 3) * 40;
  expect_values(plan, with_prepared(graph, prepared, leaves, symbols), symbols, ir::evaluate(graph, leaves, symbols, 7),
                1e-5);
  return plan;
}

/// One kernel, which reads the bytes; f32 elements in memory are those of the result alone.
void expect_one_pass(First& first, NodeId y, std::string_view function, const ir::SymbolValues& symbols = {}) {
  first.b.output(first.relu(y));
  const Plan plan = prepared_plan(first.b.graph, symbols);
  ASSERT_EQ(plan.kernels.size(), 1u) << print(plan);
  const Kernel& kernel = plan.kernels[0];
  ASSERT_TRUE(kernel.row) << print(plan);
  EXPECT_EQ(kernel.row->function, function);
  const auto reads_image = [&](BufferId id) { return plan.buffers[id].type.dtype == DType::u8; };
  EXPECT_EQ(std::ranges::count_if(kernel.reads, reads_image), 1) << print(plan);
  EXPECT_EQ(kernel.writes.size(), 1u) << print(plan);
  for (const Buffer& buffer : plan.buffers)
    EXPECT_TRUE(buffer.kept || buffer.kind != Buffer::Kind::arena) << buffer.name << "\n" << print(plan);
}

/// The picture is made of numbers first, as ever.
void expect_loops_first(First& first, NodeId y) {
  first.b.output(y);
  const Plan plan = prepared_plan(first.b.graph, {{"batch", 2}});
  ASSERT_GE(plan.kernels.size(), 2u) << print(plan);
  EXPECT_EQ(plan.kernels[0].kind, Kernel::Kind::nest) << print(plan);
}

TEST(Bytes, AreScaledByTheConvolutionThatReadsThem) {
  First first;
  const NodeId x = first.b.call("div", {first.cast(), first.b.number(255)});
  expect_one_pass(first, first.conv(x), "bytes_conv");
}

TEST(Bytes, LeaveNoPictureOfNumbersInTheArena) {
  First first;
  first.b.output(first.conv(first.b.call("mul", {first.cast(), first.b.number(0.5)})));
  const Plan plan = prepared_plan(first.b.graph);
  EXPECT_EQ(plan.arena_bytes(), 2 * side * side * 16 * 4) << "the result";
}

TEST(Bytes, HaveAMeanAndADeviationForEachChannel) {
  First first({batch, side, side, 3});
  const NodeId scaled = first.b.call("div", {first.cast(), first.b.number(255)});
  const NodeId centred = first.b.call("sub", {scaled, first.numbers({0.4, 0.5, 0.6})});
  expect_one_pass(first, first.conv(first.b.call("div", {centred, first.numbers({0.25, 0.5, 0.125})})), "bytes_conv",
                  {{"batch", 3}});
}

TEST(Bytes, AreSubtractedAndNegated) {
  First first;
  const NodeId rest =
      first.b.call("sub", {first.b.number(1), first.b.call("div", {first.cast(), first.b.number(255)})});
  expect_one_pass(first, first.conv(first.b.call("neg", {rest})), "bytes_conv");
}

TEST(Bytes, AreScaledByWeightsThatArePreparedAhead) {
  First first;
  const NodeId gamma = first.b.call("exp", {first.weight("gamma", {3})});
  const NodeId x = first.b.call("add", {first.b.call("mul", {gamma, first.cast()}), first.weight("beta", {1, 3})});
  expect_one_pass(first, first.conv(x), "bytes_conv");
}

TEST(Bytes, AreReadThroughReshapes) {
  First first({2, side, side});
  const NodeId x = first.b.call("mul", {first.cast(), first.b.number(0.25)});
  const NodeId picture = first.b.call("reshape", {x}, {{"newshape", Shape{2, side, side, 1}}});
  expect_one_pass(first, first.conv(first.b.call("add", {picture, first.b.number(-1)})), "bytes_conv");
  First flat({batch, side, side});
  const NodeId y = flat.b.call("mul", {flat.cast(), flat.b.number(0.25)});
  const NodeId row = flat.b.call("reshape", {y}, {{"newshape", Shape{batch, side * side}}});
  expect_one_pass(flat, flat.dense(row), "bytes_matmul", {{"batch", 3}});
}

TEST(Bytes, GoIntoProductsWithNumbersOfEachColumn) {
  First first({batch, 5, 4});
  const NodeId x = first.b.call("mul", {first.cast(), first.numbers({1, 2, 3, 4})});
  expect_one_pass(first, first.dense(x), "bytes_matmul", {{"batch", 2}});
}

TEST(Bytes, BecomeNumbersFirstWhereTheseAreNeededThemselves) {
  First twice;
  const NodeId x = twice.b.call("div", {twice.cast(), twice.b.number(255)});
  twice.b.output(x, "scaled");
  expect_loops_first(twice, twice.conv(x));
  First bent;
  expect_loops_first(bent, bent.conv(bent.b.call("exp", {bent.b.call("mul", {bent.cast(), bent.b.number(0.125)})})));
  First plane;
  const NodeId shift = plane.weight("shift", {side, side, 3});
  expect_loops_first(plane, plane.conv(plane.b.call("add", {plane.cast(), shift})));
}

TEST(Bytes, BecomeNumbersFirstWhereThatIsFaster) {
  First few;
  expect_loops_first(few, few.conv(few.cast(), 4));  // weights are not packed
  First deep({2, side, side, 64});
  expect_loops_first(deep, deep.conv(deep.cast(), 64, 1 + 2 * 4));  // strips of 9 lines and 64 channels do not fit
  First tiles({2, 32, 32, 32});
  expect_loops_first(tiles, tiles.conv(tiles.cast(), 64));  // Winograd's method
  First wide({batch, 2048});
  expect_loops_first(wide, wide.dense(wide.cast(), 1024));  // weights would stream by for every few rows
  First rows({4, 2048});
  expect_one_pass(rows, rows.dense(rows.cast(), 64), "bytes_matmul");  // but all rows are one block
}

}  // namespace
}  // namespace modelc::plan::test
