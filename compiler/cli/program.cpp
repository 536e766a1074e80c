#include "cli/program.h"

namespace modelc::cli {

void ProgramArguments::add_to(CLI::App& command) {
  command.add_option("--set", settings, "fix a symbol or hyperparameter; may be repeated")
      ->type_name("NAME=VALUE")
      ->expected(1)
      ->take_all();
  command.add_option("--model", model, "the model to take where a file holds several")->type_name("NAME");
  command.add_option("--scalar", scalar, "the width of every float of the model")->check(CLI::IsMember({"f32", "f64"}));
}

elaborate::Options ProgramArguments::parse() const {
  elaborate::Options options;
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos || equals == 0)
      throw CLI::ValidationError("--set", "`" + setting + "` is not of the form NAME=VALUE");
    if (!options.settings.emplace(setting.substr(0, equals), setting.substr(equals + 1)).second)
      throw CLI::ValidationError("--set", "`" + setting.substr(0, equals) + "` is set twice");
  }
  if (!model.empty()) options.model = model;
  options.scalar_f64 = scalar == "f64";
  return options;
}

}  // namespace modelc::cli
