// What the detector finds in samples, how good that is, and how it looks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "average_precision.hpp"
#include "picture.hpp"
#include "samples.hpp"

namespace trainer {

/// The compiled detector. Corners are in parts of the square of a sample.
class Detector {
 public:
  static int image_size();  ///< in pixels, of the square
  static int grid_size();   ///< in cells
  static int classes();

  Detector();
  ~Detector();
  Detector(const Detector&) = delete;
  Detector& operator=(const Detector&) = delete;

  /// Throws modelc::Error with all that does not fit.
  void load(const std::string& weights);
  std::vector<FoundObject> find(const Samples& samples, std::size_t number);

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

struct Evaluation {
  AveragePrecision precision;  ///< at an IoU of 0.5
  std::vector<FoundObject> found;
};

Evaluation evaluate(Detector& detector, const Samples& samples);

/// The first pictures of the samples side by side, four to a row and twice as large, with the boxes that score at least
/// `threshold`.
pictures::Picture draw_sheet(const Samples& samples, const std::vector<FoundObject>& found,
                             const std::vector<std::string>& classes, std::size_t count, double threshold = 0.4);

}  // namespace trainer
