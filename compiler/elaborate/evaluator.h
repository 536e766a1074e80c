#pragma once
#include <deque>
#include <functional>
#include <set>
#include <span>

#include "elaborate/arguments.h"
#include "elaborate/body.h"
#include "elaborate/elaborate.h"
#include "elaborate/limits.h"
#include "elaborate/model_state.h"
#include "elaborate/modules.h"
#include "elaborate/training.h"
#include "elaborate/value.h"

namespace modelc::elaborate {

/// Thrown after its cause was reported, to leave what depends on it.
struct Poisoned {};
/// Thrown when going on makes no sense (a limit was reached); its cause was reported.
struct Abandoned {};

/// Would the statement, or one in it, bind the name?
bool binds(const syntax::Stmt& statement, std::string_view name);

/// The operator that a row of operations stands for, "+" for "add"; empty when it is none.
std::string_view operator_symbol(std::string_view row);

/// Evaluates the language: names, compile-time values, calls; tensors become nodes of the graph under construction.
class Evaluator {
 public:
  Evaluator(Modules& modules, SourceMap& sources, Diagnostics& diagnostics, const Options& options)
      : modules_(modules),
        sources_(sources),
        diagnostics_(diagnostics),
        options_(options),
        training_(options.training) {}

  // ---- diagnostics.cpp
  [[noreturn]] void fail(Code code, Span span, std::string message, std::string help = {},
                         std::vector<Label> labels = {}, std::vector<std::string> notes = {});
  void warn(Code code, Span span, std::string message, std::string help = {});
  void report(Diagnostic diagnostic) const;
  void report_overflow(Span span);  ///< of arithmetic on dims
  /// The innermost place in the user's own files that leads to `span`.
  Span user_span(Span span) const;
  bool in_library(Span span) const;
  /// Has this model an error, or does it use what had one before?
  bool failed() const { return diagnostics_.error_count() > errors_before_ || (state_ && state_->failed); }
  /// Runs a step; false when it failed, its error reported.
  bool attempt(const std::function<void()>& step);
  void step(Span span, std::int64_t count = 1);
  std::string type_text(const Value& value) const;  ///< "f32[batch, 10]" for tensors, else the kind with its article
  std::string text(Span span) const { return std::string(sources_.text(span)); }
  /// Where the tensor of a named operand comes from, as labels of an error about it.
  std::vector<Label> origin(const Operand& operand) const;
  Span origin_span(Tensor tensor) const;
  std::string_view source_of(Tensor tensor) const;  ///< "is declared here" of inputs and weights, or "comes from here"

  // ---- observe.cpp
  void observe(Span span, Observations::Role role, const Value& value);
  void observe(const syntax::Name& name);  ///< as the current scope has it

  // ---- expressions.cpp
  Value evaluate(const syntax::Expr& expr);
  Operand operand(const syntax::Expr& expr);
  Value lookup(const std::string& name, Span span);
  std::optional<Value> find_name(std::string_view name);
  Value library_function(const std::string& name, Span span);  ///< whatever else has its name
  bool condition(const syntax::Expr& expr);
  Value make_closure(Declared declared);
  Value checked(Value value, Span span);  ///< within the limits on depth and size

  // ---- statements.cpp
  std::optional<Value> run(const syntax::Block& block, Body& body);
  void assign(const syntax::Pattern& pattern, const Value& value, Span span);
  /// The statement of a body being run that would bind the name if it had been reached; null when there is none.
  const syntax::Stmt* unreached_binding(std::string_view name) const;

  // ---- loops.cpp
  /// What a loop goes over: the elements of a list or tuple, the keys of a dict.
  std::vector<Value> elements(const Value& value, Span span, std::string_view loop);

  // ---- operators.cpp, index.cpp
  Value binary(syntax::BinaryOp op, const Operand& left, const Operand& right, Span span);
  Value compare_elements(syntax::BinaryOp op, const Operand& left, const Operand& right, Span span);
  Value negate(const Operand& operand, Span span);
  Value logical_not(const Operand& operand, Span span);
  Value index(const syntax::IndexExpr& expr, Span span);
  Value attribute(const Value& base, const syntax::Name& name, Span span);
  ir::Dim divide(const ir::Dim& a, const ir::Dim& b, Span span);

  // ---- call.cpp
  Value call(const Value& callee, Arguments arguments, Span span);
  Value call(const Value& callee, std::vector<Value> arguments, Span span);  ///< positional
  void assign_parameter(const syntax::Pattern& pattern, const Operand& operand);
  [[noreturn]] void not_callable(const Value& callee, Span span, const std::string& what,
                                 std::string_view need = "only functions and layers can be called");

  // ---- rows.cpp
  Value apply(const ir::OpRow& row, const BoundArguments& arguments, Span span);
  /// Does the call's parameter of the kind `layout` say so?
  bool channels_first(const ir::OpRow& row, const BoundArguments& arguments);
  Tensor move_axis(Tensor tensor, std::size_t from, std::size_t to, Span span);
  /// The stream that random numbers of these attributes come from: one that no other draw of the graph has.
  std::int64_t next_stream(const ir::Attrs& attrs);
  /// Adds a node; a refusal by its shape rule becomes a diagnostic that shows the operands.
  Tensor add(const ir::OpRow& row, std::vector<Tensor> inputs, ir::Attrs attrs, Span span,
             std::span<const Operand> operands = {});
  Tensor add(std::string_view row, std::vector<Tensor> inputs, ir::Attrs attrs, Span span,
             std::span<const Operand> operands = {});
  /// The value as a tensor; numbers and lists of numbers become constants of `dtype`, or of their own when there is
  /// none.
  Tensor to_tensor(const Operand& operand, std::optional<ir::DType> dtype);
  const ir::TensorType& type(Tensor tensor) const;
  const ir::TensorType* type_if_alive(Tensor tensor) const;  ///< null when its graph is gone
  ir::NodeId use(Tensor tensor, Span span);  ///< its id in the current graph, captured when it is from an outer one
  ir::DType default_float() const { return options_.scalar_f64 ? ir::DType::f64 : ir::DType::f32; }
  void require(ir::Requirement::Kind kind, const ir::Dim& left, const ir::Dim& right, const std::string& what,
               Span span);
  std::int64_t integer(const Operand& operand, std::string_view what, const std::string& help = "");
  std::int64_t axis(const Operand& operand, std::int64_t rank, std::string_view row);
  std::vector<ir::Dim> dims(const Operand& operand, std::string_view what);

  // ---- types.cpp
  /// Checks values against written types, binding dim names in the current scope; numbers become tensors where one is
  /// asked.
  void bind_types(const std::vector<syntax::Param>& params, std::vector<Operand>& values);
  void check_result(const syntax::ResultType& result, Value& value, Span span, std::string_view callee);
  ir::Dim dim_value(const syntax::DimExpr& dim);
  /// Of a model's input or target; may introduce symbols.
  ir::TensorType input_type(const syntax::TypeExpr& type, Body& body);
  ir::TensorType weight_type(const syntax::TypeExpr& type);  ///< all dims known
  ir::DType dtype_of(const syntax::Name& name);
  /// Refuses a tensor that no machine holds, so that everything behind may count its elements.
  void check_size(const ir::TensorType& type, Span span);
  /// The operand as a tensor of exactly this type; a number or tensor of rank 0 is stretched.
  Tensor fitted(const Operand& operand, const ir::TensorType& wanted, std::string_view what);
  void check_type(const syntax::TypeExpr& written, Operand& value, std::string_view what, bool bind_only);

  // ---- layers.cpp, lambda_layer.cpp
  Value make_layer(const std::shared_ptr<const Declared>& declared, Arguments arguments, Span span);
  Value copy_layer(const BoundArguments& arguments, Span span);
  bool try_layer(const std::string& builtin, const BoundArguments& arguments, Span span);
  /// Applies a layer for its weights alone; gives their names.
  Value make_weights(const BoundArguments& arguments, Span span);
  /// Applies a layer to see whether that sets a state.
  Value sets_state(const BoundArguments& arguments, Span span);
  /// From here on, and after the call, a weight of a layer has another value.
  Value set_weight(const BoundArguments& arguments, Span span);
  Value make_lambda_layer(const BoundArguments& arguments, Span span);
  Value apply_layer(const std::shared_ptr<LayerInstance>& instance, Arguments arguments, Span span);
  void make_weight(const syntax::Name& name, const syntax::TypeExpr* type, const syntax::ExprPtr& initializer,
                   const std::vector<syntax::Argument>* options, bool state, Body& body, Span span);
  std::shared_ptr<const ir::Graph> initializer_graph(const Value& initializer, const ir::TensorType& type, Span span,
                                                     std::string_view weight);
  std::shared_ptr<const ir::Graph> evaluate_initializer(const Value& initializer, const ir::TensorType& type, Span span,
                                                        std::string_view weight);
  void make_metric_state(const syntax::Name& name, const std::string& path, const ir::TensorType& type,
                         const syntax::ExprPtr& initializer, LayerInstance& owner, Span span);
  void update_state(const syntax::UpdateStmt& statement, Body& body, Span span);
  Tensor weight_value(const OwnedWeight& weight, Span span);  ///< what updates have made of it so far
  Tensor set_value(Tensor before, Tensor value, Span span);

  // ---- scan.cpp
  Value scan(const BoundArguments& arguments, Span span);
  /// A `loss` statement's value: the model's, or one of each step of a scan.
  void add_loss(const Value& value, Span span);
  Tensor mean_loss(const Value& values, const Value& mask, const Value& weights, Span span);
  /// Random numbers drawn in the body of a scan differ from step to step: they are drawn outside, for all steps.
  std::optional<Tensor> draw_outside(const ir::OpRow& row, const ir::Attrs& attrs, Span span);
  /// The value of a state or weight in the current graph.
  Tensor read_state(std::size_t state, Span span);

  // ---- gradients.cpp
  Value gradients(const BoundArguments& arguments, Span span);

  // ---- masks.cpp
  Value mask_of(const Value& value);  ///< a bool tensor or none; for a list a list of those
  Value with_mask(const Operand& operand, const Operand& mask, Span span);

  // ---- external.cpp
  Value call_external(const std::shared_ptr<const Declared>& function, Arguments arguments, Span span);
  /// The result of a function with a gradient of its own, as reverse mode will see it.
  Value with_gradient(const Declared& function, const std::vector<Operand>& inputs, const Value& result, Span span);

  // ---- captured.cpp
  /// Refuses a function with a gradient of its own whose `results` depend on what a loss may be differentiated by, in
  /// another way than through what it is `given`.
  void check_captures(const Declared& function, const std::vector<Tensor>& given, const std::vector<Tensor>& results);

  // ---- model.cpp
  Model model(const std::shared_ptr<const Declared>& declared);
  /// Where an argument of `compile` says what it says of an output, or the item of its list that does.
  Span place_of(const Recipe::Entry& entry, const std::string& output, std::optional<std::size_t> item = {}) const;
  bool same_weights(const Model& inference, const Model& training);

  ModelState* state() { return state_; }    ///< of the model being elaborated
  Construction* graph() { return graph_; }  ///< where nodes go
  Scope& scope() { return *scope_; }        ///< names now visible
  std::uint32_t new_graph() { return next_graph_++; }
  const Options& options() const { return options_; }
  Modules& modules() { return modules_; }
  SourceMap& sources() { return sources_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  const Limits& limits() const { return limits_; }
  Span piped() const { return piped_; }
  bool training() const { return training_; }
  bool initializing() const { return graph_ && graph_->kind == Construction::Kind::initializer; }
  std::set<std::string, std::less<>>& used_settings() { return used_settings_; }
  std::set<const syntax::Stmt*>& used_models() { return used_models_; }

 private:
  friend class ScopeGuard;
  friend class CallGuard;
  friend class GraphGuard;

  // expressions.cpp: one per kind of expression
  Value evaluate(const syntax::IntLiteral& node, const syntax::Expr&) { return node.value; }
  Value evaluate(const syntax::FloatLiteral& node, const syntax::Expr&) { return node.value; }
  Value evaluate(const syntax::StringLiteral& node, const syntax::Expr&) { return node.value; }
  Value evaluate(const syntax::BoolLiteral& node, const syntax::Expr&) { return node.value; }
  Value evaluate(const syntax::NoneLiteral&, const syntax::Expr&) { return {}; }
  Value evaluate(const syntax::TrainingLiteral&, const syntax::Expr&) { return training(); }
  Value evaluate(const syntax::NameExpr& node, const syntax::Expr& expr) { return lookup(node.id, expr.span); }
  Value evaluate(const syntax::IndexExpr& node, const syntax::Expr& expr) { return index(node, expr.span); }
  Value evaluate(const syntax::TupleExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::ListExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::ComprehensionExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::DictExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::UnaryExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::BinaryExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::ConditionalExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::CallExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::AttributeExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::PipelineExpr& node, const syntax::Expr& expr);
  Value evaluate(const syntax::LambdaExpr& node, const syntax::Expr& expr);
  Value evaluate_items(bool tuple, const std::vector<syntax::ExprPtr>& exprs, Span span);
  void check_depth(Span span);  ///< of the expressions and calls being evaluated

  // statements.cpp
  std::optional<Value> execute(const syntax::Stmt& statement, Body& body);
  void poison(const syntax::Stmt& statement);
  // loops.cpp
  std::optional<Value> execute_for(const syntax::ForStmt& loop, Body& body);
  void collect(const syntax::ComprehensionExpr& node, std::size_t clause, std::vector<Value>& items, Span span);
  void declare_input(const syntax::Name& name, const syntax::TypeExpr& type, bool target, Body& body, Span span);
  void declare_output(const syntax::OutputStmt& output, Body& body, Span span);
  void compile_statement(const syntax::CompileStmt& statement, Span span);

  // call.cpp
  Value call_function(const std::shared_ptr<const Declared>& function, Arguments arguments, Span span);
  /// Binds arguments to declared parameters, defaults evaluated in the scope being filled.
  std::vector<Operand> bind_declared(const std::vector<syntax::Param>& params, const Declared& declared,
                                     const Arguments& arguments, Span span);

  // model.cpp
  Model elaborate_model(const std::shared_ptr<const Declared>& declared, Training* training);
  void check_recipe();
  Value made_of_class(const Value& value, Span span);
  void keep_places(const std::string& name, const syntax::Expr& written);
  /// Checks what an argument says of each output; with `lists`, each item of a list.
  void each_part(std::string_view name, const Operand& given, bool lists,
                 const std::function<void(const Value&, Span)>& check);
  void finish_model();
  void add_state_updates();

  // recipe.cpp
  /// What `metrics` lists is called by Keras's names for metrics, which mean losses elsewhere.
  Operand metrics_operand(const syntax::Expr& expr);

  // optimizer.cpp
  /// Moves what every optimizer accepts out of the arguments of one that does not declare it itself.
  void take_common_options(const syntax::OptimizerDecl& decl, Arguments& arguments, OptimizerInstance& instance);
  void refuse_near_miss(const Argument& argument, const syntax::OptimizerDecl& decl);
  void make_slot(const syntax::StateStmt& statement, Body& body, Span span);
  void update_slot(const syntax::UpdateStmt& statement, Body& body);

  // model.cpp, requirements.cpp
  void check_requirements();  ///< requirements.cpp

  // types.cpp
  /// Binds the names in a dimension of an input to what this and the inputs behind it say of them, where they stand
  /// alone.
  void bind_ahead(const syntax::DimExpr& dim, Body& body);
  void bind_ahead(const std::string& name, Body& body);
  ir::Dim introduce_symbol(const std::string& name, Span span);

  // layers.cpp, weights.cpp, lambda_layer.cpp
  std::string layer_name(const Operand& operand);
  bool trainable_option(const Operand& operand);
  bool trainable_here() const;
  Value run_layer(LayerInstance& instance, Arguments arguments, Span span);
  Value run_lambda(LayerInstance& instance, Arguments arguments, Span span);
  Value run_inner_model(LayerInstance& instance, Arguments arguments, Span span);
  Value pass_masks(const Value& result, const std::vector<Tensor>& inputs, Span span);
  std::shared_ptr<LayerInstance> register_layer(LayerInstance instance, std::string layer,
                                                std::optional<std::string> name);
  void check_output_shape(const Value& declared, const Value& input, const Value& output, Span span, Span shape_span,
                          std::string_view name);

  // diagnostics.cpp
  void show_call(const CallFrame& call, Span place, Diagnostic& diagnostic) const;
  std::optional<Span> argument_at_fault(const Diagnostic& diagnostic, Span place, Span user) const;

  // operators.cpp
  void check_division(syntax::BinaryOp op, const Operand& left, const Operand& right, Span span);
  std::optional<Value> fold_ints(syntax::BinaryOp op, std::int64_t a, std::int64_t b, Span span);
  std::optional<Value> fold_dims(syntax::BinaryOp op, const ir::Dim& a, const ir::Dim& b, Span span);
  Value fold_floats(syntax::BinaryOp op, double a, double b, Span span);
  std::optional<Value> fold_sequences(syntax::BinaryOp op, const Value& a, const Value& b, Span span);

  // attributes.cpp
  void set_attribute(ir::Attrs& attrs, const ir::OpRow& row, std::size_t param, const BoundArguments& arguments,
                     std::int64_t rank, Span span);

  // index.cpp
  Value index_tensor(const Operand& base, const syntax::IndexExpr& expr, Span span);
  std::optional<ir::Dim> bound(const syntax::ExprPtr& expr);

  // gradients.cpp
  std::vector<ir::NodeId> pull_back_ones(Tensor y, const std::vector<Tensor>& wrt, Span span);
  /// As pull_back_ones, with diagnostics, and within the limits.
  std::vector<Tensor> derivatives(Tensor y, const std::vector<Tensor>& wrt, Span span);

  // rows.cpp
  std::optional<Value> fold(const ir::OpRow& row, const BoundArguments& arguments, Span span);
  Construction& construction();
  ir::NodeId import_from(Construction& inner, Tensor tensor, Span span);

  Modules& modules_;
  SourceMap& sources_;
  Diagnostics& diagnostics_;
  const Options& options_;
  bool training_;                  // what `training` is now
  bool quiet_ = false;             // warnings were given before
  std::size_t errors_before_ = 0;  // this model
  Limits limits_;
  ModelState* state_ = nullptr;    // of the model being elaborated
  Construction* graph_ = nullptr;  // where nodes go
  Scope* scope_ = nullptr;         // names now visible
  Span piped_;                     // the right side of a `|>` while it is evaluated
  std::vector<CallFrame> calls_;
  std::vector<std::pair<const Scope*, const syntax::Block*>> blocks_;  // being run
  int depth_ = 0;
  std::int64_t steps_ = 0;
  Span reached_;  // what is evaluated now, for errors that know no better place
  std::uint32_t next_graph_ = 1;
  std::set<std::string, std::less<>> used_settings_;
  std::set<const syntax::Stmt*> used_models_;
  /// Of the library's functions, by the type that they initialize: most weights of a network start as others do.
  std::map<std::pair<const syntax::Stmt*, std::string>, std::shared_ptr<const ir::Graph>> initializers_;
};

}  // namespace modelc::elaborate
