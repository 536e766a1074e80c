// What shows a model: summary, graph.
#include "cli/command.h"

namespace modelc::cli {

void add_summary(CommandLine& line) {
  CLI::App* const sub =
      line.add("summary", "layers, output shapes, parameters, work, requirements on symbols",
               {{"modelc summary mnist.model --set batch=1", "with the sizes of one image at a time"}});
  const auto given = on_program<driver::SummaryOptions>(*sub);
  add_memory_budget(*sub, given->options.memory_budget);
  sub->parse_complete_callback([&line, given] {
    given->options.program = given->program.parse();
    given->options.colour = line.environment.colour;
    line.action = [given](const FileSystem& files) { return driver::summary(given->file, given->options, files); };
  });
}

void add_graph(CommandLine& line) {
  CLI::App* const sub = line.add(
      "graph", "a picture of the model's layers or kernels",
      {{"modelc graph mnist.model -o mnist.svg", "its layers, drawn by Graphviz"},
       {"modelc graph mnist.model --level kernel --train -o kernels.dot", "what a step of training runs, as DOT"}});
  const auto given = on_program<driver::GraphOptions>(*sub);
  driver::GraphOptions& options = given->options;
  sub->add_option("-o,--output", options.output, "the picture; `-` prints the DOT text")
      ->type_name("G.dot|G.svg")
      ->required()
      ->check([](const std::string& path) {
        const bool known = path == "-" || path.ends_with(".dot") || path.ends_with(".svg");
        return known ? std::string() : "`" + path + "` ends neither in .dot nor in .svg";
      });
  sub->add_option_function<std::string>(
         "--level", [given](const std::string& level) { given->options.kernels = level == "kernel"; },
         "what is drawn (default: layer)")
      ->check(CLI::IsMember({"layer", "kernel"}));
  CLI::Option* const entry = sub->add_option("--entry", options.entry, "whose kernels (default: predict)")
                                 ->check(CLI::IsMember({"predict", "train", "gradients", "evaluate"}));
  CLI::Option* const train = sub->add_flag("--train")->description("the same as --entry train")->excludes(entry);
  sub->parse_complete_callback([&line, given, entry, train] {
    driver::GraphOptions& graph = given->options;
    graph.program = given->program.parse();
    graph.colour = line.environment.colour;
    if (train->count() > 0) graph.entry = "train";
    if (!graph.kernels && (entry->count() > 0 || train->count() > 0))
      throw CLI::ValidationError(train->count() > 0 ? "--train" : "--entry", "goes with --level kernel");
    line.action = [given](const FileSystem& files) { return driver::graph(given->file, given->options, files); };
  });
}

}  // namespace modelc::cli
