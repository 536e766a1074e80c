#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "import/network.h"

namespace modelc::darknet {

/// A weight of the model.
struct Tensor {
  std::string name;  ///< "conv_3/norm/gamma"
  std::vector<std::int64_t> shape;
  std::vector<float> values;
};

struct Weights {
  std::int32_t major = 0, minor = 0, revision = 0;
  std::uint64_t seen = 0;  ///< pictures that the network was trained on
  std::vector<Tensor> tensors;
};

/// The numbers of a `.weights` file in the layouts of the model's text: kernels of convolutions [height, width,
/// channels / groups, filters], those of products [inputs, units] with the inputs in the order height, width, channels.
/// A file that has more or fewer numbers than the network is an error.
Weights read_weights(const Network& network, const std::string& path, std::string_view bytes, Diagnostics& diagnostics);

/// The bytes of a safetensors file of them.
std::string safetensors_of(const Weights& weights);

}  // namespace modelc::darknet
