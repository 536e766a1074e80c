#include "import/sections.h"

#include <fmt/format.h>

namespace modelc::darknet {
namespace {

std::string described(const Shape& shape) {
  return fmt::format("{} x {} x {}", shape.height, shape.width, shape.channels);
}

}  // namespace

bool Reading::follow() {
  layer.from = {layer.index == 0 ? picture : layer.index - 1};
  layer.in = network.shape(layer.from[0]);
  return layer.in.known;
}

bool Reading::refer(const Option& option, std::int64_t number) {
  const auto count = static_cast<std::int64_t>(layer.index);
  if (number >= count || number < -count) {
    options.fail(
        option.value_span,
        fmt::format("`{}` names layer {}, and only layers 0 to {} are before this one", option.key,
                    number < 0 ? fmt::format("{} ({} from here)", count + number, number) : fmt::format("{}", number),
                    count - 1));
    return false;
  }
  layer.from.push_back(static_cast<std::size_t>(number < 0 ? count + number : number));
  if (layer.from.size() == 1) layer.in = network.shape(layer.from[0]);
  return network.shape(layer.from.back()).known;
}

void Reading::give(std::int64_t height, std::int64_t width, std::int64_t channels, bool flat) {
  const bool large = height > most_extent || width > most_extent || channels > most_channels ||
                     (height > 0 && width > most_elements / height / channels);
  if (large)
    return options.fail(
        layer.span, fmt::format("the layer's result, {} x {} x {}, has too many elements", height, width, channels));
  layer.out = {height, width, channels, flat, layer.in.fixed || flat, true};
}

void Reading::give_same() {
  if (layer.in.known) layer.out = layer.in;
}

const Activation* Reading::activation(std::string_view fallback) {
  const Option* const option = options.find("activation");
  const Activation* const found = find_activation(option ? std::string_view(option->value) : fallback);
  if (found != nullptr) return found;
  std::vector<std::string> names;
  for (const Activation& row : activations()) names.emplace_back(row.name);
  const std::string near = nearest(option->value, names);
  if (option->value.starts_with("normalize_channels"))
    options.unsupported(option->value_span, fmt::format("the activation `{}` is not supported", option->value));
  else
    options.fail(option->value_span, fmt::format("Darknet has no activation `{}`", option->value),
                 near.empty() ? "" : fmt::format("did you mean `{}`?", near));
  return find_activation(fallback);
}

void read_convolution(Reading& r) {
  Layer& layer = r.layer;
  layer.kind = Kind::convolution;
  layer.filters = r.options.integer("filters", 1, 1, most_channels);
  layer.size = r.options.integer("size", 1, 1, most_window);
  layer.stride = r.options.integer("stride", 1, 1, most_window);
  layer.dilation = r.options.integer("dilation", 1, 1, most_window);
  layer.groups = r.options.integer("groups", 1, 1, most_channels);
  layer.padding = r.options.integer("padding", 0, 0, most_window);
  if (r.options.flag("pad")) layer.padding = layer.size / 2;
  layer.normalize = r.options.flag("batch_normalize");
  layer.flipped = r.options.flag("flipped");
  layer.activation = r.activation("logistic");
  r.options.refuse({"binary", "xnor", "bin_output", "antialiasing", "assisted_excitation", "deform", "share_index",
                    "sway", "rotate", "stretch", "stretch_sway", "reverse"});
  r.options.refuse({"stride_x", "stride_y"}, layer.stride);
  r.options.ignore({"grad_centr", "angle", "dot", "coordconv"});
  if (!r.follow() || r.options.failed()) return;

  if (layer.in.channels % layer.groups != 0 || layer.filters % layer.groups != 0)
    return r.options.fail(layer.span, fmt::format("{} groups do not divide both {} channels and {} filters",
                                                  layer.groups, layer.in.channels, layer.filters));
  if (layer.flipped && layer.groups > 1)
    return r.options.unsupported(layer.span, "`flipped` with `groups` is not supported");
  const std::int64_t window = layer.dilation * (layer.size - 1) + 1, around = 2 * layer.padding * layer.dilation;
  // Darknet computes the extent of a dilated result as if it were not dilated.
  if (layer.dilation > 1 && 2 * layer.padding != layer.size - 1)
    return r.options.unsupported(layer.span, "`dilation` is supported where `pad=1` and `size` is odd");
  if (layer.in.height + around < window || layer.in.width + around < window)
    return r.options.fail(layer.span, fmt::format("a window of {} x {} is larger than what it moves over, {}", window,
                                                  window, described(layer.in)));
  if (layer.filters * (layer.in.channels / layer.groups) > most_elements / (layer.size * layer.size))
    return r.options.fail(layer.span, "the layer has too many weights");
  if (layer.in.flat) layer.in.fixed = true;
  r.give((layer.in.height + around - window) / layer.stride + 1, (layer.in.width + around - window) / layer.stride + 1,
         layer.filters);
}

void read_connected(Reading& r) {
  Layer& layer = r.layer;
  layer.kind = Kind::connected;
  layer.filters = r.options.integer("output", 1, 1, most_channels);
  layer.normalize = r.options.flag("batch_normalize");
  layer.activation = r.activation("logistic");
  if (!r.follow() || r.options.failed()) return;
  if (layer.in.size() > most_elements / layer.filters)
    return r.options.fail(layer.span, "the layer has too many weights");
  if (!layer.in.fixed) r.network.fixed_size = true;
  r.give(1, 1, layer.filters, true);
}

void read_max_pool(Reading& r) {
  Layer& layer = r.layer;
  layer.kind = Kind::max_pool;
  layer.stride = r.options.integer("stride", 1, 1, most_window);
  layer.size = r.options.integer("size", layer.stride, 1, most_window);
  layer.padding = r.options.integer("padding", layer.size - 1, 0, 2 * (layer.size - 1));
  r.options.refuse({"maxpool_depth", "antialiasing"});
  r.options.refuse({"stride_x", "stride_y"}, layer.stride);
  r.options.ignore({"out_channels"});
  if (!r.follow() || r.options.failed()) return;
  const Shape& in = layer.in;
  if (in.height + layer.padding < layer.size || in.width + layer.padding < layer.size)
    return r.options.fail(layer.span, fmt::format("a window of {} x {} is larger than what it moves over, {}",
                                                  layer.size, layer.size, described(in)));
  r.give((in.height + layer.padding - layer.size) / layer.stride + 1,
         (in.width + layer.padding - layer.size) / layer.stride + 1, in.channels);
}

void read_average(Reading& r) {
  r.layer.kind = Kind::global_average;
  if (r.follow()) r.give(1, 1, r.layer.in.channels, true);
}

void read_route(Reading& r) {
  Layer& layer = r.layer;
  layer.kind = Kind::route;
  const Option* const option = r.options.find("layers");
  if (option == nullptr) return r.options.fail(layer.span, "a route says by `layers` which layers it joins");
  layer.groups = r.options.integer("groups", 1, 1, most_channels);
  layer.group = r.options.integer("group_id", 0, 0, most_channels);
  r.options.refuse({"stream"});
  bool known = true;
  for (const std::int64_t number : r.options.integers("layers")) known = r.refer(*option, number) && known;
  if (!known || layer.from.empty() || r.options.failed()) return;

  if (layer.group >= layer.groups)
    return r.options.fail(layer.span, fmt::format("there is no group {} among {}", layer.group, layer.groups));
  std::int64_t channels = 0;
  bool fixed = true;
  for (const std::size_t from : layer.from) {
    const Shape& shape = r.network.shape(from);
    if (shape.height != layer.in.height || shape.width != layer.in.width || shape.flat != layer.in.flat)
      return r.options.fail(option->value_span,
                            fmt::format("layer {} gives {} and layer {} gives {}: they cannot be joined", layer.from[0],
                                        described(layer.in), from, described(shape)));
    if (shape.channels % layer.groups != 0)
      return r.options.fail(
          layer.span, fmt::format("the {} channels of layer {} are no {} groups", shape.channels, from, layer.groups));
    channels += shape.channels / layer.groups;
    fixed = fixed && shape.fixed;
    if (channels > most_channels) break;
  }
  layer.in.fixed = fixed;
  r.give(layer.in.height, layer.in.width, channels, layer.in.flat);
}

void read_reorg(Reading& r) {
  Layer& layer = r.layer;
  const bool reverse = r.options.flag("reverse");
  layer.kind = reverse ? Kind::depth_to_space : Kind::reorg;
  layer.stride = r.options.integer("stride", 1, 1, most_window);
  r.options.refuse({"flatten", "extra"});
  if (!r.follow() || r.options.failed()) return;
  const std::int64_t s = layer.stride;
  const Shape& in = layer.in;
  if (in.channels % (s * s) != 0)
    return r.options.fail(layer.span,
                          fmt::format("{} channels cannot be reordered with stride {}: they are no multiple of {}",
                                      in.channels, s, s * s));
  if (reverse) return r.give(in.height * s, in.width * s, in.channels / (s * s));
  if (in.height % s != 0 || in.width % s != 0)
    return r.options.fail(layer.span, fmt::format("{} has no whole blocks of {} x {}", described(in), s, s));
  r.give(in.height / s, in.width / s, in.channels * s * s);
}

void read_shortcut(Reading& r) {
  Layer& layer = r.layer;
  layer.kind = Kind::shortcut;
  layer.activation = r.activation("linear");
  r.options.refuse({"alpha", "beta"}, 1);
  r.options.refuse({"weights_type", "weights_normalization"});
  const Option* const option = r.options.find("from");
  if (option == nullptr) return r.options.fail(layer.span, "a shortcut says by `from` which layer it adds");
  bool known = r.follow();
  for (const std::int64_t number : r.options.integers("from")) known = r.refer(*option, number) && known;
  if (!known || r.options.failed()) return;
  if (layer.from[0] == picture) return r.options.fail(layer.span, "a shortcut as the first layer");
  for (std::size_t i = 1; i < layer.from.size(); ++i) {
    const Shape& other = r.network.shape(layer.from[i]);
    if (other.height != layer.in.height || other.width != layer.in.width || other.channels != layer.in.channels ||
        other.flat != layer.in.flat)
      return r.options.unsupported(option->value_span,
                                   fmt::format("layer {} gives {} and layer {} gives {}: they cannot be added",
                                               layer.from[0], described(layer.in), layer.from[i], described(other)));
    layer.in.fixed = layer.in.fixed && other.fixed;
  }
  r.give_same();
}

void read_upsample(Reading& r) {
  Layer& layer = r.layer;
  layer.kind = Kind::upsample;
  const Option* const option = r.options.find("stride");
  if (option != nullptr && option->value.starts_with('-'))
    return r.options.unsupported(option->value_span, "upsampling by a negative stride is not supported");
  layer.stride = r.options.integer("stride", 2, 1, most_window);
  layer.rate = r.options.number("scale", 1);
  if (r.follow() && !r.options.failed())
    r.give(layer.in.height * layer.stride, layer.in.width * layer.stride, layer.in.channels);
}

void read_dropout(Reading& r) {
  r.layer.kind = Kind::dropout;
  const Option* const option = r.options.find("probability");
  r.layer.rate = r.options.number("probability", 0.5);
  if (r.layer.rate < 0 || r.layer.rate >= 1)
    r.options.fail(option->value_span, fmt::format("`probability` is from 0 to below 1, not {}", option->value));
  r.options.refuse({"dropblock", "dropblock_size_rel", "dropblock_size_abs"});
  r.follow();
  r.give_same();
}

void read_softmax(Reading& r) {
  Layer& layer = r.layer;
  layer.kind = Kind::softmax;
  r.options.refuse({"groups"}, 1);
  if (const Option* const tree = r.options.find("tree"))
    r.options.unsupported(tree->key_span.to(tree->value_span), "a softmax over a tree of classes is not supported");
  r.options.refuse({"spatial"});
  r.options.ignore({"noloss", "noadjust"});
  layer.rate = r.options.number("temperature", 1);
  if (!(layer.rate > 0)) r.options.fail(r.options.find("temperature")->value_span, "`temperature` is above 0");
  if (!r.follow() || r.options.failed()) return;
  if (layer.in.height * layer.in.width != 1)
    return r.options.unsupported(
        layer.span, fmt::format("a softmax over {} is not supported: it takes one distribution", described(layer.in)));
  if (!layer.in.fixed) r.network.fixed_size = true;
  r.give(1, 1, layer.in.channels, true);
}

void read_activation(Reading& r) {
  r.layer.kind = Kind::activation;
  r.layer.activation = r.activation("linear");
  r.follow();
  r.give_same();
}

void read_cost(Reading& r) {
  r.layer.kind = Kind::nothing;
  r.options.ignore({"type", "scale", "ratio", "noobj", "thresh"});
  r.follow();
  r.give_same();
}

}  // namespace modelc::darknet
