#include "syntax/cursor.h"

#include <algorithm>

#include "ModelLexer.h"
#include "syntax/tokens.h"

namespace modelc::syntax {
namespace {

using grammar::ModelLexer;

bool opens(std::size_t type) {
  return type == ModelLexer::OPEN || type == ModelLexer::OPEN_SQUARE || type == ModelLexer::OPEN_BRACE;
}
bool closes(std::size_t type) {
  return type == ModelLexer::CLOSE || type == ModelLexer::CLOSE_SQUARE || type == ModelLexer::CLOSE_BRACE;
}

bool is_word(std::size_t type) {
  return is_name(type) || is_reserved_word(type) || type == ModelLexer::INT || type == ModelLexer::BAD_NUMBER;
}

bool declares_name(std::size_t type) {
  switch (type) {
    case ModelLexer::FN:
    case ModelLexer::CONST:
    case ModelLexer::LAYER:
    case ModelLexer::OPTIMIZER:
    case ModelLexer::MODEL:
    case ModelLexer::INPUT:
    case ModelLexer::TARGET:
    case ModelLexer::OUTPUT:
    case ModelLexer::PARAM:
    case ModelLexer::STATE:
    case ModelLexer::FOR: return true;
    default: return false;
  }
}

/// Looks back from a place over the tokens before it.
class Look {
 public:
  Look(const SourceMap& sources, FileId file, std::uint32_t offset)
      : sources_(sources), file_(file), offset_(offset), scanned_(scan(sources, sources.whole(file))) {
    const auto& all = scanned_.all;  // the end of the file is the last
    while (before_ + 1 < all.size() && all[before_].end < offset) ++before_;
    at_word_ = all[before_].begin < offset && is_word(all[before_].type);
    if (!at_word_ && all[before_].begin < offset && all[before_].end <= offset && before_ + 1 < all.size()) ++before_;
  }

  Cursor find() {
    Cursor out;
    out.word = {file_, offset_, offset_};
    if (at_word_) out.word = {file_, scanned_.all[before_].begin, scanned_.all[before_].end};
    out.inert = inert();
    if (before_ > 1 && type(before_ - 1) == ModelLexer::DOT && is_name(type(before_ - 2))) out.base = text(before_ - 2);
    open_brackets();
    out.declares = before_ > 0 && declares_name(type(before_ - 1)) &&
                   (before_ < 2 || type(before_ - 1) == ModelLexer::FOR || line_starts(before_ - 1));
    out.type = in_type();
    out.call = call();
    out.names = names();
    return out;
  }

 private:
  std::size_t type(std::size_t i) const { return scanned_.all[i].type; }
  std::string text(std::size_t i) const {
    return std::string(sources_.text({file_, scanned_.all[i].begin, scanned_.all[i].end}));
  }
  bool line_starts(std::size_t i) const { return scanned_.all[i].first_on_line || type(i - 1) == ModelLexer::EXTERN; }

  bool inert() const {
    const auto covers = [&](Span comment) { return comment.begin < offset_ && offset_ <= comment.end; };
    if (std::ranges::any_of(scanned_.comments, covers)) return true;
    const Token& token = scanned_.all[before_];
    const bool string = token.type == ModelLexer::STRING || token.type == ModelLexer::BAD_STRING;
    const bool unended = token.type == ModelLexer::BAD_STRING && offset_ == token.end;
    return string && token.begin < offset_ && (offset_ < token.end || unended);
  }

  /// The brackets that are open at the place; a line that begins a declaration closes all.
  void open_brackets() {
    for (std::size_t i = 0; i < before_; ++i) {
      const Token& token = scanned_.all[i];
      const std::uint32_t column =
          token.begin - sources_.file(file_).line_begin(sources_.file(file_).line_at(token.begin));
      if (token.first_on_line && column == 0 && declares_name(token.type)) {
        open_.clear();
        declaration_ = i;
      }
      if (opens(token.type)) open_.push_back(i);
      if (closes(token.type) && !open_.empty()) open_.pop_back();
    }
  }

  /// The bracket of a signature: `fn name(`, `layer Name(...)(`.
  bool signature(std::size_t bracket) const {
    if (type(bracket) != ModelLexer::OPEN || bracket < 2) return false;
    std::size_t i = bracket - 1;
    if (type(i) == ModelLexer::CLOSE) {
      for (int depth = 0; i > 0; --i) {
        depth += closes(type(i)) ? 1 : opens(type(i)) ? -1 : 0;
        if (depth == 0) break;
      }
      if (i < 2) return false;
      --i;
    }
    return is_name(type(i)) && declares_name(type(i - 1)) && type(i - 1) != ModelLexer::FOR;
  }

  bool in_type() const {
    if (before_ == 0) return false;
    if (type(before_ - 1) == ModelLexer::ARROW) return !open_.empty() ? signature(open_.back()) : true;
    if (type(before_ - 1) != ModelLexer::COLON || before_ < 2 || !is_name(type(before_ - 2))) return false;
    return (!open_.empty() && signature(open_.back())) || (before_ > 2 && declares_name(type(before_ - 3)));
  }

  std::optional<Cursor::Call> call() const {
    for (auto bracket = open_.rbegin(); bracket != open_.rend(); ++bracket) {
      if (type(*bracket) == ModelLexer::OPEN_BRACE) return std::nullopt;
      if (type(*bracket) != ModelLexer::OPEN || *bracket == 0 || !is_name(type(*bracket - 1))) continue;
      if (signature(*bracket)) return std::nullopt;
      return arguments(*bracket);
    }
    return std::nullopt;
  }

  Cursor::Call arguments(std::size_t bracket) const {
    Cursor::Call out;
    const std::size_t callee = bracket - 1;
    out.callee = text(callee);
    out.span = {file_, scanned_.all[callee].begin, scanned_.all[callee].end};
    if (callee > 1 && type(callee - 1) == ModelLexer::DOT) out.qualifier = text(callee - 2);
    int depth = 0;
    for (std::size_t i = bracket + 1; i < before_; ++i) {
      depth += opens(type(i)) ? 1 : closes(type(i)) ? -1 : 0;
      if (depth != 0) continue;
      if (type(i) == ModelLexer::COMMA) {
        ++out.position;
        if (!out.name.empty()) out.named.push_back(out.name);
        out.name.clear();
      } else if (type(i) == ModelLexer::ASSIGN && is_name(type(i - 1))) {
        out.name = text(i - 1);
      }
    }
    return out;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> out;
    std::vector<std::size_t> open;
    for (std::size_t i = declaration_; i < before_; ++i) {
      if (opens(type(i))) open.push_back(i);
      if (closes(type(i)) && !open.empty()) open.pop_back();
      if (!is_name(type(i))) continue;
      const bool statement = open.empty() || type(open.back()) == ModelLexer::OPEN_BRACE;
      const std::size_t next = i + 1 < before_ ? type(i + 1) : static_cast<std::size_t>(ModelLexer::COMMA);
      const bool assigned = statement && (next == ModelLexer::ASSIGN || (next == ModelLexer::COMMA && line_starts(i)));
      const bool declared = i > 0 && declares_name(type(i - 1)) && i - 1 != declaration_;
      const bool lambda = next == ModelLexer::ARROW;
      const bool parameter = !open.empty() && signature(open.back()) && i > 0 &&
                             (type(i - 1) == ModelLexer::OPEN || type(i - 1) == ModelLexer::COMMA);
      if (assigned || declared || lambda || parameter) out.push_back(text(i));
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  const SourceMap& sources_;
  FileId file_;
  std::uint32_t offset_;
  Tokens scanned_;
  std::size_t before_ = 0;  // the word at the place, or what stands behind it
  bool at_word_ = false;
  std::vector<std::size_t> open_;
  std::size_t declaration_ = 0;  // where the one around the place begins
};

}  // namespace

Cursor cursor_at(const SourceMap& sources, FileId file, std::uint32_t offset) {
  return Look(sources, file, offset).find();
}

bool is_identifier(std::string_view text) {
  SourceMap sources;
  const FileId file = sources.add("name", std::string(text));
  const Tokens tokens = scan(sources, sources.whole(file));
  return tokens.all.size() == 2 && tokens.comments.empty() && is_name(tokens.all[0].type) &&
         tokens.all[0].end - tokens.all[0].begin == text.size();
}

std::vector<std::string> keywords() {
  std::vector<std::string> out;
  antlr4::ANTLRInputStream nothing;
  const ModelLexer lexer(&nothing);
  const antlr4::dfa::Vocabulary& vocabulary = lexer.getVocabulary();
  for (std::size_t type = ModelLexer::IMPORT; type <= ModelLexer::GRADIENT; ++type) {
    const std::string quoted = vocabulary.getLiteralName(type);
    out.push_back(quoted.substr(1, quoted.size() - 2));
  }
  return out;
}

}  // namespace modelc::syntax
