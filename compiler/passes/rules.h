#pragma once
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ir/graph.h"

/// Local rewriting by a table: what simplify and recognize have in common.
namespace modelc::passes {

/// A node that a rule looks at, and what it builds with.
struct Site {
  ir::Graph& graph;
  ir::NodeId id;

  const ir::Node& node() const { return graph[id]; }
  const ir::Attrs& attrs() const { return node().attrs; }
  ir::NodeId input(std::size_t i) const { return node().inputs[i]; }
  bool is(ir::NodeId of, std::string_view op) const { return graph[of].op->name == op; }
  /// The first input of a node of that operation; nothing when it is another one.
  std::optional<ir::NodeId> under(std::string_view op, ir::NodeId of) const;
  /// The number in every element of a constant, however it is reshaped and broadcast; nothing when they differ.
  std::optional<double> number(ir::NodeId of) const;
  bool is_number(ir::NodeId of, double value) const { return number(of) == value; }
  /// The operand beside one that is `value` in every element, of an operation of two.
  std::optional<ir::NodeId> beside(double value) const;
  bool is_float() const { return ir::is_float(node().type().dtype); }

  /// Builds a node of that row, at the place of the one that is rewritten.
  ir::NodeId call(std::string_view op, std::vector<ir::NodeId> inputs, ir::Attrs attrs = {}) const;
  ir::NodeId scalar(double value) const;  ///< a constant of rank 0 in the dtype of the node
  ir::NodeId reshape(ir::NodeId x, ir::Shape shape) const;
};

/// Replaces nodes of one operation. A rule that does not apply returns nothing; one that does need not care about
/// shapes: what has another type than the node is not taken.
struct Rule {
  std::string_view op;       ///< empty: of any
  std::string_view meaning;  ///< "x + 0 = x"
  std::optional<ir::NodeId> (*apply)(const Site&);
};

/// Applies the tables' rules to each node, and again to what comes out, until none applies.
ir::Graph apply(std::initializer_list<std::span<const Rule>> tables, ir::Graph graph);

}  // namespace modelc::passes
