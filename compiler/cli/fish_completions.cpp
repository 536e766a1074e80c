#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/describe.h"

namespace modelc::cli {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out + "'";
}

/// When the line has come to a command, and to none of its own.
std::string condition(const DescribedCommand& command) {
  std::vector<std::string> parts;
  for (const std::string& part : command.path) parts.push_back("__fish_seen_subcommand_from " + part);
  if (command.path.empty()) parts.emplace_back("__fish_use_subcommand");
  if (!command.path.empty() && !command.commands.empty()) {
    std::string known;
    for (const DescribedCommand& part : command.commands) known += " " + part.path.back();
    parts.push_back("not __fish_seen_subcommand_from" + known);
  }
  return quoted(fmt::format("{}", fmt::join(parts, "; and ")));
}

/// What a value may be, as options of `complete`.
std::string offer_in_fish(const DescribedOption& option) {
  std::string suffixes;
  switch (option.value) {
    case Value::choice: return fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(option.choices, " "))));
    case Value::folder: return " -x -a '(__fish_complete_directories)'";
    case Value::file:
      for (const std::string& extension : option.extensions)
        suffixes += fmt::format("{}__fish_complete_suffix .{}", suffixes.empty() ? "" : "; ", extension);
      return suffixes.empty() ? std::string(" -r -F") : fmt::format(" -x -a '({})'", suffixes);
    case Value::text: return " -x";
    case Value::none: break;
  }
  return "";
}

std::string lines(const DescribedCommand& command) {
  const std::string when = condition(command);
  std::string text;
  for (const DescribedCommand& part : command.commands)
    text += fmt::format("complete -c modelc -n {} -a {} -d {}\n", when, part.path.back(), quoted(part.about));
  for (const DescribedOption& option : command.options) {
    if (option.positional) {
      if (option.value != Value::text) text += fmt::format("complete -c modelc -n {}{}\n", when, offer_in_fish(option));
      continue;
    }
    std::string names;
    for (const std::string& name : option.names)
      names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    text +=
        fmt::format("complete -c modelc -n {}{} -d {}{}\n", when, names, quoted(option.about), offer_in_fish(option));
  }
  for (const DescribedCommand& part : command.commands) text += lines(part);
  return text;
}

}  // namespace

std::string fish_completions(const DescribedCommand& tool) {
  return "# Completion of modelc for fish. Made by `modelc completions fish`.\ncomplete -c modelc -f\n" + lines(tool);
}

}  // namespace modelc::cli
