#include "evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "draw.hpp"
#include "shapes_detector.hpp"

namespace trainer {

struct Detector::Compiled {
  shapes_detector::Detector model;
  std::vector<float> image;
};

namespace {

constexpr modelc::TensorInfo input = shapes_detector::Detector::input_infos[0];
static_assert(input.shape[1] == input.shape[2], "samples are squares");

}  // namespace

int Detector::image_size() { return static_cast<int>(input.shape[1]); }
int Detector::classes() { return MODELC_SHAPES_CLASSES; }
int Detector::grid_size() { return image_size() / 16; }

Detector::Detector() : compiled_(std::make_unique<Compiled>()) {}
Detector::~Detector() = default;

void Detector::load(const std::string& weights) { compiled_->model.load(weights); }

std::vector<FoundObject> Detector::find(const Samples& samples, std::size_t number) {
  std::vector<float>& image = compiled_->image;
  const std::uint8_t* const bytes = samples.image(number);
  image.resize(samples.image_bytes());
  std::transform(bytes, bytes + image.size(), image.begin(),
                 [](std::uint8_t x) { return static_cast<float>(x) / 255; });
  const auto [boxes, scores, labels, count] = compiled_->model.predict(image);
  std::vector<FoundObject> found;
  for (Eigen::Index i = 0; i < count; ++i)
    found.push_back({number,
                     labels(i),
                     scores(i),
                     {static_cast<double>(boxes(i, 1)), static_cast<double>(boxes(i, 0)),
                      static_cast<double>(boxes(i, 3)), static_cast<double>(boxes(i, 2))}});
  return found;
}

Evaluation evaluate(Detector& detector, const Samples& samples) {
  Evaluation out;
  std::vector<TrueObject> truths;
  for (std::size_t i = 0; i < samples.count(); ++i) {
    for (const TrueBox& box : samples.boxes[i]) {
      const double x = box.x, y = box.y, width = box.width / 2, height = box.height / 2;
      truths.push_back({i, static_cast<int>(box.label), {x - width, y - height, x + width, y + height}});
    }
    const std::vector<FoundObject> found = detector.find(samples, i);
    out.found.insert(out.found.end(), found.begin(), found.end());
  }
  out.precision = average_precision(truths, out.found, Detector::classes());
  return out;
}

pictures::Picture draw_sheet(const Samples& samples, const std::vector<FoundObject>& found,
                             const std::vector<std::string>& classes, std::size_t count, double threshold) {
  constexpr std::size_t across = 4;
  constexpr int zoom = 2;
  count = std::min(count, samples.count());
  const int size = samples.size * zoom;
  pictures::Picture sheet;
  sheet.width = size * static_cast<int>(std::min(count, across));
  sheet.height = size * static_cast<int>((count + across - 1) / across);
  sheet.rgb.resize(static_cast<std::size_t>(sheet.width) * static_cast<std::size_t>(sheet.height) * 3);
  for (std::size_t i = 0; i < count; ++i) {
    pictures::Picture small, large;
    small.width = small.height = samples.size;
    small.rgb.assign(samples.image(i), samples.image(i) + samples.image_bytes());
    large.width = large.height = size;
    for (const float value : pictures::resize(small, size, size))
      large.rgb.push_back(static_cast<std::uint8_t>(value + 0.5f));
    std::vector<pictures::LabelledBox> boxes;
    for (const FoundObject& object : found) {
      if (object.picture != i || object.score < threshold) continue;
      const Corners& box = object.box;
      boxes.push_back(
          {box.x_min * size, box.y_min * size, (box.x_max - box.x_min) * size, (box.y_max - box.y_min) * size,
           fmt::format("{} {:.2f}", classes.at(static_cast<std::size_t>(object.label)), object.score), object.label});
    }
    std::reverse(boxes.begin(), boxes.end());  // the best one on top
    pictures::draw(large, boxes);
    const int left = size * static_cast<int>(i % across), top = size * static_cast<int>(i / across);
    for (int y = 0; y < size; ++y)
      std::copy_n(large.rgb.begin() + static_cast<std::ptrdiff_t>(large.at(y, 0)), size * 3,
                  sheet.rgb.begin() + static_cast<std::ptrdiff_t>(sheet.at(top + y, left)));
  }
  return sheet;
}

}  // namespace trainer
