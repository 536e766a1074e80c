// Pictures: reading, writing, and what a network sees of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace pictures {

/// What is wrong with a picture or a file; the message names it.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// [height, width, 3], red, green and blue from 0 to 255, the top left pixel first.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;

  std::size_t at(int y, int x) const {
    return 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
  }
};

/// JPEG or PNG, told apart by what they hold. Gray becomes RGB, 16 bits become 8, and black is behind what is
/// transparent. A picture that the camera's EXIF orientation turns is turned. Throws Error for what cannot be read, for
/// damaged and truncated files, for more than 32767 pixels across and for more than 2^27 in all.
Picture read(const std::string& path);

/// The same for a file's bytes; `path` is for messages.
Picture decode(const std::string& path, std::string_view bytes);

/// PNG, or JPEG of quality 92, by the ending (`.png`, `.jpg`, `.jpeg`). The file appears whole or not at all. Throws
/// Error.
void write(const std::string& path, const Picture& picture);

/// Whether the path ends in `.png`, `.jpg` or `.jpeg`, in whatever case.
bool has_picture_ending(const std::string& path);

/// Bilinear, [height, width, 3], 0 to 255. Pixel i is taken at i * from / to, as TensorFlow's `resize_bilinear` does
/// without `align_corners` and without `half_pixel_centers`. `padded_*` is the size that the picture is padded to
/// first, with zeros at the right and at the bottom; 0 is its own. Throws Error for sizes below 1 and for padding
/// smaller than the picture.
std::vector<float> resize(const Picture& picture, int height, int width, int padded_height = 0, int padded_width = 0);

/// `resize` of the picture in the smallest square that holds it, to [size, size, 3]. A place (x, y) in parts of the
/// square is the picture's pixel (x, y) * max(width, height).
std::vector<float> letterbox(const Picture& picture, int size);

}  // namespace pictures
