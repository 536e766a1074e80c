#include <gtest/gtest.h>

#include "autodiff/check.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

struct Loop {
  std::string name;
  std::string inputs;
  std::string outputs;
};

class Loops : public testing::TestWithParam<Loop> {};

TEST_P(Loops, GradientIsTheSlope) {
  const elaborate::Program program = elaborated("model M { " + GetParam().inputs + " " + GetParam().outputs + " }");
  ASSERT_EQ(program.models.size(), 1u);
  const elaborate::Model& model = program.models[0];
  const ir::SymbolValues symbols = symbol_values(model.symbols);
  std::mt19937_64 rng(5);
  for (int direction = 0; direction < 3; ++direction) {
    std::vector<ir::TensorData> leaves;
    for (const ir::Leaf& leaf : model.predict.leaves)
      leaves.push_back(random_tensor(model.predict.type(leaf.node), symbols, rng, -1, 1));
    const Slope found = slope(model.predict, leaves, symbols, rng);
    EXPECT_NE(found.derived, 0);
    EXPECT_LT(relative_error(found), 1e-6) << found.derived << " and by differences " << found.measured;
  }
}

// Loops that loops backwards are differentiated into.
TEST_P(Loops, SecondGradientIsTheSlope) {
  const elaborate::Program program = elaborated("model M { " + GetParam().inputs + " " + GetParam().outputs + " }");
  ASSERT_EQ(program.models.size(), 1u);
  const elaborate::Model& model = program.models[0];
  const ir::SymbolValues symbols = symbol_values(model.symbols);
  const ir::Graph first = derivative(model.predict);
  std::mt19937_64 rng(7);
  for (int direction = 0; direction < 2; ++direction) {
    const Slope found = slope(first, with_cotangents(first, {}, symbols, rng), symbols, rng);
    EXPECT_NE(found.size, 0);
    EXPECT_LT(relative_error(found), 1e-6) << found.derived << " and by differences " << found.measured;
  }
}

const Loop loops[] = {
    {"carry_and_results", "input x: f64[b, t, 3] input w: f64[3, 3] input h: f64[b, 3]",
     "last, all = scan((h, x) -> { y = tanh(h @ w + x) return y, y * x }, h, x, axis = 1) output a = last output c = "
     "all"},
    {"backwards", "input x: f64[b, t, 3] input h: f64[b, 3]",
     "last, all = scan((h, x) -> (h * x + x, h), h, x, axis = 1, reverse = true) output a = last output c = all"},
    {"only_the_last", "input x: f64[t, 3] input w: f64[3]",
     "output a = scan((h, x) -> (tanh(h * w + x), h), zeros_like(w), x, axis = 0)[0]"},
    {"only_the_results", "input x: f64[t, 3] input w: f64[3]",
     "output a = scan((h, x) -> (tanh(h * w + x), h * h), w, x, axis = 0)[1]"},
    {"two_carries_two_sequences", "input x: f64[b, t, 2] input z: f64[b, t, 2] input h: f64[b, 2] input c: f64[b, 2]",
     "last, all = scan(((h, c), (x, z)) -> { n = sigmoid(h + x) * c + z return (tanh(n), n), (n * h, x - c) }, (h, c), "
     "(x, z), axis = 1) output p = last[0] output q = last[1] output r = all[0] output s = all[1]"},
    {"scalar_carried_along_the_second_axis", "input x: f64[b, t] input s: f64",
     "last, all = scan((h, x) -> (h * 0.5 + sum(x * x), x * h), s, x, axis = 1) output a = last output c = all"},
    {"unused_capture_of_integers", "input x: f64[t, 2] input i: i32[2]",
     "last, all = scan((h, x) -> (h + take(x, i, axis = 0), h), zeros_like(x[0]), x, axis = 0) output a = last output "
     "c = all"},
    {"a_loop_in_a_loop", "input x: f64[3, 4, 2] input h: f64[2]",
     "last, all = scan((h, x) -> { n = scan((g, y) -> (tanh(g + y) * g, g), h, x, axis = 0)[0] return n, n * h }, h, "
     "x, "
     "axis = 0) output a = last output c = all"},
    {"one_step", "input x: f64[2, 1, 3] input h: f64[2, 3]",
     "output a = scan((h, x) -> (h * x, h), h, x, axis = 1)[0]"},
};

std::string loop_name(const testing::TestParamInfo<Loop>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Scan, Loops, testing::ValuesIn(loops), loop_name);

}  // namespace
