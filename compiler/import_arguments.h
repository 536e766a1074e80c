#pragma once
#include <CLI/CLI.hpp>
#include <functional>

#include "driver/driver.h"

namespace modelc {

/// The command line of `modelc import darknet`; other kinds of files are further subcommands. `parsed` is called once
/// the line is known to be right. The options must outlive the command.
void add_import_commands(CLI::App& command, driver::DarknetOptions& options, const std::function<void()>& parsed);

}  // namespace modelc
