// Operations that choose some of many.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "ops/reference.h"
#include "ops/rows.h"
#include "ops/shapes.h"

namespace modelc::ops {
using namespace ir;

namespace {

using Int = std::int64_t;

std::vector<TensorType> infer_non_max_suppression(InferContext& context) {
  constexpr std::string_view op = "non_max_suppression";
  require_same_dtype(context, op);
  require_float(context, 0, op);
  const TensorType& boxes = context.inputs[0];
  const TensorType& scores = context.inputs[1];
  if (boxes.rank() != 2 || scores.rank() != 1 || Dim::equal(boxes.shape[1], 4) == Answer::no)
    throw ShapeError{
        Code::bad_rank,
        fmt::format("`{}` takes boxes [n, 4] and scores [n], not `{}` and `{}`", op, str(boxes), str(scores)),
        {},
        "a box is (y1, x1, y2, x2); select the boxes of one image at a time"};
  context.require_equal(boxes.shape[1], 4, "the coordinates of a box");
  context.require_equal(boxes.shape[0], scores.shape[0], "the numbers of boxes and scores");
  const Dim& limit = context.attrs.get<Dim>("max_output_size");
  context.require_at_least(limit, 0, "max_output_size");
  return {{DType::i32, {limit}}, {DType::i32, {}}};
}

/// Intersection over union of boxes i and j, whichever corners they give; 0 when either is empty.
double overlap(const TensorData& boxes, Int i, Int j) {
  const auto side = [&](Int box, Int axis) {
    const double a = boxes.real[box * 4 + axis];
    const double b = boxes.real[box * 4 + axis + 2];
    return std::pair(std::min(a, b), std::max(a, b));
  };
  double common = 1;
  double area_i = 1;
  double area_j = 1;
  for (const Int axis : {Int{0}, Int{1}}) {
    const auto [low_i, high_i] = side(i, axis);
    const auto [low_j, high_j] = side(j, axis);
    common *= std::max(0.0, std::min(high_i, high_j) - std::max(low_i, low_j));
    area_i *= high_i - low_i;
    area_j *= high_j - low_j;
  }
  return area_i > 0 && area_j > 0 ? common / (area_i + area_j - common) : 0;
}

void evaluate_non_max_suppression(EvalContext& context) {
  const TensorData& boxes = *context.inputs[0];
  const TensorData& scores = *context.inputs[1];
  TensorData& indices = context.results[0];
  const double worst = context.attrs.get<double>("score_threshold");
  std::vector<Int> order(scores.real.size());
  std::iota(order.begin(), order.end(), 0);
  std::erase_if(order, [&](Int i) { return !(scores.real[i] > worst); });
  std::stable_sort(order.begin(), order.end(), [&](Int i, Int j) { return scores.real[i] > scores.real[j]; });
  Int& count = context.results[1].integer[0];
  for (const Int candidate : order) {
    if (count == indices.size()) break;
    const bool hidden = std::any_of(indices.integer.begin(), indices.integer.begin() + count, [&](Int chosen) {
      return overlap(boxes, candidate, chosen) > context.attrs.get<double>("iou_threshold");
    });
    if (!hidden) indices.integer[count++] = candidate;
  }
}

constexpr OpParam non_max_suppression_params[] = {{"boxes"},
                                                  {"scores"},
                                                  {"max_output_size", ParamKind::dim},
                                                  {"iou_threshold", ParamKind::number, "0.5"},
                                                  {"score_threshold", ParamKind::number, "-3.4e38"}};
constexpr Sample non_max_suppression_samples[] = {
    {"boxes: f32[9, 4], scores: f32[9]",
     "non_max_suppression(boxes, scores, 4, iou_threshold = 0.1, score_threshold = 0.2)[0]", 0, 1},
    {"boxes: f32[n, 4], scores: f32[n]", "non_max_suppression(boxes, scores, n)[1]", 0, 1}};

constexpr OpRow selection_operations[] = {
    {"non_max_suppression",
     "The indices (i32) of at most max_output_size boxes by falling score, without those whose overlap "
     "(intersection over union) with a chosen one exceeds iou_threshold and those whose score does not exceed "
     "score_threshold; then zeros. The second result is how many there are. boxes: [n, 4] by two opposite corners "
     "(y1, x1, y2, x2); scores: [n]; of equal scores the first goes first. As TensorFlow's.",
     non_max_suppression_params, Trait::nondifferentiable, Lowering::kernel, RuntimeKernel{"non_max_suppression"},
     infer_non_max_suppression, evaluate_non_max_suppression, nullptr, non_max_suppression_samples},
};

}  // namespace

std::span<const OpRow> selection_rows() { return selection_operations; }

}  // namespace modelc::ops
