#pragma once
#include "modelc/lanes.hpp"

MODELC_PACKETS_BEGIN

/// The register tile under matmul and convolution: a few rows of scalars times packets of columns.
namespace modelc::detail {

/// Where the products of a tile lie. Row r of A is a + r * a_row; an element is reached by up to three outer steps (the
/// taps of a filter) and a run of `inner` elements. B has contiguous columns and goes along with its own steps.
struct TileShape {
  Index a_row = 0;
  Index inner = 0, a_inner = 1, b_inner = 0;
  Index count[3] = {1, 1, 1};
  Index a_step[3] = {}, b_step[3] = {};
};

/// result[r][c] = sum over all steps and the run of a * b, for R rows and C packets of W columns. One function for
/// every call with these numbers, so that generated code stays small: the sums pass through `result`, which is in the
/// nearest cache.
template <class T, int W, int R, int C>
void tile(const TileShape& s, const T* a, const T* b, T* result) {
  const Lanes<T, W> lane;
  Lane<T, W> sum[R][C];
  MODELC_UNROLL
  for (int r = 0; r < R; ++r) {
    MODELC_UNROLL
    for (int c = 0; c < C; ++c) sum[r][c] = lane(T(0));
  }
  for (Index z = 0; z < s.count[0]; ++z) {
    for (Index y = 0; y < s.count[1]; ++y) {
      for (Index x = 0; x < s.count[2]; ++x) {
        const T* p = a + z * s.a_step[0] + y * s.a_step[1] + x * s.a_step[2];
        const T* q = b + z * s.b_step[0] + y * s.b_step[1] + x * s.b_step[2];
        for (Index k = 0; k < s.inner; ++k, p += s.a_inner, q += s.b_inner) {
          Lane<T, W> column[C];
          MODELC_UNROLL
          for (int c = 0; c < C; ++c) column[c] = lane.load(q + c * W);
          MODELC_UNROLL
          for (int r = 0; r < R; ++r) {
            const Lane<T, W> row = lane(p[r * s.a_row]);
            MODELC_UNROLL
            for (int c = 0; c < C; ++c) sum[r][c] = fma(row, column[c], sum[r][c]);
          }
        }
      }
    }
  }
  MODELC_UNROLL
  for (int r = 0; r < R; ++r) {
    MODELC_UNROLL
    for (int c = 0; c < C; ++c) lane.store(result + (r * C + c) * W, sum[r][c]);
  }
}

/// The widest packet that n columns fill; 1 when they fill none.
template <class T>
constexpr int fitting_width(Index n) {
  int width = lane_width<T>;
  const int least = lane_width<T> == 1 ? 1 : 16 / static_cast<int>(sizeof(T));  // 128-bit registers are the smallest
  while (width > least && width > n) width /= 2;
  return width > n ? 1 : width;
}

// Rows and packets of columns whose sums fill the register file and leave room for the operands.
constexpr int registers = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS;
constexpr int tall = registers >= 32 ? 12 : 6;
constexpr int broad = registers >= 32 ? 4 : 3;  // packets of columns beside three rows

/// R rows times the columns first..last-1 in tiles of C packets, then of one; the last one overlaps where the columns
/// do not fill it. store(lane, sum, r, column) is called once for every element of the result.
template <class T, int W, int R, int C, class Store>
void tile_columns(const TileShape& s, const T* a, const T* b, Index first, Index last, Store& store) {
  alignas(64) T result[R * C * W];
  for (Index column = first; column < last;) {
    const bool full = last - column >= C * W;
    const int width = full ? C * W : W;
    Index start = column;
    if (!full && start + W > last) start = last - W > 0 ? last - W : 0;
    if (full)
      tile<T, W, R, C>(s, a, b + start, result);
    else
      tile<T, W, R, 1>(s, a, b + start, result);
    const Index end = start + width < last ? start + width : last;
    for (int r = 0; r < R; ++r) {
      const T* row = result + r * width - start;
      Index c = column;
      if constexpr (W > 1) {
        for (; c + W <= end; c += W) store(Lanes<T, W>{}, Lanes<T, W>{}.load(row + c), r, c);
      }
      for (; c < end; ++c) store(Lanes<T, 1>{}, Lane<T, 1>(row[c]), r, c);
    }
    column = end;
  }
}

/// `rows` rows in tiles of descending height.
template <class T, int W, class Store>
void tile_rows(const TileShape& s, Index rows, const T* a, const T* b, Index first, Index last, Store& store) {
  Index row = 0;
  const auto below = [&](auto lane, auto sum, int r, Index column) { store(lane, sum, row + r, column); };
  for (; row + tall <= rows; row += tall) tile_columns<T, W, tall, 2>(s, a + row * s.a_row, b, first, last, below);
  for (; row + 3 <= rows; row += 3) tile_columns<T, W, 3, broad>(s, a + row * s.a_row, b, first, last, below);
  for (; row < rows; ++row) tile_columns<T, W, 1, 8>(s, a + row * s.a_row, b, first, last, below);
}

}  // namespace modelc::detail

MODELC_PACKETS_END
