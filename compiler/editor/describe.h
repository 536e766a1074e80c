#pragma once
#include <string>
#include <utility>
#include <vector>

#include "editor/analysis.h"

namespace modelc::editor {

/// How something is called, and what is said of it.
struct Description {
  std::string signature;  ///< "layer Dense(units, activation = none, ...)(x: [..., n]) -> [..., units]"
  std::string doc;        ///< Markdown; may be empty
  struct Parameter {
    std::string name;
    std::size_t begin = 0, end = 0;  ///< in the signature, with its type and default
    bool required = true;
  };
  std::vector<Parameter> parameters;  ///< that a call gives by place or name
};

/// Of what a declaration or built-in says; for other symbols the signature is empty.
Description describe(const Symbol& symbol, const SourceMap& sources);

/// "layer", "fn", "weight"
std::string_view word_for(Symbol::Kind kind);

/// A doc comment as Markdown: its examples are paragraphs of their own.
std::string markdown(std::string_view doc);

}  // namespace modelc::editor
