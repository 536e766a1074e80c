#include "ops/window_reference.h"

namespace modelc::ops {
using namespace ir;

Geometry geometry(const EvalContext& context, Windows (*describe)(InferContext&)) {
  std::vector<TensorType> types;
  for (const TensorData* input : context.inputs)
    types.push_back({input->dtype, Shape(input->shape.begin(), input->shape.end())});
  // Attributes may name symbols; with their values every dim of the windows is known.
  Attrs attrs = context.attrs;
  for (const char* name : {"low", "extents", "shape", "pool_size", "strides"}) {
    const auto given = attrs.all().find(name);
    const auto* dims = given == attrs.all().end() ? nullptr : std::get_if<std::vector<Dim>>(&given->second);
    if (!dims) continue;  // the strides of a convolution are numbers
    std::vector<Dim> values;
    for (const Dim& dim : std::vector(*dims)) values.emplace_back(value_of(dim, context.symbols));
    attrs.set(name, std::move(values));
  }
  std::vector<Requirement> met;
  InferContext infer{types, attrs, met};
  const Windows windows = describe(infer);
  Geometry geometry;
  geometry.groups = windows.groups;
  for (const WindowAxis& axis : windows.axes) {
    geometry.axes.push_back({value_of(axis.input, {}), value_of(axis.output, {}), value_of(axis.size, {}),
                             value_of(axis.stride, {}), axis.dilation, value_of(axis.low, {})});
    geometry.inputs *= geometry.axes.back().input;
    geometry.outputs *= geometry.axes.back().output;
  }
  return geometry;
}

}  // namespace modelc::ops
