// Annotated pictures as what the model trains on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "annotations.hpp"

namespace trainer {

/// A box in parts of the square that its picture is put into: what the loss takes, and nothing where width is 0.
struct TrueBox {
  float x = 0;  ///< of the centre
  float y = 0;
  float width = 0;
  float height = 0;
  float label = 0;
};

struct Samples {
  int size = 0;                      ///< of the square, in pixels
  std::vector<std::uint8_t> images;  ///< [count, size, size, 3], the picture at the top left, 0 beside it
  std::vector<std::vector<TrueBox>> boxes;

  std::size_t count() const { return boxes.size(); }
  std::size_t image_bytes() const { return static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 3; }
  const std::uint8_t* image(std::size_t i) const { return images.data() + i * image_bytes(); }
  std::size_t most_boxes() const;  ///< in one picture
};

/// Reads the pictures, which lie beside the annotations. Throws DataError with the first twenty problems: pictures that
/// cannot be read, boxes that reach out of their picture. `progress` is called with the number of pictures read.
template <class Progress>
Samples load_samples(const Annotations& annotations, int size, Progress progress);

/// A safetensors file for modelc::Dataset: `image` u8 [count, size, size, 3] and `boxes` f32 [count, places, 5].
void write_samples(const std::string& path, const Samples& samples, std::size_t places);

namespace detail {
/// Adds a picture; problems of it and its boxes are noted.
void add_sample(const Annotations& annotations, const Annotated& picture, Samples& samples, Problems& problems);
}  // namespace detail

template <class Progress>
Samples load_samples(const Annotations& annotations, int size, Progress progress) {
  Samples samples;
  samples.size = size;
  detail::Problems problems(annotations.path);
  for (const Annotated& picture : annotations.pictures) {
    detail::add_sample(annotations, picture, samples, problems);
    progress(samples.count());
  }
  problems.finish();
  return samples;
}

}  // namespace trainer
