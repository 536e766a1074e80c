#include <fmt/format.h>

#include <algorithm>

#include "elaborate/builtins.h"
#include "elaborate/guards.h"
#include "elaborate/hints.h"
#include "ops/table.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

Declared::Kind declared_kind(const Stmt& statement) {
  if (std::holds_alternative<LayerDecl>(statement.node)) return Declared::Kind::layer;
  if (std::holds_alternative<ModelDecl>(statement.node)) return Declared::Kind::model;
  if (std::holds_alternative<OptimizerDecl>(statement.node)) return Declared::Kind::optimizer;
  if (std::holds_alternative<ExternDecl>(statement.node)) return Declared::Kind::external;
  return Declared::Kind::function;
}

std::optional<Value> primitive(std::string_view name) {
  if (const Builtin* builtin = find_builtin(name)) return Value(builtin);
  if (const auto dtype = ir::dtype_named(name)) return Value(*dtype);
  const ir::OpRow* row = ops::find(name);
  if (row && !ir::has(row->traits, ir::Trait::internal)) return Value(row);
  return std::nullopt;
}

}  // namespace

/// A module's name: declared functions are values at once, constants are evaluated when first used.
static std::optional<Value> module_value(Evaluator& evaluator, Module& module, std::string_view name) {
  const auto found = module.names.find(name);
  if (found == module.names.end()) return std::nullopt;
  Declaration& declaration = found->second;
  if (declaration.phase == Declaration::Phase::done) return declaration.value;
  const Stmt* const statement = evaluator.modules().statement(declaration);
  if (!statement) throw Poisoned{};
  const auto* constant = std::get_if<ConstDecl>(&statement->node);
  if (!constant) {
    declaration.value = std::make_shared<const Declared>(
        Declared{declared_kind(*statement), found->first, statement, nullptr, &module, nullptr, 1, declaration.span});
    declaration.phase = Declaration::Phase::done;
    return declaration.value;
  }
  if (declaration.phase == Declaration::Phase::running)
    evaluator.fail(Code::bad_value, declaration.span, fmt::format("the constant `{}` is defined by itself", name));
  declaration.phase = Declaration::Phase::running;
  declaration.value = Poison{};
  try {
    Scope scope;
    scope.module = &module;
    const ScopeGuard names(evaluator, scope);
    const GraphGuard no_graph(evaluator, nullptr);
    declaration.value = evaluator.evaluate(*constant->value);
  } catch (...) {
    declaration.phase = Declaration::Phase::done;
    throw;
  }
  declaration.phase = Declaration::Phase::done;
  return declaration.value;
}

std::optional<Value> Evaluator::find_name(std::string_view name) {
  for (const Scope* scope = scope_; scope; scope = scope->outer.get()) {
    const auto found = scope->names.find(name);
    if (found != scope->names.end()) return found->second;
  }
  Module* const module = scope_ ? scope_->module : nullptr;
  if (module) {
    if (auto value = module_value(*this, *module, name)) return value;
    for (Module* opened : module->opened)
      if (auto value = module_value(*this, *opened, name)) return value;
    const auto alias = module->aliases.find(name);
    if (alias != module->aliases.end()) return Value(alias->second);
  }
  if (Module* library = modules_.library())
    if (auto value = module_value(*this, *library, name)) return value;
  return primitive(name);
}

Value Evaluator::lookup(const std::string& name, Span span) {
  if (auto value = find_name(name)) {
    if (value->poison()) throw Poisoned{};
    return *value;
  }
  std::vector<std::string> candidates;
  for (const Scope* scope = scope_; scope; scope = scope->outer.get())
    for (const auto& [known, value] : scope->names) candidates.push_back(known);
  const auto collect = [&](const Module* module) {
    if (!module) return;
    for (const auto& [known, declaration] : module->names) candidates.push_back(known);
    for (const auto& [known, alias] : module->aliases) candidates.push_back(known);
  };
  collect(scope_->module);
  if (scope_->module)
    for (const Module* opened : scope_->module->opened) collect(opened);
  collect(modules_.library());
  for (const ir::OpRow* row : ops::all())
    if (!ir::has(row->traits, ir::Trait::internal)) candidates.emplace_back(row->name);
  for (const Builtin& builtin : all_builtins()) candidates.emplace_back(builtin.name);
  for (const char* word : {"none", "true", "false", "training"}) candidates.emplace_back(word);
  if (const Stmt* binding = unreached_binding(name)) {
    const bool later = binding->span.begin >= span.end || binding->span.file != span.file;
    fail(Code::unknown_name, span, fmt::format("`{}` {}", name, later ? "is used before it is bound" : "has no value"),
         later ? "a name can be used behind the statement that binds it" : "",
         {{binding->span, later ? "bound here, further down" : "this would bind it, and does not run or is not done"}});
  }
  const std::string near = nearest(name, candidates);
  std::string help = hint_for_name(name);
  if (help.empty() && !near.empty()) help = fmt::format("did you mean `{}`?", near);
  fail(Code::unknown_name, span, fmt::format("nothing in scope is called `{}`", name), std::move(help));
}

Value Evaluator::make_closure(Declared declared) {
  auto captured = std::make_shared<Scope>(*scope_);
  step(declared.span, static_cast<std::int64_t>(captured->names.size()));
  for (const auto& [name, value] : captured->names) declared.depth = std::max(declared.depth, value.depth() + 1);
  declared.module = scope_->module;
  declared.captured = std::move(captured);
  const Span span = declared.span;
  return checked(std::make_shared<const Declared>(std::move(declared)), span);
}

Value Evaluator::checked(Value value, Span span) {
  if (value.depth() > limits_.value_depth)
    fail(Code::program_too_large, span, fmt::format("a value nests more than {} levels deep", limits_.value_depth));
  std::size_t items = 0;
  if (const Sequence* sequence = value.sequence()) items = sequence->items.size();
  if (items > limits_.items || value.elements() > limits_.items)
    fail(Code::program_too_large, span, fmt::format("a {} of more than {} elements", value.kind(), limits_.items));
  if (items > 0) step(span, static_cast<std::int64_t>(items));
  if (const auto* text = value.get<std::string>(); text && text->size() > limits_.text)
    fail(Code::program_too_large, span, fmt::format("a string of more than {} bytes", limits_.text));
  return value;
}

bool Evaluator::condition(const Expr& expr) {
  const Value value = evaluate(expr);
  if (const bool* known = value.get<bool>()) return *known;
  if (value.tensor())
    fail(Code::not_known_while_compiling, expr.span,
         "this condition is a tensor, and conditions are decided while compiling",
         "choose between tensors with `where(c, a, b)`");
  fail(Code::wrong_kind, expr.span, fmt::format("a condition is a bool, and this is {}", value.described()),
       value.number() ? "compare it: `n != 0`" : "compare it, for example with `!= none`");
}

namespace {

std::string name_of(const Expr& expr) {
  const auto* name = std::get_if<NameExpr>(&expr.node);
  return name ? name->id : std::string();
}

}  // namespace

Operand Evaluator::operand(const Expr& expr) { return {evaluate(expr), expr.span, name_of(expr)}; }

void Evaluator::check_depth(Span span) {
  if (depth_ > limits_.expression_depth)
    fail(Code::recursion_too_deep, span, "expressions and calls nest deeper than the compiler follows",
         "recursion must end by an `if` on compile-time values");
}

Value Evaluator::evaluate(const Expr& expr) {
  const DepthGuard guard(depth_);
  check_depth(expr.span);
  step(expr.span);
  Value value = std::visit([&](const auto& node) { return evaluate(node, expr); }, expr.node);
  if (options_.observations) observe(expr.span, Observations::Role::value, value);
  return value;
}

Value Evaluator::evaluate(const TupleExpr& node, const Expr& expr) {
  return evaluate_items(true, node.items, expr.span);
}
Value Evaluator::evaluate(const ListExpr& node, const Expr& expr) {
  return evaluate_items(false, node.items, expr.span);
}

Value Evaluator::evaluate_items(bool tuple, const std::vector<ExprPtr>& exprs, Span span) {
  std::vector<Value> items;
  for (const ExprPtr& item : exprs) items.push_back(evaluate(*item));
  return checked(Value::sequence(tuple, std::move(items)), span);
}

Value Evaluator::evaluate(const DictExpr& node, const Expr& expr) {
  std::vector<std::pair<std::string, Value>> items;
  for (const DictExpr::Item& item : node.items) {
    for (const auto& [key, value] : items)
      if (key == item.key.id)
        fail(Code::duplicate_argument, item.key.span, fmt::format("the dict has the key `{}` twice", key),
             "remove one of them");
    items.emplace_back(item.key.id, evaluate(*item.value));
  }
  return checked(Value::dict(std::move(items)), expr.span);
}

Value Evaluator::evaluate(const UnaryExpr& node, const Expr& expr) {
  const Operand value = operand(*node.operand);
  return node.op == UnaryOp::negate ? negate(value, expr.span) : logical_not(value, expr.span);
}

Value Evaluator::evaluate(const BinaryExpr& node, const Expr& expr) {
  // A chain `a + b + c ...` leans to the left; walking down in a loop keeps long ones off the stack.
  std::vector<const Expr*> chain{&expr};
  while (const auto* left = std::get_if<BinaryExpr>(&std::get<BinaryExpr>(chain.back()->node).left->node)) {
    (void)left;
    chain.push_back(std::get<BinaryExpr>(chain.back()->node).left.get());
  }
  (void)node;
  Operand value = operand(*std::get<BinaryExpr>(chain.back()->node).left);
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
    const BinaryExpr& binary = std::get<BinaryExpr>((*link)->node);
    step((*link)->span);
    const bool* known = value.value.get<bool>();
    const bool logical = binary.op == BinaryOp::logical_and || binary.op == BinaryOp::logical_or;
    if (logical && known && *known == (binary.op == BinaryOp::logical_or)) {
      value = {*known, (*link)->span, ""};
      continue;
    }
    const Operand right = operand(*binary.right);
    value = {this->binary(binary.op, value, right, (*link)->span), (*link)->span, ""};
  }
  return value.value;
}

Value Evaluator::evaluate(const ConditionalExpr& node, const Expr&) {
  return evaluate(condition(*node.condition) ? *node.then : *node.otherwise);
}

Value Evaluator::evaluate(const CallExpr& node, const Expr& expr) {
  const Value callee = evaluate(*node.callee);
  if (!callee.callable() && !callee.poison())
    not_callable(callee, node.callee->span, fmt::format("`{}`", text(node.callee->span)));
  Arguments arguments;
  for (const syntax::Argument& written : node.arguments) {
    Argument argument{operand(*written.value), "", {}};
    if (written.name) {
      argument.keyword = written.name->id;
      argument.keyword_span = written.name->span;
    } else if (!arguments.empty() && !arguments.back().keyword.empty()) {
      fail(Code::bad_value, written.span, "a positional argument stands after a named one",
           "give positional arguments first, or name this one too");
    }
    arguments.push_back(std::move(argument));
  }
  return call(callee, std::move(arguments), expr.span);
}

Value Evaluator::evaluate(const PipelineExpr& node, const Expr& expr) {
  // Pipelines lean to the left too, and are the way deep networks are written.
  std::vector<const PipelineExpr*> stages{&node};
  std::vector<Span> spans{expr.span};
  while (const auto* left = std::get_if<PipelineExpr>(&stages.back()->value->node)) {
    spans.push_back(stages.back()->value->span);
    stages.push_back(left);
  }
  Operand value = operand(*stages.back()->value);
  for (std::size_t i = stages.size(); i-- > 0;) {
    const Expr& target = *stages[i]->target;
    step(target.span);
    piped_ = target.span;
    const Value callee = evaluate(target);
    piped_ = {};
    if (!callee.callable() && !callee.poison())
      not_callable(callee, target.span, fmt::format("`{}`", text(target.span)),
                   "a function or layer stands at the right of `|>`");
    // The call is where the right side stands: the left may be long, and was reported on its own.
    value = {call(callee, Arguments{{value, "", {}}}, target.span), spans[i], ""};
    observe(target.span, Observations::Role::step, value.value);
  }
  return value.value;
}

Value Evaluator::evaluate(const LambdaExpr&, const Expr& expr) {
  return make_closure({Declared::Kind::lambda, "lambda", nullptr, &expr, nullptr, nullptr, 1, expr.span});
}

Value Evaluator::evaluate(const AttributeExpr& node, const Expr& expr) {
  const auto* base = std::get_if<NameExpr>(&node.base->node);
  if (base && base->id == "K" && !find_name("K")) {
    // `K.mean` is the built-in, whatever else is called `mean` here.
    Scope scope;
    const ScopeGuard names(*this, scope);
    // Where the backend's function is another than the library's of the same name.
    if (const auto idiom = find_name("_backend_" + node.name.id)) return *idiom;
    return lookup(node.name.id, expr.span);
  }
  return attribute(evaluate(*node.base), node.name, expr.span);
}

namespace {

/// The names of a layer's hyperparameters, as a tuple.
Value option_names(const LayerInstance& layer) {
  std::vector<Value> names;
  for (const auto& [name, value] : layer.hyperparameters->names) names.emplace_back(name);
  return Value::tuple(std::move(names));
}

}  // namespace

Value Evaluator::attribute(const Value& base, const Name& name, Span span) {
  std::vector<std::string> known;
  if (const Tensor* tensor = base.tensor()) {
    const ir::TensorType& t = type(*tensor);
    if (name.id == "shape") return Value::shape(t.shape);
    if (name.id == "rank") return static_cast<std::int64_t>(t.rank());
    if (name.id == "dtype") return t.dtype;
    known = {"shape", "rank", "dtype"};
  } else if (Module* const* module = base.get<Module*>()) {
    if (auto value = module_value(*this, **module, name.id)) {
      if (value->poison()) throw Poisoned{};
      return *value;
    }
    known = (*module)->order;
  } else if (const Dict* dict = base.dict()) {
    if (const Value* value = dict->find(name.id)) return *value;
    for (const auto& [key, value] : dict->items) known.push_back(key);
  } else if (const LayerInstance* layer = base.layer()) {
    // Hyperparameters by name, and weights once the layer was applied: `embedding.embeddings`.
    if (name.id == "name") return layer->name;
    if (name.id == "class") return layer->layer;
    if (name.id == "options") return option_names(*layer);
    known = {"name", "class", "options"};
    for (const OwnedWeight& weight : layer->weights) {
      if (weight.name == name.id) return weight_value(weight, span);
      known.push_back(weight.name);
    }
    for (const auto& [key, value] : layer->hyperparameters->names) {
      if (key == name.id) return value;
      known.push_back(key);
    }
  }
  const std::string near = nearest(name.id, known);
  std::string help;
  const std::optional<Value> function = base.tensor() ? find_name(name.id) : std::nullopt;
  if (function && function->callable()) {
    help = fmt::format("operations are functions: `{}(x)`", name.id);
  } else if (!near.empty()) {
    help = fmt::format("did you mean `{}`?", near);
  } else if (base.tensor()) {
    help = "a tensor has `shape`, `rank` and `dtype`";
  } else if (base.layer() && base.layer()->calls == 0) {
    help = "a layer has its hyperparameters, and its weights once it was applied";
  } else if (base.declared() && base.declared()->kind == Declared::Kind::layer) {
    help = fmt::format("`{0}` is configured by a call: `{0}(...)`", base.declared()->name);
  }
  const bool file = base.get<Module*>() != nullptr;
  fail(file ? Code::unknown_name : Code::unknown_attribute, name.span.known() ? name.span : span,
       file ? fmt::format("the import declares no `{}`", name.id)
            : fmt::format("{} has no attribute `{}`",
                          base.layer() ? fmt::format("a layer `{}`", base.layer()->layer) : base.described(), name.id),
       help);
}

Value Evaluator::library_function(const std::string& name, Span span) {
  Scope scope;
  const ScopeGuard names(*this, scope);
  return lookup(name, span);
}

}  // namespace modelc::elaborate
