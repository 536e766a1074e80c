#include "ops/work.h"

namespace modelc::ops {

// What a contraction needs for each element of its result, times the elements.
ir::Dim multiply_adds(const ir::Graph& graph, const ir::Node& node) {
  if (node.inputs.size() < 2) return 0;
  const ir::Shape& left = graph.type(node.inputs[0]).shape;
  const ir::Shape& kernel = graph.type(node.inputs[1]).shape;
  const ir::Dim results = ir::element_count(node.type().shape);
  if (node.op->name == "matmul" || node.op->name == "bytes_matmul")
    return left.empty() ? ir::Dim(0) : results * left.back();
  if (node.op->name == "attention") return ir::element_count(left) * kernel.back() + results * kernel.back();
  // Convolutions: every result takes the kernel's elements of one output channel (the last axis, or for a transposed
  // one every input gives to the whole kernel of its channel).
  ir::Dim taps = 1;
  for (std::size_t axis = 0; axis + 1 < kernel.size(); ++axis) taps = taps * kernel[axis];
  if (node.op->name == "conv" || node.op->name == "bytes_conv") return results * taps;
  if (node.op->name == "depthwise_conv") {
    ir::Dim spatial = 1;
    for (std::size_t axis = 0; axis + 2 < kernel.size(); ++axis) spatial = spatial * kernel[axis];
    return results * spatial;
  }
  if (node.op->name == "conv_transpose") {
    // kernel [spatial..., out, in]: an input element meets every element of its channel's slice.
    return ir::element_count(left) * taps;
  }
  if (node.op->name == "conv_kernel_gradient") {
    // Every element of the result's gradient meets the kernel's elements of its channel.
    const ir::Shape& gradient = node.type().shape;
    return ir::element_count(kernel) * ir::element_count(ir::Shape(gradient.begin(), gradient.end() - 1));
  }
  return 0;
}

}  // namespace modelc::ops
