#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "driver/compare.h"
#include "driver/layer_values.h"
#include "driver/load.h"
#include "driver/made_inputs.h"
#include "driver/memory_files.h"
#include "driver/rounding.h"

namespace modelc::driver {
namespace {

ir::TensorData tensor(std::vector<double> values) {
  const auto count = static_cast<std::int64_t>(values.size());
  return {ir::DType::f32, {count}, std::move(values), {}};
}

struct Elaborated {
  Loaded loaded;
  explicit Elaborated(const std::string& text) {
    const MemoryFiles files{{"m.model", text}};
    loaded = load("m.model", {}, files);
    EXPECT_FALSE(loaded.diagnostics.has_errors()) << render_text(loaded.diagnostics, loaded.sources, false);
  }
  const elaborate::Model& model() const { return loaded.program.models.front(); }
};

std::vector<std::string> names(const std::vector<LayerValue>& values) {
  std::vector<std::string> names;
  for (const LayerValue& value : values) names.push_back(value.name);
  return names;
}

TEST(Compare, AllowsWhatCoarseArithmeticMoves) {
  const ir::TensorData right = tensor({1, 2, 4}), coarse = tensor({1.0001, 2, 4});
  EXPECT_EQ(compare(tensor({1, 2, 4.0003}), right, {&coarse}).wrong, 0);
  const Comparison c = compare(tensor({1, 2, 4.0005}), right, {&coarse});
  EXPECT_EQ(c.wrong, 1);
  EXPECT_EQ(c.at, 2);
  EXPECT_EQ(c.computed, 4.0005);
  EXPECT_EQ(c.right, 4);
  EXPECT_NEAR(c.relative(c.error), 0.0005 / 4, 1e-12);
  EXPECT_NEAR(c.relative(c.allowed), 0.0004 / 4, 1e-12);
}

TEST(Compare, LetsNoElementThatTurnsRoundExcuseTheOthers) {
  const ir::TensorData right = tensor({1, 0, 4}), coarse = tensor({1, 4, 4});
  const Comparison flipped = compare(tensor({1, 4, 4}), right, {&coarse});
  EXPECT_EQ(flipped.wrong, 0);
  EXPECT_EQ(flipped.undecided, 1);
  EXPECT_EQ(compare(tensor({1.01, 0, 4}), right, {&coarse}).wrong, 1);
  EXPECT_EQ(compare(tensor({1, 40, 4}), right, {&coarse}).wrong, 1);
}

TEST(Compare, JudgesChosenRowsAsOne) {
  // Two boxes whose scores are almost even, with one coordinate in common in coarse arithmetic alone.
  const ir::TensorData right = tensor({1, 2, 3, 4}), coarse = tensor({5, 2, 3, 4}), computed = tensor({5, 6, 3, 4});
  EXPECT_EQ(compare(computed, right, {&coarse}).wrong, 1);
  const Comparison rows = compare(computed, right, {&coarse}, 8, 2);
  EXPECT_EQ(rows.wrong, 0);
  EXPECT_EQ(rows.undecided, 2);
  EXPECT_EQ(compare(tensor({5, 6, 3, 5}), right, {&coarse}, 8, 2).wrong, 1);
  EXPECT_EQ(compare(tensor({5, 60, 3, 4}), right, {&coarse}, 8, 2).wrong, 1);
}

TEST(Compare, WantsTheSameIntegersAndWhatIsNotFinite) {
  const ir::TensorData one{ir::DType::i32, {2}, {}, {3, 4}}, other{ir::DType::i32, {2}, {}, {3, 5}};
  EXPECT_EQ(compare(other, one, {&one}).wrong, 1);
  EXPECT_EQ(compare(other, one, {&other}).undecided, 1);
  const ir::TensorData nan = tensor({std::nan(""), HUGE_VAL, 1});
  EXPECT_EQ(compare(nan, nan, {&nan}).wrong, 0);
  EXPECT_EQ(compare(tensor({0, HUGE_VAL, 1}), nan, {&nan}).wrong, 1);
  EXPECT_EQ(compare(tensor({std::nan(""), -HUGE_VAL, 1}), nan, {&nan}).wrong, 1);
  EXPECT_EQ(compare(tensor({std::nan("")}), tensor({1}), {}).wrong, 1);
}

constexpr const char* nested =
    "layer Block()(x: [...]) { h = Dense(3, name = \"in\")(x)  return h, h * 2.0 } "
    "model M { input x: f32[b, 3]  a, c = Block(name = \"block\")(x)  shared = Dense(3, name = \"shared\")  "
    "d = Dropout(0.5, name = \"drop\")(shared(a))  output y = shared(d) + c }";

TEST(LayerValues, AreThoseOfCallsWithinCallsToo) {
  const Elaborated program(nested);
  const std::vector<LayerValue> values = layer_values(program.model().predict, program.model().layers);
  EXPECT_EQ(names(values), (std::vector<std::string>{"block/in", "block:1", "shared", "shared#2"}));
  EXPECT_EQ(values[0].names, (std::vector<std::string>{"block:0", "block/in"}));
  EXPECT_EQ(values[2].names, (std::vector<std::string>{"shared", "drop"}));
}

TEST(LayerValues, CutTheGraphIntoSteps) {
  const Elaborated program("model M { input x: f32[2]  a = ReLU(name = \"a\")(x)  output y = a * 3.0 }");
  const ir::Graph& graph = program.model().predict;
  const std::vector<LayerValue> values = layer_values(graph);
  ASSERT_EQ(names(values), (std::vector<std::string>{"a"}));
  EXPECT_EQ(ir::evaluate(exposed(graph, values), {tensor({-1, 2})}, {}), (std::vector{tensor({0, 6}), tensor({0, 2})}));
  EXPECT_EQ(ir::evaluate(cut(graph, values, Cut::everywhere), {tensor({-1, 2}), tensor({5, 7})}, {}),
            (std::vector{tensor({15, 21}), tensor({0, 2})}));
}

// What the user's C++ gives is an input of what is evaluated, of which the call is no part.
TEST(LayerValues, LeaveOutWhatExternFunctionsGive) {
  const Elaborated program(
      "extern fn twice(x: f32[b, 3]) -> f32[b, 3] header \"a.hpp\" call \"app::twice\" "
      "model M { input x: f32[2, 3]  h = twice(x + 1.0)  output y = h * 10.0  output same = h }");
  const ir::Graph& graph = program.model().predict;
  const std::vector<LayerValue> values = layer_values(graph, program.model().layers);
  ASSERT_EQ(names(values), std::vector<std::string>{"extern"});
  EXPECT_TRUE(values[0].given);
  const ir::TensorData x{ir::DType::f32, {2, 3}, {0, 0, 0, 0, 0, 0}, {}},
      h{ir::DType::f32, {2, 3}, {1, 2, 3, 4, 5, 6}, {}};
  for (const Cut where : {Cut::everywhere, Cut::at_given}) {
    const std::vector<ir::TensorData> results = ir::evaluate(cut(graph, values, where), {x, h}, {});
    ASSERT_EQ(results.size(), 2u);  // the outputs, and no value beside them
    EXPECT_EQ(results[0].real, (std::vector<double>{10, 20, 30, 40, 50, 60}));
    EXPECT_EQ(results[1].real, h.real);
  }
}

TEST(Rounded, MovesSumsByTheirLengthAndChoicesNotAtAll) {
  const Elaborated program(
      "model M { input x: f32[n, 64]  output s = sum(x, axis = 1)  output same = cast(x == abs(x), f32)  "
      "output top = cast(max(x, axis = 1, keepdims = true) == x, f32) }");
  const ir::SymbolValues symbols = {{"n", 8}};
  const auto inputs = made_up_inputs(program.model(), symbols, {});
  const ir::Graph& graph = program.model().predict;
  const auto right = ir::evaluate(graph, {inputs[0].data}, symbols);
  const auto coarse = ir::evaluate(rounded(graph, symbols, 2), {inputs[0].data}, symbols);
  double moved = 0;
  for (std::size_t i = 0; i < 8; ++i) moved = std::max(moved, std::abs(right[0].real[i] - coarse[0].real[i]));
  EXPECT_GT(moved, std::ldexp(1.0, -22));
  EXPECT_LT(moved, std::ldexp(1.0, -12));
  EXPECT_EQ(right[1], coarse[1]);
  EXPECT_EQ(right[2], coarse[2]);
}

TEST(Rounded, ReachesIntoLoops) {
  const Elaborated program(
      "model M { input x: f32[t]  last, ys = scan((c, v) -> { h = c * 0.9 + v  return h, h }, 0.1, x, axis = 0)  "
      "output y = ys }");
  const ir::SymbolValues symbols = {{"t", 50}};
  const auto inputs = made_up_inputs(program.model(), symbols, {});
  const auto right = ir::evaluate(program.model().predict, {inputs[0].data}, symbols);
  const auto coarse = ir::evaluate(rounded(program.model().predict, symbols, 2), {inputs[0].data}, symbols);
  EXPECT_NE(right, coarse);
  EXPECT_EQ(compare(right[0], right[0], {&coarse[0]}).undecided, 0);
}

TEST(MadeUpInputs, AreIndicesOfWhatTheyChoose) {
  const Elaborated program(
      "model M { input words: i32[b, 40]  input kind: i32[b, 50]  input label: f32[b]  input count: i64[60] "
      "output e = Embedding(7, 2)(words)  output k = one_hot(kind, 3)  output n = count + 1 "
      "output l = take(e[0, :5, 0], cast(label, i32)) }");
  const auto inputs = made_up_inputs(program.model(), {{"b", 30}}, {});
  const std::int64_t largest[] = {6, 2, 4, 9};
  for (std::size_t i = 0; i < 4; ++i) {
    std::set<double> found;
    for (std::int64_t at = 0; at < inputs[i].data.size(); ++at) found.insert(inputs[i].data.number(at));
    EXPECT_EQ(*found.begin(), 0) << inputs[i].name;
    EXPECT_EQ(*found.rbegin(), static_cast<double>(largest[i])) << inputs[i].name;
    EXPECT_EQ(found.size(), static_cast<std::size_t>(largest[i]) + 1) << inputs[i].name;
  }
}

TEST(SmallSymbols, MeetRequirementsAndDiffer) {
  const Elaborated program(
      "model M { input x: f32[b, H, W, 3]  output y = reshape(x, (b, H / 32, 32, W / 32, 32, 3)) }");
  const auto symbols = small_symbols(program.model());
  ASSERT_TRUE(symbols);
  EXPECT_EQ(*symbols, (ir::SymbolValues{{"b", 2}, {"H", 96}, {"W", 128}}));
}

}  // namespace
}  // namespace modelc::driver
