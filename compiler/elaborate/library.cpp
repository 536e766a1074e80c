#include "elaborate/library.h"

#include <algorithm>
#include <array>
#include <optional>

#include "source/embedded.h"
#include "syntax/parser.h"

namespace modelc::elaborate {
namespace {

bool in_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

struct Head {
  std::string_view keyword;
  std::size_t begin = 0, end = 0;  ///< of the name
};

/// The declaration that begins with a line. The library's files are in the canonical layout, in which those of a file
/// begin in the first column and nothing in them does but their last bracket.
std::optional<Head> declared(std::string_view line) {
  constexpr std::array<std::string_view, 4> keywords{"fn", "layer", "optimizer", "const"};
  for (const std::string_view keyword : keywords) {
    if (!line.starts_with(keyword) || line.substr(keyword.size(), 1) != " ") continue;
    const std::size_t begin = keyword.size() + 1;
    const auto* const end = std::find_if_not(line.begin() + begin, line.end(), in_name);
    return Head{keyword, begin, static_cast<std::size_t>(end - line.begin())};
  }
  return std::nullopt;
}

}  // namespace

Library::Library(FileId first) {
  for (const EmbeddedFile& file : stdlib_files) index(first++, file.text);
  statements_.resize(entries_.size());
}

void Library::index(FileId file, std::string_view text) {
  const auto offset = [](std::size_t at) { return static_cast<std::uint32_t>(at); };
  constexpr std::size_t none = std::string_view::npos;
  std::size_t comments = none;  // where those began that end with the line before
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (line.starts_with('#')) {
      comments = std::min(comments, begin);
    } else {
      if (const std::optional<Head> head = declared(line)) {
        const std::uint32_t start = offset(std::min(comments, begin));
        if (!entries_.empty() && entries_.back().part.file == file) entries_.back().part.end = start;
        entries_.push_back({std::string(line.substr(head->begin, head->end - head->begin)),
                            head->keyword,
                            {file, offset(begin + head->begin), offset(begin + head->end)},
                            {file, start, offset(text.size())}});
      }
      comments = none;
    }
    begin = end + 1;
  }
}

syntax::StmtPtr Library::statement(std::size_t entry, const SourceMap& sources, Diagnostics& diagnostics) const {
  syntax::StmtPtr& parsed = statements_.at(entry);
  if (!parsed) {
    const syntax::Module module = syntax::parse(sources, entries_[entry].part, diagnostics);
    if (module.declarations.size() == 1) parsed = module.declarations.front();
  }
  return parsed;
}

FileId add_library(SourceMap& sources) {
  if (sources.size() > 0 && sources.file(0).library()) return 0;
  const auto first = static_cast<FileId>(sources.size());
  for (const EmbeddedFile& file : stdlib_files)
    sources.add("stdlib/" + std::string(file.path), std::string(file.text), true);
  return first;
}

}  // namespace modelc::elaborate
