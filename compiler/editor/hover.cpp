#include <fmt/format.h>
#include <fmt/ranges.h>

#include "editor/queries.h"

namespace modelc::editor {

using elaborate::Observations;

namespace {

/// "x: f32[batch, 10]", "hidden = 512"; empty for functions and layers, which their declarations describe.
std::string observed(std::string_view name, const Observations::Seen& seen) {
  const std::string texts = fmt::format("{}", fmt::join(seen.texts, "\n  or "));
  if (seen.kind == "function" || seen.kind == "layer" || seen.kind == "module") return "";
  const bool typed = seen.kind == "tensor" || texts.find('[') != std::string::npos;
  return fmt::format("{}{}{}", name, typed ? ": " : " = ", texts);
}

std::string code(std::string_view text) { return fmt::format("```model\n{}\n```", text); }

std::string of_symbol(const Symbol& symbol, std::string_view seen_as, const Analysis& analysis) {
  const Description described = describe(symbol, analysis.sources);
  const bool declares = symbol.statement && !described.parameters.empty();
  std::string head = described.signature;
  if (symbol.kind == Symbol::Kind::file)
    head = fmt::format("import \"{}\"", analysis.sources.file(symbol.definition.file).path());
  if (head == symbol.name && !seen_as.empty()) head.clear();
  if (head.empty() && seen_as.empty()) head = fmt::format("{} {}", word_for(symbol.kind), symbol.name);
  std::string text;
  if (!seen_as.empty() && !declares) text = std::string(seen_as);
  if (!head.empty() && head != text) text = head + (text.empty() ? "" : "\n" + text);
  return code(text) + (described.doc.empty() ? "" : "\n\n" + described.doc);
}

/// The smallest expression that was seen to be a tensor and covers the place.
std::optional<Hover> of_expression(const Analysis& analysis, const Observations& observations, FileId file,
                                   std::uint32_t offset) {
  std::optional<Hover> best;
  for (const auto& [key, seen] : observations.all) {
    if (key.file != file || key.begin > offset || key.end < offset || seen.kind != "tensor" || seen.texts.empty())
      continue;
    if (best && best->span.end - best->span.begin <= key.end - key.begin) continue;
    const Span span{key.file, key.begin, key.end};
    const std::string_view written = analysis.sources.text(span);
    constexpr std::size_t longest = 60;
    const bool show = written.size() <= longest && written.find('\n') == std::string_view::npos;
    best = Hover{code(observed(show ? written : "this", seen)), span};
  }
  return best;
}

}  // namespace

std::optional<Hover> hover(const Analysis& analysis, const Observations& observations, FileId file,
                           std::uint32_t offset) {
  if (syntax::cursor_at(analysis.sources, file, offset).inert && !analysis.names.at(file, offset)) return std::nullopt;
  const Occurrence* const named = analysis.names.at(file, offset);
  if (!named) return of_expression(analysis, observations, file, offset);
  const Symbol& symbol = analysis.names.symbols[named->symbol];
  const Observations::Seen* const value = seen(observations, named->span, Observations::Role::value);
  return Hover{of_symbol(symbol, value ? observed(symbol.name, *value) : "", analysis), named->span};
}

}  // namespace modelc::editor
