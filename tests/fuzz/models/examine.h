#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "elaborate/program.h"
#include "fuzz/models/data.h"
#include "fuzz/models/program.h"
#include "training/training.h"

namespace modelc::fuzz {

/// What must not be: its kind, for telling one from another, and all that is known.
struct Find {
  std::string kind;
  std::string details;
};

/// An entry point with values for its leaves, and what reference evaluation makes of them.
struct Checked {
  std::string name;        ///< "predict", "gradients", "step", "evaluate"
  std::uint64_t seed = 0;  ///< of random operations, as generated code has it
  ir::Graph graph;         ///< after the passes
  std::vector<ir::TensorData> leaves;
  std::vector<ir::TensorData> expected;  ///< outputs, then updates
  std::vector<double> allowed;           ///< the error of each that rounding explains
};

struct Examination {
  std::string refused;  ///< the code of the error with which the compiler refuses the program; empty when it takes it
  std::string refusal;  ///< its text
  std::optional<Find> find;
  SourceMap sources;
  elaborate::Program program;
  std::optional<training::Entries> entries;  ///< before the passes
  ir::SymbolValues symbols;
  Values values;
  std::vector<Checked> checked;
};

/// Elaborates the program, takes every entry point through the passes and the planner, and compares what reference
/// evaluation makes of the graph before the passes with what it makes of it after them, and with the plan, executed;
/// gradients with central differences of the loss as well. `data` seeds the values.
void examine(const RandomModel& model, std::uint64_t data, Examination& out);

/// Where `actual` is farther from what is expected than rounding explains; empty when nowhere.
std::string difference(const Checked& checked, const std::vector<ir::TensorData>& actual);

/// Results of all entry points, and how many of them rounding leaves open to more than a hundredth.
struct Sharpness {
  int results = 0, blunt = 0;
};
Sharpness sharpness(const Examination& found);

inline constexpr std::uint64_t model_seed = 7;  ///< what set_seed is given

}  // namespace modelc::fuzz
