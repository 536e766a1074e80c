#include <fmt/format.h>

#include "cli/command.h"

namespace modelc::cli {
namespace {

/// In the order of --help.
constexpr void (*commands[])(CommandLine&) = {add_new,   add_compile, add_build,       add_check,  add_summary,
                                              add_graph, add_format,  add_lsp,         add_extern, add_init,
                                              add_run,   add_verify,  add_profile,     add_train,  add_evaluate,
                                              add_data,  add_import,  add_completions, add_manual};

constexpr const char* closing = R"(`modelc COMMAND --help` shows a command's options and examples. To begin with:
  modelc new demo && cd demo

Exit status:
  0  done
  1  the model or the data is wrong
  2  the command line is wrong
  3  the system failed: a file, the C++ compiler, memory

Environment:
  CXX             the C++ compiler of build, run, verify, profile, train and evaluate (default c++)
  MODELC_PYTHON   the Python of import keras and onnx (default python3)
  NO_COLOR        no colour, when it is not empty
  XDG_CACHE_HOME  where built programs are kept, in modelc (default ~/.cache))";

}  // namespace

void show_examples(CLI::App& command, const std::vector<Example>& examples) {
  std::string text = "Examples:";
  for (const Example& example : examples) text += fmt::format("\n  {}\n      {}", example.line, example.does);
  command.footer(text);
}

void add_commands(CommandLine& line) {
  for (const auto add : commands) add(line);
  line.app.footer(closing);  // last, since commands would take it over
}

}  // namespace modelc::cli
