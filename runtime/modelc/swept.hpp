#pragma once
#include "modelc/packed.hpp"

MODELC_PACKETS_BEGIN

/// One row by a matrix that is about as large as the second cache or larger: all its time goes into reading it.
namespace modelc {

namespace detail {

/// Reads pieces of the panels in order or, `back`, from the last to the first. Pieces are added up in one order.
template <class T, class Tiles>
struct SweptProduct {
  Index deep, columns;
  const T* a;
  const T* panels;
  bool back;
  Pinned pinned = {};

  void run(const Parallel& threads, const Finish<T>& finish) const noexcept {
    if (columns > 0) threads(columns, NR, columns * deep, [&](Index first, Index last) { part(first, last, finish); });
  }

 private:
  static constexpr Index W = Tiles::width, NR = Tiles::NR;
  static constexpr Index most_pieces = 16, shortest = 1024;

  Index at(Index i, Index count) const { return back ? count - 1 - i : i; }

  void part(Index first, Index last, const Finish<T>& finish) const noexcept {
    alignas(64) T sums[most_pieces * NR];
    const Index pieces = deep < most_pieces * shortest ? ceil_div(deep, shortest) : most_pieces;
    const Index piece = ceil_div(deep, pieces), count = ceil_div(last - first, NR);
    for (Index i = 0; i < count; ++i) {
      const Index column = first + at(i, count) * NR, row = 0;
      const int packets = panel_packets<Tiles>(columns - column);
      const Index width = packets * W, used = last - column < width ? last - column : width;
      const auto tile = packed_tile_of<T, Tiles>(1, packets, false);
      for (Index p = 0; p < pieces; ++p) {
        const Index from = at(p, pieces) * piece, to = deep - from < piece ? deep : from + piece;
        tile(&a, 1, 1, from, to, panels + column * deep, 0, sums + at(p, pieces) * width, false, {});
      }
      for (Index p = 1; p < pieces; ++p)
        for (Index j = 0; j < width; ++j) sums[j] += sums[p * width + j];
      finish.call(finish.context, sums, width, &row, 1, column, 0, used);
    }
  }
};

}  // namespace detail

/// matmul of one row, its elements side by side, with B [inner, cols] in panels (pack_kernel, of one tap). Called
/// forwards and `back` by turns, it begins with what the cache holds from the time before. Both give the same bits.
template <template <class> class Tiles = detail::NativeTiles, class T, class Epilogue>
void swept_matmul(const Parallel& threads, Index inner, Index cols, const T* a, const T* panels, bool back,
                  const Epilogue& epilogue) noexcept {
  const detail::SweptProduct<T, Tiles<T>> product{inner, cols, a, panels + panels_begin(inner), back};
  product.run(threads, detail::Finish<T>::template with<Tiles<T>::width>(epilogue));
}

}  // namespace modelc

MODELC_PACKETS_END
