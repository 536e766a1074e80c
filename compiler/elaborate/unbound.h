#pragma once
#include "elaborate/modules.h"

namespace modelc::elaborate {

class Evaluator;

/// Reports names in the functions, layers and optimizers of a file that nothing defines: what can be said of
/// declarations that nothing calls.
void check_names(Evaluator& evaluator, Module& module);

}  // namespace modelc::elaborate
