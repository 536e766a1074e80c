#include <fmt/format.h>

#include "import/sections.h"

namespace modelc::darknet {
namespace {

constexpr std::int64_t most_anchors = 1024;

/// What both sections say of anchors and classes; checks that the layer before gives as many channels.
void read_detector(Reading& r, std::int64_t numbers_of_box) {
  Layer& layer = r.layer;
  Detector& detector = layer.detector;
  detector.classes = r.options.integer("classes", 20, 1, most_channels / most_anchors);
  const std::int64_t count = r.options.integer("num", 1, 1, most_anchors);
  const Option* const anchors = r.options.find("anchors");
  detector.anchors = r.options.numbers("anchors");
  if (anchors == nullptr)
    r.options.fail(layer.span, fmt::format("`[{}]` needs `anchors`", layer.type));
  else if (!r.options.failed() && static_cast<std::int64_t>(detector.anchors.size()) != 2 * count)
    r.options.fail(anchors->value_span, fmt::format("{} numbers as `anchors`, where {} anchors have {}",
                                                    detector.anchors.size(), count, 2 * count));
  const Option* const mask = r.options.find("mask");
  if (layer.kind == Kind::yolo && mask != nullptr) detector.mask = r.options.integers("mask");
  for (const std::int64_t one : detector.mask)
    if (one < 0 || one >= count)
      r.options.fail(mask->value_span, fmt::format("`mask` names anchor {}, and there are {}", one, count));
  if (detector.mask.empty())
    for (std::int64_t i = 0; i < count; ++i) detector.mask.push_back(i);
  if (static_cast<std::int64_t>(detector.mask.size()) > most_anchors)
    r.options.fail(mask->value_span, fmt::format("more than {} anchors", most_anchors));
  if (!r.follow() || r.options.failed()) return;

  const auto own = static_cast<std::int64_t>(detector.mask.size());
  const std::int64_t wanted = own * (detector.classes + numbers_of_box);
  if (layer.in.channels != wanted)
    return r.options.fail(layer.span,
                          fmt::format("`[{}]` with {} anchors and {} classes takes {} channels, and the layer "
                                      "before gives {}",
                                      layer.type, own, detector.classes, wanted, layer.in.channels));
  if (layer.in.flat) return r.options.unsupported(layer.span, "boxes without a grid of cells");
  r.give_same();
}

}  // namespace

void read_region(Reading& r) {
  r.layer.kind = Kind::region;
  r.options.refuse({"coords"}, 4);
  r.options.refuse({"background"});
  r.layer.detector.softmax = r.options.flag("softmax");
  if (const Option* const tree = r.options.find("tree"))
    r.options.unsupported(tree->key_span.to(tree->value_span), "a tree of classes is not supported");
  r.options.ignore({"log", "sqrt", "max", "jitter", "rescore", "thresh", "classfix", "absolute", "random",
                    "coord_scale", "object_scale", "noobject_scale", "mask_scale", "class_scale", "bias_match", "map",
                    "focal_loss", "mask"});
  read_detector(r, 5);
}

void read_yolo(Reading& r) {
  r.layer.kind = Kind::yolo;
  r.options.refuse({"new_coords"});
  r.layer.detector.scale = r.options.number("scale_x_y", 1);
  r.options.ignore({"jitter",
                    "ignore_thresh",
                    "truth_thresh",
                    "random",
                    "max",
                    "map",
                    "iou_thresh",
                    "cls_normalizer",
                    "iou_normalizer",
                    "obj_normalizer",
                    "iou_loss",
                    "iou_thresh_kind",
                    "nms_kind",
                    "beta_nms",
                    "max_delta",
                    "resize",
                    "focal_loss",
                    "label_smooth_eps",
                    "counters_per_class",
                    "objectness_smooth",
                    "show_details",
                    "embedding_layer",
                    "track_history_size",
                    "delta_normalizer"});
  read_detector(r, 5);
}

}  // namespace modelc::darknet
