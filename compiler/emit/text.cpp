#include "emit/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <limits>

namespace modelc::emit {

std::string element_type(ir::DType dtype) {
  switch (dtype) {
    case ir::DType::f32: return "float";
    case ir::DType::f64: return "double";
    case ir::DType::i32: return "std::int32_t";
    case ir::DType::i64: return "std::int64_t";
    case ir::DType::u8: return "std::uint8_t";
    case ir::DType::i8: return "std::int8_t";
    case ir::DType::boolean: return "bool";
  }
  return {};
}

std::string string_literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f || c == '?') {  // two question marks may begin a trigraph
      out += fmt::format("\\{:03o}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string comment(std::string_view prefix, std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    for (char& c : line)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (!line.empty() && line.back() == '\\') line += '.';  // would continue the comment on the next line
    if (!out.empty()) out += '\n';
    out += line.empty() ? std::string(prefix.substr(0, prefix.find_last_not_of(' ') + 1)) : std::string(prefix) + line;
  }
  return out;
}

namespace {

// Where the line may end so that it fits; 0 when there is no such place behind its indentation.
std::size_t break_of(std::string_view line, std::size_t indentation, std::size_t limit) {
  std::size_t best = 0;
  int least = std::numeric_limits<int>::max(), depth = 0;
  bool quoted = false;
  for (std::size_t i = std::max<std::size_t>(indentation, 2); i < std::min(line.size(), limit); ++i) {
    const char c = line[i];
    if (c == '"' && line[i - 1] != '\\') quoted = !quoted;
    if (quoted) continue;
    const bool tight = line[i - 1] != ' ';  // `<` of template arguments, not of a comparison
    if (c == '(' || c == '{' || c == '[' || (c == '<' && tight)) ++depth;
    if (c == ')' || c == '}' || c == ']' || (c == '>' && tight)) --depth;
    if (c != ' ' || i + 2 >= line.size() || i <= indentation) continue;
    const bool binary = line[i + 2] == ' ';
    const bool sum = binary && (line[i + 1] == '+' || line[i + 1] == '-');
    const bool product = binary && (line[i + 1] == '*' || line[i + 1] == '/');
    const bool assignment = line[i - 1] == '=' && line[i - 2] == ' ';
    const int cost = 3 * depth + (product || assignment ? 2 : sum ? 1 : 0);
    if ((line[i - 1] == ',' || sum || product || assignment) && cost <= least) {
      best = i;
      least = cost;
    }
  }
  return best;
}

}  // namespace

std::string wrapped(const std::string& text, std::size_t limit) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t indentation = std::min(line.find_first_not_of(' '), line.size());
    const bool commented = line.compare(indentation, 2, "//") == 0;
    std::size_t start = indentation;
    while (!commented && line.size() > limit) {
      const std::size_t place = break_of(line, start, limit);
      if (place == 0) break;
      out += line.substr(0, place) + "\n";
      line = std::string(indentation + 4, ' ') + line.substr(place + 1);
      start = indentation + 4;
    }
    out += line + "\n";
  }
  return out;
}

std::string joined(const std::vector<std::string>& items) { return fmt::format("{}", fmt::join(items, ", ")); }

std::string wrapped_list(const std::vector<std::string>& items, std::size_t before) {
  std::size_t width = before;
  for (const std::string& item : items) width += item.size() + 2;
  if (width <= columns || items.empty()) return fmt::format("{}", fmt::join(items, ", "));
  std::string text = "\n    ";
  std::size_t column = 4;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 < items.size() ? "," : "");
    if (i > 0) {
      const std::size_t behind = i + 1 < items.size() ? 0 : 12;  // ") noexcept {"
      const bool wrap = column + item.size() + 1 + behind > columns;
      text += wrap ? "\n    " : " ";
      column = wrap ? 4 : column + 1;
    }
    text += item;
    column += item.size();
  }
  return text;
}

namespace {

template <class T>
std::string real_literal(T value, const char* type, const char* suffix) {
  if (std::isnan(value)) return fmt::format("std::numeric_limits<{}>::quiet_NaN()", type);
  if (std::isinf(value)) return fmt::format("{}std::numeric_limits<{}>::infinity()", value < 0 ? "-" : "", type);
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text + suffix;
}

}  // namespace

std::string literal(const ir::TensorData& data, std::size_t i) {
  switch (data.dtype) {
    case ir::DType::f32: return real_literal(static_cast<float>(data.real[i]), "float", "f");
    case ir::DType::f64: return real_literal(data.real[i], "double", "");
    case ir::DType::boolean: return data.integer[i] != 0 ? "true" : "false";
    default: break;
  }
  const std::int64_t value = data.integer[i];
  // The most negative number has no literal: it would be the negation of one that does not fit.
  if (value == std::numeric_limits<std::int64_t>::min()) return "std::numeric_limits<std::int64_t>::min()";
  if (data.dtype == ir::DType::i32 && value == std::numeric_limits<std::int32_t>::min())
    return "std::numeric_limits<std::int32_t>::min()";
  return std::to_string(value);
}

std::string literals(const ir::TensorData& data) {
  std::string out;
  std::size_t column = 0;
  const auto count = static_cast<std::size_t>(data.size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = literal(data, i) + (i + 1 < count ? "," : "");
    const bool wrap = column + text.size() + 1 > 110;
    if (i > 0) out += wrap ? '\n' : ' ';
    column = wrap ? text.size() : column + text.size() + 1;
    out += text;
  }
  return out;
}

std::string view_type(const ir::TensorType& type, bool constant) {
  const std::string element = element_type(type.dtype);
  if (type.shape.empty()) return element;
  std::string text = fmt::format("modelc::View<{}{}", constant ? "const " : "", element);
  for (const ir::Dim& dim : type.shape)
    text += ", " + (dim.constant() ? std::to_string(*dim.constant()) : std::string("modelc::Dynamic"));
  return text + ">";
}

std::string cpp(const ir::Dim& dim, const SymbolName& name, std::string_view integer) {
  return dim.spelled({name, "modelc::floor_div", "modelc::ceil_div", fmt::format("std::max<{}>", integer),
                      fmt::format("std::min<{}>", integer)});
}

std::string extents(const ir::Shape& shape, const SymbolName& name) {
  std::string text;
  for (const ir::Dim& dim : shape) text += ", " + cpp(dim, name);
  return text;
}

}  // namespace modelc::emit
