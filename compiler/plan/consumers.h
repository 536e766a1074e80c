#pragma once
#include "ir/lists.h"
#include "plan/lowered_ops.h"

namespace modelc::plan {

struct Consumer {
  LoweredId lowered = no_lowered;
  const Use* use = nullptr;
};

/// Who reads each op.
class Consumers {
 public:
  explicit Consumers(const LoweredGraph& ops)
      : ops_(ops.ops), of_(ops_.size(), [&](auto add) {
          for (LoweredId id = 0; id < ops_.size(); ++id)
            for (const Use& use : ops_[id].inputs) add(use.lowered, {id, &use});
        }) {}

  std::span<const Consumer> operator[](LoweredId id) const { return of_[id]; }

  /// Do loops need the number: does an element of some tensor follow from it?
  bool lead_to_tensors(LoweredId number) const {
    std::vector<LoweredId> pending{number};
    std::vector<bool> seen(ops_.size(), false);
    while (!pending.empty()) {
      const LoweredId at = pending.back();
      pending.pop_back();
      if (!ir::element_count(ops_[at].type.shape).is_constant(1)) return true;
      if (seen[at]) continue;
      seen[at] = true;
      for (const Consumer& consumer : of_[at]) pending.push_back(consumer.lowered);
    }
    return false;
  }

  /// Is the op read by someone who takes addresses, or at indices that no computation can follow?
  bool need_in_memory(LoweredId id) const {
    for (const Consumer& consumer : of_[id]) {
      const LoweredOp& by = ops_[consumer.lowered];
      if (!by.elementwise() && by.kind != LoweredOp::Kind::reduce) return true;
      if (!consumer.use->view.axes) return true;
    }
    return false;
  }

 private:
  const std::vector<LoweredOp>& ops_;
  ir::Lists<Consumer> of_;
};

}  // namespace modelc::plan
