// Chains that run by bands of rows: which there are, and what is kept of them.
#include "plan/kernel_table.h"
#include "plan/prepare.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

using ir::Leaf;

/// An image, and layers on it whose results are large.
struct Net {
  Builder b = {};
  NodeId image;
  int weights = 0;
  explicit Net(Shape shape = {1, 112, 112, 16}) : image(b.input("image", f32(std::move(shape)))) {}

  NodeId conv(NodeId x, std::int64_t filters, std::int64_t size = 1, std::int64_t stride = 1) {
    return convolved(x, {size, size, channels(x), filters}, stride);
  }
  NodeId depthwise(NodeId x, std::int64_t stride = 1) { return convolved(x, {3, 3, 1, channels(x)}, stride); }
  NodeId pool(NodeId x, std::int64_t size, std::int64_t stride) {
    return b.call(
        "max_pool", {x},
        {{"pool_size", Dims{size, size}}, {"strides", Dims{stride, stride}}, {"padding", std::string("same")}});
  }
  NodeId relu(NodeId x) { return b.call("maximum", {x, b.number(0)}); }

  Plan plan(bool bands = true) const { return make(prepare(b.graph).run, {.bands = bands}); }
  std::vector<std::string> functions() const {
    std::vector<std::string> all;
    const Plan made = plan();
    for (const Kernel& kernel : made.kernels) {
      if (kernel.kind == Kernel::Kind::bands) all.emplace_back("bands");
      for (const Kernel& stage : kernel.bands.stages)
        all.push_back("- " + std::string(stage.row ? stage.row->function : "call"));
      if (kernel.kind != Kernel::Kind::bands)
        all.emplace_back(kernel.row ? kernel.row->function : kernel.kind == Kernel::Kind::nest ? "loops" : "call");
    }
    return all;
  }

 private:
  Dim channels(NodeId x) const { return b.graph.type(x).shape.back(); }
  NodeId convolved(NodeId x, Shape kernel, std::int64_t stride) {
    const NodeId k = b.graph.leaf(Leaf::Kind::weight, "kernel_" + std::to_string(weights++), f32(std::move(kernel)));
    return b.call("conv", {x, k},
                  {{"strides", Ints{stride, stride}}, {"padding", std::string("same")}, {"dilation_rate", Ints{1, 1}}});
  }
};

using Names = std::vector<std::string>;

TEST(Bands, TakeAnInvertedResidual) {
  Net net;
  const NodeId expanded = net.relu(net.conv(net.image, 96)), deep = net.relu(net.depthwise(expanded, 2));
  net.b.output(net.conv(deep, 24));
  const Plan plan = net.plan();
  EXPECT_EQ(net.functions(), (Names{"bands", "- short_conv", "- conv", "- packed_conv"})) << print(plan);
  ASSERT_EQ(plan.kernels.size(), 1u);
  const Kernel& kernel = plan.kernels[0];
  const Bands& bands = kernel.bands;
  // Of 3 x 3 with strides of 2, four rows read nine.
  EXPECT_EQ(bands.rows, 4) << print(plan);
  EXPECT_EQ(bands.kept, (std::vector<std::int64_t>{9, 4}));
  EXPECT_EQ(bands.lots, 8);
  EXPECT_EQ(bands.cost, 112 * 112 * 96 * 16 + 56 * 56 * 96 * 9 + 56 * 56 * 24 * 96);
  const std::vector<BufferId> between = bands.between();
  ASSERT_EQ(between.size(), 2u);
  EXPECT_EQ(plan.buffers[between[0]].type.shape, (Shape{8, 9, 112, 96}));
  EXPECT_EQ(plan.buffers[between[1]].type.shape, (Shape{8, 4, 56, 96}));
  EXPECT_EQ(kernel.lasting(), (std::vector<BufferId>{plan.outputs[0].window.buffer}));
  EXPECT_LT(*plan.arena_bytes(), *net.plan(false).arena_bytes());
  EXPECT_EQ(print(plan), print(net.plan()));
}

TEST(Bands, TakeTheBatchAsItIs) {
  Net net({batch, 112, 112, 16});
  net.b.output(net.depthwise(net.conv(net.image, 96)));
  EXPECT_EQ(net.functions(), (Names{"bands", "- short_conv", "- conv"}));
  const Plan plan = net.plan();
  EXPECT_TRUE(plan.buffers[plan.kernels[0].bands.between()[0]].type.shape[0].constant()) << print(plan);
}

TEST(Bands, TakeThePoolingBehindAConvolution) {
  Net net({1, 416, 416, 3});
  net.b.output(net.pool(net.relu(net.conv(net.image, 16, 3)), 2, 2));
  EXPECT_EQ(net.functions(), (Names{"bands", "- short_conv", "- call"}));
}

TEST(Bands, EndWhereTheCacheHoldsAResult) {
  Net net({1, 56, 56, 16});  // 1.2 MB and 0.3 MB
  net.b.output(net.conv(net.depthwise(net.conv(net.image, 96), 2), 24));
  EXPECT_EQ(net.functions(), (Names{"bands", "- short_conv", "- conv", "packed_conv"}));
}

TEST(Bands, LeaveOutWhatOthersNeed) {
  Net twice;
  const NodeId read = twice.conv(twice.image, 96);
  twice.b.output(twice.depthwise(read));
  twice.b.output(twice.b.reduce("sum", read, {1, 2}, false), "sums");
  EXPECT_EQ(twice.functions(), (Names{"short_conv", "conv", "loops"}));
  Net shown;
  const NodeId result = shown.conv(shown.image, 96);
  shown.b.output(shown.depthwise(result));
  shown.b.output(result, "between");
  EXPECT_EQ(shown.functions(), (Names{"short_conv", "conv"}));
}

TEST(Bands, LeaveOutEpiloguesThatReadImages) {
  Net first;  // of the first kernel: its pixels are those of a band
  const NodeId other = first.b.input("other", f32({1, 112, 112, 96}));
  first.b.output(first.depthwise(first.b.call("add", {first.conv(first.image, 96), other})));
  EXPECT_EQ(first.functions(), (Names{"short_conv", "conv"}));
  Net last;
  const NodeId residual = last.b.input("residual", f32({1, 112, 112, 96}));
  last.b.output(last.b.call("add", {last.depthwise(last.conv(last.image, 96)), residual}));
  EXPECT_EQ(last.functions(), (Names{"bands", "- short_conv", "- conv"}));
}

// A row that two threads compute has to have the same bits, and those of a long sum depend on the rows beside it.
TEST(Bands, ComputeShortSumsTwiceAlone) {
  Net shared({1, 112, 112, 64});
  shared.b.output(shared.depthwise(shared.conv(shared.image, 96)));
  EXPECT_EQ(shared.functions(), (Names{"packed_conv", "conv"}));
  Net later({1, 224, 224, 16});  // its rows are computed twice as well: a window after the next one reads them
  later.b.output(later.depthwise(later.pool(later.conv(later.image, 64, 2), 2, 2)));
  EXPECT_EQ(later.functions(), (Names{"bands", "- packed_conv", "- call", "conv"}));
  Net apart({1, 112, 112, 64});
  apart.b.output(apart.pool(apart.conv(apart.image, 96), 2, 2));
  EXPECT_EQ(apart.functions(), (Names{"bands", "- packed_conv", "- call"}));
}

TEST(Bands, LeaveOutLargeWeightsAndWindows) {
  Net heavy({1, 48, 48, 640});
  heavy.b.output(heavy.conv(heavy.depthwise(heavy.image), 640));
  EXPECT_EQ(heavy.functions(), (Names{"conv", "packed_conv"}));
  Net tall({1, 40, 2048, 16});  // so wide that the cache holds less than a window
  tall.b.output(tall.depthwise(tall.depthwise(tall.image)));
  EXPECT_EQ(tall.functions(), (Names{"conv", "conv"}));
}

}  // namespace
}  // namespace modelc::plan::test
