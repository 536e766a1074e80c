#pragma once
#include <gtest/gtest.h>

#include <string>

#include "syntax/format.h"
#include "syntax/parser.h"

namespace modelc::syntax {

/// One source text, parsed.
struct Parsed {
  explicit Parsed(std::string text)
      : file(sources.add("m.model", std::move(text))), module(parse(sources, file, diagnostics)) {}

  /// The tree as text; the diagnostics when there are any.
  std::string tree() const { return diagnostics.all().empty() ? print(module) : errors(); }
  std::string errors() const { return render_text(diagnostics, sources, false); }
  /// Each diagnostic as "E0104 1:5 message", and "; help: ..." when it has one.
  std::string brief() const {
    std::string out;
    for (const Diagnostic& found : diagnostics.all()) {
      const std::string place = sources.describe(found.primary.span);
      out +=
          std::string(info(found.code).name) + place.substr(place.find(':')).replace(0, 1, " ") + " " + found.message;
      if (!found.help.empty()) out += "; help: " + found.help;
      out += "\n";
    }
    return out;
  }

  SourceMap sources;
  Diagnostics diagnostics;
  FileId file;
  Module module;
};

/// The tree of one expression.
inline std::string expression(const std::string& text) {
  const std::string tree = Parsed("const c = " + text).tree();
  return tree.rfind("const c = ", 0) == 0 ? tree.substr(10, tree.size() - 11) : tree;
}

}  // namespace modelc::syntax
