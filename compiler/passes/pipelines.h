#pragma once
#include <functional>
#include <span>
#include <string_view>

#include "ir/graph.h"

namespace modelc::passes {

/// A pass: value to value.
struct Pass {
  std::string_view name;  ///< for --print-after
  std::string_view description;
  ir::Graph (*run)(ir::Graph);
  bool of_scans = false;  ///< does nothing to a graph without others within
};

/// What every graph goes through before it is planned, in order.
std::span<const Pass> optimization_pipeline();

/// What the graph of a loss goes through before it is differentiated: nothing here changes a gradient. The graph that
/// comes of it goes through the optimization pipeline, which dissolves what only gradients need.
std::span<const Pass> loss_pipeline();

/// Runs the passes; `observe` (may be empty) sees the graph after each. With MODELC_VERIFY every result is verified,
/// and a pass that breaks the graph is named in a std::logic_error.
ir::Graph run(std::span<const Pass> pipeline, ir::Graph graph,
              const std::function<void(const Pass&, const ir::Graph&)>& observe = {});

}  // namespace modelc::passes
