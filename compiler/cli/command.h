#pragma once
#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/program.h"
#include "driver/driver.h"

/// The command line: one function for each command, which gives it its options.
namespace modelc::cli {

/// A line that somebody might type, and what it does.
struct Example {
  std::string line, does;
};

/// Shown at the end of the command's --help and in the manual.
void show_examples(CLI::App& command, const std::vector<Example>& examples);

/// What a command does, called once the whole line is known to be right.
using Action = std::function<driver::Result(const FileSystem&)>;

struct CommandLine {
  CLI::App& app;
  const Environment& environment;
  Action action;       ///< that of the command that was given
  bool watch = false;  ///< it is done again whenever a file changes that it has read

  CLI::App* add(const std::string& name, const std::string& about, const std::vector<Example>& examples) {
    CLI::App* const command = app.add_subcommand(name, about);
    command->fallthrough(false);
    show_examples(*command, examples);
    return command;
  }
};

void add_compile(CommandLine& line);
void add_build(CommandLine& line);
void add_new(CommandLine& line);
void add_check(CommandLine& line);
void add_summary(CommandLine& line);
void add_graph(CommandLine& line);
void add_format(CommandLine& line);
void add_extern(CommandLine& line);
void add_lsp(CommandLine& line);
void add_init(CommandLine& line);
void add_run(CommandLine& line);
void add_verify(CommandLine& line);
void add_profile(CommandLine& line);
void add_train(CommandLine& line);
void add_evaluate(CommandLine& line);
void add_data(CommandLine& line);
void add_import(CommandLine& line);
void add_completions(CommandLine& line);
void add_manual(CommandLine& line);

/// The whole line: every command, and how --help ends.
void add_commands(CommandLine& line);

/// A check of counts and seeds: CLI11 lets a -1 wrap around, and prints the largest double as the bound of its own.
template <class Number, Number least>
std::string whole(const std::string& text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc::result_out_of_range)
    return "`" + text + "` is not from " + std::to_string(least) + " to " +
           std::to_string(std::numeric_limits<Number>::max());
  if (error == std::errc() && stop == end && number >= least) return {};
  return "`" + text + "` is not a whole number from " + std::to_string(least) + " on";
}
inline std::string count(const std::string& text) { return whole<std::int64_t, 1>(text); }
inline std::string seed(const std::string& text) { return whole<std::uint64_t, 0>(text); }

/// A check of numbers above 0, or from 0 on.
template <bool zero>
std::string positive(const std::string& text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && stop == end && (number > 0 || (zero && number == 0)) && number < HUGE_VAL) return {};
  return "`" + text + "` is not a number " + (zero ? "from 0 on" : "above 0");
}

/// What a command on one program is given. It lives as long as the callbacks that hold it.
template <class Options>
struct OnProgram {
  std::string file;
  ProgramArguments program;
  Options options;
};

/// The file and the options of every command on a program.
template <class Options>
std::shared_ptr<OnProgram<Options>> on_program(CLI::App& command) {
  const auto given = std::make_shared<OnProgram<Options>>();
  command.add_option("FILE", given->file, "the .model file")->required();
  given->program.add_to(command);
  return given;
}

/// --memory-budget, of commands on steps of training.
void add_memory_budget(CLI::App& command, std::optional<std::int64_t>& bytes);

/// For commands that build programs.
template <class Options>
void set_toolchain(Options& options, const Environment& environment) {
  options.compiler = environment.compiler;
  options.cache = environment.cache;
  options.processor = environment.processor;
  options.colour = environment.colour;
}

}  // namespace modelc::cli
