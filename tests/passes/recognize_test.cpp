#include <array>
#include <functional>

#include "autodiff/autodiff.h"
#include "passes/passes.h"
#include "support.h"

namespace modelc::passes::test {
namespace {

using std::exp;
using std::log1p;

/// The optimized graph's values at these x (f64[n]).
std::vector<double> values(const std::function<NodeId(Builder&, NodeId)>& build, const std::vector<double>& x) {
  Builder b;
  b.output(build(b, b.input("x", {DType::f64, {Dim(static_cast<Int>(x.size()))}})));
  TensorData data = TensorData::zeros(DType::f64, {static_cast<Int>(x.size())});
  data.real = x;
  return ir::evaluate(run(optimization_pipeline(), b.graph), {data}, {}).at(0).real;
}

void expect_values(const std::function<NodeId(Builder&, NodeId)>& build, const std::vector<double>& x,
                   const std::vector<double>& expected) {
  const std::vector<double> actual = values(build, x);
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (std::isfinite(expected[i]))
      EXPECT_NEAR(actual[i], expected[i], 1e-15 + 1e-14 * std::abs(expected[i])) << "at " << x[i];
    else
      EXPECT_EQ(actual[i], expected[i]) << "at " << x[i];
  }
}

NodeId one(Builder& b) { return b.number(1, DType::f64); }

TEST(Recognize, LogOfSigmoidFarBelowZero) {
  const auto build = [](Builder& b, NodeId x) { return b.call("log", {b.call("sigmoid", {x})}); };
  expect_values(build, {-1000, 0, 50}, {-1000, -std::log(2.0), -exp(-50.0)});
}

TEST(Recognize, LogOfOneLessSigmoid) {
  const auto build = [](Builder& b, NodeId x) {
    return b.call("log", {b.call("sub", {one(b), b.call("sigmoid", {x})})});
  };
  expect_values(build, {1000, 0, -50}, {-1000, -std::log(2.0), -exp(-50.0)});
}

TEST(Recognize, SigmoidSpelledOut) {
  const auto build = [](Builder& b, NodeId x) {
    const NodeId e = b.call("exp", {b.call("neg", {x})});
    return b.call("log", {b.call("div", {one(b), b.call("add", {one(b), e})})});
  };
  expect_values(build, {-1000, 50}, {-1000, -exp(-50.0)});
  const auto other = [](Builder& b, NodeId x) {
    const NodeId e = b.call("exp", {x});
    return b.call("div", {e, b.call("add", {e, one(b)})});
  };
  expect_values(other, {1000, 0, -50}, {1, 0.5, exp(-50.0) / (1 + exp(-50.0))});
}

TEST(Recognize, Softplus) {
  const auto build = [](Builder& b, NodeId x) { return b.call("log", {b.call("add", {one(b), b.call("exp", {x})})}); };
  expect_values(build, {1000, -50, 0}, {1000, exp(-50.0), std::log(2.0)});
  const auto other = [](Builder& b, NodeId x) { return b.call("log1p", {b.call("exp", {x})}); };
  expect_values(other, {1000, -50}, {1000, exp(-50.0)});
}

TEST(Recognize, TheStableFormItselfStays) {
  Builder b;
  const NodeId x = b.input("x", f32({3}));
  const NodeId tail = b.call("log1p", {b.call("exp", {b.call("neg", {b.call("abs", {x})})})});
  b.output(b.call("add", {b.call("maximum", {x, b.number(0)}), tail}));
  EXPECT_EQ(optimized(b.graph).size(), b.graph.size());
}

TEST(Recognize, DifferencesFromOne) {
  const auto minus = [](Builder& b, NodeId x) { return b.call("sub", {b.call("exp", {x}), one(b)}); };
  expect_values(minus, {1e-20, 1}, {1e-20, std::expm1(1.0)});
  const auto plus = [](Builder& b, NodeId x) { return b.call("log", {b.call("add", {x, one(b)})}); };
  expect_values(plus, {1e-20, 1}, {1e-20, std::log(2.0)});
  const auto less = [](Builder& b, NodeId x) { return b.call("log", {b.call("sub", {one(b), x})}); };
  expect_values(less, {1e-20, 0.5}, {-1e-20, -std::log(2.0)});
}

NodeId softmax(Builder& b, NodeId x, Ints axes, bool shifted) {
  if (shifted) x = b.call("sub", {x, b.reduce("max", x, axes, true)});
  const NodeId e = b.call("exp", {x});
  return b.call("div", {e, b.reduce("sum", e, axes, true)});
}

TEST(Recognize, SoftmaxOfLargeNumbers) {
  const auto build = [](Builder& b, NodeId x) { return softmax(b, x, {0}, false); };
  expect_values(build, {1000, 1000, -1000}, {0.5, 0.5, 0});
}

TEST(Recognize, LogOfSoftmaxOfDistantNumbers) {
  for (const bool shifted : {false, true}) {
    const auto build = [&](Builder& b, NodeId x) { return b.call("log", {softmax(b, x, {0}, shifted)}); };
    expect_values(build, {1000, -1000, 1000}, {-std::log(2.0), -2000 - std::log(2.0), -std::log(2.0)});
  }
}

TEST(Recognize, LogOfASumOfExponentials) {
  for (const bool keepdims : {false, true}) {
    const auto build = [&](Builder& b, NodeId x) {
      return b.call("log", {b.reduce("sum", b.call("exp", {x}), {0}, keepdims)});
    };
    expect_values(build, {1000, 1000}, {1000 + std::log(2.0)});
    expect_values(build, {-1000, -1001}, {-1000 + log1p(exp(-1.0))});
    const double infinity = std::numeric_limits<double>::infinity();
    expect_values(build, {-infinity, -infinity}, {-infinity});
    expect_values(build, {infinity, 0}, {infinity});
  }
}

TEST(Recognize, ASoftmaxThatIsShiftedStays) {
  Builder b;
  b.output(softmax(b, b.input("x", f32({4, 3})), {1}, true));
  const Graph after = optimized(b.graph);
  EXPECT_EQ(after.size(), b.graph.size());
}

TEST(Recognize, KeepsTheValuesOverAnyAxes) {
  for (const Ints& axes : {Ints{0}, Ints{1}, Ints{0, 2}, Ints{}}) {
    for (const bool shifted : {false, true}) {
      Builder b;
      const NodeId x = b.input("x", f32({2, sym("n"), 2}));
      const NodeId p = softmax(b, x, axes, shifted);
      b.output(p, "p");
      b.output(b.call("log", {p}), "log_p");
      b.output(b.call("log", {b.reduce("sum", b.call("exp", {x}), axes, false)}), "log_sum");
      optimized(b.graph, {{"n", 3}});
    }
  }
}

TEST(Recognize, AQuotientByAnotherSumIsNoSoftmax) {
  Builder b;
  const NodeId x = b.input("x", f32({3, 3})), z = b.input("z", f32({3, 3}));
  const NodeId e = b.call("exp", {x});
  b.output(b.call("div", {e, b.reduce("sum", b.call("exp", {z}), {1}, true)}), "other");
  b.output(b.call("div", {e, b.reduce("sum", e, {0}, false)}), "rows_by_columns");
  b.output(b.call("div", {e, b.call("reshape", {b.reduce("sum", e, {0}, false)}, {{"newshape", Dims{3, 1}}})}),
           "turned");
  EXPECT_EQ(count(optimized(b.graph), "max"), 0);
}

// Of a square of numbers shapes do not tell along which axis a sum or a shift stands.
TEST(Recognize, WhatStandsAgainstAnotherAxisIsNoSoftmax) {
  Builder b;
  const NodeId x = b.input("x", {DType::f64, {3, 3}});
  const NodeId e = b.call("exp", {b.call("sub", {x, b.reduce("max", x, {1}, false)})});
  const NodeId turned = b.call("div", {e, b.reduce("sum", e, {1}, false)});
  b.output(b.call("div", {turned, b.reduce("sum", turned, {1}, true)}), "normalized");
  const NodeId straight = b.call("div", {e, b.reduce("sum", e, {1}, true)});
  b.output(b.call("log", {straight}), "log");
  optimized(b.graph);

  const std::vector<TensorData> leaves = random_leaves(b.graph, {}, 1);
  for (const NodeId y : {turned, straight}) {
    std::vector<std::vector<TensorData>> gradients;
    for (const bool recognized : {false, true}) {
      Graph graph = b.graph;
      graph.outputs.clear();
      const std::vector<NodeId> squares = {y, y};
      const NodeId loss = graph.add(ops::row("sum"), {graph.add(ops::row("mul"), squares)},
                                    {{"axes", Ints{0, 1}}, {"keepdims", false}});
      graph.outputs.push_back({"loss", loss, {}});
      if (recognized) graph = recognize_losses(graph);
      const NodeId leaf = graph.leaves.at(0).node;
      const NodeId gradient = autodiff::differentiate(graph, graph.outputs.at(0).node, std::array{leaf}).at(0);
      graph.outputs = {{"gradient", gradient, {}}};
      gradients.push_back(ir::evaluate(graph, leaves, {}));
    }
    expect_same(gradients[1], gradients[0]);
  }
}

}  // namespace
}  // namespace modelc::passes::test
