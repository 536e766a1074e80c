#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "syntax/ast.h"

namespace modelc::elaborate {

/// The standard library: what it declares and where, and the declarations' syntax trees. A declaration is parsed when
/// it is first asked for, and then kept for every compilation that uses this library; not from several threads at once.
class Library {
 public:
  struct Entry {
    std::string name;
    std::string_view keyword;  ///< "fn", "layer", "optimizer", "const"
    Span span;                 ///< of the name
    Span part;                 ///< the declaration with the comments before it
  };

  /// Spans take the library's files to be those of a source map from `first` on.
  explicit Library(FileId first = 0);
  const std::vector<Entry>& entries() const { return entries_; }
  /// Null when the declaration is malformed; its errors are then reported.
  syntax::StmtPtr statement(std::size_t entry, const SourceMap& sources, Diagnostics& diagnostics) const;

 private:
  void index(FileId file, std::string_view text);

  std::vector<Entry> entries_;
  mutable std::vector<syntax::StmtPtr> statements_;  ///< of the entries; null until parsed
};

/// Adds the library's files to a source map, unless they are its first files; gives the first of them.
FileId add_library(SourceMap& sources);

}  // namespace modelc::elaborate
