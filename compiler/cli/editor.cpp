// What editors run: lsp.
#include "cli/command.h"

namespace modelc::cli {

void add_lsp(CommandLine& line) {
  CLI::App* const sub = line.add("lsp", "the language server, on standard input and output",
                                 {{"modelc lsp", "as an editor starts it: docs/editors.md has the lines for several"}});
  sub->add_flag("--stdio")->description("the same: some editors give it to every server");
  sub->parse_complete_callback([&line] {
    line.action = [options = driver::LanguageServerOptions{line.environment.cache}](const FileSystem& files) {
      return driver::language_server(options, files);
    };
  });
}

}  // namespace modelc::cli
