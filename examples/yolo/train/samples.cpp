#include "samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "modelc/safetensors.hpp"
#include "picture.hpp"

namespace trainer {

std::size_t Samples::most_boxes() const {
  std::size_t most = 0;
  for (const std::vector<TrueBox>& of_picture : boxes) most = std::max(most, of_picture.size());
  return most;
}

namespace detail {

void add_sample(const Annotations& annotations, const Annotated& picture, Samples& samples, Problems& problems) {
  const std::string path = (std::filesystem::path(annotations.path).parent_path() / picture.file).string();
  pictures::Picture pixels;
  try {
    pixels = pictures::read(path);
  } catch (const pictures::Error& error) {
    return problems.add(picture.line, error.what());
  }
  const double side = std::max(pixels.width, pixels.height);
  samples.boxes.emplace_back();
  for (const Box& box : picture.boxes) {
    if (box.x_max > pixels.width || box.y_max > pixels.height) {
      problems.add(box.line,
                   fmt::format("the box from ({}, {}) to ({}, {}) reaches out of the picture, which has {} x {} pixels",
                               box.x_min, box.y_min, box.x_max, box.y_max, pixels.width, pixels.height));
      continue;
    }
    const auto part = [&](double pixel) { return static_cast<float>(pixel / side); };
    samples.boxes.back().push_back({part((box.x_min + box.x_max) / 2), part((box.y_min + box.y_max) / 2),
                                    part(box.x_max - box.x_min), part(box.y_max - box.y_min),
                                    static_cast<float>(box.label)});
  }
  for (const float value : pictures::letterbox(pixels, samples.size))
    samples.images.push_back(static_cast<std::uint8_t>(std::lround(value)));
}

}  // namespace detail

void write_samples(const std::string& path, const Samples& samples, std::size_t places) {
  std::vector<TrueBox> boxes(samples.count() * places);
  for (std::size_t i = 0; i < samples.count(); ++i)
    std::copy(samples.boxes[i].begin(), samples.boxes[i].end(),
              boxes.begin() + static_cast<std::ptrdiff_t>(i * places));
  const auto count = static_cast<std::int64_t>(samples.count());
  static_assert(sizeof(TrueBox) == 5 * sizeof(float));
  modelc::safetensors::write(path, {{"image", "U8", {count, samples.size, samples.size, 3}, samples.images.data()},
                                    {"boxes", "F32", {count, static_cast<std::int64_t>(places), 5}, boxes.data()}});
}

}  // namespace trainer
