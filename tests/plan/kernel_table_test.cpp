#include "plan/kernel_table.h"

#include "support.h"

namespace modelc::plan::test {
namespace {

using ir::Leaf;

/// The kernel of `op` on an image and on a kernel that is given anew with every call, as weights are in training.
std::string chosen(std::string_view op, const Shape& image, const Shape& kernel, ir::Attrs attrs) {
  ir::Graph graph;
  const NodeId x = graph.leaf(Leaf::Kind::input, "x", {DType::f32, image}, {}),
               k = graph.leaf(Leaf::Kind::input, "k", {DType::f32, kernel}, {});
  graph.outputs.push_back({"y", graph.add(ops::row(op), {x, k}, std::move(attrs)), {}});
  const Plan plan = expect_planned(graph, {{"images", 2}}, 1e-4);
  const Kernel& last = plan.kernels.back();
  EXPECT_EQ(last.workspace.has_value(), last.row->workspace != nullptr);
  return std::string(last.row->function);
}

ir::Attrs same_windows(const Ints& strides) {
  return {{"strides", strides},
          {"padding", std::string("same")},
          {"dilation_rate", Ints(strides.size(), 1)},
          {"output_padding", Ints{}}};
}

const Dim images = Dim::symbol("images");

TEST(KernelTable, TransformsKernelsThatChangeWhereItPays) {
  const auto conv = [](const Shape& image, const Shape& kernel, const Ints& strides) {
    return chosen("conv", image, kernel, same_windows(strides));
  };
  EXPECT_EQ(conv({images, 12, 12, 32}, {3, 3, 32, 48}, {1, 1}), "fresh_winograd_conv<4>");
  EXPECT_EQ(conv({1, 14, 14, 96}, {3, 3, 96, 96}, {1, 1}), "fresh_winograd_conv<2>") << "few tiles of 4 x 4";
  EXPECT_EQ(conv({1, 4, 4, 64}, {3, 3, 64, 64}, {1, 1}), "conv") << "fewer";
  EXPECT_EQ(conv({images, 12, 12, 32}, {3, 3, 32, 48}, {2, 2}), "conv");
  EXPECT_EQ(conv({images, 12, 12, 32}, {5, 5, 32, 48}, {1, 1}), "conv");
  EXPECT_EQ(conv({images, 12, 12, 32}, {3, 3, 16, 48}, {1, 1}), "conv") << "groups";
  EXPECT_EQ(conv({images, 12, 12, 3}, {3, 3, 3, 48}, {1, 1}), "conv") << "few channels";
  EXPECT_EQ(conv({images, 30, 32}, {3, 32, 48}, {1}), "conv") << "one axis";
}

TEST(KernelTable, TransformsKernelsOfTransposedConvolutions) {
  EXPECT_EQ(chosen("conv_transpose", {images, 12, 12, 32}, {3, 3, 48, 32}, same_windows({1, 1})),
            "fresh_winograd_conv_transpose<4>");
  EXPECT_EQ(chosen("conv_transpose", {images, 12, 12, 32}, {3, 3, 48, 32}, same_windows({2, 2})), "conv_transpose");
}

}  // namespace
}  // namespace modelc::plan::test
