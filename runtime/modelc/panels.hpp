#pragma once
#include "modelc/lanes.hpp"
#include "modelc/panel_size.hpp"
#include "modelc/tile.hpp"

MODELC_PACKETS_BEGIN

/// Weights in panels, as packed products read them: the columns of a matrix [depth, columns] in blocks of a few
/// packets, each with its rows one behind the other. Made once, when weights are loaded (`prepare`).
namespace modelc {

namespace detail {
/// Packets of the panel that starts where so many columns are left.
template <class Tiles>
constexpr int panel_packets(Index left) {
  return left >= Tiles::NR ? Tiles::packets : static_cast<int>(ceil_div(left, Tiles::width));
}

/// Puts the matrix [depth, columns], element (k, j) at from[k * row + j * column], into panels.
template <class Tiles, class T>
void pack_panels(const T* from, Index depth, Index columns, Index row, Index column, T* to) noexcept {
  static_assert(Tiles::width <= widest_lane, "the compiler reserves memory for lanes of up to 16 elements");
  for (Index first = 0; first < columns;) {
    const Index width = Index{panel_packets<Tiles>(columns - first)} * Tiles::width;
    const Index used = columns - first < width ? columns - first : width;
    for (Index k = 0; k < depth; ++k, to += width) {
      const T* const at = from + k * row + first * column;
      for (Index j = 0; j < used; ++j) to[j] = at[j * column];
      for (Index j = used; j < width; ++j) to[j] = T(0);
    }
    first += width;
  }
}

}  // namespace detail

/// Puts a kernel [taps, channels / groups, filters] into panels, group by group, behind the zeros for padding. `Tiles`
/// are the machine's unless a test asks for others.
template <template <class> class Tiles = detail::NativeTiles, class T>
void pack_kernel(const T* kernel, Index taps, Index channels, Index filters, Index groups, T* to) noexcept {
  const Index depth = taps * (channels / groups), wide = filters / groups;
  to += panels_begin(channels);
  for (Index g = 0; g < groups; ++g)
    detail::pack_panels<Tiles<T>>(kernel + g * wide, depth, wide, filters, 1,
                                  to + g * detail::panels_of(depth, wide, Tiles<T>::width));
}

}  // namespace modelc

MODELC_PACKETS_END
