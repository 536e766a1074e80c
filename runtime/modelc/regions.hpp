#pragma once
#include "modelc/product.hpp"
#include "modelc/window.hpp"

/// Convolutions, transposed ones and their gradients as products: a convolution's positions fall into regions whose
/// windows meet the source with the same taps, so that no product looks at a border.
namespace modelc::detail {

/// One spatial axis of the positions of a result and of the elements of the source that its windows meet. A convolution
/// goes from input to output; transposed, the output is the source.
template <class W, bool Transposed>
struct Axis {
  Index input, output;
  const W& window;
  Pinned pinned = {};

  Index positions() const { return Transposed ? input : output; }
  Index sources() const { return Transposed ? output : input; }
  /// Calls visit(run) for the runs that cover all positions.
  template <class Visit>
  void for_runs(const Visit& visit) const {
    if constexpr (Transposed)
      for_transposed_runs(window, positions(), sources(), visit);
    else
      for_forward_runs(window, positions(), sources(), visit);
  }
};

/// What a convolution or pooling joins: three axes, of which missing ones have one element and come first.
template <class A, class B, class C>
struct ConvGeometry {
  Index batch;
  Index channels;  ///< of the source
  A a;
  B b;
  C c;

  Index inputs() const { return a.input * b.input * c.input; }
  Index outputs() const { return a.output * b.output * c.output; }
  Index taps() const { return a.window.size() * b.window.size() * c.window.size(); }
};

inline constexpr Window<1> point{};

/// The geometry for these windows and the spatial extents at `input` and `output`.
template <bool Transposed, class W>
auto conv_geometry(Index batch, Index channels, const Index* input, const Index* output, const Windows<W>& w) {
  using One = Axis<Window<1>, Transposed>;
  using A = Axis<W, Transposed>;
  return ConvGeometry<One, One, A>{batch, channels, {1, 1, point}, {1, 1, point}, {input[0], output[0], w.first}};
}
template <bool Transposed, class W, class V>
auto conv_geometry(Index batch, Index channels, const Index* input, const Index* output, const Windows<W, V>& w) {
  using One = Axis<Window<1>, Transposed>;
  return ConvGeometry<One, Axis<W, Transposed>, Axis<V, Transposed>>{
      batch, channels, {1, 1, point}, {input[0], output[0], w.first}, {input[1], output[1], w.second}};
}
template <bool Transposed, class W, class V, class U>
auto conv_geometry(Index batch, Index channels, const Index* input, const Index* output, const Windows<W, V, U>& w) {
  return ConvGeometry<Axis<W, Transposed>, Axis<V, Transposed>, Axis<U, Transposed>>{
      batch, channels, {input[0], output[0], w.first}, {input[1], output[1], w.second}, {input[2], output[2], w.third}};
}

/// The interior of a result or a part of its border, as runs of the three axes: all positions in it meet the source
/// with the same taps, all of them inside.
template <class M>
struct Region {
  const M& whole;
  const Run &a, &b, &c;

  bool empty() const { return a.empty() || b.empty() || c.empty(); }
  /// Number of the first position, its first tap, and where in the source they meet.
  Index position() const { return (a.first * whole.b.positions() + b.first) * whole.c.positions() + c.first; }
  Index tap() const { return (a.tap * whole.b.window.size() + b.tap) * whole.c.window.size() + c.tap; }
  Index source() const {
    const Index at = (a.source * whole.b.sources() + b.source) * whole.c.sources() + c.source;
    return empty() ? 0 : at * whole.channels;
  }
  /// Walks the positions: in the source, and `scale` for each position in the result.
  StridedIterator positions(Index scale) const { return walk(scale, c.count); }
  /// Walks the first positions of all lines.
  StridedIterator lines(Index scale) const { return walk(scale, 1); }
  /// Walks the taps and `depth` channels of each: in the source, and in a kernel with these strides.
  StridedIterator taps(Index depth, Index tap_stride, Index channel_stride) const {
    const Index line = whole.channels * whole.c.sources(), face = line * whole.b.sources();
    const Index row = tap_stride * whole.c.window.size(), plane = row * whole.b.window.size();
    return {{a.taps, a.dilation * face, a.tap_step * plane},
            {b.taps, b.dilation * line, b.tap_step * row},
            {c.taps, c.dilation * whole.channels, c.tap_step * tap_stride},
            {empty() ? 0 : depth, 1, channel_stride}};
  }
  /// Walks the taps: in the source, and as numbers from 0.
  StridedIterator numbered_taps() const {
    const Index line = whole.channels * whole.c.sources(), face = line * whole.b.sources();
    return {{},
            {a.taps, a.dilation * face, b.taps * c.taps},
            {b.taps, b.dilation * line, c.taps},
            {c.taps, c.dilation * whole.channels, 1}};
  }

 private:
  StridedIterator walk(Index scale, Index columns) const {
    const Index place = empty() ? 0 : whole.channels;
    const Index line = place * whole.c.sources(), face = line * whole.b.sources();
    const Index row = scale * whole.c.positions(), plane = row * whole.b.positions();
    return {{whole.batch, face * whole.a.sources(), plane * whole.a.positions()},
            {a.count, a.stride * face, a.step * plane},
            {b.count, b.stride * line, b.step * row},
            {columns, c.stride * place, c.step * scale}};
  }
};

/// The taps of a region one by one, from a table where it holds them all.
class Taps {
 public:
  explicit Taps(const StridedIterator& walk) : walk_(walk), count_(walk.size()) {
    if (count_ > most) return;
    Step* step = table_;
    walk.visit(0, count_, [&](Index at, Index other) { *step++ = {at, other}; });
  }
  Taps(const Taps&) = delete;
  Taps& operator=(const Taps&) = delete;
  Index count() const { return count_; }
  /// Calls f(first position, second position).
  template <class F>
  MODELC_INLINE void for_each(F f) const {
    if (count_ <= most)
      for (const Step* step = table_; step != table_ + count_; ++step) f(step->a, step->b);
    else
      walk_.visit(0, count_, f);
  }

 private:
  static constexpr Index most = 64;
  const StridedIterator& walk_;
  Index count_;
  Step table_[most];
};

/// Calls visit(region) for the regions that cover all positions.
template <class M, class Visit>
void for_regions(const M& m, const Visit& visit) {
  m.a.for_runs([&](const Run& a) {
    m.b.for_runs([&](const Run& b) { m.c.for_runs([&](const Run& c) { visit(Region<M>{m, a, b, c}); }); });
  });
}

}  // namespace modelc::detail
