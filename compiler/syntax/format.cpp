#include "syntax/format.h"

#include <algorithm>

#include "syntax/builder_tree.h"
#include "syntax/layout.h"
#include "syntax/parse_tree.h"

namespace modelc::syntax {
namespace {

using Parser = grammar::ModelParser;
using Tree = antlr4::tree::ParseTree;
using Kind = Doc::Kind;

Doc text(std::string_view written) { return {Kind::text, std::string(written), {}, false}; }
Doc mark(Kind kind, std::string_view written = {}) { return {kind, std::string(written), {}, false}; }

/// Parse tree -> Doc. Every token is printed in order and as it was written, so that only the white space between
/// tokens changes, which means nothing to the parser; trailing commas go, where they mean nothing. Comments keep the
/// token behind which they stand.
class Formatter {
 public:
  Formatter(const SourceMap& sources, FileId file, const Tokens& tokens)
      : source_(sources.file(file).text()), tokens_(tokens) {}

  Doc file(Tree* tree) {
    Doc out;
    statements(out, tree, 0, 0, tokens_.all.back().begin);
    return out;
  }

 private:
  // ---- Statements

  /// The statements and comments between the offsets `end_before` and `end`, each on its line. A comment on the line of
  /// `end_before` stays there.
  void statements(Doc& out, Tree* tree, std::uint32_t begin, std::uint32_t end_before, std::uint32_t end) {
    bool first = true;
    std::uint32_t behind = end_before;
    const auto item = [&](Doc doc, std::uint32_t at) {
      const bool blank = !first && newlines(behind, at) > 1;
      if (!first || begin != 0) out.add(mark(Kind::hard, blank ? "\n" : ""));
      out.add(std::move(doc));
      first = false;
    };
    const auto comments = [&](std::uint32_t until) {
      for (const Span& comment : comments_between(behind, until)) {
        if (newlines(behind, comment.begin) == 0 && comment.begin > begin && behind != 0)
          out.add(mark(Kind::trailing, comment_text(comment)));
        else
          item(mark(Kind::own_line, comment_text(comment)), comment.begin);
        behind = comment.end;
      }
    };
    for (auto* statement : children<Parser::StatementContext>(tree)) {
      const Token& start = tokens_.all[statement->start->getTokenIndex()];
      comments(start.begin);
      last_token_ = statement->stop->getTokenIndex();
      const std::size_t last = last_token_;
      fresh_ = true;
      Doc doc = node(statement->children[0]);
      doc.broken = false;
      item(std::move(doc), start.begin);
      behind = tokens_.all[last].end;
    }
    comments(end);
  }

  Doc block(Tree* tree) {
    const Token& open = tokens_.all[index(tree->children.front())];
    const Token& close = tokens_.all[index(tree->children.back())];
    Doc out;
    out.add(lead(tree->children.front())).add(text("{"));
    const bool empty = tree->children.size() == 2 && comments_between(open.end, close.begin).empty();
    if (!empty) {
      const std::size_t outer = last_token_;
      Doc inner = mark(Kind::block);
      statements(inner, tree, open.end, open.end, close.begin);
      last_token_ = outer;
      inner.broken = false;
      out.add(std::move(inner)).add(mark(Kind::hard));
    }
    fresh_ = true;
    out.broken = false;
    token(out, tree->children.back());
    return out;
  }

  // ---- Expressions and clauses

  Doc node(Tree* tree) {
    switch (rule(tree)) {
      case no_rule: {
        Doc out;
        token(out, tree);
        return out;
      }
      case Parser::RuleBlock:
      case Parser::RuleLambdaBlock: return block(tree);
      case Parser::RuleArguments:
      case Parser::RuleIndex:
      case Parser::RuleParameters: glue_ = true; return bracketed(tree);
      case Parser::RuleDims:
        glue_ = rule(tree->parent) == Parser::RuleType && tree->parent->children.size() > 1;
        return bracketed(tree);
      case Parser::RuleTuple:
      case Parser::RuleList:
      case Parser::RuleDict: return bracketed(tree);
      case Parser::RulePattern:
      case Parser::RuleResult:
      case Parser::RuleLambdaHead: return tree->children.size() > 1 ? bracketed(tree) : node(tree->children[0]);
      case Parser::RuleExpression:
      case Parser::RuleConditional:
      case Parser::RuleDisjunction:
      case Parser::RuleConjunction:
      case Parser::RuleComparison:
      case Parser::RuleSum:
      case Parser::RuleProduct: return chain(tree);
      case Parser::RuleExpressions:
      case Parser::RuleParamStmt: return comma_list(tree);
      case Parser::RulePower: return power(tree);
      case Parser::RuleSlice:
      case Parser::RuleSliceStep: return slice(tree);
      case Parser::RuleExternDecl: return extern_fn(tree);
      case Parser::RuleCustomGradient: return custom_gradient(tree);
      default: return sequence(tree);
    }
  }

  Doc sequence(Tree* tree) {
    Doc out;
    for (Tree* part : tree->children) out.add(node(part));
    return out;
  }

  /// `a op b op c`, breaking before the operators.
  Doc chain(Tree* tree) {
    if (tree->children.size() == 1) return node(tree->children[0]);
    Doc out = mark(Kind::group);
    for (std::size_t i = 0; i < tree->children.size(); ++i) {
      if (i % 2 == 1) line(out, Kind::line);
      out.add(node(tree->children[i]));
    }
    return out;
  }

  Doc comma_list(Tree* tree) {
    if (tree->children.size() == 1) return node(tree->children[0]);
    Doc out = mark(Kind::group);
    for (Tree* part : tree->children) {
      const bool comma = is_token(part, Parser::COMMA);
      if (comma) glue_ = true;
      out.add(node(part));
      if (comma) line(out, Kind::line);
    }
    return out;
  }

  Doc power(Tree* tree) {
    Doc out;
    for (Tree* part : tree->children) {
      out.add(node(part));
      if (is_token(part, Parser::MINUS)) glue_ = true;
    }
    return out;
  }

  Doc slice(Tree* tree) {
    Doc out;
    for (Tree* part : tree->children) {
      glue_ = true;
      out.add(node(part));
    }
    glue_ = true;
    return out;
  }

  Doc extern_fn(Tree* tree) {
    Doc head, clauses = mark(Kind::group);
    clauses.broken = true;
    for (Tree* part : tree->children) {
      const bool clause = rule(part) == Parser::RuleExternClause;
      if (clause && clauses.parts.empty()) line(clauses, Kind::line);
      (clause ? clauses : head).add(node(part));
    }
    Doc out;
    out.add(std::move(head)).add(std::move(clauses));
    return out;
  }

  /// `grad (x, dy) -> dy`: its `(` is no call's.
  Doc custom_gradient(Tree* tree) {
    Doc out = mark(Kind::group);
    line(out, Kind::line);
    out.add(node(tree->children[0]));
    Doc head = bracketed_range(tree, 1,
                               std::find_if(tree->children.begin(), tree->children.end(),
                                            [&](Tree* part) { return is_token(part, Parser::CLOSE); }) -
                                   tree->children.begin() + 1);
    out.add(std::move(head));
    for (std::size_t i = 1; i < tree->children.size(); ++i)
      if (index(tree->children[i]) > closed_) out.add(node(tree->children[i]));
    return out;
  }

  Doc bracketed(Tree* tree) { return bracketed_range(tree, 0, static_cast<std::ptrdiff_t>(tree->children.size())); }

  /// The children [begin, end): an opening bracket, items with commas between, the closing bracket.
  Doc bracketed_range(Tree* tree, std::size_t begin, std::ptrdiff_t end) {
    std::vector<Tree*> parts;
    for (std::size_t i = begin; i < static_cast<std::size_t>(end); ++i) {
      Tree* part = tree->children[i];
      if (rule(part) == Parser::RuleLambdaParameters)
        parts.insert(parts.end(), part->children.begin(), part->children.end());
      else
        parts.push_back(part);
    }
    closed_ = index(parts.back());
    const std::size_t closing = closed_;
    const bool one_tuple = parts.size() == 4 && is_token(parts[2], Parser::COMMA) &&
                           (rule(tree) == Parser::RuleTuple || rule(tree) == Parser::RulePattern);
    const bool hug = parts.size() == 3 && stands_in_brackets(parts[1]);
    const bool numbers = rule(tree) == Parser::RuleList && std::all_of(parts.begin(), parts.end(), [&](Tree* part) {
                           return rule(part) == no_rule || is_number(part);
                         });
    Doc out = mark(hug || parts.size() == 2 ? Kind::sequence : Kind::group);
    out.add(node(parts.front()));
    if (parts.size() > 2 && !hug) line(out, Kind::soft);
    glue_ = true;
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
      if (!is_token(parts[i], Parser::COMMA)) {
        const bool clause =
            rule(parts[i]) == Parser::RuleComprehensionFor || rule(parts[i]) == Parser::RuleComprehensionIf;
        if (clause) line(out, Kind::line);
        out.add(node(parts[i]));
        continue;
      }
      glue_ = true;
      const bool trailing = i + 2 == parts.size();
      token(out, parts[i], trailing && !one_tuple);
      if (!trailing) line(out, numbers ? Kind::fill : Kind::line);
    }
    if (parts.size() > 2 && !hug) line(out, Kind::close);
    glue_ = true;
    out.add(node(parts.back()));
    closed_ = closing;
    return out;
  }

  // ---- Tokens

  std::size_t index(Tree* tree) const {
    if (auto* context = dynamic_cast<antlr4::ParserRuleContext*>(tree)) return context->start->getTokenIndex();
    return static_cast<antlr4::tree::TerminalNode*>(tree)->getSymbol()->getTokenIndex();
  }
  static bool is_token(Tree* tree, std::size_t type) { return rule(tree) == no_rule && token_type(tree) == type; }

  bool is_number(Tree* tree) const {
    auto* context = static_cast<antlr4::ParserRuleContext*>(tree);
    const std::size_t last = context->stop->getTokenIndex(), first = context->start->getTokenIndex();
    const auto number = [&](std::size_t at) {
      return tokens_.all[at].type == Parser::INT || tokens_.all[at].type == Parser::FLOAT;
    };
    return number(last) && (first == last || (first + 1 == last && tokens_.all[first].type == Parser::MINUS));
  }

  /// Whether the node is one bracket from its first token to its last.
  bool stands_in_brackets(Tree* tree) const {
    auto* context = dynamic_cast<antlr4::ParserRuleContext*>(tree);
    if (!context) return false;
    const std::size_t first = context->start->getTokenIndex(), last = context->stop->getTokenIndex();
    return first != last && tokens_.all[first].partner == last;
  }

  /// The blank before a token, unless the line is fresh or the two stand together.
  Doc lead(Tree* tree) {
    const std::size_t type = token_type(tree);
    const bool tight = fresh_ || glue_ || type == Parser::COMMA || type == Parser::COLON || type == Parser::DOT ||
                       type == Parser::CLOSE || type == Parser::CLOSE_SQUARE;
    fresh_ = false;
    glue_ = type == Parser::DOT;
    return tight ? Doc{} : text(" ");
  }

  void line(Doc& out, Kind kind) {
    out.add(mark(kind));
    fresh_ = true;
  }

  /// The token, and the comments up to the next one unless they stand behind the statement.
  void token(Doc& out, Tree* tree, bool drop = false) {
    const std::size_t at = index(tree);
    const Token& written = tokens_.all[at];
    if (!drop) out.add(lead(tree)).add(text(source_.substr(written.begin, written.end - written.begin)));
    if (at == last_token_ || at + 1 >= tokens_.all.size()) return;
    std::uint32_t behind = written.end;
    for (const Span& comment : comments_between(written.end, tokens_.all[at + 1].begin)) {
      out.add(mark(newlines(behind, comment.begin) == 0 ? Kind::trailing : Kind::own_line, comment_text(comment)));
      behind = comment.end;
      fresh_ = true;
    }
  }

  // ---- Comments and blank lines

  std::vector<Span> comments_between(std::uint32_t begin, std::uint32_t end) const {
    const auto first = std::lower_bound(tokens_.comments.begin(), tokens_.comments.end(), begin,
                                        [](const Span& comment, std::uint32_t at) { return comment.begin < at; });
    std::vector<Span> found;
    for (auto comment = first; comment != tokens_.comments.end() && comment->begin < end; ++comment)
      found.push_back(*comment);
    return found;
  }

  std::string comment_text(Span comment) const {
    const std::string_view written = source_.substr(comment.begin, comment.end - comment.begin);
    return std::string(written.substr(0, written.find_last_not_of(" \t") + 1));
  }

  std::ptrdiff_t newlines(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view between = source_.substr(begin, end - begin);
    return std::count(between.begin(), between.end(), '\n');
  }

  std::string_view source_;
  const Tokens& tokens_;
  std::size_t last_token_ = 0;  // of the statement in hand
  std::size_t closed_ = 0;      // the closing bracket printed last
  bool fresh_ = true;           // the next token needs no blank: a possible line break stands before it
  bool glue_ = false;           // nor here: it stands close to the one before
};

}  // namespace

std::string format(const SourceMap& sources, const Module& module) {
  constexpr std::size_t width = 120, indent = 4;
  Diagnostics diagnostics;
  const std::optional<Tokens> tokens = prepare(sources, sources.whole(module.file), diagnostics);
  if (!tokens || diagnostics.has_errors()) return std::string(sources.file(module.file).text());
  const ParseTree tree(sources, module.file, *tokens, diagnostics, antlr4::atn::PredictionMode::LL);
  if (diagnostics.has_errors()) return std::string(sources.file(module.file).text());
  return lay_out(Formatter(sources, module.file, *tokens).file(tree.file()), width, indent);
}

}  // namespace modelc::syntax
