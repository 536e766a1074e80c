#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/server.h"

namespace modelc::lsp {

/// A place as the protocol counts: from 0, the character in units of UTF-16.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

struct Range {
  Position start, end;
  friend bool operator==(const Range&, const Range&) = default;
};

/// Throw Json::exception for what is neither.
void from_json(const Json& json, Position& position);
void from_json(const Json& json, Range& range);
void to_json(Json& json, const Position& position);
void to_json(Json& json, const Range& range);

/// A text in UTF-8 with the protocol's positions. Lines end with "\n", "\r\n" or "\r".
class Text {
 public:
  explicit Text(std::string bytes = {});
  const std::string& bytes() const { return bytes_; }
  /// The offset in bytes; a place beyond its line's or the text's end is that end.
  std::size_t offset(Position position) const;
  /// Of an offset in bytes; one inside of a character is where that begins.
  Position position(std::size_t offset) const;
  Range range(std::size_t begin, std::size_t end) const { return {position(begin), position(end)}; }
  void replace(std::size_t begin, std::size_t end, std::string_view by);

 private:
  void index();

  std::string bytes_;
  std::vector<std::size_t> lines_;  // offset of each line's first byte
};

/// "file:///a/b%20c" -> "/a/b c"; any other URI stays as it is.
std::string path_of(const std::string& uri);
/// "/a/b c" -> "file:///a/b%20c"; what is no absolute path stays as it is.
std::string uri_of(const std::string& path);

}  // namespace modelc::lsp
