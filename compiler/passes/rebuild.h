#pragma once
#include <functional>
#include <map>

#include "ir/graph.h"

namespace modelc::passes {

/// What a rebuilt graph does differently from the old one; what is empty changes nothing.
struct Rewriter {
  /// Sees each node once it is in the new graph, its inputs rebuilt; returns itself or a node to stand for it. A node
  /// of other types is not taken.
  std::function<ir::NodeId(ir::Graph&, ir::NodeId)> node = {};
  /// Replaces every dimension in attributes, leaves and requirements.
  std::function<ir::Dim(const ir::Dim&)> dim = {};
  /// Runs the shape rule of every node, not only of those whose inputs or attributes have changed.
  bool derive_types = false;
  /// What becomes of graphs held as attributes (scan bodies); empty: they are rebuilt alike.
  std::function<ir::Graph(const ir::Graph&)> body = {};
  /// Nodes of the old graph that others of it stand for, be these later: everything is put into an order again. Not for
  /// the graphs within.
  std::map<ir::NodeId, ir::NodeId> instead = {};
};

/// A new graph of what outputs and updates need: every leaf in its order, frames and names as they were, types derived
/// anew where they may differ, equal nodes merged. Requirements are the old ones, because what rewriting states beside
/// them follows from them. Graphs held as attributes (scan bodies) are rebuilt alike. Throws ShapeError and DimOverflow
/// when replaced dimensions contradict a shape rule. A graph of which `node` alone might change something, and does
/// not, is given back.
ir::Graph rebuild(ir::Graph graph, const Rewriter& rewriter = {});

}  // namespace modelc::passes
