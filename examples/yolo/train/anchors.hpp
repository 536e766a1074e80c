// Anchors from data.
#pragma once

#include <cstdint>
#include <vector>

namespace trainer {

/// Width and height; in cells of the grid, where they are anchors.
struct Extent {
  double width = 0;
  double height = 0;
};

struct Anchors {
  std::vector<Extent> sizes;  ///< the smallest first
  double overlap = 0;         ///< the mean, over boxes, of the IoU with the anchor that is most like it
};

/// IoU of two boxes with the same centre.
double overlap(const Extent& a, const Extent& b);

/// k-means of boxes' sizes with the distance 1 - IoU, the best of ten beginnings by k-means++ (Redmon & Farhadi 2016,
/// section 2). At least `count` boxes, all with an area; std::invalid_argument otherwise.
Anchors find_anchors(const std::vector<Extent>& boxes, int count, std::uint64_t seed);

}  // namespace trainer
