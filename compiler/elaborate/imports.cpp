#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "elaborate/elaborate.h"
#include "elaborate/modules.h"
#include "syntax/parser.h"

namespace modelc::elaborate {

namespace {

constexpr std::size_t largest_file = 16u << 20;
constexpr std::size_t most_files = 1000;

/// "a/b/../c.model" -> "a/c.model", so that one file has one name.
std::string normalized(const std::string& path) {
  std::vector<std::string> parts;
  const bool absolute = !path.empty() && path[0] == '/';
  std::size_t begin = 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string part = path.substr(begin, end - begin);
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    begin = end + 1;
  }
  return (absolute ? "/" : "") + fmt::format("{}", fmt::join(parts, "/"));
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

std::string path_of(const Module& module, const syntax::ImportDecl& import) {
  return import.path.starts_with('/') ? import.path : folder_of(module.path) + import.path;
}

struct DeclaredName {
  const syntax::Name* operator()(const syntax::FnDecl& d) const { return &d.name; }
  const syntax::Name* operator()(const syntax::ExternDecl& d) const { return &d.name; }
  const syntax::Name* operator()(const syntax::LayerDecl& d) const { return &d.name; }
  const syntax::Name* operator()(const syntax::OptimizerDecl& d) const { return &d.name; }
  const syntax::Name* operator()(const syntax::ModelDecl& d) const { return &d.name; }
  const syntax::Name* operator()(const syntax::ConstDecl& d) const { return &d.name; }
  template <class T>
  const syntax::Name* operator()(const T&) const {
    return nullptr;
  }
};

const syntax::Name* declared_name(const syntax::Stmt& statement) { return std::visit(DeclaredName{}, statement.node); }

}  // namespace

Library parse_library() { return Library(); }

void Modules::load_library(const Library* shared) {
  if (library_) return;
  library_ = &modules_.emplace_back();
  library_->path = "standard library";
  library_->library = true;
  const FileId first = add_library(sources_);
  if (!shared || first != 0) shared = &own_library_.emplace(first);
  source_ = shared;
  for (std::size_t i = 0; i < shared->entries().size(); ++i) {
    const Library::Entry& entry = shared->entries()[i];
    if (Declaration* const declaration = declare_name(*library_, {entry.name, entry.span})) declaration->entry = i;
  }
}

const syntax::Stmt* Modules::statement(Declaration& declaration) {
  if (!declaration.statement) declaration.statement = source_->statement(declaration.entry, sources_, diagnostics_);
  return declaration.statement.get();
}

Module* Modules::load_main(const std::string& path) { return load(path, Span{}); }

Module* Modules::load(const std::string& path, Span import) {
  const std::string name = import.known() ? normalized(path) : path;
  const auto fail = [&](Code code, std::string message, std::string help) -> Module* {
    if (!import.known()) code = code == Code::import_failed ? Code::unreadable_file : code;
    diagnostics_.add({code, std::move(message), {import, ""}, {}, {}, std::move(help)});
    return nullptr;
  };
  if (std::find(loading_.begin(), loading_.end(), normalized(path)) != loading_.end())
    return fail(Code::import_failed, fmt::format("`{}` imports itself", name),
                loading_.size() > 1 ? fmt::format("the chain is {} -> {}", fmt::join(loading_, " -> "), name)
                                    : "remove the import; a file sees its own declarations");
  const auto found = loaded_.find(normalized(path));
  if (found != loaded_.end()) return found->second;
  if (paths_.size() >= most_files) return fail(Code::program_too_large, "more than 1000 files are imported", "");
  std::string error;
  std::optional<std::string> text = files_.read(name, error);
  if (!text) return fail(Code::import_failed, fmt::format("cannot read `{}`: {}", name, error), "");
  if (text->size() > largest_file)
    return fail(Code::file_too_large, fmt::format("`{}` is larger than 16 MiB", name),
                "split it, or keep data in weights or inputs");
  Module& module = modules_.emplace_back();
  module.path = name;
  module.file = sources_.add(name, std::move(*text), false);
  paths_.push_back(name);
  loaded_[normalized(path)] = &module;
  loading_.push_back(normalized(path));
  module.syntax = syntax::parse(sources_, module.file, diagnostics_);
  declare(module, module.syntax);
  loading_.pop_back();
  return &module;
}

void Modules::declare(Module& module, const syntax::Module& syntax) {
  for (const syntax::StmtPtr& statement : syntax.declarations) {
    if (const auto* import = std::get_if<syntax::ImportDecl>(&statement->node)) {
      this->import(module, *import, statement->span);
    } else if (const syntax::Name* name = declared_name(*statement)) {
      if (Declaration* const declaration = declare_name(module, *name)) declaration->statement = statement;
    } else {
      diagnostics_.add({Code::statement_not_allowed,
                        "this statement cannot stand outside a function, layer or model",
                        {statement->span, ""},
                        {},
                        {},
                        std::holds_alternative<syntax::AssignStmt>(statement->node)
                            ? "at the top of a file write `const name = value`"
                            : "move it into a `model`"});
    }
  }
  for (const syntax::StmtPtr& statement : syntax.declarations) {
    const auto* import = std::get_if<syntax::ImportDecl>(&statement->node);
    const auto same = import && import->alias ? module.names.find(import->alias->id) : module.names.end();
    if (same != module.names.end())
      diagnostics_.add({Code::duplicate_declaration,
                        fmt::format("`{}` is the name of an import and of a declaration", same->first),
                        {import->alias->span, ""},
                        {{same->second.span, "the declaration"}},
                        {},
                        "choose another name after `as`"});
  }
  for (const auto& [name, declaration] : module.names) {
    for (const Module* opened : module.opened) {
      const auto other = opened->names.find(name);
      if (other != opened->names.end())
        diagnostics_.add({Code::duplicate_declaration,
                          fmt::format("`{}` is declared here and imported from `{}`", name, opened->path),
                          {declaration.span, ""},
                          {{other->second.span, "the other declaration"}},
                          {},
                          "rename one, or qualify the import: `import \"...\" as blocks`"});
    }
    if (!module.library && library_ && library_->names.count(name))
      diagnostics_.add({Code::shadowed_builtin,
                        fmt::format("`{}` hides the library's `{}`", name, name),
                        {declaration.span, ""},
                        {},
                        {},
                        "rename it unless that is meant"});
  }
}

Declaration* Modules::declare_name(Module& module, const syntax::Name& name) {
  const auto [place, fresh] = module.names.try_emplace(name.id);
  if (!fresh) {
    diagnostics_.add({Code::duplicate_declaration,
                      fmt::format("`{}` is declared twice", name.id),
                      {name.span, ""},
                      {{place->second.span, "first declared here"}},
                      {},
                      "rename one of them"});
    return nullptr;
  }
  place->second.span = name.span;
  module.order.push_back(name.id);
  return &place->second;
}

Module* Modules::imported(const Module& module, const syntax::ImportDecl& import) const {
  const auto found = loaded_.find(normalized(path_of(module, import)));
  return found == loaded_.end() ? nullptr : found->second;
}

void Modules::import(Module& module, const syntax::ImportDecl& import, Span span) {
  const Span place = import.path_span.known() ? import.path_span : span;
  Module* other = load(path_of(module, import), place);
  if (!other) return;
  if (import.alias) {
    if (!module.aliases.try_emplace(import.alias->id, other).second)
      diagnostics_.add({Code::duplicate_declaration,
                        fmt::format("two imports are called `{}`", import.alias->id),
                        {import.alias->span, ""},
                        {},
                        {},
                        "choose another name after `as`"});
    return;
  }
  for (const Module* opened : module.opened) {
    if (opened == other) return;
    for (const auto& [name, declaration] : other->names) {
      const auto first = opened->names.find(name);
      if (first != opened->names.end())
        diagnostics_.add({Code::duplicate_declaration,
                          fmt::format("`{}` and `{}` both declare `{}`", opened->path, other->path, name),
                          {place, ""},
                          {{first->second.span, "one declaration"}, {declaration.span, "the other"}},
                          {},
                          "qualify one of the imports: `import \"...\" as blocks`"});
    }
  }
  module.opened.push_back(other);
}

}  // namespace modelc::elaborate
