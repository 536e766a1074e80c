// What an editor shows in and beside a text: hints, fixes, the outline.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cctype>

#include "editor/queries.h"

namespace modelc::editor {

using namespace syntax;
using elaborate::Observations;

std::vector<Hint> hints(const Observations& observations, Span within) {
  std::vector<Hint> out;
  const Observations::Key from{within.file, within.begin, 0, Observations::Role::value};
  for (auto at = observations.all.lower_bound(from); at != observations.all.end(); ++at) {
    const auto& [key, seen] = *at;
    if (key.file != within.file || key.begin > within.end) break;
    if (key.role != Observations::Role::step || seen.texts.empty() || key.end > within.end) continue;
    if (seen.texts.front().find('[') == std::string::npos) continue;  // no tensor
    out.push_back({key.end, fmt::format("{}", fmt::join(seen.texts, " or "))});
  }
  return out;
}

namespace {

/// What a help proposes to write in place of what is underlined; empty when it is no other spelling of that.
std::string proposed(const Diagnostic& diagnostic, std::string_view written) {
  constexpr std::string_view guess = "did you mean `", guess_end = "`?", order = "write `", order_end = "`";
  const std::string& help = diagnostic.help;
  const auto between = [&](std::string_view begin, std::string_view end) {
    const bool both = help.starts_with(begin) && help.ends_with(end) && help.size() >= begin.size() + end.size();
    std::string text = both ? help.substr(begin.size(), help.size() - begin.size() - end.size()) : "";
    return text.find('`') == std::string::npos ? text : "";
  };
  if (std::string text = between(guess, guess_end); !text.empty()) return text;
  std::string text = between(order, order_end);
  if (text.empty() || text.find("...") != std::string::npos || written.empty()) return {};
  switch (diagnostic.code) {
    case Code::invalid_number:
    case Code::invalid_character: return text;
    case Code::unexpected_token: return std::isalnum(static_cast<unsigned char>(written[0])) ? "" : text;
    default: return is_identifier(text) ? text : "";
  }
}

}  // namespace

std::vector<Fix> fixes(const Analysis& analysis, Span within) {
  std::vector<Fix> out;
  const std::vector<Diagnostic>& all = analysis.diagnostics.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    Span span = all[i].primary.span;
    if (span.file != within.file || span.begin > within.end || span.end < within.begin) continue;
    const std::string_view written = analysis.sources.text(span);
    const std::string text = proposed(all[i], written);
    if (text.empty()) continue;
    const bool inside = written.size() > 2 && written.starts_with('"') && !text.starts_with('"');
    if (inside) span = {span.file, span.begin + 1, span.end - 1};
    out.push_back({i, fmt::format("Change to `{}`", text), span, text});
  }
  return out;
}

namespace {

void add_parts(const Block& block, std::vector<Outline>& parts) {
  const auto add = [&](Symbol::Kind kind, const Name& name, const StmtPtr& statement) {
    parts.push_back({kind, name.span, statement->span, {}});
  };
  for (const StmtPtr& statement : block.statements) {
    if (const auto* input = std::get_if<InputStmt>(&statement->node)) add(Symbol::Kind::input, input->name, statement);
    if (const auto* target = std::get_if<TargetStmt>(&statement->node))
      add(Symbol::Kind::target, target->name, statement);
    if (const auto* output = std::get_if<OutputStmt>(&statement->node))
      add(Symbol::Kind::output, output->name, statement);
    if (const auto* weight = std::get_if<ParamStmt>(&statement->node))
      add(Symbol::Kind::weight, weight->name, statement);
    if (const auto* state = std::get_if<StateStmt>(&statement->node)) add(Symbol::Kind::state, state->name, statement);
    if (const auto* fn = std::get_if<FnDecl>(&statement->node)) add(Symbol::Kind::function, fn->name, statement);
  }
}

}  // namespace

std::vector<Outline> outline(const Analysis& analysis, FileId file) {
  std::vector<Outline> out;
  for (const auto& [path, module] : analysis.modules->files()) {
    if (module->file != file) continue;
    for (const StmtPtr& statement : module->syntax.declarations) {
      const Name* const name = declared_name(*statement);
      if (!name) continue;
      Outline top{Symbol::Kind::function, name->span, statement->span, {}};
      if (const auto* layer = std::get_if<LayerDecl>(&statement->node)) {
        top.kind = Symbol::Kind::layer;
        add_parts(layer->body, top.parts);
      } else if (const auto* model = std::get_if<ModelDecl>(&statement->node)) {
        top.kind = Symbol::Kind::model;
        add_parts(model->body, top.parts);
      } else if (const auto* optimizer = std::get_if<OptimizerDecl>(&statement->node)) {
        top.kind = Symbol::Kind::optimizer;
        add_parts(optimizer->body, top.parts);
      } else if (std::holds_alternative<ConstDecl>(statement->node)) {
        top.kind = Symbol::Kind::constant;
      }
      out.push_back(std::move(top));
    }
  }
  return out;
}

}  // namespace modelc::editor
