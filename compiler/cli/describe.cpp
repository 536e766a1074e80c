#include "cli/describe.h"

#include <algorithm>
#include <cctype>

namespace modelc::cli {
namespace {

/// What stands between braces, as CLI11 prints the values that a check allows: "TEXT:{f32,f64}".
std::vector<std::string> braced(const std::string& text) {
  const std::size_t open = text.find('{'), close = text.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  return CLI::detail::split(text.substr(open + 1, close - open - 1), ',');
}

/// The extensions in a text: "hpp" of "OUT.hpp", "dot" and "svg" of "G.dot|G.svg", "model" of "the .model file".
std::vector<std::string> extensions(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = text.find('.'); at != std::string::npos; at = text.find('.', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
    if (end > at + 1) found.push_back(text.substr(at + 1, end - at - 1));
  }
  return found;
}

bool is_one_of(const std::string& text, std::initializer_list<const char*> names) {
  return std::ranges::find(names, text) != names.end();
}

void set_value(DescribedOption& described, const CLI::Option& option) {
  const std::string type = option.get_type_name();
  if (type.empty()) return;  // a flag
  described.placeholder = described.positional ? described.names[0] : type.substr(0, type.find(':'));
  described.choices = braced(type);
  // Arguments are files whose kind the text names, options have a placeholder that does.
  described.extensions = extensions(described.positional ? described.about : described.placeholder);
  if (!described.choices.empty())
    described.value = Value::choice;
  else if (described.placeholder == "FOLDER")
    described.value = Value::folder;
  else if (!described.extensions.empty() || is_one_of(described.placeholder, {"FILE", "D", "CFG", "WEIGHTS"}))
    described.value = Value::file;
  else
    described.value = Value::text;
}

DescribedOption describe(const CLI::Option& option) {
  DescribedOption described;
  for (const std::string& name : option.get_snames()) described.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) described.names.push_back("--" + name);
  described.positional = described.names.empty();
  if (described.positional) described.names.push_back(option.get_name());
  described.about = option.get_description();
  described.required = option.get_required();
  described.repeated =
      option.get_expected_max() > 1 || option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  set_value(described, option);
  return described;
}

DescribedCommand describe(const CLI::App& app, const std::vector<std::string>& path) {
  DescribedCommand described;
  described.path = path;
  described.about = app.get_description();
  described.footer = app.get_footer();
  for (const CLI::Option* option : app.get_options()) described.options.push_back(describe(*option));
  for (const CLI::App* part : app.get_subcommands([](const CLI::App*) { return true; })) {
    std::vector<std::string> longer = path;
    longer.push_back(part->get_name());
    described.commands.push_back(describe(*part, longer));
  }
  return described;
}

}  // namespace

std::string DescribedCommand::name(const std::string& separator) const {
  std::string text = "modelc";
  for (const std::string& part : path) text += separator + part;
  return text;
}

DescribedCommand describe(const CLI::App& app) { return describe(app, {}); }

}  // namespace modelc::cli
