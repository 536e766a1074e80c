#pragma once
#include "modelc/packed.hpp"
#include "modelc/window.hpp"
#include "modelc/winograd_transforms.hpp"

MODELC_PACKETS_BEGIN

/// Convolutions of 3 x 3 without strides, dilation and groups by Winograd's method: a quarter of the multiplications
/// where tiles of 4 x 4 cover the result, and four ninths where those of 2 x 2 do.
namespace modelc::detail {

template <int Tile, class T, class Tiles>
struct WinogradConv {
  Index images, input[2], output[2], low[2], channels, filters;
  const T* x;
  const T* zeros;  ///< what padding reads; the panels are behind
  T* workspace;
  Pinned pinned = {};

  void run(const Parallel& threads, const Finish<T>& finish) const noexcept {
    const Index tiles = winograd_tiles(Tile, images, output[0], output[1]), cost = all * channels;
    if (tiles == 0 || filters == 0) return;
    const WinogradBlocks blocks(Tile, tiles, channels, filters);
    // What belongs to the parts first..last-1 of n.
    const auto from = [&](Index n, Index part) { return n * part / blocks.parts; };
    if (blocks.whole) {
      const Index groups = ceil_div(filters, winograd_columns);
      threads(tiles, 1, tiles * cost * 4, [&](Index first, Index last) { sources(blocks, 0, first, last, workspace); });
      threads(blocks.parts, 1, tiles * cost * filters, [&](Index first, Index last) {
        T* const sums = workspace + blocks.sources + first * blocks.sums;
        for (Index group = from(groups, first); group < from(groups, last); ++group)
          products(blocks, 0, tiles, group * winograd_columns, workspace, sums, finish);
      });
      return;
    }
    threads(blocks.parts, 1, tiles * cost * filters, [&](Index first, Index last) {
      T* const space = workspace + first * (blocks.sources + blocks.sums);
      const Index count = ceil_div(tiles, blocks.rows), end = from(count, last) * blocks.rows;
      for (Index tile = from(count, first) * blocks.rows; tile < end; tile += blocks.rows) {
        const Index rows = tiles - tile < blocks.rows ? tiles - tile : blocks.rows;
        sources(blocks, tile, 0, rows, space);
        for (Index column = 0; column < filters; column += winograd_columns)
          products(blocks, tile, rows, column, space, space + blocks.sources, finish);
      }
    });
  }

 private:
  static constexpr int W = Tiles::width;
  static constexpr Index patch = winograd_patch(Tile), all = winograd_products(Tile);
  static_assert(winograd_columns % Tiles::NR == 0, "panels lie in one group of columns");

  // Where a tile's positions begin.
  struct Place {
    Index image, row, column;
  };
  Place place(Index tile) const {
    const Index wide = ceil_div(output[1], Tile), high = ceil_div(output[0], Tile);
    return {tile / (wide * high), tile / wide % high * Tile, tile % wide * Tile};
  }

  // Transforms what the tiles first..last-1 of a block read.
  void sources(const WinogradBlocks& blocks, Index tile, Index first, Index last, T* to) const noexcept {
    for (Index r = first; r < last; ++r) {
      const Place at = place(tile + r);
      const T* source[all];
      for (Index i = 0; i < patch; ++i) {
        const Index p = at.row + i - low[0];
        for (Index j = 0; j < patch; ++j) {
          const Index q = at.column + j - low[1];
          const bool inside = p >= 0 && p < input[0] && q >= 0 && q < input[1];
          source[i * patch + j] = inside ? x + ((at.image * input[0] + p) * input[1] + q) * channels : zeros;
        }
      }
      winograd_patch_of<Tile, T, W>(source, channels, to + r * channels, blocks.matrix);
    }
  }

  // The results of a block's tiles and of the filters from `column` on, up to winograd_columns of them.
  void products(const WinogradBlocks& blocks, Index tile, Index rows, Index column, const T* from, T* sums,
                const Finish<T>& finish) const noexcept {
    const Index end = filters - column < winograd_columns ? filters : column + winograd_columns;
    const Index group = round_up(end - column, W);  // columns of all panels
    const Index height = blocks.rows + 1;           // odd where tiles are even: see WinogradBlocks::matrix
    const T* const panels = zeros + panels_begin(channels);
    for (Index k = 0; k < all; ++k) {
      const T* row[WinogradBlocks::most_rows];
      for (Index r = 0; r < rows; ++r) row[r] = from + k * blocks.matrix + r * channels;
      for (Index c = column; c < end; c += Tiles::NR) {
        const int packets = panel_packets<Tiles>(filters - c);
        const Index width = Index{packets} * W;
        const T* const panel = panels + (column * all + k * group + c - column) * channels;
        T* const to = sums + (c - column) * all * height + k * height * width;
        for (Index r = 0; r < rows;) {
          const int tall = packed_height(rows - r);
          packed_tile_of<T, Tiles>(tall, packets, true)(
              row + r, 0, 1, 0, channels, panel, 0, to + r * width, false,
              Ahead<T>::share(panel + width * channels, channels, width, r, rows));
          r += tall;
        }
      }
    }
    for (Index r = 0; r < rows; ++r) {
      const Place to = place(tile + r);
      for (Index c = column; c < end; c += Tiles::NR) {
        const Index width = Index{panel_packets<Tiles>(filters - c)} * W;
        const T* const at = sums + (c - column) * all * height + r * width;
        results(to, at, height * width, width, c, finish);
      }
    }
  }

  void results(const Place& at, const T* from, Index apart, Index width, Index column, const Finish<T>& finish) const {
    alignas(64) T sums[Tile * Tile * Tiles::NR];
    winograd_tile_of<Tile, T, W>(from, apart, width, sums, width);
    const Index high = WinogradBlocks::least(output[0] - at.row, Tile),
                wide = WinogradBlocks::least(output[1] - at.column, Tile),
                used = WinogradBlocks::least(filters - column, width);
    Index pixel[Tile * Tile];
    for (Index i = 0; i < high; ++i) {
      const Index line = ((at.image * output[0] + at.row + i) * output[1] + at.column);
      for (Index j = 0; j < wide; ++j) pixel[i * Tile + j] = line + j;
    }
    const Index lines = wide == Tile ? high : 1;  // that follow each other in `sums`
    for (Index i = 0; i < high * Tile; i += lines * Tile)
      finish.call(finish.context, sums + i * width, width, pixel + i, (lines - 1) * Tile + wide, column, 0, used);
  }
};

/// Where the weights of 3 x 3 taps, channels and filters lie.
template <class T>
struct WinogradKernel {
  const T* first;
  Index tap, channel, filter;  ///< elements from one to the next

  // Kernels that are transformed once: in double precision, so that each weight is rounded once.
  template <int Tile, int W>
  void transform(Index channel_at, Index filter_at, Index filters, Lane<T, W>* to) const {
    T lanes[winograd_products(Tile)][W] = {};
    for (Index j = 0; j < W && filter_at + j < filters; ++j) {
      double weights[9], products[winograd_products(Tile)];
      for (int k = 0; k < 9; ++k) weights[k] = double(at(k, channel_at, filter_at + j));
      winograd_weights<Tile, double>(weights, products);
      for (Index k = 0; k < winograd_products(Tile); ++k) lanes[k][j] = static_cast<T>(products[k]);
    }
    for (Index k = 0; k < winograd_products(Tile); ++k) to[k] = Lanes<T, W>{}.load(lanes[k]);
  }
  const T& at(Index k, Index c, Index f) const { return first[k * tap + c * channel + f * filter]; }
};

/// Kernels that change with every call: as fast as lanes are.
template <class T>
struct FreshWinogradKernel : WinogradKernel<T> {
  template <int Tile, int W>
  void transform(Index channel_at, Index filter_at, Index filters, Lane<T, W>* to) const {
    Lane<T, W> weights[9];
    for (int k = 0; k < 9; ++k) {
      if (filter_at + W <= filters) {
        const T* const from = &this->at(k, channel_at, filter_at);
        weights[k] = this->filter == 1 ? Lanes<T, W>{}.load(from) : Lanes<T, W>{}.load(from, this->filter);
        continue;
      }
      T some[W] = {};
      for (Index j = 0; filter_at + j < filters; ++j) some[j] = this->at(k, channel_at, filter_at + j);
      weights[k] = Lanes<T, W>{}.load(some);
    }
    winograd_weights<Tile, T>(weights, to);
  }
};

/// Transforms the filters column.. of one group.
template <int Tile, class Tiles, class T, class Kernel>
void winograd_group(const Kernel& kernel, Index channels, Index filters, Index column, T* to) noexcept {
  constexpr Index W = Tiles::width, products = winograd_products(Tile);
  const Index group = round_up(WinogradBlocks::least(filters - column, winograd_columns), W);
  to += products * channels * column;
  for (Index panel = 0; panel < group; panel += Tiles::NR) {
    const Index width = Index{panel_packets<Tiles>(group - panel)} * W;
    for (Index c = 0; c < channels; ++c) {
      for (Index first = 0; first < width; first += W) {
        Lane<T, W> weights[products];
        kernel.template transform<Tile, W>(c, column + panel + first, filters, weights);
        for (Index k = 0; k < products; ++k)
          Lanes<T, W>{}.store(to + (k * group + panel) * channels + c * width + first, weights[k]);
      }
    }
  }
}

/// The zeros and the matrices of all groups, which threads share.
template <int Tile, class Tiles, class T, class Kernel>
void winograd_transform(const Parallel& threads, const Kernel& kernel, Index channels, Index filters, T* to) noexcept {
  for (Index i = 0; i < panels_begin(channels); ++i) to[i] = T(0);
  T* const panels = to + panels_begin(channels);
  const Index groups = ceil_div(filters, winograd_columns);
  threads(groups, 1, 4 * winograd_products(Tile) * channels * filters, [&](Index first, Index last) {
    for (Index group = first; group < last; ++group)
      winograd_group<Tile, Tiles>(kernel, channels, filters, group * winograd_columns, panels);
  });
}
}  // namespace modelc::detail

namespace modelc {

/// Transforms a kernel [3, 3, channels, filters] for winograd_conv with tiles of that side, 2 or 4, once, when weights
/// are loaded: for each winograd_columns filters the matrices [channels, filters] of all products in panels, behind
/// zeros for padding; winograd_size elements. `Tiles` are the machine's unless a test asks for others.
template <int Tile, template <class> class Tiles = detail::NativeTiles, class T>
void winograd_kernel(const T* kernel, Index channels, Index filters, T* to) noexcept {
  const detail::WinogradKernel<T> weights{kernel, channels * filters, filters, 1};
  detail::winograd_transform<Tile, Tiles<T>>({}, weights, channels, filters, to);
}

/// conv of 3 x 3 with the kernel transformed (winograd_kernel), and winograd_workspace elements to work with. Rounding
/// errors are about twice those of conv: docs/decisions/0042-winograd.md.
template <int Tile, template <class> class Tiles = detail::NativeTiles, class T, Index LowA, Index LowB, class Epilogue>
void winograd_conv(const Parallel& threads, const ConvShape<Window<3, 1, 1, LowA>, Window<3, 1, 1, LowB>>& shape,
                   const T* x, const T* transformed, T* workspace, const Epilogue& epilogue) noexcept {
  const detail::WinogradConv<Tile, T, Tiles<T>> product{shape.batch,
                                                        {shape.input[0], shape.input[1]},
                                                        {shape.output[0], shape.output[1]},
                                                        {shape.windows.first.low(), shape.windows.second.low()},
                                                        shape.channels,
                                                        shape.filters,
                                                        x,
                                                        transformed,
                                                        workspace};
  product.run(threads, detail::Finish<T>::template with<Tiles<T>::width>(epilogue));
}

/// conv of 3 x 3 with a kernel [3, 3, channels, filters] that other calls do not share, as in a step of training: it is
/// transformed first. The workspace has fresh_winograd_workspace elements.
template <int Tile, template <class> class Tiles = detail::NativeTiles, class T, Index LowA, Index LowB, class Epilogue>
void fresh_winograd_conv(const Parallel& threads, const ConvShape<Window<3, 1, 1, LowA>, Window<3, 1, 1, LowB>>& shape,
                         const T* x, const T* kernel, T* workspace, const Epilogue& epilogue) noexcept {
  const detail::FreshWinogradKernel<T> weights{{kernel, shape.channels * shape.filters, shape.filters, 1}};
  detail::winograd_transform<Tile, Tiles<T>>(threads, weights, shape.channels, shape.filters, workspace);
  winograd_conv<Tile, Tiles>(threads, shape, x, workspace,
                             workspace + winograd_size(Tile, shape.channels, shape.filters), epilogue);
}

/// The same for conv_transpose, whose windows see the kernel from behind, with filters for channels.
template <int Tile, template <class> class Tiles = detail::NativeTiles, class T, Index LowA, Index LowB, class Epilogue>
void fresh_winograd_conv_transpose(const Parallel& threads,
                                   const ConvShape<Window<3, 1, 1, LowA>, Window<3, 1, 1, LowB>>& shape, const T* x,
                                   const T* kernel, T* workspace, const Epilogue& epilogue) noexcept {
  const Index matrix = shape.channels * shape.filters, from = shape.filters, to = shape.channels;
  const detail::FreshWinogradKernel<T> weights{{kernel + 8 * matrix, -matrix, 1, shape.filters}};
  detail::winograd_transform<Tile, Tiles<T>>(threads, weights, from, to, workspace);
  const detail::WinogradConv<Tile, T, Tiles<T>> product{shape.batch,
                                                        {shape.output[0], shape.output[1]},
                                                        {shape.input[0], shape.input[1]},
                                                        {2 - shape.windows.first.low(), 2 - shape.windows.second.low()},
                                                        from,
                                                        to,
                                                        x,
                                                        workspace,
                                                        workspace + winograd_size(Tile, from, to)};
  product.run(threads, detail::Finish<T>::template with<Tiles<T>::width>(epilogue));
}

}  // namespace modelc

MODELC_PACKETS_END
