#pragma once
#include <string>

#include "elaborate/elaborate.h"
#include "numeric/cases.h"

namespace modelc::tests {

/// A program whose only model is the case's. Throws std::runtime_error with the diagnostics.
elaborate::Program elaborate_case(const Case& one, SourceMap& sources);

/// Its header, in the namespace of the case's name.
std::string header_of(const Case& one);
/// The header of all models of the case's file.
std::string header_of_all(const Case& one);

}  // namespace modelc::tests
