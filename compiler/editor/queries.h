#pragma once
#include <optional>
#include <string>
#include <vector>

#include "editor/describe.h"
#include "syntax/cursor.h"

/// What an editor asks at a place of an analysed file.
namespace modelc::editor {

struct Hover {
  std::string text;  ///< Markdown
  Span span;         ///< what it is about
};
/// `observations` are those of the analysis, or earlier ones where it has none.
std::optional<Hover> hover(const Analysis& analysis, const elaborate::Observations& observations, FileId file,
                           std::uint32_t offset);

/// Where the name at the place comes from; unknown where that is no place.
Span definition(const Analysis& analysis, FileId file, std::uint32_t offset);

/// Everywhere that what is named at the place is named, in all files of the analysis.
std::vector<Occurrence> references(const Analysis& analysis, FileId file, std::uint32_t offset);
std::vector<Occurrence> references(const Analysis& analysis, std::size_t symbol);

/// Whether files that import its own can name the symbol.
bool known_elsewhere(const Symbol& symbol);
/// The same symbol of a file that both have read; nothing where `other` does not name it.
std::optional<std::size_t> counterpart(const Analysis& analysis, const Symbol& symbol, const Analysis& other);

/// The name at the place, if it is the user's to change; else what stands against it.
struct Renamable {
  Span span;
  std::string refusal;
};
Renamable renamable(const Analysis& analysis, FileId file, std::uint32_t offset);
/// Why the symbol cannot become `name` in the files of the analysis; empty when it can.
std::string conflict(const Analysis& analysis, std::size_t symbol, const std::string& name);
/// The same of the name at the place.
std::string refuse_name(const Analysis& analysis, FileId file, std::uint32_t offset, const std::string& name);

struct Completion {
  std::string label;
  std::string_view what;  ///< "layer", "fn", "argument", "keyword"
  std::string insert;     ///< with "name = " behind an argument's
  int rank = 0;           ///< those of a lower one come first
};
struct Completions {
  Span replaces;
  std::vector<Completion> items;
};
Completions complete(const Analysis& analysis, FileId file, std::uint32_t offset);
/// The declaration that a name at the top of a file, of its imports or of the library has.
std::optional<Symbol> top_symbol(const Analysis& analysis, const std::string& name, const std::string& qualifier = {});

struct Call {
  Description callee;
  std::optional<std::size_t> parameter;  ///< the one at the place
};
std::optional<Call> call_at(const Analysis& analysis, FileId file, std::uint32_t offset);

struct Hint {
  std::uint32_t offset = 0;
  std::string text;
};
/// The shapes behind each stage of the file's pipelines within the span.
std::vector<Hint> hints(const elaborate::Observations& observations, Span within);

struct Fix {
  std::size_t diagnostic = 0;  ///< into Diagnostics::all
  std::string title;
  Span span;
  std::string text;
};
/// What diagnostics within the span propose, where that is another spelling.
std::vector<Fix> fixes(const Analysis& analysis, Span within);

struct Outline {
  Symbol::Kind kind;
  Span name, whole;
  std::vector<Outline> parts;
};
std::vector<Outline> outline(const Analysis& analysis, FileId file);

}  // namespace modelc::editor
