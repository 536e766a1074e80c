#include "driver/recorded.h"

#include <algorithm>

#include "driver/bind.h"

namespace modelc::driver {

bool Recorded::empty() const {
  const auto there = [](const auto& tensor) { return tensor.has_value(); };
  return std::ranges::none_of(outputs, there) && std::ranges::none_of(values, there);
}

Recorded sort_recorded(std::vector<NamedTensor> tensors, const ir::Graph& graph,
                       const std::vector<LayerValue>& values) {
  Recorded recorded;
  recorded.outputs.resize(graph.outputs.size());
  recorded.values.resize(values.size());
  for (NamedTensor& tensor : tensors) {
    const auto leaf = std::ranges::find(graph.leaves, tensor.name, &ir::Leaf::name);
    const auto output = std::ranges::find(graph.outputs, tensor.name, &ir::Output::name);
    const auto value = std::ranges::find_if(
        values, [&](const LayerValue& one) { return std::ranges::find(one.names, tensor.name) != one.names.end(); });
    if (leaf != graph.leaves.end() && is_given(*leaf))
      recorded.inputs.push_back(std::move(tensor));
    else if (output != graph.outputs.end())
      recorded.outputs[static_cast<std::size_t>(output - graph.outputs.begin())] = std::move(tensor.data);
    else if (value != values.end())
      recorded.values[static_cast<std::size_t>(value - values.begin())] = std::move(tensor.data);
    else
      recorded.unknown.push_back(tensor.name);
  }
  return recorded;
}

ir::TensorData moved(const ir::TensorData& recorded, const ir::TensorData& right, const ir::TensorData& coarse) {
  ir::TensorData result = recorded;
  for (std::size_t i = 0; i < result.real.size() && ir::is_float(right.dtype); ++i)
    result.real[i] += 2 * (coarse.real[i] - right.real[i]);
  // Where rounding changes whole numbers, any other one may come out.
  for (std::size_t i = 0; i < result.integer.size() && !ir::is_float(right.dtype); ++i)
    result.integer[i] += coarse.integer[i] - right.integer[i];
  return result;
}

}  // namespace modelc::driver
