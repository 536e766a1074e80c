#include <algorithm>
#include <array>

#include "driver/driver.h"

namespace modelc::driver {

bool valid_namespace(const std::string& text) {
  static constexpr std::array keywords = {
      "alignas",     "alignof",   "and",       "and_eq",    "asm",      "auto",         "bitand",
      "bitor",       "bool",      "break",     "case",      "catch",    "char",         "char16_t",
      "char32_t",    "char8_t",   "class",     "compl",     "concept",  "const",        "const_cast",
      "consteval",   "constexpr", "constinit", "continue",  "co_await", "co_return",    "co_yield",
      "decltype",    "default",   "delete",    "do",        "double",   "dynamic_cast", "else",
      "enum",        "explicit",  "export",    "extern",    "false",    "float",        "for",
      "friend",      "goto",      "if",        "inline",    "int",      "long",         "mutable",
      "namespace",   "new",       "noexcept",  "not",       "not_eq",   "nullptr",      "operator",
      "or",          "or_eq",     "private",   "protected", "public",   "register",     "reinterpret_cast",
      "requires",    "return",    "short",     "signed",    "sizeof",   "static",       "static_assert",
      "static_cast", "struct",    "switch",    "template",  "this",     "thread_local", "throw",
      "true",        "try",       "typedef",   "typeid",    "typename", "union",        "unsigned",
      "using",       "virtual",   "void",      "volatile",  "wchar_t",  "while",        "xor",
      "xor_eq"};
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = std::min(text.find("::", begin), text.size());
    const std::string part = text.substr(begin, end - begin);
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (part.empty() || !letter(part[0]) || !std::ranges::all_of(part, [&](char c) { return letter(c) || digit(c); }))
      return false;
    // Reserved to the implementation, or the runtime's and the standard library's own.
    if (part.find("__") != std::string::npos || (part[0] == '_' && part.size() > 1 && part[1] >= 'A' && part[1] <= 'Z'))
      return false;
    if (std::ranges::find(keywords, part) != keywords.end()) return false;
    if (begin == 0 && (part == "std" || part == "modelc" || part == "Eigen" || part[0] == '_')) return false;
    if (end == text.size()) return true;
    begin = end + 2;
  }
}

}  // namespace modelc::driver
