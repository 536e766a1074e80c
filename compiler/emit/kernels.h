#pragma once
#include <set>
#include <string>

#include "emit/names.h"
#include "source/source.h"

namespace modelc::emit {

/// What is printed for a kernel.
struct Section {
  std::string where;       ///< "mnist.model:13: x = image |> Dense(hidden)"; empty where the source is the library's
  std::string comment;     ///< `where`, unless the kernel before has the same, and the shape of what is written
  std::string result;      ///< the name of what it writes
  std::string statements;  ///< one statement or loop nest, not broken into lines that fit
  std::vector<plan::BufferId> buffers = {};  ///< to which the statements refer, as they do first
  std::set<std::string> symbols;             ///< to which they refer
  bool random = false;
  std::string function = {};                   ///< of the class, where others do the same: print_bodies in context.h
  std::vector<plan::BufferId> arguments = {};  ///< of its call
};

/// The statements of a computation, and what they refer to and so must find declared.
struct Body {
  std::vector<Section> sections;  ///< one for each kernel
  /// Pointers, `T* const` for arena buffers, `const T* const` for all others; then in the order of the statements.
  std::set<plan::BufferId> buffers;
  std::vector<plan::BufferId> order;
  std::set<std::string> symbols;  ///< symbols (the model's names) of which it needs the local constant
  std::set<std::string> headers;  ///< of the runtime, "modelc/matmul.hpp"
  bool random = false;            ///< needs `const std::uint64_t seed`
  bool sweeps = false;            ///< needs that the call turns sweep_member
};

/// Prints the kernels of a plan, one by one and in order. Everything stays its owner's.
class BodyPrinter {
 public:
  /// `loss` is what a kernel's comment calls the loss.
  BodyPrinter(const plan::Plan& plan, const SourceMap& sources, const Names& names, std::optional<plan::BufferId> loss);

  /// The next kernel's section without its statements: the `.model` line that it comes from, and what it writes.
  Section& next();
  /// Prints the statements of the kernel whose section was added last.
  void print_statements();
  /// The section is a call that is given these instead.
  void refer_to(const std::vector<plan::BufferId>& arguments);

  Body body = {};

 private:
  const plan::Plan& plan_;
  const SourceMap& sources_;
  const Names& names_;
  std::optional<plan::BufferId> loss_;
  UniqueNames around_;
  std::string before_;  // where the last kernel comes from
};

}  // namespace modelc::emit
