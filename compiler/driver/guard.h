#pragma once
#include <functional>

#include "driver/driver.h"

namespace modelc::driver {

/// Calls a command. What gets out of it as an exception, memory that runs out or a folder that is not there, becomes an
/// error with a code, too; a fault of the compiler is said to be one.
Result guarded(const std::function<Result()>& command, bool colour);

/// The error of an output file that cannot be written, as diagnostics are rendered.
std::string unwritten(const std::string& reason, bool colour);

}  // namespace modelc::driver
