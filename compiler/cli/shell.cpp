// What the tool says about itself: completions, manual.
#include "cli/command.h"
#include "cli/describe.h"

namespace modelc::cli {
namespace {

using Printer = std::string (*)(const DescribedCommand&);
const std::map<std::string, Printer> shells = {
    {"bash", bash_completions}, {"fish", fish_completions}, {"zsh", zsh_completions}};

}  // namespace

void add_completions(CommandLine& line) {
  CLI::App* const sub = line.add(
      "completions", "a script that completes command lines of modelc in a shell",
      {{"source <(modelc completions bash)", "in ~/.bashrc"},
       {"modelc completions fish > ~/.config/fish/completions/modelc.fish", "for fish"},
       {"modelc completions zsh > ~/.zfunc/_modelc", "for zsh, with `fpath+=~/.zfunc` before `compinit` in ~/.zshrc"}});
  const auto shell = std::make_shared<std::string>();
  sub->add_option("SHELL", *shell, "whose")->required()->check(CLI::IsMember(shells));
  sub->parse_complete_callback([&line, shell] {
    line.action = [&line, shell](const FileSystem&) {
      driver::Result result;
      result.out = shells.at(*shell)(describe(line.app));
      return result;
    };
  });
}

void add_manual(CommandLine& line) {
  CLI::App* const sub = line.add("manual", "the manual page modelc(1)", {{"modelc manual | man -l -", "read it"}});
  sub->parse_complete_callback([&line] {
    line.action = [&line](const FileSystem&) {
      driver::Result result;
      result.out = manual_page(describe(line.app), MODELC_VERSION);
      return result;
    };
  });
}

}  // namespace modelc::cli
