#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cctype>
#include <sstream>

#include "cli/describe.h"

namespace modelc::cli {
namespace {

/// As troff prints it letter for letter; a line that would be a request begins with nothing.
std::string plain(const std::string& text) {
  std::string out;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '`')
      out += "\\(ga";
    else if (c == '~')
      out += "\\(ti";
    else
      out += c;
    begins = c == '\n';
  }
  return out;
}

std::string synopsis(const DescribedCommand& command) {
  std::string text = fmt::format("\\fB{}\\fR", plain(command.name()));
  for (const DescribedOption& option : command.options)
    if (option.required && !option.positional)
      text += fmt::format(" \\fB{}\\fR \\fI{}\\fR", plain(option.names.back()), plain(option.placeholder));
  text += " [\\fIOPTIONS\\fR]";
  for (const DescribedOption& option : command.options) {
    if (!option.positional) continue;
    const std::string argument = plain(option.names[0]) + (option.repeated ? "..." : "");
    text += option.required ? fmt::format(" \\fI{}\\fR", argument) : fmt::format(" [\\fI{}\\fR]", argument);
  }
  if (!command.commands.empty()) text += " \\fICOMMAND\\fR";
  return text;
}

std::string entry(const DescribedOption& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.names)
    names.push_back(fmt::format("\\f{}{}\\fR", option.positional ? 'I' : 'B', plain(name)));
  std::string value;
  if (option.value == Value::choice)
    value = " " + plain(fmt::format("{}", fmt::join(option.choices, "|")));
  else if (option.value != Value::none && !option.positional)
    value = fmt::format(" \\fI{}\\fR", plain(option.placeholder));
  return fmt::format(".TP\n{}{}\n{}\n", fmt::join(names, ", "), value, plain(option.about));
}

/// Paragraphs of a footer: a line that ends in a colon is a heading, what is indented below it stays as it is.
std::string footer(const std::string& text, const char* heading) {
  std::string out;
  std::istringstream lines(text);
  bool example = false;
  for (std::string line; std::getline(lines, line);) {
    const bool indented = line.starts_with(" ");
    if (example && !indented) out += ".EE\n";
    if (!example && indented) out += ".PP\n.EX\n";
    example = indented;
    if (line.empty()) continue;
    if (!indented && line.ends_with(":")) {
      line.pop_back();
      for (char& c : line)
        if (std::string_view(heading) == ".SH") c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      out += fmt::format("{} {}\n", heading, plain(line));
    } else {
      out += plain(line) + "\n";
    }
  }
  return out + (example ? ".EE\n" : "");
}

std::string section(const DescribedCommand& command) {
  std::string text;
  // The tool itself has been introduced; what all commands have, their help, it has.
  if (!command.path.empty())
    text += fmt::format(".SS {}\n{}\n.PP\n{}\n", plain(command.name()), plain(command.about), synopsis(command));
  for (const DescribedOption& option : command.options)
    if (command.path.empty() || option.names.back() != "--help") text += entry(option);
  if (!command.path.empty() && !command.footer.empty()) text += footer(command.footer, ".PP\n.B");
  if (command.path.empty()) text += ".SH COMMANDS\n";
  for (const DescribedCommand& part : command.commands) text += section(part);
  return text;
}

}  // namespace

std::string manual_page(const DescribedCommand& tool, const std::string& version) {
  const std::size_t colon = tool.about.find(": ");
  return fmt::format(
      ".\\\" Made by `modelc manual`.\n.TH MODELC 1 \"\" \"modelc {}\" \"User Commands\"\n.SH NAME\nmodelc \\- {}\n"
      ".SH SYNOPSIS\n{}\n.SH OPTIONS\n{}{}",
      plain(version), plain(tool.about.substr(colon == std::string::npos ? 0 : colon + 2)), synopsis(tool),
      section(tool), footer(tool.footer, ".SH"));
}

}  // namespace modelc::cli
