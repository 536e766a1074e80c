#include "syntax/parser.h"

#include <utility>

#include "syntax/builder.h"
#include "syntax/parse_tree.h"
#include "syntax/recovery.h"
#include "syntax/tokens.h"

namespace modelc::syntax {
namespace {

/// The tokens as ANTLR's; the parser reads their types and indices only.
std::vector<std::unique_ptr<antlr4::Token>> to_antlr(const Tokens& tokens) {
  std::vector<std::unique_ptr<antlr4::Token>> out;
  out.reserve(tokens.all.size());
  for (const Token& token : tokens.all) out.push_back(std::make_unique<antlr4::CommonToken>(token.type));
  return out;
}

}  // namespace

ParseTree::ParseTree(const SourceMap& sources, FileId file, const Tokens& tokens, Diagnostics& diagnostics,
                     antlr4::atn::PredictionMode mode)
    : source_(to_antlr(tokens)), stream_(&source_), parser_(&stream_) {
  parser_.removeErrorListeners();
  parser_.setErrorHandler(std::make_shared<Recovery>(sources, file, tokens, diagnostics));
  parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
  tree_ = parser_.file();
}

Module parse(const SourceMap& sources, FileId file, Diagnostics& diagnostics) {
  return parse(sources, sources.whole(file), diagnostics);
}

Module parse(const SourceMap& sources, Span part, Diagnostics& diagnostics) {
  const FileId file = part.file;
  Module module;
  module.file = file;
  Diagnostics lexical;
  const std::optional<Tokens> tokens = prepare(sources, part, lexical);
  const auto give = [&](const Diagnostics& found) {
    for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
  };
  give(lexical);
  if (!tokens) return module;

  const auto attempt = [&](antlr4::atn::PredictionMode mode, Diagnostics& found) {
    const ParseTree tree(sources, file, *tokens, found, mode);
    Builder builder(sources, file, *tokens, found);
    module.declarations = builder.file(tree.file());
  };
  // SLL prediction is fast and nearly always right; where it fails, full LL has the last word.
  Diagnostics fast;
  attempt(antlr4::atn::PredictionMode::SLL, fast);
  if (!fast.has_errors()) return module;
  Diagnostics thorough;
  attempt(antlr4::atn::PredictionMode::LL, thorough);
  give(thorough);
  return module;
}

}  // namespace modelc::syntax
