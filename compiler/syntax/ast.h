#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "source/source.h"

/// The syntax tree of a .model file: what was written, with exact spans, nothing resolved. Nodes are immutable once
/// parsed and shared, because functions and lambdas outlive the statement they stand in.
namespace modelc::syntax {

struct Expr;
struct Stmt;
using ExprPtr = std::shared_ptr<const Expr>;
using StmtPtr = std::shared_ptr<const Stmt>;

struct Name {
  std::string id;
  Span span;
};

// ---- Types
// -------------------------------------------------------------------------------------------------------------

/// One entry between the brackets of a type: an expression over dims, or `...` (dim is null).
struct DimExpr {
  ExprPtr dim;
  Span span;
  bool ellipsis() const { return dim == nullptr; }
};

/// `f32[b, n]`, `[b, n]` (any dtype: `dtype` empty), `f32` (a scalar: no dims).
struct TypeExpr {
  std::optional<Name> dtype;
  std::vector<DimExpr> dims;
  Span span;
};

/// A result annotation: one type, or `(indices: i32[n], count: i32)`.
struct ResultType {
  struct Item {
    std::optional<Name> name;
    TypeExpr type;
  };
  std::vector<Item> items;
  bool tuple = false;  ///< written in parentheses
  Span span;
};

// ---- Patterns and parameters
// -------------------------------------------------------------------------------------------

/// A name, or a parenthesized tuple of patterns: `((h, c), x) -> ...`, `a, (b, c) = f(x)`.
struct Pattern {
  std::string id;              ///< when a name
  std::vector<Pattern> items;  ///< when a tuple
  bool tuple = false;
  Span span;
};

/// A parameter of a fn, layer, model or lambda. Lambda parameters may be patterns.
struct Param {
  Pattern pattern;
  std::optional<TypeExpr> type;
  ExprPtr fallback;  ///< the default; null when there is none
  Span span;
};

struct Block {
  std::vector<StmtPtr> statements;
  Span span;
};

/// The body of a function: `= expr` or a block.
using Body = std::variant<ExprPtr, Block>;

// ---- Expressions
// -------------------------------------------------------------------------------------------------------

struct IntLiteral {
  std::int64_t value;
};
struct FloatLiteral {
  double value;
};
struct StringLiteral {
  std::string value;
};  // escapes resolved
struct BoolLiteral {
  bool value;
};
struct NoneLiteral {};
struct TrainingLiteral {};  // the keyword `training`
struct NameExpr {
  std::string id;
};
struct TupleExpr {
  std::vector<ExprPtr> items;
};  // `(a, b)`, `(a,)`, `()`; `return a, b` without parentheses too
struct ListExpr {
  std::vector<ExprPtr> items;
};

/// `[f(i) for i in range(n) if i != 2]`.
struct ComprehensionExpr {
  struct Clause {
    std::optional<Pattern> variable;  ///< of `for`; none for `if`
    ExprPtr value;                    ///< the sequence or the condition
  };
  ExprPtr element;
  std::vector<Clause> clauses;
};

struct DictExpr {
  struct Item {
    Name key;  // a name or a string literal
    ExprPtr value;
  };
  std::vector<Item> items;
};

enum class UnaryOp : std::uint8_t { negate, logical_not };
struct UnaryExpr {
  UnaryOp op;
  ExprPtr operand;
};

enum class BinaryOp : std::uint8_t {
  power,
  multiply,
  divide,
  floor_divide,
  modulo,
  matmul,
  add,
  subtract,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  logical_and,
  logical_or
};
struct BinaryExpr {
  BinaryOp op;
  ExprPtr left;
  ExprPtr right;
  Span op_span;
};

struct ConditionalExpr {  // then if condition else otherwise
  ExprPtr then;
  ExprPtr condition;
  ExprPtr otherwise;
};

struct Argument {
  std::optional<Name> name;
  ExprPtr value;
  Span span;
};
struct CallExpr {
  ExprPtr callee;
  std::vector<Argument> arguments;
};

struct IndexItem {
  enum class Kind : std::uint8_t { expr, slice, ellipsis };
  Kind kind;
  ExprPtr expr;               // Kind::expr (`none` is a NoneLiteral)
  ExprPtr start, stop, step;  // Kind::slice; null when left out
  Span span;
};
struct IndexExpr {
  ExprPtr base;
  std::vector<IndexItem> items;
};

struct AttributeExpr {
  ExprPtr base;
  Name name;
};

struct PipelineExpr {  // value |> target
  ExprPtr value;
  ExprPtr target;
};

struct LambdaExpr {
  std::vector<Param> params;
  Body body;
};

struct Expr {
  std::variant<IntLiteral, FloatLiteral, StringLiteral, BoolLiteral, NoneLiteral, TrainingLiteral, NameExpr, TupleExpr,
               ListExpr, ComprehensionExpr, DictExpr, UnaryExpr, BinaryExpr, ConditionalExpr, CallExpr, IndexExpr,
               AttributeExpr, PipelineExpr, LambdaExpr>
      node;
  Span span;
};

// ---- Statements and declarations
// ---------------------------------------------------------------------------------------

struct AssignStmt {  // name = expr; a, b = expr; a call alone, `check(n)`, assigns to the empty name
  Pattern target;
  ExprPtr value;
};
struct ReturnStmt {
  ExprPtr value;
};

struct IfStmt {
  ExprPtr condition;
  Block then;
  std::optional<Block> otherwise;  // `else if` is a block of one IfStmt
};
struct ForStmt {
  Pattern variable;
  ExprPtr sequence;
  Block body;
};

struct InputStmt {  // input image: f32[batch, 784]
  Name name;
  TypeExpr type;
};
struct TargetStmt {  // target boxes: f32[batch, n, 5]
  Name name;
  TypeExpr type;
};
struct OutputStmt {  // output y; output name = expr
  Name name;
  ExprPtr value;  // null for `output y`
};
struct ParamStmt {  // param kernel: f32[n, units] = init, regularizer = r
  Name name;
  TypeExpr type;
  ExprPtr initializer;            // null when left out
  std::vector<Argument> options;  // all named
};
struct StateStmt {  // state y: f32[1, c] = zeros; in optimizers without a type
  Name name;
  std::optional<TypeExpr> type;
  ExprPtr initializer;
};
struct UpdateStmt {
  Name name;
  ExprPtr value;
};
struct LossStmt {
  ExprPtr value;
};
struct CompileStmt {
  std::vector<Argument> arguments;
};

struct CustomGradient {  // grad (x, dy) -> dy
  ExprPtr lambda;
  Span span;
};

struct FnDecl {
  Name name;
  std::vector<Param> params;
  std::optional<ResultType> result;
  Body body;
  std::optional<CustomGradient> gradient;
};
struct ExternDecl {
  Name name;
  std::vector<Param> params;
  ResultType result;
  std::string header;
  std::string call;
  std::optional<std::string> gradient;  // the function's name
  bool gradient_none = false;
  Span header_span, call_span, gradient_span;
};
struct LayerDecl {
  Name name;
  std::vector<Param> hyperparameters;  // the first list; empty when there is only one list of one kind
  std::vector<Param> inputs;           // the second list
  std::optional<ResultType> result;
  Block body;
};
struct OptimizerDecl {
  Name name;
  std::vector<Param> hyperparameters;
  std::vector<Param> inputs;  // (w, g, step)
  Block body;
};
struct ModelDecl {
  Name name;
  std::vector<Param> hyperparameters;
  Block body;
};
struct ImportDecl {  // import "blocks.model" as blocks
  std::string path;
  Span path_span;
  std::optional<Name> alias;
};
struct ConstDecl {  // const anchors = [...]
  Name name;
  ExprPtr value;
};

struct Stmt {
  std::variant<AssignStmt, ReturnStmt, IfStmt, ForStmt, InputStmt, TargetStmt, OutputStmt, ParamStmt, StateStmt,
               UpdateStmt, LossStmt, CompileStmt, FnDecl, ExternDecl, LayerDecl, OptimizerDecl, ModelDecl, ImportDecl,
               ConstDecl>
      node;
  Span span;
  std::string doc;  ///< the `##` lines directly before, without the marks, joined by newlines
};

/// A whole file: declarations in order.
struct Module {
  FileId file = no_file;
  std::vector<StmtPtr> declarations;
};

}  // namespace modelc::syntax
