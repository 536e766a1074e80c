#include "import_arguments.h"

#include <string>

namespace modelc {

void add_import_commands(CLI::App& command, driver::DarknetOptions& options, const std::function<void()>& parsed) {
  command.require_subcommand(1);
  CLI::App* const darknet = command.add_subcommand("darknet", "a network's .cfg and .weights files");
  darknet->add_option("CFG", options.cfg, "the network")->required();
  darknet->add_option("WEIGHTS", options.weights, "its weights (default: the model alone is written)");
  darknet->add_option("-o,--output", options.output, "for NAME.model and NAME.safetensors")
      ->type_name("NAME")
      ->required();
  darknet
      ->add_option_function<std::string>(
          "--reorg", [&options](const std::string& order) { options.space_to_depth = order == "space_to_depth"; },
          "the order of channels behind [reorg] (default: darknet, as trained weights need it)")
      ->check(CLI::IsMember({"darknet", "space_to_depth"}));
  darknet->parse_complete_callback(parsed);
}

}  // namespace modelc
