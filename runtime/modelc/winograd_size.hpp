#pragma once
#include "modelc/panel_size.hpp"

/// What a convolution by Winograd's method (winograd.hpp) takes, and where it is the faster one: known to the compiler,
/// which reserves the memory.
namespace modelc {

namespace detail {
/// Of tiles of so many positions along each side: what they read along it, and the products that take the place of nine
/// for each position.
constexpr Index winograd_patch(Index tile) { return tile + 2; }
constexpr Index winograd_products(Index tile) { return winograd_patch(tile) * winograd_patch(tile); }
/// Filters whose products are finished together; a multiple of every panel's width.
constexpr Index winograd_columns = 64;
/// Rows that a product could have more in the time in which it waits for so many weights: few while the second cache
/// holds them; behind it 3 were measured on a machine with fast memory, and 20 on one with slow memory.
constexpr Index weight_rows(Index weights) { return weights <= Index{1} << 18 ? 3 : 12; }

/// How the tiles of all images are worked on.
struct WinogradBlocks {
  bool whole;    ///< all tiles are one block, of which threads share the filters; otherwise they share the blocks
  Index rows;    ///< tiles of a block
  Index parts;   ///< that threads share; each has memory of its own
  Index matrix;  ///< elements from one of a block's matrices [rows, channels] to the next, one for each product
  Index sources, sums;  ///< elements of all of these, and of the products with winograd_columns filters

  constexpr WinogradBlocks(Index tile, Index tiles, Index channels, Index filters)
      : whole(tiles <= most_rows),
        // An even number of blocks, so that two threads have the same to do.
        rows(whole ? tiles : round_up(ceil_div(tiles, round_up(ceil_div(tiles, few_rows), 2)), 2)),
        parts(least(most_parts, whole ? ceil_div(filters, winograd_columns) : ceil_div(tiles, rows))),
        // Not a power of two, or all matrices would contend for the same places of a cache.
        matrix(rows * channels + widest_lane),
        sources(winograd_products(tile) * round_up(matrix, widest_lane)),
        sums(winograd_products(tile) * (rows + 1) * least(winograd_columns, round_up(filters, widest_lane))) {}
  constexpr Index size() const { return whole ? sources + parts * sums : parts * (sources + sums); }

  /// How many rows a weight that comes by is multiplied with, at most.
  static constexpr Index most_rows = 54, few_rows = 24, most_parts = 8;
  static constexpr Index least(Index a, Index b) { return a < b ? a : b; }
  Pinned pinned = {};
};
constexpr Index winograd_tiles(Index tile, Index batch, Index height, Index width) {
  return batch * ceil_div(height, tile) * ceil_div(width, tile);
}

/// Multiply-adds for a batch, or what takes as long: beside its products, a tile is transformed with some operations
/// for each channel and for each filter, and weights have to be read; `fresh` ones are also transformed.
constexpr Index winograd_cost(Index tile, Index batch, Index height, Index width, Index channels, Index filters,
                              bool fresh) {
  const Index tiles = winograd_tiles(tile, batch, height, width), transforms = tile == 2 ? 120 : 300;
  const Index weights = winograd_products(tile) * channels * filters;
  return weights * (tiles + weight_rows(weights) + (fresh ? 12 : 0)) + transforms * tiles * (channels + filters);
}
constexpr Index direct_cost(Index batch, Index height, Index width, Index channels, Index filters) {
  const Index weights = 9 * channels * filters;
  return weights * (batch * height * width + weight_rows(weights));
}
}  // namespace detail

/// Elements that winograd_kernel writes for tiles of 2 x 2 or 4 x 4, for lanes of so many elements at most.
constexpr Index winograd_size(Index tile, Index channels, Index filters, Index lane = detail::widest_lane) {
  return panels_size(detail::winograd_products(tile), channels, filters, 1, lane);
}

/// Elements that winograd_conv works with, for a result [batch, height, width, filters]. Threads beyond the eighth find
/// no place.
constexpr Index winograd_workspace(Index tile, Index batch, Index height, Index width, Index channels, Index filters) {
  return detail::WinogradBlocks(tile, detail::winograd_tiles(tile, batch, height, width), channels, filters).size();
}

/// The same with room for the kernel, transformed (fresh_winograd_conv).
constexpr Index fresh_winograd_workspace(Index tile, Index batch, Index height, Index width, Index channels,
                                         Index filters) {
  return winograd_size(tile, channels, filters) + winograd_workspace(tile, batch, height, width, channels, filters);
}

/// The side of the tiles with which Winograd's method is the faster one for images of this size, by a fifth at least:
/// 4, 2 where there are so few tiles of 4 x 4 that reading their weights, four times the kernel, takes longer; or 0
/// (docs/decisions/0042-winograd.md).
constexpr Index winograd_tile(Index batch, Index height, Index width, Index channels, Index filters,
                              bool fresh = false) {
  const auto cost = [&](Index tile) {
    return detail::winograd_cost(tile, batch, height, width, channels, filters, fresh);
  };
  const Index best = cost(2) < cost(4) ? 2 : 4;
  const bool pays = 5 * detail::direct_cost(batch, height, width, channels, filters) >= 6 * cost(best);
  return channels >= detail::widest_lane && filters >= detail::widest_lane && pays ? best : 0;
}

}  // namespace modelc
