#pragma once
#include "modelc/lanes.hpp"

MODELC_PACKETS_BEGIN

/// The register tile under matrix products and convolutions: a few rows of scalars times packets of columns.
namespace modelc::detail {

/// One turn of a sum of products: where its factors lie, relative to the row's and the panel's beginning.
struct Step {
  Index a, b;
};

// Rows and packets of columns whose sums fill the register file and leave room for the operands.
constexpr int registers = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS;
constexpr int tall = 6;
constexpr int broad = registers >= 32 ? 4 : 2;
/// Packets beside a single row, which has nothing else to share its loads with.
constexpr int longest = 8;

/// sums[r][c] = sum over the steps of rows[r][a] * b[b + c], for R rows and C packets of columns. One function for
/// every product of this element type, so that generated code stays small: the sums go to memory, in the nearest cache.
template <class T, int R, int C>
void tile(const T* const* rows, const Step* steps, Index count, const T* b, T* sums) {
  constexpr int W = lane_width<T>;
  const Lanes<T, W> lane;
  const T* row[R];
  Lane<T, W> sum[R][C];
  MODELC_UNROLL
  for (int r = 0; r < R; ++r) {
    row[r] = rows[r];
    MODELC_UNROLL
    for (int c = 0; c < C; ++c) sum[r][c] = lane(T(0));
  }
  for (const Step* const end = steps + count; steps != end; ++steps) {
    const Index at = steps->a;
    const T* const from = b + steps->b;
    Lane<T, W> column[C];
    MODELC_UNROLL
    for (int c = 0; c < C; ++c) column[c] = lane.load(from + c * W);
    MODELC_UNROLL
    for (int r = 0; r < R; ++r) {
      const Lane<T, W> factor = lane(row[r][at]);
      MODELC_UNROLL
      for (int c = 0; c < C; ++c) sum[r][c] = fma(factor, column[c], sum[r][c]);
    }
  }
  MODELC_UNROLL
  for (int r = 0; r < R; ++r) {
    MODELC_UNROLL
    for (int c = 0; c < C; ++c) lane.store(sums + (r * C + c) * W, sum[r][c]);
  }
}

/// Rows of the tile that begins where `rows` are left; one that is too tall repeats its last row.
constexpr int tile_height(Index rows) { return rows >= 4 ? tall : rows >= 2 ? 3 : 1; }

/// The tile of this many rows (tile_height) and packets (1, 2, broad; longest beside one row).
template <class T>
auto tile_function(int rows, int packets) -> void (*)(const T* const*, const Step*, Index, const T*, T*) {
  if (packets == 1) return rows == tall ? tile<T, tall, 1> : rows == 3 ? tile<T, 3, 1> : tile<T, 1, 1>;
  if (packets == 2) return rows == tall ? tile<T, tall, 2> : rows == 3 ? tile<T, 3, 2> : tile<T, 1, 2>;
  if constexpr (broad > 2) {
    if (packets == broad)
      return rows == tall ? tile<T, tall, broad> : rows == 3 ? tile<T, 3, broad> : tile<T, 1, broad>;
  }
  return tile<T, 1, longest>;
}

/// Copies `columns` columns of the rows of B that the steps name, `width` apart and zeros behind them, and lets the
/// steps lead to the copies. Element (k, j) of B is b[steps[k].b + j * b_column].
template <class T>
void pack_panel(Step* steps, Index count, const T* b, Index b_column, Index columns, Index width, T* to) {
  constexpr int W = lane_width<T>;
  Index k = 0;
  if (b_column == 1) {
    for (; k < count; ++k, to += width) {
      const T* const from = b + steps[k].b;
      Index j = 0;
      for (; j + W <= columns; j += W) Lanes<T, W>{}.store(to + j, Lanes<T, W>{}.load(from + j));
      for (; j < columns; ++j) to[j] = from[j];
      for (; j < width; ++j) to[j] = T(0);
      steps[k].b = k * width;
    }
    return;
  }
  // Rows of B that follow each other in memory are turned in registers, of 256 bits at most: wider ones gain little.
  constexpr int Q = W * sizeof(T) > 32 ? W / 2 : W;
  while (k < count) {
    bool square = Q > 1 && k + Q <= count;
    for (Index i = 1; square && i < Q; ++i) square = steps[k + i].b == steps[k].b + i;
    const Index rows = square ? Q : 1;
    const T* const from = b + steps[k].b;
    Index j = 0;
    if constexpr (Q > 1) {
      for (; square && j + Q <= columns; j += Q) {
        ei::PacketBlock<typename Lane<T, Q>::Packet, Q> block;
        MODELC_UNROLL
        for (int i = 0; i < Q; ++i) block.packet[i] = Lanes<T, Q>{}.load(from + (j + i) * b_column).value;
        ei::ptranspose(block);
        MODELC_UNROLL
        for (int i = 0; i < Q; ++i) ei::pstoreu(to + i * width + j, block.packet[i]);
      }
    }
    for (Index i = 0; i < rows; ++i, to += width) {
      for (Index c = j; c < columns; ++c) to[c] = from[c * b_column + i];
      for (Index c = columns; c < width; ++c) to[c] = T(0);
      steps[k + i].b = (k + i) * width;
    }
    k += rows;
  }
}

}  // namespace modelc::detail

MODELC_PACKETS_END
