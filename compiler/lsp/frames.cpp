#include "lsp/frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace modelc::lsp {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view header_end = "\r\n\r\n";
constexpr std::string_view length_name = "content-length";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

bool is_length(std::string_view name) {
  return std::ranges::equal(name, length_name, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

}  // namespace

std::optional<std::size_t> FrameReader::body_size(std::string_view header) {
  std::optional<std::size_t> size;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(line_end), header.size());
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + line_end.size(), header.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      error_ = "a header line has no colon";
      return std::nullopt;
    }
    if (!is_length(line.substr(0, colon))) continue;
    const std::string_view digits = trimmed(line.substr(colon + 1));
    std::size_t value = 0;
    const auto [last, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc() || last != digits.data() + digits.size() || value > longest_body) {
      error_ = fmt::format("Content-Length is no number up to {}", longest_body);
      return std::nullopt;
    }
    size = value;
  }
  if (!size) error_ = "a header has no Content-Length";
  return size;
}

std::optional<std::string> FrameReader::next() {
  if (!error_.empty()) return std::nullopt;
  const std::size_t end = buffer_.find(header_end);
  if (std::min(end, buffer_.size()) > longest_header)
    error_ = fmt::format("a header is longer than {}", longest_header);
  if (end == std::string::npos || !error_.empty()) return std::nullopt;
  const std::optional<std::size_t> size = body_size(std::string_view(buffer_).substr(0, end));
  const std::size_t begin = end + header_end.size();
  if (!size || buffer_.size() - begin < *size) return std::nullopt;
  std::string body = buffer_.substr(begin, *size);
  buffer_.erase(0, begin + *size);
  return body;
}

std::string framed(std::string_view body) { return fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body); }

}  // namespace modelc::lsp
