#pragma once
#include <optional>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "elaborate/program.h"
#include "elaborate/training.h"
#include "training/updates.h"

/// The training recipe as whole graphs: forward, losses, reverse mode and the optimizer's update are one graph each,
/// that goes through the same passes, planner and emitter as inference.
namespace modelc::training {

/// The entry points of a model that was elaborated with Options::train. Leaves are the model's inputs, the targets in
/// use, its weights and states, and what `slots` names.
struct Entries {
  /// Outputs: `loss`, `<output>_loss` of each output that has a loss, `grad/<weight>` of each trainable weight.
  ir::Graph gradients;
  /// Outputs: `loss`, then the metrics' running values. Updates: trainable weights, states, slots. Without an optimizer
  /// it is empty: no outputs.
  ir::Graph step;
  /// Outputs as those of `step`, in inference mode. Updates: the metrics' slots, and states that inference updates.
  ir::Graph evaluate;
  /// "optimizer/iteration" (`i64[]`, the steps taken), "optimizer/learning_rate" where it is a number, the optimizer's
  /// states, "optimizer/m/dense/kernel", and what metrics accumulate, "metric/accuracy/total".
  std::vector<elaborate::Slot> slots;
  std::size_t metric_slots = 0;  ///< how many of them, at the end, are metrics'
  /// Leaves of `step` that hold several weights or slots.
  std::vector<Block> blocks;
};

/// Nothing, and E0506, where an operation that the loss depends on has no gradient.
std::optional<Entries> make_entries(const elaborate::Model& model, Diagnostics& diagnostics);

}  // namespace modelc::training
