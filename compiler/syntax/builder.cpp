#include "syntax/builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "syntax/builder_tree.h"

namespace modelc::syntax {

std::vector<StmtPtr> Builder::file(Parser::FileContext* tree) {
  std::vector<StmtPtr> all = statements(tree);
  const auto declares = [](const StmtPtr& stmt) {
    return std::holds_alternative<FnDecl>(stmt->node) || std::holds_alternative<ExternDecl>(stmt->node) ||
           std::holds_alternative<LayerDecl>(stmt->node) || std::holds_alternative<OptimizerDecl>(stmt->node) ||
           std::holds_alternative<ModelDecl>(stmt->node) || std::holds_alternative<ImportDecl>(stmt->node) ||
           std::holds_alternative<ConstDecl>(stmt->node);
  };
  for (const StmtPtr& stmt : all) {
    if (declares(stmt)) continue;
    // Behind text that was not understood it may well belong to a body that was lost.
    const bool lost = std::any_of(diagnostics_.all().begin(), diagnostics_.all().end(), [&](const Diagnostic& d) {
      return d.code == Code::unexpected_token && d.primary.span.begin < stmt->span.begin;
    });
    if (lost) continue;
    const bool binds = std::holds_alternative<AssignStmt>(stmt->node);
    error(Code::statement_not_allowed, {file_, stmt->span.begin, tokens_.all[first_token_at(stmt->span.begin)].end},
          "this statement stands outside of every `fn`, `layer` and `model`",
          binds ? "a constant of the file is declared with `const`" : "");
  }
  std::erase_if(all, [&](const StmtPtr& stmt) { return !declares(stmt); });
  return all;
}

std::vector<StmtPtr> Builder::statements(antlr4::tree::ParseTree* tree) {
  std::vector<StmtPtr> out;
  for (auto* item : children<Parser::StatementContext>(tree))
    if (StmtPtr built = statement(item)) out.push_back(std::move(built));
  return out;
}

/// Null for a statement with an error in it.
StmtPtr Builder::statement(Parser::StatementContext* tree) {
  if (tree->exception || tree->children.empty()) return nullptr;
  Stmt out;
  out.span = span(tree);
  out.doc = documentation(out.span.begin);
  try {
    fill(out, static_cast<antlr4::ParserRuleContext*>(tree->children[0]));
  } catch (const BuildError&) {
    return nullptr;
  }
  return std::make_shared<const Stmt>(std::move(out));
}

template <class Context>
Block Builder::block(Context* tree) {
  const std::uint32_t outside = tallest_;
  tallest_ = 0;
  Block out{statements(tree), span(tree)};
  block_height_ = tallest_ + 1;
  tallest_ = std::max(outside, block_height_);
  check_height(block_height_, token_span(first(tree)));
  return out;
}

template Block Builder::block(Parser::LambdaBlockContext* tree);

void Builder::fill(Stmt& out, antlr4::ParserRuleContext* tree) {
  const auto id = [&](std::size_t i = 0) { return name(children<Parser::NameContext>(tree)[i]); };
  const auto value = [&]() -> ExprPtr {
    auto* written = child<Parser::ExpressionContext>(tree);
    return written ? expression(written) : nullptr;
  };
  const auto written_type = [&]() { return type(child<Parser::TypeContext>(tree)); };
  const auto body = [&]() { return block(child<Parser::BlockContext>(tree)); };
  const auto lists = [&]() { return children<Parser::ParametersContext>(tree); };
  switch (tree->getRuleIndex()) {
    case Parser::RuleImportDecl: {
      ImportDecl node{string_value(tree->children[1]), span(tree->children[1]), std::nullopt};
      if (tree->children.size() > 2) node.alias = id();
      out.node = std::move(node);
      break;
    }
    case Parser::RuleConstDecl: out.node = ConstDecl{id(), value()}; break;
    case Parser::RuleFnDecl: out.node = fn(static_cast<Parser::FnDeclContext*>(tree)); break;
    case Parser::RuleExternDecl: out.node = extern_fn(static_cast<Parser::ExternDeclContext*>(tree)); break;
    case Parser::RuleLayerDecl: {
      LayerDecl node;
      node.name = id();
      node.inputs = parameters(lists().back());
      if (lists().size() == 2) node.hyperparameters = parameters(lists().front());
      check_distinct({&node.hyperparameters, &node.inputs});
      if (auto* written = child<Parser::ResultContext>(tree)) node.result = result(written);
      node.body = body();
      out.node = std::move(node);
      break;
    }
    case Parser::RuleOptimizerDecl: {
      OptimizerDecl node;
      node.name = id();
      node.inputs = parameters(lists().back());
      if (lists().size() == 2) node.hyperparameters = parameters(lists().front());
      check_distinct({&node.hyperparameters, &node.inputs});
      node.body = body();
      out.node = std::move(node);
      break;
    }
    case Parser::RuleModelDecl: {
      Name declared = id();
      std::vector<Param> list = parameters(child<Parser::ParametersContext>(tree));
      check_distinct({&list});
      out.node = ModelDecl{std::move(declared), std::move(list), body()};
      break;
    }
    case Parser::RuleInputStmt: out.node = InputStmt{id(), written_type()}; break;
    case Parser::RuleTargetStmt: out.node = TargetStmt{id(), written_type()}; break;
    case Parser::RuleOutputStmt: out.node = OutputStmt{id(), value()}; break;
    case Parser::RuleParamStmt: out.node = param(static_cast<Parser::ParamStmtContext*>(tree)); break;
    case Parser::RuleStateStmt: {
      StateStmt node{id(), std::nullopt, nullptr};
      if (child<Parser::TypeContext>(tree)) node.type = written_type();
      node.initializer = value();
      out.node = std::move(node);
      break;
    }
    case Parser::RuleUpdateStmt: out.node = UpdateStmt{id(), value()}; break;
    case Parser::RuleLossStmt: out.node = LossStmt{value()}; break;
    case Parser::RuleCompileStmt: out.node = CompileStmt{arguments(child<Parser::ArgumentsContext>(tree)).first}; break;
    case Parser::RuleReturnStmt: out.node = ReturnStmt{expressions(child<Parser::ExpressionsContext>(tree))}; break;
    case Parser::RuleIfStmt: out.node = if_statement(static_cast<Parser::IfStmtContext*>(tree)); break;
    case Parser::RuleForStmt: {
      ForStmt node{patterns(child<Parser::PatternsContext>(tree)), value(), {}};
      node.body = body();
      out.node = std::move(node);
      break;
    }
    case Parser::RuleCallStmt: out.node = call_statement(static_cast<Parser::CallStmtContext*>(tree)); break;
    default:
      out.node = AssignStmt{patterns(child<Parser::PatternsContext>(tree)),
                            expressions(child<Parser::ExpressionsContext>(tree))};
      break;
  }
}

FnDecl Builder::fn(Parser::FnDeclContext* tree) {
  FnDecl out;
  out.name = name(child<Parser::NameContext>(tree));
  out.params = parameters(child<Parser::ParametersContext>(tree));
  check_distinct({&out.params});
  if (auto* written = child<Parser::ResultContext>(tree)) out.result = result(written);
  if (auto* body = child<Parser::BlockContext>(tree))
    out.body = block(body);
  else
    out.body = expression(child<Parser::ExpressionContext>(tree));
  if (auto* gradient = child<Parser::CustomGradientContext>(tree)) out.gradient = custom_gradient(gradient);
  return out;
}

CustomGradient Builder::custom_gradient(Parser::CustomGradientContext* tree) {
  LambdaExpr lambda;
  lambda.params = lambda_parameters(child<Parser::LambdaParametersContext>(tree));
  if (auto* body = child<Parser::LambdaBlockContext>(tree))
    lambda.body = block(body);
  else
    lambda.body = expression(child<Parser::ExpressionContext>(tree));
  const Span covers = span(tree->children[1]).to(span(tree));
  return {std::make_shared<const Expr>(Expr{std::move(lambda), {file_, span(tree->children[1]).begin, covers.end}}),
          span(tree)};
}

namespace {

/// What can stand in the quotes of an `#include`.
bool is_header(std::string_view text) {
  return !text.empty() && std::ranges::none_of(text, [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  });
}

/// Names of C++ joined by `::`.
bool is_qualified_name(std::string_view text) {
  if (text.starts_with("::")) text.remove_prefix(2);
  for (;;) {
    const std::size_t end = std::min(text.find("::"), text.size());
    const std::string_view part = text.substr(0, end);
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (part.empty() || digit(part[0]) || !std::ranges::all_of(part, [&](char c) { return letter(c) || digit(c); }))
      return false;
    if (end == text.size()) return true;
    text.remove_prefix(end + 2);
  }
}

}  // namespace

ExternDecl Builder::extern_fn(Parser::ExternDeclContext* tree) {
  ExternDecl out;
  out.name = name(child<Parser::NameContext>(tree));
  out.params = parameters(child<Parser::ParametersContext>(tree));
  check_distinct({&out.params});
  if (auto* written = child<Parser::ResultContext>(tree))
    out.result = result(written);
  else
    error(Code::unexpected_token, out.name.span, fmt::format("`extern fn {}` has no result type", out.name.id),
          "write `-> TYPE` behind its parameters: the compiler cannot see into C++");
  for (auto* clause : children<Parser::ExternClauseContext>(tree)) {
    const Span where = span(clause->children[1]);
    const std::size_t word = token_type(clause->children[0]);
    Span& seen = word == Parser::HEADER ? out.header_span : word == Parser::CALL ? out.call_span : out.gradient_span;
    if (seen.known())
      fail(Code::unexpected_token, span(clause),
           fmt::format("a second `{}` clause", sources_.text(span(clause->children[0]))));
    seen = where;
    if (token_type(clause->children[1]) == Parser::NONE) {
      out.gradient_none = true;
      continue;
    }
    std::string text = string_value(clause->children[1]);
    if (word == Parser::HEADER ? !is_header(text) : !is_qualified_name(text))
      error(Code::bad_value, where, word == Parser::HEADER ? "this names no header" : "this names no function of C++",
            word == Parser::HEADER ? "write `header \"mine.hpp\"`, as it stands behind `#include`"
                                   : fmt::format("write its qualified name: `{} \"app::{}\"`",
                                                 sources_.text(span(clause->children[0])), out.name.id));
    if (word == Parser::HEADER)
      out.header = std::move(text);
    else if (word == Parser::CALL)
      out.call = std::move(text);
    else
      out.gradient = std::move(text);
  }
  const auto require = [&](Span seen, std::string_view word, std::string_view example) {
    if (!seen.known())
      error(Code::unexpected_token, out.name.span, fmt::format("`extern fn {}` has no `{}` clause", out.name.id, word),
            fmt::format("write `{} \"{}\"` behind its signature", word, example));
  };
  require(out.header_span, "header", "mine.hpp");
  if (out.header_span.known()) require(out.call_span, "call", "app::" + out.name.id);
  return out;
}

/// A call alone: `error(...)`, or a function that may call it. Everything else is pure, and its value lost.
AssignStmt Builder::call_statement(Parser::CallStmtContext* tree) {
  const Span callee = span(tree->children[0]);
  const std::string id(sources_.text(callee));
  auto [list, below] = arguments(child<Parser::ArgumentsContext>(tree));
  auto name = std::make_shared<const Expr>(Expr{NameExpr{id}, callee});
  auto call = std::make_shared<const Expr>(Expr{CallExpr{std::move(name), std::move(list)}, span(tree)});
  tallest_ = std::max(tallest_, below + 1);
  AssignStmt out;
  out.target.span = callee;
  out.value = std::move(call);
  return out;
}

/// `else if` is a block of one `if`; the chain is put together from its end.
IfStmt Builder::if_statement(Parser::IfStmtContext* tree) {
  const auto conditions = children<Parser::ExpressionContext>(tree);
  const auto blocks = children<Parser::BlockContext>(tree);
  std::optional<Block> otherwise;
  if (blocks.size() > conditions.size()) otherwise = block(blocks.back());
  for (std::size_t i = conditions.size(); i-- > 0;) {
    IfStmt branch{expression(conditions[i]), block(blocks[i]), std::move(otherwise)};
    if (i == 0) return branch;
    const Span covers{file_, span(conditions[i]).begin, span(tree).end};
    // Starts at the word `if` that the `else` before it introduces.
    const Span whole{file_, tokens_.all[first(conditions[i]) - 1].begin, covers.end};
    Stmt nested;
    nested.node = std::move(branch);
    nested.span = whole;
    otherwise = Block{{std::make_shared<const Stmt>(std::move(nested))}, whole};
    check_height(++tallest_, token_span(first(conditions[i])));
  }
  throw BuildError{};  // not reached: there is always a first condition
}

ParamStmt Builder::param(Parser::ParamStmtContext* tree) {
  ParamStmt out;
  const auto names = children<Parser::NameContext>(tree);
  const auto values = children<Parser::ExpressionContext>(tree);
  out.name = name(names.front());
  out.type = type(child<Parser::TypeContext>(tree));
  const bool initialized = values.size() == names.size();  // otherwise every value is an option's
  if (initialized) out.initializer = expression(values.front());
  for (std::size_t i = 1; i < names.size(); ++i) {
    auto* value = values[initialized ? i : i - 1];
    Argument option;
    option.name = name(names[i]);
    option.value = expression(value);
    option.span = option.name->span.to(span(value));
    out.options.push_back(std::move(option));
  }
  return out;
}

/// The `##` lines that end on the line before `begin`.
std::string Builder::documentation(std::uint32_t begin) const {
  const SourceFile& source = sources_.file(file_);
  std::uint32_t line = source.line_at(begin);
  const auto before = std::lower_bound(tokens_.comments.begin(), tokens_.comments.end(), begin,
                                       [](const Span& comment, std::uint32_t at) { return comment.begin < at; });
  std::string doc;
  for (auto comment = before; comment != tokens_.comments.begin();) {
    --comment;
    std::string_view text = sources_.text(*comment);
    const std::uint32_t at = source.line_at(comment->begin);
    const std::string_view lead = source.line(at).substr(0, comment->begin - source.line_begin(at));
    const bool alone = lead.find_first_not_of(" \t") == std::string_view::npos;
    const bool is_doc = text.substr(0, 2) == "##" && text.substr(0, 3) != "###";
    if (at + 1 != line || !alone || !is_doc) break;
    line = at;
    text.remove_prefix(text.substr(2, 1) == " " ? 3 : 2);
    text = text.substr(0, text.find_last_not_of(" \t") + 1);
    doc = std::string(text) + (doc.empty() && comment + 1 == before ? "" : "\n" + doc);
  }
  return doc;
}

std::size_t Builder::first(antlr4::tree::ParseTree* tree) const {
  if (auto* context = dynamic_cast<antlr4::ParserRuleContext*>(tree)) return context->start->getTokenIndex();
  return static_cast<antlr4::tree::TerminalNode*>(tree)->getSymbol()->getTokenIndex();
}

std::size_t Builder::last(antlr4::tree::ParseTree* tree) const {
  if (auto* context = dynamic_cast<antlr4::ParserRuleContext*>(tree)) return context->stop->getTokenIndex();
  return static_cast<antlr4::tree::TerminalNode*>(tree)->getSymbol()->getTokenIndex();
}

std::size_t Builder::first_token_at(std::uint32_t begin) const {
  const auto at = std::lower_bound(tokens_.all.begin(), tokens_.all.end(), begin,
                                   [](const Token& token, std::uint32_t offset) { return token.begin < offset; });
  return static_cast<std::size_t>(at - tokens_.all.begin());
}

Span Builder::span(antlr4::tree::ParseTree* tree) const {
  return {file_, tokens_.all[first(tree)].begin, tokens_.all[last(tree)].end};
}

Name Builder::name(Parser::NameContext* tree) const {
  const Span covers = token_span(first(tree));
  return {std::string(sources_.text(covers)), covers};
}

std::string Builder::string_value(antlr4::tree::ParseTree* node) const {
  const std::string_view literal = sources_.text(token_span(first(node)));
  std::string value;
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    char c = literal[i];
    if (c == '\\' && i + 2 < literal.size()) {
      c = literal[++i];
      c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
    value += c;
  }
  return value;
}

void Builder::error(Code code, Span where, std::string message, std::string help) {
  report(diagnostics_, {code, std::move(message), {where, ""}, {}, {}, std::move(help)});
}

void Builder::fail(Code code, Span where, std::string message, std::string help) {
  error(code, where, std::move(message), std::move(help));
  throw BuildError{};
}

}  // namespace modelc::syntax
