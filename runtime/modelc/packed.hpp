#pragma once
#include "modelc/panels.hpp"
#include "modelc/product.hpp"

MODELC_PACKETS_BEGIN

/// Sums of products whose second factor lies in panels: products with constant weights, and convolutions
/// (packed_conv.hpp).
namespace modelc::detail {

/// What a tile fetches of the weights that come after its own, so that memory works while the multipliers do: elements
/// from `at` on, `pace` of them a step, and for each tap as far behind the one before as in the panel.
template <class T>
struct Ahead {
  const T* at = nullptr;
  Index pace = 0;

  /// The share of the tile that begins at row r of `rows`, of `next`, which is as deep and as wide as what they read.
  static Ahead share(const T* next, Index depth, Index width, Index r, Index rows) {
    const Index pace = ceil_div(width, ceil_div(rows, 6));
    return {next + r / 6 * pace * depth, pace};
  }
};

/// sums[r][c] = sum over taps t and channels k in from..to-1 of rows[t * apart + r][k] * panel[t][k][c], for R rows and
/// C packets of columns; with `more` added to what is there. A tap's part of the panel is `tap` elements long.
template <class T, int W, int R, int C, bool Fetches>
void packed_tile(const T* const* rows, Index apart, Index taps, Index from, Index to, const T* panel, Index tap,
                 T* sums, bool more, [[maybe_unused]] Ahead<T> ahead) {
  // Sums that wait for each other keep the multipliers idle: few of them are split into independent ones.
  constexpr int U = R * C >= 8 ? 1 : R * C >= 4 ? 2 : 4;
  const Lanes<T, W> lane;
  Lane<T, W> sum[U][R][C];
  MODELC_UNROLL
  for (int u = 0; u < U; ++u) {
    MODELC_UNROLL
    for (int r = 0; r < R; ++r) {
      MODELC_UNROLL
      for (int c = 0; c < C; ++c)
        sum[u][r][c] = u == 0 && more ? lane.load(sums + (r * C + c) * W) : Lane<T, W>(lane(T(0)));
    }
  }
  for (Index t = 0; t < taps; ++t, rows += apart, panel += tap) {
    const T* row[R];
    MODELC_UNROLL
    for (int r = 0; r < R; ++r) row[r] = rows[r];
    const T* b = panel + from * C * W;
    [[maybe_unused]] const T* soon = ahead.at + t * tap;
    Index k = from;
    if constexpr (U > 1) {
      for (; k + U <= to; k += U, b += U * C * W) {
        MODELC_UNROLL
        for (int u = 0; u < U; ++u) {
          MODELC_UNROLL
          for (int r = 0; r < R; ++r) {
            const Lane<T, W> factor = lane(row[r][k + u]);
            MODELC_UNROLL
            for (int c = 0; c < C; ++c)
              sum[u][r][c] = fma(factor, Lane<T, W>(lane.load(b + (u * C + c) * W)), sum[u][r][c]);
          }
        }
      }
    }
    for (; k < to; ++k, b += C * W) {
      if constexpr (Fetches) {
        MODELC_PREFETCH_LATER(soon);
        soon += ahead.pace;
      } else if constexpr (C * W * sizeof(T) <= 64) {
        MODELC_PREFETCH(b +
                        4096 / sizeof(T));  // a line a turn is too little for processors to look ahead by themselves
      }
      Lane<T, W> column[C];
      MODELC_UNROLL
      for (int c = 0; c < C; ++c) column[c] = lane.load(b + c * W);
      MODELC_UNROLL
      for (int r = 0; r < R; ++r) {
        const Lane<T, W> factor = lane(row[r][k]);
        MODELC_UNROLL
        for (int c = 0; c < C; ++c) sum[0][r][c] = fma(factor, column[c], sum[0][r][c]);
      }
    }
  }
  MODELC_UNROLL
  for (int r = 0; r < R; ++r) {
    MODELC_UNROLL
    for (int c = 0; c < C; ++c) {
      Lane<T, W> all = sum[0][r][c];
      MODELC_UNROLL
      for (int u = 1; u < U; ++u) all = all + sum[u][r][c];
      lane.store(sums + (r * C + c) * W, all);
    }
  }
}

template <class T>
using PackedTile = void (*)(const T* const*, Index, Index, Index, Index, const T*, Index, T*, bool, Ahead<T>);

/// Rows of the tile for so many rows that are left: 6, 4, 2 or 1.
constexpr int packed_height(Index rows) { return rows >= 6 ? 6 : rows >= 4 ? 4 : rows >= 2 ? 2 : 1; }

template <class T, int W, int C>
PackedTile<T> packed_tile_of(int rows) {
  return rows == 6   ? packed_tile<T, W, 6, C, false>
         : rows == 4 ? packed_tile<T, W, 4, C, false>
         : rows == 2 ? packed_tile<T, W, 2, C, false>
                     : packed_tile<T, W, 1, C, false>;
}
/// One that fetches what is ahead if it `may`, and is large enough to have the time.
template <class T, class Tiles>
PackedTile<T> packed_tile_of(int rows, int packets, bool may) {
  constexpr int W = Tiles::width, most = Tiles::packets;
  if (may && packets == most && rows >= 4)
    return rows == 6 ? packed_tile<T, W, 6, most, true> : packed_tile<T, W, 4, most, true>;
  if constexpr (Tiles::packets > 2) {
    if (packets == 4) return packed_tile_of<T, W, 4>(rows);
    if (packets == 3) return packed_tile_of<T, W, 3>(rows);
  }
  return packets == 2 ? packed_tile_of<T, W, 2>(rows) : packed_tile_of<T, W, 1>(rows);
}

/// The product of rows [taps, deep], each tap's part in one piece of memory, and a matrix [taps, deep, columns] in
/// panels. source.find(first row, rows, table, apart, scratch) puts where tap t of the r-th of them begins at
/// table[t * apart + r]; it is asked for at most source.most() rows at once, and where source.once says that this is
/// dear, once for each row.
template <class T, class Tiles>
struct PackedProduct {
  Index rows, taps, deep, columns;
  const T* panels;
  Index first_column = 0;  ///< added to the column that `finish` gets
  Pinned pinned = {};

  template <class Source>
  void run(const Parallel& threads, const Source& source, const Finish<T>& finish) const noexcept {
    if (rows == 0 || columns == 0) return;
    const Index cost = rows * columns * taps * deep;
    if (ceil_div(rows, 6) >= ceil_div(columns, NR))
      threads(rows, 6, cost, [&](Index first, Index last) { part(source, first, last, 0, columns, finish); });
    else
      threads(columns, NR, cost, [&](Index first, Index last) { part(source, 0, rows, first, last, finish); });
  }

 private:
  static constexpr Index W = Tiles::width;
  static constexpr Index NR = Tiles::NR;
  static constexpr Index MC = 192;                  // rows of a block, whose sums so far wait in the cache
  static constexpr Index KC = 2304;                 // depth of a panel that stays in the second cache while rows go by
  static constexpr Index near = 128 << 10;          // bytes of panels that stay close while rows go by
  static constexpr Index together = 18;             // rows of sums that are finished at once
  static constexpr Index entries = most_taps * 18;  // of the table of rows

  /// Rows that are worked on together: where their taps begin, and their sums so far.
  struct Block {
    Index begin, count, apart;
    const T* table[entries];
    Index number[together + 6];
    alignas(64) T sums[MC * NR];
  };

  template <class Source>
  void part(const Source& source, Index row, Index row_end, Index first, Index last,
            const Finish<T>& finish) const noexcept {
    const Index fit = entries / (taps > 0 ? taps : 1), most = source.most() < MC ? source.most() : MC;
    typename Source::Scratch scratch;
    Block block;
    block.apart = (fit < most ? fit : most) / 6 * 6;  // so that every row has its tile however rows are split
    const auto take = [&](Index begin) {
      block.begin = begin;
      block.count = row_end - begin < block.apart ? row_end - begin : block.apart;
      source.find(begin, block.count, block.table, block.apart, scratch);
    };
    const Index step = block.apart;
    if (Source::once || taps * deep * columns * Index{sizeof(T)} <= near) {
      for (Index begin = row; begin < row_end; begin += step) {
        take(begin);
        for (Index column = first; column < last;) column += panel(block, column, last, finish);
      }
    } else {
      for (Index column = first; column < last; column += panel_packets<Tiles>(columns - column) * W) {
        for (Index begin = row; begin < row_end; begin += step) {
          take(begin);
          panel(block, column, last, finish, begin == row);
        }
      }
    }
  }

  // The sums of a block and of the panel at `column`, of which columns before `last` count. Gives the panel's width. It
  // `fetches` the next one where it is the first block that this one meets.
  Index panel(Block& block, Index column, Index last, const Finish<T>& finish, bool fetches = false) const noexcept {
    const int packets = panel_packets<Tiles>(columns - column);
    const Index width = packets * W, used = last - column < width ? last - column : width;
    const Index depth = taps * deep, chunks = ceil_div(depth > 0 ? depth : 1, KC), chunk = ceil_div(deep, chunks);
    const T* const begin = panels + column * depth;
    for (Index from = 0;; from += chunk) {
      const Index to = deep - from <= chunk ? deep : from + chunk;
      const T* const next = begin + (to < deep ? to : depth) * width;
      for (Index r = 0, done = 0; r < block.count;) {
        const int height = packed_height(block.count - r);
        packed_tile_of<T, Tiles>(height, packets, fetches)(block.table + r, block.apart, taps, from, to, begin,
                                                           deep * width,
                                                           block.sums + (chunks > 1 ? r : r - done) * width, from > 0,
                                                           Ahead<T>::share(next, to - from, width, r, block.count));
        r += height;
        if (to < deep || (r < block.count && r - done < together)) continue;
        for (Index i = done; i < r; ++i) block.number[i - done] = block.begin + i;
        finish.call(finish.context, block.sums + (chunks > 1 ? done : 0) * width, width, block.number, r - done,
                    first_column + column, 0, used);
        done = r;
      }
      if (to == deep) return width;
    }
  }
};

/// Rows of a matrix with elements side by side.
template <class T>
struct MatrixRows {
  const T* a;
  Index row;

  static constexpr bool once = false;
  struct Scratch {};
  static constexpr Index most() { return PTRDIFF_MAX; }
  void find(Index first, Index rows, const T** table, Index, Scratch&) const {
    for (Index r = 0; r < rows; ++r) table[r] = a + (first + r) * row;
  }
};

}  // namespace modelc::detail

namespace modelc {

/// matmul with B [inner, cols] in panels (pack_kernel, of one tap) and the elements of A's rows side by side. `Tiles`
/// are the machine's unless a test asks for others.
template <template <class> class Tiles = detail::NativeTiles, class T, class Epilogue>
void packed_matmul(const Parallel& threads, Index rows, Index inner, Index cols, const T* a, Index a_row,
                   const T* panels, const Epilogue& epilogue) noexcept {
  const detail::PackedProduct<T, Tiles<T>> product{rows, 1, inner, cols, panels + panels_begin(inner)};
  product.run(threads, detail::MatrixRows<T>{a, a_row}, detail::Finish<T>::template with<Tiles<T>::width>(epilogue));
}

}  // namespace modelc

MODELC_PACKETS_END
