#include "emit/arena.h"

#include <fmt/format.h>

#include "emit/text.h"

namespace modelc::emit {

std::int64_t aligned(std::int64_t bytes) {
  return (bytes + plan::arena_alignment - 1) / plan::arena_alignment * plan::arena_alignment;
}

namespace {

Arena::Slots add(const plan::Plan& plan, Arena& arena) {
  Arena::Slots slots;
  for (const plan::Slot& slot : plan.slots) {
    const bool fixed = slot.bytes.size() == 1 && slot.bytes[0].constant();
    if (fixed) {
      slots.slots.push_back({false, arena.static_bytes, 0});
      arena.static_bytes += aligned(*slot.bytes[0].constant());
    } else {
      slots.slots.push_back({true, 0, arena.open.size()});
      arena.open.push_back(slot.bytes);
    }
  }
  for (std::size_t k = 0; k < plan.kernels.size(); ++k)
    if (plan.kernels[k].scan.body) slots.scans[k] = add(*plan.kernels[k].scan.body, arena);
  return slots;
}

}  // namespace

Arena plan_arena(const plan::Plan& plan) {
  Arena arena;
  arena.plan = add(plan, arena);
  return arena;
}

std::string place(const plan::Buffer& buffer, const Arena::Slots& slots, const std::string& table,
                  const std::string& arena) {
  const Arena::Slot& slot = slots.slots.at(buffer.slot);
  const std::string type = element_type(buffer.type.dtype);
  if (!slot.open) return fmt::format("{}.at<{}>({})", arena, type, slot.offset + buffer.offset);
  const std::string begin = fmt::format("{}[{}]", table, slot.index);
  return fmt::format("{}.at<{}>({})", arena, type,
                     buffer.offset == 0 ? begin : fmt::format("{} + {}", begin, buffer.offset));
}

}  // namespace modelc::emit
