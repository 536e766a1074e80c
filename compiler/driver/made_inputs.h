#pragma once
#include <optional>
#include <vector>

#include "driver/bind.h"

namespace modelc::driver {

/// Small values for the model's open symbols that meet its requirements, all different: 2, 3, 4... in the order of the
/// symbols, or these times a power of two. Nothing where none of them do.
std::optional<ir::SymbolValues> small_symbols(const elaborate::Model& model);

/// Random tensors for what a caller gives to the model, the same ones for a seed on every machine. Floats are from the
/// standard normal distribution, those of targets from 0 to 1; bools either. Integers are from 0 to what they index:
/// the smallest axis that they are taken from, or the number of classes that they are compared with; where they index
/// nothing, to 9. Floats that become such integers are whole numbers likewise. `targets` names those of them that are
/// targets.
std::vector<NamedTensor> random_inputs(const elaborate::Model& model, const ir::SymbolValues& symbols,
                                       const std::vector<std::string>& targets, std::uint64_t seed);

}  // namespace modelc::driver
