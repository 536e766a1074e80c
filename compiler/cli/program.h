#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "elaborate/elaborate.h"

namespace modelc::cli {

/// What every command on a program takes.
struct ProgramArguments {
  std::vector<std::string> settings;
  std::string model;
  std::string scalar = "f32";

  void add_to(CLI::App& command);
  /// Throws CLI::ValidationError for a --set that is none.
  elaborate::Options parse() const;
};

}  // namespace modelc::cli
