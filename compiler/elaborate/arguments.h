#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "elaborate/value.h"

namespace modelc::elaborate {

class Evaluator;

/// A value with the expression it came from.
struct Operand {
  Value value;
  Span span;
  std::string name;  ///< when the expression is a name: what the user calls the value
};

/// An argument of a call: positional when `keyword` is empty.
struct Argument {
  Operand operand;
  std::string keyword;
  Span keyword_span;
};
using Arguments = std::vector<Argument>;

struct ParamInfo {
  std::string_view name;
  bool required = true;
};

/// Arguments in the order of the parameters; nothing where the call leaves one out.
struct BoundArguments {
  std::vector<std::optional<Operand>> slots;
  std::vector<Operand> rest = {};  ///< positional arguments of a function that takes any number of them
  const Operand* get(std::size_t i) const { return slots[i] ? &*slots[i] : nullptr; }
  /// The argument's value, none when it is left out.
  Value value(std::size_t i) const { return slots[i] ? slots[i]->value : Value(); }
};

/// Matches arguments with parameters. Errors: too many, unknown (with the nearest name), doubled, missing.
BoundArguments bind_arguments(Evaluator& evaluator, std::string_view callee, std::span<const ParamInfo> params,
                              const Arguments& arguments, Span call);

}  // namespace modelc::elaborate
