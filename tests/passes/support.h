#pragma once
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "ir/graph.h"
#include "ops/table.h"
#include "passes/pipelines.h"

/// Graphs by hand, and their values before and after a pass.
namespace modelc::passes::test {

using ir::Attrs;
using ir::Dim;
using ir::DType;
using ir::Graph;
using ir::NodeId;
using ir::TensorData;
using ir::TensorType;
using Int = std::int64_t;
using Ints = std::vector<Int>;
using Dims = std::vector<Dim>;

inline Dim sym(std::string name) { return Dim::symbol(std::move(name)); }
inline TensorType f32(ir::Shape shape) { return {DType::f32, std::move(shape)}; }

/// A graph in the making.
struct Builder {
  Graph graph = {};

  NodeId input(std::string name, TensorType type) {
    return graph.leaf(ir::Leaf::Kind::input, std::move(name), std::move(type));
  }
  NodeId call(std::string_view op, std::vector<NodeId> inputs, Attrs attrs = {}) {
    return graph.add(ops::row(op), std::move(inputs), std::move(attrs));
  }
  NodeId tensor(TensorData data) { return call("constant", {}, {{"value", std::make_shared<const TensorData>(data)}}); }
  NodeId number(double value, DType dtype = DType::f32) { return tensor(TensorData::scalar(dtype, value)); }
  NodeId reduce(std::string_view op, NodeId x, Ints axes, bool keepdims) {
    return call(op, {x}, {{"axes", std::move(axes)}, {"keepdims", keepdims}});
  }
  void output(NodeId node, std::string name = "y") { graph.outputs.push_back({std::move(name), node, {}}); }
};

/// Values for the leaves: multiples of 1/64 in [-2, 2), or small integers.
inline std::vector<TensorData> random_leaves(const Graph& graph, const ir::SymbolValues& symbols, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<TensorData> leaves;
  for (const ir::Leaf& leaf : graph.leaves) {
    const TensorType& type = graph.type(leaf.node);
    Ints shape;
    for (const Dim& dim : type.shape) shape.push_back(dim.evaluate(symbols).value());
    TensorData data = TensorData::zeros(type.dtype, std::move(shape));
    for (double& x : data.real) x = static_cast<double>(static_cast<Int>(random() % 256) - 128) / 64;
    for (Int& x : data.integer) x = type.dtype == DType::boolean ? random() % 2 : static_cast<Int>(random() % 7) - 3;
    leaves.push_back(std::move(data));
  }
  return leaves;
}

/// Equal where both are numbers, to `tolerance` relative; NaN and infinities must match.
inline void expect_same(const std::vector<TensorData>& actual, const std::vector<TensorData>& expected,
                        double tolerance = 1e-12) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    SCOPED_TRACE("result " + std::to_string(i));
    ASSERT_EQ(actual[i].dtype, expected[i].dtype);
    ASSERT_EQ(actual[i].shape, expected[i].shape);
    EXPECT_EQ(actual[i].integer, expected[i].integer);
    for (std::size_t k = 0; k < expected[i].real.size(); ++k) {
      const double a = actual[i].real[k], e = expected[i].real[k];
      if (std::isfinite(e))
        ASSERT_NEAR(a, e, tolerance * std::max(1.0, std::abs(e))) << "element " << k;
      else
        ASSERT_TRUE(a == e || (std::isnan(a) && std::isnan(e))) << "element " << k << ": " << a << " for " << e;
    }
  }
}

/// How many live nodes of that operation there are.
inline int count(const Graph& graph, std::string_view op) {
  int n = 0;
  for (NodeId id = 0; id < graph.size(); ++id) n += graph[id].op->name == op;
  return n;
}

/// The graph after the whole pipeline, which must verify and give the same values on random leaves.
inline Graph optimized(const Graph& graph, const ir::SymbolValues& symbols = {}, double tolerance = 1e-12) {
  const Graph after = run(optimization_pipeline(), graph);
  EXPECT_EQ(ir::verify(after), std::vector<std::string>{});
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const std::vector<TensorData> leaves = random_leaves(graph, symbols, seed);
    expect_same(ir::evaluate(after, leaves, symbols, 7), ir::evaluate(graph, leaves, symbols, 7), tolerance);
  }
  return after;
}

}  // namespace modelc::passes::test
