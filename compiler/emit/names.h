#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace modelc::emit {

/// The C++ spellings that the printers of kernels and of the class share.
struct Names {
  std::vector<std::string> buffers;  ///< by plan::BufferId: the local pointer to the first element, "hidden"; unique
  std::map<std::string, std::string, std::less<>> symbols;  ///< "batch" -> the local `modelc::Index`, "batch"
};

/// Unique, readable identifiers for everything a plan has names for. None hides a C++ keyword, a name that the
/// operations' code uses (`exp` must stay the function), or a local of the printed kernels.
Names choose_names(const plan::Plan& plan);

/// `text` as a C++ identifier: other characters become `_`, and keywords get one at the end.
std::string identifier(const std::string& text);

}  // namespace modelc::emit
