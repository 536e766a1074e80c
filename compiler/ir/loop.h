#pragma once
#include <memory>

#include "ir/graph.h"

namespace modelc::ir {

/// The attributes of a `scan` node, read. Its inputs are carries, xs and captures, in the order of the body's leaves;
/// its results the last carries and the stacked slices, in the order of the body's outputs.
struct Loop {
  std::shared_ptr<const Graph> body;
  std::size_t carries = 0;
  std::size_t xs = 0;
  std::size_t axis = 0;
  bool reverse = false;
  Dim length = 0;

  Loop() = default;
  explicit Loop(const Attrs& attrs);
  Attrs attrs() const;
  /// Does the loop go through that input?
  bool walks(std::size_t input) const { return input >= carries && input < carries + xs; }
};

}  // namespace modelc::ir
