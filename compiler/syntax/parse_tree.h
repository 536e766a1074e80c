#pragma once
#include "ModelParser.h"
#include "diagnostics/diagnostics.h"
#include "syntax/tokens.h"

/// Tokens -> parse tree. Private to this folder.
namespace modelc::syntax {

/// One parse of a file; its tree lives as long as this does. Statements in error carry their exception.
class ParseTree {
 public:
  ParseTree(const SourceMap& sources, FileId file, const Tokens& tokens, Diagnostics& diagnostics,
            antlr4::atn::PredictionMode mode);
  grammar::ModelParser::FileContext* file() const { return tree_; }

 private:
  antlr4::ListTokenSource source_;
  antlr4::CommonTokenStream stream_;
  grammar::ModelParser parser_;
  grammar::ModelParser::FileContext* tree_;
};

}  // namespace modelc::syntax
