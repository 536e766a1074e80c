#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "elaborate/value.h"

namespace modelc::elaborate {

/// How a model is trained: what `compile(...)`, `loss` and `target` statements and regularizers say, as values. Tensors
/// in it belong to the graph as it was before what inference does not need was left out.
struct Recipe {
  struct Entry {
    std::string name;
    Value value;
    Span span;
  };
  bool trains() const { return compiled || !losses.empty(); }
  bool compiled = false;  ///< there is a compile statement
  Span span;
  std::vector<Entry> arguments;     ///< of compile: optimizer, loss, metrics, loss_weights
  std::vector<Entry> losses;        ///< `loss expr` statements
  std::vector<Entry> targets;       ///< declared with `target`
  std::vector<Entry> regularizers;  ///< by weight name
  std::vector<Entry> constraints;   ///< by weight name: functions of the weight, applied after each step
  std::vector<Entry> masks;         ///< by output name: bool tensors that losses and metrics heed
};

}  // namespace modelc::elaborate
