#include <fmt/format.h>

#include <algorithm>

#include "picture.hpp"

namespace pictures {
namespace {

/// Where a new pixel lies between two old ones.
struct Place {
  int low = 0;
  int high = 0;
  float part = 0;
};

std::vector<Place> places(int from, int to) {
  const double scale = static_cast<double>(from) / to;
  std::vector<Place> out(static_cast<std::size_t>(to));
  for (int i = 0; i < to; ++i) {
    const double at = i * scale;
    const int low = std::min(static_cast<int>(at), from - 1);
    out[static_cast<std::size_t>(i)] = {low, std::min(low + 1, from - 1), static_cast<float>(at - low)};
  }
  return out;
}

}  // namespace

std::vector<float> resize(const Picture& picture, int height, int width, int padded_height, int padded_width) {
  if (padded_height == 0) padded_height = picture.height;
  if (padded_width == 0) padded_width = picture.width;
  if (height < 1 || width < 1) throw Error(fmt::format("no picture can have {} x {} pixels", width, height));
  if (padded_height < picture.height || padded_width < picture.width)
    throw Error(fmt::format("a picture of {} x {} pixels cannot be padded to {} x {}", picture.width, picture.height,
                            padded_width, padded_height));
  const std::vector<Place> rows = places(padded_height, height), columns = places(padded_width, width);
  const auto pixel = [&](int y, int x, int channel) {
    const bool inside = y < picture.height && x < picture.width;
    return inside ? static_cast<float>(picture.rgb[picture.at(y, x) + static_cast<std::size_t>(channel)]) : 0.0f;
  };
  std::vector<float> out;
  out.reserve(3 * rows.size() * columns.size());
  for (const Place& row : rows) {
    for (const Place& column : columns) {
      for (int channel = 0; channel < 3; ++channel) {
        const float top_left = pixel(row.low, column.low, channel), top_right = pixel(row.low, column.high, channel);
        const float low_left = pixel(row.high, column.low, channel), low_right = pixel(row.high, column.high, channel);
        const float top = top_left + (top_right - top_left) * column.part;
        const float bottom = low_left + (low_right - low_left) * column.part;
        out.push_back(top + (bottom - top) * row.part);
      }
    }
  }
  return out;
}

std::vector<float> letterbox(const Picture& picture, int size) {
  const int side = std::max(picture.width, picture.height);
  return resize(picture, size, size, side, side);
}

}  // namespace pictures
