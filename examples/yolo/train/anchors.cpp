#include "anchors.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

#include "random.hpp"

namespace trainer {
namespace {

std::size_t nearest(const std::vector<Extent>& centres, const Extent& box) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < centres.size(); ++i)
    if (overlap(centres[i], box) > overlap(centres[best], box)) best = i;
  return best;
}

/// k-means++ (Arthur & Vassilvitskii 2007): each next centre is a box, the likelier the farther it is from those
/// before.
std::vector<Extent> first_centres(const std::vector<Extent>& boxes, int count, Random& random) {
  std::vector<Extent> centres{boxes[static_cast<std::size_t>(random.integer(static_cast<int>(boxes.size())))]};
  while (static_cast<int>(centres.size()) < count) {
    std::vector<double> sums;
    double sum = 0;
    for (const Extent& box : boxes) {
      const double distance = 1 - overlap(centres[nearest(centres, box)], box);
      sums.push_back(sum += distance * distance);
    }
    const auto chosen = std::upper_bound(sums.begin(), sums.end(), random.uniform(0, sum));
    centres.push_back(boxes[static_cast<std::size_t>(std::min(chosen, sums.end() - 1) - sums.begin())]);
  }
  return centres;
}

/// Moves centres to the means of the boxes nearest to them, until none changes.
void improve(const std::vector<Extent>& boxes, std::vector<Extent>& centres) {
  std::vector<std::size_t> of(boxes.size(), centres.size());
  for (bool changed = true; changed;) {
    changed = false;
    std::vector<Extent> sums(centres.size());
    std::vector<double> counts(centres.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const std::size_t now = nearest(centres, boxes[i]);
      changed = changed || now != of[i];
      of[i] = now;
      sums[now].width += boxes[i].width;
      sums[now].height += boxes[i].height;
      counts[now] += 1;
    }
    for (std::size_t i = 0; i < centres.size(); ++i)
      if (counts[i] > 0) centres[i] = {sums[i].width / counts[i], sums[i].height / counts[i]};
  }
}

double mean_overlap(const std::vector<Extent>& boxes, const std::vector<Extent>& centres) {
  double sum = 0;
  for (const Extent& box : boxes) sum += overlap(centres[nearest(centres, box)], box);
  return sum / static_cast<double>(boxes.size());
}

}  // namespace

double overlap(const Extent& a, const Extent& b) {
  const double common = std::min(a.width, b.width) * std::min(a.height, b.height);
  return common / (a.width * a.height + b.width * b.height - common);
}

Anchors find_anchors(const std::vector<Extent>& boxes, int count, std::uint64_t seed) {
  if (count < 1 || boxes.size() < static_cast<std::size_t>(count))
    throw std::invalid_argument("there are fewer boxes than anchors");
  for (const Extent& box : boxes)
    if (!(box.width > 0 && box.height > 0)) throw std::invalid_argument("a box has no area");
  Anchors best;
  for (std::uint64_t turn = 0; turn < 10; ++turn) {
    Random random(seed, 0, turn);
    std::vector<Extent> centres = first_centres(boxes, count, random);
    improve(boxes, centres);
    const double mean = mean_overlap(boxes, centres);
    if (mean > best.overlap) best = {centres, mean};
  }
  std::sort(best.sizes.begin(), best.sizes.end(),
            [](const Extent& a, const Extent& b) { return a.width * a.height < b.width * b.height; });
  return best;
}

}  // namespace trainer
