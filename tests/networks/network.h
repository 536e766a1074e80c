#pragma once
// How a network's class is run by the test. C++17, as are the headers.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "modelc/index.hpp"
#include "modelc/tensor_info.hpp"

namespace modelc::tests {

/// Gives a weight its values: the tensor's description and where its elements lie.
using Fill = std::function<void(const TensorInfo&, float*)>;

struct Network {
  const char* name;
  TensorInfo input, output;
  /// Fills the weights, then calls predict `calls` times, each with the next elements of `input`, and appends its
  /// output.
  void (*run)(Index batch, const Fill& fill, int calls, const unsigned char* input, std::vector<float>& output);
};

template <class Model>
void run_network(Index batch, const Fill& fill, int calls, const unsigned char* input, std::vector<float>& output) {
  const auto make = [&] {
    if constexpr (Model::symbol_names.size() == 1)
      return Model({batch});
    else
      return Model();
  };
  Model model = make();
  for (const TensorInfo& info : Model::weight_infos) fill(info, model.weights()->block.template at<float>(info.offset));
  model.prepare();
  if constexpr (Model::symbol_names.empty()) model.reset_states();
  const auto elements = [&](const TensorInfo& info) {
    std::size_t count = 1;
    for (int i = 0; i < info.rank; ++i) count *= static_cast<std::size_t>(info.shape[i] < 0 ? batch : info.shape[i]);
    return count;
  };
  const std::size_t in = elements(Model::input_infos[0]), out = elements(Model::output_infos[0]);
  for (int call = 0; call < calls; ++call) {
    const void* const inputs[] = {input + static_cast<std::size_t>(call) * in * 4};
    output.resize(output.size() + out);
    void* const outputs[] = {output.data() + output.size() - out};
    model.predict_raw(inputs, outputs);
  }
}

/// The networks of this program. Defined by a file that CMake writes.
const std::vector<Network>& networks();

}  // namespace modelc::tests
