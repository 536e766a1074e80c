#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ModelParser.h"
#include "diagnostics/diagnostics.h"
#include "syntax/ast.h"
#include "syntax/tokens.h"

/// Parse tree -> AST. Private to this folder.
namespace modelc::syntax {

/// Thrown to give up one statement whose diagnostic is recorded.
struct BuildError {};

/// Builds the AST of one file, statement by statement. Statements in which the parser found an error are left out.
class Builder {
 public:
  using Parser = grammar::ModelParser;
  using Tree = antlr4::tree::ParseTree;

  Builder(const SourceMap& sources, FileId file, const Tokens& tokens, Diagnostics& diagnostics)
      : sources_(sources), file_(file), tokens_(tokens), diagnostics_(diagnostics) {}

  std::vector<StmtPtr> file(Parser::FileContext* tree);

 private:
  /// An expression with the height of its tree, which is limited.
  struct Built {
    ExprPtr expr;
    std::uint32_t height = 0;
  };

  // builder.cpp: statements and declarations
  std::vector<StmtPtr> statements(Tree* tree);
  StmtPtr statement(Parser::StatementContext* tree);
  template <class Context>
  Block block(Context* tree);
  void fill(Stmt& out, antlr4::ParserRuleContext* tree);
  FnDecl fn(Parser::FnDeclContext* tree);
  CustomGradient custom_gradient(Parser::CustomGradientContext* tree);
  ExternDecl extern_fn(Parser::ExternDeclContext* tree);
  AssignStmt call_statement(Parser::CallStmtContext* tree);
  IfStmt if_statement(Parser::IfStmtContext* tree);
  ParamStmt param(Parser::ParamStmtContext* tree);
  std::string documentation(std::uint32_t begin) const;

  // signature.cpp: parameters, patterns, types
  std::vector<Param> parameters(Parser::ParametersContext* tree);
  std::vector<Param> lambda_parameters(Parser::LambdaParametersContext* tree);
  std::vector<Param> lambda_head(Parser::LambdaHeadContext* tree);
  Pattern pattern(Parser::PatternContext* tree);
  Pattern patterns(Parser::PatternsContext* tree);
  TypeExpr type(Parser::TypeContext* tree);
  ResultType result(Parser::ResultContext* tree);

  // expressions.cpp
  ExprPtr expression(Parser::ExpressionContext* tree) { return build(tree).expr; }
  ExprPtr expressions(Parser::ExpressionsContext* tree);
  Built build(Parser::ExpressionContext* tree);
  Built stage(Parser::StageContext* tree);
  Built lambda(Parser::StageContext* tree, Built body);
  LambdaExpr lambda_with_block(Parser::LambdaBlockContext* tree);
  Built conditional(Parser::ConditionalContext* tree);
  Built disjunction(Parser::DisjunctionContext* tree);
  Built comparison(Parser::ComparisonContext* tree);
  Built sum(Parser::SumContext* tree);
  Built power(Parser::PowerContext* tree);
  Built postfix(Parser::PostfixContext* tree);
  Built primary(Parser::PrimaryContext* tree);
  Built tuple(Parser::TupleContext* tree);
  Built list(Parser::ListContext* tree);
  Built comprehension(Parser::ListContext* tree);
  Built dict(Parser::DictContext* tree);
  Built number(const Token& token);
  std::pair<std::vector<Argument>, std::uint32_t> arguments(Parser::ArgumentsContext* tree);
  Built index(Built base, Parser::IndexContext* tree);
  Built binary(BinaryOp op, Span op_span, Built left, Built right);
  template <class Context, class Next>
  Built left_chain(Context* tree, Next next);
  template <class Node>
  Built make(Node node, Span span, std::uint32_t below);
  void check_height(std::uint32_t height, Span where);

  // Tokens and places
  std::size_t first(Tree* tree) const;  ///< index of the first token
  std::size_t last(Tree* tree) const;   ///< index of the last token
  std::size_t first_token_at(std::uint32_t begin) const;
  Span span(Tree* tree) const;
  Span token_span(std::size_t index) const { return {file_, tokens_.all[index].begin, tokens_.all[index].end}; }
  Name name(Parser::NameContext* tree) const;
  std::string string_value(Tree* node) const;
  void check_distinct(std::initializer_list<const std::vector<Param>*> lists);
  [[noreturn]] void fail(Code code, Span where, std::string message, std::string help = {});
  void error(Code code, Span where, std::string message, std::string help = {});

  const SourceMap& sources_;
  FileId file_;
  const Tokens& tokens_;
  Diagnostics& diagnostics_;
  std::uint32_t tallest_ = 0;       // height of the tallest expression or block of the statement being built
  std::uint32_t block_height_ = 0;  // height of the block built last
};

}  // namespace modelc::syntax
