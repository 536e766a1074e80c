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
  std::string statements;  ///< one statement or loop nest, not broken into lines that fit
  std::string result;      ///< the name of what it writes
  std::set<plan::BufferId> buffers, written;  ///< to which the statements refer, and those of them that they change
  std::set<std::string> symbols, locals;      ///< to which they refer, and names that they introduce
  bool random = false;
  std::string function = {};                   ///< of the class, where others share the statements (share in context.h)
  std::vector<plan::BufferId> arguments = {};  ///< of its call
};

/// The statements of a computation, and what they refer to and so must find declared.
struct Body {
  std::vector<Section> sections;     ///< one for each kernel
  std::set<plan::BufferId> buffers;  ///< pointers, `T* const` for arena buffers, `const T* const` for all others
  std::set<std::string> symbols;     ///< symbols (the model's names) of which it needs the local constant
  std::set<std::string> headers;     ///< of the runtime, "modelc/matmul.hpp"
  bool random = false;               ///< needs `const std::uint64_t seed`
  bool timed = false;                ///< tells `modelc::kernel_done` of each kernel
};

/// Prints every kernel of the plan in order. Above each stands the `.model` line that it comes from and the shape of
/// what it writes, and whether that is the `loss`; behind each, if `timed`, a call of modelc::kernel_done.
Body print_kernels(const plan::Plan& plan, const SourceMap& sources, const Names& names,
                   std::optional<plan::BufferId> loss = {}, bool timed = false);

}  // namespace modelc::emit
