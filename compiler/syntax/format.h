#pragma once
#include <string>

#include "source/source.h"
#include "syntax/ast.h"

namespace modelc::syntax {

/// The file in the one canonical layout, comments kept. Formatting its result changes nothing, and parses to the same
/// tree.
std::string format(const SourceMap& sources, const Module& module);

/// The tree as indented text, for `--emit ast`.
std::string print(const Module& module);

}  // namespace modelc::syntax
