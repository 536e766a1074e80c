// What looks at sources: check, format, extern.
#include "cli/command.h"

namespace modelc::cli {

void add_check(CommandLine& line) {
  CLI::App* const sub =
      line.add("check", "every diagnostic of the files, no output file",
               {{"modelc check mnist.model", "what is wrong, with its place"},
                {"modelc check --watch mnist.model", "again whenever it changes, or what it imports; Ctrl-C ends"}});
  struct Given {
    std::vector<std::string> files;
    ProgramArguments program;
    std::string form = "text";
    bool watch = false;
  };
  const auto given = std::make_shared<Given>();
  sub->add_option("FILE", given->files, "the .model files")->required();
  given->program.add_to(*sub);
  sub->add_option("--diagnostics", given->form, "their form")->check(CLI::IsMember({"text", "json"}));
  sub->add_flag("--watch", given->watch, "stay, and check again whenever a file changes that was read");
  sub->parse_complete_callback([&line, given] {
    const driver::CheckOptions options{given->program.parse(), given->form == "json", line.environment.colour};
    line.watch = given->watch;
    line.action = [given, options](const FileSystem& files) { return driver::check(given->files, options, files); };
  });
}

void add_format(CommandLine& line) {
  CLI::App* const sub = line.add("format", "rewrite the files in the one canonical layout, comments kept",
                                 {{"modelc format *.model", "rewrites all of them"},
                                  {"modelc format --check *.model", "for a test: status 1 when one would change"}});
  struct Given {
    std::vector<std::string> files;
    bool check = false;
  };
  const auto given = std::make_shared<Given>();
  sub->add_option("FILE", given->files, "the .model files")->required();
  sub->add_flag("--check", given->check, "write nothing; name the files that would change and exit with 1");
  sub->parse_complete_callback([&line, given] {
    line.action = [given, colour = line.environment.colour](const FileSystem& files) {
      return driver::format(given->files, {given->check, colour}, files);
    };
  });
}

void add_extern(CommandLine& line) {
  CLI::App* const sub = line.add("extern", "the C++ declarations that the extern functions of the models need",
                                 {{"modelc extern photo.model > warp.hpp", "a header for the app to implement"}});
  const auto given = on_program<driver::ExternOptions>(*sub);
  sub->parse_complete_callback([&line, given] {
    given->options = {given->program.parse(), line.environment.colour};
    line.action = [given](const FileSystem& files) {
      return driver::extern_functions(given->file, given->options, files);
    };
  });
}

}  // namespace modelc::cli
