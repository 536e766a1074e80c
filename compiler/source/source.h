#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace modelc {

/// Index of a file in a SourceMap.
using FileId = std::uint32_t;
inline constexpr FileId no_file = static_cast<FileId>(-1);

/// A half-open range of bytes in one file. The default span is "nowhere" (a fact without a place).
struct Span {
  FileId file = no_file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool known() const { return file != no_file; }
  /// The smallest span that covers this one and `other` (of the same file).
  Span to(Span other) const;
  friend bool operator==(const Span&, const Span&) = default;
};

/// A place as people and editors count it: both from 1, the column in code points.
struct Location {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One source text with its line index.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text, bool library);

  const std::string& path() const { return path_; }  ///< as shown in diagnostics and comments
  std::string_view text() const { return text_; }
  bool library() const { return library_; }  ///< part of the standard library
  Location locate(std::uint32_t offset) const;
  std::uint32_t line_at(std::uint32_t offset) const;  ///< the line alone, without counting columns
  std::string_view line(std::uint32_t number) const;  ///< without its newline; lines count from 1
  std::uint32_t line_begin(std::uint32_t number) const;
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(lines_.size()); }

 private:
  std::string path_;
  std::string text_;
  bool library_;
  std::vector<std::uint32_t> lines_;  // offset of each line's first byte
};

/// Every file of one compilation. Addresses of files are stable.
class SourceMap {
 public:
  FileId add(std::string path, std::string text, bool library = false);
  const SourceFile& file(FileId id) const { return files_.at(id); }
  std::size_t size() const { return files_.size(); }
  std::string_view text(Span span) const;
  Span whole(FileId id) const { return {id, 0, static_cast<std::uint32_t>(file(id).text().size())}; }
  /// "mnist.model:12:5"; "<unknown>" for a span of nowhere.
  std::string describe(Span span) const;

 private:
  std::deque<SourceFile> files_;
};

}  // namespace modelc
