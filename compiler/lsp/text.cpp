#include "lsp/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace modelc::lsp {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Of the character that begins with the byte, in units of UTF-16.
std::uint32_t units(char lead) { return static_cast<unsigned char>(lead) >= 0xF0 ? 2 : 1; }

std::uint32_t unsigned_field(const Json& json, const char* name) {
  const auto value = json.at(name).get<std::int64_t>();
  if (!json.at(name).is_number_integer() || value < 0)
    throw RequestError{ErrorCode::invalid_params, fmt::format("`{}` is no number from 0", name)};
  return static_cast<std::uint32_t>(std::min<std::int64_t>(value, UINT32_MAX));
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

constexpr std::string_view scheme = "file://";

}  // namespace

void from_json(const Json& json, Position& position) {
  position = {unsigned_field(json, "line"), unsigned_field(json, "character")};
}

void from_json(const Json& json, Range& range) {
  json.at("start").get_to(range.start);
  json.at("end").get_to(range.end);
}

void to_json(Json& json, const Position& position) {
  json = {{"line", position.line}, {"character", position.character}};
}

void to_json(Json& json, const Range& range) { json = {{"start", range.start}, {"end", range.end}}; }

Text::Text(std::string bytes) : bytes_(std::move(bytes)) { index(); }

void Text::index() {
  lines_.assign(1, 0);
  for (std::size_t i = 0; i < bytes_.size(); ++i)
    if (bytes_[i] == '\n' || (bytes_[i] == '\r' && bytes_[i + 1] != '\n')) lines_.push_back(i + 1);
}

std::size_t Text::offset(Position position) const {
  if (position.line >= lines_.size()) return bytes_.size();
  std::size_t at = lines_[position.line];
  for (std::uint32_t left = position.character; left > 0 && at < bytes_.size();) {
    if (bytes_[at] == '\n' || bytes_[at] == '\r' || left < units(bytes_[at])) break;
    left -= units(bytes_[at]);
    do ++at;
    while (at < bytes_.size() && continues(bytes_[at]));
  }
  return at;
}

Position Text::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  while (offset > 0 && offset < bytes_.size() && continues(bytes_[offset])) --offset;
  const auto line = static_cast<std::size_t>(std::ranges::upper_bound(lines_, offset) - lines_.begin()) - 1;
  Position found{static_cast<std::uint32_t>(line), 0};
  for (std::size_t at = lines_[line]; at < offset; ++at)
    if (!continues(bytes_[at])) found.character += units(bytes_[at]);
  return found;
}

void Text::replace(std::size_t begin, std::size_t end, std::string_view by) {
  bytes_.replace(begin, end - begin, by);
  index();
}

std::string path_of(const std::string& uri) {
  if (!uri.starts_with(scheme)) return uri;
  const std::size_t slash = uri.find('/', scheme.size());  // behind a host, which is this one
  std::string path;
  for (std::size_t i = std::min(slash, uri.size()); i < uri.size(); ++i) {
    const bool coded = uri[i] == '%' && i + 2 < uri.size() && digit(uri[i + 1]) >= 0 && digit(uri[i + 2]) >= 0;
    path += coded ? static_cast<char>(digit(uri[i + 1]) * 16 + digit(uri[i + 2])) : uri[i];
    if (coded) i += 2;
  }
  return path;
}

std::string uri_of(const std::string& path) {
  if (!path.starts_with('/')) return path;
  std::string uri(scheme);
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("/-._~").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

}  // namespace modelc::lsp
