#pragma once
#include <span>
#include <string_view>

#include "elaborate/value.h"

namespace modelc::elaborate {

class Evaluator;
struct BoundArguments;

/// A parameter of a function that the elaborator itself provides.
struct BuiltinParam {
  std::string_view name;
  bool required = true;
};

/// A function of compile-time values (range, len, ...) or one that makes graph structure (scan).
struct Builtin {
  std::string_view name;
  std::span<const BuiltinParam> params;
  Value (*call)(Evaluator& evaluator, const BoundArguments& arguments, Span span);
  std::string_view signature;
  std::string_view doc;   ///< for the reference, as the doc comments of the library
  bool variadic = false;  ///< takes any number of positional arguments, as `rest`
};

/// nullptr when no built-in has that name.
const Builtin* find_builtin(std::string_view name);
std::span<const Builtin> all_builtins();

}  // namespace modelc::elaborate
