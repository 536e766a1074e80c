// Any detector's header behind one function: what the model takes and gives is read from its tables.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "modelc/kernels.hpp"
#include "modelc/tensor_info.hpp"
#include "picture.hpp"

namespace detect {

/// In pixels of the picture, x and y the top left corner; not clipped to the picture.
struct Found {
  double x, y, width, height;
  double score;  ///< from 0 to 1
  int kind;      ///< the number of its class
};

struct Thresholds {
  double score;  ///< boxes that score no more are dropped
  double iou;    ///< and those that overlap a better one more than this: intersection over union
  std::size_t most;
};

/// How a network wants its pictures.
struct Preparation {
  float divide;  ///< pixels from 0 to 255 are divided by this
  bool stretch;  ///< to the network's size, rather than padded to a square
};

template <std::size_t N>
constexpr int index_of(const std::array<modelc::TensorInfo, N>& infos, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (infos[i].name == name) return static_cast<int>(i);
  return -1;
}

/// `Model` is a class that modelc made. Its one input is a picture [1, height, width, 3]. By their names it gives
/// `boxes` [n, 4], the corners (y_min, x_min, y_max, x_max) in parts of the input, the best first; `scores` or
/// `box_scores` [n]; `classes` or `box_classes` [n] (i32) unless there is one class; and `count` (i32), how many count.
template <class Model>
class Detector {
 public:
  explicit Detector(const Preparation& preparation) : preparation_(preparation) {
    for (const modelc::TensorInfo& info : Model::output_infos) {
      constexpr std::size_t widest = 8;  // bytes of an element
      results_.emplace_back(static_cast<std::size_t>(info.size()) * widest);
      outputs_.push_back(results_.back().data());
    }
  }

  /// Throws modelc::Error with all that does not fit.
  void load(const std::string& weights) { model_.load(weights); }

  std::vector<Found> operator()(const pictures::Picture& picture, const Thresholds& thresholds) {
    const int side = std::max(picture.width, picture.height);
    const bool stretch = preparation_.stretch;
    std::vector<float> image =
        stretch ? pictures::resize(picture, rows, columns) : pictures::resize(picture, rows, columns, side, side);
    for (float& value : image) value /= preparation_.divide;
    const void* const inputs[] = {image.data()};
    model_.predict_raw(inputs, outputs_.data());
    return select(thresholds, stretch ? picture.width : side, stretch ? picture.height : side);
  }

 private:
  static_assert(Model::input_infos.size() == 1, "a detector takes one picture");
  static constexpr modelc::TensorInfo input = Model::input_infos[0];
  static_assert(input.rank == 4 && input.shape[0] == 1 && input.shape[3] == 3 && input.dtype[0] == 'f',
                "a detector takes a picture f32[1, height, width, 3]");
  static_assert(input.shape[1] > 0 && input.shape[2] > 0, "open sizes need values: SET height=416 width=416");
  static constexpr int rows = static_cast<int>(input.shape[1]), columns = static_cast<int>(input.shape[2]);

  static constexpr int either(std::string_view name, std::string_view other) {
    return std::max(index_of(Model::output_infos, name), index_of(Model::output_infos, other));
  }
  static constexpr int boxes = either("boxes", "box_corners"), scores = either("scores", "box_scores");
  static constexpr int classes = either("classes", "box_classes"), count = either("count", "box_count");
  static_assert(boxes >= 0 && scores >= 0 && count >= 0, "a detector gives `boxes`, `scores` and `count`");

  template <class T>
  T value(int output, std::size_t at) const {
    T out;
    std::memcpy(&out, results_[static_cast<std::size_t>(output)].data() + at * sizeof(T), sizeof(T));
    return out;
  }

  std::vector<Found> select(const Thresholds& thresholds, double width, double height) const {
    const auto given = static_cast<std::size_t>(value<std::int32_t>(count, 0));
    std::vector<float> corners(4 * given), of_boxes(given);
    for (std::size_t i = 0; i < given; ++i) {
      bool finite = true;
      for (std::size_t k = 0; k < 4; ++k) {
        corners[4 * i + k] = value<float>(boxes, 4 * i + k);
        finite = finite && std::isfinite(corners[4 * i + k]);
      }
      of_boxes[i] = finite ? value<float>(scores, i) : 0;
    }
    // The kernel that headers have: for one that suppressed already with these thresholds nothing changes.
    std::vector<std::int32_t> chosen(std::min(thresholds.most, given));
    std::int32_t number = 0;
    const auto n = static_cast<modelc::Index>(given);
    modelc::kernels::non_max_suppression(modelc::tensor(chosen.data(), chosen.size()), modelc::tensor(&number),
                                         modelc::tensor(corners.data(), n, 4), modelc::tensor(of_boxes.data(), n),
                                         thresholds.iou, thresholds.score);
    std::vector<Found> out;
    for (std::size_t i = 0; i < static_cast<std::size_t>(number); ++i) {
      const auto box = static_cast<std::size_t>(chosen[i]);
      const float* const c = corners.data() + 4 * box;
      const double y = c[0] * height, x = c[1] * width;
      int kind = 0;
      if constexpr (classes >= 0) kind = value<std::int32_t>(classes, box);
      out.push_back({x, y, c[3] * width - x, c[2] * height - y, static_cast<double>(of_boxes[box]), kind});
    }
    return out;
  }

  Preparation preparation_;
  Model model_;
  std::vector<std::vector<unsigned char>> results_;
  std::vector<void*> outputs_;
};

}  // namespace detect
