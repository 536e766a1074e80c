#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "data_arguments.h"
#include "driver/big_stack.h"
#include "driver/disk.h"
#include "driver/driver.h"
#include "driver/guard.h"
#include "import_arguments.h"
#include "program_arguments.h"

namespace {

using namespace modelc;
using driver::Result;
using driver::Status;

constexpr const char* description = "modelc: compiles .model files to specialized Eigen C++";

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string cache_folder() {
  if (const std::string folder = environment("XDG_CACHE_HOME"); !folder.empty()) return folder + "/modelc";
  if (const std::string home = environment("HOME"); !home.empty()) return home + "/.cache/modelc";
  return "/tmp/modelc-cache-" + std::to_string(::getuid());
}

/// The processor's features as the kernel lists them: programs for one run on others with the same.
std::string processor() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("flags") || line.starts_with("Features")) return line;
  return {};
}

bool wants_colour() {
  return ::isatty(STDERR_FILENO) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

/// The command line as a call to be made once it is known to be right.
class CommandLine {
 public:
  CommandLine() : app_(description, "modelc") {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", MODELC_VERSION);
    app_.get_formatter()->column_width(40);
    add_compile();
    add_check();
    add_summary();
    add_graph();
    add_format();
    add_extern();
    add_init();
    add_run();
    add_verify();
    add_train();
    add_evaluate();
    add_data();
    add_import();
  }

  void parse(int argc, char** argv) {
    const std::string name = argc > 1 ? argv[1] : "";
    const auto called = [&](const CLI::App* command) { return command->get_name() == name; };
    const std::vector<CLI::App*> commands = app_.get_subcommands([](CLI::App*) { return true; });
    if (!name.empty() && name[0] != '-' && std::ranges::none_of(commands, called))
      throw CLI::ValidationError("modelc", "`" + name + "` is no command");
    app_.parse(argc, argv);
  }
  int explain(const CLI::ParseError& error) const { return app_.exit(error); }
  Result call(const FileSystem& files) const { return action_(files); }

 private:
  CLI::App* command(const std::string& name, const std::string& about) {
    CLI::App* command = app_.add_subcommand(name, about);
    command->fallthrough(false);
    return command;
  }

  void add_compile() {
    CLI::App* sub = command("compile", "one C++ header for the models of a file");
    sub->add_option("FILE", file_, "the .model file")->required();
    sub->add_option("-o,--output", compile_.output, "the header; `-` prints it (default: FILE's name with .hpp)")
        ->type_name("OUT.hpp");
    program_.add_to(*sub);
    sub->add_option("--namespace", compile_.name_space, "namespace of the generated code (default: FILE's name)")
        ->type_name("NS")
        ->check([](const std::string& text) {
          return driver::valid_namespace(text) ? std::string() : "`" + text + "` is no C++ namespace";
        });
    sub->add_flag("--train", compile_.train, "the header trains, too");
    sub->add_flag("--standalone", compile_.standalone,
                  "put the runtime's text into the header, so that it needs Eigen alone");
    sub->add_flag("--self-test", compile_.self_test, "each class can test itself, against recorded outputs");
    sub->add_option("--depfile", compile_.depfile, "write what the header depends on, in Make's syntax")
        ->type_name("D");
    sub->add_option("--emit", emit_, "stop at a stage and print it")
        ->check(CLI::IsMember({"cpp", "ast", "graph", "plan"}));
    sub->add_option("--embed-weights", compile_.embed_weights, "put these weights into the header")
        ->type_name("W.safetensors");
    sub->add_option("--print-after", compile_.print_after, "print the graph after a pass, to standard error")
        ->type_name("PASS")
        ->expected(1)
        ->take_all();
    sub->parse_complete_callback([this] {
      compile_.program = program_.parse();
      using driver::Emit;
      const std::map<std::string, Emit> stages = {
          {"cpp", Emit::cpp}, {"ast", Emit::ast}, {"graph", Emit::graph}, {"plan", Emit::plan}};
      compile_.emit = stages.at(emit_);
      if (!compile_.embed_weights.empty() && compile_.emit != Emit::cpp)
        throw CLI::ValidationError("--embed-weights", "goes with --emit cpp only");
      if (compile_.self_test && compile_.emit != Emit::cpp)
        throw CLI::ValidationError("--self-test", "goes with --emit cpp only");
      if (!compile_.depfile.empty() && compile_.output == "-")
        throw CLI::ValidationError("--depfile", "needs -o with a file's name");
      if (!compile_.depfile.empty() && compile_.emit != driver::Emit::cpp)
        throw CLI::ValidationError("--depfile", "goes with --emit cpp only");
      action_ = [this](const FileSystem& files) {
        compile_.colour = wants_colour();
        return driver::compile(file_, compile_, files);
      };
    });
  }

  void add_check() {
    CLI::App* sub = command("check", "every diagnostic of the files, no output file");
    sub->add_option("FILE", paths_, "the .model files")->required();
    program_.add_to(*sub);
    sub->add_option("--diagnostics", diagnostics_, "their form")->check(CLI::IsMember({"text", "json"}));
    sub->parse_complete_callback([this] {
      const elaborate::Options program = program_.parse();
      action_ = [this, program](const FileSystem& files) {
        return driver::check(paths_, {program, diagnostics_ == "json", wants_colour()}, files);
      };
    });
  }

  void add_summary() {
    CLI::App* sub = command("summary", "layers, output shapes, parameters, work, requirements on symbols");
    sub->add_option("FILE", file_, "the .model file")->required();
    program_.add_to(*sub);
    sub->parse_complete_callback([this] {
      const elaborate::Options program = program_.parse();
      action_ = [this, program](const FileSystem& files) {
        return driver::summary(file_, {program, wants_colour()}, files);
      };
    });
  }

  void add_graph() {
    CLI::App* sub = command("graph", "a picture of the model's layers or kernels");
    sub->add_option("FILE", file_, "the .model file")->required();
    program_.add_to(*sub);
    sub->add_option("-o,--output", graph_.output, "the picture; `-` prints the DOT text")
        ->type_name("G.dot|G.svg")
        ->required()
        ->check([](const std::string& path) {
          const bool known = path == "-" || path.ends_with(".dot") || path.ends_with(".svg");
          return known ? std::string() : "`" + path + "` ends neither in .dot nor in .svg";
        });
    sub->add_option("--level", level_, "what is drawn (default: layer)")->check(CLI::IsMember({"layer", "kernel"}));
    CLI::Option* entry = sub->add_option("--entry", entry_, "whose kernels (default: predict)")
                             ->check(CLI::IsMember({"predict", "train", "gradients", "evaluate"}));
    CLI::Option* train = sub->add_flag("--train")->description("the same as --entry train")->excludes(entry);
    sub->parse_complete_callback([this, entry, train] {
      graph_.program = program_.parse();
      graph_.kernels = level_ == "kernel";
      if (train->count() > 0) entry_ = "train";
      if (!graph_.kernels && (entry->count() > 0 || train->count() > 0))
        throw CLI::ValidationError(train->count() > 0 ? "--train" : "--entry", "goes with --level kernel");
      graph_.entry = entry_.empty() ? "predict" : entry_;
      action_ = [this](const FileSystem& files) {
        graph_.colour = wants_colour();
        return driver::graph(file_, graph_, files);
      };
    });
  }

  void add_format() {
    CLI::App* sub = command("format", "rewrite the files in the one canonical layout, comments kept");
    sub->add_option("FILE", paths_, "the .model files")->required();
    sub->add_flag("--check", check_, "write nothing; name the files that would change and exit with 1");
    sub->parse_complete_callback([this] {
      action_ = [this](const FileSystem& files) { return driver::format(paths_, {check_, wants_colour()}, files); };
    });
  }

  void add_extern() {
    CLI::App* sub = command("extern", "the C++ declarations that the extern functions of the models need");
    sub->add_option("FILE", file_, "the .model file")->required();
    program_.add_to(*sub);
    sub->parse_complete_callback([this] {
      const elaborate::Options program = program_.parse();
      action_ = [this, program](const FileSystem& files) {
        return driver::extern_functions(file_, {program, wants_colour()}, files);
      };
    });
  }

  void add_init() {
    CLI::App* sub = command("init", "fresh weights by the initializers");
    sub->add_option("FILE", file_, "the .model file")->required();
    program_.add_to(*sub);
    sub->add_option("-o,--output", init_.output, "where the weights go")->type_name("W.safetensors")->required();
    sub->add_option("--seed", init_.seed, "same seed, same bytes (default 0)")->type_name("S");
    sub->parse_complete_callback([this] {
      init_.program = program_.parse();
      action_ = [this](const FileSystem& files) {
        init_.colour = wants_colour();
        return driver::init(file_, init_, files);
      };
    });
  }

  void add_run() {
    CLI::App* sub = command("run", "predict on the tensors of a file");
    sub->add_option("FILE", file_, "the .model file")->required();
    program_.add_to(*sub);
    sub->add_option("--weights", run_.weights, "the weights (default: fresh ones by the initializers, seed 0)")
        ->type_name("W.safetensors");
    sub->add_option("--input", run_.input, "tensors by the names of the inputs")
        ->type_name("IN.safetensors")
        ->required();
    sub->add_option("-o,--output", run_.output, "where the outputs go, by their names")
        ->type_name("OUT.safetensors")
        ->required();
    sub->add_option("--entry", entry_, "what to run")->check(CLI::IsMember({"predict", "gradients"}));
    sub->add_flag("--interpret", run_.interpret, "use reference evaluation, no C++ compiler");
    sub->parse_complete_callback([this] {
      run_.program = program_.parse();
      run_.gradients = entry_ == "gradients";
      action_ = [this](const FileSystem& files) {
        set_toolchain(run_);
        return driver::run(file_, run_, files);
      };
    });
  }

  void add_verify() {
    CLI::App* sub = command("verify", "compare the compiled model with reference evaluation, layer by layer");
    sub->add_option("FILE", file_, "the .model file")->required();
    program_.add_to(*sub);
    sub->add_option("--weights", verify_.weights, "the weights (default: fresh ones by the initializers, seed 0)")
        ->type_name("W.safetensors");
    sub->add_option("--input", verify_.input, "tensors by the names of the inputs (default: random ones)")
        ->type_name("IN.safetensors");
    sub->add_option("--vectors", verify_.vectors, "inputs, and the outputs and layers' values that are right for them")
        ->type_name("V.safetensors")
        ->excludes("--input");
    sub->add_flag("--plain", verify_.plain, "compare with the same code built without vectors and optimization");
    sub->add_flag("--train", verify_.train, "the losses and the gradients of the weights, in training mode");
    sub->parse_complete_callback([this] {
      verify_.program = program_.parse();
      set_toolchain(verify_);
      action_ = [this](const FileSystem& files) { return driver::verify(file_, verify_, files); };
    });
  }

  /// What commands that build programs need to know of the machine.
  template <class Options>
  static void set_toolchain(Options& options) {
    options.compiler = environment("CXX").empty() ? "c++" : environment("CXX");
    options.cache = cache_folder();
    options.processor = processor();
    options.colour = wants_colour();
  }

  /// What train and evaluate share.
  void add_loop(CLI::App& sub, driver::LoopOptions& options) {
    sub.add_option("FILE", file_, "the .model file")->required();
    program_.add_to(sub);
    sub.add_option("--data", options.data, "tensors by the names of inputs and targets, samples along axis 0")
        ->type_name("D.safetensors")
        ->required();
    sub.add_option("--batch-size", options.batch_size, "samples in a batch (default 32)")->check(CLI::PositiveNumber);
    sub.add_option("--seed", options.seed, "of fresh weights, the order of samples, and dropout (default 0)");
  }
  void finish_loop(driver::LoopOptions& options) {
    options.program = program_.parse();
    set_toolchain(options);
  }

  void add_train() {
    CLI::App* sub = command("train", "train on a data file");
    add_loop(*sub, train_.loop);
    sub->add_option("--weights", train_.loop.weights, "where to start (default: fresh ones by the initializers)")
        ->type_name("W.safetensors");
    sub->add_option("--save", train_.save, "where the weights go, after every epoch")
        ->type_name("OUT.safetensors")
        ->required();
    CLI::Option* validation =
        sub->add_option("--validation", train_.validation, "data to validate on after every epoch")
            ->type_name("V.safetensors");
    sub->add_option("--validation-split", train_.validation_split, "the part at the data's end to validate on")
        ->check(CLI::Range(0.0, 0.99))
        ->excludes(validation);
    sub->add_option("--epochs", train_.epochs, "times through the data, a resumed training's included (default 1)")
        ->check(CLI::PositiveNumber);
    sub->add_option("--save-best", train_.save_best, "where the weights of the best epoch go")
        ->type_name("BEST.safetensors");
    sub->add_option("--checkpoint", train_.checkpoint, "what --resume takes, after every epoch")
        ->type_name("C.safetensors");
    sub->add_option("--resume", train_.resume, "go on from a checkpoint as if training had never stopped")
        ->type_name("C.safetensors");
    CLI::Option* stopping =
        sub->add_option("--early-stopping", train_.patience,
                        "end after so many epochs without improvement, with the best epoch's weights")
            ->type_name("PATIENCE")
            ->check(CLI::PositiveNumber);
    sub->add_option("--monitor", train_.monitor, "what has to improve (default val_loss, without validation loss)")
        ->type_name("NAME");
    sub->add_option("--mode", train_.mode, "which way it improves (default: by its name)")
        ->check(CLI::IsMember({"min", "max"}));
    sub->add_option("--min-delta", train_.min_delta, "a smaller change is no improvement")
        ->check(CLI::NonNegativeNumber);
    sub->add_flag("!--keep-last", train_.restore_best, "end with the last epoch's weights, not the best one's")
        ->needs(stopping);
    sub->add_option("--threads", train_.threads, "to train on (default 1); the result is the same on any number")
        ->check(CLI::Range(1, 1024));
    sub->add_flag("!--no-shuffle", train_.shuffle, "take the samples in their order");
    sub->add_option("--history", train_.history, "losses and metrics of every epoch as CSV")->type_name("H.csv");
    sub->add_option("--report", train_.report, "their curves as one page of HTML")->type_name("R.html");
    sub->parse_complete_callback([this] {
      finish_loop(train_.loop);
      train_.terminal = ::isatty(STDOUT_FILENO) != 0 && environment("TERM") != "dumb";
      train_.colour_bar = train_.terminal && environment("NO_COLOR").empty();
      action_ = [this](const FileSystem& files) { return driver::train(file_, train_, files); };
    });
  }

  void add_evaluate() {
    CLI::App* sub = command("evaluate", "the loss and the metrics of a data file");
    add_loop(*sub, evaluate_);
    sub->add_option("--weights", evaluate_.weights, "the weights")->type_name("W.safetensors")->required();
    sub->parse_complete_callback([this] {
      finish_loop(evaluate_);
      action_ = [this](const FileSystem& files) { return driver::evaluate(file_, evaluate_, files); };
    });
  }

  void add_data() {
    CLI::App* sub = command("data", "make a data file of files in other formats");
    add_data_command(
        *sub, data_, [this](CLI::App& kind) { program_.add_to(kind); },
        [this] {
          data_.program = program_.parse();
          action_ = [this](const FileSystem& files) {
            data_.colour = wants_colour();
            return driver::data(data_, files);
          };
        });
  }

  void add_import() {
    CLI::App* sub = command("import", "make a model of another program's files");
    add_import_commands(*sub, darknet_, [this] {
      action_ = [this](const FileSystem& files) {
        darknet_.colour = wants_colour();
        return driver::import_darknet(darknet_, files);
      };
    });
  }

  CLI::App app_;
  ProgramArguments program_;
  std::string file_;
  std::vector<std::string> paths_;
  std::string diagnostics_ = "text";
  bool check_ = false;
  std::string emit_ = "cpp";
  mutable driver::CompileOptions compile_;
  mutable driver::GraphOptions graph_;
  std::string level_ = "layer";
  mutable driver::InitOptions init_;
  mutable driver::RunOptions run_;
  driver::VerifyOptions verify_;
  driver::TrainOptions train_;
  driver::LoopOptions evaluate_;
  mutable driver::DataOptions data_;
  mutable driver::DarknetOptions darknet_;
  std::string entry_ = "predict";
  std::function<Result(const FileSystem&)> action_;
};

Result guarded_call(const CommandLine& line) {
  const driver::DiskFiles files;
  const auto on_stack = [&] {
    Result result;
    driver::on_big_stack([&] { result = line.call(files); });
    return result;
  };
  return driver::guarded(on_stack, wants_colour());
}

}  // namespace

int main(int argc, char** argv) {
  CommandLine line;
  try {
    line.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return line.explain(error) == 0 ? 0 : static_cast<int>(Status::wrong_usage);
  }
  Result result = guarded_call(line);
  if (const std::string error = driver::write_files(result.files); !error.empty()) {
    result.err += driver::unwritten(error, wants_colour());
    result.status = Status::system_failure;
  }
  if (!driver::write_stream(STDOUT_FILENO, result.out) && result.status == Status::done)
    result.status = Status::system_failure;
  driver::write_stream(STDERR_FILENO, result.err);
  return static_cast<int>(result.status);
}
