#pragma once
#include "modelc/lanes.hpp"
#include "modelc/winograd_size.hpp"

MODELC_PACKETS_BEGIN

/// The transforms of F(4 x 4, 3 x 3) (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016): along
/// each axis four sums of three products are coefficients of a product of polynomials, which is known from its values
/// at six points.
namespace modelc::detail {

/// The points are 0, p, -p, q, -q and infinity. All powers of these are exact, and rounding errors half of those with 1
/// and 2 (docs/decisions/0042-winograd.md).
template <class T>
struct WinogradPoints {
  static constexpr T p = T(0.625), q = T(1.5), p2 = p * p, q2 = q * q, p3 = p2 * p, q3 = q2 * q;
  static constexpr T sum = p2 + q2, product = p2 * q2;
};

/// Of six elements along an axis what is multiplied at two of the points: 0 and infinity, p and -p, or q and -q.
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

/// The same along both axes of a patch whose elements begin at at[0..35], for two of its rows.
template <int Pair, class T, int W>
MODELC_INLINE void winograd_source_rows(const T* const* at, Index channel, Index channels, T* to, Index apart) {
  const Lanes<T, W> lane;
  Lane<T, W> rows[2][6];
  MODELC_UNROLL
  for (int j = 0; j < 6; ++j) {
    Lane<T, W> x[6];
    MODELC_UNROLL
    for (int i = 0; i < 6; ++i) {
      x[i] = lane.load(at[i * 6 + j] + channel);
      // What the tile beside this one reads for the first time.
      if (Pair == 2 && j >= 2) MODELC_PREFETCH(at[i * 6 + j] + channel + winograd_tile * channels);
    }
    winograd_source<Pair>(x, rows[0][j], rows[1][j]);
  }
  MODELC_UNROLL
  for (int r = 0; r < 2; ++r) {
    T* const row = to + (Pair == 0 ? 5 * r : 2 * Pair - 1 + r) * 6 * apart;
    Lane<T, W> y[6];
    winograd_source<0>(rows[r], y[0], y[5]);
    winograd_source<1>(rows[r], y[1], y[2]);
    winograd_source<2>(rows[r], y[3], y[4]);
    MODELC_UNROLL
    for (int j = 0; j < 6; ++j) lane.store(row + j * apart, y[j]);
  }
}

/// Transforms the patch of one tile: element (k, c) of the result is to[k * apart + c].
template <class T, int W>
void winograd_patch_of(const T* const* at, Index channels, T* to, Index apart) {
  const auto part = [&](auto lane, Index c) {
    constexpr int N = decltype(lane)::width;
    winograd_source_rows<0, T, N>(at, c, channels, to + c, apart);
    winograd_source_rows<1, T, N>(at, c, channels, to + c, apart);
    winograd_source_rows<2, T, N>(at, c, channels, to + c, apart);
  };
  Index c = 0;
  if constexpr (W > 1) {
    for (; c + W <= channels; c += W) part(Lanes<T, W>{}, c);
  }
  for (; c < channels; ++c) part(Lanes<T, 1>{}, c);
}

/// Positions 0 and 2 or 1 and 3 of a tile's side, from products at the six points.
template <int First, class T, int W>
MODELC_INLINE void winograd_result(const Lane<T, W> (&y)[6], Lane<T, W>& a, Lane<T, W>& b) {
  using L = Lane<T, W>;
  using P = WinogradPoints<T>;
  if constexpr (First == 0) {
    const L s = y[1] + y[2], t = y[3] + y[4];
    a = (s + t) + y[0];
    b = fma(L(P::p2), s, L(P::q2) * t);
  } else {
    const L s = y[1] - y[2], t = y[3] - y[4];
    a = fma(L(P::p), s, L(P::q) * t);
    b = fma(L(P::p3), s, fma(L(P::q3), t, y[5]));
  }
}

template <int First, class T, int W>
MODELC_INLINE void winograd_result_rows(const T* from, Index apart, T* to, Index row) {
  const Lanes<T, W> lane;
  Lane<T, W> rows[2][6];
  MODELC_UNROLL
  for (int j = 0; j < 6; ++j) {
    Lane<T, W> y[6];
    MODELC_UNROLL
    for (int i = 0; i < 6; ++i) y[i] = lane.load(from + (i * 6 + j) * apart);
    winograd_result<First>(y, rows[0][j], rows[1][j]);
  }
  MODELC_UNROLL
  for (int r = 0; r < 2; ++r) {
    Lane<T, W> z[4];
    winograd_result<0>(rows[r], z[0], z[2]);
    winograd_result<1>(rows[r], z[1], z[3]);
    MODELC_UNROLL
    for (int j = 0; j < 4; ++j) lane.store(to + ((First + 2 * r) * 4 + j) * row, z[j]);
  }
}

/// The 4 x 4 positions of one tile, `row` elements from one to the next, of products from[k * apart + column]; as many
/// columns as are whole lanes.
template <class T, int W>
void winograd_tile_of(const T* from, Index apart, Index columns, T* to, Index row) {
  for (Index c = 0; c < columns; c += W) {
    winograd_result_rows<0, T, W>(from + c, apart, to + c, row);
    winograd_result_rows<1, T, W>(from + c, apart, to + c, row);
  }
}

/// The 36 weights of one channel and filter, of 3 x 3 that are `apart` in memory: in double precision, so that each is
/// rounded once.
template <class T>
void winograd_weights(const T* kernel, Index apart, double (&to)[winograd_products]) {
  using P = WinogradPoints<double>;
  constexpr double zero = 1 / P::product, near = 1 / (2 * P::p2 * (P::p2 - P::q2)),
                   far = 1 / (2 * P::q2 * (P::q2 - P::p2));
  const auto along = [](double a, double b, double c, double* y, Index step) {
    y[0] = zero * a;
    y[step] = near * (a + P::p * b + P::p2 * c);
    y[2 * step] = near * (a - P::p * b + P::p2 * c);
    y[3 * step] = far * (a + P::q * b + P::q2 * c);
    y[4 * step] = far * (a - P::q * b + P::q2 * c);
    y[5 * step] = c;
  };
  double rows[6][3];
  for (int j = 0; j < 3; ++j)
    along(double(kernel[j * apart]), double(kernel[(3 + j) * apart]), double(kernel[(6 + j) * apart]), &rows[0][j], 3);
  for (int i = 0; i < 6; ++i) along(rows[i][0], rows[i][1], rows[i][2], to + i * 6, 1);
}

}  // namespace modelc::detail

MODELC_PACKETS_END
