#include "syntax/complaint.h"

#include <fmt/format.h>

#include <algorithm>

namespace modelc::syntax {
namespace {

using Parser = grammar::ModelParser;

constexpr std::size_t longest_quote = 30;

std::string quote(std::string_view text) {
  return text.size() <= longest_quote ? fmt::format("`{}`", text)
                                      : fmt::format("`{}...`", text.substr(0, longest_quote));
}

/// `a`, `b` or `c`.
std::string alternatives(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

bool ends_expression(std::size_t type) {
  switch (type) {
    case Parser::INT:
    case Parser::FLOAT:
    case Parser::STRING:
    case Parser::TRUE:
    case Parser::FALSE:
    case Parser::NONE:
    case Parser::TRAINING:
    case Parser::CLOSE:
    case Parser::CLOSE_SQUARE:
    case Parser::CLOSE_BRACE: return true;
    default: return is_name(type);
  }
}

class Wording {
 public:
  explicit Wording(const Complaint& complaint) : at_(complaint), all_(complaint.tokens.all) {}

  Diagnostic describe() {
    const Token& found = all_[at_.found];
    const bool at_end = found.type == antlr4::Token::EOF;
    const std::string what = at_end ? "the end of the file" : quote(text(at_.found));
    std::string message = "unexpected " + what;
    if (const std::string wanted = expected(); !wanted.empty()) {
      message = "expected " + wanted;
      if (at_.found > 0) message += " after " + quote(text(at_.found - 1));
      message += ", found " + what;
    }
    Span where{at_.file, found.begin, found.end};
    if (at_end && at_.found > 0) where = {at_.file, all_[at_.found - 1].end, all_[at_.found - 1].end};
    return {Code::unexpected_token, std::move(message), {where, ""}, {}, {}, help()};
  }

 private:
  std::string_view text(std::size_t index) const {
    return at_.sources.text({at_.file, all_[index].begin, all_[index].end});
  }
  bool wants(std::size_t type) const { return at_.expected.contains(type); }

  std::string expected() const {
    if (wants(Parser::RETURN)) {
      const bool behind = at_.found > 0 && ends_expression(all_[at_.found - 1].type);
      return behind && all_[at_.found - 1].type != Parser::CLOSE_BRACE ? "an operator or the next statement"
                                                                       : "a statement";
    }
    std::vector<std::string> words;
    const bool expression = wants(Parser::INT);
    const bool name = wants(Parser::NAME);
    if (expression)
      words.emplace_back("an expression");
    else if (name && wants(Parser::OPEN_SQUARE))
      words.emplace_back("a type");
    else if (name)
      words.emplace_back("a name");
    else if (wants(Parser::STRING))
      words.emplace_back("a string");
    struct Sign {
      std::size_t type;
      std::string_view spelling;
    };
    static constexpr Sign signs[] = {
        {Parser::COMMA, "`,`"},       {Parser::CLOSE, "`)`"},  {Parser::CLOSE_SQUARE, "`]`"},
        {Parser::CLOSE_BRACE, "`}`"}, {Parser::ASSIGN, "`=`"}, {Parser::ARROW, "`->`"},
        {Parser::ELSE, "`else`"},     {Parser::IN, "`in`"},    {Parser::FN, "`fn`"}};
    for (const Sign& sign : signs)
      if (wants(sign.type)) words.emplace_back(sign.spelling);
    if (!expression && wants(Parser::COLON)) words.emplace_back("`:`");
    if (!expression && wants(Parser::OPEN) && !name) words.emplace_back("`(`");
    if (!expression && wants(Parser::OPEN_BRACE)) words.emplace_back("`{`");
    return alternatives(words);
  }

  /// Slips of those who come from Python.
  std::string help() const {
    const std::size_t found = all_[at_.found].type;
    const std::string_view before = at_.found > 0 ? text(at_.found - 1) : std::string_view();
    if (before == "lambda") return "a lambda is written `x -> ...`";
    if (before == "def" || before == "function" || before == "func")
      return "a function is declared with `fn NAME(...) { ... }`";
    if (before == "elif") return "write `else if`";
    if (before == "class") return "write `layer NAME(...) { ... }` or `model NAME { ... }`";
    if (before == "while") return "the loop of the language is `for i in range(n) { ... }`";
    if (found == Parser::FOR && wants(Parser::CLOSE)) return "a list of what a loop gives stands in `[` and `]`";
    if (before == "let" || before == "var") return "a name is bound without a keyword: `x = ...`";
    if (before == "import") return "an import names a file, `import \"blocks.model\"`; the library needs none";
    if (before == "training" && found == Parser::ASSIGN)
      return "what a call does is decided by its entry point, not by an argument";
    if (before == "self" && found == Parser::DOT) return "hyperparameters and weights are plain names here";
    if (found == Parser::COLON && at_.found > 1 && text(at_.found - 2) == "output")
      return "the type of an output is inferred: `output y = ...`";
    if (text(at_.found) == "is" || before == "is") return "equality is written `==`, and its opposite `!=`";
    if (found == Parser::OPEN_SQUARE && assigns_to_element())
      return "a tensor does not change; make another, for example `where(condition, a, b)`";
    if (found == Parser::COLON && at_.found > 2 && text(at_.found - 2) == "{" && text(at_.found - 3) == "->")
      return "after `->` a `{` opens a block; a dict stands in parentheses: `x -> ({key: x})`";
    if (found == Parser::COLON && wants(Parser::OPEN_BRACE)) return "the body stands in braces: `{ ... }`";
    if (found == Parser::ASSIGN && wants(Parser::OPEN_BRACE) && !wants(Parser::INT)) return "equality is written `==`";
    if (found == Parser::FLOOR_DIVIDE) return "comments begin with `#`";
    if (found == Parser::PLUS) return "there is no unary `+`";
    if (found == Parser::IF && wants(Parser::INT)) return "a conditional is written `a if c else b`";
    if (found == Parser::ELSE) return "`else` follows the `}` of an `if`";
    if (found == Parser::ARROW) return "a lambda within an expression stands in parentheses";
    if (is_reserved_word(found) && (needs_a_name(before) || is_bound(found)))
      return fmt::format("`{}` is a reserved word", text(at_.found));
    if (found == Parser::IN || (found == Parser::NOT && type_at(1) == Parser::IN))
      return "`in` stands in `for` alone; compare with each: `x == \"a\" or x == \"b\"`";
    return {};
  }

  /// Of the token that many behind what was found.
  std::size_t type_at(std::size_t distance) const {
    return at_.found + distance < all_.size() ? all_[at_.found + distance].type : antlr4::Token::EOF;
  }

  /// `x[...] = ...`, seen from its bracket
  bool assigns_to_element() const {
    int depth = 0;
    for (std::size_t i = 0; type_at(i) != antlr4::Token::EOF; ++i) {
      depth += (type_at(i) == Parser::OPEN_SQUARE) - (type_at(i) == Parser::CLOSE_SQUARE);
      if (depth == 0) return type_at(i + 1) == Parser::ASSIGN || type_at(i + 2) == Parser::ASSIGN;
    }
    return false;
  }

  /// Does a reserved word stand where only a name can?
  bool needs_a_name(std::string_view before) const {
    static constexpr std::string_view openers[] = {"input", "target", "output", "param",     "state", "update",
                                                   "fn",    "const",  "layer",  "optimizer", "model"};
    return (wants(Parser::NAME) && !wants(Parser::INT)) ||
           std::ranges::find(openers, before) != std::ranges::end(openers);
  }

  /// `training = 2`, where no statement begins with the word.
  bool is_bound(std::size_t found) const {
    return !wants(found) && at_.found + 1 < all_.size() && all_[at_.found + 1].type == Parser::ASSIGN;
  }

  const Complaint& at_;
  const std::vector<Token>& all_;
};

}  // namespace

Diagnostic describe(const Complaint& complaint) { return Wording(complaint).describe(); }

}  // namespace modelc::syntax
