#include <fmt/format.h>

#include <algorithm>

#include "editor/queries.h"

namespace modelc::editor {

Span definition(const Analysis& analysis, FileId file, std::uint32_t offset) {
  const Occurrence* const named = analysis.names.at(file, offset);
  return named ? analysis.names.definition(*named) : Span{};
}

std::vector<Occurrence> references(const Analysis& analysis, FileId file, std::uint32_t offset) {
  std::vector<Occurrence> out;
  const Occurrence* const named = analysis.names.at(file, offset);
  if (!named) return out;
  std::ranges::copy_if(analysis.names.occurrences, std::back_inserter(out),
                       [&](const Occurrence& other) { return other.symbol == named->symbol; });
  return out;
}

Renamable renamable(const Analysis& analysis, FileId file, std::uint32_t offset) {
  const Occurrence* const named = analysis.names.at(file, offset);
  if (!named) return {{}, "no name stands here"};
  const Symbol& symbol = analysis.names.symbols[named->symbol];
  const bool import = analysis.sources.text(named->span).starts_with('"');
  if (!symbol.definition.known() || analysis.sources.file(symbol.definition.file).library())
    return {{}, fmt::format("`{}` belongs to the library", symbol.name)};
  if (import) return {{}, "a file is renamed by moving it"};
  return {named->span, ""};
}

std::string refuse_name(const Analysis& analysis, FileId file, std::uint32_t offset, const std::string& name) {
  if (const Renamable place = renamable(analysis, file, offset); !place.refusal.empty()) return place.refusal;
  if (!syntax::is_identifier(name)) return fmt::format("`{}` is no name", name);
  const Names& names = analysis.names;
  const std::size_t renamed = names.at(file, offset)->symbol;
  // Wherever the new name is in use beside the old one, one of them would hide the other.
  const auto declaration_around = [&](Span span) {
    Span around = analysis.sources.whole(span.file);
    for (const Outline& top : outline(analysis, span.file))
      if (top.whole.begin <= span.begin && span.end <= top.whole.end) around = top.whole;
    return around;
  };
  for (const Occurrence& old : names.occurrences) {
    if (old.symbol != renamed) continue;
    const Span around = declaration_around(old.span);
    for (const Occurrence& other : names.occurrences)
      if (other.symbol != renamed && names.symbols[other.symbol].name == name && other.span.file == around.file &&
          around.begin <= other.span.begin && other.span.end <= around.end)
        return fmt::format("`{}` is in use at {}", name, analysis.sources.describe(other.span));
  }
  return {};
}

}  // namespace modelc::editor
