#pragma once
#include "modelc/index.hpp"

/// What memory weights in panels (panels.hpp) take: known to the compiler, which reserves it beside the weights.
namespace modelc {

namespace detail {
/// Columns up to which a panel is filled with zeros at most: no lane is wider.
constexpr Index widest_lane = 16;
/// Taps of a kernel whose convolution can read it in panels: a table on the stack has a place for each.
constexpr Index most_taps = 128;

/// Elements of the panels of one matrix [depth, columns], filled up to whole lanes.
constexpr Index panels_of(Index depth, Index columns, Index lane) { return depth * round_up(columns, lane); }
}  // namespace detail

/// What a convolution reads where its window meets padding: as many zeros as the source has channels, before the
/// panels.
constexpr Index panels_begin(Index channels) { return round_up(channels, detail::widest_lane); }

/// Elements of a kernel [taps, channels / groups, filters] in panels for lanes of so many elements at most, with the
/// zeros before them.
constexpr Index panels_size(Index taps, Index channels, Index filters, Index groups, Index lane = detail::widest_lane) {
  return panels_begin(channels) + groups * detail::panels_of(taps * (channels / groups), filters / groups, lane);
}

}  // namespace modelc
