#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// Source text as a terminal shows it.
namespace modelc {

/// A source line ready to print, with the columns (from 0) that its underline covers.
struct DisplayLine {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind begin by one at least
  bool cut = false;     ///< only a part of the line is shown
};

/// The line with tabs as four spaces and control characters and stray bytes as U+FFFD; bytes [begin, end) become
/// columns. Lines wider than `widest` columns are cut around the span, "..." standing for what is left out.
DisplayLine display_line(std::string_view line, std::uint32_t begin, std::uint32_t end, std::size_t widest);

/// The text with control characters and stray bytes as U+FFFD, so that no file can write to the terminal by itself.
std::string printable(std::string_view text);

}  // namespace modelc
