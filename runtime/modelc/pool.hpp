#pragma once
#include "modelc/regions.hpp"
#include "modelc/tensor.hpp"

MODELC_PACKETS_BEGIN

namespace modelc::kernels {

namespace detail {
using modelc::detail::Taps;

// visit(first channel of the window's origin in the input, first channel of the output position, taps): the second
// number of each tap counts them from 0.
template <int R, class... W, class Visit>
void for_each_window(const Parallel& threads, const Index* input, const Index* output, const Windows<W...>& windows,
                     const Visit& visit) {
  static_assert(R == sizeof...(W) + 2, "one window for each spatial axis");
  const Index channels = input[R - 1];
  const auto all = modelc::detail::conv_geometry<false>(input[0], channels, input + 1, output + 1, windows);
  threads(all.batch, 1, all.batch * all.outputs() * channels * all.taps(), [&](Index first, Index last) {
    const auto part = modelc::detail::conv_geometry<false>(last - first, channels, input + 1, output + 1, windows);
    modelc::detail::for_regions(part, [&](const auto& region) {
      const modelc::detail::StridedIterator walk = region.numbered_taps(), positions = region.positions(channels);
      const Taps taps(walk);
      const Index from = first * part.inputs() * channels + region.source();
      const Index to = (first * part.outputs() + region.position()) * channels;
      positions.visit(0, positions.size(), [&](Index a, Index b) { visit(from + a, to + b, taps); });
    });
  });
}

// finish(lane, fold of the window's elements, their number) stores.
template <class Reducer, class T, int R, class... W, class Finish>
void pool(const Parallel& threads, const Tensor<T, R>& y, const Tensor<const T, R>& x, const Windows<W...>& windows,
          Finish finish) {
  for_each_window<R>(threads, x.extent, y.extent, windows, [&](Index from, Index to, const Taps& taps) {
    for_lanes<T>(x.extent[R - 1], [&](auto lane, Index c) {
      auto value = lane(Reducer::template identity<T>());
      taps.for_each([&](Index at, Index) { value = Reducer::apply(value, lane.load(x.data + from + at + c)); });
      finish(lane, value, taps.count(), y.data + to + c);
    });
  });
}

// Do windows along the axis give each element at most one share? And exactly one?
template <class Axis>
bool apart(const Axis& axis) {
  return axis.window.stride() >= (axis.window.size() - 1) * axis.window.dilation() + 1;
}
template <class Axis>
bool covered(const Axis& axis) {
  const auto& w = axis.window;
  return w.stride() == w.size() && w.dilation() == 1 && w.low() == 0 && axis.output * w.stride() == axis.input;
}

// Prepares dx for gradients; are there no shares to add up, so that they can be stored?
template <class T, int R, class... W>
bool prepare(const Tensor<T, R>& dx, const Index* output, const Windows<W...>& windows) {
  const auto m = modelc::detail::conv_geometry<false>(dx.extent[0], 1, dx.extent + 1, output + 1, windows);
  const bool all_apart = apart(m.a) && apart(m.b) && apart(m.c);
  if (!(all_apart && covered(m.a) && covered(m.b) && covered(m.c)))
    for (Index i = 0; i < dx.size(); ++i) dx.data[i] = T(0);
  return all_apart;
}
}  // namespace detail

/// The largest element of each window; padding never wins. x: [batch, .., channels].
template <class T, int R, class... W>
void max_pool(const Parallel& threads, Tensor<T, R> y, std::common_type_t<Tensor<const T, R>> x,
              const Windows<W...>& windows) noexcept {
  detail::pool<Max>(threads, y, x, windows, [](auto lane, auto value, Index, T* to) { lane.store(to, value); });
}

/// The mean of the elements in each window, padding not counted. x: [batch, .., channels].
template <class T, int R, class... W>
void average_pool(const Parallel& threads, Tensor<T, R> y, std::common_type_t<Tensor<const T, R>> x,
                  const Windows<W...>& windows) noexcept {
  detail::pool<Sum>(threads, y, x, windows,
                    [](auto lane, auto value, Index count, T* to) { lane.store(to, value / static_cast<T>(count)); });
}

/// The gradient of max_pool: each element of dy is added to the first of the largest elements of its window.
template <class T, int R, class... W>
void max_pool_gradient(const Parallel& threads, Tensor<T, R> dx, std::common_type_t<Tensor<const T, R>> x,
                       std::common_type_t<Tensor<const T, R>> dy, const Windows<W...>& windows) noexcept {
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

/// Of each window the element of v that stands where x is largest, the first of equal ones; v: [batch, .., channels].
template <class T, int R, class... W>
void max_pool_choice(const Parallel& threads, Tensor<T, R> y, std::common_type_t<Tensor<const T, R>> x,
                     std::common_type_t<Tensor<const T, R>> v, const Windows<W...>& windows) noexcept {
  detail::for_each_window<R>(threads, x.extent, y.extent, windows, [&](Index from, Index to, const detail::Taps& taps) {
    for_lanes<T>(x.extent[R - 1], [&](auto lane, Index c) {
      auto largest = lane(Max::identity<T>()), chosen = lane(T(0));
      taps.for_each([&](Index at, Index tap) {
        const auto value = lane.load(x.data + from + at + c);
        const auto other = lane.load(v.data + from + at + c);
        const auto better = value > largest;
        largest = select(better, value, tap == 0 ? value : largest);
        chosen = select(better, other, tap == 0 ? other : chosen);
      });
      lane.store(y.data + to + c, chosen);
    });
  });
}

/// The gradient of average_pool: each element of dy in equal shares to its window.
template <class T, int R, class... W>
void average_pool_gradient(const Parallel& threads, Tensor<T, R> dx, std::common_type_t<Tensor<const T, R>> dy,
                           const Windows<W...>& windows) noexcept {
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
