#pragma once
#include <string>

#include "diagnostics/diagnostics.h"
#include "emit/emit.h"

namespace modelc::emit {

/// A file of plain C99 with every model of the program: no library beyond math.h, stdint.h and string.h. Weights are
/// `static const` arrays where the options embed them, and a block that the app brings otherwise, laid out as in
/// weight_layout. All sizes must be known. Identical input gives identical bytes.
///
/// `plans` are those of the models' `predict`, in their order.
///
/// What printed C lacks is added to `diagnostics`, every kernel of it with its place; then the text is of no use.
std::string emit_c99(const elaborate::Program& program, const SourceMap& sources, const std::vector<plan::Plan>& plans,
                     const Options& options, Diagnostics& diagnostics);

}  // namespace modelc::emit
