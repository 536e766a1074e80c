#include "import/weights.h"

#include <fmt/format.h>

#include <bit>
#include <cstring>

#include "modelc/safetensors.hpp"

namespace modelc::darknet {
namespace {

static_assert(std::endian::native == std::endian::little, "files are little endian");

/// Numbers in the order of the file. Asked for more than there is, it gives none from then on.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : left_(bytes) {}

  template <class T>
  T number() {
    T value{};
    short_ = short_ || left_.size() < sizeof value;
    if (short_) return value;
    std::memcpy(&value, left_.data(), sizeof value);
    left_.remove_prefix(sizeof value);
    return value;
  }
  std::vector<float> floats(std::int64_t count) {
    const auto wanted = static_cast<std::uint64_t>(count);
    if (short_ || wanted > left_.size() / sizeof(float)) {
      short_ = true;
      return {};
    }
    std::vector<float> values(wanted);
    if (wanted > 0) std::memcpy(values.data(), left_.data(), wanted * sizeof(float));
    left_.remove_prefix(wanted * sizeof(float));
    return values;
  }
  bool ran_short() const { return short_; }
  std::size_t left() const { return left_.size(); }

 private:
  std::string_view left_;
  bool short_ = false;
};

struct Extent {
  std::int64_t count, stride;
};

/// The elements of an array that `axes` walk over, the last one fastest, one behind the other.
std::vector<float> gathered(const std::vector<float>& from, const std::vector<Extent>& axes) {
  if (from.empty()) return {};
  std::vector<float> out;
  out.reserve(from.size());
  std::vector<std::int64_t> at(axes.size(), 0);
  const Extent inner = axes.back();
  std::int64_t offset = 0;
  for (;;) {
    for (std::int64_t i = 0; i < inner.count; ++i)
      out.push_back(from[static_cast<std::size_t>(offset + i * inner.stride)]);
    std::size_t axis = axes.size() - 1;
    while (axis-- > 0) {
      offset += axes[axis].stride;
      if (++at[axis] < axes[axis].count) break;
      offset -= axes[axis].count * axes[axis].stride;
      at[axis] = 0;
      if (axis == 0) return out;
    }
    if (axes.size() == 1) return out;
  }
}

class WeightsReader {
 public:
  WeightsReader(Cursor& cursor, Weights& weights) : cursor_(cursor), weights_(weights) {}

  /// Products once had their matrices the other way round in files.
  void read(const Layer& layer, bool transposed) {
    if (layer.kind == Kind::convolution) read_convolution(layer);
    if (layer.kind == Kind::connected) read_connected(layer, transposed);
  }

 private:
  void add(const std::string& name, std::vector<std::int64_t> shape, std::vector<float> values) {
    weights_.tensors.push_back({name, std::move(shape), std::move(values)});
  }
  void read_normalization(const Layer& layer) {
    for (const char* const what : {"gamma", "moving_mean", "moving_variance"})
      add(layer.name() + "/norm/" + what, {layer.filters}, cursor_.floats(layer.filters));
  }
  void read_bias(const Layer& layer, const std::string& without_norm) {
    add(layer.name() + (layer.normalize ? "/norm/beta" : without_norm), {layer.filters}, cursor_.floats(layer.filters));
  }

  void read_convolution(const Layer& layer) {
    const std::int64_t n = layer.filters, c = layer.in.channels / layer.groups, k = layer.size;
    read_bias(layer, "/conv/bias");
    if (layer.normalize) read_normalization(layer);
    const std::vector<float> kernel = cursor_.floats(n * c * k * k);
    const std::int64_t filter = layer.flipped ? 1 : c * k * k, element = layer.flipped ? n : 1;
    add(layer.name() + "/conv/kernel", {k, k, c, n},
        gathered(kernel, {{k, k * element}, {k, element}, {c, k * k * element}, {n, filter}}));
  }

  void read_connected(const Layer& layer, bool transposed) {
    const std::int64_t n = layer.filters, h = layer.in.height, w = layer.in.width, c = layer.in.channels;
    read_bias(layer, "/dense/bias");
    const std::vector<float> kernel = cursor_.floats(n * h * w * c);
    const std::int64_t unit = transposed ? 1 : h * w * c, element = transposed ? n : 1;
    add(layer.name() + "/dense/kernel", {h * w * c, n},
        gathered(kernel, {{h, w * element}, {w, element}, {c, h * w * element}, {n, unit}}));
    if (layer.normalize) read_normalization(layer);
  }

  Cursor& cursor_;
  Weights& weights_;
};

}  // namespace

Weights read_weights(const Network& network, const std::string& path, std::string_view bytes,
                     Diagnostics& diagnostics) {
  Weights weights;
  const auto fail = [&](std::string message, Span span, std::vector<std::string> notes) {
    diagnostics.add({Code::bad_darknet_weights, std::move(message), {span, ""}, {}, std::move(notes), {}});
    weights.tensors.clear();
    return weights;
  };
  Cursor cursor(bytes);
  weights.major = cursor.number<std::int32_t>();
  weights.minor = cursor.number<std::int32_t>();
  weights.revision = cursor.number<std::int32_t>();
  const bool wide =
      weights.major < 1000 && weights.minor < 1000 && std::int64_t{10} * weights.major + weights.minor >= 2;
  weights.seen = wide ? cursor.number<std::uint64_t>() : cursor.number<std::uint32_t>();
  if (cursor.ran_short())
    return fail(fmt::format("`{}` is no weights file: its header needs {} bytes, and it has {}", path, wide ? 20 : 16,
                            bytes.size()),
                {}, {});
  if (weights.major < 0 || weights.minor < 0 || weights.revision < 0)
    return fail(fmt::format("`{}` is no weights file: it begins with the version {}.{}.{}", path, weights.major,
                            weights.minor, weights.revision),
                {}, {});
  const bool transposed = weights.major > 1000 || weights.minor > 1000;
  WeightsReader reader(cursor, weights);
  for (const Layer& layer : network.layers) {
    reader.read(layer, transposed);
    if (cursor.ran_short())
      return fail(fmt::format("`{}` ends before the weights of this section are complete", path), layer.span,
                  {fmt::format("the file has {} bytes", bytes.size()), "another configuration may belong to it"});
  }
  if (cursor.left() > 0)
    return fail(fmt::format("`{}` has {} bytes behind the weights of the last section", path, cursor.left()), {},
                {fmt::format("the sections take {} of {} bytes", bytes.size() - cursor.left(), bytes.size()),
                 "another configuration may belong to it"});
  return weights;
}

std::string safetensors_of(const Weights& weights) {
  std::vector<safetensors::View> views;
  for (const Tensor& tensor : weights.tensors)
    views.push_back({tensor.name, "F32", tensor.shape, tensor.values.data()});
  return safetensors::serialize(
      views, {{"darknet_version", fmt::format("{}.{}.{}", weights.major, weights.minor, weights.revision)},
              {"darknet_seen", std::to_string(weights.seen)}});
}

}  // namespace modelc::darknet
