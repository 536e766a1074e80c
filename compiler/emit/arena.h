#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace modelc::emit {

std::int64_t aligned(std::int64_t bytes);  ///< rounded up to the next multiple of plan::arena_alignment

/// Where the slots of a plan, and of the bodies of its scans, begin in the arena.
struct Arena {
  struct Slot {
    bool open = false;        ///< its size depends on symbols
    std::int64_t offset = 0;  ///< bytes, of a slot of static size
    std::size_t index = 0;    ///< of an open slot, in `open`
  };
  struct Slots {
    std::vector<Slot> slots;             ///< by Buffer::slot
    std::map<std::size_t, Slots> scans;  ///< of the bodies, by position in Plan::kernels
  };
  Slots plan;
  std::int64_t static_bytes = 0;           ///< all slots of static size
  std::vector<std::vector<ir::Dim>> open;  ///< the others' live intervals' sizes; each slot is as large as the largest
};

/// Lays the slots out one behind the other, those of static size first.
Arena plan_arena(const plan::Plan& plan);

/// The C++ expression for the pointer to a buffer's first element in `arena`; `table` holds where open slots begin.
std::string place(const plan::Buffer& buffer, const Arena::Slots& slots, const std::string& table,
                  const std::string& arena);

}  // namespace modelc::emit
