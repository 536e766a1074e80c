#include "spec/mutate.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace modelc::spec {

namespace {

enum class Kind { word, number, text, space, mark };

bool word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

Kind kind_of(const std::string& piece) {
  const auto c = static_cast<unsigned char>(piece[0]);
  if (std::isdigit(c)) return Kind::number;
  if (word_character(piece[0])) return Kind::word;
  if (piece[0] == '"') return Kind::text;
  return std::isspace(c) ? Kind::space : Kind::mark;
}

const char* const numbers[] = {"0",    "1",    "2",    "3",   "7",          "1024",       "65536",
                               "-1",   "0.0",  "0.5",  "-2",  "2147483648", "1000000007", "9223372036854775807",
                               "1e30", "none", "true", "1e-9"};
const char* const words[] = {"x",     "y",     "none",  "batch",  "n",     "Dense",    "relu",   "sum",   "mean",
                             "shape", "scan",  "range", "Conv2D", "take",  "where",    "Lambda", "i32",   "f64",
                             "bool",  "state", "param", "input",  "split", "training", "for",    "if",    "reshape",
                             "LSTM",  "GRU",   "error", "stack",  "cast",  "K",        "target", "output"};
const char* const marks[] = {"(", ")", "[", "]", "{", "}",  ",",  ":",  "=",  "+",   "-",  "*", "/",
                             "%", "@", ".", ";", "<", "->", "|>", "**", "//", "...", "==", "#", "\""};

template <std::size_t N>
std::string any(const char* const (&table)[N], Random& random) {
  return table[random.below(N)];
}

}  // namespace

std::vector<std::string> pieces(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (word_character(text[at])) {
      while (end < text.size() && (word_character(text[end]) || (text[end] == '.' && std::isdigit(text[at])))) ++end;
    } else if (text[at] == '"') {
      while (end < text.size() && text[end] != '"' && text[end] != '\n') ++end;
      end = std::min(end + 1, text.size());
    } else if (text[at] == '#') {
      while (end < text.size() && text[end] != '\n') ++end;
      at = end;
      continue;
    } else if (std::isspace(static_cast<unsigned char>(text[at]))) {
      while (end < text.size() && std::isspace(static_cast<unsigned char>(text[end]))) ++end;
    }
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

namespace {

using Pieces = std::vector<std::string>;

/// Behind the bracket that closes the one at `open`; the end when none does.
std::size_t closed(const Pieces& program, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < program.size(); ++at) {
    const char c = program[at][0];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth <= 0) return at + 1;
  }
  return program.size();
}

void wrap(Pieces& program, std::size_t from, std::size_t to, const char* before, const char* behind) {
  program.insert(program.begin() + static_cast<std::ptrdiff_t>(to), behind);
  program.insert(program.begin() + static_cast<std::ptrdiff_t>(from), before);
}

/// A layer, from `at` on the next call of a capitalized name, becomes one of a wrapper, or is given a loss.
void wrap_layer(Pieces& program, std::size_t at, Random& random) {
  static constexpr const char* wrappers[][2] = {
      {"TimeDistributed(", ")"},
      {"SpectralNormalization(", ")"},
      {"Sequential([BatchNormalization(), ", ", ActivityRegularization(l2 = 0.1)])"},
      {"(x -> scan((c, v) -> (c, ", "(v)), none, x)[1])"}};
  while (at + 1 < program.size() &&
         !(std::isupper(static_cast<unsigned char>(program[at][0])) && program[at + 1] == "("))
    ++at;
  const auto& [before, behind] = wrappers[random.below(std::size(wrappers))];
  if (at + 1 < program.size()) wrap(program, at, closed(program, at + 1), before, behind);
}

/// What is bound or put out, behind the next `=` up to the end of the line, is computed in a loop over x.
void wrap_in_scan(Pieces& program, std::size_t at) {
  while (at < program.size() && program[at] != "=") ++at;
  std::size_t end = ++at;
  while (end < program.size() && program[end].find('\n') == std::string::npos) {
    const char c = program[end][0];
    if (c == ')' || c == ']' || c == '}') break;
    end = c == '(' || c == '[' || c == '{' ? closed(program, end) : end + 1;
  }
  if (end < program.size()) wrap(program, at, end, " scan((c, v) -> { x = v return c, ", " }, none, x)[1] ");
}

}  // namespace

std::string mutate(std::vector<std::string> program, const std::vector<std::vector<std::string>>& others,
                   Random& random) {
  for (std::size_t edits = 1 + random.below(3); edits > 0 && !program.empty(); --edits) {
    const std::size_t at = random.below(program.size());
    const std::size_t length = std::min(1 + random.below(8), program.size() - at);
    const auto place = program.begin() + static_cast<std::ptrdiff_t>(at);
    const auto stop = place + static_cast<std::ptrdiff_t>(length);
    switch (random.below(14)) {
      case 0: program.erase(place, stop); break;
      case 1: {
        const std::vector<std::string> copy(place, stop);
        program.insert(place, copy.begin(), copy.end());
        break;
      }
      case 2: std::swap(*place, program[random.below(program.size())]); break;
      case 3: {
        const std::vector<std::string>& other = others.empty() ? program : others[random.below(others.size())];
        if (other.empty()) break;
        const std::size_t from = random.below(other.size());
        const std::size_t count = std::min(1 + random.below(12), other.size() - from);
        const std::vector<std::string> copy(other.begin() + static_cast<std::ptrdiff_t>(from),
                                            other.begin() + static_cast<std::ptrdiff_t>(from + count));
        program.insert(place, copy.begin(), copy.end());
        break;
      }
      case 4: program.insert(place, any(marks, random)); break;
      case 5: {
        std::string& piece = *place;
        piece[random.below(piece.size())] = static_cast<char>(random.below(256));
        break;
      }
      case 6: wrap_layer(program, at, random); break;
      case 7: wrap_in_scan(program, at); break;
      default: {  // exchange for another piece of the kind
        std::size_t target = at;
        while (target + 1 < program.size() && kind_of(program[target]) == Kind::space) ++target;
        switch (kind_of(program[target])) {
          case Kind::number: program[target] = any(numbers, random); break;
          case Kind::word: {
            std::string& word = program[target];
            word = random.below(2) ? any(words, random) : program[random.below(program.size())];
            break;
          }
          case Kind::text: program[target] = random.below(2) ? "\"same\"" : "\"\""; break;
          case Kind::space:
          case Kind::mark: program[target] = any(marks, random); break;
        }
      }
    }
  }
  std::string out;
  for (const std::string& piece : program) out += piece;
  return out;
}

std::string mutate(const std::vector<std::vector<std::string>>& programs, Random& random) {
  return mutate(programs[random.below(programs.size())], programs, random);
}

}  // namespace modelc::spec
