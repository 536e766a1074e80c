#include "elaborate/recipe.h"

#include <algorithm>

namespace modelc::elaborate {

using namespace syntax;

namespace {

bool closes_over_tensors(const Value& value) {
  if (const Dict* dict = value.dict())
    return std::ranges::any_of(dict->items, [](const auto& item) { return closes_over_tensors(item.second); });
  if (const Sequence* sequence = value.sequence())
    return std::ranges::any_of(sequence->items, [](const Value& item) { return closes_over_tensors(item); });
  const Declared* declared = value.declared();
  for (const Scope* scope = declared ? declared->captured.get() : nullptr; scope; scope = scope->outer.get())
    if (std::ranges::any_of(scope->names, [](const auto& name) { return contains_tensor(name.second); })) return true;
  return false;
}

}  // namespace

bool Recipe::closes_over_tensors() const {
  return std::ranges::any_of(
      arguments, [](const Entry& argument) { return modelc::elaborate::closes_over_tensors(argument.value); });
}

const Recipe::Entry* find_entry(const std::vector<Recipe::Entry>& entries, std::string_view name) {
  const auto found = std::ranges::find(entries, name, &Recipe::Entry::name);
  return found == entries.end() ? nullptr : &*found;
}

Value for_output(const Recipe::Entry* entry, const std::string& output) {
  if (!entry) return {};
  const Dict* dict = entry->value.dict();
  if (!dict) return entry->value;
  const Value* found = dict->find(output);
  return found ? *found : Value();
}

const Declared* declaration_of(const Value& callable) {
  const LayerInstance* layer = callable.layer();
  return layer ? layer->declared.get() : callable.declared();
}

const std::vector<Param>* parameters_of(const Value& callable) {
  const Declared* declared = declaration_of(callable);
  if (!declared) return nullptr;
  switch (declared->kind) {
    case Declared::Kind::lambda: return &std::get<LambdaExpr>(declared->expression->node).params;
    case Declared::Kind::function: return &std::get<FnDecl>(declared->statement->node).params;
    case Declared::Kind::layer: return &std::get<LayerDecl>(declared->statement->node).inputs;
    default: return nullptr;
  }
}

bool takes(const Value& callable, std::string_view parameter) {
  const std::vector<Param>* params = parameters_of(callable);
  return params && std::ranges::any_of(*params, [&](const Param& param) { return param.pattern.id == parameter; });
}

}  // namespace modelc::elaborate
