#include "diagnostics/diagnostics.h"

#include <algorithm>
#include <array>

namespace modelc {
namespace {

constexpr std::array code_table = {
#define MODELC_DIAGNOSTIC(name, code, severity, meaning) CodeInfo{Code::name, code, Severity::severity, meaning},
#include "diagnostics/codes.def"
#undef MODELC_DIAGNOSTIC
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Damerau's edit distance in half steps: a change of case costs 1, any other edit (a swap of neighbours included) 2.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = 2 * j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = 2 * i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const char x = a[i - 1], y = b[j - 1];
      const std::size_t change = x == y ? 0 : lower(x) == lower(y) ? 1 : 2;
      row[j] = std::min({above[j - 1] + change, above[j] + 2, row[j - 1] + 2});
      if (i > 1 && j > 1 && x == b[j - 2] && a[i - 2] == y) row[j] = std::min(row[j], before[j - 2] + 2);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

/// "learning_rate" -> "lr"; empty for a single word.
std::string initials(std::string_view name) {
  std::string out(name.substr(0, 1));
  for (std::size_t i = 1; i < name.size(); ++i)
    if (name[i - 1] == '_') out += name[i];
  return out.size() > 1 ? out : std::string();
}

}  // namespace

std::span<const CodeInfo> all_codes() { return code_table; }

const CodeInfo& info(Code code) { return code_table.at(static_cast<std::size_t>(code)); }

void Diagnostics::add(Diagnostic diagnostic) {
  const auto same = [&](const Diagnostic& other) {
    return other.code == diagnostic.code && other.primary.span == diagnostic.primary.span &&
           other.message == diagnostic.message;
  };
  if (std::any_of(all_.begin(), all_.end(), same)) return;
  if (info(diagnostic.code).severity == Severity::error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

std::string nearest(std::string_view name, std::span<const std::string> candidates) {
  constexpr std::size_t longest = 64;  // nobody misspells a longer name by a few letters, and the cost is quadratic
  if (name.size() > longest) return {};
  const std::string* best = nullptr;
  std::size_t best_distance = 0;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > longest || candidate == name) continue;
    const std::size_t distance = edit_distance(name, candidate);
    const std::size_t allowed = 2 * ((std::max(name.size(), candidate.size()) + 1) / 3);
    const bool near = distance <= std::max<std::size_t>(allowed, 1);
    if (near && (!best || distance < best_distance)) {
      best = &candidate;
      best_distance = distance;
    }
  }
  if (best) return *best;
  // Abbreviations: `lr` for `learning_rate`.
  for (const std::string& candidate : candidates)
    if (name.size() > 1 && initials(candidate) == name) return candidate;
  return {};
}

}  // namespace modelc
