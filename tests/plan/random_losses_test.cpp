// Losses of random terms on slices of rows, with their gradients: what is merged into one nest, and what must not be.
#include <fmt/format.h>

#include <random>

#include "autodiff/autodiff.h"
#include "elaborate/elaborate.h"
#include "ops/program.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

class RandomLoss {
 public:
  explicit RandomLoss(std::uint64_t seed) : random_(seed) {}

  std::string model() {
    const bool cells = chance(3), flat = chance(3);  // two axes of rows; a prediction that comes in another shape
    std::string text = "model L { input t: f64[n, 9] input k: f64[3, 4] ";
    text += flat ? "input x: f64[3 * n, 3] z = reshape(x, (n, 9)) " : "input x: f64[n, 9] z = x ";
    text += chance(2) ? "y = z * 0.75 + 0.1 " : "y = z ";
    if (cells)
      text += "p = reshape(y, (n, 1, 9)) a = reshape(t, (n, 1, 9)) ";
    else
      text += "p = y a = t ";
    text += "m = cast(a[..., 4:5] > 0, f64) ";
    std::string sum;
    const int count = 2 + pick(4);
    for (int i = 0; i < count; ++i) {
      text += fmt::format("l{} = {} ", i, term());
      sum += fmt::format("{}{} * l{}", i == 0 ? "" : " + ", 0.25 * (1 + pick(6)), i);
    }
    if (chance(3)) sum = fmt::format("({}) / maximum(sum(m), 1)", sum);
    return text + "output loss = " + sum + " }";
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<std::uint64_t>(below)); }
  bool chance(int in) { return pick(in) == 0; }

  // A slice of the prediction, and the target's at the same place or another.
  std::string term() {
    const int width = 1 + pick(5), at = pick(10 - width), other = chance(3) ? pick(10 - width) : at;
    const std::string p = fmt::format("p[..., {}:{}]", at, at + width),
                      a = fmt::format("a[..., {}:{}]", other, other + width);
    const std::string difference = fmt::format("({} - {})", squashed(p), a);
    switch (pick(8)) {
      case 0: return fmt::format("sum({}square{})", mask(), difference);
      case 1: return fmt::format("sum({}abs{})", mask(), difference);
      case 2: return fmt::format("sum(m[..., 0] * mean(square{}, axis = -1))", difference);
      case 3: return fmt::format("-sum({}{} * log(softmax({})))", mask(), a, p);
      case 4:
        return fmt::format("sum({}(logsumexp({}, axis = -1, keepdims = true) - max({}, axis = -1, keepdims = true)))",
                           mask(), p, a);
      case 5: return fmt::format("mean(max(square{}, axis = -1))", difference);
      case 6: return overlap();
      default: return fmt::format("sum(min({}, axis = -1) * prod({}, axis = -1))", squashed(p), a);
    }
  }
  std::string mask() {
    switch (pick(4)) {
      case 0: return "m * ";
      case 1: return "(1 - m) * ";
      case 2: return "stop_gradient(sigmoid(p[..., 4:5])) * ";
      default: return "";
    }
  }
  std::string squashed(const std::string& x) {
    switch (pick(4)) {
      case 0: return "sigmoid(" + x + ")";
      case 1: return "exp(0.5 * " + x + ")";
      case 2: return "tanh(" + x + ")";
      default: return x;
    }
  }
  // With each of the four rows of k.
  std::string overlap() {
    const int at = pick(6);
    const std::string low = fmt::format("expand_dims(sigmoid(p[..., {}:{}]), -2)", at, at + 2),
                      high = fmt::format("({} + expand_dims(exp(p[..., {}:{}]), -2))", low, at + 2, at + 4);
    return fmt::format(
        "sum(max(prod(maximum(minimum({}, k[..., 0:2] + 1) - maximum({}, k[..., 2:4]), 0), axis = -1), axis = -1) * "
        "p[..., 4])",
        high, low);
  }

  std::mt19937_64 random_;
};

TEST(RandomLosses, AgreeWithReferenceEvaluation) {
  const char* more = std::getenv("MODELC_PLAN_SEEDS");
  const std::uint64_t count = 25 * (more ? std::strtoull(more, nullptr, 10) : 1);
  for (std::uint64_t seed = 1; seed <= count && !HasFailure(); ++seed) {
    const std::string text = RandomLoss(seed).model();
    SCOPED_TRACE("seed " + std::to_string(seed) + ": " + text);
    SourceMap sources;
    Diagnostics diagnostics;
    const elaborate::Program program =
        elaborate::elaborate("random.model", tests::OneFile(text), sources, diagnostics, {});
    ASSERT_FALSE(diagnostics.has_errors()) << render_text(diagnostics, sources, false);
    ir::Graph graph = program.models.at(0).predict;
    const autodiff::Seed one{graph.outputs.front().node, graph.outputs.front().node};
    std::vector<ir::NodeId> leaves;
    for (const ir::Leaf& leaf : graph.leaves) leaves.push_back(leaf.node);
    for (const ir::NodeId gradient : autodiff::pull_back(graph, {&one, 1}, leaves))
      graph.outputs.push_back({"gradient_" + std::to_string(graph.outputs.size()), gradient, {}});
    expect_planned(graph, {{"n", 5}}, 1e-9);
  }
}

}  // namespace
}  // namespace modelc::plan::test
