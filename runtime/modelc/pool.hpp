#pragma once
#include "modelc/lanes.hpp"
#include "modelc/tensor.hpp"
#include "modelc/window.hpp"

MODELC_PACKETS_BEGIN

namespace modelc::kernels {

namespace detail {
using modelc::detail::Range;
// visit(first element of the output pixel, its window's number of elements, for_each) where for_each(f) calls
// f(element of the input) for the first channel of every position in the window.
template <class T, int R, class Visit>
void for_each_window(const Tensor<const T, R>& x, const Index* outputs, const Window (&windows)[R - 2], Visit visit) {
  Index input[R - 2], output[R - 2];
  for (int i = 0; i < R - 2; ++i) {
    input[i] = x.extent[i + 1];
    output[i] = outputs[i];
  }
  const auto s = modelc::detail::Spatial::from(input, output, windows);
  const Index channels = x.extent[R - 1];
  Index pixel = 0;
  for (Index n = 0; n < x.extent[0]; ++n) {
    for (Index oz = 0; oz < s.output[0]; ++oz) {
      const Range tz = modelc::detail::taps_inside(s.window[0], oz, s.input[0]);
      for (Index oy = 0; oy < s.output[1]; ++oy) {
        const Range ty = modelc::detail::taps_inside(s.window[1], oy, s.input[1]);
        for (Index ox = 0; ox < s.output[2]; ++ox, ++pixel) {
          const Range tx = modelc::detail::taps_inside(s.window[2], ox, s.input[2]);
          const Index count = (tz.last - tz.first) * (ty.last - ty.first) * (tx.last - tx.first);
          visit(pixel * channels, count, [&](auto f) {
            for (Index kz = tz.first; kz < tz.last; ++kz) {
              const Index iz = oz * s.window[0].stride + kz * s.window[0].dilation - s.window[0].low;
              for (Index ky = ty.first; ky < ty.last; ++ky) {
                const Index iy = oy * s.window[1].stride + ky * s.window[1].dilation - s.window[1].low;
                for (Index kx = tx.first; kx < tx.last; ++kx) {
                  const Index ix = ox * s.window[2].stride + kx * s.window[2].dilation - s.window[2].low;
                  f((((n * s.input[0] + iz) * s.input[1] + iy) * s.input[2] + ix) * channels);
                }
              }
            }
          });
        }
      }
    }
  }
}

// finish(lane, fold of the window's elements, their number) stores.
template <class Reducer, class T, int R, class Finish>
void pool(const Tensor<T, R>& y, const Tensor<const T, R>& x, const Window (&windows)[R - 2], Finish finish) {
  for_each_window(x, y.extent + 1, windows, [&](Index to, Index count, auto for_each) {
    for_lanes<T>(x.extent[R - 1], [&](auto lane, Index c) {
      auto value = lane(Reducer::template identity<T>());
      for_each([&](Index from) { value = Reducer::apply(value, lane.load(x.data + from + c)); });
      finish(lane, value, count, y.data + to + c);
    });
  });
}
}  // namespace detail

/// The largest element of each window; padding never wins. x: [batch, .., channels].
template <class T, int R>
void max_pool(Tensor<T, R> y, std::common_type_t<Tensor<const T, R>> x, const Window (&windows)[R - 2]) noexcept {
  detail::pool<Max>(y, x, windows, [](auto lane, auto value, Index, T* to) { lane.store(to, value); });
}

/// The mean of the elements in each window, padding not counted. x: [batch, .., channels].
template <class T, int R>
void average_pool(Tensor<T, R> y, std::common_type_t<Tensor<const T, R>> x, const Window (&windows)[R - 2]) noexcept {
  detail::pool<Sum>(y, x, windows,
                    [](auto lane, auto value, Index count, T* to) { lane.store(to, value / static_cast<T>(count)); });
}

/// The gradient of max_pool: each element of dy is added to the first of the largest elements of its window.
template <class T, int R>
void max_pool_gradient(Tensor<T, R> dx, std::common_type_t<Tensor<const T, R>> x,
                       std::common_type_t<Tensor<const T, R>> dy, const Window (&windows)[R - 2]) noexcept {
  for (Index i = 0; i < dx.size(); ++i) dx.data[i] = T(0);
  detail::for_each_window(x, dy.extent + 1, windows, [&](Index to, Index, auto for_each) {
    for (Index c = 0; c < x.extent[R - 1]; ++c) {
      Index best = -1;
      for_each([&](Index from) {
        if (best < 0 || x.data[from + c] > x.data[best]) best = from + c;
      });
      if (best >= 0) dx.data[best] += dy.data[to + c];
    }
  });
}

/// The gradient of average_pool: each element of dy in equal shares to its window.
template <class T, int R>
void average_pool_gradient(Tensor<T, R> dx, std::common_type_t<Tensor<const T, R>> dy,
                           const Window (&windows)[R - 2]) noexcept {
  for (Index i = 0; i < dx.size(); ++i) dx.data[i] = T(0);
  detail::for_each_window<T, R>(dx, dy.extent + 1, windows, [&](Index to, Index count, auto for_each) {
    const T share = T(1) / static_cast<T>(count > 0 ? count : 1);
    for_each([&](Index from) {
      for_lanes<T>(dx.extent[R - 1], [&](auto lane, Index c) {
        T* at = dx.data + from + c;
        lane.store(at, lane.load(at) + lane.load(dy.data + to + c) * lane(share));
      });
    });
  });
}

}  // namespace modelc::kernels

MODELC_PACKETS_END
