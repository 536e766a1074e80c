#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "elaborate/program.h"
#include "ir/graph.h"

namespace modelc::elaborate {

/// A tensor that training keeps from step to step beside the weights. Its shape is static.
struct Slot {
  std::string name;
  ir::TensorType type;
  std::shared_ptr<const ir::Graph> initializer;  ///< no inputs, one output of this type
};

/// How an optimizer changes a weight of one type, and the weight's constraint behind it.
struct UpdateRule {
  /// Leaves: the inputs "w", "g" (the gradient), "iteration" (`i64[]`, steps taken so far) and, where it is a number
  /// that the app may set, "learning_rate" (a float of rank 0); states: the slots. One output: the new weight.
  ir::Graph graph;
  std::vector<Slot> slots;  ///< by the names that the optimizer gives them, "m"
  /// The slot of the weight's moving average, with `use_ema`. No name of the language: no state of an optimizer has it.
  static constexpr const char* average = "moving-average";
};

/// The training recipe as graphs. Nodes know where in the source they come from.
struct Training {
  /// Both have the model's inputs, the targets in use, all weights and states, and the metrics' slots as leaves.
  /// Outputs: `loss` (rank 0), `<output>_loss` of each output that has one, then the metrics' values since their slots
  /// were 0. Updates: the model's states, and the metrics' slots.
  ir::Graph loss;                                           ///< in training mode
  ir::Graph evaluate;                                       ///< in inference mode
  std::vector<Symbol> symbols;                              ///< the open ones of both
  std::size_t losses = 0;                                   ///< how many of the outputs are losses
  std::vector<Slot> metrics;                                ///< their states, "metric/precision/counts/true_positives"
  std::optional<double> learning_rate;                      ///< where the rate is a number
  std::optional<double> global_clipnorm;                    ///< what the norm of all gradients together is limited to
  std::optional<std::int64_t> gradient_accumulation_steps;  ///< batches whose mean gradient makes one update
  struct Update {
    std::size_t weight;  ///< into Model::weights
    std::shared_ptr<const UpdateRule> rule;
  };
  std::vector<Update> updates;  ///< one for each trainable weight
};

}  // namespace modelc::elaborate
