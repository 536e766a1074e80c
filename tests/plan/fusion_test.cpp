// What becomes one kernel: how many kernels a layer takes, and how often they go through memory for tensors.
#include <algorithm>

#include "elaborate/elaborate.h"
#include "ops/program.h"
#include "plan/prepare.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

struct Traffic {
  std::size_t contractions = 0;
  std::size_t others = 0;  ///< kernels of loops, calls and fills
  std::size_t passes = 0;  ///< tensors that kernels read or write, weights and numbers not among them
  friend bool operator==(const Traffic&, const Traffic&) = default;
};

void PrintTo(const Traffic& counts, std::ostream* out) {
  *out << counts.contractions << " contractions, " << counts.others << " other kernels, " << counts.passes << " passes";
}

/// Kernels in the bodies of scans are counted once, their passes not at all.
Traffic traffic(const Plan& plan) {
  Traffic counts;
  for (const Kernel& kernel : plan.kernels) {
    using enum Kernel::Kind;
    if (kernel.scan.body) {
      const Traffic inside = traffic(*kernel.scan.body);
      counts.contractions += inside.contractions;
      counts.others += inside.others;
      continue;
    }
    ++(kernel.kind == contraction ? counts.contractions : counts.others);
    for (const std::vector<BufferId>* buffers : {&kernel.reads, &kernel.writes})
      counts.passes += static_cast<std::size_t>(std::ranges::count_if(*buffers, [&](BufferId id) {
        const Buffer& buffer = plan.buffers[id];
        const bool given = buffer.kind == Buffer::Kind::leaf && plan.graph->leaves[buffer.leaf].given();
        return (given || buffer.kind == Buffer::Kind::arena) && !ir::element_count(buffer.type.shape).is_constant(1);
      }));
  }
  return counts;
}

Traffic traffic_of(const std::string& body) {
  const elaborate::Program made = tests::elaborated("model M { " + body + " }");
  return traffic(planned(prepare(passes::run(passes::optimization_pipeline(), made.models.at(0).predict)).run));
}

TEST(Fusion, OfRows) {
  EXPECT_EQ(traffic_of("input x: f32[6, 50] output y = softmax(2 * x)"), (Traffic{0, 1, 2}));
  EXPECT_EQ(traffic_of("input x: f32[6, 50] input r: f32[6, 50] output y = x + r |> LayerNormalization()"),
            (Traffic{0, 1, 3}));
}

// Query, key and value with their biases and the scale, scores, softmax, context in the order that the last product
// reads, output. Each reads and writes its tensors once; a row of exponentials is kept.
TEST(Fusion, OfAttention) {
  EXPECT_EQ(traffic_of("input x: f32[2, 16, 32] output y = MultiHeadAttention(4, 8)(x, x)"), (Traffic{6, 1, 17}));
}

TEST(Fusion, OfRecurrentCells) {
  const std::string input = "input x: f32[2, 7, 3] output y = x ";
  const Traffic lstm = traffic_of(input + "|> LSTM(4)"), gru = traffic_of(input + "|> GRU(4)");
  EXPECT_EQ(lstm.contractions, 2U);  // of all inputs ahead, of the state in each step
  EXPECT_EQ(gru.contractions, 2U);
  // The mask is computed for all steps, and chooses where the state is stored.
  const Traffic masked_lstm = traffic_of(input + "|> Masking() |> LSTM(4)"),
                masked_gru = traffic_of(input + "|> Masking() |> GRU(4)");
  EXPECT_EQ(masked_lstm.contractions, lstm.contractions);
  EXPECT_EQ(masked_gru.contractions, gru.contractions);
  EXPECT_EQ(masked_lstm.others, lstm.others + 2) << "the mask and the masked input";
  EXPECT_EQ(masked_gru.others, gru.others + 2) << "the mask and the masked input";
}

// Padding is where the convolution reads zeros; what is added comes with the result.
TEST(Fusion, OfConvolutionsWithPaddingLayers) {
  EXPECT_EQ(
      traffic_of("input x: f32[1, 9, 9, 4] output y = x |> ZeroPadding2D(1) |> Conv2D(4, 3) |> BatchNormalization() "
                 "|> (y) -> relu(y + x)"),
      (Traffic{1, 0, 2}));
  EXPECT_EQ(traffic_of("input x: f32[1, 9, 9, 4] output y = x |> ZeroPadding2D(((0, 1), (0, 1))) |> "
                       "DepthwiseConv2D(3, strides = 2) |> BatchNormalization() |> ReLU(6.0)"),
            (Traffic{1, 0, 2}));
  EXPECT_EQ(traffic_of("input x: f32[1, 8, 8, 4] output y = x |> Conv2D(24, 1) |> BatchNormalization() |> ReLU(6.0) "
                       "|> DepthwiseConv2D(3, padding = \"same\") |> BatchNormalization() |> ReLU(6.0) |> Conv2D(4, 1) "
                       "|> BatchNormalization() |> (y) -> y + x"),
            (Traffic{3, 0, 7}));
}

}  // namespace
}  // namespace modelc::plan::test
