#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "driver/memory_files.h"
#include "editor/queries.h"

namespace modelc::editor {

/// A file to ask about; in its text `$` marks the place.
struct Asked {
  explicit Asked(const std::string& marked, std::map<std::string, std::string> others = {}) : files({}) {
    for (const auto& [path, text] : others) files.set(path, text);
    const std::size_t mark = marked.find('$');
    offset = static_cast<std::uint32_t>(std::min(mark, marked.size()));
    text = mark == std::string::npos ? marked : marked.substr(0, mark) + marked.substr(mark + 1);
    files.set("main.model", text);
    static const elaborate::Library library;
    analysis = analyze("main.model", files, library);
  }
  /// "main.model:2:9 `x`" of a place; the file alone where that is its beginning.
  std::string describe(Span span) const {
    if (!span.known()) return "nowhere";
    if (span.end == 0) return analysis->sources.file(span.file).path();
    return analysis->sources.describe(span) + " `" + std::string(analysis->sources.text(span)) + "`";
  }
  std::string errors() const { return render_text(analysis->diagnostics, analysis->sources, false); }

  MemoryFiles files;
  std::string text;
  std::uint32_t offset = 0;
  std::unique_ptr<Analysis> analysis;
};

}  // namespace modelc::editor
