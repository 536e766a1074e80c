// The `compile` statement, and what its arguments say of each output.
#include "elaborate/recipe.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "elaborate/guards.h"

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

void Evaluator::compile_statement(const CompileStmt& statement, Span span) {
  Recipe& recipe = state_->recipe;
  if (recipe.compiled)
    fail(Code::bad_compile, span, "the model has two `compile` statements", "keep one", {{recipe.span, "the other"}});
  recipe.compiled = true;
  recipe.span = span;
  static constexpr ParamInfo params[] = {{"optimizer", true},         {"loss", false},
                                         {"loss_weights", false},     {"metrics", false},
                                         {"weighted_metrics", false}, {"sample_weight", false}};
  enum { optimizer_at, loss_at, weights_at, metrics_at, weighted_metrics_at, samples_at };
  Arguments arguments;
  bool failed = false;
  for (const syntax::Argument& written : statement.arguments) {
    Argument argument{{Poison{}, written.span, ""}, "", {}};
    const std::size_t place = arguments.size();
    const bool metrics = written.name ? written.name->id == "metrics" || written.name->id == "weighted_metrics"
                                      : place == metrics_at || place == weighted_metrics_at;
    failed |= !attempt([&] { argument.operand = metrics ? metrics_operand(*written.value) : operand(*written.value); });
    if (written.name) {
      argument.keyword = written.name->id;
      argument.keyword_span = written.name->span;
    }
    if (const std::string_view name = written.name                ? written.name->id
                                      : place < std::size(params) ? params[place].name
                                                                  : "";
        !name.empty())
      keep_places(std::string(name), *written.value);
    arguments.push_back(std::move(argument));
  }
  const BoundArguments bound = bind_arguments(*this, "compile", params, arguments, span);
  if (failed) throw Poisoned{};
  const Operand& optimizer = *bound.get(optimizer_at);
  const Declared* declared = optimizer.value.declared();
  const bool configured = optimizer.value.get<std::shared_ptr<const OptimizerInstance>>() != nullptr;
  if (!configured && !(declared && declared->kind == Declared::Kind::optimizer))
    fail(Code::bad_compile, optimizer.span,
         fmt::format("`optimizer` takes an optimizer, and this is {}", optimizer.value.described()),
         "write, for example, `Adam(learning_rate = 1e-3)`");
  for (std::size_t i = 0; i < std::size(params); ++i)
    if (const Operand* given = bound.get(i))
      recipe.arguments.push_back({std::string(params[i].name), made_of_class(given->value, given->span), given->span});
  constexpr const char* by_names = "with several outputs give a dict by their names: `{digit: ..., box: ...}`";
  const auto check_function = [&](std::string_view what) {
    return [what, this](const Value& value, Span place) {
      if (!value.callable() && !value.none())
        fail(Code::bad_compile, place,
             fmt::format("{} is a function of `(y_true, y_pred)`, and this is {}", what, value.described()),
             value.get<std::string>() ? "write its name without quotes"
             : value.sequence()       ? by_names
                                      : "");
    };
  };
  if (const Operand* loss = bound.get(loss_at)) each_part("loss", *loss, false, check_function("a loss"));
  for (const int metrics : {metrics_at, weighted_metrics_at})
    if (const Operand* listed = bound.get(metrics))
      each_part(params[metrics].name, *listed, true, check_function("a metric"));
  if (const Operand* weights = bound.get(weights_at))
    each_part("loss_weights", *weights, false, [&](const Value& value, Span place) {
      if (!value.number() && !value.none())
        fail(Code::bad_compile, place,
             fmt::format("the weight of a loss is a number, and this is {}", value.described()),
             value.sequence() ? by_names : "");
    });
  if (const Operand* samples = bound.get(samples_at))
    each_part("sample_weight", *samples, false, [&](const Value& value, Span place) {
      if (!value.tensor() && !value.none())
        fail(Code::bad_compile, place, fmt::format("`sample_weight` is a tensor, and this is {}", value.described()),
             value.sequence() ? by_names : "declare it with `target weight: f32[batch]`");
    });
}

/// A function all of whose parameters have defaults is no loss or metric but makes one, as `Huber` does: Keras calls
/// classes, too.
Value Evaluator::made_of_class(const Value& value, Span span) {
  if (const Dict* dict = value.dict()) {
    std::vector<std::pair<std::string, Value>> items;
    for (const auto& [key, item] : dict->items) items.emplace_back(key, made_of_class(item, span));
    return Value::dict(std::move(items));
  }
  if (const Sequence* sequence = value.sequence()) {
    std::vector<Value> items;
    for (const Value& item : sequence->items) items.push_back(made_of_class(item, span));
    return Value::sequence(sequence->tuple, std::move(items));
  }
  const std::vector<Param>* params = parameters_of(value);
  const bool makes_one = params && value.declared() && value.declared()->kind != Declared::Kind::layer &&
                         std::ranges::all_of(*params, [](const Param& param) { return param.fallback != nullptr; });
  return makes_one ? call(value, Arguments{}, span) : value;
}

/// Keeps where each part of an argument of `compile` is written: "loss", "loss.price", "metrics.price.0".
void Evaluator::keep_places(const std::string& name, const Expr& written) {
  state_->recipe_places[name] = written.span;
  if (const auto* list = std::get_if<ListExpr>(&written.node))
    for (std::size_t i = 0; i < list->items.size(); ++i)
      state_->recipe_places[fmt::format("{}.{}", name, i)] = list->items[i]->span;
  if (const auto* dict = std::get_if<DictExpr>(&written.node))
    for (const DictExpr::Item& item : dict->items) {
      state_->recipe_keys[name + "." + item.key.id] = item.key.span;
      keep_places(name + "." + item.key.id, *item.value);
    }
}

Span Evaluator::place_of(const Recipe::Entry& entry, const std::string& output, std::optional<std::size_t> item) const {
  std::vector<std::string> known{entry.name + "." + output};
  if (item) known = {fmt::format("{}.{}", known[0], *item), fmt::format("{}.{}", entry.name, *item), known[0]};
  for (const std::string& name : known)
    if (const auto place = state_->recipe_places.find(name); place != state_->recipe_places.end()) return place->second;
  return entry.span;
}

void Evaluator::each_part(std::string_view name, const Operand& given, bool lists,
                          const std::function<void(const Value&, Span)>& check) {
  const Recipe::Entry entry{std::string(name), {}, given.span};
  const auto part = [&](const Value& value, const std::string& output) {
    const Sequence* sequence = lists ? value.sequence() : nullptr;
    if (!sequence) return check(value, place_of(entry, output));
    for (std::size_t i = 0; i < sequence->items.size(); ++i) check(sequence->items[i], place_of(entry, output, i));
  };
  const Dict* dict = given.value.dict();
  if (!dict) return part(given.value, "");
  for (const auto& [output, value] : dict->items) part(value, output);
}

/// Keys of the recipe's dicts are names of outputs.
void Evaluator::check_recipe() {
  std::vector<std::string> outputs;
  for (const auto& [name, span] : state_->output_spans) outputs.push_back(name);
  const auto key_span = [&](const Recipe::Entry& entry, const std::string& key) {
    const auto found = state_->recipe_keys.find(entry.name + "." + key);
    return found == state_->recipe_keys.end() ? entry.span : found->second;
  };
  for (const Recipe::Entry& entry : state_->recipe.arguments) {
    const Dict* dict = entry.value.dict();
    if (!dict) continue;
    for (const auto& [key, value] : dict->items) {
      if (std::find(outputs.begin(), outputs.end(), key) != outputs.end()) continue;
      const std::string near = nearest(key, outputs);
      report({Code::bad_compile,
              fmt::format("`{}` names the output `{}`, which the model does not have", entry.name, key),
              {key_span(entry, key), ""},
              {},
              {},
              near.empty() ? fmt::format("outputs: {}", fmt::join(outputs, ", "))
                           : fmt::format("did you mean `{}`?", near)});
    }
  }
}

Operand Evaluator::metrics_operand(const Expr& expr) {
  Scope inner = *scope_;
  const Value meanings = library_function("_metric_names", expr.span);
  for (const auto& [name, meaning] : meanings.dict()->items) {
    const std::optional<Value> known = find_name(name);
    const Declared* declared = known ? known->declared() : nullptr;
    if (!declared || !in_library(declared->span)) continue;  // it is the user's own
    Declared named = *meaning.declared();
    named.name = name;
    inner.names[name] = std::make_shared<const Declared>(std::move(named));
  }
  const ScopeGuard names(*this, inner);
  return operand(expr);
}

}  // namespace modelc::elaborate
