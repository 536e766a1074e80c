#pragma once
#include "modelc/index.hpp"

namespace modelc {

/// A window along one spatial axis: output position o and tap k meet input position o * stride + k * dilation - low.
/// Positions outside the input are padding.
struct Window {
  Index size = 1, stride = 1, dilation = 1;
  Index low = 0;  ///< padding before the first element
};

/// Sizes of a convolution over S spatial axes, channels last.
template <int S>
struct ConvShape {
  Index batch;
  Index input[S];
  Index channels;  ///< of the input
  Index output[S];
  Index filters;  ///< channels of the output
  Index groups;   ///< divides channels and filters
  Window window[S];
};

namespace detail {
/// A half-open range.
struct Range {
  Index first, last;
};

/// The taps of the window at output position o that meet an input of n elements.
inline Range taps_inside(const Window& w, Index o, Index n) {
  const Index start = o * w.stride - w.low;
  const Index first = start >= 0 ? 0 : ceil_div(-start, w.dilation);
  const Index last = start >= n ? 0 : (n - 1 - start) / w.dilation + 1;
  const Index end = last < w.size ? last : w.size;
  return {first < end ? first : end, end};
}

/// The output positions among 0..count-1 whose windows lie wholly inside an input of n elements.
inline Range inner_positions(const Window& w, Index count, Index n) {
  const Index first = w.low > 0 ? ceil_div(w.low, w.stride) : 0;
  const Index last = floor_div(n - 1 + w.low - (w.size - 1) * w.dilation, w.stride) + 1;
  const Index begin = first < count ? first : count;
  const Index end = last < count ? last : count;
  return {begin, end > begin ? end : begin};
}

/// One spatial axis of a product of windows: result positions first, first + step... meet the source by `window`, and
/// its taps in turn are the kernel's taps tap, tap + tap_step...
struct Phase {
  Index first, step, count;
  Window window;
  Index tap, tap_step;
};

/// Positions of a phase whose windows meet the source with the same taps.
struct Run {
  Index first, count;  ///< among the phase's positions
  Range taps;          ///< of the phase's window

  bool empty() const { return taps.first == taps.last; }
};

/// Calls visit(phase) for the parts of a transposed window's positions that meet the same taps: position i meets
/// o = (i + low - tap * dilation) / stride where that is a whole number.
template <class Visit>
void for_transposed_phases(const Window& w, Index positions, Visit visit) {
  for (Index i = 0; i < w.stride && i < positions; ++i) {
    Phase p{i, w.stride, ceil_div(positions - i, w.stride), {0, 1, 1, 0}, 0, 1};
    while (p.tap < w.size && p.tap < w.stride && floor_mod(i + w.low - p.tap * w.dilation, w.stride) != 0) ++p.tap;
    if (p.tap < w.size && p.tap < w.stride) {
      while (p.tap_step * w.dilation % w.stride != 0) ++p.tap_step;
      // The later the tap the earlier the position it meets: the last tap comes first.
      p.window.size = ceil_div(w.size - p.tap, p.tap_step);
      p.tap += (p.window.size - 1) * p.tap_step;
      p.window.low = -floor_div(i + w.low - p.tap * w.dilation, w.stride);
      p.window.dilation = p.tap_step * w.dilation / w.stride;
      p.tap_step = -p.tap_step;
    }
    visit(p);
  }
}

/// Calls visit(run) for the runs that cover the phase's positions; `sources` is the source's extent.
template <class Visit>
void for_runs(const Phase& phase, Index sources, Visit visit) {
  const Range inner =
      phase.window.size > 0 ? inner_positions(phase.window, phase.count, sources) : Range{0, phase.count};
  for (Index i = 0; i < phase.count;) {
    Run run{i, 1, taps_inside(phase.window, i, sources)};
    if (i == inner.first && inner.first < inner.last) run.count = inner.last - inner.first;
    visit(run);
    i += run.count;
  }
}

/// One, two and three spatial axes as three: the missing ones in front have one element.
struct Spatial {
  Index input[3] = {1, 1, 1}, output[3] = {1, 1, 1};
  Window window[3];
  template <int S>
  static Spatial from(const Index (&input)[S], const Index (&output)[S], const Window (&window)[S]) {
    static_assert(S >= 1 && S <= 3, "one to three spatial axes");
    Spatial s;
    for (int i = 0; i < S; ++i) {
      s.input[3 - S + i] = input[i];
      s.output[3 - S + i] = output[i];
      s.window[3 - S + i] = window[i];
    }
    return s;
  }
  Index inputs() const { return input[0] * input[1] * input[2]; }
  Index outputs() const { return output[0] * output[1] * output[2]; }
};
}  // namespace detail

}  // namespace modelc
