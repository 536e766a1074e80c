#pragma once
#include <string>

#include "emit/emit.h"

namespace modelc::emit {

/// C functions over the header of the same program.
struct CInterface {
  std::string header;  ///< C99
  std::string source;  ///< C++; includes `file`.h and `file`.hpp, and exports the tables of modelc/interface.h
};

/// For every model of the program; all of them predict. `file` is the name of the files without their ends.
CInterface emit_c_interface(const elaborate::Program& program, const SourceMap& sources,
                            const std::vector<ModelPlans>& plans, const Options& options, const std::string& file);

}  // namespace modelc::emit
