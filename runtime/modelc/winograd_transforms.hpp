#pragma once
#include "modelc/lanes.hpp"
#include "modelc/winograd_size.hpp"

MODELC_PACKETS_BEGIN

/// The transforms of F(4 x 4, 3 x 3) and F(2 x 2, 3 x 3) (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2016): along each axis sums of three products are coefficients of a product of polynomials, which is
/// known from its values at some points, of four sums at six and of two at four.
namespace modelc::detail {

/// The points are 0, p, -p, q, -q and infinity. All powers of these are exact, and rounding errors half of those with 1
/// and 2 (docs/decisions/0042-winograd.md).
template <class T>
struct WinogradPoints {
  static constexpr T p = T(0.625), q = T(1.5), p2 = p * p, q2 = q * q, p3 = p2 * p, q3 = q2 * q;
  static constexpr T sum = p2 + q2, product = p2 * q2;
};

/// Of the elements along an axis what is multiplied at two of the points: 0 and infinity, p and -p, or q and -q.
template <int Pair, class T, int W>
MODELC_INLINE void winograd_source(const Lane<T, W> (&x)[6], Lane<T, W>& y, Lane<T, W>& z) {
  using L = Lane<T, W>;
  using P = WinogradPoints<T>;
  if constexpr (Pair == 0) {
    y = fma(L(P::product), x[0], fma(L(-P::sum), x[2], x[4]));
    z = fma(L(P::product), x[1], fma(L(-P::sum), x[3], x[5]));
  } else {
    constexpr T value = Pair == 1 ? P::p : P::q, other = Pair == 1 ? P::q2 : P::p2;
    const L even = fma(L(-other), x[2], x[4]), odd = fma(L(-other), x[1], x[3]);
    y = fma(L(value), odd, even);
    z = fma(L(-value), odd, even);
  }
}
/// The same for four elements, whose points are 0, 1, -1 and infinity.
template <int Pair, class T, int W>
MODELC_INLINE void winograd_source(const Lane<T, W> (&x)[4], Lane<T, W>& y, Lane<T, W>& z) {
  y = Pair == 0 ? x[2] - x[0] : x[2] + x[1];
  z = Pair == 0 ? x[3] - x[1] : x[2] - x[1];
}

/// Two rows or columns of the products, of `patch` in all, that belong to a pair of points.
constexpr int winograd_row(int pair, int second, int patch) {
  return pair == 0 ? second * (patch - 1) : 2 * pair - 1 + second;
}

/// The same along both axes of a patch whose elements begin at at[0..patch * patch - 1], for two rows of products.
template <int Tile, int Pair, class T, int W>
MODELC_INLINE void winograd_source_rows(const T* const* at, Index channel, Index channels, T* to, Index apart) {
  constexpr int patch = winograd_patch(Tile);
  const Lanes<T, W> lane;
  Lane<T, W> rows[2][patch];
  MODELC_UNROLL
  for (int j = 0; j < patch; ++j) {
    Lane<T, W> x[patch];
    MODELC_UNROLL
    for (int i = 0; i < patch; ++i) {
      x[i] = lane.load(at[i * patch + j] + channel);
      // What the tile beside this one reads for the first time.
      if (Pair == patch / 2 - 1 && j >= 2) MODELC_PREFETCH(at[i * patch + j] + channel + Tile * channels);
    }
    winograd_source<Pair>(x, rows[0][j], rows[1][j]);
  }
  MODELC_UNROLL
  for (int r = 0; r < 2; ++r) {
    T* const row = to + winograd_row(Pair, r, patch) * patch * apart;
    const auto store = [&](auto pair) {
      Lane<T, W> y[2];
      winograd_source<decltype(pair)::value>(rows[r], y[0], y[1]);
      MODELC_UNROLL
      for (int s = 0; s < 2; ++s) lane.store(row + winograd_row(decltype(pair)::value, s, patch) * apart, y[s]);
    };
    store(std::integral_constant<int, 0>{});
    store(std::integral_constant<int, 1>{});
    if constexpr (Tile == 4) store(std::integral_constant<int, 2>{});
  }
}

/// Transforms the patch of one tile: element (k, c) of the result is to[k * apart + c].
template <int Tile, class T, int W>
void winograd_patch_of(const T* const* at, Index channels, T* to, Index apart) {
  const auto part = [&](auto lane, Index c) {
    constexpr int N = decltype(lane)::width;
    winograd_source_rows<Tile, 0, T, N>(at, c, channels, to + c, apart);
    winograd_source_rows<Tile, 1, T, N>(at, c, channels, to + c, apart);
    if constexpr (Tile == 4) winograd_source_rows<Tile, 2, T, N>(at, c, channels, to + c, apart);
  };
  Index c = 0;
  if constexpr (W > 1) {
    for (; c + W <= channels; c += W) part(Lanes<T, W>{}, c);
  }
  for (; c < channels; ++c) part(Lanes<T, 1>{}, c);
}

/// Positions 0 and 2 or 1 and 3 of a tile's side, from products at the six points.
template <int First, class T, int W>
MODELC_INLINE void winograd_result(const Lane<T, W> (&y)[6], Lane<T, W> (&to)[2]) {
  using L = Lane<T, W>;
  using P = WinogradPoints<T>;
  if constexpr (First == 0) {
    const L s = y[1] + y[2], t = y[3] + y[4];
    to[0] = (s + t) + y[0];
    to[1] = fma(L(P::p2), s, L(P::q2) * t);
  } else {
    const L s = y[1] - y[2], t = y[3] - y[4];
    to[0] = fma(L(P::p), s, L(P::q) * t);
    to[1] = fma(L(P::p3), s, fma(L(P::q3), t, y[5]));
  }
}
/// Position 0 or 1, from products at the four points.
template <int First, class T, int W>
MODELC_INLINE void winograd_result(const Lane<T, W> (&y)[4], Lane<T, W> (&to)[1]) {
  to[0] = First == 0 ? (y[1] + y[2]) + y[0] : (y[1] - y[2]) + y[3];
}

template <int Tile, int First, class T, int W>
MODELC_INLINE void winograd_result_rows(const T* from, Index apart, T* to, Index row) {
  constexpr int patch = winograd_patch(Tile), half = Tile / 2;
  const Lanes<T, W> lane;
  Lane<T, W> rows[half][patch];
  MODELC_UNROLL
  for (int j = 0; j < patch; ++j) {
    Lane<T, W> y[patch], z[half];
    MODELC_UNROLL
    for (int i = 0; i < patch; ++i) y[i] = lane.load(from + (i * patch + j) * apart);
    winograd_result<First>(y, z);
    MODELC_UNROLL
    for (int r = 0; r < half; ++r) rows[r][j] = z[r];
  }
  MODELC_UNROLL
  for (int r = 0; r < half; ++r) {
    T* const line = to + (First + 2 * r) * Tile * row;
    Lane<T, W> even[half], odd[half];
    winograd_result<0>(rows[r], even);
    winograd_result<1>(rows[r], odd);
    MODELC_UNROLL
    for (int j = 0; j < half; ++j) {
      lane.store(line + 2 * j * row, even[j]);
      lane.store(line + (2 * j + 1) * row, odd[j]);
    }
  }
}

/// The positions of one tile, `row` elements from one to the next, of products from[k * apart + column]; as many
/// columns as are whole lanes.
template <int Tile, class T, int W>
void winograd_tile_of(const T* from, Index apart, Index columns, T* to, Index row) {
  for (Index c = 0; c < columns; c += W) {
    winograd_result_rows<Tile, 0, T, W>(from + c, apart, to + c, row);
    winograd_result_rows<Tile, 1, T, W>(from + c, apart, to + c, row);
  }
}

/// What three weights along an axis, `from` elements apart, are at the points: numbers of type N, from coefficients of
/// type C.
template <int Tile, class C, class N>
MODELC_INLINE void winograd_weights_along(const N* weights, Index from, N* y, Index step) {
  const N a = weights[0], b = weights[from], c = weights[2 * from];
  const auto sum = [&](double scale, double p) {
    return N(C(scale)) * (a + N(C(p)) * b + N(C(p * p)) * c);  // at point p
  };
  if constexpr (Tile == 4) {
    using P = WinogradPoints<double>;
    constexpr double near = 1 / (2 * P::p2 * (P::p2 - P::q2)), far = 1 / (2 * P::q2 * (P::q2 - P::p2));
    y[0] = N(C(1 / P::product)) * a;
    y[step] = sum(near, P::p);
    y[2 * step] = sum(near, -P::p);
    y[3 * step] = sum(far, P::q);
    y[4 * step] = sum(far, -P::q);
  } else {
    y[0] = N(C(0)) - a;
    y[step] = sum(0.5, 1);
    y[2 * step] = sum(0.5, -1);
  }
  y[(winograd_patch(Tile) - 1) * step] = c;
}

/// The weights of all products, from those of 3 x 3.
template <int Tile, class C, class N>
MODELC_INLINE void winograd_weights(const N (&weights)[9], N* to) {
  constexpr int patch = winograd_patch(Tile);
  N rows[patch * 3];
  MODELC_UNROLL
  for (int j = 0; j < 3; ++j) winograd_weights_along<Tile, C>(weights + j, 3, rows + j, 3);
  MODELC_UNROLL
  for (int i = 0; i < patch; ++i) winograd_weights_along<Tile, C>(rows + 3 * i, 1, to + i * patch, 1);
}

}  // namespace modelc::detail

MODELC_PACKETS_END
