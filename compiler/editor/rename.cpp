#include <fmt/format.h>

#include <algorithm>

#include "editor/queries.h"

namespace modelc::editor {

namespace {

bool declared_at_top(const Symbol& symbol) {
  switch (symbol.kind) {
    case Symbol::Kind::function:
    case Symbol::Kind::layer:
    case Symbol::Kind::optimizer:
    case Symbol::Kind::model:
    case Symbol::Kind::constant:
    case Symbol::Kind::external: return true;
    default: return false;
  }
}

bool within_declaration(const Symbol& symbol) {
  switch (symbol.kind) {
    case Symbol::Kind::file:
    case Symbol::Kind::dtype:
    case Symbol::Kind::builtin:
    case Symbol::Kind::operation: return false;
    default: return !declared_at_top(symbol);
  }
}

}  // namespace

Span definition(const Analysis& analysis, FileId file, std::uint32_t offset) {
  const Occurrence* const named = analysis.names.at(file, offset);
  return named ? analysis.names.definition(*named) : Span{};
}

std::vector<Occurrence> references(const Analysis& analysis, std::size_t symbol) {
  std::vector<Occurrence> out;
  std::ranges::copy_if(analysis.names.occurrences, std::back_inserter(out),
                       [&](const Occurrence& other) { return other.symbol == symbol; });
  return out;
}

std::vector<Occurrence> references(const Analysis& analysis, FileId file, std::uint32_t offset) {
  const Occurrence* const named = analysis.names.at(file, offset);
  return named ? references(analysis, named->symbol) : std::vector<Occurrence>();
}

bool known_elsewhere(const Symbol& symbol) {
  return symbol.definition.known() && (declared_at_top(symbol) || symbol.kind == Symbol::Kind::parameter);
}

std::optional<std::size_t> counterpart(const Analysis& analysis, const Symbol& symbol, const Analysis& other) {
  const auto& files = other.modules->files();
  const auto module = files.find(analysis.sources.file(symbol.definition.file).path());
  if (module == files.end()) return std::nullopt;
  return other.names.defined({module->second->file, symbol.definition.begin, symbol.definition.end});
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

std::string conflict(const Analysis& analysis, std::size_t renamed, const std::string& name) {
  const Names& names = analysis.names;
  const auto clashes = [&](const Occurrence& other) {
    return other.symbol != renamed && names.symbols[other.symbol].name == name;
  };
  const auto in_use = [&](const Occurrence& other) {
    return fmt::format("`{}` is in use at {}", name, analysis.sources.describe(other.span));
  };
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
      if (clashes(other) && other.span.file == around.file && around.begin <= other.span.begin &&
          other.span.end <= around.end)
        return in_use(other);
  }
  // What is declared at the top of a file is seen in all of it, and in files that import it without an `as`.
  const Symbol& symbol = names.symbols[renamed];
  if (!declared_at_top(symbol)) return {};
  for (const auto& [path, module] : analysis.modules->files()) {
    const auto declares = [&](const elaborate::Module* each) { return each->file == symbol.definition.file; };
    if (!declares(module) && std::ranges::none_of(module->opened, declares)) continue;
    for (const Occurrence& other : names.occurrences)
      if (clashes(other) && other.span.file == module->file && !within_declaration(names.symbols[other.symbol]))
        return in_use(other);
  }
  return {};
}

std::string refuse_name(const Analysis& analysis, FileId file, std::uint32_t offset, const std::string& name) {
  if (const Renamable place = renamable(analysis, file, offset); !place.refusal.empty()) return place.refusal;
  if (!syntax::is_identifier(name)) return fmt::format("`{}` is no name", name);
  return conflict(analysis, analysis.names.at(file, offset)->symbol, name);
}

}  // namespace modelc::editor
