#pragma once
#include "ir/graph.h"

namespace modelc::driver {

/// The graph with every float value rounded to `bits` binary digits less than its dtype has, for reference evaluation:
/// what changes in the results is what rounding does to them. The results of sums of n terms, and what goes into them,
/// lose log2(sqrt(n)) digits more, as far as random errors of n roundings reach; at most 8. Choices, maxima and data
/// movement give what they got: rounding twice is rounding once.
ir::Graph rounded(const ir::Graph& graph, const ir::SymbolValues& symbols, int bits);

/// Half the distance from 1 to the next number: 2^-24, 2^-53.
double unit_roundoff(ir::DType dtype);

}  // namespace modelc::driver
