#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "autodiff/autodiff.h"
#include "ops/program.h"

/// Gradients against central differences in double, along random directions.
namespace modelc::tests {

struct Slope {
  double derived = 0;   ///< the gradient times the direction
  double measured = 0;  ///< by differences
  double size = 0;      ///< what rounding errors are proportional to: sum of |gradient * direction|
};

inline double relative_error(const Slope& slope) {
  const double scale = std::max({std::abs(slope.derived), std::abs(slope.measured), 0.01 * slope.size});
  return scale == 0 ? 0 : std::abs(slope.derived - slope.measured) / scale;
}

/// Elements with a weight of zero count nothing, infinite ones neither.
inline double dot(const std::vector<double>& weights, const std::vector<double>& values) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i] != 0) sum += weights[i] * values[i];
  return sum;
}

inline std::vector<double> directions(std::size_t n, std::mt19937_64& rng) {
  std::vector<double> values(n);
  for (double& value : values) value = static_cast<double>(rng() >> 11) * 0x1p-52 - 1;
  return values;
}

/// The loss is the sum of all floating-point outputs, each element weighed at random; the direction goes through all
/// floating-point leaves for which `moves` says so. `leaves` are f64.
inline Slope slope(const ir::Graph& model, const std::vector<ir::TensorData>& leaves, const ir::SymbolValues& symbols,
                   std::mt19937_64& rng) {
  // The weighed sum is taken outside, so that the seeds are leaves too.
  ir::Graph graph = model;
  graph.updates.clear();
  std::vector<ir::TensorData> given = leaves;
  std::vector<autodiff::Seed> seeds;
  std::vector<std::vector<double>> weights;
  std::vector<std::size_t> scored;
  const std::vector<ir::TensorData> at = ir::evaluate(graph, leaves, symbols);
  for (std::size_t i = 0; i < graph.outputs.size(); ++i) {
    const ir::NodeId node = graph.outputs[i].node;
    if (!ir::is_float(graph.type(node).dtype)) continue;
    scored.push_back(i);
    weights.push_back(directions(at[i].real.size(), rng));
    for (std::size_t k = 0; k < at[i].real.size(); ++k)  // the largest of nothing, say
      if (!std::isfinite(at[i].real[k])) weights.back()[k] = 0;
    seeds.push_back({node, graph.leaf(ir::Leaf::Kind::input, "seed_" + std::to_string(i), graph.type(node))});
    ir::TensorData seed = at[i];
    seed.real = weights.back();
    given.push_back(std::move(seed));
  }
  std::vector<ir::NodeId> wrt;
  std::vector<std::size_t> moved;
  for (std::size_t i = 0; i < leaves.size(); ++i)
    if (ir::is_float(leaves[i].dtype)) {
      wrt.push_back(graph.leaves[i].node);
      moved.push_back(i);
    }
  const std::vector<ir::NodeId> gradients = autodiff::pull_back(graph, seeds, wrt);
  EXPECT_EQ(ir::verify(graph), std::vector<std::string>{});
  graph.outputs.clear();
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    EXPECT_EQ(ir::str(graph.type(gradients[i])), ir::str(graph.type(wrt[i])));
    graph.outputs.push_back({"gradient_" + std::to_string(i), gradients[i], {}});
  }
  const std::vector<ir::TensorData> derived = ir::evaluate(graph, given, symbols);

  Slope slope;
  std::vector<std::vector<double>> direction;
  for (std::size_t i = 0; i < moved.size(); ++i) {
    direction.push_back(directions(leaves[moved[i]].real.size(), rng));
    slope.derived += dot(direction[i], derived[i].real);
    for (std::size_t k = 0; k < direction[i].size(); ++k) slope.size += std::abs(derived[i].real[k] * direction[i][k]);
    for (const double value : derived[i].real) EXPECT_TRUE(std::isfinite(value));
  }
  const auto loss = [&](double step) {
    std::vector<ir::TensorData> there = leaves;
    for (std::size_t i = 0; i < moved.size(); ++i)
      for (std::size_t k = 0; k < direction[i].size(); ++k) there[moved[i]].real[k] += step * direction[i][k];
    const std::vector<ir::TensorData> results = ir::evaluate(model, there, symbols);
    double sum = 0;
    for (std::size_t i = 0; i < scored.size(); ++i) sum += dot(weights[i], results[scored[i]].real);
    return sum;
  };
  // Richardson's extrapolation: the error falls with the fourth power of h. A corner between the points shows itself by
  // another slope; then they are taken closer.
  for (const double h : {1e-4, 1e-6}) {
    const double near = (loss(h) - loss(-h)) / (2 * h);
    const double far = (loss(2 * h) - loss(-2 * h)) / (4 * h);
    slope.measured = near + (near - far) / 3;
    if (relative_error(slope) < 1e-7) break;
  }
  return slope;
}

/// A model whose outputs are the gradients of those of `model` by all its floating-point leaves; the cotangents that
/// they are pulled back from are further leaves.
inline ir::Graph derivative(const ir::Graph& model) {
  ir::Graph graph = model;
  graph.updates.clear();
  std::vector<ir::NodeId> wrt;
  for (const ir::Leaf& leaf : graph.leaves)
    if (ir::is_float(graph.type(leaf.node).dtype)) wrt.push_back(leaf.node);
  std::vector<autodiff::Seed> seeds;
  for (const ir::Output& output : model.outputs)
    if (const ir::TensorType& type = model.type(output.node); ir::is_float(type.dtype))
      seeds.push_back(
          {output.node, graph.leaf(ir::Leaf::Kind::input, "d" + std::to_string(graph.leaves.size()), type)});
  graph.outputs.clear();
  for (const ir::NodeId gradient : autodiff::pull_back(graph, seeds, wrt))
    graph.outputs.push_back({"gradient_" + std::to_string(graph.outputs.size()), gradient, {}});
  EXPECT_EQ(ir::verify(graph), std::vector<std::string>{});
  return graph;
}

/// Values of the model's own leaves, and after them of the cotangents that `derivative` has added.
inline std::vector<ir::TensorData> with_cotangents(const ir::Graph& graph, std::vector<ir::TensorData> leaves,
                                                   const ir::SymbolValues& symbols, std::mt19937_64& rng) {
  while (leaves.size() < graph.leaves.size())
    leaves.push_back(random_tensor(graph.type(graph.leaves[leaves.size()].node), symbols, rng, -1, 1));
  return leaves;
}

}  // namespace modelc::tests
