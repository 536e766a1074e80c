#pragma once
#include "modelc/panel_size.hpp"

/// What a convolution by Winograd's method (winograd.hpp) takes, and where it is the faster one: known to the compiler,
/// which reserves the memory.
namespace modelc {

namespace detail {
/// Positions of the result along each side of a tile, what they read, and the products that take the place of 144.
constexpr Index winograd_tile = 4, winograd_patch = 6, winograd_products = 36;
/// Filters whose products are finished together; a multiple of every panel's width.
constexpr Index winograd_columns = 64;

/// How the tiles of all images are worked on.
struct WinogradBlocks {
  bool whole;    ///< all tiles are one block, of which threads share the filters; otherwise they share the blocks
  Index rows;    ///< tiles of a block
  Index parts;   ///< that threads share; each has memory of its own
  Index matrix;  ///< elements from one of a block's 36 matrices [rows, channels] to the next
  Index sources, sums;  ///< elements of all of these, and of the products with winograd_columns filters

  constexpr WinogradBlocks(Index tiles, Index channels, Index filters)
      : whole(tiles <= most_rows),
        // An even number of blocks, so that two threads have the same to do.
        rows(whole ? tiles : round_up(ceil_div(tiles, round_up(ceil_div(tiles, few_rows), 2)), 2)),
        parts(least(most_parts, whole ? ceil_div(filters, winograd_columns) : ceil_div(tiles, rows))),
        // Not a power of two, or all matrices would contend for the same places of a cache.
        matrix(rows * channels + widest_lane),
        sources(winograd_products * round_up(matrix, widest_lane)),
        sums(winograd_products * (rows + 1) * least(winograd_columns, round_up(filters, widest_lane))) {}
  constexpr Index size() const { return whole ? sources + parts * sums : parts * (sources + sums); }

  /// How many rows a weight that comes by is multiplied with, at most.
  static constexpr Index most_rows = 54, few_rows = 24, most_parts = 8;
  static constexpr Index least(Index a, Index b) { return a < b ? a : b; }
  Pinned pinned = {};
};
constexpr Index winograd_tiles(Index batch, Index height, Index width) {
  return batch * ceil_div(height, winograd_tile) * ceil_div(width, winograd_tile);
}
}  // namespace detail

/// Elements that winograd_kernel writes, for lanes of so many elements at most.
constexpr Index winograd_size(Index channels, Index filters, Index lane = detail::widest_lane) {
  return panels_size(detail::winograd_products, channels, filters, 1, lane);
}

/// Elements that winograd_conv works with, for a result [batch, height, width, filters]. Threads beyond the eighth find
/// no place.
constexpr Index winograd_workspace(Index batch, Index height, Index width, Index channels, Index filters) {
  return detail::WinogradBlocks(detail::winograd_tiles(batch, height, width), channels, filters).size();
}

/// Is Winograd's method the faster one for images of this size, by a quarter at least? Beside its multiplications, a
/// tile takes some 150 operations for each channel and for each filter, which memory makes twice as many, and four
/// times the weights have to be read, which takes as long as multiplying them with three tiles
/// (docs/decisions/0042-winograd.md).
constexpr bool winograd_pays(Index height, Index width, Index channels, Index filters) {
  const Index tiles = detail::winograd_tiles(1, height, width), weights = channels * filters;
  const Index direct = 9 * height * width * weights;
  const Index winograd = detail::winograd_products * weights * (tiles + 3) + 300 * tiles * (channels + filters);
  return channels >= detail::widest_lane && filters >= detail::widest_lane && 4 * direct >= 5 * winograd;
}

}  // namespace modelc
