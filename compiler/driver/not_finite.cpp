#include "driver/not_finite.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "driver/load.h"
#include "modelc/random.hpp"

namespace modelc::driver {
namespace {

/// Thrown to leave the evaluation.
struct Found {
  ir::NodeId node;
  std::int64_t element;
};

std::int64_t first_not_finite(const ir::TensorData& data) {
  const auto found = std::ranges::find_if(data.real, [](double value) { return !std::isfinite(value); });
  return found == data.real.end() ? -1 : found - data.real.begin();
}

/// The symbols that the extents of leaves fix.
void take_symbols(const ir::TensorType& type, const ir::TensorData& data, ir::SymbolValues& symbols) {
  for (std::size_t axis = 0; axis < type.shape.size() && axis < data.shape.size(); ++axis) {
    const std::vector<std::string> names = type.shape[axis].symbols();
    if (names.size() == 1 && type.shape[axis] == ir::Dim::symbol(names[0])) symbols[names[0]] = data.shape[axis];
  }
}

/// Several tensors as the one that the step takes them for; zeros between them.
ir::TensorData block_of(const training::Block& block, const std::vector<NamedTensor>& tensors) {
  ir::TensorData data = ir::TensorData::zeros(block.type.dtype, {block.type.shape.at(0).constant().value()});
  const std::size_t unit = static_cast<std::size_t>(training::block_alignment) / ir::size_of(block.type.dtype);
  std::size_t at = 0;
  for (const std::string& name : block.parts) {
    const auto part = std::ranges::find(tensors, name, &NamedTensor::name);
    if (part == tensors.end() || at + part->data.real.size() > data.real.size()) return data;
    std::ranges::copy(part->data.real, data.real.begin() + static_cast<std::ptrdiff_t>(at));
    at += (part->data.real.size() + unit - 1) / unit * unit;
  }
  return data;
}

/// " in the layer `block/dense`".
std::string layer(const ir::Graph& graph, ir::NodeId id) {
  const std::uint32_t frame = graph[id].origin.frame;
  if (frame == 0 || frame >= graph.frames().size() || graph.frames()[frame].name.empty()) return {};
  return fmt::format(" in the layer `{}`", graph.frames()[frame].name);
}

std::string position(std::int64_t element, const std::vector<std::int64_t>& shape) {
  std::string text;
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    text = std::to_string(element % shape[axis]) + (text.empty() ? "" : ", ") + text;
    element /= shape[axis];
  }
  return text.empty() ? "" : " at [" + text + "]";
}

}  // namespace

bool explain_not_finite(const training::Entries& entries, const std::vector<NamedTensor>& tensors, std::uint64_t seed,
                        std::int64_t shard, Diagnostic& diagnostic) {
  const ir::Graph& step = entries.step;
  std::vector<ir::TensorData> leaves;
  ir::SymbolValues symbols;
  std::int64_t iteration = 0;
  for (const ir::Leaf& leaf : step.leaves) {
    const auto block = std::ranges::find(entries.blocks, leaf.name, &training::Block::name);
    if (block != entries.blocks.end()) {
      leaves.push_back(block_of(*block, tensors));
      continue;
    }
    const auto found = std::ranges::find(tensors, leaf.name, &NamedTensor::name);
    if (found == tensors.end()) return false;
    if (leaf.name == "optimizer/iteration" && !found->data.integer.empty()) iteration = found->data.integer[0];
    take_symbols(step.type(leaf.node), found->data, symbols);
    leaves.push_back(found->data);
  }
  std::vector<std::int64_t> shape;
  const auto see = [&](ir::NodeId id, std::vector<ir::TensorData>& results) {
    for (ir::TensorData& data : results) {
      // As the program rounds: what overflows there has to overflow here.
      if (data.dtype == ir::DType::f32)
        for (double& value : data.real) value = static_cast<double>(static_cast<float>(value));
      shape = data.shape;
      if (const std::int64_t element = first_not_finite(data); element >= 0) throw Found{id, element};
    }
  };
  try {
    ir::evaluate(step, leaves, symbols, modelc::random_bits(seed, shard, iteration), see);
  } catch (const ir::EvalError&) {
    return false;
  } catch (const Found& found) {
    const ir::Node& node = step[found.node];
    diagnostic.primary = {node.origin.span,
                          fmt::format("the first value that is not finite arises here{}", layer(step, found.node))};
    diagnostic.notes.push_back(fmt::format("it is the result of `{}`{}{}", node.op->name,
                                           position(found.element, shape),
                                           node.name.empty() ? "" : fmt::format(", called `{}`", node.name)));
    return true;
  }
  return false;
}

}  // namespace modelc::driver
