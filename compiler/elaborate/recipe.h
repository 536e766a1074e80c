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
  bool closes_over_tensors() const;  ///< does a loss or metric?
  bool compiled = false;             ///< there is a compile statement
  Span span;
  std::vector<Entry> arguments;     ///< of compile: optimizer, loss, metrics, loss_weights
  std::vector<Entry> losses;        ///< `loss expr` statements
  std::vector<Entry> targets;       ///< declared with `target`
  std::vector<Entry> regularizers;  ///< by weight name
  std::vector<Entry> constraints;   ///< by weight name: functions of the weight, applied after each step
  std::vector<Entry> masks;         ///< by output name: bool tensors that losses and metrics heed
};

/// The entry of that name; null when there is none.
const Recipe::Entry* find_entry(const std::vector<Recipe::Entry>& entries, std::string_view name);

/// What an argument of `compile`, null when it is not given, says about one output; none when it says nothing.
Value for_output(const Recipe::Entry* entry, const std::string& output);

/// The declaration of a function, or of a layer instance; null for built-in ones.
const Declared* declaration_of(const Value& callable);

/// What a function, or a layer instance when it is applied, takes; null when that is not declared.
const std::vector<syntax::Param>* parameters_of(const Value& callable);

/// Does it have a parameter of that name?
bool takes(const Value& callable, std::string_view parameter);

}  // namespace modelc::elaborate
