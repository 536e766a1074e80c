#pragma once
#include "modelc/depthwise.hpp"
#include "modelc/tensor.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

namespace detail {
/// How a group of channels meets its part of the kernel.
struct Filters {
  Index groups, depth, columns;  ///< channels of the source and of the result in a group
  Index tap_stride, depth_stride, column_stride, group_stride;
  Pinned pinned = {};
};

template <class Tiles, class T, class M>
void convolve(const Parallel& threads, const M& m, const Filters& f, const T* x, const T* kernel,
              const Finish<T>& finish) noexcept {
  for (Index g = 0; g < f.groups; ++g) {
    for_regions(m, [&](const Region<M>& region) {
      const Product<T, Tiles> product{region.positions(1),
                                      region.taps(f.depth, f.tap_stride, f.depth_stride),
                                      f.columns,
                                      x + region.source() + g * f.depth,
                                      kernel + region.tap() * f.tap_stride + g * f.group_stride,
                                      f.column_stride,
                                      region.position(),
                                      g * f.columns};
      product.run(threads, finish);
    });
  }
}

template <class Tiles, class T, class M>
void kernel_gradient(const Parallel& threads, const M& m, Index groups, Index deep, Index filters, const T* x,
                     const T* dy, T* dk) noexcept {
  const auto add = [&](auto lane, auto sum, Index row, Index filter) {
    T* const at = dk + row * filters + filter;
    lane.store(at, lane.load(at) + sum);
  };
  const Index wide = filters / groups;
  for (Index g = 0; g < groups; ++g) {
    for_regions(m, [&](const Region<M>& region) {
      const Product<T, Tiles> product{region.taps(deep, deep, 1),
                                      region.positions(filters),
                                      wide,
                                      x + region.source() + g * deep,
                                      dy + region.position() * filters + g * wide,
                                      1,
                                      region.tap() * deep,
                                      g * wide};
      product.run(threads, Finish<T>::template with<Tiles::width>(add));
    });
  }
}
}  // namespace detail

/// Convolution (cross-correlation, as in Keras) of x [batch, input.., channels] with kernel [size.., channels / groups,
/// filters]. epilogue(lane, sum, pixel, filter) gets every element of the result once, some filters at a time, and
/// stores it; `pixel` counts over batch and output positions. With threads it is called on all of them at once. `Tiles`
/// are the machine's unless a test asks for others, here and below.
template <template <class> class Tiles = detail::NativeTiles, class T, class... W, class Epilogue>
void conv(const Parallel& threads, const ConvShape<W...>& shape, const T* x, const T* kernel,
          const Epilogue& epilogue) noexcept {
  const auto m = detail::conv_geometry<false>(shape.batch, shape.channels, shape.input, shape.output, shape.windows);
  const Index deep = shape.channels / shape.groups, wide = shape.filters / shape.groups;
  if (shape.groups > 1 && deep == 1 && wide == 1)
    detail::depthwise<Tiles<T>::width>(threads, m, x, kernel, epilogue);
  else
    detail::convolve<Tiles<T>>(threads, m, {shape.groups, deep, wide, deep * shape.filters, shape.filters, 1, wide}, x,
                               kernel, detail::Finish<T>::template with<Tiles<T>::width>(epilogue));
}

/// Transposed convolution: x [batch, output.., filters] with kernel [size.., channels / groups, filters] gives [batch,
/// input.., channels]; the names are those of the convolution that it transposes. epilogue(lane, sum, pixel, channel)
/// as above; `pixel` counts over batch and input positions.
template <template <class> class Tiles = detail::NativeTiles, class T, class... W, class Epilogue>
void conv_transpose(const Parallel& threads, const ConvShape<W...>& shape, const T* x, const T* kernel,
                    const Epilogue& epilogue) noexcept {
  const auto m = detail::conv_geometry<true>(shape.batch, shape.filters, shape.input, shape.output, shape.windows);
  const Index deep = shape.channels / shape.groups, wide = shape.filters / shape.groups;
  if (shape.groups > 1 && deep == 1 && wide == 1)
    detail::depthwise<Tiles<T>::width>(threads, m, x, kernel, epilogue);
  else
    detail::convolve<Tiles<T>>(threads, m, {shape.groups, wide, deep, deep * shape.filters, 1, shape.filters, wide}, x,
                               kernel, detail::Finish<T>::template with<Tiles<T>::width>(epilogue));
}

namespace kernels {

/// The gradient of a convolution by its kernel: dk [size.., channels / groups, filters] from the convolution's input x
/// [batch, input.., channels] and the gradient dy [batch, output.., filters] of its result.
template <template <class> class Tiles = modelc::detail::NativeTiles, class T, int R, class... W>
void conv_kernel_gradient(const Parallel& threads, Tensor<T, R> dk, std::common_type_t<Tensor<const T, R>> x,
                          std::common_type_t<Tensor<const T, R>> dy, const Windows<W...>& windows) noexcept {
  static_assert(R == sizeof...(W) + 2, "one window for each spatial axis");
  const Index channels = x.extent[R - 1], filters = dy.extent[R - 1], deep = dk.extent[R - 2];
  const Index groups = deep == 0 ? 1 : channels / deep;
  const auto m = modelc::detail::conv_geometry<false>(x.extent[0], channels, x.extent + 1, dy.extent + 1, windows);
  for (Index i = 0; i < dk.size(); ++i) dk.data[i] = T(0);
  if (groups > 1 && deep == 1 && filters == channels)
    modelc::detail::depthwise_kernel_gradient<Tiles<T>::width>(threads, m, x.data, dy.data, dk.data);
  else
    modelc::detail::kernel_gradient<Tiles<T>>(threads, m, groups, deep, filters, x.data, dy.data, dk.data);
}

}  // namespace kernels

}  // namespace modelc

MODELC_PACKETS_END
