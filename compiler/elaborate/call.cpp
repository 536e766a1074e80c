#include <fmt/format.h>

#include "elaborate/builtins.h"
#include "elaborate/guards.h"

namespace modelc::elaborate {

using namespace syntax;

Value Evaluator::call(const Value& callee, std::vector<Value> values, Span span) {
  Arguments arguments;
  for (Value& value : values) arguments.push_back({{std::move(value), span, ""}, "", {}});
  return call(callee, std::move(arguments), span);
}

void Evaluator::not_callable(const Value& callee, Span span, const std::string& what, std::string_view need) {
  fail(Code::not_callable, span, fmt::format("{} is {}, and {}", what, callee.described(), need),
       callee.get<ir::DType>() ? "convert with `cast(x, dtype)`" : "");
}

Value Evaluator::call(const Value& callee, Arguments arguments, Span span) {
  if (const auto* declared = callee.get<std::shared_ptr<const Declared>>()) {
    switch ((*declared)->kind) {
      case Declared::Kind::function:
      case Declared::Kind::lambda: return call_function(*declared, std::move(arguments), span);
      case Declared::Kind::layer:
      case Declared::Kind::model: return make_layer(*declared, std::move(arguments), span);
      case Declared::Kind::optimizer: {
        const auto& decl = std::get<OptimizerDecl>((*declared)->statement->node);
        const CallGuard guard(*this, span, (*declared)->name);
        OptimizerInstance instance;
        instance.declared = *declared;
        instance.span = span;
        take_common_options(decl, arguments, instance);
        auto scope = std::make_shared<Scope>();
        scope->module = (*declared)->module;
        {
          const ScopeGuard names(*this, *scope);
          bind_declared(decl.hyperparameters, **declared, arguments, span);
        }
        instance.hyperparameters = std::move(scope);
        return std::make_shared<const OptimizerInstance>(std::move(instance));
      }
      case Declared::Kind::external: return call_external(*declared, std::move(arguments), span);
    }
  }
  if (const auto* layer = callee.get<std::shared_ptr<LayerInstance>>())
    return apply_layer(*layer, std::move(arguments), span);
  if (const auto* row = callee.get<const ir::OpRow*>()) {
    std::vector<ParamInfo> params;
    for (const ir::OpParam& param : (*row)->params) params.push_back({param.name, param.fallback.empty()});
    const BoundArguments bound = bind_arguments(*this, (*row)->name, params, arguments, span);
    return apply(**row, bound, span);
  }
  if (const auto* builtin = callee.get<const Builtin*>()) {
    std::vector<ParamInfo> params;
    for (const BuiltinParam& param : (*builtin)->params) params.push_back({param.name, param.required});
    std::vector<Operand> rest;
    if ((*builtin)->variadic) {
      for (const Argument& argument : arguments)
        if (argument.keyword.empty()) rest.push_back(argument.operand);
      std::erase_if(arguments, [](const Argument& argument) { return argument.keyword.empty(); });
    }
    BoundArguments bound = bind_arguments(*this, (*builtin)->name, params, arguments, span);
    bound.rest = std::move(rest);
    return (*builtin)->call(*this, bound, span);
  }
  not_callable(callee, span, "this");
}

std::vector<Operand> Evaluator::bind_declared(const std::vector<Param>& params, const Declared& declared,
                                              const Arguments& arguments, Span span) {
  std::vector<ParamInfo> infos;
  for (const Param& param : params) infos.push_back({param.pattern.id, param.fallback == nullptr});
  BoundArguments bound = bind_arguments(*this, declared.name, infos, arguments, span);
  std::vector<Operand> values;
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (const Operand* given = bound.get(i)) {
      values.push_back(*given);
      if (!calls_.empty() && given->span.known() && !in_library(given->span))
        calls_.back().arguments.emplace_back(params[i].pattern.id, given->span);
    } else {
      values.push_back({evaluate(*params[i].fallback), params[i].fallback->span, ""});
    }
    // Later defaults see earlier parameters.
    if (!params[i].pattern.tuple) scope_->names[params[i].pattern.id] = values.back().value;
    observe(params[i].pattern.span, Observations::Role::value, values.back().value);
  }
  return values;
}

Value Evaluator::call_function(const std::shared_ptr<const Declared>& function, Arguments arguments, Span span) {
  const CallGuard guard(*this, span, function->name, &arguments);
  const auto* fn = function->statement ? &std::get<FnDecl>(function->statement->node) : nullptr;
  const auto* lambda = fn ? nullptr : &std::get<LambdaExpr>(function->expression->node);
  const std::vector<Param>& params = fn ? fn->params : lambda->params;
  const syntax::Body& code = fn ? fn->body : lambda->body;
  Body body;
  body.kind = Body::Kind::function;
  body.name = fn ? fmt::format("the function `{}`", function->name) : std::string("a lambda");
  body.library = in_library(function->span);
  body.scope.outer = function->captured;
  body.scope.module = function->module;
  if (function->captured) body.scope.names[function->name] = function;
  const ScopeGuard names(*this, body.scope);
  std::vector<Operand> values = bind_declared(params, *function, arguments, span);
  bind_types(params, values);
  for (std::size_t i = 0; i < params.size(); ++i) assign_parameter(params[i].pattern, values[i]);
  if (fn && fn->gradient) {
    const auto* rule = std::get_if<LambdaExpr>(&fn->gradient->lambda->node);
    if (rule && rule->params.size() != params.size() + 1)
      fail(Code::wrong_kind, fn->gradient->span,
           fmt::format("the gradient of `{}` takes {} arguments, its inputs and then the output's gradient, and this "
                       "takes {}",
                       function->name, params.size() + 1, rule->params.size()));
  }
  std::optional<Value> result;
  if (const auto* expr = std::get_if<ExprPtr>(&code)) {
    body.returned = (*expr)->span;
    result = evaluate(**expr);
  } else {
    result = run(std::get<Block>(code), body);
    if (!result && body.failed) throw Poisoned{};
    if (!result)
      fail(Code::missing_return, function->span, fmt::format("{} returns nothing", body.name),
           "end it with `return value`");
  }
  if (contains_poison(*result)) throw Poisoned{};
  if (fn && fn->result) check_result(*fn->result, *result, body.returned, function->name);
  return fn && fn->gradient ? with_gradient(*function, values, *result, span) : *result;
}

void Evaluator::assign_parameter(const Pattern& pattern, const Operand& operand) {
  if (pattern.tuple)
    assign(pattern, operand.value, operand.span);
  else
    scope_->names[pattern.id] = operand.value;
}

}  // namespace modelc::elaborate
