#pragma once
#include <optional>
#include <vector>

#include "driver/bind.h"

namespace modelc::driver {

/// Small values for the model's open symbols that meet its requirements, all different: 2, 3, 4... in the order of the
/// symbols, or these times a power of two. Nothing where none of them do.
std::optional<ir::SymbolValues> small_symbols(const elaborate::Model& model);

/// Of each tensor that a caller gives to the model, what whole numbers it may hold: those below this; 0 for floats.
/// Integers are below what they index, which is the smallest axis that they are taken from or the number of classes
/// that they are compared with, and floats that become such integers are whole numbers likewise. Integers that index
/// nothing are below 10; u8, i8 and bools may be anything from 0 on.
std::vector<std::int64_t> whole_numbers(const elaborate::Model& model, const ir::SymbolValues& symbols);

/// Made-up tensors for what a caller gives to the model, the same ones on every machine: modelc::made_up of the
/// runtime, with `whole_numbers`; floats are of the standard normal distribution. Those that `targets` names are from 0
/// to 1 instead.
std::vector<NamedTensor> made_up_inputs(const elaborate::Model& model, const ir::SymbolValues& symbols,
                                        const std::vector<std::string>& targets);

/// The tensors of a file for all that a caller gives, or, with an empty path, made-up ones of small sizes; what is not
/// among `predicting` is a target. E0601, E0602, and E0604 where no small sizes are found.
std::optional<std::vector<NamedTensor>> read_or_make_inputs(const elaborate::Model& model, const std::string& path,
                                                            const std::vector<std::string>& predicting,
                                                            const FileSystem& files, Diagnostics& diagnostics);

/// What those are: "random inputs with batch = 2", "the inputs of `image.safetensors`".
std::string inputs_text(const elaborate::Model& model, const std::string& path, const ir::SymbolValues& symbols);

}  // namespace modelc::driver
