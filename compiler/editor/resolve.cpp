#include "editor/names.h"

#include <algorithm>
#include <map>

#include "elaborate/builtins.h"
#include "ops/table.h"

namespace modelc::editor {

using namespace syntax;
using elaborate::Module;

namespace {

using Id = std::size_t;

Symbol::Kind kind_of(const Stmt& statement) {
  if (std::holds_alternative<FnDecl>(statement.node)) return Symbol::Kind::function;
  if (std::holds_alternative<LayerDecl>(statement.node)) return Symbol::Kind::layer;
  if (std::holds_alternative<OptimizerDecl>(statement.node)) return Symbol::Kind::optimizer;
  if (std::holds_alternative<ModelDecl>(statement.node)) return Symbol::Kind::model;
  if (std::holds_alternative<ExternDecl>(statement.node)) return Symbol::Kind::external;
  if (std::holds_alternative<InputStmt>(statement.node)) return Symbol::Kind::input;
  if (std::holds_alternative<TargetStmt>(statement.node)) return Symbol::Kind::target;
  if (std::holds_alternative<OutputStmt>(statement.node)) return Symbol::Kind::output;
  if (std::holds_alternative<ParamStmt>(statement.node)) return Symbol::Kind::weight;
  if (std::holds_alternative<StateStmt>(statement.node)) return Symbol::Kind::state;
  return Symbol::Kind::constant;
}

struct Frame {
  std::map<std::string, Id, std::less<>> names;
  const Frame* outer = nullptr;
};

class Resolver {
 public:
  explicit Resolver(elaborate::Modules& modules) : modules_(modules) {}

  void file(Module& module) {
    module_ = &module;
    Frame top;
    for (const StmtPtr& statement : module.syntax.declarations) declaration(*statement, top);
  }

  void library(FileId file) {
    module_ = modules_.library();
    Frame top;
    for (const std::string& name : module_->order) {
      elaborate::Declaration& declared = module_->names.find(name)->second;
      if (declared.span.file != file) continue;
      if (const Stmt* const statement = modules_.statement(declared)) declaration(*statement, top);
    }
  }

  Names finish() {
    const auto place = [](const Occurrence& o) { return std::pair(o.span.file, o.span.begin); };
    std::ranges::stable_sort(out_.occurrences, {}, place);
    return std::move(out_);
  }

 private:
  // ---- Symbols

  Id add(Symbol symbol) {
    out_.symbols.push_back(std::move(symbol));
    return out_.symbols.size() - 1;
  }
  void note(Span span, Id symbol, bool binds = false) {
    if (span.known()) out_.occurrences.push_back({span, symbol, binds, std::max(span.end, holds_from_)});
  }
  /// The symbol of a declaration at the top of a file.
  Id declared(Module& module, const std::string& name) {
    const auto [place, fresh] = declared_.try_emplace({&module, name}, 0);
    if (!fresh) return place->second;
    elaborate::Declaration& declaration = module.names.find(name)->second;
    const Stmt* const statement = modules_.statement(declaration);
    place->second =
        add({statement ? kind_of(*statement) : Symbol::Kind::constant, name, declaration.span, statement, nullptr});
    return place->second;
  }
  Id parameter(const Param& param) {
    const auto [place, fresh] = parameters_.try_emplace(&param, 0);
    if (fresh) place->second = add({Symbol::Kind::parameter, param.pattern.id, param.pattern.span, nullptr, &param});
    return place->second;
  }
  Id alone(Symbol::Kind kind, const std::string& name) {
    const auto [place, fresh] = alone_.try_emplace(name, 0);
    if (fresh) place->second = add({kind, name, {}, nullptr, nullptr});
    return place->second;
  }
  Id file_symbol(Module& module, const std::string& name) {
    const auto [place, fresh] = files_.try_emplace({module_, name}, 0);
    if (fresh) place->second = add({Symbol::Kind::file, name, {module.file, 0, 0}, nullptr, nullptr});
    return place->second;
  }

  std::optional<Id> of_library(const std::string& name) {
    if (Module* const library = modules_.library(); library->names.contains(name)) return declared(*library, name);
    if (elaborate::find_builtin(name)) return alone(Symbol::Kind::builtin, name);
    if (ir::dtype_named(name)) return alone(Symbol::Kind::dtype, name);
    const ir::OpRow* row = ops::find(name);
    if (row && !ir::has(row->traits, ir::Trait::internal)) return alone(Symbol::Kind::operation, name);
    return std::nullopt;
  }
  std::optional<Id> local(const std::string& name, const Frame& frame) {
    for (const Frame* at = &frame; at; at = at->outer)
      if (const auto found = at->names.find(name); found != at->names.end()) return found->second;
    return std::nullopt;
  }
  std::optional<Id> of_module(const std::string& name) {
    if (module_->names.contains(name)) return declared(*module_, name);
    for (Module* opened : module_->opened)
      if (opened->names.contains(name)) return declared(*opened, name);
    const auto alias = module_->aliases.find(name);
    if (alias != module_->aliases.end()) return file_symbol(*alias->second, name);
    return std::nullopt;
  }
  std::optional<Id> find(const std::string& name, const Frame& frame) {
    if (auto id = local(name, frame)) return id;
    if (auto id = of_module(name)) return id;
    return of_library(name);
  }

  // ---- What binds

  void bind(const Name& name, Symbol::Kind kind, const Stmt* statement, Frame& frame) {
    const auto [place, fresh] = frame.names.try_emplace(name.id, 0);
    if (fresh) place->second = add({kind, name.id, name.span, statement, nullptr});
    note(name.span, place->second, true);
  }
  void bind(const Pattern& pattern, Frame& frame) {
    if (!pattern.tuple && !pattern.id.empty())
      bind(Name{pattern.id, pattern.span}, Symbol::Kind::variable, nullptr, frame);
    for (const Pattern& item : pattern.items) bind(item, frame);
  }
  void bind_parameters(const std::vector<Param>& params, Frame& frame) {
    for (const Param& param : params) {
      if (param.pattern.tuple) {
        bind(param.pattern, frame);
        continue;
      }
      const Id id = parameter(param);
      frame.names[param.pattern.id] = id;
      note(param.pattern.span, id, true);
    }
  }
  /// Dims that stand alone are bound there, unless a number has their name.
  void bind_dims(const TypeExpr& type, Frame& frame) {
    for (const DimExpr& dim : type.dims) {
      const auto* name = dim.dim ? std::get_if<NameExpr>(&dim.dim->node) : nullptr;
      if (!name || local(name->id, frame) || of_module(name->id)) continue;
      frame.names[name->id] = add({Symbol::Kind::dim, name->id, dim.span, nullptr, nullptr});
    }
  }
  void bind_dims(const std::vector<Param>& params, Frame& frame) {
    for (const Param& param : params)
      if (param.type) bind_dims(*param.type, frame);
  }
  void bind(const Block& block, Frame& frame) {
    for (const StmtPtr& statement : block.statements) bind(*statement, frame);
  }
  void bind(const Stmt& statement, Frame& frame) {
    const bool simple =
        !std::holds_alternative<IfStmt>(statement.node) && !std::holds_alternative<ForStmt>(statement.node);
    holds_from_ = simple ? statement.span.end : 0;
    if (const auto* assign = std::get_if<AssignStmt>(&statement.node)) bind(assign->target, frame);
    if (const Name* name = declared_name(statement)) {
      const auto* output = std::get_if<OutputStmt>(&statement.node);
      if (!output || output->value) bind(*name, kind_of(statement), &statement, frame);
    }
    holds_from_ = 0;
    if (const auto* input = std::get_if<InputStmt>(&statement.node)) bind_dims(input->type, frame);
    if (const auto* target = std::get_if<TargetStmt>(&statement.node)) bind_dims(target->type, frame);
    if (const auto* weight = std::get_if<ParamStmt>(&statement.node)) bind_dims(weight->type, frame);
    if (const auto* loop = std::get_if<ForStmt>(&statement.node)) {
      bind(loop->variable, frame);
      bind(loop->body, frame);
    }
    if (const auto* choice = std::get_if<IfStmt>(&statement.node)) {
      bind(choice->then, frame);
      if (choice->otherwise) bind(*choice->otherwise, frame);
    }
  }

  // ---- Declarations and bodies

  void declaration(const Stmt& statement, Frame& top) {
    if (const auto* import = std::get_if<ImportDecl>(&statement.node)) {
      Module* const other = modules_.imported(*module_, *import);
      if (other) note(import->path_span, file_symbol(*other, import->path));
      if (other && import->alias) note(import->alias->span, file_symbol(*other, import->alias->id), true);
      return;
    }
    if (const Name* name = declared_name(statement); name && module_->names.contains(name->id))
      note(name->span, declared(*module_, name->id), true);
    body_of(statement, top);
  }

  void body_of(const Stmt& statement, const Frame& outer) {
    if (const auto* fn = std::get_if<FnDecl>(&statement.node)) {
      function({&fn->params}, fn->result, fn->body, outer);
      if (fn->gradient) visit(fn->gradient->lambda, outer);
    } else if (const auto* layer = std::get_if<LayerDecl>(&statement.node)) {
      function({&layer->hyperparameters, &layer->inputs}, layer->result, layer->body, outer);
    } else if (const auto* optimizer = std::get_if<OptimizerDecl>(&statement.node)) {
      function({&optimizer->hyperparameters, &optimizer->inputs}, std::nullopt, optimizer->body, outer);
    } else if (const auto* model = std::get_if<ModelDecl>(&statement.node)) {
      function({&model->hyperparameters}, std::nullopt, model->body, outer);
    } else if (const auto* external = std::get_if<ExternDecl>(&statement.node)) {
      function({&external->params}, external->result, syntax::Body(Block{}), outer);
    } else if (const auto* constant = std::get_if<ConstDecl>(&statement.node)) {
      visit(constant->value, outer);
    }
  }

  void function(const std::vector<const std::vector<Param>*>& lists, const std::optional<ResultType>& result,
                const syntax::Body& body, const Frame& outer) {
    Frame frame{{}, &outer};
    for (const auto* list : lists) bind_parameters(*list, frame);
    for (const auto* list : lists) bind_dims(*list, frame);
    for (const auto* list : lists)
      for (const Param& param : *list) {
        if (param.type) visit(*param.type, frame);
        visit(param.fallback, frame);
      }
    if (result)
      for (const ResultType::Item& item : result->items) visit(item.type, frame);
    if (const auto* expr = std::get_if<ExprPtr>(&body)) {
      visit(*expr, frame);
    } else {
      bind(std::get<Block>(body), frame);
      visit(std::get<Block>(body), frame);
    }
  }

  // ---- What reads

  void use(const std::string& name, Span span, const Frame& frame, bool binds = false) {
    if (const std::optional<Id> id = find(name, frame)) note(span, *id, binds);
  }
  void visit(const Block& block, Frame& frame) {
    for (const StmtPtr& statement : block.statements) visit(*statement, frame);
  }
  void visit(const TypeExpr& type, const Frame& frame) {
    if (type.dtype) use(type.dtype->id, type.dtype->span, frame);
    for (const DimExpr& dim : type.dims) visit(dim.dim, frame);
  }
  void visit(const std::vector<Argument>& arguments, const Frame& frame) {
    for (const Argument& argument : arguments) visit(argument.value, frame);
  }
  void visit(const Stmt& statement, Frame& frame) {
    body_of(statement, frame);
    if (const auto* assign = std::get_if<AssignStmt>(&statement.node)) visit(assign->value, frame);
    if (const auto* result = std::get_if<ReturnStmt>(&statement.node)) visit(result->value, frame);
    if (const auto* loss = std::get_if<LossStmt>(&statement.node)) visit(loss->value, frame);
    if (const auto* input = std::get_if<InputStmt>(&statement.node)) visit(input->type, frame);
    if (const auto* target = std::get_if<TargetStmt>(&statement.node)) visit(target->type, frame);
    if (const auto* compile = std::get_if<CompileStmt>(&statement.node)) recipe(*compile, frame);
    if (const auto* output = std::get_if<OutputStmt>(&statement.node)) {
      if (!output->value) use(output->name.id, output->name.span, frame);
      visit(output->value, frame);
    }
    if (const auto* update = std::get_if<UpdateStmt>(&statement.node)) {
      use(update->name.id, update->name.span, frame, true);
      visit(update->value, frame);
    }
    if (const auto* weight = std::get_if<ParamStmt>(&statement.node)) {
      visit(weight->type, frame);
      visit(weight->initializer, frame);
      visit(weight->options, frame);
    }
    if (const auto* state = std::get_if<StateStmt>(&statement.node)) {
      if (state->type) visit(*state->type, frame);
      visit(state->initializer, frame);
    }
    if (const auto* loop = std::get_if<ForStmt>(&statement.node)) {
      visit(loop->sequence, frame);
      visit(loop->body, frame);
    }
    if (const auto* choice = std::get_if<IfStmt>(&statement.node)) {
      visit(choice->condition, frame);
      visit(choice->then, frame);
      if (choice->otherwise) visit(*choice->otherwise, frame);
    }
  }

  /// The keys of its dicts are outputs.
  void recipe(const CompileStmt& compile, const Frame& frame) {
    for (const Argument& argument : compile.arguments) {
      visit(argument.value, frame);
      const auto* dict = std::get_if<DictExpr>(&argument.value->node);
      if (!dict) continue;
      for (const DictExpr::Item& item : dict->items) {
        Span span = item.key.span;
        if (span.end - span.begin == item.key.id.size() + 2)
          span = {span.file, span.begin + 1, span.end - 1};  // quoted
        if (const std::optional<Id> id = local(item.key.id, frame)) note(span, *id);
      }
    }
  }

  void visit(const ExprPtr& expr, const Frame& frame) {
    if (expr) std::visit([&](const auto& node) { visit(node, *expr, frame); }, expr->node);
  }
  void visit(const NameExpr& node, const Expr& expr, const Frame& frame) { use(node.id, expr.span, frame); }
  void visit(const TupleExpr& node, const Expr&, const Frame& frame) { visit_all(node.items, frame); }
  void visit(const ListExpr& node, const Expr&, const Frame& frame) { visit_all(node.items, frame); }
  void visit(const DictExpr& node, const Expr&, const Frame& frame) {
    for (const DictExpr::Item& item : node.items) visit(item.value, frame);
  }
  void visit(const UnaryExpr& node, const Expr&, const Frame& frame) { visit(node.operand, frame); }
  void visit(const BinaryExpr&, const Expr& expr, const Frame& frame) {
    // Long chains lean to the left.
    std::vector<const ExprPtr*> rights;
    const BinaryExpr* at = &std::get<BinaryExpr>(expr.node);
    for (;; at = &std::get<BinaryExpr>(at->left->node)) {
      rights.push_back(&at->right);
      if (!std::holds_alternative<BinaryExpr>(at->left->node)) break;
    }
    visit(at->left, frame);
    for (auto right = rights.rbegin(); right != rights.rend(); ++right) visit(**right, frame);
  }
  void visit(const ConditionalExpr& node, const Expr&, const Frame& frame) {
    visit_all({node.then, node.condition, node.otherwise}, frame);
  }
  void visit(const IndexExpr& node, const Expr&, const Frame& frame) {
    visit(node.base, frame);
    for (const IndexItem& item : node.items) visit_all({item.expr, item.start, item.stop, item.step}, frame);
  }
  void visit(const PipelineExpr&, const Expr& expr, const Frame& frame) {
    std::vector<const ExprPtr*> targets;
    const PipelineExpr* at = &std::get<PipelineExpr>(expr.node);
    for (;; at = &std::get<PipelineExpr>(at->value->node)) {
      targets.push_back(&at->target);
      if (!std::holds_alternative<PipelineExpr>(at->value->node)) break;
    }
    visit(at->value, frame);
    for (auto target = targets.rbegin(); target != targets.rend(); ++target) visit(**target, frame);
  }
  void visit(const LambdaExpr& node, const Expr&, const Frame& frame) {
    function({&node.params}, std::nullopt, node.body, frame);
  }
  void visit(const ComprehensionExpr& node, const Expr&, const Frame& outer) {
    Frame frame{{}, &outer};
    for (const ComprehensionExpr::Clause& clause : node.clauses) {
      visit(clause.value, frame);
      if (clause.variable) bind(*clause.variable, frame);
    }
    visit(node.element, frame);
  }
  void visit(const AttributeExpr& node, const Expr&, const Frame& frame) {
    const std::optional<Id> id = member(node, frame);
    visit(node.base, frame);
    if (id) note(node.name.span, *id);
  }
  void visit(const CallExpr& node, const Expr&, const Frame& frame) {
    visit(node.callee, frame);
    visit(node.arguments, frame);
    std::optional<Id> callee;
    if (const auto* name = std::get_if<NameExpr>(&node.callee->node)) callee = find(name->id, frame);
    if (const auto* attribute = std::get_if<AttributeExpr>(&node.callee->node)) callee = member(*attribute, frame);
    const Stmt* const statement = callee ? out_.symbols[*callee].statement : nullptr;
    if (!statement) return;
    const std::vector<const Param*> params = parameters_of(*statement);
    for (const Argument& argument : node.arguments) {
      if (!argument.name) continue;
      const auto same = [&](const Param* param) { return param->pattern.id == argument.name->id; };
      const auto found = std::ranges::find_if(params, same);
      if (found != params.end()) note(argument.name->span, parameter(**found));
    }
  }
  template <class Literal>
  void visit(const Literal&, const Expr&, const Frame&) {}
  void visit_all(const std::vector<ExprPtr>& exprs, const Frame& frame) {
    for (const ExprPtr& expr : exprs) visit(expr, frame);
  }

  /// What `blocks.Residual` and `K.mean` name.
  std::optional<Id> member(const AttributeExpr& node, const Frame& frame) {
    const auto* base = std::get_if<NameExpr>(&node.base->node);
    if (!base || local(base->id, frame)) return std::nullopt;
    const auto alias = module_->aliases.find(base->id);
    if (alias != module_->aliases.end() && alias->second->names.contains(node.name.id))
      return declared(*alias->second, node.name.id);
    return base->id == "K" && !find(base->id, frame) ? of_library(node.name.id) : std::nullopt;
  }

  elaborate::Modules& modules_;
  Module* module_ = nullptr;
  Names out_;
  std::uint32_t holds_from_ = 0;  // what is bound now
  std::map<std::pair<const Module*, std::string>, Id> declared_, files_;
  std::map<const Param*, Id> parameters_;
  std::map<std::string, Id> alone_;
};

}  // namespace

Names resolve(elaborate::Modules& modules) {
  Resolver resolver(modules);
  for (const auto& [path, module] : modules.files()) resolver.file(*module);
  return resolver.finish();
}

Names resolve_library(elaborate::Modules& modules, FileId file) {
  Resolver resolver(modules);
  resolver.library(file);
  return resolver.finish();
}

}  // namespace modelc::editor
