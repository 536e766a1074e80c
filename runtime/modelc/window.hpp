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
