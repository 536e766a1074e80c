#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "elaborate/library.h"
#include "elaborate/observations.h"
#include "elaborate/program.h"
#include "source/file_system.h"

namespace modelc::elaborate {

struct Options {
  std::map<std::string, std::string> settings;  ///< --set NAME=VALUE: symbols and hyperparameters
  std::optional<std::string> model;             ///< --model; without it every model of the file
  bool scalar_f64 = false;                      ///< --scalar f64: f32 becomes f64 throughout
  bool declarations = false;                    ///< a file without models is fine: others import it
  bool train = false;                           ///< also make the graphs of training, of models that say how
  bool training = false;                        ///< `training` is true, and custom gradients are in the graph
  const Library* library = nullptr;             ///< for commands: parsed before, as `elaborate` takes it
  Observations* observations = nullptr;         ///< where to note what the user's expressions are; null: nowhere
};

/// The library, each of whose declarations is parsed once for many compilations.
Library parse_library();

/// Reads, parses and elaborates `path` with everything it imports. Errors go to `diagnostics`; the result is then
/// incomplete and must not be compiled further. A `library` is used when `sources` is empty or begins with its files,
/// and outlives the program.
Program elaborate(const std::string& path, const FileSystem& files, SourceMap& sources, Diagnostics& diagnostics,
                  const Options& options, const Library* library = nullptr);

}  // namespace modelc::elaborate
