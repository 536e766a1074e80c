#pragma once
#include "modelc/regions.hpp"

MODELC_PACKETS_BEGIN

/// Convolutions with one filter for each channel: channels side by side in packets of W.
namespace modelc::detail {

/// Positions that a depthwise convolution works on together: they share the loads of the weights, and none of their
/// sums waits for itself.
template <int P>
struct Positions {
  Index at[P], number[P];
  Pinned pinned = {};
};

/// Channels that are worked on together.
struct Channels {
  Index first, count;
};

/// The sums of the positions first..first+N-1 of a block.
template <int W, int N, int P, class T, class Epilogue>
void depthwise_block(const Positions<P>& block, int first, const Taps& taps, Channels some, const T* from,
                     const T* filter, Epilogue epilogue) {
  const T* source[N];
  MODELC_UNROLL
  for (int i = 0; i < N; ++i) source[i] = from + block.at[first + i];
  for_lanes<T, W>(some.count, [&](auto lane, Index c) {
    c += some.first;
    decltype(lane(T(0))) sum[N];
    MODELC_UNROLL
    for (int i = 0; i < N; ++i) sum[i] = lane(T(0));
    taps.for_each([&](Index a, Index b) {
      const auto weight = lane.load(filter + b + c);
      MODELC_UNROLL
      for (int i = 0; i < N; ++i) sum[i] = fma(lane.load(source[i] + a + c), weight, sum[i]);
    });
    MODELC_UNROLL
    for (int i = 0; i < N; ++i) epilogue(lane, sum[i], block.number[first + i], c);
  });
}

/// What was loaded, in a register: GCC would rather load it once more for each product.
template <class T, int N>
MODELC_INLINE Lane<T, N> loaded(const Lane<T, N>& x) {
  if constexpr (N > 1 && N > packet_width<T>)
    return {loaded(x.low), loaded(x.high)};
  else
    return Lane<T, N>(separate(x.value));
}

/// Lines of taps of a region: `outer` times `inner` of them, and how far apart they begin in the source and in the
/// filter.
struct TapLines {
  Index outer, inner;
  Index source[2], filter[2];
  Pinned pinned = {};
};

/// The sums of N positions side by side, whose windows have K taps in a line: what neighbours share is loaded once.
template <int W, int N, int K, class T, class Epilogue>
void depthwise_line(const TapLines& lines, Index channels, Channels some, const T* from, const T* filter, Index number,
                    Epilogue epilogue) {
  for_lanes<T, W>(some.count, [&](auto lane, Index c) {
    c += some.first;
    using L = decltype(lane(T(0)));
    L sum[N];
    MODELC_UNROLL
    for (int i = 0; i < N; ++i) sum[i] = lane(T(0));
    for (Index a = 0; a < lines.outer; ++a) {
      for (Index b = 0; b < lines.inner; ++b) {
        const T* x = from + a * lines.source[0] + b * lines.source[1] + c;
        const T* w = filter + a * lines.filter[0] + b * lines.filter[1] + c;
        L weight[K];
        MODELC_UNROLL
        for (int k = 0; k < K; ++k, w += channels) weight[k] = loaded(L(lane.load(w)));
        MODELC_UNROLL
        for (int j = 0; j < N - 1 + K; ++j, x += channels) {
          const L value = loaded(L(lane.load(x)));
          MODELC_UNROLL
          for (int i = 0; i < N; ++i) {
            if (j >= i && j < i + K) sum[i] = fma(value, weight[j - i], sum[i]);
          }
        }
      }
    }
    MODELC_UNROLL
    for (int i = 0; i < N; ++i) epilogue(lane, sum[i], number + i, c);
  });
}

/// The taps of a window along the last axis that is known while compiling, where neighbours share most of what they
/// read, and where registers hold it: 0 elsewhere.
template <class Axis>
constexpr int line_taps = 0;
template <Index Size, Index Low>
constexpr int line_taps<Axis<Window<Size, 1, 1, Low>, false>> = Size > 1 && Size <= 5 ? static_cast<int>(Size) : 0;

/// Positions that are worked on together.
constexpr int depthwise_together = 6;

/// So many channels that the windows of neighbours, `reach` elements of each channel, stay in the nearest cache while
/// the next line of positions reads most of them again.
template <int W, class T>
Index depthwise_channels(Index channels, Index reach) {
  constexpr Index near = 32 << 10;
  const Index fit = near / (reach * Index{sizeof(T)}) / W * W, blocks = ceil_div(channels, fit < W ? W : fit);
  return round_up(ceil_div(channels, blocks > 0 ? blocks : 1), W);
}

/// epilogue(lane, sum, position, channel); either direction.
template <int W, class T, class M, class Epilogue>
void depthwise(const Parallel& threads, const M& m, const T* x, const T* kernel, const Epilogue& epilogue) {
  constexpr int together = depthwise_together;
  const Index channels = m.channels;
  for_regions(m, [&](const Region<M>& region) {
    const StridedIterator walk = region.taps(1, channels, 0);
    const Taps taps(walk);
    const Index first = region.position(), columns = region.c.count;
    const T *from = x + region.source(), *filter = kernel + region.tap() * channels;
    const auto cost = [&](Index positions) { return positions * channels * (taps.count() + 4); };
    if (columns < together || region.empty()) {  // positions of several lines side by side
      const StridedIterator positions = region.positions(1);
      threads(positions.size(), 1, cost(positions.size()), [&](Index begin, Index last) {
        Positions<together> block;
        int count = 0, done = 0;
        positions.visit(begin, last - begin, [&](Index at, Index number) {
          block.at[count] = at;
          block.number[count] = first + number;
          if (++count < together) return;
          depthwise_block<W, together>(block, 0, taps, {0, channels}, from, filter, epilogue);
          count = 0;
        });
        for (; done + 3 <= count; done += 3)
          depthwise_block<W, 3>(block, done, taps, {0, channels}, from, filter, epilogue);
        for (; done < count; ++done) depthwise_block<W, 1>(block, done, taps, {0, channels}, from, filter, epilogue);
      });
      return;
    }
    // Down the lines in strips: what a line reads again is still close.
    const StridedIterator down = region.lines(1);
    const Index apart = region.c.stride * channels;
    const Index line = channels * m.c.sources(), filter_line = channels * m.c.window.size();
    const TapLines lines{region.a.taps,
                         region.b.taps,
                         {region.a.dilation * line * m.b.sources(), region.b.dilation * line},
                         {filter_line * m.b.window.size(), filter_line}};
    const Index reach = region.a.taps * region.b.taps *
                        ((together - 1) * region.c.stride + (region.c.taps - 1) * region.c.dilation + 1);
    const Index step = depthwise_channels<W, T>(channels, reach);
    const auto part = [&](Index begin, Index last, Index column_begin, Index column_end) {
      for (Index c = 0; c < channels; c += step) {
        const Channels some{c, channels - c < step ? channels - c : step};
        for (Index column = column_begin, width; column < column_end; column += width) {
          const Index left = column_end - column;
          width = left >= together ? together : left >= 3 ? 3 : 1;
          down.visit(begin, last - begin, [&](Index at, Index number) {
            at += column * apart;
            number += first + column * region.c.step;
            constexpr int taps_of_line = line_taps<std::decay_t<decltype(m.c)>>;
            if constexpr (taps_of_line > 0) {
              if (width == together && region.c.taps == taps_of_line) {
                depthwise_line<W, together, taps_of_line>(lines, channels, some, from + at, filter, number, epilogue);
                return;
              }
            }
            Positions<together> block;
            for (int i = 0; i < width; ++i) {
              block.at[i] = at + i * apart;
              block.number[i] = number + i * region.c.step;
            }
            if (width == together)
              depthwise_block<W, together>(block, 0, taps, some, from, filter, epilogue);
            else if (width == 3)
              depthwise_block<W, 3>(block, 0, taps, some, from, filter, epilogue);
            else
              depthwise_block<W, 1>(block, 0, taps, some, from, filter, epilogue);
          });
        }
      }
    };
    const Index work = cost(down.size() * columns);
    if (down.size() < threads.count)
      threads(columns, together, work, [&](Index begin, Index end) { part(0, down.size(), begin, end); });
    else
      threads(down.size(), 1, work, [&](Index begin, Index last) { part(begin, last, 0, columns); });
  });
}

/// dk [taps, channels] += for each tap the sum over the positions of x times dy [positions, channels].
template <int W, class T, class M>
void depthwise_kernel_gradient(const Parallel& threads, const M& m, const T* x, const T* dy, T* dk) {
  constexpr int together = 5;  // taps that share their loads of dy
  const Index channels = m.channels;
  for_regions(m, [&](const Region<M>& region) {
    const StridedIterator positions = region.positions(channels), taps = region.taps(1, channels, 0);
    const Index count = taps.size(), cost = count * positions.size() * channels;
    const T *from = x + region.source(), *slope = dy + region.position() * channels;
    T* const to = dk + region.tap() * channels;
    threads(channels, 16, cost, [&](Index begin, Index last) {
      for (Index tap = 0; tap < count; tap += together) {
        Step at[together];
        int some = 0;
        taps.visit(tap, count - tap < together ? count - tap : together, [&](Index a, Index b) {
          at[some++] = {a, b};
        });
        for (int i = some; i < together; ++i) at[i] = at[some - 1];
        for_lanes<T, W>(last - begin, [&](auto lane, Index c) {
          c += begin;
          decltype(lane(T(0))) sum[together];
          MODELC_UNROLL
          for (int i = 0; i < together; ++i) sum[i] = lane(T(0));
          positions.visit(0, positions.size(), [&](Index p, Index q) {
            const auto factor = lane.load(slope + q + c);
            MODELC_UNROLL
            for (int i = 0; i < together; ++i) sum[i] = fma(lane.load(from + p + at[i].a + c), factor, sum[i]);
          });
          for (int i = 0; i < some; ++i) lane.store(to + at[i].b + c, lane.load(to + at[i].b + c) + sum[i]);
        });
      }
    });
  });
}

}  // namespace modelc::detail

MODELC_PACKETS_END
