#pragma once
#include <string>
#include <vector>

#include "ir/graph.h"

namespace modelc::plan {

/// An entry point in two parts: what depends on weights alone is computed once, when these are loaded, initialized or
/// trained; the rest runs.
struct Prepared {
  /// What is computed ahead: a weight in `run`.
  struct Tensor {
    std::string name;  ///< the leaf of `run`: "conv2d/kernel/panels"
    ir::TensorType type;
    std::string weight;      ///< the weight that it is a copy of, in panels; empty where `ahead` computes it
    std::size_t output = 0;  ///< of `ahead`
    bool panels = false;
    std::int64_t channels = 0;  ///< with panels: of the operand beside it
  };

  ir::Graph ahead;  ///< from weights to tensors
  ir::Graph run;
  std::vector<Tensor> tensors;

  bool empty() const { return tensors.empty(); }
};

/// Cuts a graph that has been through the passes. Constants, views and what would take much more memory than what it is
/// computed from stay where they are; weights of products and convolutions go into panels where that pays.
Prepared prepare(const ir::Graph& graph);

}  // namespace modelc::plan
