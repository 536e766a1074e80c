#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "elaborate/program.h"

namespace modelc::web {

/// What a line of a file computes.
struct LineShape {
  std::uint32_t line = 0;  ///< from 1
  std::string text;        ///< "[batch, 128] -> [batch, 256]": of the layers that end there, or of its expression
};

/// The lines of the program's own file that end with a layer's call or with the whole of an expression, in their order.
/// A function's line that several calls give different shapes has each of them, at most three.
std::vector<LineShape> line_shapes(const elaborate::Program& program, const SourceMap& sources);

}  // namespace modelc::web
