#include <algorithm>
#include <set>

#include "editor/queries.h"
#include "elaborate/builtins.h"
#include "ops/table.h"

namespace modelc::editor {

using elaborate::Module;
using syntax::Cursor;

namespace {

/// Of the file itself; nullptr when it was not read.
Module* module_of(const Analysis& analysis, FileId file) {
  for (const auto& [path, module] : analysis.modules->files())
    if (module->file == file) return module;
  return nullptr;
}

Symbol symbol_of(const Analysis& analysis, Module& module, const std::string& name) {
  elaborate::Declaration& declaration = module.names.find(name)->second;
  Symbol out;
  out.name = name;
  out.definition = declaration.span;
  out.statement = analysis.modules->statement(declaration);
  return out;
}

std::optional<Symbol> primitive(const std::string& name) {
  if (elaborate::find_builtin(name)) return Symbol{Symbol::Kind::builtin, name, {}, nullptr, nullptr};
  const ir::OpRow* row = ops::find(name);
  if (!row || ir::has(row->traits, ir::Trait::internal)) return std::nullopt;
  return Symbol{Symbol::Kind::operation, name, {}, nullptr, nullptr};
}

/// In the order of a list: what is nearest first.
enum Rank { argument, local, file, imported, library, keyword };

class Collector {
 public:
  void add(const std::string& label, std::string_view what, int rank, std::string insert = {}) {
    if (rank == Rank::library && label.starts_with('_')) return;
    if (seen_.insert(label).second) items.push_back({label, what, insert.empty() ? label : std::move(insert), rank});
  }
  void add(const Analysis& analysis, Module& module, int rank) {
    for (const std::string& name : module.order) {
      const elaborate::Declaration& declaration = module.names.find(name)->second;
      if (declaration.statement) {
        add(name, word_of(*declaration.statement), rank);
        continue;
      }
      add(name, analysis.modules->keyword(declaration), rank);
    }
  }
  std::vector<Completion> items;

 private:
  static std::string_view word_of(const syntax::Stmt& statement) {
    if (std::holds_alternative<syntax::LayerDecl>(statement.node)) return "layer";
    if (std::holds_alternative<syntax::OptimizerDecl>(statement.node)) return "optimizer";
    if (std::holds_alternative<syntax::ModelDecl>(statement.node)) return "model";
    if (std::holds_alternative<syntax::ConstDecl>(statement.node)) return "const";
    return "fn";
  }

  std::set<std::string> seen_;
};

void add_arguments(const Analysis& analysis, const Cursor& cursor, Collector& out) {
  if (!cursor.call || !cursor.call->name.empty()) return;
  const std::optional<Symbol> callee = top_symbol(analysis, cursor.call->callee, cursor.call->qualifier);
  if (!callee) return;
  std::size_t place = 0;
  for (const Description::Parameter& parameter : describe(*callee, analysis.sources).parameters) {
    const bool given = place++ < cursor.call->position - cursor.call->named.size();
    if (!given && std::ranges::find(cursor.call->named, parameter.name) == cursor.call->named.end())
      out.add(parameter.name, "argument", Rank::argument, parameter.name + " = ");
  }
}

}  // namespace

std::optional<Symbol> top_symbol(const Analysis& analysis, const std::string& name, const std::string& qualifier) {
  Module* const main = module_of(analysis, analysis.file);
  if (!qualifier.empty() && main) {
    const auto alias = main->aliases.find(qualifier);
    if (alias != main->aliases.end())
      return alias->second->names.contains(name) ? std::optional(symbol_of(analysis, *alias->second, name))
                                                 : std::nullopt;
  }
  std::vector<Module*> modules;
  if (main) modules.push_back(main);
  if (main) modules.insert(modules.end(), main->opened.begin(), main->opened.end());
  modules.push_back(analysis.modules->library());
  for (Module* module : modules)
    if (module->names.contains(name)) return symbol_of(analysis, *module, name);
  return primitive(name);
}

Completions complete(const Analysis& analysis, FileId file, std::uint32_t offset) {
  const Cursor cursor = syntax::cursor_at(analysis.sources, file, offset);
  Completions out{cursor.word, {}};
  if (cursor.inert || cursor.declares) return out;
  Collector found;
  Module* const main = module_of(analysis, file);
  if (!cursor.base.empty()) {
    if (main && main->aliases.contains(cursor.base)) {
      found.add(analysis, *main->aliases.at(cursor.base), Rank::imported);
    } else {
      for (const char* name : {"shape", "rank", "dtype"}) found.add(name, "attribute", Rank::local);
    }
    out.items = std::move(found.items);
    return out;
  }
  if (cursor.type)
    for (const char* name : {"f32", "f64", "i32", "i64", "u8", "i8", "bool"}) found.add(name, "dtype", Rank::argument);
  add_arguments(analysis, cursor, found);
  for (const std::string& name : cursor.names) found.add(name, "value", Rank::local);
  if (main) {
    found.add(analysis, *main, Rank::file);
    for (Module* opened : main->opened) found.add(analysis, *opened, Rank::imported);
    for (const auto& [name, module] : main->aliases) found.add(name, "import", Rank::imported);
  }
  found.add(analysis, *analysis.modules->library(), Rank::library);
  for (const elaborate::Builtin& builtin : elaborate::all_builtins())
    found.add(std::string(builtin.name), "fn", Rank::library);
  for (const ir::OpRow* row : ops::all())
    if (!ir::has(row->traits, ir::Trait::internal)) found.add(std::string(row->name), "fn", Rank::library);
  for (const std::string& word : syntax::keywords()) found.add(word, "keyword", Rank::keyword);
  out.items = std::move(found.items);
  return out;
}

std::optional<Call> call_at(const Analysis& analysis, FileId file, std::uint32_t offset) {
  const Cursor cursor = syntax::cursor_at(analysis.sources, file, offset);
  if (!cursor.call || cursor.inert) return std::nullopt;
  const std::optional<Symbol> callee = top_symbol(analysis, cursor.call->callee, cursor.call->qualifier);
  if (!callee) return std::nullopt;
  Call out{describe(*callee, analysis.sources), std::nullopt};
  if (out.callee.signature.empty()) return std::nullopt;
  const auto& parameters = out.callee.parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (cursor.call->name.empty() ? i == cursor.call->position : parameters[i].name == cursor.call->name)
      out.parameter = i;
  return out;
}

}  // namespace modelc::editor
