#pragma once
#include "ir/graph.h"

namespace modelc::driver {

/// The graph with every float value rounded as coarsely as arithmetic of the value's dtype could have made it: what
/// changes is what rounding does to the results. A value keeps the dtype's digits less `bits` bits. The results of sums of n terms, and
/// what goes into them, lose log2(sqrt(n)) bits more, as far as random errors of n roundings reach; at most 8. Choices, maxima
/// and data movement give what they got: rounding twice is rounding once. `f32` rounds doubles, too, as if they were.
ir::Graph rounded(const ir::Graph& graph, const ir::SymbolValues& symbols, int bits, bool f32 = false);

/// Half the distance from 1 to the next number: 2^-24, 2^-53.
double unit_roundoff(ir::DType dtype);

}  // namespace modelc::driver
