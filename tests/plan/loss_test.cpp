// Losses with their gradients: how many kernels and buffers they take, and that both are right.
#include <algorithm>
#include <map>

#include "elaborate/elaborate.h"
#include "elaborate/training.h"
#include "ops/program.h"
#include "support.h"
#include "training/training.h"

namespace modelc::plan::test {
namespace {

/// `y` depends on `w + x`, so that the gradient of the weight w is that of the prediction's input.
struct Loss {
  const char* name;
  const char* body;
  const char* loss;
  std::size_t kernels;
  std::size_t buffers;  ///< beside the loss and the gradient: rows that are kept from one pass to the next, and more
};

const Loss losses[] = {
    {"softmax", "param w: f32[6, 5] input x: f32[6, 5] output y = softmax(w + x)", "categorical_crossentropy", 1, 0},
    {"sparse", "param w: f32[6, 5] input x: f32[6, 5] output y = softmax(w + x)", "sparse_categorical_crossentropy", 1,
     0},
    {"logits", "param w: f32[6, 5] input x: f32[6, 5] output y = w + x",
     "CategoricalCrossentropy(from_logits = true, label_smoothing = 0.1)", 1, 0},
    {"softmax_by_hand", "param w: f32[6, 5] input x: f32[6, 5] output y = w + x",
     "(t, y) -> -sum(t * log(softmax(y)), axis = -1)", 1, 0},
    {"exponentials_by_hand", "param w: f32[6, 5] input x: f32[6, 5] output y = w + x",
     "(t, y) -> { e = exp(y - max(y, axis = -1, keepdims = true)) "
     "p = e / sum(e, axis = -1, keepdims = true) return categorical_crossentropy(t, p) }",
     1, 0},
    // A clip that is written is computed, and has no gradient where it limits.
    {"softmax_clipped_by_hand", "param w: f32[6, 5] input x: f32[6, 5] output y = w + x",
     "(t, y) -> -sum(t * log(clip(softmax(y), 1e-7, 1.0)), axis = -1)", 1, 1},
    {"sigmoid_with_label_smoothing", "param w: f32[6, 3] input x: f32[6, 3] output y = sigmoid(w + x)",
     "BinaryCrossentropy(label_smoothing = 0.1)", 1, 0},
    {"sigmoid_by_hand", "param w: f32[6, 3] input x: f32[6, 3] output y = w + x",
     "(t, y) -> -(t * log(sigmoid(y)) + (1 - t) * log(1 - sigmoid(y)))", 1, 0},
    {"huber", "param w: f32[6, 3] input x: f32[6, 3] output y = w + x", "Huber(delta = 0.5)", 1, 0},
    {"contrastive", "param w: f32[6, 4] input x: f32[6, 4] output y = sqrt(sum(square(w - x), axis = 1))",
     "(t, y) -> t * square(y) + (1 - t) * square(maximum(1 - y, 0))", 1, 0},
    {"loss_layer",
     "param w: f32[6, 5] input x: f32[6, 5] input label: f32[6, 5] "
     "output y = [w + x, label] |> Lambda(((p, t)) -> mean(square(p - t) * (1 + abs(t))), output_shape = ())",
     "(t, y) -> y", 1, 0},
    // Slices of three widths of a cell are inner loops of one row.
    {"detection", "param w: f32[8, 9] input x: f32[8, 9] output y = w + x",
     "(t, y) -> { there = t[:, 4:5] "
     "xy = sum(there * square(sigmoid(y[:, 0:2]) - t[:, 0:2])) wh = sum(there * square(exp(y[:, 2:4]) - t[:, 2:4])) "
     "c = sigmoid(y[:, 4:5]) found = sum(there * square(1 - c)) + 0.5 * sum((1 - there) * square(c)) "
     "class = sum(there * square(sigmoid(y[:, 5:]) - t[:, 5:])) return 5 * (xy + wh) + found + class }",
     1, 0},
    // The prediction is no part of the loss here, which reads it in other rows.
    {"detection_in_flat_cells", "param w: f32[2, 36] input x: f32[2, 36] output y = w + x",
     "(t, y) -> { a = reshape(t, (-1, 9)) p = reshape(y, (-1, 9)) there = a[:, 4:5] "
     "box = sum(there[:, 0] * huber(a[:, 0:4], p[:, 0:4])) "
     "class = sum(there[:, 0] * categorical_crossentropy(a[:, 5:], p[:, 5:], from_logits = true)) "
     "return 5 * box + sum(binary_crossentropy(there, sigmoid(p[:, 4:5]))) + class }",
     2, 1},
    // What the sum is divided by must be known before the first gradient.
    {"detection_of_the_found", "param w: f32[2, 3, 9] input x: f32[2, 3, 9] output y = w + x",
     "(t, y) -> { there = t[..., 4:5] count = maximum(sum(there), 1) "
     "box = sum(there * abs(y[..., 0:4] - t[..., 0:4])) "
     "class = sum(there[..., 0] * categorical_crossentropy(t[..., 5:], softmax(y[..., 5:]))) return (box + class) / "
     "count }",
     2, 2},
    // The best overlap with any of four boxes, whose areas are known before, decides which cells should find nothing.
    {"overlaps", "param w: f32[5, 5] input x: f32[5, 5] output y = w + x",
     "(t, y) -> { low = reshape(sigmoid(y[:, 0:2]), (-1, 1, 2)) high = low + reshape(exp(y[:, 2:4]), (-1, 1, 2)) "
     "a = reshape(t[0:4, 0:2], (1, 4, 2)) b = a + reshape(t[0:4, 2:4], (1, 4, 2)) "
     "both = prod(maximum(minimum(high, b) - maximum(low, a), 0), axis = -1) "
     "all = prod(high - low, axis = -1) + prod(b - a, axis = -1) - both "
     "nothing = stop_gradient(cast(max(both / all, axis = -1, keepdims = true) < 0.3, f32)) "
     "return sum(nothing * square(sigmoid(y[:, 4:5]))) + sum(square(sigmoid(y[:, 0:2]) - t[:, 0:2])) }",
     2, 1},
};

elaborate::Program trained(const std::string& source, bool f64 = false) {
  elaborate::Options options;
  options.train = true;
  options.scalar_f64 = f64;
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate::Program made =
      elaborate::elaborate("test.model", tests::OneFile(source), sources, diagnostics, options, &tests::library());
  EXPECT_EQ(render_text(diagnostics, sources, false), "");
  return made;
}

class Losses : public testing::TestWithParam<Loss> {
 protected:
  static elaborate::Program program(const Loss& loss) {
    return trained(std::string("model M { ") + loss.body + " compile(optimizer = SGD(), loss = " + loss.loss + ") }",
                   true);
  }

  static std::vector<ir::TensorData> leaves_of(const ir::Graph& graph) {
    std::vector<ir::TensorData> leaves = passes::test::random_leaves(graph, {}, 3);
    for (std::size_t i = 0; i < leaves.size(); ++i)
      if (graph.leaves[i].kind == ir::Leaf::Kind::target) {  // probabilities or classes
        for (double& x : leaves[i].real) x = std::abs(x) / 2;
        for (std::int64_t& x : leaves[i].integer) x = std::abs(x);
      }
    return leaves;
  }
};

TEST_P(Losses, AreRightInAsFewKernelsAsStated) {
  const elaborate::Program made = program(GetParam());
  ASSERT_EQ(made.models.size(), 1U);
  Diagnostics diagnostics;
  const auto entries = training::make_entries(made.models.front(), diagnostics);
  ASSERT_TRUE(entries);
  const ir::Graph graph = passes::run(passes::optimization_pipeline(), entries->gradients);
  const Plan plan = planned(graph);
  SCOPED_TRACE(print(plan));
  EXPECT_EQ(plan.kernels.size(), GetParam().kernels);
  std::size_t buffers = 0;
  for (const Buffer& buffer : plan.buffers) buffers += buffer.kind == Buffer::Kind::arena && !buffer.kept;
  EXPECT_EQ(buffers, GetParam().buffers);

  // Against the formula as it is written, before any pass, and its differences.
  const std::vector<ir::TensorData> leaves = leaves_of(graph);
  const std::vector<ir::TensorData> results = interpret(plan, leaves, {});
  const ir::Graph& written = made.models.front().training->loss;
  std::vector<ir::TensorData> given;
  std::size_t weight = 0;
  for (const ir::Leaf& leaf : written.leaves) {
    const auto same = std::ranges::find(graph.leaves, leaf.name, &ir::Leaf::name);
    ASSERT_NE(same, graph.leaves.end()) << leaf.name;
    if (leaf.name == "w") weight = given.size();
    given.push_back(leaves[static_cast<std::size_t>(same - graph.leaves.begin())]);
  }
  const auto loss = [&] { return ir::evaluate(written, given, {}).front().real.front(); };
  EXPECT_NEAR(results.front().real.front(), loss(), 1e-9 * std::abs(loss()));
  const ir::TensorData& gradient = results.back();
  for (std::size_t i = 0; i < gradient.real.size(); ++i) {
    const double x = given[weight].real[i], step = 1e-6;
    given[weight].real[i] = x + step;
    const double up = loss();
    given[weight].real[i] = x - step;
    const double slope = (up - loss()) / (2 * step);
    given[weight].real[i] = x;
    EXPECT_NEAR(gradient.real[i], slope, 1e-6 * std::max(1.0, std::abs(slope))) << "element " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Losses, testing::ValuesIn(losses),
                         [](const auto& instance) { return instance.param.name; });

/// The gradients of `a` and `b` in the model's loss, by reference evaluation of the graph that training computes.
std::map<std::string, ir::TensorData> gradients_of(const std::string& source) {
  const elaborate::Program made = trained(source);
  Diagnostics diagnostics;
  const auto entries = training::make_entries(made.models.at(0), diagnostics);
  const ir::Graph graph = passes::run(passes::optimization_pipeline(), entries.value().gradients);
  const auto results = ir::evaluate(graph, passes::test::random_leaves(graph, {}, 1), {});
  std::map<std::string, ir::TensorData> named;
  for (std::size_t i = 0; i < results.size(); ++i) named[graph.outputs[i].name] = results[i];
  return named;
}

TEST(Training, NoGradientFlowsThroughAStop) {
  const auto gradients = gradients_of(
      "model M { param a: f32[3] param b: f32[3] input x: f32[3] output y = x * a + stop_gradient(x * b) "
      "compile(optimizer = SGD(), loss = (t, y) -> sum(y)) }");
  EXPECT_EQ(gradients.at("grad/b").real, std::vector<double>(3, 0.0));
  EXPECT_NE(gradients.at("grad/a").real, std::vector<double>(3, 0.0));
}

TEST(Training, FollowsTheUsersGradients) {
  const auto gradients = gradients_of(
      "fn same(x) = x grad (x, dy) -> 10 * dy "
      "model M { param a: f32[2] input x: f32[2] output y = same(a) + 0 * x "
      "compile(optimizer = SGD(), loss = (t, y) -> sum(y)) }");
  EXPECT_EQ(gradients.at("grad/a").real, std::vector<double>(2, 10.0));
}

TEST(Training, ReluHasNoGradientAtZeroAsInKeras) {
  const auto gradients = gradients_of(
      "model M { param a: f32[2] input x: f32[2] output y = relu(a - stop_gradient(a)) + 0 * x "
      "compile(optimizer = SGD(), loss = (t, y) -> sum(y)) }");
  EXPECT_EQ(gradients.at("grad/a").real, std::vector<double>(2, 0.0));
}

// A clip is part of what is written; the library's losses say of theirs that the logits may do without it.
TEST(Training, OnlyTheLibrarysClipsGiveWayToLogits) {
  const auto loss = [](const std::string& function) {
    return gradients_of(
               "model M { param a: f32[1] input x: f32[1] output y = sigmoid(0 * (a + x) - 20) "
               "compile(optimizer = SGD(), loss = " +
               function + ") }")
        .at("loss")
        .real.at(0);
  };
  EXPECT_NEAR(loss("(t, y) -> -log(clip(y, 0.01, 1.0))"), -std::log(0.01), 1e-6);
  EXPECT_NEAR(loss("(t, y) -> -log(clip(y, 1e-7, 1.0))"), -std::log(1e-7), 1e-6);
  EXPECT_NEAR(loss("(t, y) -> binary_crossentropy(ones_like(y), y)"), 20, 1e-6);
}

}  // namespace
}  // namespace modelc::plan::test
