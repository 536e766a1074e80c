// How good a detector is.
#pragma once

#include <cstddef>
#include <vector>

namespace trainer {

/// Corners in one unit for both axes.
struct Corners {
  double x_min = 0;
  double y_min = 0;
  double x_max = 0;
  double y_max = 0;
};

struct TrueObject {
  std::size_t picture = 0;
  int label = 0;
  Corners box;
};

struct FoundObject {
  std::size_t picture = 0;
  int label = 0;
  double score = 0;
  Corners box;
};

struct AveragePrecision {
  std::vector<double> of_class;  ///< -1 for classes without an object
  double mean = 0;               ///< over the classes with objects; 0 when there are none
};

double overlap(const Corners& a, const Corners& b);

/// The area under the curve of precision over recall, after each precision is raised to the highest at a recall no
/// smaller (all-point interpolation), as Pascal VOC has it from 2010 on. The found objects of a class are taken by
/// falling score; one is right when the true object of its picture and class that it overlaps most overlaps it by at
/// least `threshold` and was not found before.
AveragePrecision average_precision(const std::vector<TrueObject>& truths, std::vector<FoundObject> found, int classes,
                                   double threshold = 0.5);

}  // namespace trainer
