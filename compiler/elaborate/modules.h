#pragma once
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "elaborate/library.h"
#include "elaborate/value.h"
#include "source/file_system.h"

namespace modelc::elaborate {

/// A declaration of a file. Constants are evaluated when first used.
struct Declaration {
  enum class Phase : std::uint8_t { untouched, running, done };
  syntax::StmtPtr statement;  ///< of the library: null until it is needed
  std::size_t entry = 0;      ///< of the library
  Span span;                  ///< of the name
  Phase phase = Phase::untouched;
  Value value;
};

/// One file with what it declares and imports; the standard library is one module of many files.
struct Module {
  std::string path;
  FileId file = no_file;
  bool library = false;
  std::map<std::string, Declaration, std::less<>> names;
  std::vector<Module*> opened;  ///< imports that bring all their names
  std::map<std::string, Module*, std::less<>> aliases;
  std::vector<std::string> order;  ///< of declaration
  syntax::Module syntax;           ///< of a user's file, as it was written
};

/// Reads and parses files once each. Addresses of modules are stable.
class Modules {
 public:
  Modules(const FileSystem& files, SourceMap& sources, Diagnostics& diagnostics)
      : files_(files), sources_(sources), diagnostics_(diagnostics) {}

  /// The library that is linked into the tool.
  void load_library(const Library* shared = nullptr);
  /// The main file with everything it imports; nullptr when it cannot be read.
  Module* load_main(const std::string& path);

  Module* library() { return library_; }
  /// The file that an import of `module` names; nullptr when it was not read.
  Module* imported(const Module& module, const syntax::ImportDecl& import) const;
  /// The user's files that were read, by their normalized paths.
  const std::map<std::string, Module*>& files() const { return loaded_; }
  /// What declares a name; null when that is malformed, which is then reported.
  const syntax::Stmt* statement(Declaration& declaration);
  /// "layer", "fn": what opens a declaration of the library, without parsing it.
  std::string_view keyword(const Declaration& declaration) const {
    return source_->entries()[declaration.entry].keyword;
  }
  /// Paths of the user's files that were read, the main one first.
  const std::vector<std::string>& paths() const { return paths_; }

 private:
  Module* load(const std::string& path, Span import);
  void declare(Module& module, const syntax::Module& syntax);
  void import(Module& module, const syntax::ImportDecl& import, Span span);
  Declaration* declare_name(Module& module, const syntax::Name& name);  ///< null when the module has the name already

  const FileSystem& files_;
  SourceMap& sources_;
  Diagnostics& diagnostics_;
  std::deque<Module> modules_;
  std::map<std::string, Module*> loaded_;
  std::vector<std::string> loading_;  // the chain of imports, to find cycles
  std::vector<std::string> paths_;
  Module* library_ = nullptr;
  std::optional<Library> own_library_;
  const Library* source_ = nullptr;  // of the library's declarations
};

}  // namespace modelc::elaborate
