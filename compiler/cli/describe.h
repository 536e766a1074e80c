#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

/// The command line as data, and what is printed of it beside --help: completions for shells and the manual.
namespace modelc::cli {

/// What the value of an option or argument names.
enum class Value : std::uint8_t { none, text, choice, file, folder };

struct DescribedOption {
  std::vector<std::string> names;  ///< "-o", "--output"; of a positional argument its one name, "FILE"
  bool positional = false;
  bool required = false;
  bool repeated = false;  ///< may be given several times, or take several values
  std::string about;
  Value value = Value::none;            ///< none: a flag
  std::string placeholder;              ///< "OUT.hpp"
  std::vector<std::string> choices;     ///< of Value::choice
  std::vector<std::string> extensions;  ///< of Value::file, without their dots; empty: any
};

struct DescribedCommand {
  std::vector<std::string> path;  ///< "data", "idx"; empty for the tool itself
  std::string about;
  std::string footer;  ///< as --help ends: examples
  std::vector<DescribedOption> options;
  std::vector<DescribedCommand> commands;
  std::string name(const std::string& separator = " ") const;  ///< "modelc data idx"
};

/// The description that CLI11 holds.
DescribedCommand describe(const CLI::App& app);

/// A script that completes the tool's command lines.
std::string bash_completions(const DescribedCommand& tool);
std::string zsh_completions(const DescribedCommand& tool);
std::string fish_completions(const DescribedCommand& tool);

/// The manual page modelc(1), in the man macros of troff.
std::string manual_page(const DescribedCommand& tool, const std::string& version);

}  // namespace modelc::cli
