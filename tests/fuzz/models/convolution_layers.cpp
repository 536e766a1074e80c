#include <fmt/format.h>

#include "fuzz/models/layers.h"

namespace modelc::fuzz {
namespace {

using fmt::format;
using Maybe = std::optional<Made>;

/// "Conv2D" for two axes of places.
std::string named(const char* before, const Value& x, const char* after = "") {
  return format("{}{}D{}", before, x.rank() - 1, after);
}

int ceil_div(int n, int by) { return (n + by - 1) / by; }

/// Window, stride and padding, and what they make of the places.
struct Window {
  std::string size, padding;
  int stride = 1;
  Value places;
};

std::optional<Window> window(Draw& d, const Value& x) {
  const int size = d.between(1, 3), stride = d.one_in(3) ? 2 : 1;
  Window out{std::to_string(size), "\"same\"", stride, x.with_places([&](int n) { return ceil_div(n, stride); })};
  if (x.least() >= size && d.one_in(3)) {
    out.padding = "\"valid\"";
    out.places = x.with_places([&](int n) { return (n - size) / stride + 1; });
  }
  return out;
}

std::string strides(const Window& w) { return format("strides = {}", w.stride); }

Maybe conv(Draw& d, const Value& x) {
  const int filters = 2 * d.between(1, 2);
  const std::optional<Window> w = window(d, x);
  Call call(d, named("Conv", x), format("{}, {}", filters, w->size));
  call.add("padding = " + w->padding);
  if (w->stride > 1) call.add(strides(*w));
  if (x.channels() % 2 == 0) call.maybe("groups = 2");
  if (w->stride == 1 && w->padding == "\"same\"") call.maybe("dilation_rate = 2", 6);
  return Made{call.activation()
                  .maybe("use_bias = false")
                  .weight("kernel")
                  .weight("bias")
                  .maybe("activity_regularizer = " + random_regularizer(d), 10)
                  .done(),
              w->places.with_channels(filters)};
}

Maybe causal(Draw& d, const Value& x) {
  return Made{Call(d, "Conv1D", "3, 2, padding = \"causal\"").maybe("dilation_rate = 2").activation().done(),
              x.with_channels(3)};
}

Maybe depthwise(Draw& d, const Value& x) {
  const int times = d.between(1, 2);
  const std::optional<Window> w = window(d, x);
  Call call(d, named("DepthwiseConv", x), w->size);
  if (times > 1) call.add("depth_multiplier = 2");
  call.add("padding = " + w->padding);
  if (w->stride > 1) call.add(strides(*w));
  return Made{call.activation().weight("depthwise").done(), w->places.with_channels(times * x.channels())};
}

Maybe separable(Draw& d, const Value& x) {
  const int filters = d.between(1, 4);
  const std::optional<Window> w = window(d, x);
  Call call(d, named("SeparableConv", x), format("{}, {}", filters, w->size));
  call.add("padding = " + w->padding);
  if (w->stride > 1) call.add(strides(*w));
  return Made{call.activation().weight("pointwise").done(), w->places.with_channels(filters)};
}

Maybe transposed(Draw& d, const Value& x) {
  if (x.least() > 8) return std::nullopt;
  const int filters = d.between(1, 3), size = d.between(1, 3), stride = d.between(1, 2);
  Call call(d, named("Conv", x, "Transpose"), format("{}, {}, strides = {}", filters, size, stride));
  const bool same = d.one_in(2);
  if (same) call.add("padding = \"same\"");
  return Made{call.activation().weight("kernel").maybe("use_bias = false").done(),
              x.with_places([&](int n) {
                 return same ? n * stride : (n - 1) * stride + std::max(size, stride);
               }).with_channels(filters)};
}

Maybe pooling(Draw& d, const Value& x) {
  const int size = d.between(1, 3), stride = d.between(1, 2);
  const bool same = x.least() < size || d.one_in(2);
  return Made{format("{}({}, strides = {}{})", named(d.one_in(2) ? "MaxPooling" : "AveragePooling", x), size, stride,
                     same ? ", padding = \"same\"" : ""),
              x.with_places([&](int n) { return same ? ceil_div(n, stride) : (n - size) / stride + 1; })};
}

Maybe global_pooling(Draw& d, const Value& x) {
  const std::string name = named(d.one_in(2) ? "GlobalMaxPooling" : "GlobalAveragePooling", x);
  if (d.one_in(4)) {
    Value out = x.with_places([](int) { return 1; });
    for (Extent& axis : out.axes) axis.open = false;
    return Made{name + "(keepdims = true)", out};
  }
  return Made{name + "()", {{x.axes.back()}}};
}

Maybe adaptive_pooling(Draw& d, const Value& x) {
  const int size = d.between(1, 3);
  if (!x.fixed()) return std::nullopt;
  return Made{format("{}({})", named(d.one_in(2) ? "AdaptiveMaxPooling" : "AdaptiveAveragePooling", x), size),
              x.with_places([&](int) { return size; })};
}

Maybe up_sampling(Draw& d, const Value& x) {
  if (x.least() > 6) return std::nullopt;
  Call call(d, named("UpSampling", x), "2");
  if (x.rank() == 3) call.maybe("interpolation = \"bilinear\"", 2);
  return Made{call.done(), x.with_places([](int n) { return 2 * n; })};
}

Maybe padding(Draw& d, const Value& x) {
  const int n = d.between(0, 2);
  return Made{format("{}({})", named("ZeroPadding", x), n), x.with_places([&](int size) { return size + 2 * n; })};
}

Maybe cropping(Draw& d, const Value& x) {
  if (x.least() < 3) return std::nullopt;
  const int n = d.between(0, 1);
  return Made{format("{}({})", named("Cropping", x), n), x.with_places([&](int size) { return size - 2 * n; })};
}

Maybe spatial_dropout(Draw&, const Value& x) { return Made{named("SpatialDropout", x) + "(0.3)", x}; }

Maybe resizing(Draw& d, const Value& x) {
  const int h = d.between(1, 6), w = d.between(1, 6);
  return Made{Call(d, "Resizing", format("{}, {}", h, w))
                  .maybe("interpolation = \"nearest\"", 3)
                  .maybe("antialias = true")
                  .done(),
              {{{h, false}, {w, false}, x.axes[2]}}};
}

}  // namespace

const std::vector<Layer>& convolution_layers() {
  constexpr unsigned places = rank2 | rank3 | rank4;
  static const std::vector<Layer> rows = {
      {places, conv},
      {places, conv},
      {rank2, causal},
      {rank2 | rank3, depthwise},
      {rank2 | rank3, separable},
      {places, transposed},
      {places, pooling},
      {places, global_pooling},
      {places, adaptive_pooling},
      {places, up_sampling},
      {places, padding},
      {places, cropping},
      {places, spatial_dropout},
      {rank3, resizing},
  };
  return rows;
}

}  // namespace modelc::fuzz
