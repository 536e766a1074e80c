#include "import/model_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "diagnostics/display.h"
#include "import/repeats.h"

namespace modelc::darknet {
namespace {

/// "yolov2-tiny" -> "Yolov2Tiny", and no name that the file's own declarations and calls have.
std::string class_name(const std::string& stem) {
  std::string name;
  bool upper = true;
  for (const char c : stem) {
    if (!std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) > 127) {
      upper = true;
      continue;
    }
    name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = false;
  }
  constexpr std::string_view taken[] = {"Conv2D",  "Dense",   "Dropout",     "Flatten",
                                        "Reshape", "Softmax", "DarknetConv", "DarknetConnected"};
  if (std::ranges::find(taken, name) != std::end(taken)) name += "Net";
  if (name.empty() || std::isdigit(static_cast<unsigned char>(name[0]))) name = "Net" + name;
  return name;
}

class Writer {
 public:
  Writer(const Network& network, const TextOptions& options)
      : network_(network), options_(options), repeats_(repeats(network)) {
    for (const Layer& layer : network.layers)
      if (layer.detects()) detectors_.push_back(&layer);
    for (const Layer* detector : detectors_)
      shared_ = shared_ && detector->detector.anchors == detectors_[0]->detector.anchors &&
                detector->detector.classes == detectors_[0]->detector.classes;
    name_values();
  }

  std::string write() {
    head();
    text_ += declarations(network_, options_.reorg);
    text_ += fmt::format("model {}{} {{\n", class_name(options_.name), hyperparameters());
    const Shape& in = network_.picture;
    text_ += in.flat ? fmt::format("    input image: f32[batch, {}]\n", in.channels)
                     : fmt::format("    input image: f32[batch, height, width, {}]\n", in.channels);
    for (std::size_t i = 0; i < network_.layers.size();) {
      const Repeat* const loop = repeat_of(i);
      if (loop != nullptr)
        repeated(*loop);
      else
        statement(network_.layers[i]);
      i = loop != nullptr ? loop->end() : i + 1;
    }
    outputs();
    return text_ + "}\n";
  }

 private:
  void head() {
    text_ = fmt::format(
        "# Imported from {} by `modelc import darknet`{}.", printable(options_.cfg),
        options_.weights.empty() ? "" : fmt::format(", with the weights of {}", printable(options_.weights)));
    text_ += " Behind each statement stands the section\n# that it is, counted as Darknet does.";
    if (!network_.picture.flat) text_ += " Pixels are from 0 to 1.";
    text_ += "\n\n";
  }

  std::string anchors_name(const Layer& detector) const {
    return shared_ ? "anchors" : "anchors_" + std::to_string(detector.index);
  }
  std::string classes_name(const Layer& detector) const {
    return shared_ ? "classes" : "classes_" + std::to_string(detector.index);
  }

  std::string hyperparameters() const {
    std::vector<std::string> all;
    for (const Layer* detector : detectors_) {
      std::string pairs;
      const std::vector<std::string>& numbers = detector->detector.anchors;
      for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
        pairs += fmt::format("{}({}, {})", i == 0 ? "" : ", ", numbers[i], numbers[i + 1]);
      all.push_back(fmt::format("{} = [{}]", anchors_name(*detector), pairs));
      all.push_back(fmt::format("{} = {}", classes_name(*detector), detector->detector.classes));
      if (shared_) break;
    }
    if (network_.fixed_size && !network_.picture.flat) {
      all.push_back(fmt::format("height = {}", network_.picture.height));
      all.push_back(fmt::format("width = {}", network_.picture.width));
    }
    return all.empty() ? "" : fmt::format("({})", fmt::join(all, ", "));
  }

  const Repeat* repeat_of(std::size_t index) const {
    for (const Repeat& one : repeats_)
      if (one.holds(index)) return &one;
    return nullptr;
  }

  /// `x` for what the next section alone reads, `x_7` for what others read as well.
  void name_values() {
    names_.assign(network_.layers.size(), "x");
    for (const Layer& layer : network_.layers)
      for (const std::size_t from : layer.from)
        if (from != picture && from + 1 != layer.index && repeat_of(layer.index) == nullptr)
          names_[from] = fmt::format("x_{}", from);
    // A section that computes nothing has its input's name, unless that is `x`, which the next statement replaces.
    for (const Layer& layer : network_.layers)
      if (aliases(layer) && repeat_of(layer.index) == nullptr && value(layer.from[0]) != "x")
        names_[layer.index] = value(layer.from[0]);
  }
  static bool aliases(const Layer& layer) {
    return layer.kind == Kind::nothing || layer.detects() ||
           (layer.kind == Kind::route && layer.from.size() == 1 && layer.groups == 1);
  }
  std::string value(std::size_t index) const { return index == picture ? "image" : names_[index]; }

  /// The value with the axes of pictures.
  std::string spatial(const Layer& layer) const {
    const std::string from = value(layer.from[0]);
    return layer.in.flat ? fmt::format("{} |> Reshape((1, 1, {}))", from, layer.in.channels) : from;
  }
  std::string flat(const Layer& layer) const { return value(layer.from[0]) + (layer.in.flat ? "" : " |> Flatten()"); }

  std::string filters(const Layer& layer) const {
    for (const Layer* detector : detectors_) {
      if (detector->from[0] != layer.index) continue;
      return fmt::format("{} * ({} + 5)",
                         detector->detector.has_all() ? fmt::format("len({})", anchors_name(*detector))
                                                      : std::to_string(detector->detector.mask.size()),
                         classes_name(*detector));
    }
    return std::to_string(layer.filters);
  }

  /// What the weights' names begin with, as an expression.
  std::string weights_name(const Layer& layer) const {
    if (turn_.empty()) return fmt::format("\"{}\"", layer.name());
    const std::string number = std::to_string(layer.index), name = layer.name();
    return fmt::format("\"{}\" + str({}{})", name.substr(0, name.size() - number.size()), number, turn_);
  }

  std::string max_pool(const Layer& layer) const {
    if (layer.padding > 0 && !pads_as_same(layer))
      return fmt::format("darknet_max_pool({}, {}, {}, {})", spatial(layer), layer.size, layer.stride, layer.padding);
    return fmt::format("{} |> MaxPooling2D({}{}{})", spatial(layer), layer.size,
                       layer.stride == layer.size ? "" : fmt::format(", strides = {}", layer.stride),
                       layer.padding > 0 ? ", padding = \"same\"" : "");
  }

  std::string route(const Layer& layer) const {
    std::vector<std::string> parts;
    for (const std::size_t from : layer.from) {
      const std::int64_t part = network_.shape(from).channels / layer.groups;
      parts.push_back(value(from));
      if (layer.groups > 1) parts.back() += fmt::format("[..., {}:{}]", layer.group * part, (layer.group + 1) * part);
    }
    return parts.size() == 1 ? parts[0] : fmt::format("concatenate([{}])", fmt::join(parts, ", "));
  }

  static std::string activated(const Layer& layer, const std::string& expression) {
    return layer.activation->name == "linear" ? expression
                                              : fmt::format("{}({})", layer.activation->function, expression);
  }

  std::string expression(const Layer& layer) const {
    switch (layer.kind) {
      case Kind::convolution:
        return spatial(layer) + " |> " + convolution_call(network_, layer, filters(layer), weights_name(layer));
      case Kind::connected: return flat(layer) + " |> " + connected_call(network_, layer, weights_name(layer));
      case Kind::max_pool: return max_pool(layer);
      case Kind::global_average: return spatial(layer) + " |> GlobalAveragePooling2D()";
      case Kind::route: return route(layer);
      case Kind::reorg:
        return options_.reorg == Reorg::darknet ? fmt::format("darknet_reorg({}, {})", spatial(layer), layer.stride)
                                                : fmt::format("space_to_depth({}, {})", spatial(layer), layer.stride);
      case Kind::depth_to_space: return fmt::format("depth_to_space({}, {})", spatial(layer), layer.stride);
      case Kind::shortcut: {
        std::vector<std::string> terms;
        for (const std::size_t from : layer.from) terms.push_back(value(from));
        return activated(layer, fmt::format("{}", fmt::join(terms, " + ")));
      }
      case Kind::upsample: {
        const std::string larger = fmt::format("{} |> UpSampling2D({})", spatial(layer), layer.stride);
        return layer.rate == 1 ? larger : fmt::format("{} * ({})", literal(layer.rate), larger);
      }
      case Kind::dropout: return fmt::format("{} |> Dropout({})", value(layer.from[0]), literal(layer.rate));
      case Kind::softmax:
        return layer.rate == 1 ? flat(layer) + " |> Softmax()"
                               : fmt::format("({}) / {} |> Softmax()", flat(layer), literal(layer.rate));
      case Kind::activation: return activated(layer, value(layer.from[0]));
      case Kind::region:
      case Kind::yolo:
      case Kind::nothing: break;
    }
    return value(layer.from[0]);
  }

  static std::string comment(const Layer& layer, const std::string& further = {}) {
    return fmt::format("  # {}{}: [{}], line {}\n", layer.index, further, layer.type, layer.line);
  }

  void statement(const Layer& layer) {
    if (layer.detects()) return detector(layer);
    const std::string& name = names_[layer.index];
    if (aliases(layer) && name == value(layer.from[0]))
      text_ += "    " + comment(layer).substr(2);
    else
      text_ += fmt::format("    {} = {}{}", name, expression(layer), comment(layer));
  }

  /// A loop. What is read later than by the next section is `start`, what goes into the body, or named by its number in
  /// the first turn.
  void repeated(const Repeat& loop) {
    const std::size_t before = loop.first - 1, last = loop.end() - 1;
    const std::string around = names_[before], behind = names_[last];
    bool starts = false;
    for (std::size_t i = loop.first; i < loop.first + loop.length; ++i)
      for (const std::size_t from : network_.layers[i].from) {
        starts = starts || (from == before && i != loop.first);
        if (from >= loop.first && from + 1 != i) names_[from] = fmt::format("x_{}", from);
      }
    if (around != "x") text_ += fmt::format("    x = {}\n", around);
    text_ += fmt::format("    for i in range({}) {{\n", loop.times);
    if (starts) text_ += "        start = x\n";
    names_[loop.first + loop.length - 1] = "x";
    const std::string further = loop.length == 1 ? " + i" : fmt::format(" + {} * i", loop.length);
    for (std::size_t i = loop.first; i < loop.first + loop.length; ++i) {
      const Layer& layer = network_.layers[i];
      names_[before] = i == loop.first ? "x" : "start";
      turn_ = further;
      text_ += fmt::format("        {} = {}{}", names_[i], expression(layer), comment(layer, further));
      turn_.clear();
    }
    text_ += "    }\n";
    names_[before] = around;
    names_[last] = behind;
    if (behind != "x") text_ += fmt::format("    {} = x\n", behind);
  }

  std::string suffix(const Layer& layer) const {
    return detectors_.size() == 1 ? "" : "_" + std::to_string(layer.index);
  }

  void detector(const Layer& layer) {
    const Detector& detector = layer.detector;
    const std::string from = value(layer.from[0]);
    text_ += fmt::format("    output features{} = {}{}", suffix(layer), from, comment(layer));
    std::string anchors = anchors_name(layer);
    if (!detector.has_all()) {
      std::vector<std::string> own;
      for (const std::int64_t one : detector.mask) own.push_back(fmt::format("{}[{}]", anchors, one));
      anchors = fmt::format("[{}]", fmt::join(own, ", "));
    }
    text_ += fmt::format("    boxes{0}, scores{0} = {1}_boxes({2}, {3}, {4}{5}{6}{7})\n", local(layer),
                         layer.kind == Kind::yolo ? "yolo" : "region", from, anchors, classes_name(layer),
                         layer.kind == Kind::yolo ? (network_.picture.flat ? ", 1, 1" : ", height, width") : "",
                         detector.softmax || !mixed() || layer.kind == Kind::yolo ? "" : ", exclusive = false",
                         detector.scale == 1 ? "" : fmt::format(", scale = {}", literal(detector.scale)));
  }
  /// Are there regions with softmax and such without?
  bool mixed() const {
    const auto exclusive = [](const Layer* one) { return one->kind == Kind::region && one->detector.softmax; };
    const auto not_exclusive = [](const Layer* one) { return one->kind == Kind::region && !one->detector.softmax; };
    return std::ranges::any_of(detectors_, exclusive) && std::ranges::any_of(detectors_, not_exclusive);
  }
  std::string local(const Layer& layer) const { return "_" + std::to_string(layer.index); }

  void outputs() {
    for (const char* const what : {"boxes", "scores"}) {
      std::vector<std::string> parts;
      for (const Layer* one : detectors_) parts.push_back(what + local(*one));
      if (parts.size() == 1) text_ += fmt::format("    output {} = {}\n", what, parts[0]);
      if (parts.size() > 1)
        text_ += fmt::format("    output {} = concatenate([{}], axis = 1)\n", what, fmt::join(parts, ", "));
    }
    const Layer* last = &network_.layers.back();
    while (last->kind == Kind::nothing && last->index > 0) last = &network_.layers[last->index - 1];
    if (last->detects()) return;
    text_ +=
        fmt::format("    output {} = {}\n", last->kind == Kind::softmax ? "probabilities" : "y", names_[last->index]);
  }

  const Network& network_;
  const TextOptions& options_;
  std::vector<const Layer*> detectors_;
  bool shared_ = true;  ///< all detectors have the same anchors and classes
  std::vector<Repeat> repeats_;
  std::string turn_;  ///< in a loop: what is added to the first turn's numbers of layers
  std::vector<std::string> names_;
  std::string text_;
};

}  // namespace

std::string model_text(const Network& network, const TextOptions& options) { return Writer(network, options).write(); }

}  // namespace modelc::darknet
