#pragma once
#include "modelc/regions.hpp"
#include "modelc/tensor.hpp"

MODELC_PACKETS_BEGIN

namespace modelc::kernels {

namespace detail {
using modelc::detail::Taps;

template <int R>
modelc::detail::Spatial spatial(const Index* inputs, const Index* outputs, const Window (&windows)[R - 2]) {
  Index input[R - 2], output[R - 2];
  for (int i = 0; i < R - 2; ++i) {
    input[i] = inputs[i + 1];
    output[i] = outputs[i + 1];
  }
  return modelc::detail::Spatial::from(input, output, windows);
}

// visit(first channel of the window's origin in the input, first channel of the output position, taps): the second
// number of each tap counts them from 0.
template <int R, class Visit>
void for_each_window(const Parallel& threads, const Index* input, const Index* output, const Window (&windows)[R - 2],
                     Visit visit) {
  const auto s = spatial<R>(input, output, windows);
  const Index batch = input[0], channels = input[R - 1];
  const Index cost = batch * s.outputs() * channels * s.window[0].size * s.window[1].size * s.window[2].size;
  threads(batch, 1, cost, [&](Index first, Index last) {
    const modelc::detail::Meeting m = modelc::detail::meeting(s, last - first, channels, false);
    modelc::detail::for_regions(m, [&](const modelc::detail::Region& region) {
      modelc::detail::Walk walk = region.taps(1, 1, 0);
      for (Index number = 1, i = 3; i-- > 0; number *= walk.count[i]) walk.second[i] = number;
      const Taps taps(walk);
      const Index from = first * s.inputs() * channels + region.source();
      const Index to = (first * s.outputs() + region.position()) * channels;
      const modelc::detail::Walk positions = region.positions(channels);
      positions.visit(0, positions.size(), [&](Index a, Index b) { visit(from + a, to + b, taps); });
    });
  });
}

// finish(lane, fold of the window's elements, their number) stores.
template <class Reducer, class T, int R, class Finish>
void pool(const Parallel& threads, const Tensor<T, R>& y, const Tensor<const T, R>& x, const Window (&windows)[R - 2],
          Finish finish) {
  for_each_window<R>(threads, x.extent, y.extent, windows, [&](Index from, Index to, const Taps& taps) {
    for_lanes<T>(x.extent[R - 1], [&](auto lane, Index c) {
      auto value = lane(Reducer::template identity<T>());
      taps.for_each([&](Index at, Index) { value = Reducer::apply(value, lane.load(x.data + from + at + c)); });
      finish(lane, value, taps.count(), y.data + to + c);
    });
  });
}

// Prepares dx for gradients; do windows give each of its elements at most one share, to be stored rather than added?
template <class T, int R>
bool prepare(const Tensor<T, R>& dx, const Index* output, const Window (&windows)[R - 2]) {
  bool apart = true, covered = true;
  for (int i = 0; i < R - 2; ++i) {
    const Window& w = windows[i];
    apart = apart && w.stride >= (w.size - 1) * w.dilation + 1;
    covered =
        covered && w.stride == w.size && w.dilation == 1 && w.low == 0 && output[i + 1] * w.stride == dx.extent[i + 1];
  }
  if (!(apart && covered))
    for (Index i = 0; i < dx.size(); ++i) dx.data[i] = T(0);
  return apart;
}
}  // namespace detail

/// The largest element of each window; padding never wins. x: [batch, .., channels].
template <class T, int R>
void max_pool(const Parallel& threads, Tensor<T, R> y, std::common_type_t<Tensor<const T, R>> x,
              const Window (&windows)[R - 2]) noexcept {
  detail::pool<Max>(threads, y, x, windows, [](auto lane, auto value, Index, T* to) { lane.store(to, value); });
}

/// The mean of the elements in each window, padding not counted. x: [batch, .., channels].
template <class T, int R>
void average_pool(const Parallel& threads, Tensor<T, R> y, std::common_type_t<Tensor<const T, R>> x,
                  const Window (&windows)[R - 2]) noexcept {
  detail::pool<Sum>(threads, y, x, windows,
                    [](auto lane, auto value, Index count, T* to) { lane.store(to, value / static_cast<T>(count)); });
}

/// The gradient of max_pool: each element of dy is added to the first of the largest elements of its window.
template <class T, int R>
void max_pool_gradient(const Parallel& threads, Tensor<T, R> dx, std::common_type_t<Tensor<const T, R>> x,
                       std::common_type_t<Tensor<const T, R>> dy, const Window (&windows)[R - 2]) noexcept {
  const bool apart = detail::prepare(dx, dy.extent, windows);
  const auto gradient = [&](Index from, Index to, const detail::Taps& taps) {
    for_lanes<T>(x.extent[R - 1], [&](auto lane, Index c) {
      // Which tap is the largest so far, as a number: exact, windows have few taps.
      auto largest = lane(Max::identity<T>()), best = lane(T(0));
      taps.for_each([&](Index at, Index tap) {
        const auto value = lane.load(x.data + from + at + c);
        const auto better = value > largest;
        largest = select(better, value, tap == 0 ? value : largest);
        best = select(better, lane(static_cast<T>(tap)), best);
      });
      const auto slope = lane.load(dy.data + to + c);
      taps.for_each([&](Index at, Index tap) {
        T* const place = dx.data + from + at + c;
        const auto share = select(best == lane(static_cast<T>(tap)), slope, lane(T(0)));
        lane.store(place, apart ? share : lane.load(place) + share);
      });
    });
  };
  detail::for_each_window<R>(threads, x.extent, dy.extent, windows, gradient);
}

/// The gradient of average_pool: each element of dy in equal shares to its window.
template <class T, int R>
void average_pool_gradient(const Parallel& threads, Tensor<T, R> dx, std::common_type_t<Tensor<const T, R>> dy,
                           const Window (&windows)[R - 2]) noexcept {
  const bool apart = detail::prepare(dx, dy.extent, windows);
  const auto gradient = [&](Index from, Index to, const detail::Taps& taps) {
    const T part = T(1) / static_cast<T>(taps.count() > 0 ? taps.count() : 1);
    for_lanes<T>(dx.extent[R - 1], [&](auto lane, Index c) {
      const auto share = lane.load(dy.data + to + c) * lane(part);
      taps.for_each([&](Index at, Index) {
        T* const place = dx.data + from + at + c;
        lane.store(place, apart ? share : lane.load(place) + share);
      });
    });
  };
  detail::for_each_window<R>(threads, dx.extent, dy.extent, windows, gradient);
}

}  // namespace modelc::kernels

MODELC_PACKETS_END
