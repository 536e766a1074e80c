#include "exif.hpp"

#include <algorithm>
#include <utility>

namespace pictures {
namespace {

// Numbers of either byte order in bytes that nobody vouches for; past the end they are 0.
class Numbers {
 public:
  Numbers(std::string_view bytes, bool little) : bytes_(bytes), little_(little) {}

  std::uint32_t operator()(std::size_t at, std::size_t count) const {
    if (at > bytes_.size() || bytes_.size() - at < count) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t byte = little_ ? count - 1 - i : i;
      value = value << 8 | static_cast<unsigned char>(bytes_[at + byte]);
    }
    return value;
  }

 private:
  std::string_view bytes_;
  bool little_;
};

/// The orientation in a TIFF header with its first directory, which is what an EXIF segment holds.
int of_tiff(std::string_view tiff) {
  const bool little = tiff.substr(0, 2) == "II";
  if (!little && tiff.substr(0, 2) != "MM") return 1;
  const Numbers number(tiff, little);
  const std::size_t directory = number(4, 4);
  const std::size_t entries = number(directory, 2);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (number(entry, 2) != 0x0112) continue;
    const std::uint32_t value = number(entry + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace

int exif_orientation(std::string_view jpeg) {
  const Numbers number(jpeg, false);
  std::size_t at = 2;  // behind the marker of the file's start
  while (at < jpeg.size() && number(at, 1) == 0xff) {
    const std::uint32_t marker = number(at + 1, 1);
    if (marker == 0xff) {  // fill
      ++at;
      continue;
    }
    const std::size_t length = number(at + 2, 2);
    if (marker == 0xda || marker == 0xd9 || length < 2) return 1;  // the picture itself
    const std::string_view segment = jpeg.substr(std::min(at + 4, jpeg.size()), length - 2);
    constexpr std::string_view exif("Exif\0\0", 6);
    if (marker == 0xe1 && segment.substr(0, 6) == exif) return of_tiff(segment.substr(6));
    at += 2 + length;
  }
  return 1;
}

Picture oriented(Picture picture, int orientation) {
  if (orientation < 2 || orientation > 8) return picture;
  const bool exchanged = orientation >= 5;
  const bool right_to_left = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool bottom_up = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  Picture out{picture.width, picture.height, std::vector<std::uint8_t>(picture.rgb.size())};
  if (exchanged) std::swap(out.width, out.height);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      int row = exchanged ? x : y, column = exchanged ? y : x;
      if (bottom_up) row = picture.height - 1 - row;
      if (right_to_left) column = picture.width - 1 - column;
      std::copy_n(picture.rgb.begin() + static_cast<std::ptrdiff_t>(picture.at(row, column)), 3,
                  out.rgb.begin() + static_cast<std::ptrdiff_t>(out.at(y, x)));
    }
  }
  return out;
}

}  // namespace pictures
