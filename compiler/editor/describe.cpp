#include "editor/describe.h"

#include <fmt/format.h>

#include <algorithm>

#include "elaborate/builtins.h"
#include "ops/table.h"

namespace modelc::editor {

using namespace syntax;

namespace {

/// White space as single blanks, none inside of brackets, comments left out.
std::string on_one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '#') i = std::min(text.find('\n', i), text.size() - 1);
    if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
      blank = true;
      continue;
    }
    const bool inside = out.empty() || out.back() == '(' || out.back() == '[' || text[i] == ')' || text[i] == ']';
    const bool next_list = !out.empty() && out.back() == ')' && text[i] == '(';
    if (blank && !inside && !next_list) out += ' ';
    blank = false;
    out += text[i];
  }
  return out;
}

/// Where a declaration's body begins: its head ends before.
std::uint32_t head_end(const Stmt& statement) {
  if (const auto* fn = std::get_if<FnDecl>(&statement.node)) {
    const auto* expr = std::get_if<ExprPtr>(&fn->body);
    return expr ? (*expr)->span.begin : std::get<Block>(fn->body).span.begin;
  }
  if (const auto* layer = std::get_if<LayerDecl>(&statement.node)) return layer->body.span.begin;
  if (const auto* optimizer = std::get_if<OptimizerDecl>(&statement.node)) return optimizer->body.span.begin;
  if (const auto* model = std::get_if<ModelDecl>(&statement.node)) return model->body.span.begin;
  return statement.span.end;
}

/// Finds the parameters in the signature, one behind the other.
void place(Description& out, std::string_view name, std::string_view written, bool required) {
  const std::size_t from = out.parameters.empty() ? out.signature.find('(') : out.parameters.back().end;
  if (from == std::string::npos) return;
  const std::size_t begin = out.signature.find(written, from);
  if (begin == std::string::npos) return;
  out.parameters.push_back({std::string(name), begin, begin + written.size(), required});
}

Description of_statement(const Stmt& statement, const SourceMap& sources) {
  Description out;
  out.signature = on_one_line(sources.text({statement.span.file, statement.span.begin, head_end(statement)}));
  while (!out.signature.empty() && std::string_view(" ={").find(out.signature.back()) != std::string_view::npos)
    out.signature.pop_back();
  for (const Param* param : parameters_of(statement))
    place(out, param->pattern.id, on_one_line(sources.text(param->span)), !param->fallback);
  const auto* layer = std::get_if<LayerDecl>(&statement.node);
  if (layer) out.parameters.resize(std::min(out.parameters.size(), layer->hyperparameters.size()));
  out.doc = markdown(statement.doc);
  return out;
}

Description of_operation(const ir::OpRow& row) {
  Description out;
  std::string list;
  for (const ir::OpParam& param : row.params)
    list += (list.empty() ? "" : ", ") + std::string(param.name) +
            (param.fallback.empty() ? "" : fmt::format(" = {}", param.fallback));
  out.signature = fmt::format("fn {}({})", row.name, list);
  for (const ir::OpParam& param : row.params)
    place(out, param.name,
          param.fallback.empty() ? std::string(param.name) : fmt::format("{} = {}", param.name, param.fallback),
          param.fallback.empty());
  out.doc = markdown(row.doc);
  if (!row.samples.empty())
    out.doc += fmt::format("\n\nExample, with `{}`: `{}`.", row.samples[0].inputs, row.samples[0].call);
  return out;
}

Description of_builtin(const elaborate::Builtin& builtin) {
  Description out;
  out.signature = fmt::format("fn {}", builtin.signature);
  for (const elaborate::BuiltinParam& param : builtin.params) place(out, param.name, param.name, param.required);
  out.doc = markdown(builtin.doc);
  return out;
}

}  // namespace

Description describe(const Symbol& symbol, const SourceMap& sources) {
  if (symbol.statement) return of_statement(*symbol.statement, sources);
  if (symbol.kind == Symbol::Kind::builtin)
    if (const elaborate::Builtin* builtin = elaborate::find_builtin(symbol.name)) return of_builtin(*builtin);
  if (symbol.kind == Symbol::Kind::operation)
    if (const ir::OpRow* row = ops::find(symbol.name)) return of_operation(*row);
  Description out;
  if (symbol.parameter) out.signature = on_one_line(sources.text(symbol.parameter->span));
  return out;
}

std::string_view word_for(Symbol::Kind kind) {
  switch (kind) {
    case Symbol::Kind::function:
    case Symbol::Kind::builtin:
    case Symbol::Kind::operation: return "fn";
    case Symbol::Kind::external: return "extern fn";
    case Symbol::Kind::layer: return "layer";
    case Symbol::Kind::optimizer: return "optimizer";
    case Symbol::Kind::model: return "model";
    case Symbol::Kind::constant: return "const";
    case Symbol::Kind::parameter: return "parameter";
    case Symbol::Kind::variable: return "value";
    case Symbol::Kind::input: return "input";
    case Symbol::Kind::target: return "target";
    case Symbol::Kind::output: return "output";
    case Symbol::Kind::weight: return "param";
    case Symbol::Kind::state: return "state";
    case Symbol::Kind::dim: return "dim";
    case Symbol::Kind::file: return "import";
    case Symbol::Kind::dtype: return "dtype";
  }
  return "";
}

std::string markdown(std::string_view doc) {
  std::string out(doc);
  for (std::size_t at = out.find("Example"); at != std::string::npos; at = out.find("Example", at + 9)) {
    if (at == 0) continue;
    const std::size_t blank = out.find_last_not_of(" \n", at - 1) + 1;
    const char end = blank > 0 ? out[blank - 1] : '\0';
    if (end != '.' && end != '`') continue;  // in the midst of a sentence
    out.replace(blank, at - blank, "\n\n");
    at = blank;
  }
  return out;
}

}  // namespace modelc::editor
