#include "syntax/recovery.h"

#include <fmt/format.h>

#include <algorithm>

#include "syntax/complaint.h"

namespace modelc::syntax {
namespace {

using grammar::ModelParser;

std::size_t position(antlr4::Parser* parser) { return parser->getTokenStream()->index(); }

/// Whether the rule is a repetition of statements, within which an error can be skipped.
bool holds_statements(std::size_t rule) {
  return rule == ModelParser::RuleFile || rule == ModelParser::RuleBlock || rule == ModelParser::RuleLambdaBlock;
}

bool may_begin_statement(std::size_t type) {
  switch (type) {
    case ModelParser::IMPORT:
    case ModelParser::CONST:
    case ModelParser::FN:
    case ModelParser::RETURN:
    case ModelParser::IF:
    case ModelParser::FOR: return true;
    default: return is_name(type);
  }
}

}  // namespace

void Recovery::reset(antlr4::Parser*) { reported_ = false; }

antlr4::Token* Recovery::recoverInline(antlr4::Parser* parser) { throw antlr4::InputMismatchException(parser); }

/// Called by every rule on the error's way out: the rule that is a statement goes on behind it.
void Recovery::recover(antlr4::Parser* parser, std::exception_ptr error) {
  antlr4::ParserRuleContext* context = parser->getContext();
  if (context->getRuleIndex() != ModelParser::RuleStatement) std::rethrow_exception(error);
  const std::size_t begin = context->start->getTokenIndex();
  if (position(parser) == begin) parser->consume();
  skip_to_statement(parser, tokens_.all[begin].depth);
  reported_ = false;
}

/// Called before every choice and repetition, with what may come next.
void Recovery::sync(antlr4::Parser* parser) {
  const antlr4::atn::ATN& atn = parser->getATN();
  const antlr4::misc::IntervalSet& expected = atn.nextTokens(atn.states[parser->getState()]);
  if (expected.contains(antlr4::Token::EPSILON)) return;
  if (expected.contains(parser->getTokenStream()->LA(1))) return;
  const antlr4::InputMismatchException error(parser);
  antlr4::ParserRuleContext* context = parser->getContext();
  const bool inside = context->getRuleIndex() == ModelParser::RuleFile || !context->children.empty();
  if (!holds_statements(context->getRuleIndex()) || !inside) throw error;
  reportError(parser, error);
  const bool top = context->getRuleIndex() == ModelParser::RuleFile;
  parser->consume();
  skip_to_statement(parser, top ? 0 : tokens_.all[context->start->getTokenIndex()].depth + 1);
  reported_ = false;
}

/// To the first statement of a line, the next `;` or the end, in the block whose statements have this bracket depth.
void Recovery::skip_to_statement(antlr4::Parser* parser, std::uint32_t depth) {
  for (;;) {
    const Token& token = tokens_.all[position(parser)];
    if (token.type == antlr4::Token::EOF || token.depth < depth) return;
    if (token.depth == depth) {
      if (token.type == ModelParser::SEMICOLON) return;
      if (token.first_on_line && may_begin_statement(token.type)) return;
    }
    parser->consume();
  }
}

void Recovery::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  if (reported_) return;
  reported_ = true;
  const std::size_t found = error.getOffendingToken()->getTokenIndex();
  const std::uint32_t at = tokens_.all[found].begin;
  const auto covers = [&](Span broken) { return at >= broken.begin && at <= broken.end; };
  if (std::any_of(tokens_.broken.begin(), tokens_.broken.end(), covers)) return;
  const antlr4::atn::ATN& atn = parser->getATN();
  Complaint complaint{sources_,
                      file_,
                      tokens_,
                      found,
                      parser->getContext()->start->getTokenIndex(),
                      parser->getContext()->getRuleIndex(),
                      atn.nextTokens(atn.states[error.getOffendingState()])};
  report(diagnostics_, describe(complaint));
}

}  // namespace modelc::syntax
