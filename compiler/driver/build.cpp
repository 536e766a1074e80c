#include "driver/build.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "driver/load.h"

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
  ~SignalRelay() {
    target_ = 0;
    for (std::size_t i = 0; i < std::size(signals); ++i) ::sigaction(signals[i], &before_[i], nullptr);
  }
  SignalRelay(const SignalRelay&) = delete;
  SignalRelay& operator=(const SignalRelay&) = delete;
  void start(pid_t process) const { target_ = process; }

 private:
  static constexpr int signals[] = {SIGINT, SIGTERM};
  static inline volatile pid_t target_ = 0;  // a handler sees nothing but globals
  struct sigaction before_[2]{};
};

/// Runs a program without a shell; its exit status, -1 when a signal ended it. Its messages go to the file `log`, if
/// there is one.
int status_of(const std::vector<std::string>& command, const std::string& log, const SignalRelay* relay = nullptr) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  if (!log.empty()) {
    ::posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::posix_spawn_file_actions_adddup2(&actions, 1, 2);
  }
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

bool execute(const std::vector<std::string>& command, const std::string& log) { return status_of(command, log) == 0; }

std::uint64_t hashed(const std::string& text, std::uint64_t hash) {  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

/// Reads inputs as one block and writes the outputs as one; symbols are further arguments.
std::string program_text(const elaborate::Model& model, const std::string& class_name) {
  std::string symbols;
  for (std::size_t i = 0; i < model.symbols.size(); ++i)
    symbols += fmt::format("{}std::atoll(argv[{}])", i == 0 ? "" : ", ", 4 + i);
  const bool open = !model.symbols.empty();
  std::string text = R"(#include "model.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <vector>

using Model = $class$;

static modelc::Index elements(const modelc::TensorInfo& info, const modelc::Index* extents) {
  modelc::Index n = 1;
  for (int axis = 0; axis < info.rank; ++axis) n *= extents[axis];
  return n;
}

static std::size_t bytes(const modelc::TensorInfo& info) {
  const char width = info.dtype[info.dtype[0] == 'b' ? 0 : 1];  // "bool", "u8", "f32", "f64"
  return width == 'b' || width == '8' ? 1 : width == '3' ? 4 : 8;
}

// Arguments: weights, inputs, outputs, symbols; then the extents of all inputs and outputs.
int main(int, char** argv) try {
  Model model$symbols$;
  $load$
  std::ifstream file(argv[2], std::ios::binary);
  const std::vector<char> given{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  char** next = argv + $first$;
  std::vector<std::vector<double>> blocks;  // doubles: aligned for every element type
  const auto block = [&](const modelc::TensorInfo& info) {
    modelc::Index extents[8] = {};
    for (int axis = 0; axis < info.rank; ++axis) extents[axis] = std::atoll(*next++);
    const std::size_t size = static_cast<std::size_t>(elements(info, extents)) * bytes(info);
    blocks.emplace_back(size / sizeof(double) + 1);
    return size;
  };
  std::vector<const void*> inputs;
  std::size_t at = 0;
  for (const modelc::TensorInfo& info : Model::input_infos) {
    const std::size_t size = block(info);
    if (at + size > given.size()) return 1;
    if (size > 0) std::memcpy(blocks.back().data(), given.data() + at, size);
    at += size;
    inputs.push_back(blocks.back().data());
  }
  std::vector<void*> outputs;
  std::vector<std::size_t> sizes;
  for (const modelc::TensorInfo& info : Model::output_infos) {
    sizes.push_back(block(info));
    outputs.push_back(blocks.back().data());
  }
  model.predict_raw(inputs.data(), outputs.data());
  std::ofstream out(argv[3], std::ios::binary);
  for (std::size_t i = 0; i < outputs.size(); ++i)
    out.write(static_cast<const char*>(outputs[i]), static_cast<std::streamsize>(sizes[i]));
  return out.flush() ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
)";
  const auto fill = [&](const std::string& hole, const std::string& value) {
    text.replace(text.find(hole), hole.size(), value);
  };
  fill("$class$", class_name);
  fill("$symbols$", open ? "(Model::Symbols{" + symbols + "})" : "");
  fill("$load$", model.weights.empty() ? "" : "model.load(argv[1]);");
  fill("$first$", std::to_string(4 + model.symbols.size()));
  return text;
}

void add_extents(const std::vector<std::int64_t>& shape, std::vector<std::string>& command) {
  for (const std::int64_t extent : shape) command.push_back(std::to_string(extent));
}

/// The program for this text and these flags, built unless it is there already.
std::string built(const Toolchain& toolchain, const std::string& header, const std::string& main_text,
                  const std::vector<std::string>& flags) {
  std::string content = header + main_text + toolchain.compiler + toolchain.processor;
  for (const std::string& flag : flags) content += flag + " ";
  const std::string key =
      fmt::format("{:016x}{:016x}", hashed(content, 0xcbf29ce484222325U), hashed(content, 0x9ae16a3b2f90404fU));
  const std::string program = (fs::path(toolchain.cache) / key).string();
  if (::access(program.c_str(), X_OK) == 0) return program;
  std::error_code error;
  fs::create_directories(toolchain.cache, error);
  if (error)
    throw BuildError{"cannot make the folder `" + toolchain.cache + "`", error.message(), Code::unreadable_file};
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

std::string build_program(const Toolchain& toolchain, const std::string& header, const std::string& main_text,
                          const std::string& folder) {
  std::vector<std::string> flags = {"-std=c++17",  "-DNDEBUG", "-pthread",
                                    "-I" + folder, "-isystem", MODELC_EIGEN_INCLUDE};
  const std::vector<std::string> chosen = toolchain.plain ? std::vector<std::string>{"-O1", "-DEIGEN_DONT_VECTORIZE"}
                                                          : std::vector<std::string>{"-O3", "-march=native"};
  flags.insert(flags.begin() + 1, chosen.begin(), chosen.end());
  return built(toolchain, header, main_text, flags);
}

Run run_with_weights(const std::string& program, const std::string& weights, std::vector<std::string> arguments) {
  const TemporaryFolder work;
  write(work.file("weights"), weights);
  arguments.insert(arguments.begin(), program);
  arguments.insert(arguments.end(), {"weights=" + work.file("weights"), "failure=" + work.file("failure")});
  const SignalRelay relay;
  const int status = status_of(arguments, {}, &relay);
  return {status, read(work.file("failure"))};
}

std::string build_and_run(const Toolchain& toolchain, const std::string& header, const elaborate::Model& model,
                          const std::string& class_name, const std::string& folder, const Binding& binding,
                          std::size_t output_bytes) {
  const std::string program = build_program(toolchain, header, program_text(model, class_name), folder);
  const TemporaryFolder work;
  write(work.file("weights"), write_tensors(binding.weights));
  std::string inputs;
  std::vector<std::string> command{program, work.file("weights"), work.file("inputs"), work.file("outputs")};
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
  std::string outputs = read(work.file("outputs"));
  if (outputs.size() != output_bytes)
    throw BuildError{"the compiled model wrote an incomplete result", {}, Code::program_failed};
  return outputs;
}

std::string svg_of(const std::string& dot) {
  const TemporaryFolder folder;
  const std::string log = folder.file("log"), text = folder.file("graph.dot"), picture = folder.file("graph.svg");
  write(text, dot);
  if (!execute({"dot", "-Tsvg", "-o", picture, text}, log)) throw BuildError{"`dot` fails", read(log)};
  return read(picture);
}

}  // namespace modelc::driver
