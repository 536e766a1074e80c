#pragma once
#include <cstdint>
#include <vector>

#include "plan/plan.h"

namespace modelc::plan::test {

/// Executes a plan element by element, as the generated code would: one arena of bytes with every buffer at its planned
/// place, kernels in order, pass after pass. Returns outputs, then updates, as ir::evaluate. Throws std::logic_error
/// for a plan that reads or writes outside of a buffer.
std::vector<ir::TensorData> interpret(const Plan& plan, const std::vector<ir::TensorData>& leaves,
                                      const ir::SymbolValues& symbols, std::uint64_t seed = 0);

}  // namespace modelc::plan::test
