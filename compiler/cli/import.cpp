#include <cstdlib>
#include <utility>

#include "cli/command.h"

namespace modelc::cli {
namespace {

/// All options of these commands are the Python package's, and read there.
void add_python_import(CommandLine& line, CLI::App& import, const std::string& kind, const std::string& about) {
  CLI::App* const sub = import.add_subcommand(kind, about + "; `modelc import " + kind + " --help` has its options");
  sub->footer("");
  sub->prefix_command();
  sub->set_help_flag();
  sub->parse_complete_callback([&line, sub, kind] {
    driver::PythonOptions options{kind, sub->remaining(), line.environment.python, line.environment.colour};
    line.action = [&line, options = std::move(options)](const FileSystem&) {
      // What it runs in turn is this very tool, whether that is on the path or not.
      if (!line.environment.self.empty()) ::setenv("MODELC", line.environment.self.c_str(), 0);
      return driver::import_by_python(options);
    };
  });
}

}  // namespace

void add_import(CommandLine& line) {
  CLI::App* const sub = line.add(
      "import", "make a model of another program's files",
      {{"modelc import darknet tiny.cfg tiny.weights -o tiny", "tiny.model and tiny.safetensors"},
       {"modelc import onnx net.onnx -o net", "and net.vectors.safetensors, with what the original computes"}});
  sub->require_subcommand(1);
  CLI::App* const darknet = sub->add_subcommand("darknet", "a network's .cfg and .weights files");
  show_examples(*darknet, {{"modelc import darknet tiny.cfg -o tiny", "the model alone"}});
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
  add_python_import(line, *sub, "keras", "a .keras or .h5 file, or module:function that gives a model");
  add_python_import(line, *sub, "onnx", "an .onnx file");
}

}  // namespace modelc::cli
