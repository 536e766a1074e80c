#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "driver/driver.h"

namespace modelc {

/// The command line of `modelc data idx|csv|images`. `parsed` is called once it is known to be right. The options must
/// outlive the command.
void add_data_command(CLI::App& command, driver::DataOptions& options, const std::function<void()>& parsed);

}  // namespace modelc
