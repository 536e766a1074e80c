#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/describe.h"

namespace modelc::cli {
namespace {

/// Within single quotes; `special` are characters that _arguments or _describe would read.
std::string quoted(const std::string& text, const std::string& special = {}) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else if (special.find(c) != std::string::npos)
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out;
}

std::string action(const DescribedOption& option) {
  switch (option.value) {
    case Value::choice: return fmt::format("({})", fmt::join(option.choices, " "));
    case Value::folder: return "_files -/";
    case Value::file:
      return option.extensions.empty() ? "_files"
                                       : fmt::format("_files -g \"*.({})(-.)\"", fmt::join(option.extensions, "|"));
    case Value::none:
    case Value::text: break;
  }
  return " ";
}

std::string value(const DescribedOption& option) {
  return fmt::format(":{}:{}", quoted(option.placeholder, ":\\"), action(option));
}

/// The specifications of an option or argument for _arguments; `position` counts arguments from 1.
std::string specification(const DescribedOption& option, int position) {
  if (option.positional) {
    const std::string place = option.repeated ? "*" : std::to_string(position);
    return fmt::format(" \\\n    '{}{}'", place, value(option));
  }
  const std::string about = quoted(option.about, "[]:\\");
  const std::string rest = fmt::format("[{}]{}", about, option.value == Value::none ? "" : value(option));
  if (option.repeated) {
    std::string text;
    for (const std::string& name : option.names) text += fmt::format(" \\\n    '*{}{}'", name, rest);
    return text;
  }
  if (option.names.size() == 1) return fmt::format(" \\\n    '{}{}'", option.names[0], rest);
  return fmt::format(" \\\n    '({})'{{{}}}'{}'", fmt::join(option.names, " "), fmt::join(option.names, ","), rest);
}

/// The function of a command, and those of its commands before it.
std::string functions(const DescribedCommand& command) {
  std::string text, described, cases, arguments;
  for (const DescribedCommand& part : command.commands) {
    text += functions(part);
    described += fmt::format("    '{}:{}'\n", part.path.back(), quoted(part.about, ":\\"));
    cases += fmt::format("    {}) _{} ;;\n", part.path.back(), part.name("_"));
  }
  int position = 0;
  for (const DescribedOption& option : command.options)
    arguments += specification(option, option.positional ? ++position : 0);
  if (command.commands.empty())
    return fmt::format("{}_{}() {{\n  _arguments -s{}\n}}\n", text, command.name("_"), arguments);
  return fmt::format(R"({0}_{1}() {{
  local curcontext=$curcontext state line
  typeset -A opt_args
  local -a commands=(
{2}  )
  _arguments -C{3} \
    '1: :->command' '*:: :->rest'
  case $state in
  command) _describe command commands ;;
  rest)
    case $line[1] in
{4}    esac ;;
  esac
}}
)",
                     text, command.name("_"), described, arguments, cases);
}

}  // namespace

std::string zsh_completions(const DescribedCommand& tool) {
  return "#compdef modelc\n# Completion of modelc for zsh. Made by `modelc completions zsh`.\n" + functions(tool) +
         "if [ \"$funcstack[1]\" = _modelc ]; then _modelc \"$@\"; else compdef _modelc modelc; fi\n";
}

}  // namespace modelc::cli
