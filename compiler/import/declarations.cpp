#include <fmt/format.h>

#include <algorithm>

#include "import/model_text.h"

namespace modelc::darknet {
namespace {

/// How the layers of a kind differ: what is the same for all of them stands in the layer's body, the rest are
/// arguments.
struct Uses {
  int count = 0;
  bool strides = false, paddings = false, dilations = false, groups = false;
  bool all_same = true;  ///< as many pixels come out as go in
  bool normalize = false, normalize_varies = false;
  const Activation* activation = nullptr;  ///< of most of them
  bool activation_varies = false;
};

Uses uses_of(const Network& network, Kind kind) {
  Uses uses;
  std::vector<int> activated(activations().size());
  int normalized = 0;
  for (const Layer& layer : network.layers) {
    if (layer.kind != kind) continue;
    ++uses.count;
    normalized += layer.normalize ? 1 : 0;
    ++activated[static_cast<std::size_t>(layer.activation - activations().data())];
    uses.strides |= layer.stride != 1;
    uses.paddings |= layer.padding != layer.size / 2;
    uses.dilations |= layer.dilation != 1;
    uses.groups |= layer.groups != 1;
    uses.all_same &= layer.stride == 1 && layer.size == 2 * layer.padding + 1;
  }
  uses.normalize = normalized > 0 && 2 * normalized >= uses.count;
  uses.normalize_varies = normalized != 0 && normalized != uses.count;
  const auto most = std::ranges::max_element(activated);
  uses.activation = activations().data() + (most - activated.begin());
  uses.activation_varies = *most != uses.count;
  return uses;
}

/// The arguments that both layers take behind their own.
std::string common_parameters(const Uses& uses) {
  std::string text;
  if (uses.activation_varies) text += fmt::format(", activation = {}", uses.activation->function);
  if (uses.normalize_varies) text += fmt::format(", normalize = {}", uses.normalize);
  return text;
}

std::string common_arguments(const Uses& uses, const Layer& layer, const std::string& name) {
  std::string text;
  if (layer.activation != uses.activation) text += fmt::format(", activation = {}", layer.activation->function);
  if (layer.normalize != uses.normalize) text += fmt::format(", normalize = {}", layer.normalize);
  return text + ", name = " + name;
}

std::string use_bias(const Uses& uses) {
  return uses.normalize_varies ? "not normalize" : uses.normalize ? "false" : "true";
}

std::string normalization(const Uses& uses) {
  const std::string layer = "x = x |> BatchNormalization(epsilon = 1e-5, name = \"norm\")";
  if (uses.normalize_varies) return "    if normalize {\n        " + layer + "\n    }\n";
  return uses.normalize ? "    " + layer + "\n" : "";
}

std::string result(const Uses& uses) {
  if (uses.activation_varies) return "    return activation(x)\n}\n";
  return uses.activation->name == "linear" ? "    return x\n}\n"
                                           : fmt::format("    return {}(x)\n}}\n", uses.activation->function);
}

/// ", batch normalization, leaky"
std::string what_follows(const Uses& uses) {
  std::string text;
  if (uses.normalize_varies) text += ", batch normalization unless `normalize` is false";
  if (!uses.normalize_varies && uses.normalize) text += ", batch normalization";
  if (uses.activation_varies) text += ", the activation";
  if (!uses.activation_varies && uses.activation->name != "linear")
    text += fmt::format(", {}", uses.activation->function);
  return text;
}

std::string convolution_layer(const Uses& uses) {
  std::string text = fmt::format("## `[convolutional]`: the convolution{}.\n", what_follows(uses));
  if (!uses.all_same)
    text += uses.paddings ? "## `padding` is at each side, half of `size` unless it is given.\n"
                          : "## Half of `size` is the padding at each side.\n";
  text += "layer DarknetConv(filters, size";
  if (uses.strides) text += ", stride = 1";
  if (uses.paddings) text += ", padding = none";
  if (uses.dilations) text += ", dilation = 1";
  if (uses.groups) text += ", groups = 1";
  text += common_parameters(uses) + ")(x: [n, h, w, c]) {\n";
  std::string padding = "\"same\"";
  if (!uses.all_same) {
    const std::string half = uses.paddings ? "size // 2 if padding == none else padding" : "size // 2";
    text += fmt::format("    around = {}\n", half);
    text += fmt::format("    same = {}size == 2 * around + 1\n", uses.strides ? "stride == 1 and " : "");
    text += fmt::format("    x = x if same or around == 0 else ZeroPadding2D({})(x)\n",
                        uses.dilations ? "around * dilation" : "around");
    padding = "\"same\" if same else \"valid\"";
  }
  text +=
      fmt::format("    x = x |> Conv2D(filters, size{}, padding = {}{}{}, use_bias = {}, name = \"conv\")\n",
                  uses.strides ? ", strides = stride" : "", padding, uses.dilations ? ", dilation_rate = dilation" : "",
                  uses.groups ? ", groups = groups" : "", use_bias(uses));
  return text + normalization(uses) + result(uses) + "\n";
}

std::string connected_layer(const Uses& uses) {
  return fmt::format(
             "## `[connected]`: a product{}.\n"
             "layer DarknetConnected(units{})(x: [n, c]) -> [n, units] {{\n"
             "    x = x |> Dense(units, use_bias = {}, name = \"dense\")\n",
             what_follows(uses), common_parameters(uses), use_bias(uses)) +
         normalization(uses) + result(uses) + "\n";
}

constexpr std::string_view max_pool_function =
    R"(## The largest element of each window. `padding` is that at both sides together; an odd one has more at the right and at the
## bottom.
fn darknet_max_pool(x, size, stride, padding) {
    around = (padding // 2, padding - padding // 2)
    lowest = -3.4028234e38
    return max_pool(pad(x, ((0, 0), around, around, (0, 0)), constant_values = lowest), size, strides = stride)
}

)";

constexpr std::string_view reorg_function =
    R"(## `[reorg]` in Darknet's own order, [n, h, w, c] gives [n, h / s, w / s, s * s * c]: it reads the picture's memory, channel by
## channel, as if it had c / s / s channels of s * h x s * w pixels, and takes blocks of s x s of those. Networks that Darknet
## trained need it; `space_to_depth` has another order.
fn darknet_reorg(x: [n, h, w, c], s) {
    x = reshape(transpose(x, (0, 3, 1, 2)), (n, c / (s * s), h, s, w, s))
    x = reshape(transpose(x, (0, 3, 5, 1, 2, 4)), (n, s * s * c, h / s, w / s))
    return transpose(x, (0, 2, 3, 1))
}

)";

std::string box_function(const Network& network, Kind kind) {
  bool softmax = false, sigmoid = false, scaled = false;
  for (const Layer& layer : network.layers) {
    if (layer.kind != kind) continue;
    (layer.detector.softmax ? softmax : sigmoid) = true;
    scaled |= layer.detector.scale != 1;
  }
  const bool yolo = kind == Kind::yolo;
  const std::string classes = !sigmoid  ? "softmax(f[..., 5:])"
                              : softmax ? "(softmax if exclusive else sigmoid)(f[..., 5:])"
                                        : "sigmoid(f[..., 5:])";
  const std::string centre = scaled ? "scale * sigmoid(f[..., 0:2]) - (scale - 1) / 2" : "sigmoid(f[..., 0:2])";
  return fmt::format(
      "## What `features` [n, h, w, a * (classes + 5)] of a `[{0}]` say: boxes [n, h * w * a, 4], x and y of the "
      "centre, width and\n"
      "## height, all relative to the picture, and the score of each class [n, h * w * a, classes]. Anchors are "
      "(width, height)\n"
      "## in {1}.\n"
      "fn {0}_boxes(features: [n, h, w, k], anchors, classes{2}{3}{4}) {{\n"
      "    count = h * w * len(anchors)\n"
      "    f = reshape(features, (n, h, w, len(anchors), classes + 5))\n"
      "    place = {5}\n"
      "    x = (place[..., 0] + reshape(arange(w, dtype = f32), (w, 1))) / w\n"
      "    y = (place[..., 1] + reshape(arange(h, dtype = f32), (h, 1, 1))) / h\n"
      "    size = exp(f[..., 2:4]) * anchors\n"
      "    boxes = stack([x, y, size[..., 0] / {6}, size[..., 1] / {7}], axis = -1)\n"
      "    scores = sigmoid(f[..., 4:5]) * {8}\n"
      "    return reshape(boxes, (n, count, 4)), reshape(scores, (n, count, classes))\n"
      "}}\n\n",
      yolo ? "yolo" : "region", yolo ? "pixels of a picture of `height` x `width`" : "cells of the grid",
      yolo ? ", height, width" : "", softmax && sigmoid ? ", exclusive = true" : "", scaled ? ", scale = 1.0" : "",
      centre, yolo ? "width" : "w", yolo ? "height" : "h", classes);
}

bool any(const Network& network, Kind kind) {
  return std::ranges::any_of(network.layers, [&](const Layer& layer) { return layer.kind == kind; });
}

}  // namespace

bool pads_as_same(const Layer& layer) {
  return layer.padding == layer.size - 1 && (layer.stride == 1 || (layer.size == 2 && layer.stride == 2));
}

std::string literal(double value) {
  const std::string text = fmt::format("{}", value);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string declarations(const Network& network, Reorg reorg) {
  std::string text;
  for (const Activation& activation : activations())
    if (!activation.expression.empty() &&
        std::ranges::any_of(network.layers, [&](const Layer& layer) { return layer.activation == &activation; }))
      text += fmt::format("## The activation `{}`.\nfn {}(x) = {}\n\n", activation.name, activation.function,
                          activation.expression);
  const Uses convolutions = uses_of(network, Kind::convolution), products = uses_of(network, Kind::connected);
  if (convolutions.count > 0) text += convolution_layer(convolutions);
  if (products.count > 0) text += connected_layer(products);
  if (std::ranges::any_of(network.layers, [](const Layer& layer) {
        return layer.kind == Kind::max_pool && layer.padding > 0 && !pads_as_same(layer);
      }))
    text += max_pool_function;
  if (any(network, Kind::reorg) && reorg == Reorg::darknet) text += reorg_function;
  if (any(network, Kind::region)) text += box_function(network, Kind::region);
  if (any(network, Kind::yolo)) text += box_function(network, Kind::yolo);
  return text;
}

std::string convolution_call(const Network& network, const Layer& layer, const std::string& filters,
                             const std::string& name) {
  std::string text = fmt::format("DarknetConv({}, {}", filters, layer.size);
  if (layer.stride != 1) text += fmt::format(", stride = {}", layer.stride);
  if (layer.padding != layer.size / 2) text += fmt::format(", padding = {}", layer.padding);
  if (layer.dilation != 1) text += fmt::format(", dilation = {}", layer.dilation);
  if (layer.groups != 1) text += fmt::format(", groups = {}", layer.groups);
  return text + common_arguments(uses_of(network, Kind::convolution), layer, name) + ")";
}

std::string connected_call(const Network& network, const Layer& layer, const std::string& name) {
  return fmt::format("DarknetConnected({}", layer.filters) +
         common_arguments(uses_of(network, Kind::connected), layer, name) + ")";
}

}  // namespace modelc::darknet
