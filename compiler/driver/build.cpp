#include "driver/build.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "driver/eigen.h"
#include "driver/load.h"
#include "driver/standalone.h"
#include "source/embedded.h"

extern char** environ;

namespace modelc::driver {
namespace {

namespace fs = std::filesystem;

/// A folder that is removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code error;
    const fs::path folder = fs::temp_directory_path(error);
    if (error) throw BuildError{"there is no folder for temporary files", error.message(), Code::unreadable_file};
    std::string pattern = (folder / "modelc-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
      throw BuildError{"cannot make a temporary folder", pattern, Code::unreadable_file};
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

void write(const std::string& path, const std::string& content) {
  std::ofstream out(path, std::ios::binary);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  if (!out.flush()) throw BuildError{"cannot write `" + path + "`", {}, Code::unreadable_file};
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Passes SIGINT and SIGTERM on to a program while it exists. An interrupt from the keyboard reaches the program by
/// itself, being of the same process group.
class SignalRelay {
 public:
  SignalRelay() {
    struct sigaction relayed {};
    relayed.sa_sigaction = [](int signal, siginfo_t* info, void*) {
      if (info->si_code <= 0 && target_ > 0) ::kill(target_, signal);  // sent by a process
    };
    relayed.sa_flags = SA_SIGINFO | SA_RESTART;
    ::sigemptyset(&relayed.sa_mask);
    for (std::size_t i = 0; i < std::size(signals); ++i) ::sigaction(signals[i], &relayed, &before_[i]);
  }
  /// Signals are of no effect from now on.
  void keep() { kept_ = true; }
  ~SignalRelay() {
    target_ = 0;
    if (kept_) return;
    for (std::size_t i = 0; i < std::size(signals); ++i) ::sigaction(signals[i], &before_[i], nullptr);
  }
  SignalRelay(const SignalRelay&) = delete;
  SignalRelay& operator=(const SignalRelay&) = delete;
  void start(pid_t process) const { target_ = process; }

 private:
  static constexpr int signals[] = {SIGINT, SIGTERM};
  static inline volatile pid_t target_ = 0;  // a handler sees nothing but globals
  struct sigaction before_[2]{};
  bool kept_ = false;
};

/// Runs a program without a shell; its exit status, -1 when a signal ended it. Its messages go to the file `log`, what
/// it prints to the file `out`, if there is one.
int status_of(const std::vector<std::string>& command, const std::string& log, const SignalRelay* relay = nullptr,
              const std::string& out = {}) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  if (!log.empty()) {
    ::posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::posix_spawn_file_actions_adddup2(&actions, 1, 2);
  }
  if (!out.empty()) ::posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t process = 0;
  const int error = ::posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw BuildError{"cannot run `" + command[0] + "`", std::generic_category().message(error)};
  if (relay) relay->start(process);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::vector<EmbeddedFile> program_library() {
  std::vector<EmbeddedFile> files;
  for (const auto& some : {runtime_files, program_files, page_files})
    files.insert(files.end(), some.begin(), some.end());
  return files;
}

int run_program(const std::vector<std::string>& command, bool quiet) {
  return status_of(command, quiet ? "/dev/null" : "");
}

namespace {

bool execute(const std::vector<std::string>& command, const std::string& log) { return status_of(command, log) == 0; }

std::uint64_t hashed(const std::string& text, std::uint64_t hash) {  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

/// The text of a file of templates/programs, for a class of these symbols and weights.
std::string program_text(const std::string& name, const elaborate::Model& model, const std::string& class_name,
                         emit::Holes holes) {
  constexpr std::size_t first = 4;  // the arguments before the symbols: the program, weights, inputs, results
  std::string symbols;
  for (std::size_t i = 0; i < model.symbols.size(); ++i)
    symbols += fmt::format("{}std::atoll(argv[{}])", i == 0 ? "" : ", ", first + i);
  holes["class"] = class_name;
  holes["symbols"] = model.symbols.empty() ? "" : "(Model::Symbols{" + symbols + "})";
  holes["load"] = model.weights.empty() ? "" : "model.load(argv[1]);";
  holes["first"] = std::to_string(first + model.symbols.size());
  const auto file = std::ranges::find(program_files, name, &EmbeddedFile::path);
  if (file == program_files.end()) throw std::logic_error("driver: no program `" + name + "`");
  return emit::fill_text(file->text, holes);
}

void add_extents(const std::vector<std::int64_t>& shape, std::vector<std::string>& command) {
  for (const std::int64_t extent : shape) command.push_back(std::to_string(extent));
}

/// One of several processes at a time: who builds what others wait for. A process that ends gives it free.
class Lock {
 public:
  explicit Lock(std::string path)
      : path_(std::move(path)), file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    while (file_ >= 0 && ::flock(file_, LOCK_EX) < 0 && errno == EINTR) {
    }
  }
  ~Lock() {
    if (file_ < 0) return;  // where there are no locks, two may build the same
    ::unlink(path_.c_str());
    ::close(file_);
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  std::string path_;
  int file_;
};

/// The program for this text and these flags, built unless it is there already.
std::string built(const Toolchain& toolchain, const std::string& header, const std::string& main_text,
                  const std::vector<std::string>& flags) {
  std::string content = header + main_text + toolchain.compiler + toolchain.processor;
  for (const std::string& flag : flags) content += flag + " ";
  for (const std::string& flag : toolchain.libraries) content += flag + " ";
  const std::string key =
      fmt::format("{:016x}{:016x}", hashed(content, 0xcbf29ce484222325U), hashed(content, 0x9ae16a3b2f90404fU));
  const std::string program = (fs::path(toolchain.cache) / key).string();
  if (::access(program.c_str(), X_OK) == 0) return program;
  std::error_code error;
  fs::create_directories(toolchain.cache, error);
  if (error)
    throw BuildError{"cannot make the folder `" + toolchain.cache + "`", error.message(), Code::unreadable_file};
  const Lock lock(program + ".lock");
  if (::access(program.c_str(), X_OK) == 0) return program;
  const TemporaryFolder folder;
  write(folder.file("model.hpp"), header);
  write(folder.file("main.cpp"), main_text);
  // What headers of extern functions include of the runtime stands in model.hpp already.
  fs::create_directory(folder.file("modelc"), error);
  for (const char* name : {"modelc/view.hpp", "modelc/tensor_view.hpp"}) write(folder.file(name), "#pragma once\n");
  // Two that build the same at once write different files; the name appears when one is complete.
  const std::string unfinished = fmt::format("{}.{}", program, ::getpid());
  std::vector<std::string> command{toolchain.compiler};
  command.insert(command.end(), flags.begin(), flags.end());
  command.insert(command.end(), {"-I" + folder.file("."), folder.file("main.cpp"), "-o", unfinished});
  command.insert(command.end(), toolchain.libraries.begin(), toolchain.libraries.end());
  if (!execute(command, folder.file("log"))) {
    fs::remove(unfinished, error);
    throw BuildError{"`" + toolchain.compiler + "` failed on the generated code", read(folder.file("log"))};
  }
  fs::rename(unfinished, program, error);
  if (error) throw BuildError{"cannot write `" + program + "`", error.message(), Code::unreadable_file};
  return program;
}

}  // namespace

Diagnostic explained(const BuildError& error) {
  std::vector<std::string> notes;
  if (!error.details.empty()) notes.push_back(error.details);
  return plain_error(error.code, error.message, std::move(notes));
}

namespace {

std::vector<std::string> usual_flags(const Toolchain& toolchain, const std::string& folder) {
  const std::string eigen = eigen_folder();
  if (eigen.empty())
    throw BuildError{"Eigen, which generated code needs, is not in `" MODELC_EIGEN_INCLUDE
                     "`, where it was when this tool was built",
                     "nor beside the tool or in /usr/include/eigen3: install it (Debian: apt install libeigen3-dev)"};
  std::vector<std::string> flags = {"-std=c++17"};
  if (toolchain.plain)
    flags.insert(flags.end(), {"-O1", "-DEIGEN_DONT_VECTORIZE"});
  else
    flags.insert(flags.end(), {"-O3", "-march=native"});
  flags.insert(flags.end(), {"-DNDEBUG", "-pthread", "-I" + folder, "-isystem", eigen});
  return flags;
}

}  // namespace

std::string build_program(const Toolchain& toolchain, const std::string& header, const std::string& main_text,
                          const std::string& folder) {
  return built(toolchain, header, main_text, usual_flags(toolchain, folder));
}

std::string build_library(const Toolchain& toolchain, const std::string& source, const std::string& folder) {
  std::vector<std::string> flags = usual_flags(toolchain, folder);
  // Nothing of the runtime's is seen from outside, so that libraries of several versions go into one program.
  flags.insert(flags.end(), {"-shared", "-fPIC", "-fvisibility=hidden", "-fvisibility-inlines-hidden"});
  return built(toolchain, {}, source, flags);
}

Run run_with_weights(const std::string& program, const std::string& weights, std::vector<std::string> arguments,
                     bool to_the_end) {
  const TemporaryFolder work;
  write(work.file("weights"), weights);
  arguments.insert(arguments.begin(), program);
  arguments.insert(arguments.end(), {"weights=" + work.file("weights"), "failure=" + work.file("failure")});
  SignalRelay relay;
  if (to_the_end) relay.keep();
  const int status = status_of(arguments, {}, &relay);
  return {status, read(work.file("failure"))};
}

std::vector<std::string> mpi_flags(const std::string& wrapper) {
  const TemporaryFolder folder;
  const char* const help =
      "install Open MPI (Debian: apt install libopenmpi-dev openmpi-bin) or MPICH, or say in MPICXX where its compiler "
      "is";
  try {
    if (status_of({wrapper, "-show"}, "/dev/null", nullptr, folder.file("command")) != 0)
      throw BuildError{"`" + wrapper + " -show` failed", help};
  } catch (const BuildError& error) {
    throw BuildError{"training by several ranks needs MPI: " + error.message, help};
  }
  std::istringstream words(read(folder.file("command")));
  std::vector<std::string> flags{std::istream_iterator<std::string>(words), {}};
  if (!flags.empty()) flags.erase(flags.begin());  // the compiler
  return flags;
}

std::string build_and_run(const Toolchain& toolchain, const Program& program, const elaborate::Model& model,
                          const std::string& class_name, const std::string& folder, const Binding& binding) {
  const std::string main_text = program_text(program.name, model, class_name, program.holes);
  const std::string path =
      build_program(toolchain, inline_includes(program.header, program_library()), main_text, folder);
  const TemporaryFolder work;
  write(work.file("weights"), write_tensors(binding.weights));
  std::string inputs;
  std::vector<std::string> command{path, work.file("weights"), work.file("inputs"), work.file("results")};
  for (const elaborate::Symbol& symbol : model.symbols)
    command.push_back(std::to_string(binding.symbols.at(symbol.name)));
  for (const ir::TensorData& input : binding.inputs) {
    inputs += bytes_of(input);
    add_extents(input.shape, command);
  }
  for (const ir::Output& output : model.predict.outputs)
    for (const ir::Dim& extent : model.predict.type(output.node).shape)
      command.push_back(std::to_string(extent.evaluate(binding.symbols).value_or(0)));
  write(work.file("inputs"), inputs);
  if (!execute(command, work.file("log")))
    throw BuildError{"the compiled model failed", read(work.file("log")), Code::program_failed};
  return read(work.file("results"));
}

std::string svg_of(const std::string& dot) {
  const TemporaryFolder folder;
  const std::string log = folder.file("log"), text = folder.file("graph.dot"), picture = folder.file("graph.svg");
  write(text, dot);
  if (!execute({"dot", "-Tsvg", "-o", picture, text}, log)) throw BuildError{"`dot` fails", read(log)};
  return read(picture);
}

}  // namespace modelc::driver
