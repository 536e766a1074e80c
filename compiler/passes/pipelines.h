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
  ir::Graph (*run)(const ir::Graph&);
};

/// What every graph goes through before it is planned, in order.
std::span<const Pass> optimization_pipeline();

/// What a graph goes through before it is differentiated: all of the same that leaves gradients as they are.
std::span<const Pass> differentiation_pipeline();

/// Runs the passes; `observe` (may be empty) sees the graph after each. With MODELC_VERIFY every result is verified,
/// and a pass that breaks the graph is named in a std::logic_error.
ir::Graph run(std::span<const Pass> pipeline, ir::Graph graph,
              const std::function<void(const Pass&, const ir::Graph&)>& observe = {});

}  // namespace modelc::passes
