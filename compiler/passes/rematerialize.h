#pragma once
#include <cstdint>
#include <functional>
#include <set>
#include <vector>

#include "ir/graph.h"

/// Less memory for more work in a step of training: the backward part computes values of the forward part again instead
/// of finding them kept (Chen et al. 2016, "Training Deep Nets with Sublinear Memory Cost").
namespace modelc::passes {

/// How much is computed again.
struct Recomputation {
  std::size_t segments = 1;  ///< that the forward part is cut into, where little crosses; the last stays as it is
  std::size_t whole = 0;     ///< of so many, from the first on, all is computed again that is not read across cuts
  std::size_t cheap = 0;     ///< of so many behind these, what follows from products and kernels without another one
};

/// The bytes of a value where it is kept for the backward part; 0 for one that is not.
using KeptBytes = std::function<std::int64_t(ir::NodeId)>;
/// The bytes of any value.
using ValueBytes = std::function<std::int64_t(const ir::TensorType&)>;

struct Rematerialized {
  ir::Graph graph;
  std::vector<ir::NodeId> origins;  ///< of each of its nodes: what it is, or is a copy of, in the graph before
};

/// For graphs that have been through the other passes, which would make one of a value and its copy. The first output
/// is the loss. Values are the same bit for bit: each copy has the operands of its original, in their order. What is in
/// `stays` is not computed again.
Rematerialized rematerialize(const ir::Graph& graph, const Recomputation& amount, const KeptBytes& kept,
                             const ValueBytes& bytes, const std::set<ir::NodeId>& stays = {});

}  // namespace modelc::passes
