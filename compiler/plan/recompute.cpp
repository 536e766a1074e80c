// What groups compute for themselves instead of reading what another one has stored.
#include <algorithm>

#include "ir/cost.h"
#include "plan/fusion.h"

namespace modelc::plan {

namespace {

// Of operations and of loads of whole tensors. A bool in memory is dear, and counts for two: packets are made of it
// element by element.
constexpr int most_work_for_mask = 8, most_loads_for_mask = 2;
constexpr int most_work_for_number = 2, most_loads_for_number = 1;

class Chooser {
 public:
  Chooser(const LoweredGraph& ops, Fusion& fusion) : graph_(*ops.graph), ops_(ops.ops), fusion_(fusion) {}

  // In order: when an op's turn comes, what it would be computed from is settled.
  void run() {
    fusion_.recomputed.assign(ops_.size(), false);
    for (LoweredId id = 0; id < ops_.size(); ++id) {
      if (!fusion_.stored[id] || fusion_.addressed[id]) continue;
      if (ops_[id].kind != LoweredOp::Kind::apply) continue;
      work_ = loads_ = 0;
      seen_.clear();
      if (!computable(id)) continue;
      const bool mask = ops_[id].type.dtype == DType::boolean;
      if (work_ > (mask ? most_work_for_mask : most_work_for_number)) continue;
      if (loads_ > (mask ? most_loads_for_mask : most_loads_for_number)) continue;
      for (const LoweredId one : seen_) fusion_.recomputed[one] = true;
      fusion_.stored[id] = false;
    }
  }

 private:
  // Can the op be computed anywhere from what lies in memory? Adds up what that takes.
  bool computable(LoweredId id) {
    if (std::find(seen_.begin(), seen_.end(), id) != seen_.end()) return true;
    const LoweredOp& lowered = ops_[id];
    if (lowered.kind != LoweredOp::Kind::apply && lowered.kind != LoweredOp::Kind::copy) return false;
    seen_.push_back(id);
    if (lowered.kind == LoweredOp::Kind::apply) work_ += ir::cost(*graph_[lowered.node].op);
    if (work_ > most_work_for_mask) return false;
    for (const Use& use : lowered.inputs) {
      const LoweredOp& input = ops_[use.lowered];
      const bool number = input.kind == LoweredOp::Kind::literal || input.kind == LoweredOp::Kind::dim;
      if (number || input.kind == LoweredOp::Kind::index || fusion_.free[use.lowered]) continue;
      const bool lies = fusion_.stored[use.lowered] || input.kind == LoweredOp::Kind::leaf ||
                        input.kind == LoweredOp::Kind::constant || input.kind == LoweredOp::Kind::result;
      if (lies) {
        const bool whole = ir::element_count(input.type.shape) == ir::element_count(lowered.type.shape);
        loads_ += !whole ? 0 : input.type.dtype == DType::boolean ? 2 : 1;
      } else if (!use.view.axes || !computable(use.lowered)) {
        return false;
      }
    }
    return true;
  }

  const ir::Graph& graph_;
  const std::vector<LoweredOp>& ops_;
  Fusion& fusion_;
  int work_ = 0, loads_ = 0;
  std::vector<LoweredId> seen_;
};

}  // namespace

void choose_recomputed(const LoweredGraph& ops, Fusion& fusion) { Chooser(ops, fusion).run(); }

}  // namespace modelc::plan
