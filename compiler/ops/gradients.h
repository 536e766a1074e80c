#pragma once
#include <cstdint>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

#include "ir/gradient.h"

/// What gradient rules share. A rule stands beside its row.
namespace modelc::ops {

using Gradients = std::vector<ir::NodeId>;

/// The row with a gradient rule: differentiable(unary<"exp", ..>(".."), [](GradContext& g) -> Gradients { .. }).
constexpr ir::OpRow differentiable(ir::OpRow row, ir::GradFn gradient) {
  row.gradient = gradient;
  return row;
}

/// The node's value when it is a constant of rank 0.
inline const double* constant_number(const ir::Graph& graph, ir::NodeId id) {
  const ir::Node& node = graph[id];
  if (node.op->name != "constant") return nullptr;
  const auto& data = *node.attrs.get<std::shared_ptr<const ir::TensorData>>("value");
  return data.shape.empty() && !data.real.empty() ? data.real.data() : nullptr;
}

/// The cotangent of a result, zeros where the loss does not depend on it.
inline ir::NodeId cotangent(const ir::GradContext& g, std::size_t result) {
  if (g.cotangents[result]) return *g.cotangents[result];
  const ir::TensorType& type = g.node().types[result];
  return g.call("full", {}, {{"shape", type.shape}, {"fill_value", 0.0}, {"dtype", type.dtype}});
}

/// With the last two axes exchanged.
inline ir::NodeId transposed(const ir::GradContext& g, ir::NodeId x) {
  std::vector<std::int64_t> axes(g.shape(x).size());
  std::iota(axes.begin(), axes.end(), 0);
  std::swap(axes[axes.size() - 2], axes.back());
  return g.transpose(x, std::move(axes));
}

/// `x` with 1 where the condition does not hold, for a formula that is of no account there but would have no finite
/// derivative.
inline ir::NodeId or_one(const ir::GradContext& g, ir::NodeId condition, ir::NodeId x) {
  return g.call("where", {condition, x, g.number(1)});
}

/// All axes of a shape but the last `kept`.
inline ir::Shape leading(const ir::Shape& shape, std::size_t kept) {
  return {shape.begin(), shape.end() - static_cast<std::ptrdiff_t>(kept)};
}

}  // namespace modelc::ops
