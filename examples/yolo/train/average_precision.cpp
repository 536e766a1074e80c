#include "average_precision.hpp"

#include <algorithm>
#include <map>

namespace trainer {
namespace {

/// Of one class: `right` says of each found object, by falling score, whether it is.
double area(const std::vector<bool>& right, std::size_t truths) {
  std::vector<double> precision, recall;
  double hits = 0;
  for (std::size_t i = 0; i < right.size(); ++i) {
    hits += right[i] ? 1 : 0;
    precision.push_back(hits / static_cast<double>(i + 1));
    recall.push_back(hits / static_cast<double>(truths));
  }
  double sum = 0, highest = 0;
  for (std::size_t i = right.size(); i-- > 0;) {
    highest = std::max(highest, precision[i]);
    sum += (recall[i] - (i > 0 ? recall[i - 1] : 0)) * highest;
  }
  return sum;
}

}  // namespace

double overlap(const Corners& a, const Corners& b) {
  const double width = std::min(a.x_max, b.x_max) - std::max(a.x_min, b.x_min);
  const double height = std::min(a.y_max, b.y_max) - std::max(a.y_min, b.y_min);
  if (!(width > 0 && height > 0)) return 0;
  const double common = width * height;
  return common / ((a.x_max - a.x_min) * (a.y_max - a.y_min) + (b.x_max - b.x_min) * (b.y_max - b.y_min) - common);
}

AveragePrecision average_precision(const std::vector<TrueObject>& truths, std::vector<FoundObject> found, int classes,
                                   double threshold) {
  std::stable_sort(found.begin(), found.end(),
                   [](const FoundObject& a, const FoundObject& b) { return a.score > b.score; });
  std::map<std::pair<std::size_t, int>, std::vector<std::size_t>> places;  // by picture and class
  std::vector<std::size_t> counts(static_cast<std::size_t>(classes));
  for (std::size_t i = 0; i < truths.size(); ++i) {
    places[{truths[i].picture, truths[i].label}].push_back(i);
    ++counts[static_cast<std::size_t>(truths[i].label)];
  }
  std::vector<bool> taken(truths.size());
  std::vector<std::vector<bool>> right(static_cast<std::size_t>(classes));
  for (const FoundObject& object : found) {
    double best = 0;
    std::size_t at = truths.size();
    for (const std::size_t i : places[{object.picture, object.label}]) {
      const double common = overlap(truths[i].box, object.box);
      if (common > best) {
        best = common;
        at = i;
      }
    }
    const bool hit = at < truths.size() && best >= threshold && !taken[at];
    if (hit) taken[at] = true;
    right[static_cast<std::size_t>(object.label)].push_back(hit);
  }
  AveragePrecision out;
  double sum = 0, with_objects = 0;
  for (std::size_t label = 0; label < counts.size(); ++label) {
    out.of_class.push_back(counts[label] == 0 ? -1 : area(right[label], counts[label]));
    if (counts[label] == 0) continue;
    sum += out.of_class.back();
    with_objects += 1;
  }
  out.mean = with_objects == 0 ? 0 : sum / with_objects;
  return out;
}

}  // namespace trainer
