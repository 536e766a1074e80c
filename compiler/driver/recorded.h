#pragma once
#include <optional>
#include <string>
#include <vector>

#include "driver/layer_values.h"
#include "driver/tensors.h"

namespace modelc::driver {

/// What a file of recorded tensors has of a model.
struct Recorded {
  std::vector<NamedTensor> inputs;
  std::vector<std::optional<ir::TensorData>> outputs;  ///< by the graph's outputs
  std::vector<std::optional<ir::TensorData>> values;   ///< by the layers' values
  std::vector<std::string> unknown;                    ///< names that the model does not have

  bool empty() const;
};

/// Sorts tensors by what their names are of the graph: inputs, outputs, layers' values under any of their names.
Recorded sort_recorded(std::vector<NamedTensor> tensors, const ir::Graph& graph, const std::vector<LayerValue>& values);

/// The recorded tensor with the elements that coarse arithmetic gives it: twice as far away as it is from the right
/// value, since what was recorded had its own rounding.
ir::TensorData moved(const ir::TensorData& recorded, const ir::TensorData& right, const ir::TensorData& coarse);

}  // namespace modelc::driver
