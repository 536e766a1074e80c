#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "import/activations.h"

namespace modelc::darknet {

/// What a layer gives for one picture, at the size of the `.cfg` file.
struct Shape {
  std::int64_t height = 0, width = 0, channels = 0;
  bool flat = false;   ///< the model has it as [batch, channels]; height and width are 1
  bool fixed = false;  ///< height and width are these for pictures of every size
  bool known = false;  ///< not after an error
  std::int64_t size() const { return height * width * channels; }
};

enum class Kind : std::uint8_t {
  convolution,
  connected,
  max_pool,
  global_average,
  route,
  reorg,           ///< blocks of pixels to channels
  depth_to_space,  ///< `[reorg]` with reverse=1
  shortcut,
  upsample,
  dropout,
  softmax,
  activation,
  region,
  yolo,
  nothing,  ///< `[cost]`
};

/// What `[region]` and `[yolo]` say of boxes.
struct Detector {
  std::vector<std::string> anchors;  ///< width, height, width, height...
  std::vector<std::int64_t> mask;    ///< of `[yolo]`: which of the anchors are its own
  std::int64_t classes = 0;
  bool softmax = false;  ///< classes exclude each other
  double scale = 1;      ///< scale_x_y
  /// Has it all anchors in their order?
  bool has_all() const {
    for (std::size_t i = 0; i < mask.size(); ++i)
      if (mask[i] != static_cast<std::int64_t>(i)) return false;
    return 2 * mask.size() == anchors.size();
  }
};

/// The layer before the first one: the picture.
inline constexpr std::size_t picture = static_cast<std::size_t>(-1);

struct Layer {
  Kind kind = Kind::nothing;
  std::size_t index = 0;  ///< as Darknet counts: `[net]` is none
  std::string type;       ///< of the section
  Span span;
  std::uint32_t line = 0;
  std::vector<std::size_t> from;  ///< the layers it reads
  Shape in, out;                  ///< `in` of the first of them
  std::int64_t filters = 0;       ///< or units
  std::int64_t size = 1, stride = 1, padding = 0, dilation = 1;
  std::int64_t groups = 1, group = 0;
  bool normalize = false, flipped = false;
  const Activation* activation = nullptr;
  double rate = 1;  ///< of dropout its probability, of upsampling the factor, of softmax the temperature
  Detector detector;

  bool detects() const { return kind == Kind::region || kind == Kind::yolo; }
  /// What the weights' names begin with: "conv_3".
  std::string name() const { return (kind == Kind::connected ? "connected_" : "conv_") + std::to_string(index); }
};

struct Network {
  Shape picture;
  bool fixed_size = false;  ///< layers need pictures of just that size
  std::vector<Layer> layers;
  /// What `index`, or `picture`, gives.
  const Shape& shape(std::size_t index) const { return index == darknet::picture ? picture : layers[index].out; }
};

/// The network that a `.cfg` file describes. Only without errors in `diagnostics` it is complete.
Network read_network(FileId file, const SourceMap& sources, Diagnostics& diagnostics);

}  // namespace modelc::darknet
