#include "syntax/tokens.h"

#include <fmt/format.h>

#include <algorithm>

#include "ModelLexer.h"
#include "ModelParser.h"

namespace modelc::syntax {
namespace {

using grammar::ModelLexer;

/// Offset of the first byte that is no part of well-formed UTF-8.
std::optional<std::uint32_t> first_bad_byte(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
    const unsigned lead = byte(i);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    bool good = size != 0;
    for (std::size_t k = 1; k < size; ++k) good = good && (byte(i + k) & 0xC0u) == 0x80u;
    // Overlong forms, surrogates, and what is beyond the last code point.
    const unsigned second = byte(i + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F))
      good = false;
    if (!good) return static_cast<std::uint32_t>(i);
    i += size;
  }
  return std::nullopt;
}

class TokenPass {
 public:
  TokenPass(const SourceMap& sources, FileId file, Diagnostics& diagnostics)
      : file_(file), text_(sources.file(file).text()), diagnostics_(diagnostics) {}

  void run(Tokens& tokens) {
    std::vector<Token> kept;
    kept.reserve(tokens.all.size());
    for (Token token : tokens.all) {
      if (token.type == ModelLexer::BAD_CHARACTER) {
        bad_character(token);
        continue;
      }
      finish_bad_characters();
      check(token);
      kept.push_back(token);
    }
    finish_bad_characters();
    tokens.broken = std::move(broken_);
    tokens.all = std::move(kept);
  }

 private:
  std::string_view text(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }
  Span span(const Token& token) const { return {file_, token.begin, token.end}; }

  void report(Code code, Span where, std::string message, std::string help) {
    syntax::report(diagnostics_, {code, std::move(message), {where, ""}, {}, {}, std::move(help)});
  }

  /// Neighbouring bad characters are one error.
  void bad_character(const Token& token) {
    if (bad_.known() && bad_.end == token.begin) {
      bad_.end = token.end;
    } else {
      finish_bad_characters();
      bad_ = span(token);
    }
  }

  void finish_bad_characters() {
    if (!bad_.known()) return;
    const std::string_view characters = text_.substr(bad_.begin, bad_.end - bad_.begin);
    const char first = characters.front();
    std::string help;
    if (characters == "\\") help = "newlines are white space: a line goes on without a backslash";
    if (characters == "?") help = "a conditional is written `a if c else b`";
    if (characters == "^") help = "the power operator is `**`";
    if (characters == "&") help = "the logical operator is `and`";
    if (characters == "|") help = "the logical operator is `or`, the pipeline `|>`";
    if (characters == "'") help = "strings stand in double quotes";
    if (characters.substr(0, 2) == "\xE2\x80") help = "strings stand in straight double quotes, the minus sign is `-`";
    if (static_cast<unsigned char>(first) < 0x20 || first == 0x7F) {
      report(Code::invalid_character, bad_, fmt::format("a control character (byte 0x{:02X}) in the text", first), "");
    } else {
      if (help.empty() && static_cast<unsigned char>(first) >= 0x80)
        help = "names consist of the letters A to Z, digits and `_`";
      report(Code::invalid_character, bad_, fmt::format("`{}` is not part of the language", characters), help);
    }
    // What the parser misses in the rest of the line is no news.
    const std::size_t line_end = std::min(text_.find('\n', bad_.end), text_.size());
    broken_.push_back({file_, bad_.begin, static_cast<std::uint32_t>(line_end)});
    bad_ = {};
  }

  void check(Token& token) {
    switch (token.type) {
      case ModelLexer::STRING: check_escapes(token); break;
      case ModelLexer::BAD_STRING:
        report(Code::unterminated_string, span(token), "a string without its closing `\"`",
               "a string ends on the line where it begins; a line break in it is written `\\n`");
        token.type = ModelLexer::STRING;
        break;
      case ModelLexer::SINGLE_QUOTED: {
        const std::string_view inner = text(token).substr(1, token.end - token.begin - 2);
        report(Code::invalid_character, span(token), "a string in single quotes",
               inner.find_first_of("\"\\") == std::string_view::npos ? fmt::format("write `\"{}\"`", inner)
                                                                     : "strings stand in double quotes");
        token.type = ModelLexer::STRING;
        break;
      }
      case ModelLexer::BAD_NUMBER: bad_number(token); break;
      case ModelLexer::FOREIGN: foreign(token); break;
      default: break;
    }
  }

  void check_escapes(const Token& token) {
    const std::string_view literal = text(token);
    for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
      if (literal[i] != '\\') continue;
      ++i;
      if (std::string_view("\"\\nt").find(literal[i]) != std::string_view::npos) continue;
      std::uint32_t length = 2;  // with the whole of a character of several bytes
      while (i + length - 1 < literal.size() && (static_cast<unsigned char>(literal[i + length - 1]) & 0xC0) == 0x80)
        ++length;
      const auto begin = static_cast<std::uint32_t>(token.begin + i - 1);
      report(Code::unterminated_string, {file_, begin, begin + length},
             fmt::format("unknown escape `{}` in a string", text_.substr(begin, length)),
             "the escapes are `\\\"`, `\\\\`, `\\n` and `\\t`");
    }
  }

  void bad_number(Token& token) {
    const std::string_view literal = text(token);
    std::string help;
    const bool hex = literal.size() > 1 && literal[0] == '0' &&
                     std::string_view("xXbBoO").find(literal[1]) != std::string_view::npos;
    if (hex)
      help = "numbers are written in decimal";
    else if (literal.front() == '.')
      help = fmt::format("write `0{}`", literal);
    else if (literal.back() == '.')
      help = fmt::format("write `{}0`", literal);
    else if (literal.back() == '_' || literal.find("__") != std::string_view::npos)
      help = "a `_` stands between two digits";
    else if (std::all_of(literal.begin(), literal.end(), [](char c) { return c != '.'; }))
      help = "a name does not begin with a digit";
    report(Code::invalid_number, span(token), fmt::format("`{}` is not a number", literal), help);
    token.type = ModelLexer::INT;
  }

  /// Operators of other languages: each stands for the one that was meant.
  void foreign(Token& token) {
    struct Row {
      std::string_view written;
      std::size_t meant;
      std::string_view help;
    };
    static constexpr Row rows[] = {
        {"&&", ModelLexer::AND, "write `and`"},
        {"||", ModelLexer::OR, "write `or`"},
        {"!", ModelLexer::NOT, "write `not`"},
        {"=>", ModelLexer::ARROW, "a lambda is written `x -> ...`"},
        {":=", ModelLexer::ASSIGN, "names are bound with `=`"},
    };
    const std::string_view written = text(token);
    const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return r.written == written; });
    const bool known = row != std::end(rows);
    report(Code::unexpected_token, span(token), fmt::format("`{}` is not an operator of the language", written),
           known ? std::string(row->help)
                 : fmt::format("bind the name again: `x = x {} ...`", written.substr(0, written.size() - 1)));
    token.type = known ? row->meant : static_cast<std::size_t>(ModelLexer::ASSIGN);
  }

  FileId file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  Span bad_;
  std::vector<Span> broken_;
};

/// A `(` whose `)` stands before `->` opens a lambda's parameters, unless a name or bracket before it makes it a call
/// or a signature; a `{` behind `->` opens a block.
void retag(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].type == ModelLexer::ARROW && tokens[i + 1].type == ModelLexer::OPEN_BRACE)
      tokens[i + 1].type = grammar::ModelParser::BLOCK_OPEN;
    if (tokens[i].type != ModelLexer::CLOSE || tokens[i + 1].type != ModelLexer::ARROW) continue;
    const std::size_t open = tokens[i].partner;
    const std::size_t before = open > 0 ? tokens[open - 1].type : static_cast<std::size_t>(ModelLexer::COMMA);
    if (!is_name(before) && before != ModelLexer::CLOSE && before != ModelLexer::CLOSE_SQUARE)
      tokens[open].type = grammar::ModelParser::LAMBDA_OPEN;
  }
}

}  // namespace

void report(Diagnostics& diagnostics, Diagnostic diagnostic) {
  constexpr std::size_t most = 100;
  if (diagnostics.error_count() < most) diagnostics.add(std::move(diagnostic));
}

bool is_name(std::size_t type) {
  return type == ModelLexer::NAME || (type >= ModelLexer::AS && type <= ModelLexer::GRADIENT);
}

bool is_reserved_word(std::size_t type) { return type >= ModelLexer::IMPORT && type <= ModelLexer::TRAINING; }

Tokens scan(const SourceMap& sources, Span part) {
  // ANTLR counts code points. Outside ASCII only strings and comments have text, so every other byte stands in as a
  // control character, and its offsets are byte offsets.
  std::string text(sources.text(part));
  for (char& c : text)
    if (static_cast<unsigned char>(c) >= 0x80) c = '\x01';
  antlr4::ANTLRInputStream stream(text);
  ModelLexer lexer(&stream);
  lexer.removeErrorListeners();

  Tokens tokens;
  std::uint32_t end_before = 0;
  for (;;) {
    const std::unique_ptr<antlr4::Token> next = lexer.nextToken();
    const bool at_end = next->getType() == antlr4::Token::EOF;
    Token token;
    token.type = next->getType();
    token.begin = static_cast<std::uint32_t>(at_end ? text.size() : next->getStartIndex());
    token.end = at_end ? token.begin : static_cast<std::uint32_t>(next->getStopIndex()) + 1;
    const std::string_view between = std::string_view(text).substr(end_before, token.begin - end_before);
    token.first_on_line = end_before == 0 || between.find('\n') != std::string_view::npos;
    if (token.type != ModelLexer::COMMENT) end_before = token.end;
    token.begin += part.begin;
    token.end += part.begin;
    if (token.type == ModelLexer::COMMENT) {
      tokens.comments.push_back({part.file, token.begin, token.end});
      continue;
    }
    tokens.all.push_back(token);
    if (at_end) return tokens;
  }
}

std::optional<Tokens> prepare(const SourceMap& sources, Span part, Diagnostics& diagnostics) {
  const FileId file = part.file;
  const std::string_view text = sources.text(part);
  if (text.size() > max_file_bytes) {
    diagnostics.add({Code::file_too_large,
                     fmt::format("the file has {} bytes; the largest that is read has {}", text.size(), max_file_bytes),
                     {{file, 0, 0}, ""},
                     {},
                     {},
                     "keep data in a weights or data file, or split the file and `import` its parts"});
    return std::nullopt;
  }
  if (const std::optional<std::uint32_t> bad = first_bad_byte(text)) {
    const unsigned byte = static_cast<unsigned char>(text[*bad]);
    diagnostics.add({Code::invalid_utf8,
                     fmt::format("the file is not UTF-8 text: byte 0x{:02X} at offset {}", byte, *bad),
                     {{file, part.begin + *bad, part.begin + *bad + 1}, ""},
                     {},
                     {},
                     ""});
    return std::nullopt;
  }
  Tokens tokens = scan(sources, part);
  if (tokens.all.size() > max_file_tokens) {
    const Token& first_beyond = tokens.all[max_file_tokens];
    diagnostics.add({Code::file_too_large,
                     fmt::format("the file has {} words and signs; the most that are read are {}", tokens.all.size(),
                                 max_file_tokens),
                     {{file, first_beyond.begin, first_beyond.end}, ""},
                     {},
                     {},
                     "keep data in a weights or data file, or split the file and `import` its parts"});
    return std::nullopt;
  }
  TokenPass(sources, file, diagnostics).run(tokens);
  if (!pair_brackets(sources, file, tokens, diagnostics)) return std::nullopt;
  retag(tokens.all);
  return tokens;
}

}  // namespace modelc::syntax
