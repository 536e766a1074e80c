#pragma once
#include <string>

#include "driver/driver.h"

namespace modelc::driver {

/// A file with everything that elaboration made of it.
struct Loaded {
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate::Program program;  ///< empty when there are errors
};

/// Reads and elaborates a file.
Loaded load(const std::string& path, const elaborate::Options& options, const FileSystem& files);

/// The one model of the program that commands on data need: E0501 when there are several and `--model` chose none.
/// nullptr after an error.
const elaborate::Model* single_model(Loaded& loaded);

/// Does every model of the program predict? An error for each whose outputs all depend on targets; `help` says what
/// there is instead.
void require_predictions(Loaded& loaded, const std::string& help);

/// The result of a command that ends with these diagnostics: their text and the status they mean.
Result finish(const Diagnostics& diagnostics, const SourceMap& sources, bool colour);

/// An error without a place in a source file.
Diagnostic plain_error(Code code, std::string message, std::vector<std::string> notes = {}, std::string help = {});

}  // namespace modelc::driver
