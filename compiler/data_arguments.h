#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "driver/driver.h"

namespace modelc {

/// The command line of `modelc data idx|csv|images`. `add_program` gives each the options of commands on a
/// program, `parsed` is called once the line is known to be right. The options must
/// outlive the command.
void add_data_command(CLI::App& command, driver::DataOptions& options,
                      const std::function<void(CLI::App&)>& add_program, const std::function<void()>& parsed);

}  // namespace modelc
