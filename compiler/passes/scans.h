#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ir/loop.h"

/// What passes over scans have in common.
namespace modelc::passes {

/// A scan that is being changed: its body, which may be added to, and the tensors outside that the body's leaves stand
/// for.
class Draft {
 public:
  Draft(const ir::Graph& graph, ir::NodeId scan);

  ir::Loop loop;   ///< its body is the old one, its counts are kept in step
  ir::Graph body;  ///< to be added to
  std::vector<ir::NodeId> inputs;

  /// A new leaf of the body for a tensor outside: a slice of `outside` in each turn, or all of it.
  ir::NodeId walk(const std::string& name, const ir::TensorType& slice, ir::NodeId outside);
  ir::NodeId capture(const std::string& name, const ir::TensorType& type, ir::NodeId outside);
  /// A new stacked result of the body's `node`; the same one where it is stacked already. Returns its index.
  std::size_t stack(ir::NodeId node);
  /// Adds the scan to the graph that it came from, or to another one that has its inputs.
  ir::NodeId add_to(ir::Graph& graph, ir::Origin origin) const;
};

/// What stands for each result of a scan; nothing for those that nobody needs.
using Results = std::vector<std::optional<ir::NodeId>>;
/// Adds nodes to `graph` (the scan's own) and returns what stands for its results, or nothing to leave it as it is.
/// `used` says which results anybody needs.
using ScanRewriter =
    std::function<std::optional<Results>(ir::Graph& graph, ir::NodeId scan, const std::vector<bool>& used)>;

/// Rewrites every scan, those in the bodies of others first.
ir::Graph rewrite_scans(const ir::Graph& graph, const ScanRewriter& rewrite);

/// Scans in the order of their ids, without those that nothing needs.
std::vector<ir::NodeId> live_scans(const ir::Graph& graph);
/// Are there graphs within, bodies of scans or rules of gradients?
bool holds_graphs(const ir::Graph& graph);

/// Builds nodes at the place of another one.
struct At {
  ir::Graph& graph;
  ir::Origin origin;

  ir::NodeId call(std::string_view op, std::vector<ir::NodeId> inputs, ir::Attrs attrs = {}) const;
  ir::NodeId project(ir::NodeId of, std::size_t index) const;
  ir::NodeId reshape(ir::NodeId x, ir::Shape shape) const;
  ir::NodeId transpose(ir::NodeId x, std::vector<std::int64_t> axes) const;
  /// The axis at another place, the others in their order.
  ir::NodeId move_axis(ir::NodeId x, std::size_t from, std::size_t to) const;
  const ir::Shape& shape(ir::NodeId x) const { return graph.type(x).shape; }
};

}  // namespace modelc::passes
