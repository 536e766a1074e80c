// Generated code for convolutions of real networks at their real sizes, against the definition of a convolution,
// element by element in double. Inputs are small whole numbers whose sums f32 holds exactly, so every order of
// summation gives the same, but for Winograd's method, which misses whole numbers by its rounding; of large results a
// few hundred elements are compared, those at the borders among them.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <vector>

#include "kinds.hpp"
#include "modelc/winograd_size.hpp"
#include "resnet.hpp"
#include "yolo.hpp"

namespace modelc::tests {
namespace {

/// How positions of a convolution's result meet those of its input along each axis: with tap k, position o meets o *
/// stride
/// + k * dilation - low.
struct Meets {
  std::array<Index, 3> strides{1, 1, 1}, dilations{1, 1, 1}, lows{0, 0, 0};
  bool is_same = false;

  Meets& stride(Index a, Index b, Index c = 1) {
    strides = {a, b, c};
    return *this;
  }
  Meets& dilation(Index step) {
    dilations = {step, step, step};
    return *this;
  }
  Meets& low(Index a, Index b, Index c = 0) {
    lows = {a, b, c};
    return *this;
  }
  /// As much padding as gives ceil(n / stride) positions, the smaller half of it in front.
  Meets& same() {
    is_same = true;
    return *this;
  }
};

/// Sizes along three axes, of which missing ones are 1 and come last.
struct Sides {
  std::array<Index, 3> n{1, 1, 1};
  explicit Sides(const TensorInfo& info, int first) {
    for (int i = 0; i < info.rank - 2; ++i) n[i] = info.shape[first + i];
  }
  Index size() const { return n[0] * n[1] * n[2]; }
  std::array<Index, 3> at(Index i) const { return {i / n[2] / n[1], i / n[2] % n[1], i % n[2]}; }
  Index index(const std::array<Index, 3>& at) const { return (at[0] * n[1] + at[1]) * n[2] + at[2]; }
};

/// A convolution of x [batch, input.., channels] to [batch, output.., filters] with a kernel [size.., deep, filters].
struct Layer {
  Index batch, channels, filters, deep;
  Sides input, output, size;
  Meets meets;

  Layer(const TensorInfo& x, const TensorInfo& kernel, const TensorInfo& y, Meets how)
      : batch(x.shape[0]),
        channels(x.shape[x.rank - 1]),
        filters(y.shape[y.rank - 1]),
        deep(kernel.shape[kernel.rank - 2]),
        input(x, 1),
        output(y, 1),
        size(kernel, 0),
        meets(how) {
    if (!meets.is_same) return;
    for (int i = 0; i < 3; ++i) {
      const Index span = (output.n[i] - 1) * meets.strides[i] + (size.n[i] - 1) * meets.dilations[i] + 1;
      meets.lows[i] = std::max<Index>(span - input.n[i], 0) / 2;
    }
  }
  /// What Winograd's method may miss of results that are sums over `from` channels, of which each position has `to`:
  /// the side of a tile times eps times the sum of the largest |x| and all nine |w|, none above 4
  /// (docs/decisions/0042-winograd.md). 0 for what is computed directly.
  double rounding(const Sides& result, Index from, Index to) const {
    const bool plain = size.n == std::array<Index, 3>{3, 3, 1} && meets.strides == Meets().strides &&
                       meets.dilations == Meets().dilations && deep == channels;
    const Index tile = plain ? winograd_tile(batch, result.n[0], result.n[1], from, to, true) : 0;
    return static_cast<double>(tile * 4 * 4 * 9 * from) * double{std::numeric_limits<float>::epsilon()};
  }
  double rounding_of_result() const { return rounding(output, channels, filters); }
  double rounding_by_input() const { return rounding(input, filters, channels); }

  Index first_channel(Index f) const { return f / (filters / (channels / deep)) * deep; }  // of the filter's group
  Index x_at(Index n, Index i, Index c) const { return (n * input.size() + i) * channels + c; }
  Index y_at(Index n, Index o, Index f) const { return (n * output.size() + o) * filters + f; }
  Index kernel_at(Index k, Index c, Index f) const { return (k * deep + c) * filters + f; }
  /// The input's position that the output's position o meets with tap k; -1 in the padding.
  Index met(Index o, Index k) const {
    std::array<Index, 3> at = output.at(o);
    const std::array<Index, 3> tap = size.at(k);
    for (int i = 0; i < 3; ++i) {
      at[i] = at[i] * meets.strides[i] + tap[i] * meets.dilations[i] - meets.lows[i];
      if (at[i] < 0 || at[i] >= input.n[i]) return -1;
    }
    return input.index(at);
  }
  /// The output's position that meets the input's position i with tap k; -1 where there is none.
  Index meeting(Index i, Index k) const {
    std::array<Index, 3> at = input.at(i);
    const std::array<Index, 3> tap = size.at(k);
    for (int j = 0; j < 3; ++j) {
      at[j] += meets.lows[j] - tap[j] * meets.dilations[j];
      if (at[j] < 0 || at[j] % meets.strides[j] != 0) return -1;
      at[j] /= meets.strides[j];
      if (at[j] >= output.n[j]) return -1;
    }
    return output.index(at);
  }

  double result(const std::vector<double>& x, const std::vector<double>& kernel, Index n, Index o, Index f) const {
    double sum = 0;
    for (Index k = 0; k < size.size(); ++k) {
      const Index i = met(o, k);
      for (Index c = 0; i >= 0 && c < deep; ++c)
        sum += x[x_at(n, i, first_channel(f) + c)] * kernel[kernel_at(k, c, f)];
    }
    return sum;
  }
  double by_input(const std::vector<double>& dy, const std::vector<double>& kernel, Index n, Index i, Index c) const {
    double sum = 0;
    for (Index k = 0; k < size.size(); ++k) {
      const Index o = meeting(i, k);
      for (Index f = 0; o >= 0 && f < filters; ++f) {
        if (first_channel(f) == c / deep * deep) sum += dy[y_at(n, o, f)] * kernel[kernel_at(k, c % deep, f)];
      }
    }
    return sum;
  }
  double by_kernel(const std::vector<double>& x, const std::vector<double>& dy, Index k, Index c, Index f) const {
    double sum = 0;
    for (Index n = 0; n < batch; ++n) {
      for (Index o = 0; o < output.size(); ++o) {
        const Index i = met(o, k);
        if (i >= 0) sum += x[x_at(n, i, first_channel(f) + c)] * dy[y_at(n, o, f)];
      }
    }
    return sum;
  }
};

/// Whole numbers from -4 to 4 without a pattern.
std::vector<double> numbers(Index n, unsigned seed) {
  std::vector<double> x(static_cast<std::size_t>(n));
  unsigned state = seed * 2654435769u + 1;
  for (double& value : x) {
    state = state * 1664525u + 1013904223u;
    value = static_cast<double>((state >> 16) % 9) - 4;
  }
  return x;
}

/// What the model gives for inputs of these numbers.
template <class T, class Model>
std::vector<std::vector<double>> run(const std::vector<std::vector<double>>& inputs) {
  std::vector<std::vector<T>> in, out;
  std::vector<const void*> from;
  std::vector<void*> to;
  for (const std::vector<double>& x : inputs) in.emplace_back(x.begin(), x.end());
  for (const TensorInfo& info : Model::output_infos) out.emplace_back(info.size(), T(-99999));
  for (const std::vector<T>& x : in) from.push_back(x.data());
  for (std::vector<T>& y : out) to.push_back(y.data());
  Model model;
  model.predict_raw(from.data(), to.data());
  std::vector<std::vector<double>> results;
  for (const std::vector<T>& y : out) results.emplace_back(y.begin(), y.end());
  return results;
}

/// "x [1, 13, 13, 512] kernel [1, 1, 512, 256] bias [256]".
template <class Model>
std::string shapes() {
  std::string text;
  for (const TensorInfo& info : Model::input_infos) {
    text += std::string(text.empty() ? "" : " ") + info.name + " [";
    for (int i = 0; i < info.rank; ++i) text += (i == 0 ? "" : ", ") + std::to_string(info.shape[i]);
    text += "]";
  }
  return text;
}

template <class Model>
std::vector<std::vector<double>> inputs() {
  std::vector<std::vector<double>> all;
  for (const TensorInfo& info : Model::input_infos)
    all.push_back(numbers(info.size(), static_cast<unsigned>(all.size()) + 1));
  return all;
}
template <class Model>
std::vector<std::vector<double>> run(const std::vector<std::vector<double>>& inputs) {
  return Model::input_infos[0].dtype == std::string("f64") ? run<double, Model>(inputs) : run<float, Model>(inputs);
}

/// Calls compare(position, column) for a few hundred elements of [positions, columns], the first and last ones
/// included.
template <class Compare>
void sample(Index positions, Index columns, Index most, Compare compare) {
  const Index n = positions * columns, step = std::max<Index>(1, n / most) | 1;
  for (Index i = 0; i < n && !testing::Test::HasFatalFailure(); i += step) compare(i / columns, i % columns);
  for (const Index p : {Index{0}, positions - 1})
    for (const Index c : {Index{0}, columns / 2, columns - 1}) compare(p, c);
}

/// A layer with bias and relu.
template <class Model>
void expect_layer(const Meets& meets = {}) {
  const Layer layer(Model::input_infos[0], Model::input_infos[1], Model::output_infos[0], meets);
  const auto in = inputs<Model>(), got = run<Model>(in);
  sample(layer.batch * layer.output.size(), layer.filters, 400, [&](Index pixel, Index f) {
    const Index n = pixel / layer.output.size(), o = pixel % layer.output.size();
    ASSERT_NEAR(got[0][layer.y_at(n, o, f)], std::max(layer.result(in[0], in[1], n, o, f) + in[2][f], 0.0),
                layer.rounding_of_result())
        << shapes<Model>() << ", position " << pixel << ", filter " << f;
  });
}

/// A transposed layer with bias and relu: what the convolution that it transposes takes is its result.
template <class Model>
void expect_transposed(const Meets& meets) {
  const Layer layer(Model::output_infos[0], Model::input_infos[1], Model::input_infos[0], meets);
  const auto in = inputs<Model>(), got = run<Model>(in);
  sample(layer.batch * layer.input.size(), layer.channels, 400, [&](Index pixel, Index c) {
    const Index n = pixel / layer.input.size(), i = pixel % layer.input.size();
    ASSERT_NEAR(got[0][layer.x_at(n, i, c)], std::max(layer.by_input(in[0], in[1], n, i, c) + in[2][c], 0.0),
                layer.rounding_by_input())
        << shapes<Model>() << ", position " << pixel << ", channel " << c;
  });
}

template <class Model>
void expect_gradients(const Meets& meets = {}) {
  const Layer layer(Model::input_infos[0], Model::input_infos[1], Model::input_infos[2], meets);
  const auto in = inputs<Model>(), got = run<Model>(in);
  sample(layer.batch * layer.input.size(), layer.channels, 400, [&](Index pixel, Index c) {
    const Index n = pixel / layer.input.size(), i = pixel % layer.input.size();
    ASSERT_NEAR(got[0][layer.x_at(n, i, c)], layer.by_input(in[2], in[1], n, i, c), layer.rounding_by_input())
        << shapes<Model>() << ", position " << pixel << ", channel " << c;
  });
  sample(layer.size.size() * layer.deep, layer.filters, 100, [&](Index row, Index f) {
    const Index k = row / layer.deep, c = row % layer.deep;
    ASSERT_EQ(got[1][layer.kernel_at(k, c, f)], layer.by_kernel(in[0], in[2], k, c, f))
        << shapes<Model>() << ", tap " << k << ", channel " << c << ", filter " << f;
  });
}

TEST(Layers, yolo_v2) {
  expect_layer<yolo::Yolo416_3_32>(Meets().same());
  expect_layer<yolo::Yolo208_32_64>(Meets().same());
  expect_layer<yolo::Yolo104_64_128>(Meets().same());
  expect_layer<yolo::Yolo104_128_64>();
  expect_layer<yolo::Yolo52_128_256>(Meets().same());
  expect_layer<yolo::Yolo52_256_128>();
  expect_layer<yolo::Yolo26_256_512>(Meets().same());
  expect_layer<yolo::Yolo26_512_256>();
  expect_layer<yolo::Yolo26_512_64>();
  expect_layer<yolo::Yolo13_512_1024>(Meets().same());
  expect_layer<yolo::Yolo13_1024_512>();
  expect_layer<yolo::Yolo13_1024_1024>(Meets().same());
  expect_layer<yolo::Yolo13_1280_1024>(Meets().same());
  expect_layer<yolo::Yolo13_1024_425>();
}

TEST(Layers, resnet_50) {
  expect_layer<resnet::ResNet224_3_64>(Meets().low(3, 3).stride(2, 2));
  expect_layer<resnet::ResNet56_64_64_1x1>();
  expect_layer<resnet::ResNet56_256_64>();
  expect_layer<resnet::ResNet56_64_64_3x3>(Meets().same());
  expect_layer<resnet::ResNet56_64_256>();
  expect_layer<resnet::ResNet56_256_128>(Meets().stride(2, 2));
  expect_layer<resnet::ResNet56_256_512>(Meets().stride(2, 2));
  expect_layer<resnet::ResNet28_512_128>();
  expect_layer<resnet::ResNet28_128_128>(Meets().same());
  expect_layer<resnet::ResNet28_128_512>();
  expect_layer<resnet::ResNet28_512_256>(Meets().stride(2, 2));
  expect_layer<resnet::ResNet28_512_1024>(Meets().stride(2, 2));
  expect_layer<resnet::ResNet14_1024_256>();
  expect_layer<resnet::ResNet14_256_256>(Meets().same());
  expect_layer<resnet::ResNet14_256_1024>();
  expect_layer<resnet::ResNet14_1024_512>(Meets().stride(2, 2));
  expect_layer<resnet::ResNet14_1024_2048>(Meets().stride(2, 2));
  expect_layer<resnet::ResNet7_2048_512>();
  expect_layer<resnet::ResNet7_512_512>(Meets().same());
  expect_layer<resnet::ResNet7_512_2048>();
}

TEST(Layers, dilated) {
  expect_layer<kinds::Dilated6>(Meets().dilation(6).same());
  expect_layer<kinds::Dilated18>(Meets().dilation(18).same());
  expect_layer<kinds::FarPadding>(Meets().stride(2, 1).low(5, 0));
}
TEST(Layers, grouped) {
  expect_layer<kinds::Grouped>(Meets().same());
  expect_layer<kinds::Depthwise112>(Meets().same());
  expect_layer<kinds::Depthwise57>(Meets().stride(2, 2));
  expect_layer<kinds::Depthwise14>(Meets().same());
}
TEST(Layers, other_ranks_and_f64) {
  expect_layer<kinds::Sound>(Meets().stride(4, 1));
  expect_layer<kinds::Causal>(Meets().dilation(512).low(512, 0));
  expect_layer<kinds::Volume>(Meets().same());
  expect_layer<kinds::Double>(Meets().stride(1, 2).same());
}
TEST(Layers, transposed) {
  expect_transposed<kinds::Generator>(Meets().stride(2, 2).same());
  expect_transposed<kinds::Upwards>(Meets().stride(2, 2));
  expect_transposed<kinds::UpwardsInTime>(Meets().stride(8, 1).same());
}
TEST(Layers, gradients) {
  expect_gradients<kinds::YoloFirst>(Meets().same());
  expect_gradients<kinds::YoloLast>(Meets().same());
  expect_gradients<kinds::ResNetFirst>(Meets().stride(2, 2).low(3, 3));
  expect_gradients<kinds::ResNetHalf>(Meets().stride(2, 2));
  expect_gradients<kinds::FarPaddingGradient>(Meets().stride(2, 1).low(5, 0));
  expect_gradients<kinds::DilatedGradient>(Meets().dilation(6).same());
  expect_gradients<kinds::GroupedGradient>(Meets().stride(2, 2).same());
  expect_gradients<kinds::DepthwiseGradient>(Meets().stride(2, 2).same());
  expect_gradients<kinds::SoundGradient>(Meets().stride(4, 1));
  expect_gradients<kinds::VolumeGradient>(Meets().same());
}

}  // namespace
}  // namespace modelc::tests
