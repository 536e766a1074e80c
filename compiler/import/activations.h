#pragma once
#include <span>
#include <string>
#include <string_view>

namespace modelc::darknet {

/// An activation as Darknet names it, with what a model calls.
struct Activation {
  std::string_view name;        ///< in the `.cfg` file
  std::string_view function;    ///< in the model: one of the library, or the one declared below
  std::string_view expression;  ///< of `x`, where the library has no such function; empty otherwise
};

/// Darknet's activations (`activations.h` of the original, and of the branch with YOLOv4).
std::span<const Activation> activations();
/// nullptr where Darknet has none of that name.
const Activation* find_activation(std::string_view name);

}  // namespace modelc::darknet
