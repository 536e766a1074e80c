#pragma once
#include <optional>
#include <string>

#include "diagnostics/diagnostics.h"
#include "source/source.h"
#include "syntax/ast.h"

namespace modelc::syntax {

/// Parses one file. Syntax errors go to `diagnostics` in the user's terms, as many independent ones as can be told
/// apart; the module then holds the declarations that parsed. Never throws for anything a file can contain.
Module parse(const SourceMap& sources, FileId file, Diagnostics& diagnostics);

/// Parses whole declarations out of a file, with the comments before them.
Module parse(const SourceMap& sources, Span part, Diagnostics& diagnostics);

}  // namespace modelc::syntax
