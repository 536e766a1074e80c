#include "elaborate/unbound.h"

#include <set>

#include "elaborate/guards.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

/// What an error counts, so that a file of nothing else comes to its end.
constexpr std::int64_t failure_steps = 1000;

/// Walks bodies that nothing runs. A name counts as bound in a whole body when anything in it binds the name, so that
/// what is reported is wrong whatever the body is called with.
class NameCheck {
 public:
  NameCheck(Evaluator& evaluator, Scope& scope) : evaluator_(evaluator), scope_(scope) {}

  void declaration(const Stmt& statement) {
    if (const auto* fn = std::get_if<FnDecl>(&statement.node)) {
      function({&fn->params}, &fn->body);
      if (fn->gradient) inside({&fn->params}, [&](NameCheck& check) { check.visit(fn->gradient->lambda); });
    } else if (const auto* layer = std::get_if<LayerDecl>(&statement.node)) {
      function({&layer->hyperparameters, &layer->inputs}, layer->body);
    } else if (const auto* optimizer = std::get_if<OptimizerDecl>(&statement.node)) {
      function({&optimizer->hyperparameters, &optimizer->inputs}, optimizer->body);
    }
  }

 private:
  using Lists = std::vector<const std::vector<Param>*>;

  // ---- What binds

  void bind(const std::string& name) { scope_.names.insert_or_assign(name, Value(Poison{})); }
  void bind(const Pattern& pattern) {
    if (!pattern.tuple) bind(pattern.id);
    for (const Pattern& item : pattern.items) bind(item);
  }
  /// The dims of a written type that stand alone get their names there.
  void bind(const TypeExpr& type) {
    for (const DimExpr& dim : type.dims) {
      const auto* name = dim.dim ? std::get_if<NameExpr>(&dim.dim->node) : nullptr;
      if (name) bind(name->id);
    }
  }
  void bind(const Block& block) {
    for (const StmtPtr& statement : block.statements) bind(*statement);
  }
  void bind(const Stmt& statement) {
    if (const auto* assign = std::get_if<AssignStmt>(&statement.node)) bind(assign->target);
    if (const auto* fn = std::get_if<FnDecl>(&statement.node)) bind(fn->name.id);
    if (const auto* constant = std::get_if<ConstDecl>(&statement.node)) bind(constant->name.id);
    if (const auto* state = std::get_if<StateStmt>(&statement.node)) bind(state->name.id);
    if (const auto* param = std::get_if<ParamStmt>(&statement.node)) {
      bind(param->name.id);
      bind(param->type);
    }
    if (const auto* loop = std::get_if<ForStmt>(&statement.node)) {
      bind(loop->variable);
      bind(loop->body);
    }
    if (const auto* choice = std::get_if<IfStmt>(&statement.node)) {
      bind(choice->then);
      if (choice->otherwise) bind(*choice->otherwise);
    }
  }

  // ---- Scopes

  template <class Visit>
  void inside(const Lists& lists, Visit visit) {
    Scope scope;
    scope.module = scope_.module;
    scope.outer = std::shared_ptr<const Scope>(std::shared_ptr<const Scope>(), &scope_);  // which outlives it
    NameCheck check(evaluator_, scope);
    for (const std::vector<Param>* list : lists)
      for (const Param& param : *list) {
        check.bind(param.pattern);
        if (param.type) check.bind(*param.type);
      }
    const ScopeGuard guard(evaluator_, scope);
    for (const std::vector<Param>* list : lists)
      for (const Param& param : *list) check.visit(param.fallback);
    visit(check);
  }
  void function(const Lists& lists, const syntax::Body* body) {
    if (const auto* expr = std::get_if<ExprPtr>(body))
      inside(lists, [&](NameCheck& check) { check.visit(*expr); });
    else
      function(lists, std::get<Block>(*body));
  }
  void function(const Lists& lists, const Block& body) {
    inside(lists, [&](NameCheck& check) {
      check.bind(body);
      check.visit(body);
    });
  }

  // ---- What reads

  void visit(const Block& block) {
    for (const StmtPtr& statement : block.statements) visit(*statement);
  }
  void visit(const std::vector<syntax::Argument>& arguments) {
    for (const syntax::Argument& argument : arguments) visit(argument.value);
  }
  void visit(const Stmt& statement) {
    declaration(statement);
    if (const auto* assign = std::get_if<AssignStmt>(&statement.node)) visit(assign->value);
    if (const auto* result = std::get_if<ReturnStmt>(&statement.node)) visit(result->value);
    if (const auto* constant = std::get_if<ConstDecl>(&statement.node)) visit(constant->value);
    if (const auto* state = std::get_if<StateStmt>(&statement.node)) visit(state->initializer);
    if (const auto* update = std::get_if<UpdateStmt>(&statement.node)) visit(update->value);
    if (const auto* loss = std::get_if<LossStmt>(&statement.node)) visit(loss->value);
    if (const auto* param = std::get_if<ParamStmt>(&statement.node)) {
      visit(param->initializer);
      visit(param->options);
    }
    if (const auto* loop = std::get_if<ForStmt>(&statement.node)) {
      visit(loop->sequence);
      visit(loop->body);
    }
    if (const auto* choice = std::get_if<IfStmt>(&statement.node)) {
      visit(choice->condition);
      visit(choice->then);
      if (choice->otherwise) visit(*choice->otherwise);
    }
  }

  void visit(const ExprPtr& expr) {
    if (expr) std::visit([&](const auto& node) { visit(node, *expr); }, expr->node);
  }
  void visit(const NameExpr& node, const Expr& expr) {
    const std::size_t before = evaluator_.diagnostics().error_count();
    evaluator_.attempt([&] { evaluator_.lookup(node.id, expr.span); });
    if (evaluator_.diagnostics().error_count() > before) evaluator_.step(expr.span, failure_steps);
  }
  void visit(const TupleExpr& node, const Expr&) { visit_all(node.items); }
  void visit(const ListExpr& node, const Expr&) { visit_all(node.items); }
  void visit(const DictExpr& node, const Expr&) {
    for (const DictExpr::Item& item : node.items) visit(item.value);
  }
  void visit(const UnaryExpr& node, const Expr&) { visit(node.operand); }
  void visit(const BinaryExpr& node, const Expr&) { visit_all({node.left, node.right}); }
  void visit(const ConditionalExpr& node, const Expr&) { visit_all({node.condition, node.then, node.otherwise}); }
  void visit(const CallExpr& node, const Expr&) {
    visit(node.callee);
    visit(node.arguments);
  }
  void visit(const IndexExpr& node, const Expr&) {
    visit(node.base);
    for (const IndexItem& item : node.items) visit_all({item.expr, item.start, item.stop, item.step});
  }
  void visit(const AttributeExpr& node, const Expr&) {
    const auto* base = std::get_if<NameExpr>(&node.base->node);
    if (!base || base->id != "K") visit(node.base);
  }
  void visit(const PipelineExpr& node, const Expr&) { visit_all({node.value, node.target}); }
  void visit(const LambdaExpr& node, const Expr&) { function({&node.params}, &node.body); }
  void visit(const ComprehensionExpr& node, const Expr&) {
    inside({}, [&](NameCheck& check) {
      for (const ComprehensionExpr::Clause& clause : node.clauses) {
        if (clause.variable) check.bind(*clause.variable);
        check.visit(clause.value);
      }
      check.visit(node.element);
    });
  }
  template <class Literal>
  void visit(const Literal&, const Expr&) {}

  void visit_all(const std::vector<ExprPtr>& exprs) {
    for (const ExprPtr& expr : exprs) visit(expr);
  }

  Evaluator& evaluator_;
  Scope& scope_;
};

}  // namespace

void check_names(Evaluator& evaluator, Module& module) {
  Scope scope;
  scope.module = &module;
  const ScopeGuard guard(evaluator, scope);
  NameCheck check(evaluator, scope);
  for (const std::string& name : module.order) check.declaration(*module.names.find(name)->second.statement);
}

}  // namespace modelc::elaborate
