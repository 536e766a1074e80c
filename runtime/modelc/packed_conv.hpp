#pragma once
#include "modelc/packed.hpp"
#include "modelc/regions.hpp"

MODELC_PACKETS_BEGIN

/// Convolutions by indirection: a table says where each tap of the window begins in the source, so that borders are
/// rows like others. After M. Dukhan, "The Indirect Convolution Algorithm" (2019).
namespace modelc::detail {

/// Calls visit(r, image, a, b, c, count) for the lines of `rows` positions of a convolution from the first on: the r-th
/// and what follows it along the last axis.
template <class M, class Visit>
void for_position_lines(const M& m, Index first, Index rows, const Visit& visit) {
  const Index wide = m.c.positions(), high = m.b.positions(), deep = m.a.positions();
  Index c = first % wide, b = first / wide % high, a = first / (wide * high) % deep, n = first / (wide * high * deep);
  for (Index r = 0, count; r < rows; r += count) {
    count = wide - c < rows - r ? wide - c : rows - r;
    visit(r, n, a, b, c, count);
    c = 0;
    if (++b < high) continue;
    b = 0;
    if (++a < deep) continue;
    a = 0;
    ++n;
  }
}

/// Of `count` positions that are `stride` apart from `start` on, the first at 0 or behind it; and the first at `end` or
/// behind it.
struct Inside {
  Index first, last;
  Inside(Index start, Index stride, Index count, Index end)
      : first(clamp(ceil_div(-start, stride), count)), last(clamp(ceil_div(end - start, stride), count)) {
    if (last < first) last = first;
  }
  static Index clamp(Index i, Index count) { return i < 0 ? 0 : i < count ? i : count; }
};

/// Calls visit(where the line begins in the source, whether that is inside) for each tap of the two outer axes at a
/// position.
template <class M, class Visit>
MODELC_INLINE void for_lines(const M& m, Index image, Index a, Index b, const Visit& visit) {
  const Index first = a * m.a.window.stride() - m.a.window.low(), second = b * m.b.window.stride() - m.b.window.low();
  for (Index i = 0; i < m.a.window.size(); ++i) {
    const Index p = first + i * m.a.window.dilation();
    const bool inside = p >= 0 && p < m.a.sources();
    for (Index j = 0; j < m.b.window.size(); ++j) {
      const Index q = second + j * m.b.window.dilation();
      visit(((image * m.a.sources() + p) * m.b.sources() + q) * m.c.sources(), inside && q >= 0 && q < m.b.sources());
    }
  }
}

/// The rows of a convolution: what each tap of the window at a position meets. Padding is the row of zeros.
template <class T, class M>
struct TapRows {
  const M& m;
  const T* x;
  const T* zeros;

  static constexpr bool once = false;
  struct Scratch {};
  static constexpr Index most() { return PTRDIFF_MAX; }
  void find(Index first, Index rows, const T** table, Index apart, Scratch&) const {
    const auto& w = m.c.window;
    const Index step = w.stride() * m.channels;
    for_position_lines(m, first, rows, [&](Index r, Index image, Index a, Index b, Index c, Index count) {
      const T** at = table + r;
      const Index start = c * w.stride() - w.low();
      for_lines(m, image, a, b, [&](Index line, bool inside) {
        for (Index k = 0, s = start; k < w.size(); ++k, s += w.dilation(), at += apart) {
          const Inside met(s, w.stride(), inside ? count : 0, m.c.sources());
          for (Index i = 0; i < met.first; ++i) at[i] = zeros;
          const T* from = x + (line + s) * m.channels;
          for (Index i = met.first; i < met.last; ++i) at[i] = from + i * step;
          for (Index i = met.last; i < count; ++i) at[i] = zeros;
        }
      });
    });
  }
};

/// The same where few channels would make many short runs: all taps of the last axis are one run. Where part of it is
/// padding it is copied.
template <class T, class M>
struct LineRows {
  const M& m;
  const T* x;
  const T* zeros;

  static constexpr bool once = false;
  static constexpr Index longest = 64, copies = 192;
  struct Scratch {
    T run[copies * longest];
  };
  /// A line of so many taps and channels is one run; all of its zeros are before the panels.
  static bool fits(const M& m) {
    const Index run = m.c.window.size() * m.channels;
    return m.c.window.size() > 1 && m.c.window.dilation() == 1 && run <= longest &&
           m.taps() / m.c.window.size() <= copies / 6;
  }
  Index most() const { return copies / (m.a.window.size() * m.b.window.size()); }
  void find(Index first, Index rows, const T** table, Index apart, Scratch& scratch) const {
    const auto& w = m.c.window;
    const Index run = w.size() * m.channels, step = w.stride() * m.channels;
    T* copy = scratch.run;
    for_position_lines(m, first, rows, [&](Index r, Index image, Index a, Index b, Index c, Index count) {
      const T** at = table + r;
      const Index start = c * w.stride() - w.low();
      for_lines(m, image, a, b, [&](Index line, bool inside) {
        const T* const from = x + (line + start) * m.channels;
        const Inside whole(start, w.stride(), inside ? count : 0, m.c.sources() - w.size() + 1);
        for (Index i = whole.first; i < whole.last; ++i) at[i] = from + i * step;
        for (Index i = 0; i < count; ++i) {
          if (i == whole.first) i = whole.last;
          if (i == count) break;
          for (Index k = 0; k < w.size(); ++k) {
            const Index s = start + i * w.stride() + k;
            const bool met = inside && s >= 0 && s < m.c.sources();
            for (Index j = k * m.channels; j < (k + 1) * m.channels; ++j) copy[j] = met ? from[i * step + j] : T(0);
          }
          at[i] = copy;
          copy += run;
        }
        at += apart;
      });
    });
  }
};

}  // namespace modelc::detail

namespace modelc {

/// conv with the kernel in panels (pack_kernel).
template <template <class> class Tiles = detail::NativeTiles, class T, class... W, class Epilogue>
void packed_conv(const Parallel& threads, const ConvShape<W...>& shape, const T* x, const T* panels,
                 const Epilogue& epilogue) noexcept {
  const auto m = detail::conv_geometry<false>(shape.batch, shape.channels, shape.input, shape.output, shape.windows);
  using M = std::remove_const_t<decltype(m)>;
  const Index deep = shape.channels / shape.groups, wide = shape.filters / shape.groups, taps = m.taps();
  const Index positions = m.batch * m.a.positions() * m.b.positions() * m.c.positions();
  const T* const begin = panels + panels_begin(shape.channels);
  const auto finish = detail::Finish<T>::template with<Tiles<T>::width>(epilogue);
  using Lines = detail::LineRows<T, M>;
  if (shape.groups == 1 && Lines::fits(m)) {
    const Index line = m.c.window.size();
    const detail::PackedProduct<T, Tiles<T>> product{positions, taps / line, line * deep, wide, begin};
    product.run(threads, Lines{m, x, panels}, finish);
    return;
  }
  const Index group = detail::panels_of(taps * deep, wide, Tiles<T>::width);
  for (Index g = 0; g < shape.groups; ++g) {
    const detail::PackedProduct<T, Tiles<T>> product{positions, taps, deep, wide, begin + g * group, g * wide};
    product.run(threads, detail::TapRows<T, M>{m, x + g * deep, panels}, finish);
  }
}

}  // namespace modelc

MODELC_PACKETS_END
