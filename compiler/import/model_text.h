#pragma once
#include <string>

#include "import/network.h"

namespace modelc::darknet {

enum class Reorg : std::uint8_t {
  darknet,         ///< the order of channels that Darknet's `[reorg]` has, as trained weights need it
  space_to_depth,  ///< TensorFlow's order
};

struct TextOptions {
  std::string cfg;      ///< the file's name, for a comment
  std::string weights;  ///< likewise; empty: none
  std::string name;     ///< the model's file without `.model`; the model is named after it
  Reorg reorg = Reorg::darknet;
};

/// The text of a `.model` file: the layers and functions that the network uses, then a statement for each section.
std::string model_text(const Network& network, const TextOptions& options);

/// The declarations before the model.
std::string declarations(const Network& network, Reorg reorg);
/// The call of `DarknetConv`, with what differs from its defaults. `filters` and `name` are expressions.
std::string convolution_call(const Network& network, const Layer& layer, const std::string& filters,
                             const std::string& name);
std::string connected_call(const Network& network, const Layer& layer, const std::string& name);

/// Has max pooling the windows that the library's layer has with "same" padding, whatever the size of the picture?
bool pads_as_same(const Layer& layer);
/// A number as the language writes it.
std::string literal(double value);

}  // namespace modelc::darknet
