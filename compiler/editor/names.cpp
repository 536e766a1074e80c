#include "editor/names.h"

#include <algorithm>

namespace modelc::editor {

using namespace syntax;

const Occurrence* Names::at(FileId file, std::uint32_t offset) const {
  const Occurrence* best = nullptr;
  for (const Occurrence& occurrence : occurrences)
    if (occurrence.span.file == file && occurrence.span.begin <= offset && offset <= occurrence.span.end &&
        (!best || occurrence.span.begin > best->span.begin))
      best = &occurrence;
  return best;
}

std::optional<std::size_t> Names::defined(Span definition) const {
  const auto found = std::ranges::find(symbols, definition, &Symbol::definition);
  if (found == symbols.end()) return std::nullopt;
  return static_cast<std::size_t>(found - symbols.begin());
}

Span Names::definition(const Occurrence& use) const {
  const Symbol& symbol = symbols[use.symbol];
  Span found = symbol.definition;
  for (const Occurrence& other : occurrences)
    if (other.symbol == use.symbol && other.binds && other.span.file == use.span.file && other.from <= use.span.begin)
      found = other.span;
  return found;
}

const Name* declared_name(const Stmt& statement) {
  return std::visit(
      [](const auto& node) -> const Name* {
        if constexpr (
            requires { node.value, node.target; } || requires { node.variable; }) {
          return nullptr;
        } else if constexpr (requires { node.name; }) {
          return std::is_same_v<std::decay_t<decltype(node)>, UpdateStmt> ? nullptr : &node.name;
        } else {
          return nullptr;
        }
      },
      statement.node);
}

std::vector<const Param*> parameters_of(const Stmt& statement) {
  std::vector<const Param*> out;
  const auto add = [&](const std::vector<Param>& params) {
    for (const Param& param : params) out.push_back(&param);
  };
  if (const auto* fn = std::get_if<FnDecl>(&statement.node)) add(fn->params);
  if (const auto* external = std::get_if<ExternDecl>(&statement.node)) add(external->params);
  if (const auto* model = std::get_if<ModelDecl>(&statement.node)) add(model->hyperparameters);
  if (const auto* optimizer = std::get_if<OptimizerDecl>(&statement.node)) add(optimizer->hyperparameters);
  if (const auto* layer = std::get_if<LayerDecl>(&statement.node)) {
    add(layer->hyperparameters);
    add(layer->inputs);
  }
  return out;
}

}  // namespace modelc::editor
