#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "driver/bind.h"
#include "emit/template.h"
#include "source/embedded.h"

/// Generated code as a program of its own: built with the system's C++ compiler, kept by content, executed.
namespace modelc::driver {

struct Toolchain {
  std::string compiler;   ///< "c++"
  std::string cache;      ///< a folder for programs, made when it is not there
  std::string processor;  ///< differs between machines whose programs cannot be exchanged
  /// Without vectors, instructions of this machine and most optimization: slow, and as little as can be goes wrong.
  bool plain = false;
  std::vector<std::string> libraries = {};  ///< flags for what the program uses beside Eigen
};

/// The files of the runtime and of templates/programs: what the header and the program may include.
std::vector<EmbeddedFile> program_library();

/// A program of this header and main function, built unless it is there already; its path. `folder` is where the user's
/// own headers are looked for. Throws BuildError.
std::string build_program(const Toolchain& toolchain, const std::string& header, const std::string& main_text,
                          const std::string& folder);

/// The same for a shared library of one source file; its path.
std::string build_library(const Toolchain& toolchain, const std::string& source, const std::string& folder);

/// Runs a program with `weights=PATH` of a file of these bytes and `failure=PATH` as further arguments, on our own
/// standard output and error; its exit status, and what it wrote to the latter. While it runs, interrupts are its
/// affair: ours are passed on. Throws BuildError.
struct Run {
  int status = 0;
  std::string failure;
};
/// `to_the_end`: from then on nothing interrupts this process, so that it can say what became of the program.
Run run_with_weights(const std::string& program, const std::string& weights, std::vector<std::string> arguments,
                     bool to_the_end = false);

/// What the compiler is to be told of MPI, by its wrapper "mpicxx". Throws BuildError where there is none.
std::vector<std::string> mpi_flags(const std::string& wrapper);

/// Runs a program without a shell, on our own standard output and error unless it is `quiet`; its exit status, -1 when
/// a signal ended it. Throws BuildError.
int run_program(const std::vector<std::string>& command, bool quiet);

/// The picture of a graph in the DOT language, drawn by Graphviz's program `dot`. Throws BuildError.
std::string svg_of(const std::string& dot);

/// Why there is no program, or no result of one.
struct BuildError {
  std::string message;
  std::string details;  ///< what the compiler or the program said
  Code code = Code::compiler_failed;
};
/// As it is reported.
Diagnostic explained(const BuildError& error);

/// A program of templates/programs around a generated class.
struct Program {
  std::string name;    ///< "run.cpp"
  std::string header;  ///< what it includes as "model.hpp"; may include the runtime and other files of the folder
  emit::Holes holes = {};
};

/// Builds the program and runs it on the bound tensors; what it wrote. `folder` is where the user's own headers are
/// looked for. Throws BuildError.
std::string build_and_run(const Toolchain& toolchain, const Program& program, const elaborate::Model& model,
                          const std::string& class_name, const std::string& folder, const Binding& binding);

}  // namespace modelc::driver
