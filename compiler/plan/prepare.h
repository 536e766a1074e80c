#pragma once
#include <string>
#include <vector>

#include "ir/graph.h"
#include "plan/kernel_table.h"

namespace modelc::plan {

/// An entry point in two parts: what depends on weights alone is computed once, when these are loaded, initialized or
/// trained; the rest runs.
struct Prepared {
  /// What is computed ahead: a weight in `run`.
  struct Tensor {
    std::string name;  ///< the leaf of `run`: "conv2d/kernel/panels"
    ir::TensorType type;
    std::string weight;        ///< the weight that it is a copy of; empty where `ahead` computes it
    std::size_t output = 0;    ///< of `ahead`
    std::uint8_t packing = 0;  ///< a row of packings()
    KernelSizes sizes = {};    ///< of what is packed
  };

  ir::Graph ahead;  ///< from weights to tensors
  ir::Graph run;
  std::vector<Tensor> tensors;

  bool empty() const { return tensors.empty(); }
};

/// Cuts a graph that has been through the passes. Constants, views and what would take much more memory than what it is
/// computed from stay where they are; weights of contractions are packed where that pays, and those that bytes are cast
/// for read the bytes themselves (read_bytes.h).
Prepared prepare(const ir::Graph& graph);

}  // namespace modelc::plan
