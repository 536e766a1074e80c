#include "fuzz/models/reduce.h"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

namespace modelc::fuzz {
namespace {

/// What stands between two brackets, or two commas of one level: [begin, end).
struct Piece {
  std::size_t begin, end;
};

bool opens(char c) { return c == '(' || c == '[' || c == '{'; }
bool closes(char c) { return c == ')' || c == ']' || c == '}'; }

/// The bracket that closes the one at `at`; the text's size when none does.
std::size_t closing(const std::string& text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (opens(text[at])) ++depth;
    if (closes(text[at]) && --depth == 0) return at;
  }
  return at;
}

/// The parts of a bracket's content between its commas.
std::vector<Piece> arguments(const std::string& text, std::size_t open) {
  std::vector<Piece> out;
  const std::size_t end = closing(text, open);
  if (end == text.size()) return out;
  std::size_t begin = open + 1;
  int depth = 0;
  for (std::size_t at = open + 1; at <= end; ++at) {
    if (at < end && opens(text[at])) ++depth;
    if (at < end && closes(text[at])) --depth;
    if (at == end || (depth == 0 && text[at] == ',')) {
      out.push_back({begin, at});
      begin = at + 1;
    }
  }
  return out;
}

bool word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// Every text that is one step shorter.
std::vector<std::string> shorter(const std::string& text) {
  std::vector<std::string> out;
  const auto without = [&](std::size_t begin, std::size_t end, const std::string& instead = {}) {
    out.push_back(text.substr(0, begin) + instead + text.substr(end));
  };
  // Declarations, then lines.
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find("\n}\n", at);
    if (end == std::string::npos) break;
    without(at, end += 3);
    at = end;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    without(at, end);
    at = end;
  }
  for (std::size_t open = 0; open < text.size(); ++open) {
    if (!opens(text[open])) continue;
    const std::size_t close = closing(text, open);
    if (close == text.size()) continue;
    std::size_t name = open;
    while (name > 0 && word(text[name - 1])) --name;
    // F(a)(b) is replaced by b, F(a, b) and [a, b] by a and by b.
    if (close + 1 < text.size() && text[close + 1] == '(') {
      const std::size_t last = closing(text, close + 1);
      if (last < text.size()) without(name, last + 1, text.substr(close + 2, last - close - 2));
    }
    for (const Piece& one : arguments(text, open)) {
      const bool first = one.begin == open + 1;
      without(first ? one.begin : one.begin - 1, first && one.end < close ? one.end + 1 : one.end);
      if (name < open || text[open] == '[') without(name, close + 1, text.substr(one.begin, one.end - one.begin));
    }
  }
  return out;
}

}  // namespace

std::string reduced(std::string text, const std::function<bool(const std::string&)>& fails, int tries) {
  for (bool changed = true; changed && tries > 0;) {
    changed = false;
    std::vector<std::string> candidates = shorter(text);
    std::ranges::sort(candidates, {}, [](const std::string& one) { return std::pair(one.size(), one); });
    for (const std::string& candidate : candidates) {
      if (tries-- <= 0) break;
      if (!fails(candidate)) continue;
      text = candidate;
      changed = true;
      break;
    }
  }
  return text;
}

}  // namespace modelc::fuzz
