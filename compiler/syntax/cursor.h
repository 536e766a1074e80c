#pragma once
#include <optional>
#include <string>
#include <vector>

#include "source/source.h"

namespace modelc::syntax {

/// What stands around a place in a text, told by its tokens alone: the text need not parse.
struct Cursor {
  /// The call in whose brackets the place is.
  struct Call {
    std::string callee;              ///< a name
    std::string qualifier;           ///< "blocks" of `blocks.Residual(`
    Span span;                       ///< of the callee
    std::size_t position = 0;        ///< of the argument, counted by commas
    std::vector<std::string> named;  ///< names of arguments given by name, but for the one at the place
    std::string name;                ///< of the argument at the place, where it has one
  };
  Span word;              ///< the name or number at the place, from its beginning to its end; empty where none is
  bool inert = false;     ///< in a comment or string
  bool declares = false;  ///< where a name is declared: behind `fn`, `param` and the like
  bool type = false;      ///< in or before a type: behind `:` in a signature or statement, or `->`
  std::string base;       ///< the name before a `.` that the word stands behind
  std::optional<Call> call;
  std::vector<std::string> names;  ///< that the declaration around the place has bound before it
};

Cursor cursor_at(const SourceMap& sources, FileId file, std::uint32_t offset);

/// Can it be the name of something?
bool is_identifier(std::string_view text);

/// The words that are reserved, and those that open statements and clauses.
std::vector<std::string> keywords();

}  // namespace modelc::syntax
