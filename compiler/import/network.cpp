#include "import/network.h"

#include <fmt/format.h>

#include <algorithm>

#include "import/sections.h"

namespace modelc::darknet {
namespace {

struct Row {
  std::string_view type;
  void (*read)(Reading&);
};
constexpr Row rows[] = {
    {"convolutional", read_convolution},
    {"connected", read_connected},
    {"maxpool", read_max_pool},
    {"avgpool", read_average},
    {"route", read_route},
    {"reorg", read_reorg},
    {"shortcut", read_shortcut},
    {"upsample", read_upsample},
    {"dropout", read_dropout},
    {"softmax", read_softmax},
    {"activation", read_activation},
    {"cost", read_cost},
    {"region", read_region},
    {"yolo", read_yolo},
};

/// Sections that Darknet has and no model gets.
constexpr std::string_view unsupported_types[] = {
    "local",   "deconvolutional", "rnn",          "gru",           "lstm",           "crnn",          "conv_lstm",
    "crop",    "detection",       "iseg",         "normalization", "l2norm",         "batchnorm",     "logistic",
    "logxent", "reorg3d",         "reorg_old",    "sam",           "scale_channels", "Gaussian_yolo", "empty",
    "silence", "implicit_add",    "implicit_mul", "contrastive",   "local_avgpool"};

void read_net(const Section& section, Network& network, Diagnostics& diagnostics) {
  Options options(section, diagnostics);
  Shape& shape = network.picture;
  shape.height = options.integer("height", 0, 1, most_extent);
  shape.width = options.integer("width", 0, 1, most_extent);
  shape.channels = options.integer("channels", 0, 1, most_channels);
  const std::int64_t inputs = options.integer("inputs", 0, 1, most_channels);
  if (shape.height == 0 && shape.width == 0 && shape.channels == 0 && inputs > 0)
    shape = {1, 1, inputs, true, true, false};
  if (!options.failed() && (shape.height == 0 || shape.width == 0 || shape.channels == 0))
    options.fail(section.span, "`[net]` has to say `height`, `width` and `channels`, or `inputs`");
  else if (!options.failed() && shape.height * shape.width > most_elements / shape.channels)
    options.fail(section.span, "the picture has too many elements");
  shape.known = !options.failed();
  options.ignore({"batch",
                  "subdivisions",
                  "time_steps",
                  "notruth",
                  "random",
                  "adam",
                  "B1",
                  "B2",
                  "eps",
                  "max_crop",
                  "min_crop",
                  "max_ratio",
                  "min_ratio",
                  "center",
                  "clip",
                  "angle",
                  "aspect",
                  "saturation",
                  "exposure",
                  "hue",
                  "learning_rate",
                  "momentum",
                  "decay",
                  "policy",
                  "burn_in",
                  "power",
                  "step",
                  "scale",
                  "steps",
                  "scales",
                  "gamma",
                  "max_batches",
                  "flip",
                  "letter_box",
                  "mosaic",
                  "mosaic_bound",
                  "cutmix",
                  "mixup",
                  "blur",
                  "gaussian_noise",
                  "dynamic_minibatch",
                  "optimized_memory",
                  "workspace_size_limit_MB",
                  "loss_scale",
                  "try_fix_nan",
                  "ema_alpha",
                  "sgdr_cycle",
                  "sgdr_mult",
                  "seq_scales",
                  "track",
                  "augment_speed",
                  "label_smooth_eps",
                  "resize_step",
                  "max_chart_loss",
                  "learning_rate_min",
                  "batches_per_cycle",
                  "batches_cycle_mult",
                  "weights_reject_freq",
                  "equidistant_point",
                  "badlabels_rejection_percentage",
                  "num_sigmas_reject_badlabels",
                  "attention",
                  "adversarial_lr",
                  "use_cuda_graph",
                  "contrastive",
                  "unsupervised"});
  options.finish();
}

void read_layer(const Section& section, Network& network, Diagnostics& diagnostics) {
  Layer& layer = network.layers.emplace_back();
  layer.index = network.layers.size() - 1;
  layer.type = section.type;
  layer.span = section.span;
  layer.line = section.line;
  Options options(section, diagnostics);
  const auto* row = std::ranges::find(rows, section.type, &Row::type);
  if (row == std::end(rows)) {
    if (std::ranges::find(unsupported_types, section.type) != std::end(unsupported_types))
      return options.unsupported(section.span, fmt::format("sections `[{}]` are not supported", section.type));
    std::vector<std::string> names;
    for (const Row& one : rows) names.emplace_back(one.type);
    const std::string near = nearest(section.type, names);
    return options.fail(section.span, fmt::format("Darknet has no section `[{}]`", section.type),
                        near.empty() ? "" : fmt::format("did you mean `[{}]`?", near));
  }
  Reading reading{network, layer, options};
  row->read(reading);
  options.refuse({"dontload", "dontloadscales", "numload"});
  options.ignore({"truth", "onlyforward", "stopbackward", "dontsave", "learning_rate", "smooth", "clip"});
  options.finish();
  if (options.failed()) layer.out.known = false;
}

/// Whatever reads a detector would read what it makes of its input in place, of which models have no use.
void check_ends(const Network& network, Diagnostics& diagnostics) {
  for (const Layer& layer : network.layers)
    for (const std::size_t from : layer.from)
      if (from != picture && network.layers[from].detects() && layer.kind != Kind::nothing)
        diagnostics.add({Code::unsupported_section,
                         fmt::format("a section that reads the result of `[{}]`", network.layers[from].type),
                         {layer.span, ""},
                         {{network.layers[from].span, "the section that it reads"}},
                         {},
                         {}});
}

}  // namespace

Network read_network(FileId file, const SourceMap& sources, Diagnostics& diagnostics) {
  const std::vector<Section> sections = read_cfg(file, sources, diagnostics);
  Network network;
  const auto fail = [&](Span span, std::string message) {
    diagnostics.add({Code::malformed_cfg, std::move(message), {span, ""}, {}, {}, {}});
  };
  if (sections.empty()) {
    if (!diagnostics.has_errors()) fail({file, 0, 0}, "the file has no section");
    return network;
  }
  if (sections[0].type != "net") {
    fail(sections[0].span, "the first section is `[net]`");
    return network;
  }
  read_net(sections[0], network, diagnostics);
  network.layers.reserve(sections.size());
  for (std::size_t i = 1; i < sections.size(); ++i) {
    if (sections[i].type == "net")
      fail(sections[i].span, "a second `[net]`");
    else
      read_layer(sections[i], network, diagnostics);
  }
  if (network.layers.empty()) fail(sections[0].span, "the network has no layers");
  if (!diagnostics.has_errors()) check_ends(network, diagnostics);
  return network;
}

}  // namespace modelc::darknet
