// What computes with a model: init, run, verify, profile.
#include "cli/command.h"

namespace modelc::cli {

void add_init(CommandLine& line) {
  CLI::App* const sub =
      line.add("init", "fresh weights by the initializers",
               {{"modelc init mnist.model -o fresh.safetensors --seed 1", "the same on every machine"}});
  const auto given = on_program<driver::InitOptions>(*sub);
  sub->add_option("-o,--output", given->options.output, "where the weights go")->type_name("W.safetensors")->required();
  sub->add_option("--seed", given->options.seed, "same seed, same bytes (default 0)")->type_name("S")->check(seed);
  sub->parse_complete_callback([&line, given] {
    given->options.program = given->program.parse();
    given->options.colour = line.environment.colour;
    line.action = [given](const FileSystem& files) { return driver::init(given->file, given->options, files); };
  });
}

void add_run(CommandLine& line) {
  CLI::App* const sub =
      line.add("run", "predict on the tensors of a file",
               {{"modelc run mnist.model --weights mnist.safetensors --input image.safetensors -o answers.safetensors",
                 "outputs by their names, for inputs by theirs"}});
  const auto given = on_program<driver::RunOptions>(*sub);
  driver::RunOptions& options = given->options;
  sub->add_option("--weights", options.weights, "the weights (default: fresh ones by the initializers, seed 0)")
      ->type_name("W.safetensors");
  sub->add_option("--input", options.input, "tensors by the names of the inputs")
      ->type_name("IN.safetensors")
      ->required();
  sub->add_option("-o,--output", options.output, "where the outputs go, by their names")
      ->type_name("OUT.safetensors")
      ->required();
  sub->add_option_function<std::string>(
         "--entry", [given](const std::string& entry) { given->options.gradients = entry == "gradients"; },
         "what to run")
      ->check(CLI::IsMember({"predict", "gradients"}));
  sub->add_flag("--interpret", options.interpret, "use reference evaluation, no C++ compiler");
  sub->parse_complete_callback([&line, given] {
    given->options.program = given->program.parse();
    set_toolchain(given->options, line.environment);
    line.action = [given](const FileSystem& files) { return driver::run(given->file, given->options, files); };
  });
}

void add_verify(CommandLine& line) {
  CLI::App* const sub = line.add(
      "verify", "compare the compiled model with reference evaluation, layer by layer",
      {{"modelc verify mnist.model --weights mnist.safetensors", "the largest error of each layer and output"}});
  const auto given = on_program<driver::VerifyOptions>(*sub);
  driver::VerifyOptions& options = given->options;
  sub->add_option("--weights", options.weights, "the weights (default: fresh ones by the initializers, seed 0)")
      ->type_name("W.safetensors");
  sub->add_option("--input", options.input, "tensors by the names of the inputs (default: random ones)")
      ->type_name("IN.safetensors");
  sub->add_option("--vectors", options.vectors, "inputs, and the outputs and layers' values that are right for them")
      ->type_name("V.safetensors")
      ->excludes("--input");
  sub->add_flag("--plain", options.plain, "compare with the same code built without vectors and optimization");
  sub->add_flag("--train", options.train, "the losses and the gradients of the weights, in training mode");
  sub->parse_complete_callback([&line, given] {
    given->options.program = given->program.parse();
    set_toolchain(given->options, line.environment);
    line.action = [given](const FileSystem& files) { return driver::verify(given->file, given->options, files); };
  });
}

void add_profile(CommandLine& line) {
  CLI::App* const sub = line.add(
      "profile", "the time of each kernel, beside what this machine allows",
      {{"modelc profile mnist.model --set batch=1 --seconds 0.5 --report profile.html", "as a table and as a page"}});
  const auto given = on_program<driver::ProfileOptions>(*sub);
  driver::ProfileOptions& options = given->options;
  sub->add_option("--weights", options.weights, "the weights (default: fresh ones by the initializers, seed 0)")
      ->type_name("W.safetensors");
  sub->add_option("--input", options.input, "tensors by the names of the inputs (default: random ones, small sizes)")
      ->type_name("IN.safetensors");
  sub->add_option("--report", options.report, "the same as a page with a bar for each kernel")->type_name("R.html");
  sub->add_option("--trace", options.trace, "one call as a trace for Perfetto")->type_name("T.json");
  sub->add_option("--seconds", options.seconds, "how long predict is called (default 2)")
      ->check(CLI::Range(0.0, 3600.0));
  sub->parse_complete_callback([&line, given] {
    given->options.program = given->program.parse();
    set_toolchain(given->options, line.environment);
    line.action = [given](const FileSystem& files) { return driver::profile(given->file, given->options, files); };
  });
}

}  // namespace modelc::cli
