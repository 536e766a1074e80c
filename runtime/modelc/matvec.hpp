#pragma once
#include "modelc/lanes.hpp"
#include "modelc/parallel.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

namespace detail {
/// The sum of a[k] * b[k]. Four sums of lanes are under way at once; without lanes one is, since GCC 12 at -O3 for
/// AVX-512 makes wrong code of four.
template <class T>
MODELC_INLINE Lane<T, 1> dot(Index n, const T* a, const T* b) {
  Lane<T, 1> total(T(0));
  Index k = 0;
  constexpr int W = lane_width<T>, U = 4;
  if constexpr (W > 1) {
    const Lanes<T, W> lane;
    Lane<T, W> sum[U];
    MODELC_UNROLL
    for (int u = 0; u < U; ++u) sum[u] = lane(T(0));
    const Index fours = n - n % (U * W), whole = n - n % W;
    for (; k < fours; k += U * W) {
      MODELC_UNROLL
      for (int u = 0; u < U; ++u) sum[u] = fma(lane.load(a + k + u * W), lane.load(b + k + u * W), sum[u]);
    }
    for (; k < whole; k += W) sum[0] = fma(lane.load(a + k), lane.load(b + k), sum[0]);
    if (k < n) {
      const PartialLanes<T, W> last(n - k);
      sum[1] = fma(last.meant(last.load(a + k), T(0)), last.meant(last.load(b + k), T(0)), sum[1]);
      k = n;
    }
    total = ((sum[0] + sum[1]) + (sum[2] + sum[3])).sum();
  }
  for (; k < n; ++k) total = fma(Lane<T, 1>(a[k]), Lane<T, 1>(b[k]), total);
  return total;
}
}  // namespace detail

/// matmul with one column, whose elements lie side by side as those of A's rows do: lanes run along them.
template <class T, class Epilogue>
void matvec(const Parallel& threads, Index rows, Index inner, const T* a, Index a_row, const T* b,
            const Epilogue& epilogue) noexcept {
  threads(rows, 16, rows * inner, [&](Index first, Index last) {
    for (Index row = first; row < last; ++row)
      epilogue(Lanes<T, 1>{}, detail::dot(inner, a + row * a_row, b), row, Index{0});
  });
}

}  // namespace modelc

MODELC_PACKETS_END
