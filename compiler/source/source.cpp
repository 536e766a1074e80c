#include "source/source.h"

#include <algorithm>

namespace modelc {

Span Span::to(Span other) const {
  if (!known()) return other;
  if (!other.known() || other.file != file) return *this;
  return {file, std::min(begin, other.begin), std::max(end, other.end)};
}

SourceFile::SourceFile(std::string path, std::string text, bool library)
    : path_(std::move(path)), text_(std::move(text)), library_(library) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);  // a byte order mark is no text
  lines_.push_back(0);
  for (std::uint32_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n' || (text_[i] == '\r' && text_[i + 1] != '\n')) lines_.push_back(i + 1);
}

Location SourceFile::locate(std::uint32_t offset) const {
  offset = std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t line = line_at(offset);
  Location at{line, 1};
  for (std::uint32_t i = lines_[line - 1]; i < offset; ++i)
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) ++at.column;  // continuation bytes add no column
  return at;
}

std::uint32_t SourceFile::line_at(std::uint32_t offset) const {
  return static_cast<std::uint32_t>(std::upper_bound(lines_.begin(), lines_.end(), offset) - lines_.begin());
}

std::uint32_t SourceFile::line_begin(std::uint32_t number) const { return lines_.at(number - 1); }

std::string_view SourceFile::line(std::uint32_t number) const {
  const std::uint32_t begin = lines_.at(number - 1);
  std::size_t end = number < lines_.size() ? lines_[number] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

FileId SourceMap::add(std::string path, std::string text, bool library) {
  files_.emplace_back(std::move(path), std::move(text), library);
  return static_cast<FileId>(files_.size() - 1);
}

std::string_view SourceMap::text(Span span) const {
  if (!span.known()) return {};
  return file(span.file).text().substr(span.begin, span.end - span.begin);
}

std::string SourceMap::describe(Span span) const {
  if (!span.known()) return "<unknown>";
  const SourceFile& source = file(span.file);
  const Location at = source.locate(span.begin);
  return source.path() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace modelc
