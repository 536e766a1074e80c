#pragma once
#include <cstddef>
#include <vector>

namespace modelc::tests {

/// The f32 outputs of a model without open symbols, in the order of Model::output_infos.
template <class Model>
std::vector<std::vector<float>> outputs_of(Model& model, const void* const* inputs) {
  std::vector<std::vector<float>> made;
  for (const auto& info : Model::output_infos) made.emplace_back(static_cast<std::size_t>(info.size()));
  std::vector<void*> places;
  for (auto& one : made) places.push_back(one.data());
  model.predict_raw(inputs, places.data());
  return made;
}

}  // namespace modelc::tests
