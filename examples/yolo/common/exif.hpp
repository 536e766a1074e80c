// How a camera says that it was held: the orientation in the EXIF data of a JPEG file.
#pragma once

#include <string_view>

#include "picture.hpp"

namespace pictures {

/// The tag 0x0112 of EXIF 2.3, from 1 to 8; 1, upright, for files that do not have it or whose EXIF data are damaged.
int exif_orientation(std::string_view jpeg);

/// The picture upright. Orientations: 2 mirrored, 3 turned by 180 degrees, 4 both, 5 to 8 with rows and columns
/// exchanged.
Picture oriented(Picture picture, int orientation);

}  // namespace pictures
