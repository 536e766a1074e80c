#pragma once
#include "modelc/lanes.hpp"

MODELC_PACKETS_BEGIN

/// The register tile under matrix products and convolutions: a few rows of scalars times packets of columns.
namespace modelc::detail {

/// One turn of a sum of products: where its factors lie, relative to the row's and the panel's beginning.
struct Step {
  Index a, b;
};

/// Sizes of the register tile and of the blocks around it, named as in BLIS (Van Zee and van de Geijn 2015), for
/// packets of W elements and so many registers of them. MR rows by NR columns of sums and the operands fill the
/// registers. A panel of B, KC deep and NR wide, stays in the nearest cache while MC rows go by, whose sums so far are
/// kept where one panel is not the whole depth. All lie on the stack: some 50 KB, 100 KB with 512-bit registers.
template <class T, int W, int Registers>
struct Tiles {
  static constexpr int width = W;
  static constexpr int packets = Registers >= 32 ? 4 : 2;  ///< of columns
  static constexpr int row_packets = 8;  ///< beside a single row, which has nothing else to share its loads with
  static constexpr int MR = 6;
  static constexpr Index NR = packets * W;
  static constexpr Index KC = NR * Index{sizeof(T)} > 64 ? 192 : 384;
  static constexpr Index MC = NR * Index{sizeof(T)} > 64 ? 96 : 192;
};

/// The tiles of the machine that the compiler is told; of lanes that are wider than its packets, those of AVX-512.
constexpr int registers = lane_width < float >> packet_width<float> ? 32 : EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS;
template <class T>
using NativeTiles = Tiles<T, lane_width<T>, registers>;

/// sums[r][c] = sum over the steps of rows[r][a] * b[b + c], for R rows and C packets of W columns. One function for
/// every product of this element type, so that generated code stays small: the sums go to memory, in the nearest cache.
template <class T, int W, int R, int C>
void tile(const T* const* rows, const Step* steps, Index count, const T* b, T* sums) {
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
template <class Tiles>
constexpr int tile_height(Index rows) {
  return rows >= 4 ? Tiles::MR : rows >= 2 ? 3 : 1;
}

/// The tile of this many rows (tile_height) and packets (1, 2, those of the tile; row_packets beside one row).
template <class T, class Tiles>
auto tile_function(int rows, int packets) -> void (*)(const T* const*, const Step*, Index, const T*, T*) {
  constexpr int W = Tiles::width, MR = Tiles::MR, most = Tiles::packets;
  if (packets == 1) return rows == MR ? tile<T, W, MR, 1> : rows == 3 ? tile<T, W, 3, 1> : tile<T, W, 1, 1>;
  if (packets == 2) return rows == MR ? tile<T, W, MR, 2> : rows == 3 ? tile<T, W, 3, 2> : tile<T, W, 1, 2>;
  if constexpr (most > 2) {
    if (packets == most)
      return rows == MR ? tile<T, W, MR, most> : rows == 3 ? tile<T, W, 3, most> : tile<T, W, 1, most>;
  }
  return tile<T, W, 1, Tiles::row_packets>;
}

/// Copies `columns` columns of the rows of B that the steps name, `width` apart and zeros behind them, and lets the
/// steps lead to the copies. Element (k, j) of B is b[steps[k].b + j * b_column].
template <class T, int W>
void pack_panel(Step* steps, Index count, const T* b, Index b_column, Index columns, Index width, T* to) {
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
  constexpr int most = packet_width<T> * sizeof(T) > 32 ? 32 / sizeof(T) : packet_width<T>, Q = W < most ? W : most;
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
