#pragma once
#include <vector>

#include "import/network.h"

namespace modelc::darknet {

/// Layers that come several times in a row, each time reading nothing but each other and what the time before gave.
struct Repeat {
  std::size_t first = 0;
  std::size_t length = 0;  ///< of one time
  std::size_t times = 0;
  std::size_t end() const { return first + length * times; }
  bool holds(std::size_t index) const { return index >= first && index < end(); }
};

/// The repetitions that are worth a loop, in their order and apart from each other.
std::vector<Repeat> repeats(const Network& network);

}  // namespace modelc::darknet
