#pragma once
#include "driver/load.h"
#include "emit/emit.h"

namespace modelc::driver {

/// Records a self-test of every model of the program, with the weights that `options` embeds or fresh ones by the
/// initializers, seed 0. E0609 where reference evaluation cannot: the model is too large, or calls C++.
void add_self_tests(Loaded& loaded, emit::Options& options);

}  // namespace modelc::driver
