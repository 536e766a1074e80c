// Changes of pictures that leave the classes of what is in them as they are.
#pragma once

#include <cstdint>

#include "random.hpp"
#include "samples.hpp"

namespace trainer {

struct Augmentation {
  double flip = 0.5;     ///< the probability of left for right
  double scale = 0.25;   ///< sizes become up to 1 + scale times as large or as small, width and height ...
  double aspect = 0.15;  ///< ... up to 1 + aspect times apart
  double shift = 0.15;   ///< up to this part of the square, each way
  double colour = 0.3;   ///< brightness, saturation and each of the three colours: up to 1 + colour times more or less
  double visible = 0.4;  ///< boxes of which a smaller part is left are given up
};

/// Changes an image of [size, size, 3] and its boxes in place. Pixels from beyond its edges are 0. A box that is given
/// up becomes one without a size.
void augment(std::uint8_t* image, int size, TrueBox* boxes, int count, const Augmentation& how, Random& random);

}  // namespace trainer
