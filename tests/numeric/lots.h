#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "numeric/compiled.h"

namespace modelc::tests {

/// A part of a suite that is compiled into this program.
struct Lot {
  std::string suite;
  std::size_t part, parts;
  Batch batch;
};

/// The lots of this program. Defined by a file that CMake writes.
std::vector<Lot> lots();

}  // namespace modelc::tests
