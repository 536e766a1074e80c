#pragma once
#include <string>
#include <vector>

#include "numeric/compiled.h"

namespace modelc::tests {

/// The suites that are compiled into this program, and their translation units. Defined by a file that CMake writes.
std::vector<std::string> suites();
std::vector<Batch> batches(const std::string& suite);

}  // namespace modelc::tests
