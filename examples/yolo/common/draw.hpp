// Boxes with labels on pictures.
#pragma once

#include <string>
#include <vector>

#include "picture.hpp"

namespace pictures {

/// A box in pixels of the picture, x and y the top left corner; it may reach out of the picture.
struct LabelledBox {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  std::string label;  // UTF-8; none where it is empty
  int colour = 0;     // of twelve, which repeat: the number of the class
};

/// Draws the boxes, the last one on top, with lines and text that suit the picture's size. Throws Error where Cairo
/// cannot.
void draw(Picture& picture, const std::vector<LabelledBox>& boxes);

}  // namespace pictures
