#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "elaborate/modules.h"

/// What editors ask of a file, as functions from its analysis and a place to values. Nothing here knows a protocol.
namespace modelc::editor {

/// Something that has a name.
struct Symbol {
  enum class Kind : std::uint8_t {
    function,
    layer,
    optimizer,
    model,
    constant,
    external,
    parameter,
    variable,
    input,
    target,
    output,
    weight,
    state,
    dim,
    file,       ///< an import, or what it is called
    dtype,      ///< has no place
    builtin,    ///< has no place
    operation,  ///< has no place
  };
  Kind kind = Kind::variable;
  std::string name;
  Span definition;                           ///< of the name; of a file its beginning
  const syntax::Stmt* statement = nullptr;   ///< what declares it, where a statement does
  const syntax::Param* parameter = nullptr;  ///< of Kind::parameter
};

/// A place where a symbol is named.
struct Occurrence {
  Span span;
  std::size_t symbol = 0;
  bool binds = false;      ///< declares it, or gives it a value
  std::uint32_t from = 0;  ///< of what binds: where the value holds, behind its statement
};

/// The names of all the user's files of a program, resolved without running anything: where a body binds a name
/// anywhere, it is that in the whole of it.
struct Names {
  std::vector<Symbol> symbols;
  std::vector<Occurrence> occurrences;  ///< by place

  /// The occurrence that the offset is in or behind; nullptr when there is none.
  const Occurrence* at(FileId file, std::uint32_t offset) const;
  /// The symbol whose definition this is; nothing when it is none.
  std::optional<std::size_t> defined(Span definition) const;
  /// Where a use gets its symbol from: the last binding before it, or else the first.
  Span definition(const Occurrence& use) const;
};

Names resolve(elaborate::Modules& modules);
/// Those of a file of the library.
Names resolve_library(elaborate::Modules& modules, FileId file);

/// A declaration's name; nullptr where the statement declares nothing.
const syntax::Name* declared_name(const syntax::Stmt& statement);
/// The parameters that calls of the declaration name: a layer's hyperparameters, then its inputs.
std::vector<const syntax::Param*> parameters_of(const syntax::Stmt& statement);

}  // namespace modelc::editor
