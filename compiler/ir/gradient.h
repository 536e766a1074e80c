#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ir/graph.h"

namespace modelc::ir {

/// In what a gradient rule returns: this input takes no part.
inline constexpr NodeId no_gradient = static_cast<NodeId>(-1);

/// What a gradient rule (OpRow::gradient) sees, and what it builds with. The rule returns one node for each input of
/// the node: the gradient of the loss with respect to it, or `no_gradient`. It need not match the input's shape
/// exactly: where the two differ by broadcasting, reverse mode sums over what the operation had stretched, or stretches
/// what the rule left at 1, once and for all rules. Integer and bool inputs get nothing whatever the rule returns.
///
///   std::vector<NodeId> gradient_mul(GradContext& g) { return {g.mul(g.dy(), g.input(1)), g.mul(g.dy(), g.input(0))};
///   } std::vector<NodeId> gradient_exp(GradContext& g) { return {g.mul(g.dy(), g.result())}; }
struct GradContext {
  Graph& graph;
  NodeId id;                                          ///< the node that is differentiated
  std::span<const std::optional<NodeId>> cotangents;  ///< of each result; nothing where the loss does not depend on it
  const std::vector<bool>& wanted;                    ///< of each input: does anybody need its gradient?
  const OpRow& (*row)(std::string_view);              ///< the table of operations

  const Node& node() const { return graph[id]; }
  const Attrs& attrs() const { return node().attrs; }
  NodeId input(std::size_t i) const { return node().inputs[i]; }
  const TensorType& type(NodeId of) const { return graph.type(of); }
  const Shape& shape(NodeId of) const { return graph.type(of).shape; }
  NodeId result() const { return id; }  ///< the node's own value, of use to exp, tanh, sqrt and their like
  NodeId dy() const { return cotangents.front().value(); }  ///< the cotangent of the only result
  bool wants(std::size_t i) const { return wanted[i]; }     ///< lets a rule skip what is costly and unused

  /// Builds a node of that row, at the place of the node that is differentiated.
  NodeId call(std::string_view op, std::vector<NodeId> inputs, Attrs attrs = {}) const;
  NodeId number(double value) const;  ///< a constant of rank 0 and dy's dtype
  NodeId neg(NodeId x) const { return call("neg", {x}); }
  NodeId add(NodeId x, NodeId y) const { return call("add", {x, y}); }
  NodeId sub(NodeId x, NodeId y) const { return call("sub", {x, y}); }
  NodeId mul(NodeId x, NodeId y) const { return call("mul", {x, y}); }
  NodeId div(NodeId x, NodeId y) const { return call("div", {x, y}); }
  NodeId mul(NodeId x, double y) const { return mul(x, number(y)); }
  /// `x` where `condition`, otherwise 0: exact even when x is not finite there.
  NodeId where_or_zero(NodeId condition, NodeId x) const { return call("where", {condition, x, number(0)}); }
  NodeId reshape(NodeId x, Shape shape) const;
  NodeId broadcast(NodeId x, Shape shape) const;
  NodeId transpose(NodeId x, std::vector<std::int64_t> axes) const;
  NodeId sum(NodeId x, std::vector<std::int64_t> axes, bool keepdims) const;
  /// A reduction's cotangent with the reduced axes put back as 1, so that it broadcasts against the input.
  NodeId keep_axes(NodeId x, const Shape& input, const std::vector<std::int64_t>& axes) const;
};

/// Thrown where a gradient is needed and cannot be had: at the operation, wherever its graph is.
struct GradientError {
  Origin origin;
  std::string message;  ///< "`sort` has no gradient"
};

}  // namespace modelc::ir
