#include "support.h"

#include <cmath>
#include <fstream>
#include <sstream>

namespace modelc::elaborate::test {
namespace {

TEST(Scan, CarriesAlongTheFirstAxisAfterTheBatch) {
  expect_expression("f32[b, t]", "scan((sum, v) -> (sum + v, sum * v), zeros((b,)), x)[1]",
                    reals({2, 3}, {1, 2, 3, 4, 5, 6}), {2, 3}, {0, 2, 9, 0, 20, 54});
  expect_expression("f32[b, t]", "scan((sum, v) -> (sum + v, sum * v), zeros((b,)), x)[0]",
                    reals({2, 3}, {1, 2, 3, 4, 5, 6}), {2}, {6, 15});
  expect_expression("f32[3]", "scan((sum, v) -> (sum + v, sum), 0, x, axis = 0, reverse = true)[1]",
                    reals({3}, {1, 2, 3}), {3}, {5, 3, 0});
}

TEST(Scan, CarriesTuplesAndGoesThroughLists) {
  const Result r = run(R"(
    model M {
      input a: f32[t, 2]
      input b: f32[t, 2]
      fn step((sum, (low, high)), [v, w]) -> (c, y) { return 0, 0 }
      output y = a
    })");
  EXPECT_NE(r.text, "");  // patterns are written with parentheses
  const Result s = run(R"(
    model M {
      input a: f32[t, 2]
      input b: f32[t, 2]
      step = ((sum, (low, high)), (v, w)) -> { next = sum + v * w
        return (next, (minimum(low, v), maximum(high, w))), [next, v - w] }
      last, ys = scan(step, (zeros((2,)), (full((2,), 9.0), zeros((2,)))), [a, b], axis = 0)
      output total = last[0]
      output low = last[1][0]
      output high = last[1][1]
      output sums = ys[0]
      output differences = ys[1]
    })");
  ASSERT_EQ(s.text, "");
  EXPECT_EQ(output_types(s.model()),
            "total: f32[2], low: f32[2], high: f32[2], sums: f32[t, 2], differences: f32[t, 2]");
  const auto results =
      evaluate(s.model(), {{"a", reals({2, 2}, {1, 2, 3, 4})}, {"b", reals({2, 2}, {5, 6, 7, 8})}}, {{"t", 2}});
  expect_values(results.at(0), {2}, {26, 44});
  expect_values(results.at(1), {2}, {1, 2});
  expect_values(results.at(2), {2}, {7, 8});
  expect_values(results.at(3), {2, 2}, {5, 12, 26, 44});
  expect_values(results.at(4), {2, 2}, {-4, -4, -4, -4});
}

TEST(Scan, Nests) {  // an outer product accumulated: y[i] = sum over j <= i of x[j] * sum(x)
  expect_expression("f32[n]",
                    "scan((c, v) -> { inner, _ = scan((d, w) -> (d + v * w, d), c, x, axis = 0) return inner, inner }, "
                    "0.0, x, axis = 0)[1]",
                    reals({3}, {1, 2, 3}), {3}, {6, 18, 36});
}

TEST(Scan, UsesWeightsAndLayersInItsFunction) {
  const Result r = run(R"(
    model M {
      input x: f32[b, t, 3]
      cell = Dense(3, use_bias = false, kernel_initializer = identity())
      last, ys = scan((h, v) -> { h = cell(h + v) return h, h }, zeros((b, 3)), x)
      output y = ys
    })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(weight_names(r.model()), "dense/kernel");
  const auto y = evaluate(r.model(), {{"x", reals({1, 2, 3}, {1, 2, 3, 4, 5, 6})}}, {{"b", 1}, {"t", 2}});
  expect_values(y.at(0), {1, 2, 3}, {1, 2, 3, 5, 7, 9});
}

TEST(Scan, ExplainsWhatDoesNotFit) {
  const auto scan = [](const std::string& call) { return "model M { input x: f32[b, 4, 3] output y = " + call + " }"; };
  expect_error(scan("scan((h, v) -> h, zeros((b, 3)), x)[1]"), "E0208", "gives `(carry, y)`");
  expect_error(scan("scan((h, v) -> (h[:, :2], v), zeros((b, 3)), x)[1]"), "E0301", "what is carried keeps its type");
  expect_error(scan("scan((h, v) -> ((h, h), v), zeros((b, 3)), x)[1]"), "E0301");
  expect_error(scan("scan((h, v) -> (h, v), zeros((b, 3)), x, axis = 3)[1]"), "E0304");
  expect_error(scan("scan(3, zeros((b, 3)), x)[1]"), "E0203", "`scan` calls a function of `(carry, x)`");
  expect_error(scan("scan((h, v) -> (h, v), zeros((b, 3)), x, reverse = 1)[1]"), "E0208", "`reverse` is a bool");
  expect_error(scan("scan((h, v) -> (h, v), zeros((b, 3)), [])[1]"), "E0208", "goes through no tensor");
  expect_error(scan("scan((h, v) -> (h, v), zeros((b, 3)), none)[1]"), "E0208", "goes through no tensor");
  expect_error(scan("scan((h, v) -> (h, v), zeros((b, 3)), ())[1]"), "E0208", "goes through no tensor");
  expect_error(scan("scan((h, v) -> (none, none), none, x)"), "E0208", "carries no tensor");
  expect_error(scan("scan((h, v) -> (h, v), zeros((b, 3)), [x, x[:, 1:]])[1]"), "E0301");
}

TEST(Scan, CarriesNothingOrManyThings) {
  expect_expression("f32[3]", "scan((c, v) -> (c, v * 2), none, x, axis = 0)[1]", reals({3}, {1, 2, 3}), {3},
                    {2, 4, 6});
  expect_expression("f32[3]", "scan((c, v) -> (c + v, none), 0.0, x, axis = 0)[0]", reals({3}, {1, 2, 3}), {}, {6});
  expect_expression("f32[3]", "scan((c, v) -> ({n: c.n + 1, s: c.s + v}, {p: c.n}), {n: 0, s: 1}, x, axis = 0)[1].p",
                    reals({3}, {1, 2, 3}), {3}, {0, 1, 2});
  expect_expression("f32[3]", "scan(((n, s), v) -> ((n + 1, s * v), (n, v)), (0.0, 1.0), x, axis = 0)[0][1]",
                    reals({3}, {2, 3, 4}), {}, {24});
}

TEST(Scan, StatesOfLayersAreCarried) {
  const Result r = run(R"(
    layer Counter()(x: [b]) {
      state calls: f32[] = 10
      state unused: f32[] = 3
      update calls = calls + 1
      return x * 0 + calls + unused
    }
    model M {
      input x: f32[b, t]
      counter = Counter(name = "c")
      before = counter(x[:, 0])
      _, ys = scan((h, v) -> (h, counter(v)), none, x)
      _, zs = scan((h, v) -> (h, scan((g, w) -> (g, counter(v)), none, x)[1]), none, x)
      output first = before
      output second = ys
      output third = sum(zs, axis = (1, 2))
    })");
  ASSERT_EQ(r.text, "");
  const auto values = evaluate(r.model(), {{"x", reals({1, 2}, {0, 0})}}, {{"b", 1}, {"t", 2}});
  expect_values(values.at(0), {1}, {14});
  expect_values(values.at(1), {1, 2}, {15, 16});
  expect_values(values.at(2), {1}, {17 + 18 + 19 + 20});
  expect_values(values.at(3), {}, {17});  // the state after the call
}

TEST(Scan, RandomNumbersDifferFromStepToStep) {
  const Result r = run(R"(
    model M {
      input x: f32[b, 4]
      _, ys = scan((h, v) -> (h, v * 0 + standard_uniform((b,)) + standard_uniform(())), none, x)
      _, zs = scan((h, v) -> (h, v * 0 + standard_uniform((b,), seed = 3)), none, x)
      output y = ys
      output z = zs
    })");
  ASSERT_EQ(r.text, "");
  const auto values = evaluate(r.model(), {{"x", reals({1, 4}, {0, 0, 0, 0})}}, {{"b", 1}});
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < i; ++j) EXPECT_NE(values[0].real[i], values[0].real[j]);
  EXPECT_EQ(values[1].real[0], values[1].real[3]);  // a seed makes it one tensor
}

/// The cell of examples/gru_cell.model in plain C++.
TEST(Scan, RunsARecurrentLayerWrittenInTheLanguage) {
  std::ifstream file(std::string(MODELC_SOURCE_DIR) + "/examples/gru_cell.model");
  std::stringstream text;
  text << file.rdbuf();
  const Result r = run(text.str());
  ASSERT_EQ(r.text, "");
  const Model& model = r.program.models.at(1);
  ASSERT_EQ(weight_names(model), "minimal_gru/kernel minimal_gru/recurrent_kernel dense/kernel dense/bias");
  EXPECT_EQ(output_types(model), "y: f32[batch, 20, 1]");
  Tensors given{{"x", reals({1, 20, 3}, Doubles(60, 0.0))},
                {"minimal_gru/kernel", reals({3, 16}, Doubles(48, 0.0))},
                {"minimal_gru/recurrent_kernel", reals({8, 16}, Doubles(128, 0.0))},
                {"dense/kernel", reals({8, 1}, Doubles(8, 0.0))}};
  const auto fill = [](ir::TensorData& tensor, double scale) {
    for (std::size_t i = 0; i < tensor.real.size(); ++i) tensor.real[i] = scale * std::sin(1.7 * double(i) + 0.3);
  };
  for (auto& [name, tensor] : given) fill(tensor, 0.8);
  const auto& x = given["x"].real;
  const auto& kernel = given["minimal_gru/kernel"].real;
  const auto& recurrent = given["minimal_gru/recurrent_kernel"].real;
  Doubles h(8, 0.0);
  Doubles expected;
  for (int t = 0; t < 20; ++t) {
    Doubles f(8);
    Doubles next(8);
    for (int u = 0; u < 8; ++u) {
      double sum = 0;
      for (int n = 0; n < 3; ++n) sum += x[t * 3 + n] * kernel[n * 16 + u];
      for (int k = 0; k < 8; ++k) sum += h[k] * recurrent[k * 16 + u];
      f[u] = 1 / (1 + std::exp(-sum));
    }
    for (int u = 0; u < 8; ++u) {
      double sum = 0;
      for (int n = 0; n < 3; ++n) sum += x[t * 3 + n] * kernel[n * 16 + 8 + u];
      for (int k = 0; k < 8; ++k) sum += f[k] * h[k] * recurrent[k * 16 + 8 + u];
      next[u] = (1 - f[u]) * h[u] + f[u] * std::tanh(sum);
    }
    h = next;
    double y = 0;
    for (int u = 0; u < 8; ++u) y += h[u] * given["dense/kernel"].real[u];
    expected.push_back(y);
  }
  expect_values(evaluate(model, given, {{"batch", 1}}).at(0), {1, 20, 1}, expected, 1e-5);
}

}  // namespace
}  // namespace modelc::elaborate::test
