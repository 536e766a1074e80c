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

/// The sums of the positions first..first+N-1 of a block.
template <int W, int N, int P, class T, class Epilogue>
void depthwise_block(const Positions<P>& block, int first, const Taps& taps, Index channels, const T* from,
                     const T* filter, const Epilogue& epilogue) {
  const T* source[N];
  MODELC_UNROLL
  for (int i = 0; i < N; ++i) source[i] = from + block.at[first + i];
  for_lanes<T, W>(channels, [&](auto lane, Index c) {
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

/// epilogue(lane, sum, position, channel); either direction.
template <int W, class T, class M, class Epilogue>
void depthwise(const Parallel& threads, const M& m, const T* x, const T* kernel, const Epilogue& epilogue) {
  constexpr int together = 6;
  const Index channels = m.channels;
  for_regions(m, [&](const Region<M>& region) {
    const StridedIterator positions = region.positions(1), walk = region.taps(1, channels, 0);
    const Taps taps(walk);
    const Index first = region.position();
    const T *from = x + region.source(), *filter = kernel + region.tap() * channels;
    const Index cost = positions.size() * channels * (taps.count() + 4);
    threads(positions.size(), 1, cost, [&](Index begin, Index last) {
      Positions<together> block;
      int count = 0, done = 0;
      positions.visit(begin, last - begin, [&](Index at, Index number) {
        block.at[count] = at;
        block.number[count] = first + number;
        if (++count < together) return;
        depthwise_block<W, together>(block, 0, taps, channels, from, filter, epilogue);
        count = 0;
      });
      for (; done + 3 <= count; done += 3) depthwise_block<W, 3>(block, done, taps, channels, from, filter, epilogue);
      for (; done < count; ++done) depthwise_block<W, 1>(block, done, taps, channels, from, filter, epilogue);
    });
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
