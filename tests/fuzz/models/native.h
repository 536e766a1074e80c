#pragma once
#include <string>
#include <vector>

#include "fuzz/models/draw.h"
#include "fuzz/models/program.h"

namespace modelc::fuzz {

/// How generated code is built and run.
struct Build {
  std::string compiler;  ///< "g++"
  std::string flags;     ///< "-O3 -march=native"
  int threads = 1;
  std::string text() const { return compiler + " " + flags + ", " + std::to_string(threads) + " threads"; }
};

/// A compiler that is there, a level that the processor has, -O2 or -O3.
Build random_build(Draw& draw);

/// Compiles the models, which reference evaluation accepts, as one translation unit, runs each class, and compares with
/// reference evaluation: outputs over several calls, gradients, a step of training, an evaluation. A line for each
/// model that differs, "SEED KIND", with details on lines that begin with a space. To be called in a process of its
/// own: it says on standard error which model runs, so that a crash has a name.
std::string check_native(const std::vector<RandomModel>& models, const Build& build, const std::string& folder);

}  // namespace modelc::fuzz
