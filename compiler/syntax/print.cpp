#include <fmt/format.h>

#include "syntax/format.h"

namespace modelc::syntax {
namespace {

constexpr std::string_view spelling(BinaryOp op) {
  constexpr std::string_view names[] = {"**", "*",  "/", "//", "%", "@",  "+",   "-",
                                        "==", "!=", "<", "<=", ">", ">=", "and", "or"};
  return names[static_cast<std::size_t>(op)];
}

std::string string_literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  return out + '"';
}

/// Statements a line each, blocks indented; expressions as `(operator operands)` on one line.
class Printer {
 public:
  std::string out;

  void statements(const std::vector<StmtPtr>& list) {
    for (const StmtPtr& stmt : list) statement(*stmt);
  }

 private:
  void line(std::string_view text) { out += fmt::format("{:{}}{}\n", "", 2 * level_, text); }

  void statement(const Stmt& stmt) {
    for (std::size_t at = 0; !stmt.doc.empty() && at <= stmt.doc.size();) {
      const std::size_t end = std::min(stmt.doc.find('\n', at), stmt.doc.size());
      line("## " + stmt.doc.substr(at, end - at));
      at = end + 1;
    }
    std::visit([this](const auto& node) { print(node); }, stmt.node);
  }

  void block(const Block& body) {
    ++level_;
    statements(body.statements);
    --level_;
  }

  void print(const AssignStmt& node) {
    const bool alone = !node.target.tuple && node.target.id.empty();
    line(alone ? expr(node.value) : pattern(node.target) + " = " + expr(node.value));
  }
  void print(const ReturnStmt& node) { line("return " + expr(node.value)); }
  void print(const IfStmt& node) {
    line("if " + expr(node.condition));
    block(node.then);
    if (!node.otherwise) return;
    line("else");
    block(*node.otherwise);
  }
  void print(const ForStmt& node) {
    line("for " + pattern(node.variable) + " in " + expr(node.sequence));
    block(node.body);
  }
  void print(const InputStmt& node) { line("input " + node.name.id + ": " + type(node.type)); }
  void print(const TargetStmt& node) { line("target " + node.name.id + ": " + type(node.type)); }
  void print(const OutputStmt& node) { line("output " + node.name.id + (node.value ? " = " + expr(node.value) : "")); }
  void print(const ParamStmt& node) {
    std::string text = "param " + node.name.id + ": " + type(node.type);
    if (node.initializer) text += " = " + expr(node.initializer);
    for (const Argument& option : node.options) text += ", " + argument(option);
    line(text);
  }
  void print(const StateStmt& node) {
    line("state " + node.name.id + (node.type ? ": " + type(*node.type) : "") + " = " + expr(node.initializer));
  }
  void print(const UpdateStmt& node) { line("update " + node.name.id + " = " + expr(node.value)); }
  void print(const LossStmt& node) { line("loss " + expr(node.value)); }
  void print(const CompileStmt& node) {
    std::string text = "compile";
    for (const Argument& item : node.arguments) text += " " + argument(item);
    line(text);
  }
  void print(const FnDecl& node) {
    const std::string head =
        "fn " + node.name.id + params(node.params) + (node.result ? " -> " + result(*node.result) : "");
    if (const ExprPtr* value = std::get_if<ExprPtr>(&node.body)) {
      line(head + " = " + expr(*value));
    } else {
      line(head);
      block(std::get<Block>(node.body));
    }
    if (!node.gradient) return;
    ++level_;
    line("grad " + expr(node.gradient->lambda));
    --level_;
  }
  void print(const ExternDecl& node) {
    line("extern fn " + node.name.id + params(node.params) + " -> " + result(node.result));
    ++level_;
    line("header " + string_literal(node.header));
    line("call " + string_literal(node.call));
    if (node.gradient) line("gradient " + string_literal(*node.gradient));
    if (node.gradient_none) line("gradient none");
    --level_;
  }
  void print(const LayerDecl& node) {
    line("layer " + node.name.id + params(node.hyperparameters) + params(node.inputs) +
         (node.result ? " -> " + result(*node.result) : ""));
    block(node.body);
  }
  void print(const OptimizerDecl& node) {
    line("optimizer " + node.name.id + params(node.hyperparameters) + params(node.inputs));
    block(node.body);
  }
  void print(const ModelDecl& node) {
    line("model " + node.name.id + params(node.hyperparameters));
    block(node.body);
  }
  void print(const ImportDecl& node) {
    line("import " + string_literal(node.path) + (node.alias ? " as " + node.alias->id : ""));
  }
  void print(const ConstDecl& node) { line("const " + node.name.id + " = " + expr(node.value)); }

  template <class List, class Item>
  static std::string join(const List& list, std::string_view separator, Item item) {
    std::string text;
    for (const auto& entry : list) {
      if (&entry != &list.front()) text += separator;
      text += item(entry);
    }
    return text;
  }

  std::string pattern(const Pattern& node) {
    if (!node.tuple) return node.id;
    return "(" + join(node.items, ", ", [&](const Pattern& item) { return pattern(item); }) + ")";
  }
  std::string params(const std::vector<Param>& list) {
    return "(" +
           join(list, ", ",
                [&](const Param& param) {
                  return pattern(param.pattern) + (param.type ? ": " + type(*param.type) : "") +
                         (param.fallback ? " = " + expr(param.fallback) : "");
                }) +
           ")";
  }
  std::string type(const TypeExpr& node) {
    const std::string dims =
        join(node.dims, ", ", [&](const DimExpr& dim) { return dim.ellipsis() ? "..." : expr(dim.dim); });
    if (!node.dtype) return "[" + dims + "]";
    return node.dtype->id + (node.dims.empty() ? "" : "[" + dims + "]");
  }
  std::string result(const ResultType& node) {
    if (!node.tuple) return type(node.items.front().type);
    return "(" +
           join(node.items, ", ",
                [&](const ResultType::Item& item) {
                  return (item.name ? item.name->id + ": " : "") + type(item.type);
                }) +
           ")";
  }
  std::string argument(const Argument& node) { return (node.name ? node.name->id + "=" : "") + expr(node.value); }

  std::string expr(const ExprPtr& node) {
    return std::visit([this](const auto& alternative) { return text(alternative); }, node->node);
  }
  std::string list(std::string_view head, const std::vector<ExprPtr>& items) {
    std::string out_text = fmt::format("({}", head);
    for (const ExprPtr& item : items) out_text += " " + expr(item);
    return out_text + ")";
  }
  std::string text(const IntLiteral& node) { return std::to_string(node.value); }
  std::string text(const FloatLiteral& node) {
    const std::string digits = fmt::format("{}", node.value);
    return digits.find_first_of(".e") == std::string::npos ? digits + ".0" : digits;
  }
  std::string text(const StringLiteral& node) { return string_literal(node.value); }
  std::string text(const BoolLiteral& node) { return node.value ? "true" : "false"; }
  std::string text(const NoneLiteral&) { return "none"; }
  std::string text(const TrainingLiteral&) { return "training"; }
  std::string text(const NameExpr& node) { return node.id; }
  std::string text(const TupleExpr& node) { return list("tuple", node.items); }
  std::string text(const ListExpr& node) { return list("list", node.items); }
  std::string text(const ComprehensionExpr& node) {
    std::string out_text = "(collect " + expr(node.element);
    for (const ComprehensionExpr::Clause& clause : node.clauses)
      out_text += clause.variable ? " for " + pattern(*clause.variable) + " in " + expr(clause.value)
                                  : " if " + expr(clause.value);
    return out_text + ")";
  }
  std::string text(const DictExpr& node) {
    std::string entries = "(dict";
    for (const DictExpr::Item& item : node.items) entries += " " + item.key.id + ":" + expr(item.value);
    return entries + ")";
  }
  std::string text(const UnaryExpr& node) { return list(node.op == UnaryOp::negate ? "neg" : "not", {node.operand}); }
  std::string text(const BinaryExpr& node) { return list(spelling(node.op), {node.left, node.right}); }
  std::string text(const ConditionalExpr& node) { return list("if", {node.condition, node.then, node.otherwise}); }
  std::string text(const CallExpr& node) {
    std::string call = "(call " + expr(node.callee);
    for (const Argument& item : node.arguments) call += " " + argument(item);
    return call + ")";
  }
  std::string text(const IndexExpr& node) {
    std::string out_text = "(index " + expr(node.base);
    const auto part = [&](const ExprPtr& bound) { return bound ? expr(bound) : std::string(); };
    for (const IndexItem& item : node.items) {
      out_text += " ";
      if (item.kind == IndexItem::Kind::ellipsis)
        out_text += "...";
      else if (item.kind == IndexItem::Kind::expr)
        out_text += expr(item.expr);
      else
        out_text += part(item.start) + ":" + part(item.stop) + (item.step ? ":" + expr(item.step) : "");
    }
    return out_text + ")";
  }
  std::string text(const AttributeExpr& node) { return "(. " + expr(node.base) + " " + node.name.id + ")"; }
  std::string text(const PipelineExpr& node) { return list("|>", {node.value, node.target}); }
  std::string text(const LambdaExpr& node) {
    std::string body;
    if (const ExprPtr* value = std::get_if<ExprPtr>(&node.body)) {
      body = expr(*value);
    } else {
      Printer inner;
      inner.statements(std::get<Block>(node.body).statements);
      while (!inner.out.empty() && inner.out.back() == '\n') inner.out.pop_back();
      body =
          "{ " + join(inner.out, "", [](char c) { return c == '\n' ? std::string("; ") : std::string(1, c); }) + " }";
    }
    return "(lambda " + params(node.params) + " " + body + ")";
  }

  std::size_t level_ = 0;
};

}  // namespace

std::string print(const Module& module) {
  Printer printer;
  printer.statements(module.declarations);
  return std::move(printer.out);
}

}  // namespace modelc::syntax
