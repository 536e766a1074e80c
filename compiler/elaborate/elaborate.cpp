#include "elaborate/elaborate.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "elaborate/guards.h"
#include "elaborate/settings.h"
#include "elaborate/unbound.h"
#include "syntax/parser.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

std::optional<Value> literal(const Expr& expr) {
  if (const auto* i = std::get_if<IntLiteral>(&expr.node)) return Value(i->value);
  if (const auto* f = std::get_if<FloatLiteral>(&expr.node)) return Value(f->value);
  if (const auto* s = std::get_if<StringLiteral>(&expr.node)) return Value(s->value);
  if (const auto* b = std::get_if<BoolLiteral>(&expr.node)) return Value(b->value);
  if (std::holds_alternative<NoneLiteral>(expr.node)) return Value();
  if (const auto* unary = std::get_if<UnaryExpr>(&expr.node); unary && unary->op == UnaryOp::negate) {
    const auto value = literal(*unary->operand);
    if (value && value->get<std::int64_t>()) return Value(-*value->get<std::int64_t>());
    if (value && value->get<double>()) return Value(-*value->get<double>());
    return std::nullopt;
  }
  const auto* tuple = std::get_if<TupleExpr>(&expr.node);
  const auto* list = std::get_if<ListExpr>(&expr.node);
  if (!tuple && !list) return std::nullopt;
  std::vector<Value> items;
  for (const ExprPtr& item : tuple ? tuple->items : list->items) {
    auto value = literal(*item);
    if (!value) return std::nullopt;
    items.push_back(std::move(*value));
  }
  return Value::sequence(tuple != nullptr, std::move(items));
}

std::string stem(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

/// The `##` lines that a file begins with, when an empty line parts them from the first declaration.
std::string file_doc(std::string_view text) {
  std::string doc;
  while (text.substr(0, 2) == "##" && text.substr(0, 3) != "###") {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(2, end - 2);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    doc += (doc.empty() ? "" : "\n") + std::string(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  const std::size_t rest = text.find_first_not_of(" \t\r");
  return rest == std::string_view::npos || text[rest] == '\n' ? doc : "";
}

}  // namespace

std::optional<Value> parse_setting(const std::string& text) {
  SourceMap sources;
  Diagnostics diagnostics;
  const syntax::Module module = parse(sources, sources.add("setting", "const value = " + text), diagnostics);
  if (diagnostics.has_errors() || module.declarations.size() != 1) return std::nullopt;
  const auto* constant = std::get_if<ConstDecl>(&module.declarations.front()->node);
  return constant ? literal(*constant->value) : std::nullopt;
}

Program elaborate(const std::string& path, const FileSystem& files, SourceMap& sources, Diagnostics& diagnostics,
                  const Options& options, const Library* library) {
  Program program;
  program.name = stem(path);
  const auto modules = std::make_shared<Modules>(files, sources, diagnostics);
  modules->load_library(library);
  Module* const main = modules->load_main(path);
  program.dependencies = modules->paths();
  program.modules = modules;
  if (!main || diagnostics.has_errors()) return program;
  program.file = main->file;
  program.doc = file_doc(sources.file(main->file).text());
  Evaluator evaluator(*modules, sources, diagnostics, options);
  Scope scope;
  scope.module = main;
  std::vector<std::string> names;
  std::vector<std::shared_ptr<const Declared>> chosen;
  std::vector<std::string> settable;
  try {
    const ScopeGuard guard(evaluator, scope);
    for (const std::string& name : main->order) {
      const Declaration& declaration = main->names.find(name)->second;
      if (std::holds_alternative<ConstDecl>(declaration.statement->node)) {
        evaluator.attempt([&] { evaluator.find_name(name); });
      } else if (const auto* model = std::get_if<ModelDecl>(&declaration.statement->node)) {
        names.push_back(name);
        for (const Param& param : model->hyperparameters) settable.push_back(param.pattern.id);
        if (!options.model || *options.model == name)
          chosen.push_back(*evaluator.find_name(name)->get<std::shared_ptr<const Declared>>());
      }
    }
  } catch (const Abandoned&) {
    return program;
  }
  if (chosen.empty() && options.declarations && !options.model && options.settings.empty()) {
    try {
      check_names(evaluator, *main);
    } catch (const Abandoned&) {  // its error is reported
    }
    return program;
  }
  if (chosen.empty()) {
    const std::string near = options.model ? nearest(*options.model, names) : std::string();
    diagnostics.add({Code::no_model,
                     options.model ? fmt::format("`{}` declares no model `{}`", path, *options.model)
                                   : fmt::format("`{}` declares no model", path),
                     {Span{main->file, 0, 0}, ""},
                     {},
                     {},
                     !near.empty()   ? fmt::format("did you mean `{}`?", near)
                     : names.empty() ? "declare one: `model Name { ... }`"
                                     : fmt::format("it declares {}", fmt::join(names, ", "))});
    return program;
  }
  // Models that others use as layers may need hyperparameters; they are compiled inside those.
  std::stable_partition(chosen.begin(), chosen.end(), [](const auto& declared) {
    for (const Param& param : std::get<ModelDecl>(declared->statement->node).hyperparameters)
      if (!param.fallback) return false;
    return true;
  });
  for (const auto& declared : chosen) {
    bool complete = true;
    for (const Param& param : std::get<ModelDecl>(declared->statement->node).hyperparameters)
      complete = complete && (param.fallback || options.settings.count(param.pattern.id));
    if (!complete && !options.model && evaluator.used_models().count(declared->statement)) continue;
    program.models.push_back(evaluator.model(declared));
    for (const Symbol& symbol : program.models.back().symbols) settable.push_back(symbol.name);
  }
  std::stable_sort(program.models.begin(), program.models.end(),
                   [](const Model& a, const Model& b) { return a.span.begin < b.span.begin; });
  for (const auto& [name, value] : options.settings) {
    if (evaluator.used_settings().count(name) || diagnostics.has_errors()) continue;
    const std::string near = nearest(name, settable);
    diagnostics.add({Code::bad_setting,
                     fmt::format("--set {}={} names no symbol or hyperparameter", name, value),
                     {},
                     {},
                     {},
                     !near.empty()      ? fmt::format("did you mean `{}`?", near)
                     : settable.empty() ? "the model has nothing to set"
                                        : fmt::format("what can be set: {}", fmt::join(settable, ", "))});
  }
  return program;
}

}  // namespace modelc::elaborate
