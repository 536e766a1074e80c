#include "cli/command.h"

namespace modelc::cli {

void add_import(CommandLine& line) {
  CLI::App* const sub = line.add("import", "make a model of another program's files");
  sub->require_subcommand(1);
  CLI::App* const darknet = sub->add_subcommand("darknet", "a network's .cfg and .weights files");
  const auto given = std::make_shared<driver::DarknetOptions>();
  driver::DarknetOptions& options = *given;
  darknet->add_option("CFG", options.cfg, "the network")->required();
  darknet->add_option("WEIGHTS", options.weights, "its weights (default: the model alone is written)");
  darknet->add_option("-o,--output", options.output, "for NAME.model and NAME.safetensors")
      ->type_name("NAME")
      ->required();
  darknet
      ->add_option_function<std::string>(
          "--reorg", [given](const std::string& order) { given->space_to_depth = order == "space_to_depth"; },
          "the order of channels behind [reorg] (default: darknet, as trained weights need it)")
      ->check(CLI::IsMember({"darknet", "space_to_depth"}));
  darknet->parse_complete_callback([&line, given] {
    given->colour = line.environment.colour;
    line.action = [given](const FileSystem& files) { return driver::import_darknet(*given, files); };
  });
}

}  // namespace modelc::cli
