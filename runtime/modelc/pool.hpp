#pragma once
#include "modelc/lanes.hpp"
#include "modelc/tensor.hpp"
#include "modelc/window.hpp"

MODELC_PACKETS_BEGIN

namespace modelc::kernels {

namespace detail {
using modelc::detail::Range;
// finish(lane, fold of the window's elements, their number) stores.
template <class Reducer, class T, int R, class Finish>
void pool(const Tensor<T, R>& y, const Tensor<const T, R>& x, const Window (&windows)[R - 2], Finish finish) {
  Index input[R - 2], output[R - 2];
  for (int i = 0; i < R - 2; ++i) {
    input[i] = x.extent[i + 1];
    output[i] = y.extent[i + 1];
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
          for_lanes<T>(channels, [&](auto lane, Index c) {
            auto value = lane(Reducer::template identity<T>());
            for (Index kz = tz.first; kz < tz.last; ++kz) {
              const Index iz = oz * s.window[0].stride + kz * s.window[0].dilation - s.window[0].low;
              for (Index ky = ty.first; ky < ty.last; ++ky) {
                const Index iy = oy * s.window[1].stride + ky * s.window[1].dilation - s.window[1].low;
                for (Index kx = tx.first; kx < tx.last; ++kx) {
                  const Index ix = ox * s.window[2].stride + kx * s.window[2].dilation - s.window[2].low;
                  const T* p = x.data + (((n * s.input[0] + iz) * s.input[1] + iy) * s.input[2] + ix) * channels;
                  value = Reducer::apply(value, lane.load(p + c));
                }
              }
            }
            finish(lane, value, count, y.data + pixel * channels + c);
          });
        }
      }
    }
  }
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

}  // namespace modelc::kernels

MODELC_PACKETS_END
