#pragma once
#include "modelc/index.hpp"

namespace modelc {

/// A window along one spatial axis: output position o and tap k meet input position o * stride + k * dilation - low,
/// with `low` elements of padding before the first one. Positions outside the input are padding. What is known while
/// compiling is part of the type; what is Dynamic there is held here: Window<Dynamic, 2, 1, Dynamic>{size, {}, {},
/// low}.
template <Index Size, Index Stride = 1, Index Dilation = 1, Index Low = 0>
struct Window {
  Index held_size = Size, held_stride = Stride, held_dilation = Dilation, held_low = Low;
  Pinned pinned = {};

  constexpr Index size() const { return Size == Dynamic ? held_size : Size; }
  constexpr Index stride() const { return Stride == Dynamic ? held_stride : Stride; }
  constexpr Index dilation() const { return Dilation == Dynamic ? held_dilation : Dilation; }
  constexpr Index low() const { return Low == Dynamic ? held_low : Low; }
};

/// The windows of one to three spatial axes.
template <class... W>
struct Windows;
template <class A>
struct Windows<A> {
  A first = {};
};
template <class A, class B>
struct Windows<A, B> {
  A first = {};
  B second = {};
};
template <class A, class B, class C>
struct Windows<A, B, C> {
  A first = {};
  B second = {};
  C third = {};
};

/// Sizes of a convolution over the spatial axes of the windows, channels last.
template <class... W>
struct ConvShape {
  Index batch;
  Index input[sizeof...(W)];
  Index channels;  ///< of the input
  Index output[sizeof...(W)];
  Index filters;  ///< channels of the output
  Index groups;   ///< divides channels and filters
  Windows<W...> windows = {};
};

namespace detail {
/// The first tap of the window at output position o that meets an input of n elements; and the one behind the last.
template <class W>
constexpr Index first_tap(const W& w, Index o, Index n) {
  const Index start = o * w.stride() - w.low();
  const Index first = start >= 0 ? 0 : ceil_div(-start, w.dilation());
  const Index end = start >= n ? 0 : (n - 1 - start) / w.dilation() + 1;
  const Index last = end < w.size() ? end : w.size();
  return first < last ? first : last;
}
template <class W>
constexpr Index end_tap(const W& w, Index o, Index n) {
  const Index start = o * w.stride() - w.low();
  const Index end = start >= n ? 0 : (n - 1 - start) / w.dilation() + 1;
  return end < w.size() ? end : w.size();
}

/// The first output position among 0..count-1 whose window lies wholly inside an input of n elements; and the one
/// behind the last.
template <class W>
constexpr Index first_inner(const W& w, Index count) {
  const Index first = w.low() > 0 ? ceil_div(w.low(), w.stride()) : 0;
  return first < count ? first : count;
}
template <class W>
constexpr Index end_inner(const W& w, Index count, Index n) {
  const Index end = floor_div(n - 1 + w.low() - (w.size() - 1) * w.dilation(), w.stride()) + 1;
  return end < count ? end : count;
}

/// Positions along one axis that meet the source with the same taps, all of them inside.
struct Run {
  Index count, first, step;   ///< positions of the result
  Index taps, tap, tap_step;  ///< taps of the kernel; 0, nothing meets the source
  Index source, stride,
      dilation;  ///< element that first meets, and how far it moves from position and from tap to next
  Pinned pinned = {};

  bool empty() const { return taps == 0; }
};

/// Calls visit(run) for the runs that cover `count` positions over a source of n elements.
template <class W, class Visit>
void for_forward_runs(const W& w, Index count, Index n, const Visit& visit) {
  const Index inner = first_inner(w, count), inner_end = end_inner(w, count, n);
  for (Index i = 0; i < count;) {
    const Index tap = first_tap(w, i, n), end = end_tap(w, i, n);
    const Index together = i == inner && w.size() > 0 && inner < inner_end ? inner_end - inner : 1;
    visit(Run{together, i, 1, end - tap, tap, 1, i * w.stride() + tap * w.dilation() - w.low(), w.stride(),
              w.dilation()});
    i += together;
  }
}

constexpr Index greatest_divisor(Index a, Index b) { return b == 0 ? a : greatest_divisor(b, a % b); }

/// The same for a transposed window: position i meets o = (i + low - tap * dilation) / stride where that is a whole
/// number. Positions that are `stride` apart meet the same taps: the windows of an ordinary convolution.
template <Index Size, Index Stride, Index Dilation, Index Low, class Visit>
void for_transposed_runs(const Window<Size, Stride, Dilation, Low>& w, Index positions, Index sources,
                         const Visit& visit) {
  const Index stride = w.stride(), dilation = w.dilation(), common = greatest_divisor(stride, dilation);
  const Index tap_step = stride / common;
  for (Index i = 0; i < stride && i < positions; ++i) {
    const Index count = ceil_div(positions - i, stride);
    Index tap = 0;
    while (tap < w.size() && tap < tap_step && floor_mod(i + w.low() - tap * dilation, stride) != 0) ++tap;
    if (tap == w.size() || tap == tap_step) {
      visit(Run{count, i, stride, 0, 0, 0, 0, 0, 0});
      continue;
    }
    // The later the tap the earlier the position it meets: the last tap comes first.
    const Index size = ceil_div(w.size() - tap, tap_step), last = tap + (size - 1) * tap_step;
    constexpr bool known = Stride != Dynamic && Dilation != Dynamic;
    constexpr Index apart = known ? Dilation / greatest_divisor(known ? Stride : 1, known ? Dilation : 1) : Dynamic;
    const Window<Dynamic, 1, apart, Dynamic> phase{size, 1, dilation / common,
                                                   -floor_div(i + w.low() - last * dilation, stride)};
    for_forward_runs(phase, count, sources, [&](const Run& run) {
      visit(Run{run.count, i + run.first * stride, stride, run.taps, last - run.tap * tap_step, -tap_step, run.source,
                run.stride, run.dilation});
    });
  }
}
}  // namespace detail

}  // namespace modelc
