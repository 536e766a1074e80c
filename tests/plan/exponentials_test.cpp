// How many exponentials, and functions made of them, a plan evaluates.
#include <algorithm>
#include <map>

#include "elaborate/elaborate.h"
#include "ops/program.h"
#include "support.h"
#include "training/training.h"

namespace modelc::plan::test {
namespace {

using Counts = std::map<std::string, std::int64_t>;

std::int64_t size_of(const Shape& shape) { return ir::element_count(shape).evaluate({}).value_or(0); }

/// Evaluations in the order in which a nest walks its loops: in each pass once, whatever asks for the value, unless an
/// earlier pass has kept it.
void count(const Plan& plan, const Nest& nest, Counts& counts) {
  std::uint32_t passes = 1;
  for (const Value& value : nest.values) passes = std::max(passes, value.pass + 1);
  for (std::uint32_t pass = 0; pass < passes; ++pass) {
    std::vector<bool> needed(nest.values.size(), false);
    const auto once = [&](ValueId id) { return !nest.values[id].inner; };
    for (ValueId id = 0; id < nest.values.size(); ++id) {
      const Value& value = nest.values[id];
      if (value.kind == Value::Kind::reduce && value.pass == pass + 1) needed[value.args[0]] = true;
      if (value.scratch && value.pass == pass) needed[id] = true;
    }
    for (const Store& store : nest.stores)
      if (nest.values[store.value].pass == pass) needed[store.value] = true;
    for (ValueId id = static_cast<ValueId>(nest.values.size()); id-- > 0;) {
      const Value& value = nest.values[id];
      const bool before = value.pass < pass && (value.scratch || once(id));
      if (!needed[id] || before || value.kind == Value::Kind::reduce) continue;
      for (const ValueId arg : value.args) needed[arg] = true;
      const std::string name((*plan.graph)[value.node].op->name);
      if (value.kind != Value::Kind::apply || !std::ranges::count(std::array{"exp", "sigmoid", "tanh", "log"}, name))
        continue;
      counts[name] += size_of(nest.outer) * (once(id) ? 1 : size_of(nest.inner_loops[value.inner_loop].loops));
    }
  }
}

Counts count(const Plan& plan) {
  Counts counts;
  for (const Kernel& kernel : plan.kernels) {
    count(plan, kernel.nest, counts);
    if (!kernel.scan.body) continue;
    for (const auto& [name, times] : count(*kernel.scan.body)) counts[name] += times * size_of({kernel.scan.length});
  }
  return counts;
}

Counts of_predict(const std::string& body) {
  const elaborate::Program made = tests::elaborated("model M { " + body + " }");
  return count(planned(passes::run(passes::optimization_pipeline(), made.models.at(0).predict)));
}

Counts of_gradients(const std::string& body) {
  elaborate::Options options;
  options.train = true;
  const elaborate::Program made = tests::elaborated("model M { " + body + " }", options);
  Diagnostics diagnostics;
  const auto entries = training::make_entries(made.models.at(0), diagnostics);
  return count(planned(passes::run(passes::optimization_pipeline(), entries.value().gradients)));
}

TEST(Exponentials, OfASoftmaxAreTakenOnce) {
  EXPECT_EQ(of_predict("input x: f32[6, 50] output y = softmax(x)"), (Counts{{"exp", 300}}));
  EXPECT_EQ(of_predict("input x: f32[6, 50] output y = softmax(2 * x, axis = 0)"), (Counts{{"exp", 300}}));
  EXPECT_EQ(of_predict("input x: f32[6, 5, 10] output y = softmax(x + 1, axis = (1, 2))"), (Counts{{"exp", 300}}));
}

TEST(Exponentials, OfACrossEntropyAndItsGradientAreTakenOnce) {
  const std::string model = "param w: f32[6, 50] input x: f32[6, 50] output y = ";
  const std::string compile = " compile(optimizer = SGD(), loss = ";
  EXPECT_EQ(of_gradients(model + "softmax(w + x)" + compile + "categorical_crossentropy)"),
            (Counts{{"exp", 300}, {"log", 6}}));
  EXPECT_EQ(of_gradients(model + "w + x" + compile + "SparseCategoricalCrossentropy(from_logits = true))"),
            (Counts{{"exp", 300}, {"log", 6}}));
  // The logarithm of a clipped probability has to be taken.
  EXPECT_EQ(
      of_gradients(model + "w + x" + compile + "(t, y) -> -sum(t * log(clip(softmax(y), 0.01, 1.0)), axis = -1))"),
      (Counts{{"exp", 300}, {"log", 300}}));
}

TEST(Exponentials, OfAttentionAreTakenOnce) {
  EXPECT_EQ(of_predict("input x: f32[2, 6, 8] output y = MultiHeadAttention(4, 2)(x, x)"),
            (Counts{{"exp", 2 * 4 * 6 * 6}}));
}

// Three gates and a candidate; two gates and a candidate, of which one gate and what is left of it to 1 are needed.
TEST(Exponentials, OfRecurrentCellsAreOneForEachGate) {
  constexpr std::int64_t steps = 7, states = 2 * 4;
  const Counts lstm{{"sigmoid", steps * states * 3}, {"tanh", steps * states * 2}};
  const Counts gru{{"sigmoid", steps * states * 2}, {"tanh", steps * states}};
  const std::string input = "input x: f32[2, 7, 3] output y = x ";
  EXPECT_EQ(of_predict(input + "|> LSTM(4)"), lstm);
  EXPECT_EQ(of_predict(input + "|> Masking() |> LSTM(4)"), lstm);
  EXPECT_EQ(of_predict(input + "|> GRU(4)"), gru);
  EXPECT_EQ(of_predict(input + "|> Masking() |> GRU(4)"), gru);
}

// Where its small values count, what is left to 1 is computed from the other side.
TEST(Exponentials, AreTakenTwiceWhereDigitsWouldBeLost) {
  EXPECT_EQ(of_predict("input x: f32[10] output y = sigmoid(x) output z = 1 - sigmoid(x)"), (Counts{{"sigmoid", 20}}));
  EXPECT_EQ(of_predict("input x: f32[10] output y = sigmoid(x) / (1 - sigmoid(x))"), (Counts{{"sigmoid", 20}}));
}

}  // namespace
}  // namespace modelc::plan::test
