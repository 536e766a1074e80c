#include "driver/work.h"

#include "ir/loop.h"

namespace modelc::driver {
namespace {

constexpr double most_work = 3e9;          // multiply-adds
constexpr double work_of_an_element = 16;  // likewise

}  // namespace

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

ir::Dim multiply_adds(const ir::Graph& graph) {
  ir::Dim work = 0;
  for (ir::NodeId id = 0; id < graph.size(); ++id) {
    const ir::Node& node = graph[id];
    if (node.op->name != "scan") {
      work = work + multiply_adds(graph, node);
      continue;
    }
    const ir::Loop loop(node.attrs);
    work = work + loop.length * multiply_adds(*loop.body);
  }
  return work;
}

bool too_large_to_evaluate(const ir::Graph& graph, const ir::SymbolValues& symbols) {
  double elements = 0;
  for (ir::NodeId id = 0; id < graph.size(); ++id)
    elements += static_cast<double>(ir::element_count(graph.type(id).shape).evaluate(symbols).value_or(0));
  const auto products = static_cast<double>(multiply_adds(graph).evaluate(symbols).value_or(0));
  return products + work_of_an_element * elements > most_work;
}

}  // namespace modelc::driver
