#include "spec/mutate.h"

#include <algorithm>
#include <cctype>

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

std::string mutate(std::vector<std::string> program, const std::vector<std::vector<std::string>>& others,
                   Random& random) {
  for (std::size_t edits = 1 + random.below(3); edits > 0 && !program.empty(); --edits) {
    const std::size_t at = random.below(program.size());
    const std::size_t length = std::min(1 + random.below(8), program.size() - at);
    const auto place = program.begin() + static_cast<std::ptrdiff_t>(at);
    const auto stop = place + static_cast<std::ptrdiff_t>(length);
    switch (random.below(12)) {
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
