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

/// What a shard of a batch gives to the update, a leaf of its own. Its name says how shards' values become one.
struct Part {
  std::string name;
  ir::TensorType type;
  static constexpr const char* gradient = "part-gradient/";  ///< of a weight: the mean over samples
  static constexpr const char* loss = "part-loss";           ///< likewise
  static constexpr const char* state = "part-state/";        ///< its value after the step: floats likewise
  static constexpr const char* metric = "part-metric/";      ///< what it adds to a metric's slot: the sum
};

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
  /// A step in two, for batches that are split into shards. `part` changes nothing but its `parts`: outputs are the
  /// losses alone, updates give every part its value.
  ir::Graph part;
  /// Takes the shards' parts in, put together as their kinds say. Outputs: the metrics' running values. Updates: as
  /// those of `step`. Without an optimizer, or with `whole`, it is empty: no updates.
  ir::Graph update;
  std::vector<Part> parts;           ///< gradients first, in the order of the trainable weights
  std::vector<Block> update_blocks;  ///< leaves of `update` that hold several weights, slots or parts
  std::string whole;                 ///< why batches cannot be split; empty where they can
  /// "optimizer/iteration" (`i64[]`, the steps taken), "optimizer/learning_rate" where it is a number, the optimizer's
  /// states, "optimizer/m/dense/kernel", and what metrics accumulate, "metric/accuracy/total".
  std::vector<elaborate::Slot> slots;
  std::size_t metric_slots = 0;  ///< how many of them, at the end, are metrics'
  /// Leaves of `step` that hold several weights or slots.
  std::vector<Block> blocks;
};

/// What `Entries::gradients` is of a `part`, before or after the passes.
ir::Graph gradients_of(const ir::Graph& part);

/// Nothing, and E0506, where an operation that the loss depends on has no gradient.
std::optional<Entries> make_entries(const elaborate::Model& model, Diagnostics& diagnostics);

}  // namespace modelc::training
