#include <map>

#include "cli/command.h"
#include "plan/target.h"

namespace modelc::cli {
namespace {

using driver::Emit;

const std::map<std::string, Emit> stages = {{"cpp", Emit::cpp}, {"c", Emit::c},         {"c99", Emit::c99},
                                            {"ast", Emit::ast}, {"graph", Emit::graph}, {"plan", Emit::plan}};

const std::map<std::string, bool driver::Without::*> skipped = {{"fusion", &driver::Without::fusion},
                                                                {"prepare", &driver::Without::prepare}};

std::string namespace_fault(const std::string& text) {
  return driver::valid_namespace(text) ? std::string() : "`" + text + "` is no C++ namespace";
}

/// Why it is no target; empty for one.
std::string target_fault(const std::string& name) {
  if (plan::target_index(name)) return {};
  std::string text = "there is no target `" + name + "`; the targets are";
  for (const plan::Target& target : plan::targets)
    text += (target.name == plan::targets.front().name ? " " : ", ") + std::string(target.name);
  return text;
}

/// Throws CLI::ValidationError for options that do not go together.
void check_together(const driver::CompileOptions& options) {
  const auto code_only = [&](const char* option, bool given) {
    if (given && options.emit != Emit::cpp && options.emit != Emit::c)
      throw CLI::ValidationError(option, "goes with --emit cpp and c only");
  };
  const bool plain = options.emit == Emit::c99;
  if (options.without.prepare || options.without.fusion) {
    if (options.emit != Emit::plan) code_only("--without", true);
    if (options.memory_budget) throw CLI::ValidationError("--without", "does not go with --memory-budget");
  }
  if (!plain) code_only("--embed-weights", !options.embed_weights.empty());
  code_only("--target", !options.targets.empty());
  for (const std::string& name : options.targets)
    if (options.targets.size() > 1 && !plan::targets.at(plan::target_index(name).value()).level)
      throw CLI::ValidationError("--target", "of several, each is a level of x86-64, which `" + name + "` is not");
  code_only("--self-test", options.self_test);
  code_only("--depfile", !options.depfile.empty());
  if (options.memory_budget && !options.train) throw CLI::ValidationError("--memory-budget", "goes with --train only");
  if (plain && options.train) throw CLI::ValidationError("--train", "does not go with --emit c99");
  if (!plain && !options.weights_blob.empty())
    throw CLI::ValidationError("--weights-blob", "goes with --emit c99 only");
  if (!options.weights_blob.empty() && options.embed_weights.empty())
    throw CLI::ValidationError("--weights-blob", "needs the weights: --embed-weights");
  if (!options.depfile.empty() && options.output == "-")
    throw CLI::ValidationError("--depfile", "needs -o with a file's name");
  if (options.emit == Emit::c && !options.output.empty() && !options.output.ends_with(".h"))
    throw CLI::ValidationError("--output", "is the name of a C header: `" + options.output + "` does not end in .h");
}

}  // namespace

void add_compile(CommandLine& line) {
  CLI::App* const sub =
      line.add("compile", "one C++ header for the models of a file",
               {{"modelc compile mnist.model", "mnist.hpp in this folder, in the namespace mnist"},
                {"modelc compile mnist.model --train --set hidden=64 -o small.hpp", "a smaller one that trains, too"},
                {"modelc compile mnist.model --standalone --embed-weights mnist.safetensors -o whole.hpp",
                 "all in one file: the app needs Eigen, and no weights beside it"},
                {"modelc compile mnist.model --emit c", "mnist.h and mnist.cpp beside it: an interface for C"}});
  const auto given = on_program<driver::CompileOptions>(*sub);
  driver::CompileOptions& options = given->options;
  sub->add_option("-o,--output", options.output, "the header; `-` prints it (default: FILE's name with .hpp, or .h)")
      ->type_name("OUT.hpp");
  sub->add_option("--namespace", options.name_space, "namespace of the generated code (default: FILE's name)")
      ->type_name("NS")
      ->check(namespace_fault);
  sub->add_flag("--train", options.train, "the header trains, too");
  add_memory_budget(*sub, options.memory_budget);
  sub->add_flag("--standalone", options.standalone,
                "put the runtime's text into the header, so that it needs Eigen alone");
  sub->add_flag("--self-test", options.self_test, "each class can test itself, against recorded outputs");
  sub->add_option("--target", options.targets,
                  "the processor to lay kernels out for, as in -march; several: the program chooses at start")
      ->type_name("T")
      ->expected(1)
      ->take_all()
      ->check(target_fault);
  sub->add_option("--depfile", options.depfile, "write what the header depends on, in Make's syntax")->type_name("D");
  sub->add_option_function<std::string>(
         "--emit", [given](const std::string& stage) { given->options.emit = stages.at(stage); },
         "c: with a C interface; c99: plain C; ast, graph, plan: stop there and print it")
      ->check(CLI::IsMember(stages));
  sub->add_option("--embed-weights", options.embed_weights, "put these weights into the header")
      ->type_name("W.safetensors");
  sub->add_option("--weights-blob", options.weights_blob,
                  "with --emit c99: write the weights to this file instead of into the C")
      ->type_name("W.bin");
  sub->add_option_function<std::vector<std::string>>(
         "--without",
         [given](const std::vector<std::string>& steps) {
           for (const std::string& step : steps) given->options.without.*skipped.at(step) = true;
         },
         "leave out a step, to see what it brings: prepare (packing weights ahead) or fusion")
      ->expected(1)
      ->take_all()
      ->check(CLI::IsMember(skipped));
  sub->add_option("--print-after", options.print_after, "print the graph after a pass, to standard error")
      ->type_name("PASS")
      ->expected(1)
      ->take_all();
  sub->parse_complete_callback([&line, given] {
    given->options.program = given->program.parse();
    given->options.colour = line.environment.colour;
    check_together(given->options);
    line.action = [given](const FileSystem& files) { return driver::compile(given->file, given->options, files); };
  });
}

void add_build(CommandLine& line) {
  CLI::App* const sub = line.add("build", "a shared library with the C interface, for this machine",
                                 {{"modelc build mnist.model -o mnist.so --embed-weights mnist.safetensors",
                                   "for C, or for Python: modelc.load(\"mnist.so\").predict(image)"}});
  const auto given = on_program<driver::BuildOptions>(*sub);
  sub->add_option("-o,--output", given->options.output, "the library")->type_name("LIB.so")->required();
  sub->add_option("--embed-weights", given->options.embed_weights, "put these weights into the library")
      ->type_name("W.safetensors");
  sub->parse_complete_callback([&line, given] {
    given->options.program = given->program.parse();
    set_toolchain(given->options, line.environment);
    line.action = [given](const FileSystem& files) { return driver::build(given->file, given->options, files); };
  });
}

}  // namespace modelc::cli
