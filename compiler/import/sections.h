#pragma once
#include "import/network.h"
#include "import/options.h"

namespace modelc::darknet {

/// A section on its way to a layer.
struct Reading {
  Network& network;
  Layer& layer;
  Options& options;

  /// The layer before this one becomes the one that is read; false where its shape is not known.
  bool follow();
  /// The layer that the option names, from the file's start or, negative, backwards from this one.
  bool refer(const Option& option, std::int64_t number);
  /// Sets the shape of the result; an error where it has too many elements.
  void give(std::int64_t height, std::int64_t width, std::int64_t channels, bool flat = false);
  /// The result has the shape of what is read.
  void give_same();
  const Activation* activation(std::string_view fallback);
};

void read_convolution(Reading& r);
void read_connected(Reading& r);
void read_max_pool(Reading& r);
void read_average(Reading& r);
void read_route(Reading& r);
void read_reorg(Reading& r);
void read_shortcut(Reading& r);
void read_upsample(Reading& r);
void read_dropout(Reading& r);
void read_softmax(Reading& r);
void read_activation(Reading& r);
void read_cost(Reading& r);
void read_region(Reading& r);
void read_yolo(Reading& r);

inline constexpr std::int64_t most_channels = std::int64_t{1} << 24;
inline constexpr std::int64_t most_extent = std::int64_t{1} << 20;
inline constexpr std::int64_t most_window = 4096;  ///< of kernels, strides and paddings
inline constexpr std::int64_t most_elements = std::int64_t{1} << 36;

}  // namespace modelc::darknet
