#include "emit/printer.h"

#include <fmt/format.h>

namespace modelc::emit {
namespace {

// Is the text one term or a product, so that it may be multiplied as it stands?
bool is_sum(const std::string& text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (depth == 0 && (text[i] == '+' || text[i] == '/' || text[i] == '%' || text[i] == '-')) return true;
  }
  return false;
}

}  // namespace

std::string Printer::dim(const ir::Dim& dim, bool factor) {
  for (const std::string& symbol : dim.symbols()) body.symbols.insert(symbol);
  const std::string text = dim.cpp([&](const std::string& symbol) { return names.symbols.at(symbol); });
  return factor && is_sum(text) ? "(" + text + ")" : text;
}

const std::string& Printer::name(plan::BufferId buffer) {
  body.buffers.insert(buffer);
  return names.buffers[buffer];
}

std::string Printer::index(const plan::Layout& layout, std::span<const std::string> loops) {
  std::string text = layout.offset == ir::Dim(0) ? "" : dim(layout.offset);
  for (std::size_t k = 0; k < layout.strides.size(); ++k) {
    ir::Dim stride = layout.strides[k];
    if (stride == ir::Dim(0)) continue;
    const std::optional<std::int64_t> value = stride.constant();
    const bool negative = value && *value < 0;
    if (negative) stride = ir::Dim(-*value);
    const std::string step = stride.is_constant(1) ? "" : " * " + dim(stride, true);
    const std::string term = loops[k] + step;
    if (text.empty())
      text = (negative ? "-" : "") + term;
    else
      text += (negative ? " - " : " + ") + term;
  }
  return text.empty() ? "0" : text;
}

std::string Printer::address(plan::BufferId buffer, const plan::Layout& layout, std::span<const std::string> loops) {
  const std::string at = index(layout, loops);
  if (at == "0") return name(buffer);
  return name(buffer) + (at.front() == '-' ? " - " + at.substr(1) : " + " + at);
}

std::string Printer::element(plan::BufferId buffer, const plan::Layout& layout, std::span<const std::string> loops) {
  const std::string at = index(layout, loops);
  return at == "0" ? "*" + name(buffer) : name(buffer) + "[" + at + "]";
}

std::string indented(const std::string& text, int levels) {
  std::string out;
  bool start = true;
  for (const char c : text) {
    if (start && c != '\n') out.append(static_cast<std::size_t>(2 * levels), ' ');
    out += c;
    start = c == '\n';
  }
  return out;
}

}  // namespace modelc::emit
