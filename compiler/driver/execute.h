#pragma once
#include <string>
#include <vector>

#include "driver/build.h"
#include "driver/load.h"

namespace modelc::driver {

/// What the one model of the program predicts for the bound tensors, by generated code: the header is emitted, built
/// and run as a program of its own. `path` is that of the model's file: its name stands in comments, its folder is
/// where the user's own headers are looked for. Throws BuildError.
std::vector<NamedTensor> execute(elaborate::Program program, const SourceMap& sources, const Binding& binding,
                                 const Toolchain& toolchain, const std::string& path);

/// Makes the model compute its loss and gradients instead of its outputs; its targets are inputs then. The program was
/// elaborated with Options::train.
void take_gradients(Loaded& loaded);

}  // namespace modelc::driver
