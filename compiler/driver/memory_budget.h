#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "diagnostics/diagnostics.h"
#include "training/training.h"

namespace modelc::driver {

/// What the arena may take for steps of training: whole ones, and their halves with the parts between them.
struct MemoryBudget {
  std::int64_t bytes = 0;
  std::optional<std::int64_t> samples = {};  ///< the value of every symbol that is open; without: none may be
};

/// Lets the steps of training of the model of that name hold the budget, which have been through the passes: where one
/// takes more, it computes the least again that is found to be enough. E0507 where nothing is.
void hold_budget(const MemoryBudget& budget, const std::string& model, training::Entries& entries,
                 Diagnostics& diagnostics);

}  // namespace modelc::driver
