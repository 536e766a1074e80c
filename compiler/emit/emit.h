#pragma once
#include <string>

#include "elaborate/program.h"
#include "source/source.h"

namespace modelc::emit {

struct Options {
  std::string name_space;        ///< --namespace; empty: the program's name
  bool standalone = false;       ///< the runtime's text instead of its includes
  std::string source_text_path;  ///< as shown in comments
};

/// The header for every model of the program. Identical input gives identical bytes.
std::string emit_header(const elaborate::Program& program, const SourceMap& sources, const Options& options);

}  // namespace modelc::emit
