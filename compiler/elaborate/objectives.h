#pragma once
#include "elaborate/evaluator.h"
#include "elaborate/training.h"

namespace modelc::elaborate {

/// What training makes small and what it reports: a model's losses and metrics, as a recipe says them.
class Objectives {
 public:
  Objectives(Evaluator& in, Training& training) : in_(in), state_(*in.state()), training_(training) {}

  /// The graph of the total loss, each output's own and the metrics.
  ir::Graph graph();

 private:
  // losses.cpp
  void add_losses(std::vector<ir::Output>& results);
  /// What an output adds to the loss; nothing where it has none.
  std::optional<Tensor> output_term(const ir::Output& output, std::vector<ir::Output>& results);
  /// What a loss asks of the target of an output.
  ir::TensorType target_type(const Value& loss, Tensor prediction, const std::string& output, Span span);
  Tensor target_of(const std::string& output, const Value& function, Tensor prediction, Span span);
  Tensor prediction_of(const ir::Output& output);  ///< with its mask
  /// Target and prediction of a function that does not say their shapes, without a difference of an axis of 1.
  Arguments compared(const Value& function, Tensor target, Tensor prediction, Span span);

  // metrics.cpp
  void add_metrics(std::vector<ir::Output>& results);
  void add_metric(Value metric, const ir::Output& output, bool weighted, Span span, std::vector<ir::Output>& results);
  Tensor apply_metric(const LayerInstance& metric, const std::string& name, Arguments arguments, Span span);
  void drop_unread_metric_states(std::size_t first_update, const std::vector<ir::Output>& results);

  Evaluator& in_;
  ModelState& state_;
  Training& training_;
};

}  // namespace modelc::elaborate
