#include "diagnostics/display.h"

#include <algorithm>
#include <vector>

namespace modelc {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// One character of the source as it is printed.
struct Cell {
  std::uint32_t offset;  // in the source line, bytes
  std::size_t column;
  std::size_t width;
  std::string_view text;
};

/// Bytes of the well-formed UTF-8 sequence at the start of `text`, and its code point; 0 when it is malformed.
std::size_t decode(std::string_view text, char32_t& point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) {
    point = lead;
    return 1;
  }
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (size == 0 || lead > 0xF4 || text.size() < size) return 0;
  point = lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
    point = (point << 6) | (byte(i) & 0x3F);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  return point < smallest[size] || point > 0x10FFFF || surrogate ? 0 : size;
}

/// Columns a terminal gives the code point: none for combining marks, two for East Asian wide characters and emoji.
std::size_t width_of(char32_t c) {
  const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (in(0x300, 0x36F) || in(0x200B, 0x200F) || in(0xFE00, 0xFE0F)) return 0;
  if (in(0x1100, 0x115F) || in(0x2E80, 0xA4CF) || in(0xAC00, 0xD7A3) || in(0xF900, 0xFAFF) || in(0xFE30, 0xFE6F) ||
      in(0xFF00, 0xFF60) || in(0xFFE0, 0xFFE6) || in(0x1F300, 0x1FAFF) || in(0x20000, 0x3FFFD))
    return 2;
  return 1;
}

/// Control characters, and the marks that reverse the direction of text.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size();) {
    char32_t point = 0;
    const std::size_t size = decode(line.substr(i), point);
    Cell cell{static_cast<std::uint32_t>(i), column, 1, replacement};
    if (point == '\t' && size == 1) {
      cell.text = "    ";
      cell.width = 4;
    } else if (size != 0 && !is_control(point)) {
      cell.text = line.substr(i, size);
      cell.width = width_of(point);
    }
    column += cell.width;
    i += std::max<std::size_t>(size, 1);
    cells.push_back(cell);
  }
  return cells;
}

}  // namespace

DisplayLine display_line(std::string_view line, std::uint32_t begin, std::uint32_t end, std::size_t widest) {
  constexpr std::string_view dots = "...";
  const std::vector<Cell> cells = cells_of(line);
  const std::size_t total = cells.empty() ? 0 : cells.back().column + cells.back().width;
  const auto column_of = [&](std::uint32_t offset) {
    const auto next = std::lower_bound(cells.begin(), cells.end(), offset,
                                       [](const Cell& cell, std::uint32_t at) { return cell.offset < at; });
    return next == cells.end() ? total : next->column;
  };
  DisplayLine out;
  out.begin = column_of(begin);
  out.end = std::max(column_of(end), out.begin + 1);

  std::size_t from = 0, to = total;  // the columns shown
  if (total > widest) {
    const std::size_t room = widest - 2 * dots.size();
    const std::size_t length = std::min(out.end - out.begin, room);
    const std::size_t before = (room - length) / 2;
    from = out.begin > before ? out.begin - before : 0;
    from = std::min(from, total - room);
    to = from + room;
    out.cut = true;
  }
  if (from > 0) out.text = dots;
  for (const Cell& cell : cells)
    if (cell.column >= from && cell.column + cell.width <= to) out.text += cell.text;
  if (to < total) out.text += dots;
  const std::size_t shift = from > 0 ? dots.size() : 0;
  out.end = std::max(std::min(out.end, std::max(to, out.begin + 1)), from + 1) - from + shift;
  out.begin = out.begin - std::min(from, out.begin) + shift;
  const std::size_t content = out.text.find_last_not_of(' ');  // no trailing blanks
  out.text.resize(content == std::string::npos ? 0 : content + 1);
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  for (const Cell& cell : cells_of(text)) out += cell.text;
  return out;
}

}  // namespace modelc
