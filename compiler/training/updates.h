#pragma once
#include <optional>
#include <string>
#include <vector>

#include "elaborate/training.h"

namespace modelc::training {

/// A leaf of the step that is several tensors, flat and side by side: the weights that share an update, or one state of
/// the optimizer for each of them.
struct Block {
  std::string name;                ///< "weights/", "optimizer/m/": no other leaf's ends so
  std::vector<std::string> parts;  ///< weights or slots, each beginning at a multiple of `block_alignment` bytes
  ir::TensorType type;             ///< [elements], with what is between the parts
};

inline constexpr std::int64_t block_alignment = 64;

/// What the optimizer works with, as nodes of the step; weights, values and gradients in the order of
/// Training::updates.
struct Descent {
  std::vector<ir::NodeId> weights;  ///< the leaves
  std::vector<ir::NodeId>
      values;  ///< where it starts from: the leaves, but for weights that the forward computation sets
  std::vector<ir::NodeId> gradients;
  std::optional<ir::NodeId> scale;  ///< of all gradients
  ir::NodeId iteration = 0;
  ir::NodeId learning_rate = 0;  ///< where it is a number
  bool in_memory = false;        ///< gradients are leaves that lie side by side as their weights do
};

/// Adds the update of every weight, and the slots they need. Weights that follow one another and whose rules are the
/// same and elementwise are updated as one flat tensor: `blocks` says which, and in memory they must lie in that order.
void add_updates(ir::Graph& graph, const elaborate::Training& recipe, const Descent& descent,
                 std::vector<elaborate::Slot>& slots, std::vector<Block>& blocks);

}  // namespace modelc::training
