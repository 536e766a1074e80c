// Pictures of shapes, made up: something to find that needs no download.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "annotations.hpp"
#include "picture.hpp"

namespace trainer {

extern const std::vector<std::string> shape_classes;  ///< circle, square, triangle, star, cross

struct ShapePicture {
  pictures::Picture picture;  ///< 112 to 192 pixels wide and high
  std::vector<Box> boxes;     ///< 1 to 6, the tightest around what is drawn; the last ones lie on top
};

/// The picture of that number: shapes of any size, rotation and colour, which may cover a part of each other, on noise,
/// stripes, checks or a gradient, with lines that belong to no shape. A function of seed and number. Throws
/// std::runtime_error where Cairo cannot draw.
ShapePicture draw_shapes(std::uint64_t seed, std::uint64_t number);

}  // namespace trainer
