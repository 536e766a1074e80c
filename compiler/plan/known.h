#pragma once
#include <optional>
#include <vector>

#include "ir/graph.h"
#include "plan/kernel_table.h"

namespace modelc::plan {

/// Which nodes depend on constants, and on weights that stay as they are between calls, alone.
class Known {
 public:
  explicit Known(const ir::Graph& graph);

  bool operator()(ir::NodeId id) const { return known_[id]; }
  bool weighed(ir::NodeId id) const { return weighed_[id]; }  ///< is it known, and depends on a weight?

 private:
  std::vector<bool> known_, weighed_;
};

/// The sizes of a matrix or of a convolution's kernel that is known; nothing for what cannot be packed.
std::optional<KernelSizes> kernel_sizes(const ir::Graph& graph, const Known& known, ir::NodeId contraction);

}  // namespace modelc::plan
