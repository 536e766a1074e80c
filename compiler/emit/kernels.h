#pragma once
#include <set>
#include <string>

#include "emit/names.h"
#include "source/source.h"

namespace modelc::emit {

/// The statements of a computation, unindented, and what they refer to and so must find declared.
struct Body {
  std::string text;                  ///< one comment and one statement or loop nest for each kernel
  std::set<plan::BufferId> buffers;  ///< pointers, `T* const` for arena buffers, `const T* const` for all others
  std::set<std::string> symbols;     ///< symbols (the model's names) of which it needs the local constant
  std::set<std::string> headers;     ///< of the runtime, "modelc/matmul.hpp"
  bool random = false;               ///< needs `const std::uint64_t seed`
};

/// Prints every kernel of the plan in order. Above each stands the `.model` line that it comes from and the shape of
/// what it writes; behind each, if `timed`, a call of modelc::kernel_done.
Body print_kernels(const plan::Plan& plan, const SourceMap& sources, const Names& names, bool timed = false);

}  // namespace modelc::emit
