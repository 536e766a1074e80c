#pragma once
#include "modelc/lanes.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

namespace detail {
/// Columns first..Columns-1 of one row, N at a time and the rest by narrower lanes.
template <int N, Index Inner, Index Columns, Index First, class T, class Epilogue>
MODELC_INLINE void small_row(const T* a, const T* b, Index b_inner, Index row, const Epilogue& epilogue) {
  constexpr Index left = Columns - First;
  if constexpr (left >= N) {
    // Eight sums are under way at once, of several packets or of parts of the depth.
    constexpr int C = left / N >= 8 ? 8 : static_cast<int>(left / N), U = C > 4 ? 1 : C > 2 ? 2 : 4;
    const Lanes<T, N> lane;
    Lane<T, N> sum[U][C];
    MODELC_UNROLL
    for (int u = 0; u < U; ++u) {
      MODELC_UNROLL
      for (int c = 0; c < C; ++c) sum[u][c] = lane(T(0));
    }
    const T* from = b + First;
    Index k = 0;
    for (; k + U <= Inner; k += U) {
      MODELC_UNROLL
      for (int u = 0; u < U; ++u, from += b_inner) {
        const Lane<T, N> factor = lane(a[k + u]);
        MODELC_UNROLL
        for (int c = 0; c < C; ++c) sum[u][c] = fma(factor, lane.load(from + c * N), sum[u][c]);
      }
    }
    for (; k < Inner; ++k, from += b_inner) {
      const Lane<T, N> factor = lane(a[k]);
      MODELC_UNROLL
      for (int c = 0; c < C; ++c) sum[0][c] = fma(factor, lane.load(from + c * N), sum[0][c]);
    }
    MODELC_UNROLL
    for (int c = 0; c < C; ++c) {
      if constexpr (U == 4)
        epilogue(lane, (sum[0][c] + sum[1][c]) + (sum[2][c] + sum[3][c]), row, First + c * N);
      else if constexpr (U == 2)
        epilogue(lane, sum[0][c] + sum[1][c], row, First + c * N);
      else
        epilogue(lane, sum[0][c], row, First + c * N);
    }
    small_row<N, Inner, Columns, First + C * N>(a, b, b_inner, row, epilogue);
  } else if constexpr (left > 0) {
    small_row<(N > 4 ? N / 2 : 1), Inner, Columns, First>(a, b, b_inner, row, epilogue);
  }
}
}  // namespace detail

/// matmul of few rows with a matrix [Inner, Columns] that is small enough for the nearest cache: a step of a
/// recurrence. The elements of a row of either lie side by side; the rows of B are b_inner apart. The sums stay in
/// registers.
template <Index Inner, Index Columns, class T, class Epilogue>
void small_matmul(Index rows, const T* a, Index a_row, const T* b, Index b_inner, Epilogue epilogue) noexcept {
  for (Index row = 0; row < rows; ++row)
    detail::small_row<lane_width<T>, Inner, Columns, 0>(a + row * a_row, b, b_inner, row, epilogue);
}

}  // namespace modelc

MODELC_PACKETS_END
