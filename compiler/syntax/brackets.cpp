#include <fmt/format.h>

#include <algorithm>

#include "ModelLexer.h"
#include "syntax/tokens.h"

namespace modelc::syntax {
namespace {

using grammar::ModelLexer;

bool is_open(std::size_t type) {
  return type == ModelLexer::OPEN || type == ModelLexer::OPEN_SQUARE || type == ModelLexer::OPEN_BRACE;
}
bool is_close(std::size_t type) {
  return type == ModelLexer::CLOSE || type == ModelLexer::CLOSE_SQUARE || type == ModelLexer::CLOSE_BRACE;
}
std::size_t closing(std::size_t open) {
  return open == ModelLexer::OPEN          ? ModelLexer::CLOSE
         : open == ModelLexer::OPEN_SQUARE ? ModelLexer::CLOSE_SQUARE
                                           : ModelLexer::CLOSE_BRACE;
}
std::string_view spelling(std::size_t type) {
  switch (type) {
    case ModelLexer::OPEN: return "(";
    case ModelLexer::CLOSE: return ")";
    case ModelLexer::OPEN_SQUARE: return "[";
    case ModelLexer::CLOSE_SQUARE: return "]";
    case ModelLexer::OPEN_BRACE: return "{";
    default: return "}";
  }
}

void report_too_deep(Span where, Diagnostics& diagnostics) {
  diagnostics.add({Code::nesting_too_deep,
                   fmt::format("brackets are nested more than {} deep", max_bracket_depth),
                   {where, ""},
                   {},
                   {},
                   "give parts of the expression names"});
}

bool balanced(const std::vector<Token>& tokens) {
  std::vector<std::size_t> open;
  for (const Token& token : tokens) {
    if (is_open(token.type)) open.push_back(token.type);
    if (!is_close(token.type)) continue;
    if (open.empty() || closing(open.back()) != token.type) return false;
    open.pop_back();
  }
  return open.empty();
}

/// Rebuilds the tokens of a file whose brackets do not pair: supplies what is missing, drops what is too much. Guesses
/// by indentation, and by declarations that begin in the first column.
class Repair {
 public:
  Repair(const SourceMap& sources, FileId file, Tokens& tokens, Diagnostics& diagnostics)
      : source_(sources.file(file)), file_(file), tokens_(tokens), diagnostics_(diagnostics) {}

  /// False when brackets nest too deep.
  bool run() {
    const std::vector<Token> before = std::move(tokens_.all);
    tokens_.all.clear();
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Token& token = before[i];
      const bool at_end = i + 1 == before.size();
      if (at_end || starts_declaration(before, i)) close_all(token, at_end);
      if (is_close(token.type)) {
        close(token);
      } else {
        if (is_open(token.type)) open_.push_back(token);
        if (open_.size() > max_bracket_depth) {
          report_too_deep(span(token), diagnostics_);
          return false;
        }
        tokens_.all.push_back(token);
      }
    }
    return true;
  }

 private:
  /// Leading blanks of the line, in bytes.
  std::uint32_t indentation(const Token& token) const {
    const std::string_view whole = source_.line(line(token));
    return static_cast<std::uint32_t>(std::min(whole.find_first_not_of(" \t"), whole.size()));
  }
  std::uint32_t line(const Token& token) const { return source_.line_at(token.begin); }
  Span span(const Token& token) const { return {file_, token.begin, token.end}; }

  bool starts_declaration(const std::vector<Token>& tokens, std::size_t i) const {
    const Token& token = tokens[i];
    if (open_.empty() || !token.first_on_line || indentation(token) != 0) return false;
    switch (token.type) {
      case ModelLexer::FN:
      case ModelLexer::CONST:
      case ModelLexer::IMPORT: return true;
      case ModelLexer::EXTERN: return tokens[i + 1].type == ModelLexer::FN;
      case ModelLexer::LAYER:
      case ModelLexer::MODEL:
      case ModelLexer::OPTIMIZER: return is_name(tokens[i + 1].type);
      default: return false;
    }
  }

  /// Reports the innermost open bracket and supplies its partner before `next`.
  void supply(const Token& next, std::string label) {
    const Token open = open_.back();
    open_.pop_back();
    Diagnostic diagnostic{
        Code::unclosed_bracket, fmt::format("`{}` is never closed", spelling(open.type)), {span(open), ""}, {}, {}, ""};
    if (!label.empty()) diagnostic.labels.push_back({span(next), std::move(label)});
    // A string without its end has swallowed the partner.
    const bool swallowed = std::any_of(diagnostics_.all().begin(), diagnostics_.all().end(), [&](const Diagnostic& d) {
      return d.code == Code::unterminated_string && d.primary.span.begin > open.begin &&
             d.primary.span.end <= next.begin;
    });
    if (!swallowed) report(diagnostics_, std::move(diagnostic));
    tokens_.broken.push_back({file_, open.begin, next.end});
    Token closer;
    closer.type = closing(open.type);
    closer.begin = closer.end = next.begin;
    tokens_.all.push_back(closer);
  }

  void close_all(const Token& next, bool at_end) {
    while (!open_.empty()) supply(next, at_end ? "" : "the next declaration begins here");
  }

  void close(const Token& token) {
    const auto matches = [&](const Token& open) { return closing(open.type) == token.type; };
    if (std::none_of(open_.begin(), open_.end(), matches)) {
      stray(token);
      return;
    }
    while (!matches(open_.back()))
      supply(token, fmt::format("`{}` comes before the missing `{}`", spelling(token.type),
                                spelling(closing(open_.back().type))));
    // A `}` that stands left of the line that opens the innermost block belongs to a block further out.
    if (token.type == ModelLexer::CLOSE_BRACE && token.first_on_line) {
      while (indentation(open_.back()) > indentation(token) && further_out(indentation(token)))
        supply(token, "this `}` is indented like a block further out");
    }
    open_.pop_back();
    tokens_.all.push_back(token);
  }

  /// Whether a block around the innermost one begins on a line of this indentation, with no other bracket in between.
  bool further_out(std::uint32_t indent) const {
    for (std::size_t i = open_.size() - 1; i-- > 0;) {
      if (open_[i].type != ModelLexer::OPEN_BRACE) return false;
      if (indentation(open_[i]) == indent) return true;
    }
    return false;
  }

  void stray(const Token& token) {
    if (!open_.empty() && line(open_.back()) == line(token)) {
      const Token open = open_.back();
      open_.pop_back();
      report(diagnostics_, {Code::unclosed_bracket,
                            fmt::format("`{}` is closed by `{}`", spelling(open.type), spelling(token.type)),
                            {span(token), ""},
                            {{span(open), "opened here"}},
                            {},
                            fmt::format("write `{}`", spelling(closing(open.type)))});
      tokens_.all.push_back(token);
      tokens_.all.back().type = closing(open.type);
      return;
    }
    report(diagnostics_, {Code::unclosed_bracket,
                          fmt::format("`{}` closes nothing", spelling(token.type)),
                          {span(token), ""},
                          {},
                          {},
                          ""});
    const std::uint32_t from = source_.line_begin(line(token));
    tokens_.broken.push_back({file_, from, token.end});
  }

  const SourceFile& source_;
  FileId file_;
  Tokens& tokens_;
  Diagnostics& diagnostics_;
  std::vector<Token> open_;
};

}  // namespace

bool pair_brackets(const SourceMap& sources, FileId file, Tokens& tokens, Diagnostics& diagnostics) {
  if (!balanced(tokens.all) && !Repair(sources, file, tokens, diagnostics).run()) return false;
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < tokens.all.size(); ++i) {
    Token& token = tokens.all[i];
    token.partner = i;
    if (is_close(token.type)) {
      token.partner = open.back();
      tokens.all[open.back()].partner = i;
      open.pop_back();
    }
    token.depth = static_cast<std::uint32_t>(open.size());
    if (!is_open(token.type)) continue;
    if (open.size() == max_bracket_depth) {
      report_too_deep({file, token.begin, token.end}, diagnostics);
      return false;
    }
    open.push_back(i);
  }
  return true;
}

}  // namespace modelc::syntax
