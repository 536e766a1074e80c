#include <fmt/format.h>

#include <map>

#include "syntax/builder.h"
#include "syntax/builder_tree.h"

namespace modelc::syntax {

std::vector<Param> Builder::parameters(Parser::ParametersContext* tree) {
  std::vector<Param> out;
  if (!tree) return out;
  for (auto* item : children<Parser::ParameterContext>(tree)) {
    Param param;
    Name id = name(child<Parser::NameContext>(item));
    param.pattern.id = std::move(id.id);
    param.pattern.span = id.span;
    if (auto* written = child<Parser::TypeContext>(item)) param.type = type(written);
    if (auto* fallback = child<Parser::ExpressionContext>(item)) param.fallback = expression(fallback);
    param.span = span(item);
    out.push_back(std::move(param));
  }
  return out;
}

std::vector<Param> Builder::lambda_parameters(Parser::LambdaParametersContext* tree) {
  std::vector<Param> out;
  if (!tree) return out;
  for (auto* item : children<Parser::LambdaParameterContext>(tree)) {
    Param param;
    param.pattern = pattern(child<Parser::PatternContext>(item));
    if (auto* written = child<Parser::TypeContext>(item)) param.type = type(written);
    if (auto* fallback = child<Parser::ExpressionContext>(item)) param.fallback = expression(fallback);
    param.span = span(item);
    out.push_back(std::move(param));
  }
  check_distinct({&out});
  return out;
}

void Builder::check_distinct(std::initializer_list<const std::vector<Param>*> lists) {
  std::map<std::string_view, Span> known;
  const auto visit = [&](const Pattern& pattern, const auto& self) -> void {
    for (const Pattern& item : pattern.items) self(item, self);
    if (pattern.tuple || pattern.id == "_") return;
    const auto [first, fresh] = known.try_emplace(pattern.id, pattern.span);
    if (!fresh)
      report(diagnostics_, {Code::duplicate_declaration,
                            fmt::format("two parameters are called `{}`", pattern.id),
                            {pattern.span, ""},
                            {{first->second, "the other"}},
                            {},
                            "rename one of them"});
  };
  for (const std::vector<Param>* params : lists)
    for (const Param& param : *params) visit(param.pattern, visit);
}

/// `x` or `(a, (b, c))` before an arrow.
std::vector<Param> Builder::lambda_head(Parser::LambdaHeadContext* tree) {
  if (auto* only = child<Parser::NameContext>(tree)) {
    Param param;
    Name id = name(only);
    param.pattern.id = std::move(id.id);
    param.pattern.span = param.span = id.span;
    return {std::move(param)};
  }
  return lambda_parameters(child<Parser::LambdaParametersContext>(tree));
}

Pattern Builder::pattern(Parser::PatternContext* tree) {
  Pattern out;
  out.span = span(tree);
  if (auto* only = child<Parser::NameContext>(tree)) {
    out.id = name(only).id;
    return out;
  }
  out.tuple = true;
  for (auto* item : children<Parser::PatternContext>(tree)) out.items.push_back(pattern(item));
  return out;
}

Pattern Builder::patterns(Parser::PatternsContext* tree) {
  const auto items = children<Parser::PatternContext>(tree);
  if (items.size() == 1) return pattern(items.front());
  Pattern out;
  out.tuple = true;
  out.span = span(tree);
  for (auto* item : items) out.items.push_back(pattern(item));
  return out;
}

TypeExpr Builder::type(Parser::TypeContext* tree) {
  TypeExpr out;
  out.span = span(tree);
  if (auto* dtype = child<Parser::NameContext>(tree)) out.dtype = name(dtype);
  auto* dims = child<Parser::DimsContext>(tree);
  if (!dims) return out;
  for (auto* item : children<Parser::DimContext>(dims)) {
    DimExpr dim{nullptr, span(item)};
    if (auto* written = child<Parser::SumContext>(item)) {
      Built built = sum(written);
      tallest_ = std::max(tallest_, built.height);
      dim.dim = std::move(built.expr);
    }
    out.dims.push_back(std::move(dim));
  }
  return out;
}

ResultType Builder::result(Parser::ResultContext* tree) {
  ResultType out;
  out.span = span(tree);
  if (auto* only = child<Parser::TypeContext>(tree)) {
    out.items.push_back({std::nullopt, type(only)});
    return out;
  }
  out.tuple = true;
  for (auto* item : children<Parser::ResultItemContext>(tree)) {
    ResultType::Item entry;
    if (auto* label = child<Parser::NameContext>(item)) entry.name = name(label);
    entry.type = type(child<Parser::TypeContext>(item));
    out.items.push_back(std::move(entry));
  }
  return out;
}

}  // namespace modelc::syntax
