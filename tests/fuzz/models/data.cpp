#include "fuzz/models/data.h"

#include <algorithm>

namespace modelc::fuzz {
namespace {

using ir::TensorData;

constexpr std::uint64_t weight_seed = 11;

double uniform(Draw& draw, double low, double high) { return low + (high - low) * draw.below(1 << 20) / (1 << 20); }

TensorData zeros(const ir::TensorType& type, const ir::SymbolValues& symbols) {
  std::vector<std::int64_t> shape;
  for (const ir::Dim& dim : type.shape) shape.push_back(dim.evaluate(symbols).value());
  return TensorData::zeros(type.dtype, std::move(shape));
}

void round_to_dtype(TensorData& data) {
  if (data.dtype == ir::DType::f32)
    for (double& value : data.real) value = static_cast<double>(static_cast<float>(value));
}

/// Inputs on a grid of 1/64 about 0; targets probabilities, or classes of which every model has two.
TensorData given(const ir::TensorType& type, bool target, const ir::SymbolValues& symbols, Draw& draw) {
  TensorData data = zeros(type, symbols);
  for (double& value : data.real) value = target ? uniform(draw, 0.05, 0.95) : draw.between(-128, 127) / 64.0;
  for (std::int64_t& value : data.integer) value = draw.below(2);
  round_to_dtype(data);
  return data;
}

TensorData near(const ir::Graph& initializer, double low, double high, Draw& draw) {
  TensorData data = ir::evaluate(initializer, {}, {}, weight_seed).front();
  for (double& value : data.real) value += uniform(draw, low, high);
  round_to_dtype(data);
  return data;
}

std::size_t stride_of(const TensorData& part) {
  const auto aligned = static_cast<std::size_t>(training::block_alignment) / ir::size_of(part.dtype);
  return (part.real.size() + aligned - 1) / aligned * aligned;
}

TensorData joined(const training::Block& block, const Values& values) {
  TensorData data = TensorData::zeros(block.type.dtype, {*ir::element_count(block.type.shape).constant()});
  std::size_t at = 0;
  for (const std::string& part : block.parts) {
    const TensorData& value = values.at(part);
    std::copy(value.real.begin(), value.real.end(), data.real.begin() + static_cast<std::ptrdiff_t>(at));
    at += stride_of(value);
  }
  return data;
}

}  // namespace

Values random_values(const elaborate::Model& model, const training::Entries* entries, const ir::SymbolValues& symbols,
                     Draw& draw) {
  Values values;
  const auto add_given = [&](const ir::Graph& graph) {
    for (const ir::Leaf& leaf : graph.leaves) {
      const bool target = leaf.kind == ir::Leaf::Kind::target;
      if ((target || leaf.kind == ir::Leaf::Kind::input) && !values.contains(leaf.name))
        values[leaf.name] = given(graph.type(leaf.node), target, symbols, draw);
    }
  };
  add_given(model.predict);
  for (const elaborate::Weight& weight : model.weights) values[weight.name] = near(*weight.initializer, 0, 0.25, draw);
  if (!entries) return values;
  for (const ir::Graph* graph : {&entries->gradients, &entries->step, &entries->evaluate}) add_given(*graph);
  for (const elaborate::Slot& slot : entries->slots) values[slot.name] = near(*slot.initializer, 0.05, 0.5, draw);
  if (const auto iteration = values.find(iteration_slot); iteration != values.end())  // absent without an update
    iteration->second.integer[0] = draw.below(4);
  return values;
}

std::vector<TensorData> leaves_of(const ir::Graph& graph, const training::Entries* entries, const Values& values) {
  std::vector<TensorData> leaves;
  for (const ir::Leaf& leaf : graph.leaves) {
    const training::Block* block = nullptr;
    if (entries)
      for (const training::Block& one : entries->blocks)
        if (one.name == leaf.name) block = &one;
    leaves.push_back(block ? joined(*block, values) : values.at(leaf.name));
  }
  return leaves;
}

void copy_gaps(const std::vector<training::Block>& blocks, const std::string& leaf, const Values& values,
               const TensorData& from, TensorData& to) {
  const auto block = std::ranges::find(blocks, leaf, &training::Block::name);
  if (block == blocks.end()) return;
  TensorData out = from;
  std::size_t at = 0;
  for (const std::string& part : block->parts) {
    const TensorData& value = values.at(part);
    std::copy_n(to.real.begin() + static_cast<std::ptrdiff_t>(at), value.real.size(),
                out.real.begin() + static_cast<std::ptrdiff_t>(at));
    at += stride_of(value);
  }
  to = std::move(out);
}

}  // namespace modelc::fuzz
