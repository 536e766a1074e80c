#pragma once
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "driver/tensors.h"
#include "elaborate/program.h"
#include "training/training.h"

namespace modelc::driver {

/// Computes a training step anew, operation by operation, and says where the first value arises that is not finite.
/// `tensors` are its leaves, and the parts of `entries.blocks`, by name; `seed` is that of the training, `shard`
/// which part of its batch they are of. Gives the diagnostic a place and a note; false when all values are finite this
/// way, or the step is too large for reference evaluation.
bool explain_not_finite(const training::Entries& entries, const std::vector<NamedTensor>& tensors, std::uint64_t seed,
                        std::int64_t shard, Diagnostic& diagnostic);

}  // namespace modelc::driver
