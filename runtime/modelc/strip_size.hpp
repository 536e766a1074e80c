#pragma once
#include "modelc/index.hpp"

/// For which sizes products and convolutions can read bytes (packed_bytes.hpp): known to the compiler.
namespace modelc {

namespace detail {
/// Numbers that a block's strips of the source take at most, and those that rows of a matrix take.
constexpr Index strip_elements = 8192, byte_row_elements = 16384;
/// Rows of the register tile: a block has as many at least.
constexpr Index fewest_byte_rows = 6;

/// Pixels of the strips, of one line of taps, for that many positions that follow each other in lines of `wide`.
constexpr Index strip_pixels(Index rows, Index wide, Index size, Index stride, Index dilation) {
  const Index span = (size - 1) * dilation + 1, lines = ceil_div(rows - 1, wide > 0 ? wide : 1) + 1;
  return rows * stride + (lines < rows ? lines : rows) * (span > stride ? span - stride : 0);
}
}  // namespace detail

/// Do strips fit for a window of so many taps in the outer axes, and of that size, stride and dilation in the last?
constexpr bool strips_fit(Index outer_taps, Index channels, Index size, Index stride, Index dilation) {
  return outer_taps * channels * detail::strip_pixels(detail::fewest_byte_rows, 1, size, stride, dilation) <=
         detail::strip_elements;
}
/// Does it pay to multiply so many rows of `inner` bytes by a matrix of that many columns? 0 are rows of any number. A
/// block of rows goes by all weights, which a second cache should keep (docs/decisions/0044-bytes.md).
constexpr bool byte_rows_fit(Index rows, Index inner, Index columns) {
  constexpr Index cache_elements = Index{1} << 18;
  const Index fit = inner > 0 ? detail::byte_row_elements / inner : 0;
  return rows > 0 && rows <= fit ? true : fit >= 3 * detail::fewest_byte_rows && inner * columns <= cache_elements;
}

}  // namespace modelc
