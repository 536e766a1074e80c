#pragma once
#include "elaborate/evaluator.h"

namespace modelc::elaborate {

/// A call of `scan`: a loop under construction.
class ScanLoop {
 public:
  ScanLoop(Evaluator& in, Span span) : in_(in), span_(span) {}

  /// Adds the operation to the current graph. Gives what the function carries at the end, and what it has stacked.
  Value add(const BoundArguments& arguments);

 private:
  void start(const BoundArguments& arguments);
  void run(const Value& function);
  Tensor formal(const std::string& name, Tensor outside, ir::TensorType type, Span place);
  Tensor carried_on(Tensor before, const Operand& returned);
  void order_inputs();
  void drop_unread(std::size_t first);
  std::vector<Tensor> add_operation();

  Evaluator& in_;
  Construction body_;
  Span span_;
  bool reverse_ = false;
  Value first_, over_;                                 // what is carried in, and what the loop goes through
  std::vector<Tensor> carries_, xs_;                   // their tensors
  Value stacked_;                                      // in the structure of what the function gives
  std::vector<ir::Output> ys_;                         // of the body: what is stacked
  std::vector<std::size_t> updated_;                   // states that the body sets, one more carry each
  std::vector<std::pair<Tensor, ir::NodeId>> inputs_;  // of the operation, each with its leaf in the body
};

}  // namespace modelc::elaborate
