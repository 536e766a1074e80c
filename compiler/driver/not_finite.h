#pragma once
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "driver/tensors.h"
#include "elaborate/program.h"
#include "ir/graph.h"

namespace modelc::driver {

/// Computes a training step anew, operation by operation, and says where the first value arises that is not finite.
/// `tensors` are its leaves by name, `seed` that of the training. Nothing when all values are finite this way, or the
/// step is too large for reference evaluation.
std::optional<Diagnostic> explain_not_finite(const ir::Graph& step, const std::vector<NamedTensor>& tensors,
                                             std::uint64_t seed);

}  // namespace modelc::driver
