#pragma once
#include "modelc/tile.hpp"

MODELC_PACKETS_BEGIN

namespace modelc {

namespace detail {
// Columns of B that stay in the second-level cache while all rows go by; all of them where few rows do.
template <class T>
constexpr Index column_block(Index inner, Index rows, Index cols) {
  constexpr Index step = 2 * lane_width<T>;
  if (rows < tall) return cols;
  const Index fitting = 384 * 1024 / static_cast<Index>(sizeof(T)) / (inner < 1 ? 1 : inner) / step * step;
  return fitting < step ? step : fitting;
}

template <class T, int W, class Store>
void matmul_width(const TileShape& s, Index rows, Index cols, const T* a, const T* b, Store& store) {
  const Index block = column_block<T>(s.inner, rows, cols);
  for (Index first = 0; first < cols; first += block) {
    tile_rows<T, W>(s, rows, a, b, first, cols - first < block ? cols : first + block, store);
  }
}

template <class T, int W, class Store>
void matmul_narrowing(const TileShape& s, Index rows, Index cols, const T* a, const T* b, Store& store) {
  if (W == 1 || cols >= W)
    matmul_width<T, W>(s, rows, cols, a, b, store);
  else if constexpr (W > 1) {
    matmul_narrowing<T, (W * static_cast<int>(sizeof(T)) > 16 ? W / 2 : 1)>(s, rows, cols, a, b, store);
  }
}
}  // namespace detail

/// The product of A [rows, inner] and B [inner, cols]. Element (i, k) of A is a[i * a_row + k * a_inner], of B b[k *
/// b_inner + j]: any strides for A, contiguous columns for B. epilogue(lane, sum, row, column) gets every element of
/// the result once, some columns at a time, and stores it: lane.store(out + row * cols + column, max(sum +
/// lane.load(bias + column), 0.0f)). K and N are `inner` and `cols` where these are known when compiling, Dynamic
/// otherwise.
template <Index K = Dynamic, Index N = Dynamic, class T, class Epilogue>
void matmul(Index rows, Index inner, Index cols, const T* a, Index a_row, Index a_inner, const T* b, Index b_inner,
            Epilogue&& epilogue) {
  detail::TileShape s;
  s.a_row = a_row;
  s.inner = K == Dynamic ? inner : K;
  s.a_inner = a_inner;
  s.b_inner = b_inner;
  if constexpr (N != Dynamic)
    detail::matmul_width<T, detail::fitting_width<T>(N)>(s, rows, N, a, b, epilogue);
  else
    detail::matmul_narrowing<T, lane_width<T>>(s, rows, cols, a, b, epilogue);
}

/// The product of A [rows, inner] and the transpose of B [cols, inner], both with contiguous rows: element (i, j) is
/// the dot product of a + i * a_row and b + j * b_row. The epilogue gets single elements.
template <class T, class Epilogue>
void matmul_transposed(Index rows, Index inner, Index cols, const T* a, Index a_row, const T* b, Index b_row,
                       Epilogue&& epilogue) {
  constexpr int W = lane_width<T>, R = 4, C = 4;
  const Lanes<T, W> lane;
  const Lanes<T, 1> one;
  for (Index i = 0; i < rows; i += R) {
    for (Index j = 0; j < cols; j += C) {
      // Rows beyond the end repeat the last one and are not stored.
      const T *p[R], *q[C];
      for (int r = 0; r < R; ++r) p[r] = a + (i + r < rows ? i + r : rows - 1) * a_row;
      for (int c = 0; c < C; ++c) q[c] = b + (j + c < cols ? j + c : cols - 1) * b_row;
      Lane<T, W> sum[R][C];
      MODELC_UNROLL
      for (int r = 0; r < R; ++r) {
        MODELC_UNROLL
        for (int c = 0; c < C; ++c) sum[r][c] = lane(T(0));
      }
      Index k = 0;
      for (; k + W <= inner; k += W) {
        Lane<T, W> y[C];
        MODELC_UNROLL
        for (int c = 0; c < C; ++c) y[c] = lane.load(q[c] + k);
        MODELC_UNROLL
        for (int r = 0; r < R; ++r) {
          const Lane<T, W> x = lane.load(p[r] + k);
          MODELC_UNROLL
          for (int c = 0; c < C; ++c) sum[r][c] = fma(x, y[c], sum[r][c]);
        }
      }
      for (int r = 0; r < R && i + r < rows; ++r) {
        for (int c = 0; c < C && j + c < cols; ++c) {
          Lane<T, 1> total = detail::fold<Sum>(sum[r][c]);
          for (Index l = k; l < inner; ++l) total = fma(Lane<T, 1>(p[r][l]), Lane<T, 1>(q[c][l]), total);
          epilogue(one, total, i + r, j + c);
        }
      }
    }
  }
}

}  // namespace modelc

MODELC_PACKETS_END
