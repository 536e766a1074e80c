#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "emit/context.h"
#include "emit/emit.h"
#include "emit/template.h"
#include "emit/text.h"
#include "modelc/version.hpp"

namespace modelc::emit {
namespace {

// What a text needs to have included, by a word in it.
struct Need {
  std::string_view word;
  std::string_view include;
};
constexpr Need needs[] = {{"modelc::Index", "\"modelc/index.hpp\""},
                          {"modelc::Arena", "\"modelc/index.hpp\""},
                          {"modelc::Parallel ", "\"modelc/parallel.hpp\""},
                          {"modelc::Size", "\"modelc/size.hpp\""},
                          {"modelc::View<", "\"modelc/view.hpp\""},
                          {"modelc::make_view<", "\"modelc/view.hpp\""},
                          {"modelc::block_view<", "\"modelc/view.hpp\""},
                          {"modelc::tensor(", "\"modelc/tensor.hpp\""},
                          {"modelc::TensorInfo", "\"modelc/tensor_info.hpp\""},
                          {"modelc::Prepared ", "\"modelc/prepared.hpp\""},
                          {"modelc::load_weights(", "\"modelc/weights.hpp\""},
                          {"modelc::checked<", "\"modelc/input.hpp\""},
                          {"std::array<", "<array>"},
                          {"modelc::copy_elements(", "\"modelc/index.hpp\""},
                          {"modelc::opaque(", "\"modelc/index.hpp\""},
                          {"std::fill_n(", "<algorithm>"},
                          {"std::max<", "<algorithm>"},
                          {"modelc::evaluate(", "\"modelc/fit.hpp\""},
                          {"modelc::initial::", "\"modelc/initial.hpp\""},
                          {"modelc::raise(", "\"modelc/error.hpp\""},
                          {"std::memset(", "<cstring>"},
                          {"std::vector<", "<vector>"},
                          {"modelc::random_bits(", "\"modelc/random.hpp\""},
                          {"std::min<", "<algorithm>"},
                          {"modelc::runs_", "\"modelc/targets.hpp\""},
                          {"modelc::lane_width<", "\"modelc/lanes.hpp\""},
                          {"modelc::self_test(", "\"modelc/self_test.hpp\""},
                          {"assert(", "<cassert>"},
                          {"std::int8_t", "<cstdint>"},
                          {"std::uint8_t", "<cstdint>"},
                          {"std::int32_t", "<cstdint>"},
                          {"std::int64_t", "<cstdint>"},
                          {"std::uint64_t", "<cstdint>"},
                          {"std::numeric_limits<", "<limits>"},
                          {"std::shared_ptr<", "<memory>"},
                          {"std::string&", "<string>"},
                          {"std::move(", "<utility>"}};

std::string includes(const std::vector<Context>& models, const std::string& text) {
  std::set<std::string> library, own{"\"modelc/version.hpp\""}, foreign;
  for (const Need& need : needs)
    if (text.find(need.word) != std::string::npos)
      (need.include[0] == '<' ? library : own).insert(std::string(need.include));
  for (const Context& model : models) {
    for (const std::string& header : model.prepare.body.headers) own.insert("\"" + header + "\"");
    for (const PreparedPlace& place : model.prepared)
      if (place.tensor.packing != 0) own.insert(fmt::format("\"{}\"", plan::packings()[place.tensor.packing].header));
    const auto high = [](const Port& port) { return port.type.rank() > 2; };
    for (const Entry* entry : model.entries()) {
      for (const std::string& header : entry->body.headers)
        (header.starts_with("modelc/") ? own : foreign).insert("\"" + header + "\"");
      if (std::ranges::any_of(entry->inputs, high) || std::ranges::any_of(entry->outputs, high))
        own.insert("\"modelc/tensor_view.hpp\"");
    }
  }
  std::string out;
  for (const auto* group : {&library, &own, &foreign}) {
    if (group->empty()) continue;
    out += out.empty() ? "" : "\n";
    for (const std::string& include : *group) out += "#include " + include + "\n";
  }
  out.pop_back();
  return out;
}

}  // namespace

// A namespace may not have the name of a function that the C library declares outside of any, or of one of the runtime
// that statements call.
std::string namespace_name(const std::string& stem) {
  static const std::set<std::string, std::less<>> functions = {
      "abort",       "abs",      "access",  "acos",    "acosh",    "alarm",     "asin",    "asinh",   "atan",
      "atan2",       "atanh",    "atexit",  "atof",    "atoi",     "atol",      "bcmp",    "bcopy",   "brk",
      "bsearch",     "bzero",    "calloc",  "cbrt",    "ceil",     "chdir",     "chmod",   "chown",   "clearenv",
      "clock",       "clone",    "close",   "cos",     "cosh",     "creat",     "crypt",   "daemon",  "div",
      "drem",        "dup",      "dup2",    "encrypt", "erf",      "erfc",      "exit",    "exp",     "exp10",
      "exp2",        "expm1",    "fabs",    "fclose",  "fdim",     "ffs",       "fileno",  "finite",  "floor",
      "fma",         "fmax",     "fmin",    "fmod",    "fork",     "free",      "frexp",   "fsync",   "gamma",
      "getenv",      "getopt",   "getpid",  "gets",    "getw",     "hypot",     "ilogb",   "index",   "isalpha",
      "isatty",      "isdigit",  "isinf",   "isnan",   "j0",       "j1",        "jn",      "kill",    "labs",
      "ldexp",       "lgamma",   "link",    "llabs",   "lockf",    "log",       "log10",   "log1p",   "log2",
      "logb",        "lrint",    "lround",  "lseek",   "main",     "malloc",    "memccpy", "memchr",  "memcmp",
      "memcpy",      "memmem",   "memmove", "memset",  "mktemp",   "mktime",    "modf",    "nan",     "nice",
      "open",        "pause",    "perror",  "pipe",    "pow",      "printf",    "putenv",  "puts",    "qsort",
      "raise",       "rand",     "random",  "read",    "realloc",  "remainder", "remove",  "rename",  "rewind",
      "rindex",      "rint",     "rmdir",   "round",   "scalb",    "scanf",     "select",  "setenv",  "signal",
      "significand", "sin",      "sinh",    "sleep",   "sqrt",     "srand",     "stat",    "stpcpy",  "strcat",
      "strchr",      "strcmp",   "strcpy",  "strdup",  "strlen",   "strtod",    "strtok",  "swab",    "symlink",
      "sync",        "syscall",  "system",  "tan",     "tanh",     "tgamma",    "time",    "tmpfile", "tmpnam",
      "toascii",     "tolower",  "toupper", "trunc",   "truncate", "ttyname",   "umask",   "ungetc",  "unlink",
      "usleep",      "vfork",    "wait",    "write",   "y0",       "y1",        "yn",      "signgam", "environ",
      "daylight",    "timezone", "tzname",  "div_t",   "tm",       "timeval",   "timespec"};
  std::string name = identifier(stem);
  if (functions.contains(name) || called(name)) name += "_";
  return name;
}

// A class may not have the name of one of its members.
std::vector<std::string> class_names(const elaborate::Program& program) {
  static const std::set<std::string, std::less<>> members = {"Symbols",
                                                             "Weights",
                                                             "Inputs",
                                                             "Outputs",
                                                             "predict",
                                                             "predict_raw",
                                                             "symbol_names",
                                                             "input_infos",
                                                             "output_infos",
                                                             "weight_infos",
                                                             "weight_bytes",
                                                             "prepared_bytes",
                                                             "prepare",
                                                             "Kernels",
                                                             "own_kernels",
                                                             "target",
                                                             "arena_bytes",
                                                             "symbols",
                                                             "weights",
                                                             "load",
                                                             "save",
                                                             "lay_out",
                                                             "results",
                                                             "compute",
                                                             "reset_states",
                                                             "set_seed",
                                                             "threads",
                                                             "set_threads",
                                                             "copy_states",
                                                             "seed",
                                                             "self_test",
                                                             "self_test_allowed",
                                                             "initialize",
                                                             "Training",
                                                             "training",
                                                             "Gradients",
                                                             "gradients",
                                                             "train_step",
                                                             "fit",
                                                             "evaluate",
                                                             "with_batch",
                                                             "batched",
                                                             "reset_metrics",
                                                             "learning_rate",
                                                             "evaluate_step",
                                                             "set_learning_rate",
                                                             "reset_optimizer",
                                                             "save_checkpoint",
                                                             "load_checkpoint",
                                                             "gradients_raw",
                                                             "train_step_raw",
                                                             "evaluate_step_raw",
                                                             "train_input_infos",
                                                             "train_input_sizes",
                                                             "metric_names",
                                                             "training_infos",
                                                             "training_bytes",
                                                             "gradient_infos",
                                                             "part",
                                                             "part_infos",
                                                             "part_bytes",
                                                             "gradient_bytes",
                                                             "update_step",
                                                             "set_shard",
                                                             "set_ready",
                                                             "whole_batches"};
  std::set<std::string, std::less<>> taken;
  std::vector<std::string> names;
  for (const elaborate::Model& model : program.models) {
    std::string name = identifier(model.name);
    if (members.contains(name)) name += "_";
    while (!taken.insert(name).second) name += "_2";
    names.push_back(name);
  }
  return names;
}

std::string name_space_of(const elaborate::Program& program, const Options& options) {
  return options.name_space.empty() ? namespace_name(program.name) : options.name_space;
}

std::string emit_header(const elaborate::Program& program, const SourceMap& sources,
                        const std::vector<ModelPlans>& plans, const Options& options) {
  const std::string source = options.source_text_path.empty() ? program.name + ".model" : options.source_text_path;
  const std::vector<std::string> names = class_names(program);
  std::vector<Context> models;
  std::string classes, behind;
  for (std::size_t i = 0; i < program.models.size(); ++i) {
    const elaborate::Model& model = program.models[i];
    const auto weights = options.embedded_weights.find(model.name);
    const auto trained = options.training.find(model.name);
    models.push_back(make_context(model, plans.at(i), sources, names[i],
                                  weights == options.embedded_weights.end() ? nullptr : &weights->second,
                                  trained == options.training.end() ? nullptr : &trained->second, options));
    models.back().name_space = name_space_of(program, options);
    print_bodies(models.back());
    if (const auto test = options.self_tests.find(model.name); test != options.self_tests.end())
      models.back().self_test = &test->second;
    classes += (classes.empty() ? "" : "\n\n") + print_class(models.back(), source);
    for (const std::string& data : {print_embedded(models.back()), print_behind_targets(models.back())})
      if (!data.empty()) behind += (behind.empty() ? "" : "\n\n") + data;
  }
  const bool alias = names.size() == 1 && names[0] != "Model";
  Holes holes = {{"source", comment("", source)},
                 {"includes", ""},
                 {"version", std::to_string(MODELC_RUNTIME_VERSION / 100)},
                 {"mismatch", string_literal("made for another version of the runtime: compile " + source + " again")},
                 {"target", print_target_check(options.targets)},
                 {"doc", comment("/// ", program.doc)},
                 {"namespace", name_space_of(program, options)},
                 {"models", classes},
                 {"alias", alias ? "using Model = " + names[0] + ";" : ""},
                 {"behind", behind}};
  holes["includes"] = includes(models, fill("header.hpp", holes));
  return fill("header.hpp", holes) + "\n";
}

}  // namespace modelc::emit
