#pragma once
#include "modelc/packed_conv.hpp"

MODELC_PACKETS_BEGIN

/// Packed products and convolutions of few terms, where putting sums into memory for their epilogue would take as long
/// as adding them up: each epilogue has register tiles of its own.
namespace modelc {

namespace detail {

/// epilogue(lane, sum, row, column) of R rows and C packets of columns: sums over taps and channels as in packed_tile.
/// `count` of the rows count, and `used` of the columns, which end in the last packet.
template <class T, int W, int R, int C, class Epilogue>
void short_tile(const T* const* rows, Index apart, Index taps, Index deep, const T* panel, const Epilogue& given,
                Index first_row, Index count, Index column, Index used) noexcept {
  constexpr int U = R * C >= 8 ? 1 : 2;  // sums that wait for each other keep the multipliers idle
  const Lanes<T, W> lane;
  Lane<T, W> sum[U][R][C];
  MODELC_UNROLL
  for (int u = 0; u < U; ++u) {
    MODELC_UNROLL
    for (int r = 0; r < R; ++r) {
      MODELC_UNROLL
      for (int c = 0; c < C; ++c) sum[u][r][c] = lane(T(0));
    }
  }
  const auto add = [&](int u, const T* const(&row)[R], Index k, const T* b) {
    Lane<T, W> columns[C];
    MODELC_UNROLL
    for (int c = 0; c < C; ++c) columns[c] = lane.load(b + c * W);
    MODELC_UNROLL
    for (int r = 0; r < R; ++r) {
      const Lane<T, W> factor = lane(row[r][k]);
      MODELC_UNROLL
      for (int c = 0; c < C; ++c) sum[u][r][c] = fma(factor, columns[c], sum[u][r][c]);
    }
  };
  for (Index t = 0; t < taps; ++t, rows += apart) {
    const T* row[R];
    MODELC_UNROLL
    for (int r = 0; r < R; ++r) row[r] = rows[r];
    Index k = 0;
    for (; k + U <= deep; k += U, panel += U * C * W) {
      MODELC_UNROLL
      for (int u = 0; u < U; ++u) add(u, row, k + u, panel + u * C * W);
    }
    for (; k < deep; ++k, panel += C * W) add(0, row, k, panel);
  }
  const Epilogue epilogue = given;  // a copy: what it holds by value stays in registers
  MODELC_UNROLL
  for (int r = 0; r < R; ++r) {
    if (r == count) break;
    MODELC_UNROLL
    for (int c = 0; c < C; ++c) {
      Lane<T, W> all = sum[0][r][c];
      if constexpr (U == 2) all = all + sum[1][r][c];
      if (W == 1 || c + 1 < C || used == C * W)
        epilogue(lane, all, first_row + r, column + c * W);
      else if constexpr (W > 1)
        epilogue(PartialLanes<T, W>(used - c * W), all, first_row + r, column + c * W);
    }
  }
}

/// A PackedProduct whose tiles end in the epilogue. The last rows are a whole tile, whose others are thrown away.
template <class T, class Tiles>
struct ShortProduct {
  Index rows, taps, deep, columns;
  const T* panels;
  Pinned pinned = {};

  template <class Source, class Epilogue>
  void run(const Parallel& threads, const Source& source, const Epilogue& epilogue) const noexcept {
    if (rows == 0 || columns == 0) return;
    threads(rows, R, rows * columns * taps * deep,
            [&](Index first, Index last) { part(source, first, last, epilogue); });
  }

 private:
  static constexpr int R = 6, W = Tiles::width;
  static constexpr Index entries = most_taps * 18;  // of the table of rows

  template <class Source, class Epilogue>
  void part(const Source& source, Index row, Index end, const Epilogue& epilogue) const noexcept {
    const T* table[entries];
    typename Source::Scratch scratch;
    const Index fit = entries / taps, most = fit < source.most() ? fit : source.most();
    const Index apart = (most < 192 ? most : 192) / R * R;
    for (Index begin = row; begin < end; begin += apart) {
      const Index count = end - begin < apart ? end - begin : apart;
      source.find(begin, count, table, apart, scratch);
      for (Index r = count; r % R != 0; ++r)
        for (Index t = 0; t < taps; ++t) table[t * apart + r] = table[t * apart + count - 1];
      for (Index column = 0; column < columns;) {
        const int packets = panel_packets<Tiles>(columns - column);
        const Index width = Index{packets} * W, used = columns - column < width ? columns - column : width;
        const T* const panel = panels + column * taps * deep;
        const auto tile = tile_of<Epilogue>(packets);
        for (Index r = 0; r < count; r += R)
          tile(table + r, apart, taps, deep, panel, epilogue, begin + r, count - r, column, used);
        column += width;
      }
    }
  }

  template <class Epilogue>
  static auto tile_of(int packets) -> void (*)(const T* const*, Index, Index, Index, const T*, const Epilogue&, Index,
                                               Index, Index, Index) noexcept {
    if constexpr (Tiles::packets > 2) {
      if (packets == 4) return short_tile<T, W, R, 4, Epilogue>;
      if (packets == 3) return short_tile<T, W, R, 3, Epilogue>;
    }
    return packets == 2 ? short_tile<T, W, R, 2, Epilogue> : short_tile<T, W, R, 1, Epilogue>;
  }
};

}  // namespace detail

/// packed_matmul where `inner` is small, and there are some rows.
template <template <class> class Tiles = detail::NativeTiles, class T, class Epilogue>
void short_matmul(const Parallel& threads, Index rows, Index inner, Index cols, const T* a, Index a_row,
                  const T* panels, const Epilogue& epilogue) noexcept {
  const detail::ShortProduct<T, Tiles<T>> product{rows, 1, inner, cols, panels + panels_begin(inner)};
  product.run(threads, detail::MatrixRows<T>{a, a_row}, epilogue);
}

/// packed_conv of one group, where taps and channels are few.
template <template <class> class Tiles = detail::NativeTiles, class T, class... W, class Epilogue>
void short_conv(const Parallel& threads, const ConvShape<W...>& shape, const T* x, const T* panels,
                const Epilogue& epilogue) noexcept {
  const auto m = detail::conv_geometry<false>(shape.batch, shape.channels, shape.input, shape.output, shape.windows);
  using M = std::remove_const_t<decltype(m)>;
  using Lines = detail::LineRows<T, M>;
  const Index positions = m.batch * m.a.positions() * m.b.positions() * m.c.positions(), taps = m.taps();
  const T* const begin = panels + panels_begin(shape.channels);
  if (Lines::fits(m)) {
    const Index line = m.c.window.size();
    const detail::ShortProduct<T, Tiles<T>> product{positions, taps / line, line * shape.channels, shape.filters,
                                                    begin};
    product.run(threads, Lines{m, x, panels}, epilogue);
  } else {
    const detail::ShortProduct<T, Tiles<T>> product{positions, taps, shape.channels, shape.filters, begin};
    product.run(threads, detail::TapRows<T, M>{m, x, panels}, epilogue);
  }
}

}  // namespace modelc

MODELC_PACKETS_END
