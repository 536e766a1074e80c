#pragma once
#include "modelc/parallel.hpp"
#include "modelc/tile.hpp"

MODELC_PACKETS_BEGIN

/// Sums of products over strided operands: what matrix products, convolutions and their gradients all are.
namespace modelc::detail {

/// Up to four nested loops, the last one innermost, that move two positions at once.
struct StridedIterator {
  struct Loop {
    Index count = 1, first = 0, second = 0;  ///< turns, and the strides of the two positions
  };
  Index count[4], first[4], second[4];
  Pinned pinned;

  StridedIterator(const Loop& a, const Loop& b, const Loop& c, const Loop& d)
      : count{a.count, b.count, c.count, d.count},
        first{a.first, b.first, c.first, d.first},
        second{a.second, b.second, c.second, d.second} {}
  explicit StridedIterator(const Loop& d) : StridedIterator({}, {}, {}, d) {}

  Index size() const { return count[0] * count[1] * count[2] * count[3]; }
  /// Calls put(first position, second position) for turns begin..begin+turns-1 of them all.
  template <class Put>
  void visit(Index begin, Index turns, Put put) const {
    if (turns <= 0) return;
    Index at[4], p = 0, q = 0;
    for (int i = 4; i-- > 0; begin /= count[i]) {
      at[i] = begin % count[i];
      p += at[i] * first[i];
      q += at[i] * second[i];
    }
    while (turns > 0) {
      const Index run = count[3] - at[3] < turns ? count[3] - at[3] : turns;
      for (Index i = 0; i < run; ++i, p += first[3], q += second[3]) put(p, q);
      turns -= run;
      at[3] += run;
      for (int i = 3; i > 0 && at[i] == count[i]; --i) {
        p += first[i - 1] - count[i] * first[i];
        q += second[i - 1] - count[i] * second[i];
        at[i] = 0;
        ++at[i - 1];
      }
    }
  }
};

/// Takes the finished sums of some rows and columns: sums[r * stride + j] belongs to the row numbered row[r] and to
/// column + j, for j from `from` to `to` - 1. Not a template's parameter, so that a product compiles once.
template <class T>
struct Finish {
  void (*call)(void* context, const T* sums, Index stride, const Index* row, Index rows, Index column, Index from,
               Index to);
  void* context;

  /// Calls epilogue(lane, sum, row's number, column) for every element, W columns at a time, the last of them a part.
  template <int W, class Epilogue>
  static Finish with(const Epilogue& epilogue) {
    const auto call = [](void* closure, const T* sums, Index stride, const Index* row, Index rows, Index column,
                         Index from, Index to) {
      // A copy: what it holds by value stays in registers, whatever the stores might overlap.
      const Epilogue store = *static_cast<const Epilogue*>(closure);
      for (Index r = 0; r < rows; ++r, sums += stride) {
        Index j = from;
        for (; j + W <= to; j += W) store(Lanes<T, W>{}, Lanes<T, W>{}.load(sums + j), row[r], column + j);
        if constexpr (W > 1) {
          if (j == to) continue;
          const PartialLanes<T, W> last(to - j);
          store(last, last.load(sums + j), row[r], column + j);
        }
      }
    };
    return {call, const_cast<Epilogue*>(&epilogue)};
  }
};

/// The product of A [rows, inner] and B [inner, columns]. A's element (i, k) is a[p + q] with p the i-th position of
/// the walk `rows` and q the k-th of `inner`; B's (k, j) is b[r + j * b_column] with r the second position of `inner`.
/// The second position of `rows` numbers the row of the result.
template <class T, class Tiles = NativeTiles<T>>
struct Product {
  StridedIterator rows, inner;
  Index columns;
  const T *a, *b;
  Index b_column;
  Index first_row = 0, first_column = 0;  ///< added to the numbers that `finish` gets

  void run(const Parallel& threads, const Finish<T>& finish) const noexcept {
    const Index height = rows.size(), cost = height * columns * inner.size();
    if (height == 0 || columns == 0) return;
    // Along the side with more tiles. Whatever the split, an element's sum has one order.
    if (ceil_div(height, MR) >= ceil_div(columns, NR))
      threads(height, MR, cost, [&](Index first, Index last) { part(first, last, 0, columns, finish); });
    else
      threads(columns, NR, cost, [&](Index first, Index last) { part(0, height, first, last, finish); });
  }

 private:
  static constexpr int W = Tiles::width, MR = Tiles::MR, row_packets = Tiles::row_packets;
  static constexpr Index NR = Tiles::NR, KC = Tiles::KC, MC = Tiles::MC;

  struct Rows {
    const T* from[MC + MR];
    Index number[MC];
  };

  // Packets of the panel that starts where these columns are left.
  static int packets(Index left, bool single) {
    if (single && left >= row_packets * W) return row_packets;
    return left > 2 * W ? Tiles::packets : left > W ? 2 : 1;
  }

  void part(Index row, Index row_end, Index first, Index last, const Finish<T>& finish) const noexcept {
    const Index depth = inner.size();
    // B is read in place where it is small, or where too few rows would pay for a copy.
    const bool few = row_end - row <= 2 * MR;
    const bool in_place = b_column == 1 && (few || depth * columns * Index{sizeof(T)} <= 16384);
    Rows block;
    for (; row < row_end; row += MC) {
      const Index height = row_end - row < MC ? row_end - row : MC;
      Index filled = 0;
      rows.visit(row, height, [&](Index at, Index number) {
        block.from[filled] = a + at;
        block.number[filled++] = first_row + number;
      });
      for (int i = 0; i < MR; ++i) block.from[height + i] = block.from[height - 1];
      for (Index column = first; column < last;) {
        const int wide = packets(last - column, in_place && height == 1);
        const Index width = Index{wide} * W, end = last - column < width ? last : column + width;
        // In place the last panel begins early, to read nothing behind the end.
        const Index start = end - column == width || end < width ? column : end - width;
        column_panel(block, height, depth, in_place && end - start == width, wide, start, column, end, finish);
        column = end;
      }
    }
  }

  // Columns column..end-1 of some rows, in a panel that begins at `start`.
  void column_panel(const Rows& block, Index height, Index depth, bool in_place, int wide, Index start, Index column,
                    Index end, const Finish<T>& finish) const noexcept {
    const Index width = Index{wide} * W;
    // Where every turn reads another line of A, fewer turns, so that the next rows find it in the nearest cache.
    const Index most = inner.first[3] * Index{sizeof(T)} >= 64 ? KC / 3 : KC;
    const Index chunks = depth > most ? ceil_div(depth, most) : 1, chunk = ceil_div(depth, chunks);
    alignas(64) T copy[KC * NR];
    alignas(64) T partial[MC * NR > row_packets * W ? MC * NR : row_packets * W];
    alignas(64) T sums[MR * NR > row_packets * W ? MR * NR : row_packets * W];
    Step steps[KC];
    if (!in_place) start = column;
    for (Index c = 0; c < chunks; ++c) {
      const Index begin = c * chunk, turns = depth - begin < chunk ? depth - begin : chunk;
      Step* step = steps;
      inner.visit(begin, turns, [&](Index at, Index other) { *step++ = {at, other}; });
      const T* from = b + start * b_column;
      if (!in_place) {
        pack_panel<T, W>(steps, turns, from, b_column, end - column, width, copy);
        from = copy;
      }
      for (Index r = 0; r < height;) {
        const int tile_rows = tile_height<Tiles>(height - r);
        const Index count = height - r < tile_rows ? height - r : tile_rows;
        tile_function<T, Tiles>(tile_rows, wide)(block.from + r, steps, turns, from, sums);
        if (chunks > 1) add_up(sums, partial + r * width, count * width, c == 0, c + 1 == chunks);
        if (c + 1 == chunks)
          finish.call(finish.context, sums, width, block.number + r, count, first_column + start, column - start,
                      end - start);
        r += count;
      }
    }
  }

  // Adds a chunk's sums to those before it; the last time into `sums`.
  static void add_up(T* sums, T* partial, Index n, bool first, bool last) {
    for (Index i = 0; i < n; i += W) {
      const Lanes<T, W> lane;
      const Lane<T, W> here = lane.load(sums + i);
      lane.store((last ? sums : partial) + i, first ? here : lane.load(partial + i) + here);
    }
  }
};

}  // namespace modelc::detail

MODELC_PACKETS_END
