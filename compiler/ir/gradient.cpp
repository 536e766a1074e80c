#include "ir/gradient.h"

#include <algorithm>

namespace modelc::ir {

NodeId GradContext::call(std::string_view op, std::vector<NodeId> inputs, Attrs attrs) const {
  return graph.add(row(op), std::move(inputs), std::move(attrs), node().origin);
}

NodeId GradContext::number(double value) const {
  DType dtype = node().type().dtype;
  for (const std::optional<NodeId>& cotangent : cotangents)
    if (cotangent) dtype = type(*cotangent).dtype;
  return call("constant", {}, {{"value", std::make_shared<const TensorData>(TensorData::scalar(dtype, value))}});
}

NodeId GradContext::reshape(NodeId x, Shape to) const {
  return shape(x) == to ? x : call("reshape", {x}, {{"newshape", std::move(to)}});
}

NodeId GradContext::broadcast(NodeId x, Shape to) const {
  return shape(x) == to ? x : call("broadcast_to", {x}, {{"shape", std::move(to)}});
}

NodeId GradContext::transpose(NodeId x, std::vector<std::int64_t> axes) const {
  return call("transpose", {x}, {{"axes", std::move(axes)}});
}

NodeId GradContext::sum(NodeId x, std::vector<std::int64_t> axes, bool keepdims) const {
  return axes.empty() ? x : call("sum", {x}, {{"axes", std::move(axes)}, {"keepdims", keepdims}});
}

NodeId GradContext::keep_axes(NodeId x, const Shape& input, const std::vector<std::int64_t>& axes) const {
  Shape kept = input;
  for (const std::int64_t axis : axes) kept[axis] = 1;
  return reshape(x, std::move(kept));
}

}  // namespace modelc::ir
