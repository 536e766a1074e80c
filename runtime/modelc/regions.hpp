#pragma once
#include "modelc/product.hpp"
#include "modelc/window.hpp"

/// Convolutions, transposed ones and their gradients as products: a convolution's positions fall into regions whose
/// windows meet the source with the same taps, so that no product looks at a border.
namespace modelc::detail {

/// The positions of a result and the elements of the source that its windows meet, channels last. A convolution goes
/// from input to output; transposed, the output is the source.
struct Meeting {
  Index batch;
  Index positions[3], sources[3];
  Index channels;  ///< of the source
  Window window[3];
  bool transposed;
};

inline Meeting meeting(const Spatial& s, Index batch, Index channels, bool transposed) {
  Meeting m{batch, {}, {}, channels, {}, transposed};
  for (int i = 0; i < 3; ++i) {
    m.positions[i] = transposed ? s.input[i] : s.output[i];
    m.sources[i] = transposed ? s.output[i] : s.input[i];
    m.window[i] = s.window[i];
  }
  return m;
}

/// Runs of the three axes: all positions in it meet the source with the same taps, all of them inside.
struct Region {
  const Meeting* whole;
  Phase phase[3];
  Run run[3];

  bool empty() const { return run[0].empty() || run[1].empty() || run[2].empty(); }
  /// Number of the first position, its first tap, and where in the source they meet.
  Index position() const {
    Index at = 0;
    for (int i = 0; i < 3; ++i) at = at * whole->positions[i] + phase[i].first + run[i].first * phase[i].step;
    return at;
  }
  Index tap() const {
    Index at = 0;
    for (int i = 0; i < 3; ++i) at = at * whole->window[i].size + phase[i].tap + run[i].taps.first * phase[i].tap_step;
    return at;
  }
  Index source() const {
    Index at = 0;
    for (int i = 0; i < 3; ++i) {
      const Window& w = phase[i].window;
      at = at * whole->sources[i] + run[i].first * w.stride + run[i].taps.first * w.dilation - w.low;
    }
    return empty() ? 0 : at * whole->channels;
  }
  /// Walks the positions: in the source, and `scale` for each position in the result.
  Walk positions(Index scale) const {
    Walk walk;
    Index source = empty() ? 0 : whole->channels, position = scale;
    for (int i = 3; i-- > 0;) {
      walk.level(i + 1, run[i].count, phase[i].window.stride * source, phase[i].step * position);
      source *= whole->sources[i];
      position *= whole->positions[i];
    }
    walk.level(0, whole->batch, source, position);
    return walk;
  }
  /// Walks the taps and `depth` channels of each: in the source, and in a kernel with these strides.
  Walk taps(Index depth, Index tap_stride, Index channel_stride) const {
    Walk walk;
    Index source = whole->channels;
    walk.level(3, empty() ? 0 : depth, 1, channel_stride);
    for (int i = 3; i-- > 0;) {
      const Range& taps = run[i].taps;
      walk.level(i, taps.last - taps.first, phase[i].window.dilation * source, phase[i].tap_step * tap_stride);
      source *= whole->sources[i];
      tap_stride *= whole->window[i].size;
    }
    return walk;
  }
};

/// The taps of a region one by one, from a table where it holds them all.
class Taps {
 public:
  explicit Taps(const Walk& walk) : walk_(walk), count_(walk.size()) {
    if (count_ > most) return;
    Step* step = table_;
    walk.visit(0, count_, [&](Index at, Index other) { *step++ = {at, other}; });
  }
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
  const Walk& walk_;
  Index count_;
  Step table_[most];
};

/// Calls visit(region) for the regions that cover all positions.
template <class Visit>
void for_regions(const Meeting& m, Visit visit) {
  const auto axis = [&](int i, auto take) {
    const auto runs = [&](const Phase& phase) {
      for_runs(phase, m.sources[i], [&](const Run& run) { take(phase, run); });
    };
    if (m.transposed)
      for_transposed_phases(m.window[i], m.positions[i], runs);
    else
      runs({0, 1, m.positions[i], m.window[i], 0, 1});
  };
  Region region{&m, {}, {}};
  const auto set = [&](int i, const Phase& phase, const Run& run) {
    region.phase[i] = phase;
    region.run[i] = run;
  };
  axis(0, [&](const Phase& phase, const Run& run) {
    set(0, phase, run);
    axis(1, [&](const Phase& phase1, const Run& run1) {
      set(1, phase1, run1);
      axis(2, [&](const Phase& phase2, const Run& run2) {
        set(2, phase2, run2);
        visit(static_cast<const Region&>(region));
      });
    });
  });
}

}  // namespace modelc::detail
