#include "driver/standalone.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace modelc::driver {
namespace {

/// The path of an `#include "path"` line; empty for any other line.
std::string_view quoted_include(std::string_view line) {
  constexpr std::string_view start = "#include \"";
  if (!line.starts_with(start)) return {};
  const std::string_view rest = line.substr(start.size());
  return rest.substr(0, rest.find('"'));
}

/// Headers of the library name each other relative to the library's root or to their own folder.
const EmbeddedFile* find(std::span<const EmbeddedFile> library, std::string_view path, std::string_view folder) {
  const std::string beside = std::string(folder) + std::string(path);
  for (const EmbeddedFile& file : library)
    if (file.path == path || file.path == beside) return &file;
  return nullptr;
}

void append(std::string& out, std::string_view text, std::string_view folder, std::span<const EmbeddedFile> library,
            std::set<std::string_view>& done, bool inlined) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    if (const std::string_view path = quoted_include(line); !path.empty()) {
      if (const EmbeddedFile* file = find(library, path, folder)) {
        const std::string_view inner = file->path.substr(0, file->path.rfind('/') + 1);
        if (done.insert(file->path).second) append(out, file->text, inner, library, done, true);
        continue;
      }
    }
    // The header's own pragma is enough, and in the middle of a file it would be a warning.
    if (inlined && line.starts_with("#pragma once")) continue;
    out += line;
  }
  if (!out.empty() && out.back() != '\n') out += '\n';
}

}  // namespace

std::string inline_includes(const std::string& header, std::span<const EmbeddedFile> library) {
  std::string out;
  std::set<std::string_view> done;
  append(out, header, {}, library, done, false);
  return out;
}

}  // namespace modelc::driver
