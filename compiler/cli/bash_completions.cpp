#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/describe.h"

namespace modelc::cli {
namespace {

using Commands = std::vector<const DescribedCommand*>;

/// The tool and its commands, each before its own.
void collect(const DescribedCommand& command, Commands& all) {
  all.push_back(&command);
  for (const DescribedCommand& part : command.commands) collect(part, all);
}

std::string key(const DescribedCommand& command) { return fmt::format("{}", fmt::join(command.path, " ")); }

/// The statement that offers what a value may be.
std::string offer_in_bash(const DescribedOption& option) {
  std::string patterns;
  switch (option.value) {
    case Value::choice: return fmt::format("_modelc_words '{}'", fmt::join(option.choices, " "));
    case Value::folder: return "_modelc_files '*/'";
    case Value::file:
      for (const std::string& extension : option.extensions) patterns += fmt::format(" '*.{}'", extension);
      return "_modelc_files" + (patterns.empty() ? " '*'" : patterns);
    case Value::none:
    case Value::text: break;
  }
  return ":";
}

std::string values(const DescribedCommand& command) {
  std::string text;
  for (const DescribedOption& option : command.options) {
    if (option.positional || option.value == Value::none) continue;
    std::string cases;
    for (const std::string& name : option.names)
      cases += fmt::format("{}'{} {}'", cases.empty() ? "" : " | ", key(command), name);
    text += fmt::format("    {}) {}; return ;;\n", cases, offer_in_bash(option));
  }
  return text;
}

std::string words(const DescribedCommand& command) {
  std::string options, parts, argument = ":";
  for (const DescribedOption& option : command.options) {
    if (option.positional) {
      if (argument == ":") argument = offer_in_bash(option);
      continue;
    }
    for (const std::string& name : option.names) options += (options.empty() ? "" : " ") + name;
  }
  for (const DescribedCommand& part : command.commands) parts += (parts.empty() ? "" : " ") + part.path.back();
  if (!parts.empty()) argument = fmt::format("_modelc_words '{}'", parts);
  return fmt::format("    '{}') if [[ $cur == -* ]]; then _modelc_words '{}'; else {}; fi ;;\n", key(command), options,
                     argument);
}

}  // namespace

std::string bash_completions(const DescribedCommand& tool) {
  Commands all;
  collect(tool, all);
  std::string steps, given, offered;
  for (const DescribedCommand* command : all) {
    for (const DescribedCommand& part : command->commands)
      steps += fmt::format("      '{} {}') command='{}' ;;\n", key(*command), part.path.back(), key(part));
    given += values(*command);
    offered += words(*command);
  }
  return fmt::format(R"(# Completion of modelc for bash. Made by `modelc completions bash`.
_modelc_words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }}
# Files that match one of the patterns, and folders on the way to them.
_modelc_files() {{
  local pattern
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(
    compgen -d -- "$cur"
    for pattern in "$@"; do compgen -f -X "!$pattern" -- "$cur"; done)
}}
_modelc() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case "$command ${{COMP_WORDS[i]}}" in
{}    esac
  done
  case "$command $previous" in
{}  esac
  case "$command" in
{}  esac
}}
complete -F _modelc modelc
)",
                     steps, given, offered);
}

}  // namespace modelc::cli
