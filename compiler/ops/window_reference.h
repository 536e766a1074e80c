#pragma once
#include <vector>

#include "ops/reference.h"
#include "ops/window.h"

/// Windows with concrete extents, for the reference evaluation of convolution and pooling.
namespace modelc::ops {

struct GeometryAxis {
  std::int64_t input, output, size, stride, dilation, low;
};

struct Geometry {
  std::vector<GeometryAxis> axes;
  std::int64_t groups = 1;
  std::int64_t inputs = 1;   ///< spatial positions of the larger side
  std::int64_t outputs = 1;  ///< and of the smaller
};

/// The windows that `describe` finds for the node under evaluation.
Geometry geometry(const ir::EvalContext& context, Windows (*describe)(ir::InferContext&));

/// Calls fn(input, output, tap), flat spatial positions, for every output position and tap that meets an input element;
/// all the taps of an output position come together, in order.
template <class Fn>
void for_each_tap(const Geometry& geometry, Fn fn) {
  Extents outputs, taps;
  for (const GeometryAxis& axis : geometry.axes) {
    outputs.push_back(axis.output);
    taps.push_back(axis.size);
  }
  for_each_index(outputs, [&](const Extents& at, std::int64_t output) {
    for_each_index(taps, [&](const Extents& tap, std::int64_t flat_tap) {
      std::int64_t input = 0;
      for (std::size_t i = 0; i < at.size(); ++i) {
        const GeometryAxis& axis = geometry.axes[i];
        const std::int64_t position = at[i] * axis.stride + tap[i] * axis.dilation - axis.low;
        if (position < 0 || position >= axis.input) return;
        input = input * axis.input + position;
      }
      fn(input, output, flat_tap);
    });
  });
}

}  // namespace modelc::ops
