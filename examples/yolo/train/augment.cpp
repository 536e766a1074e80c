#include "augment.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace trainer {
namespace {

/// A number from 1 / (1 + most) to 1 + most, as often above 1 as below.
double factor(double most, Random& random) { return std::pow(1 + most, random.uniform(-1, 1)); }

/// Where new places lie among the old ones on one axis, both in parts of the square: old = begin + new * extent.
struct Axis {
  double begin;
  double extent;

  double to_new(double old) const { return (old - begin) / extent; }
};

/// The two old pixels around a new one, and how much the second counts.
struct Tap {
  int low, high;  // -1 outside
  float part;
};

std::vector<Tap> taps(const Axis& axis, int size) {
  std::vector<Tap> out(static_cast<std::size_t>(size));
  const auto inside = [&](int i) { return i >= 0 && i < size ? i : -1; };
  for (int i = 0; i < size; ++i) {
    const double at = axis.begin * size + (i + 0.5) * axis.extent - 0.5;
    const int low = static_cast<int>(std::floor(at));
    out[static_cast<std::size_t>(i)] = {inside(low), inside(low + 1), static_cast<float>(at - low)};
  }
  return out;
}

/// How colours change: gain * (grey + saturation * (colour - grey)), each with its own gain.
struct Colours {
  float gain[3];
  float saturation;
};

void resample(std::uint8_t* image, int size, const Axis& across, const Axis& down, const Colours& colours) {
  const std::size_t row = static_cast<std::size_t>(size) * 3;
  const std::vector<std::uint8_t> old(image, image + row * static_cast<std::size_t>(size));
  const std::vector<Tap> columns = taps(across, size), rows = taps(down, size);
  const auto pixel = [&](int y, int x) {
    return y < 0 || x < 0 ? nullptr : old.data() + static_cast<std::size_t>(y) * row + static_cast<std::size_t>(x) * 3;
  };
  for (const Tap& y : rows) {
    for (const Tap& x : columns) {
      float value[3] = {0, 0, 0};
      const auto add = [&](const std::uint8_t* from, float weight) {
        for (int c = 0; from != nullptr && c < 3; ++c) value[c] += weight * static_cast<float>(from[c]);
      };
      add(pixel(y.low, x.low), (1 - y.part) * (1 - x.part));
      add(pixel(y.low, x.high), (1 - y.part) * x.part);
      add(pixel(y.high, x.low), y.part * (1 - x.part));
      add(pixel(y.high, x.high), y.part * x.part);
      const float grey = (value[0] + value[1] + value[2]) / 3;
      for (int c = 0; c < 3; ++c) {
        const float changed = colours.gain[c] * (grey + colours.saturation * (value[c] - grey));
        *image++ = static_cast<std::uint8_t>(std::min(std::max(changed, 0.0f), 255.0f) + 0.5f);
      }
    }
  }
}

void move(TrueBox& box, const Axis& across, const Axis& down, double visible) {
  const auto axis = [](const Axis& along, float centre, float extent, double& low, double& high) {
    const double one = along.to_new(static_cast<double>(centre - extent / 2));
    const double other = along.to_new(static_cast<double>(centre + extent / 2));
    const double begin = std::min(one, other), end = std::max(one, other);
    low = std::max(begin, 0.0);
    high = std::min(end, 1.0);
    return std::max(high - low, 0.0) / (end - begin);
  };
  double left = 0, right = 0, top = 0, bottom = 0;
  const double seen = axis(across, box.x, box.width, left, right) * axis(down, box.y, box.height, top, bottom);
  if (seen < visible) {
    box = {};
    return;
  }
  box.x = static_cast<float>((left + right) / 2);
  box.y = static_cast<float>((top + bottom) / 2);
  box.width = static_cast<float>(right - left);
  box.height = static_cast<float>(bottom - top);
}

}  // namespace

void augment(std::uint8_t* image, int size, TrueBox* boxes, int count, const Augmentation& how, Random& random) {
  const double scale = factor(how.scale, random), aspect = std::sqrt(factor(how.aspect, random));
  const auto axis = [&](double extent) {
    return Axis{0.5 - extent / 2 + random.uniform(-how.shift, how.shift), extent};
  };
  Axis across = axis(scale * aspect), down = axis(scale / aspect);
  if (random.chance(how.flip)) across = {across.begin + across.extent, -across.extent};
  Colours colours{};
  const double brightness = factor(how.colour, random);
  for (float& gain : colours.gain) gain = static_cast<float>(brightness * factor(how.colour / 2, random));
  colours.saturation = static_cast<float>(factor(how.colour, random));
  resample(image, size, across, down, colours);
  for (int i = 0; i < count; ++i)
    if (boxes[i].width > 0 && boxes[i].height > 0) move(boxes[i], across, down, how.visible);
}

}  // namespace trainer
