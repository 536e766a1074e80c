#pragma once
#include <string>
#include <vector>

#include "ir/dim.h"

namespace modelc::tests {

/// A model that is compiled to C++, run, and compared with reference evaluation or with a fixture.
struct Case {
  std::string name;           ///< a C++ identifier, unique among all suites; also the generated namespace
  std::string source;         ///< the text of the .model file
  std::string model;          ///< which one of the file; empty: the last
  bool f64 = false;           ///< f32 becomes f64 throughout
  double tolerance = 1e-5;    ///< of errors relative to values above 1
  double low = -2, high = 2;  ///< inputs are drawn from [low, high)
  bool grid = false;          ///< inputs are multiples of 1/64
  std::string fixture = {};   ///< of tests/oracle: gives inputs, weights and outputs
  bool training = false;      ///< `training` is true in it
};

/// The suites: "operations", "operations_f64", "random_f32", "random_f64", "examples", "pixels", "oracle".
std::vector<Case> cases(const std::string& suite);

/// The cases of one part of `parts`, so that a suite compiles as several translation units.
std::vector<Case> cases(const std::string& suite, std::size_t part, std::size_t parts);

/// What a test chooses for the symbols of a model: those of random programs, and small sizes that differ for others.
std::int64_t symbol_value(const std::string& symbol);

}  // namespace modelc::tests
