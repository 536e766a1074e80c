#include "cli/command.h"

namespace modelc::cli {

void add_new(CommandLine& line) {
  CLI::App* const sub = line.add("new", "a project to begin with, that builds and runs",
                                 {{"modelc new demo", "the folder demo, and the two commands that build and run it"},
                                  {"modelc new demo-2 --cmake", "with a CMakeLists.txt"}});
  const auto given = std::make_shared<driver::NewOptions>();
  sub->add_option("NAME", given->name, "of the project and its folder")->required();
  sub->add_flag("--cmake", given->cmake, "with a CMakeLists.txt");
  sub->parse_complete_callback(
      [&line, given] { line.action = [given](const FileSystem&) { return driver::new_project(*given); }; });
}

}  // namespace modelc::cli
