#pragma once
#include <map>
#include <optional>
#include <string>

#include "diagnostics/diagnostics.h"
#include "elaborate/program.h"
#include "source/file_system.h"

namespace modelc::elaborate {

struct Options {
  std::map<std::string, std::string> settings;  ///< --set NAME=VALUE: symbols and hyperparameters
  std::optional<std::string> model;             ///< --model; without it every model of the file
  bool scalar_f64 = false;                      ///< --scalar f64: f32 becomes f64 throughout
};

/// Reads, parses and elaborates `path` with everything it imports. Errors go to `diagnostics`; the result is then
/// incomplete and must not be compiled further.
Program elaborate(const std::string& path, const FileSystem& files, SourceMap& sources, Diagnostics& diagnostics,
                  const Options& options);

}  // namespace modelc::elaborate
