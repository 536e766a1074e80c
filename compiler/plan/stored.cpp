// What lies in memory: results, and what others read than those who compute it.
#include "plan/consumers.h"
#include "plan/fusion.h"

namespace modelc::plan {

void choose_stored(const LoweredGraph& ops, Fusion& fusion) {
  const Consumers consumers(ops);
  const auto count = static_cast<LoweredId>(ops.ops.size());
  fusion.stored.assign(count, false);
  for (const std::vector<Use>* results : {&ops.outputs, &ops.updates})
    for (const Use& use : *results) fusion.stored[use.lowered] = true;
  fusion.addressed = fusion.stored;
  for (LoweredId id = 0; id < count; ++id) {
    const LoweredOp& lowered = ops.ops[id];
    using enum LoweredOp::Kind;
    if (lowered.kind == literal || lowered.kind == dim || lowered.kind == index || lowered.kind == part) {
      fusion.stored[id] = false;
    } else if (!lowered.elementwise() && lowered.kind != reduce && lowered.kind != contraction) {
      fusion.stored[id] = fusion.addressed[id] = lowered.kind != fill;
    } else if (consumers.need_in_memory(id)) {
      fusion.stored[id] = fusion.addressed[id] = true;
    } else if (!(fusion.free[id] && fusion.group_of[id] == no_group)) {
      for (const Consumer& consumer : consumers[id]) {
        if (fusion.group_of[consumer.lowered] != fusion.group_of[id] && !fusion.free[id]) fusion.stored[id] = true;
      }
    }
  }
}

}  // namespace modelc::plan
