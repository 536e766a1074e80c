#pragma once
#include "modelc/matmul.hpp"
#include "modelc/tensor.hpp"
#include "modelc/window.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

namespace detail {
// One filter a channel: channels side by side in packets.
template <class T, class Epilogue>
void depthwise(const Spatial& s, Index batch, Index channels, const T* x, const T* kernel, Epilogue& epilogue) {
  Index pixel = 0;
  for (Index n = 0; n < batch; ++n) {
    const T* image = x + n * s.inputs() * channels;
    for (Index oz = 0; oz < s.output[0]; ++oz) {
      const Range tz = taps_inside(s.window[0], oz, s.input[0]);
      for (Index oy = 0; oy < s.output[1]; ++oy) {
        const Range ty = taps_inside(s.window[1], oy, s.input[1]);
        for (Index ox = 0; ox < s.output[2]; ++ox, ++pixel) {
          const Range tx = taps_inside(s.window[2], ox, s.input[2]);
          for_lanes<T>(channels, [&](auto lane, Index c) {
            auto sum = lane(T(0));
            for (Index kz = tz.first; kz < tz.last; ++kz) {
              const Index iz = oz * s.window[0].stride + kz * s.window[0].dilation - s.window[0].low;
              for (Index ky = ty.first; ky < ty.last; ++ky) {
                const Index iy = oy * s.window[1].stride + ky * s.window[1].dilation - s.window[1].low;
                for (Index kx = tx.first; kx < tx.last; ++kx) {
                  const Index ix = ox * s.window[2].stride + kx * s.window[2].dilation - s.window[2].low;
                  const T* p = image + ((iz * s.input[1] + iy) * s.input[2] + ix) * channels;
                  const T* q = kernel + ((kz * s.window[1].size + ky) * s.window[2].size + kx) * channels;
                  sum = fma(lane.load(p + c), lane.load(q + c), sum);
                }
              }
            }
            epilogue(lane, sum, pixel, c);
          });
        }
      }
    }
  }
}

// The windows of neighbouring pixels of a row are rows of a matrix whose elements overlap in memory; only the pixels at
// the edges, whose windows are cut, go one by one.
template <class T, int W, class Epilogue>
void conv_groups(const Spatial& s, Index batch, Index channels, Index filters, Index groups, const T* x,
                 const T* kernel, Epilogue& epilogue) {
  const Index deep = channels / groups, wide = filters / groups;
  const Window *wz = &s.window[0], *wy = &s.window[1], *wx = &s.window[2];
  const Range inner = inner_positions(*wx, s.output[2], s.input[2]);
  const Index block = column_block<T>(wz->size * wy->size * wx->size * deep, batch * s.outputs(), wide);
  for (Index g = 0; g < groups; ++g) {
    for (Index first = 0; first < wide; first += block) {
      const Index last = wide - first < block ? wide : first + block;
      for (Index line = 0; line < batch * s.output[0] * s.output[1]; ++line) {
        const Index oy = line % s.output[1], oz = line / s.output[1] % s.output[0],
                    n = line / s.output[1] / s.output[0];
        const Range tz = taps_inside(*wz, oz, s.input[0]), ty = taps_inside(*wy, oy, s.input[1]);
        const Index iz = oz * wz->stride + tz.first * wz->dilation - wz->low;
        const Index iy = oy * wy->stride + ty.first * wy->dilation - wy->low;
        const bool empty = tz.first == tz.last || ty.first == ty.last;
        for (Index ox = 0; ox < s.output[2];) {
          const bool whole = ox >= inner.first && ox < inner.last;
          const Range tx = whole ? Range{0, wx->size} : taps_inside(*wx, ox, s.input[2]);
          const Index rows = whole ? inner.last - ox : 1;
          const Index ix = ox * wx->stride + tx.first * wx->dilation - wx->low;
          TileShape t;
          t.a_row = wx->stride * channels;
          t.b_inner = filters;
          t.inner = deep;
          const Index counts[] = {tz.last - tz.first, ty.last - ty.first, tx.last - tx.first};
          const Index a_steps[] = {wz->dilation * s.input[1] * s.input[2] * channels,
                                   wy->dilation * s.input[2] * channels, wx->dilation * channels};
          const Index b_steps[] = {wy->size * wx->size * deep * filters, wx->size * deep * filters, deep * filters};
          for (int i = 0; i < 3; ++i) {
            t.count[i] = counts[i];
            t.a_step[i] = a_steps[i];
            t.b_step[i] = b_steps[i];
          }
          if (wx->dilation == 1 && groups == 1) {  // the taps along x follow each other: one long run
            t.inner = deep * t.count[2];
            t.count[2] = 1;
          }
          // A window of padding alone has no address: nothing is read.
          const bool nothing = empty || tx.first == tx.last;
          if (nothing) t.inner = 0;
          const T* a =
              nothing ? x : x + (((n * s.input[0] + iz) * s.input[1] + iy) * s.input[2] + ix) * channels + g * deep;
          const T* b =
              nothing ? kernel
                      : kernel + ((tz.first * wy->size + ty.first) * wx->size + tx.first) * deep * filters + g * wide;
          const Index pixel = line * s.output[2] + ox;
          const auto store = [&](auto lane, auto sum, Index r, Index column) {
            epilogue(lane, sum, pixel + r, g * wide + column);
          };
          tile_rows<T, W>(t, rows, a, b, first, last, store);
          ox += rows;
        }
      }
    }
  }
}

template <class T, int W, class Epilogue>
void conv_narrowing(const Spatial& s, Index batch, Index channels, Index filters, Index groups, const T* x,
                    const T* kernel, Epilogue& epilogue) {
  if (W == 1 || filters / groups >= W)
    conv_groups<T, W>(s, batch, channels, filters, groups, x, kernel, epilogue);
  else if constexpr (W > 1) {
    conv_narrowing<T, (W * static_cast<int>(sizeof(T)) > 16 ? W / 2 : 1)>(s, batch, channels, filters, groups, x,
                                                                          kernel, epilogue);
  }
}
}  // namespace detail

/// Convolution (cross-correlation, as in Keras) of x [batch, input.., channels] with kernel [size.., channels / groups,
/// filters]. epilogue(lane, sum, pixel, filter) gets every element of the result once, some filters at a time, and
/// stores it; `pixel` counts over batch and output positions. N is `filters` / `groups` where known when compiling.
template <Index N = Dynamic, int S, class T, class Epilogue>
void conv(const ConvShape<S>& shape, const T* x, const T* kernel, Epilogue&& epilogue) {
  const detail::Spatial s = detail::Spatial::from(shape.input, shape.output, shape.window);
  bool point = shape.groups == 1;
  for (const Window& w : shape.window) point = point && w.size == 1 && w.stride == 1 && w.low == 0;
  if (point && s.inputs() == s.outputs()) {
    matmul<Dynamic, N>(shape.batch * s.outputs(), shape.channels, shape.filters, x, shape.channels, 1, kernel,
                       shape.filters, epilogue);
    return;
  }
  if constexpr (N == Dynamic || N == 1) {
    if (shape.groups == shape.channels && shape.filters == shape.channels && shape.groups > 1) {
      detail::depthwise(s, shape.batch, shape.channels, x, kernel, epilogue);
      return;
    }
  }
  if constexpr (N == Dynamic) {
    detail::conv_narrowing<T, lane_width<T>>(s, shape.batch, shape.channels, shape.filters, shape.groups, x, kernel,
                                             epilogue);
  } else {
    detail::conv_groups<T, detail::fitting_width<T>(N)>(s, shape.batch, shape.channels, shape.filters, shape.groups, x,
                                                        kernel, epilogue);
  }
}

/// Transposed convolution: x [batch, output.., filters] with kernel [size.., channels, filters] gives [batch, input..,
/// channels], kernel [size.., channels / groups, filters]; the names are those of the convolution that it transposes.
/// epilogue(lane, sum, pixel, channel) gets single elements; `pixel` counts over batch and input positions.
template <int S, class T, class Epilogue>
void conv_transpose(const ConvShape<S>& shape, const T* x, const T* kernel, Epilogue&& epilogue) {
  const detail::Spatial s = detail::Spatial::from(shape.input, shape.output, shape.window);
  const Window* const w = s.window;
  const Index deep = shape.channels / shape.groups, wide = shape.filters / shape.groups;
  // The output position that tap k of input position i comes from; -1 when there is none.
  const auto source = [&](int axis, Index i, Index k) {
    const Index at = i + w[axis].low - k * w[axis].dilation;
    if (at < 0 || at % w[axis].stride != 0 || at / w[axis].stride >= s.output[axis]) return Index{-1};
    return at / w[axis].stride;
  };
  for (Index pixel = 0; pixel < shape.batch * s.inputs(); ++pixel) {
    const Index ix = pixel % s.input[2], iy = pixel / s.input[2] % s.input[1],
                iz = pixel / s.input[2] / s.input[1] % s.input[0];
    const Index n = pixel / s.inputs();
    for (Index c = 0; c < shape.channels; ++c) {
      Lane<T, 1> sum(T(0));
      for (Index kz = 0; kz < w[0].size; ++kz) {
        const Index oz = source(0, iz, kz);
        for (Index ky = 0; oz >= 0 && ky < w[1].size; ++ky) {
          const Index oy = source(1, iy, ky);
          for (Index kx = 0; oy >= 0 && kx < w[2].size; ++kx) {
            const Index ox = source(2, ix, kx);
            if (ox < 0) continue;
            const Index from = ((n * s.output[0] + oz) * s.output[1] + oy) * s.output[2] + ox;
            const Index tap = (kz * w[1].size + ky) * w[2].size + kx;
            const T* p = x + from * shape.filters + c / deep * wide;
            const T* q = kernel + (tap * deep + c % deep) * shape.filters + c / deep * wide;
            sum += reduce_lanes<Sum, T>(wide, [&](auto lane, Index f) { return lane.load(p + f) * lane.load(q + f); });
          }
        }
      }
      epilogue(Lanes<T, 1>{}, sum, pixel, c);
    }
  }
}

namespace kernels {

/// The gradient of a convolution by its kernel: dk [size.., channels / groups, filters] from the convolution's input x
/// [batch, input.., channels] and the gradient dy [batch, output.., filters] of its result. A row of output positions
/// is a product: the transposed slice of x that a tap meets, times dy's.
template <class T, int R>
void conv_kernel_gradient(Tensor<T, R> dk, std::common_type_t<Tensor<const T, R>> x,
                          std::common_type_t<Tensor<const T, R>> dy, const Window (&windows)[R - 2]) noexcept {
  Index input[R - 2], output[R - 2];
  for (int i = 0; i < R - 2; ++i) {
    input[i] = x.extent[i + 1];
    output[i] = dy.extent[i + 1];
  }
  const auto s = modelc::detail::Spatial::from(input, output, windows);
  const Window *wz = &s.window[0], *wy = &s.window[1], *wx = &s.window[2];
  const Index channels = x.extent[R - 1], filters = dy.extent[R - 1], deep = dk.extent[R - 2];
  const Index groups = deep == 0 ? 1 : channels / deep, wide = filters / groups;
  for (Index i = 0; i < dk.size(); ++i) dk.data[i] = T(0);
  for (Index line = 0; line < x.extent[0] * s.output[0] * s.output[1]; ++line) {
    const Index oy = line % s.output[1], oz = line / s.output[1] % s.output[0], n = line / s.output[1] / s.output[0];
    const auto tz = modelc::detail::taps_inside(*wz, oz, s.input[0]),
               ty = modelc::detail::taps_inside(*wy, oy, s.input[1]);
    for (Index kz = tz.first; kz < tz.last; ++kz) {
      const Index iz = oz * wz->stride + kz * wz->dilation - wz->low;
      for (Index ky = ty.first; ky < ty.last; ++ky) {
        const Index iy = oy * wy->stride + ky * wy->dilation - wy->low;
        for (Index kx = 0; kx < wx->size; ++kx) {
          // The output positions at which this tap meets the input.
          const Window tap{1, wx->stride, 1, wx->low - kx * wx->dilation};
          const auto inside = modelc::detail::inner_positions(tap, s.output[2], s.input[2]);
          if (inside.first >= inside.last) continue;
          const Index ix = inside.first * tap.stride - tap.low;
          const T* from = x.data + (((n * s.input[0] + iz) * s.input[1] + iy) * s.input[2] + ix) * channels;
          const T* slope = dy.data + (line * s.output[2] + inside.first) * filters;
          T* to = dk.data + ((kz * wy->size + ky) * wx->size + kx) * deep * filters;
          for (Index g = 0; g < groups; ++g)
            matmul(deep, inside.last - inside.first, wide, from + g * deep, 1, tap.stride * channels, slope + g * wide,
                   filters, [&](auto lane, auto sum, Index c, Index f) {
                     T* at = to + c * filters + g * wide + f;
                     lane.store(at, lane.load(at) + sum);
                   });
        }
      }
    }
  }
}

}  // namespace kernels

}  // namespace modelc

MODELC_PACKETS_END
