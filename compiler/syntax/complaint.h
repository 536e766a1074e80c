#pragma once
#include "ModelParser.h"
#include "diagnostics/diagnostics.h"
#include "syntax/tokens.h"

/// Wording of syntax errors. Private to this folder.
namespace modelc::syntax {

/// Where the parser got stuck.
struct Complaint {
  const SourceMap& sources;
  FileId file;
  const Tokens& tokens;
  std::size_t found;  ///< index of the token that cannot stand there
  std::size_t begin;  ///< index of the first token of the rule in hand
  std::size_t rule;
  antlr4::misc::IntervalSet expected;  ///< token types; EPSILON when the rule could end
};

/// The diagnostic, in words of the language: what was found, what could stand there, and a fix for common slips.
Diagnostic describe(const Complaint& complaint);

}  // namespace modelc::syntax
