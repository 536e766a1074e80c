#pragma once
#include "elaborate/evaluator.h"
#include "elaborate/training.h"

namespace modelc::elaborate {

/// How an optimizer changes each of a model's weights.
class UpdateRules {
 public:
  UpdateRules(Evaluator& in, Training& training) : in_(in), training_(training) {}

  /// Adds the rule of every weight that is trained to the training. Weights of one type share theirs.
  void add();

 private:
  std::shared_ptr<const UpdateRule> update_rule(const OptimizerInstance& optimizer, const ir::TensorType& weight,
                                                const Value& constraint);
  /// What becomes of the weight's new value with `use_ema`: its moving average is a slot more.
  Tensor averaged(const OptimizerInstance& optimizer, Construction& inner, RuleState& rule, Tensor changed,
                  Tensor updates, Span span);

  Evaluator& in_;
  Training& training_;
};

}  // namespace modelc::elaborate
