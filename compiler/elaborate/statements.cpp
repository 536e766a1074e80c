#include <fmt/format.h>

#include <algorithm>

#include "elaborate/evaluator.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

std::string pattern_text(const Pattern& pattern) {
  if (!pattern.tuple) return pattern.id;
  std::string out = "(";
  for (const Pattern& item : pattern.items) out += (out.size() > 1 ? ", " : "") + pattern_text(item);
  return out + ")";
}

void names_of(const Pattern& pattern, std::vector<std::string>& names) {
  if (!pattern.tuple) names.push_back(pattern.id);
  for (const Pattern& item : pattern.items) names_of(item, names);
}

void names_of(const Block& block, std::vector<std::string>& names, bool& returns);

/// What a statement would have bound, and whether it could have returned.
void names_of(const Stmt& statement, std::vector<std::string>& names, bool& returns) {
  if (const auto* assign = std::get_if<AssignStmt>(&statement.node)) {
    names_of(assign->target, names);
  } else if (const auto* choice = std::get_if<IfStmt>(&statement.node)) {
    names_of(choice->then, names, returns);
    if (choice->otherwise) names_of(*choice->otherwise, names, returns);
  } else if (const auto* loop = std::get_if<ForStmt>(&statement.node)) {
    names_of(loop->variable, names);
    names_of(loop->body, names, returns);
  } else if (const auto* input = std::get_if<InputStmt>(&statement.node)) {
    names.push_back(input->name.id);
  } else if (const auto* target = std::get_if<TargetStmt>(&statement.node)) {
    names.push_back(target->name.id);
  } else if (const auto* output = std::get_if<OutputStmt>(&statement.node)) {
    names.push_back(output->name.id);
  } else if (const auto* param = std::get_if<ParamStmt>(&statement.node)) {
    names.push_back(param->name.id);
  } else if (const auto* state = std::get_if<StateStmt>(&statement.node)) {
    names.push_back(state->name.id);
  } else if (const auto* fn = std::get_if<FnDecl>(&statement.node)) {
    names.push_back(fn->name.id);
  } else if (const auto* layer = std::get_if<LayerDecl>(&statement.node)) {
    names.push_back(layer->name.id);
  } else if (const auto* model = std::get_if<ModelDecl>(&statement.node)) {
    names.push_back(model->name.id);
  } else if (const auto* optimizer = std::get_if<OptimizerDecl>(&statement.node)) {
    names.push_back(optimizer->name.id);
  } else if (const auto* external = std::get_if<ExternDecl>(&statement.node)) {
    names.push_back(external->name.id);
  } else if (const auto* constant = std::get_if<ConstDecl>(&statement.node)) {
    names.push_back(constant->name.id);
  } else if (std::holds_alternative<ReturnStmt>(statement.node)) {
    returns = true;
  }
}

void names_of(const Block& block, std::vector<std::string>& names, bool& returns) {
  for (const StmtPtr& statement : block.statements) names_of(*statement, names, returns);
}

}  // namespace

bool binds(const Stmt& statement, std::string_view name) {
  std::vector<std::string> names;
  bool returns = false;
  names_of(statement, names, returns);
  return std::ranges::find(names, name) != names.end();
}

void Evaluator::poison(const Stmt& statement) {
  std::vector<std::string> names;
  bool returns = false;
  names_of(statement, names, returns);
  for (const std::string& name : names) scope_->names[name] = Poison{};
  if (returns) throw Poisoned{};
}

/// What a given-up statement counts, so that a loop of failures comes to its end.
static constexpr std::int64_t failure_steps = 1000;

const Stmt* Evaluator::unreached_binding(std::string_view name) const {
  for (auto entry = blocks_.rbegin(); entry != blocks_.rend(); ++entry) {
    bool visible = false;
    for (const Scope* scope = scope_; scope; scope = scope->outer.get()) visible = visible || scope == entry->first;
    if (!visible) continue;
    for (const StmtPtr& statement : entry->second->statements)
      if (binds(*statement, name)) return statement.get();
  }
  return nullptr;
}

std::optional<Value> Evaluator::run(const Block& block, Body& body) {
  blocks_.emplace_back(scope_, &block);
  struct Leave {
    decltype(blocks_)& blocks;
    ~Leave() { blocks.pop_back(); }
  } const leave{blocks_};
  for (const StmtPtr& statement : block.statements) {
    step(statement->span);
    try {
      if (auto result = execute(*statement, body)) return result;
    } catch (const Poisoned&) {
      if (body.library) throw;
      body.failed = true;
      step(statement->span, failure_steps);
      poison(*statement);
    } catch (const ir::DimOverflow&) {
      if (body.library) throw;
      report_overflow(statement->span);
      body.failed = true;
      poison(*statement);
    }
  }
  return std::nullopt;
}

void Evaluator::assign(const Pattern& pattern, const Value& value, Span span) {
  if (!pattern.tuple) {
    if (const Tensor* tensor = value.tensor(); tensor && graph_ && graph_->id == tensor->graph &&
                                               !in_library(pattern.span) && !graph_->graph.leaf_of(tensor->node))
      graph_->graph.set_name(tensor->node, pattern.id);
    scope_->names[pattern.id] = value;
    observe(pattern.span, Observations::Role::value, value);
    return;
  }
  const Sequence* sequence = value.sequence();
  if (!sequence)
    fail(Code::bad_destructuring, pattern.span,
         fmt::format("`{}` takes a tuple or list apart, and this is {}", pattern_text(pattern), value.described()),
         value.tensor() ? "split a tensor with `split` or `unstack`, or index it" : "", {{span, "the value"}});
  if (sequence->items.size() != pattern.items.size())
    fail(Code::bad_destructuring, pattern.span,
         fmt::format("`{}` names {} values, and there are {}", pattern_text(pattern), pattern.items.size(),
                     sequence->items.size()),
         "", {{span, fmt::format("this is {}", type_text(value))}});
  for (std::size_t i = 0; i < pattern.items.size(); ++i) assign(pattern.items[i], sequence->items[i], span);
}

std::optional<Value> Evaluator::execute(const Stmt& statement, Body& body) {
  const auto refuse = [&](std::string_view what, std::string help) {
    fail(Code::statement_not_allowed, statement.span, fmt::format("{} cannot stand in {}", what, body.name),
         std::move(help));
  };
  const bool in_model = body.kind == Body::Kind::model || body.kind == Body::Kind::inner_model;
  if (const auto* assignment = std::get_if<AssignStmt>(&statement.node)) {
    const Value value = evaluate(*assignment->value);
    const bool alone = !assignment->target.tuple && assignment->target.id.empty();
    if (alone && !value.none())
      fail(Code::statement_not_allowed, assignment->value->span,
           fmt::format("nothing becomes of this call, whose value is {}", value.described()),
           fmt::format("functions only compute: name what it gives, `y = {}`", text(assignment->value->span)));
    if (!alone) assign(assignment->target, value, assignment->value->span);
  } else if (const auto* result = std::get_if<ReturnStmt>(&statement.node)) {
    if (in_model) refuse("`return`", "name the model's results with `output`");
    body.returned = result->value->span;
    return evaluate(*result->value);
  } else if (const auto* choice = std::get_if<IfStmt>(&statement.node)) {
    if (condition(*choice->condition)) return run(choice->then, body);
    if (choice->otherwise) return run(*choice->otherwise, body);
  } else if (const auto* loop = std::get_if<ForStmt>(&statement.node)) {
    return execute_for(*loop, body);
  } else if (const auto* fn = std::get_if<FnDecl>(&statement.node)) {
    scope_->names[fn->name.id] =
        make_closure({Declared::Kind::function, fn->name.id, &statement, nullptr, nullptr, nullptr, 1, fn->name.span});
  } else if (const auto* constant = std::get_if<ConstDecl>(&statement.node)) {
    scope_->names[constant->name.id] = evaluate(*constant->value);
  } else if (const auto* input = std::get_if<InputStmt>(&statement.node)) {
    if (!in_model) refuse("`input`", "inputs belong to models; a function or layer has parameters");
    declare_input(input->name, input->type, false, body, statement.span);
    observe(input->name);
  } else if (const auto* target = std::get_if<TargetStmt>(&statement.node)) {
    if (!in_model) refuse("`target`", "targets belong to models");
    declare_input(target->name, target->type, true, body, statement.span);
    observe(target->name);
  } else if (const auto* output = std::get_if<OutputStmt>(&statement.node)) {
    if (!in_model) refuse("`output`", "a function or layer gives its result with `return`");
    declare_output(*output, body, statement.span);
    observe(output->name);
  } else if (const auto* param = std::get_if<ParamStmt>(&statement.node)) {
    make_weight(param->name, &param->type, param->initializer, &param->options, false, body, statement.span);
    observe(param->name);
  } else if (const auto* slot = std::get_if<StateStmt>(&statement.node); slot && body.rule) {
    make_slot(*slot, body, statement.span);
  } else if (const auto* change = std::get_if<UpdateStmt>(&statement.node); change && body.rule) {
    update_slot(*change, body);
  } else if (const auto* state = std::get_if<StateStmt>(&statement.node)) {
    make_weight(state->name, state->type ? &*state->type : nullptr, state->initializer, nullptr, true, body,
                statement.span);
    observe(state->name);
  } else if (const auto* update = std::get_if<UpdateStmt>(&statement.node)) {
    update_state(*update, body, statement.span);
  } else if (const auto* loss = std::get_if<LossStmt>(&statement.node)) {
    if (!in_model && body.kind != Body::Kind::layer) refuse("`loss`", "a loss is stated in a model or layer");
    const Operand value = operand(*loss->value);
    if (!value.value.tensor() && !value.value.number())
      fail(Code::wrong_kind, value.span, fmt::format("a loss is a tensor, and this is {}", value.value.described()));
    add_loss(value.value, statement.span);
  } else if (const auto* compile = std::get_if<CompileStmt>(&statement.node)) {
    if (!in_model) refuse("`compile`", "the training recipe belongs to a model");
    if (body.kind == Body::Kind::model) compile_statement(*compile, statement.span);
  } else {
    refuse("this declaration", "declare it at the top of a file; only a `fn` may be declared inside a body");
  }
  return std::nullopt;
}

}  // namespace modelc::elaborate
