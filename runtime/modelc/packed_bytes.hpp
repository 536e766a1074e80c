#pragma once
#include "modelc/packed_conv.hpp"
#include "modelc/strip_size.hpp"

MODELC_PACKETS_BEGIN

/// Packed products and convolutions of bytes, pixels as they come from a camera: byte * scale + shift of a block's rows
/// is computed as the block begins, into memory that stays in the nearest caches.
namespace modelc::detail {

/// byte * scale + shift, with numbers of each channel's own or the same for all. `affine` are the scales, then the
/// shifts.
template <class T, int W>
class Affine {
 public:
  Affine(const T* affine, Index own) : scale_(affine), shift_(affine + own), own_(own) {
    bool same = true;
    for (Index c = 1; c < own; ++c) same = same && scale_[c] == scale_[0] && shift_[c] == shift_[0];
    if (same) own_ = 1;
    if (own_ > most) return;
    for (Index i = 0, c = 0; i < own_ + W; ++i, c = c + 1 < own_ ? c + 1 : 0) {
      repeated_[0][i] = scale_[c];
      repeated_[1][i] = shift_[c];
    }
    scale_ = repeated_[0];
    shift_ = repeated_[1];
  }
  Affine(const Affine&) = delete;
  Affine& operator=(const Affine&) = delete;

  /// Elements that lie one behind the other, the first of channel 0.
  template <class Byte>
  void operator()(const Byte* from, Index count, T* to) const {
    if (own_ <= most) return convert(from, count, to);
    for (; count > 0; count -= own_, from += own_, to += own_) convert(from, own_, to);
  }

 private:
  static constexpr Index most = 64;

  template <class Byte>
  void convert(const Byte* from, Index count, T* to) const {
    Index i = 0;
    if constexpr (W > 1) {
      if (own_ == 1) i = packets<1>(from, count, to);
      if (own_ == 3) i = packets<3>(from, count, to);
      const Index step = own_ > most ? W : W % own_;
      for (Index channel = i % own_; i + W <= count; i += W) {
        packet(from + i, channel, to + i);
        channel += step;
        if (own_ <= most && channel >= own_) channel -= own_;
      }
      if (i < count && count >= W) {  // the last packet begins early
        i = count - W;
        packet(from + i, i % own_, to + i);
        return;
      }
    }
    for (Index channel = i % own_; i < count; ++i, channel = channel + 1 < own_ ? channel + 1 : 0)
      to[i] = fma(Lane<T, 1>(static_cast<T>(from[i])), Lane<T, 1>(scale_[channel]), Lane<T, 1>(shift_[channel])).value;
  }
  template <class Byte>
  MODELC_INLINE void packet(const Byte* from, Index channel, T* to) const {
    const Lanes<T, W> lane;
    lane.store(to, fma(lane.load(from), lane.load(scale_ + channel), lane.load(shift_ + channel)));
  }
  /// Of so many channels, with their numbers in registers, while there are as many packets. Returns what is done.
  template <int Own, class Byte>
  Index packets(const Byte* from, Index count, T* to) const {
    const Lanes<T, W> lane;
    Lane<T, W> scale[Own], shift[Own];
    MODELC_UNROLL
    for (int c = 0; c < Own; ++c) {
      scale[c] = lane.load(scale_ + c * W % Own);
      shift[c] = lane.load(shift_ + c * W % Own);
    }
    Index i = 0;
    for (; i + Own * W <= count; i += Own * W) {
      MODELC_UNROLL
      for (int c = 0; c < Own; ++c) lane.store(to + i + c * W, fma(lane.load(from + i + c * W), scale[c], shift[c]));
    }
    return i;
  }

  const T *scale_, *shift_;
  Index own_;
  alignas(64) T repeated_[2][most + W];
};

/// The rows of a convolution of bytes: of each line of the source that the windows at some positions of a line meet,
/// a strip of numbers, its padding included.
template <class T, class Byte, class M, int W>
struct StripRows {
  const M& m;
  const Byte* x;
  const Affine<T, W>& affine;
  Index runs;   ///< of the table for each line: 1 where all taps are one, otherwise the taps of the last axis
  Index first;  ///< channel

  static constexpr bool once = true;
  /// A strip, and where its line begins in the source; -1 outside of it.
  struct Strip {
    Index line;
    const T* at;
  };
  struct Scratch {
    Strip lines[2][most_taps];  // of a line of positions, and of the one before
    alignas(64) T strips[strip_elements];
  };
  Index most() const {
    const auto& w = m.c.window;
    const Index pixel = m.a.window.size() * m.b.window.size() * m.channels, wide = m.c.positions();
    Index rows = 192;  // those of a block
    while (rows > fewest_byte_rows &&
           pixel * strip_pixels(rows, wide, w.size(), w.stride(), w.dilation()) > strip_elements)
      rows -= fewest_byte_rows;
    return rows;
  }
  void find(Index begin, Index rows, const T** table, Index apart, Scratch& scratch) const {
    const auto& w = m.c.window;
    const Index step = w.stride() * m.channels, tap = w.dilation() * m.channels;
    T* free = scratch.strips;
    Index last_start = 0, last_pixels = -1, last_count = 0, turn = 0;
    for_position_lines(m, begin, rows, [&](Index r, Index image, Index a, Index b, Index c, Index count) {
      const T** at = table + r;
      const Index start = c * w.stride() - w.low();
      const Index pixels = (count - 1) * w.stride() + (w.size() - 1) * w.dilation() + 1;
      Strip* const lines = scratch.lines[turn];
      const Strip *before = scratch.lines[1 - turn], *const end = before + last_count;
      if (start != last_start || pixels != last_pixels) before = end;
      last_count = 0;
      for_lines(m, image, a, b, [&](Index line, bool inside) {
        Strip& strip = lines[last_count++];
        strip = {inside ? line : -1, free};
        while (before != end && before->line < strip.line) ++before;
        if (before != end && before->line == strip.line) {  // the windows above meet it as well
          strip.at = before->at;
        } else {
          fill(free, line, start, pixels, inside);
          free += pixels * m.channels;
        }
        for (Index k = 0; k < runs; ++k, at += apart) {
          const T* const from = strip.at + k * tap + first;
          for (Index i = 0; i < count; ++i) at[i] = from + i * step;
        }
      });
      last_start = start;
      last_pixels = pixels;
      turn = 1 - turn;
    });
  }

 private:
  void fill(T* strip, Index line, Index start, Index pixels, bool inside) const {
    const Inside met(start, 1, inside ? pixels : 0, m.c.sources());
    const Index from = met.first * m.channels, to = met.last * m.channels, end = pixels * m.channels;
    for (Index i = 0; i < from; ++i) strip[i] = T(0);
    affine(x + (line + start) * m.channels + from, to - from, strip + from);
    for (Index i = to; i < end; ++i) strip[i] = T(0);
  }
};

/// The rows of a matrix of bytes, whose elements lie side by side.
template <class T, class Byte, int W>
struct ByteRows {
  const Byte* a;
  Index row, deep;
  const Affine<T, W>& affine;

  static constexpr bool once = true;
  struct Scratch {
    alignas(64) T rows[byte_row_elements];
  };
  Index most() const { return byte_row_elements / (deep > 0 ? deep : 1); }
  void find(Index first, Index rows, const T** table, Index, Scratch& scratch) const {
    for (Index r = 0; r < rows; ++r) {
      T* const to = scratch.rows + r * deep;
      affine(a + (first + r) * row, deep, to);
      table[r] = to;
    }
  }
};

}  // namespace modelc::detail

namespace modelc {

/// packed_conv of byte * scale + shift, where `affine` are scales and then shifts of each channel; padding is zeros
/// behind that. The compiler sees to it that strips of the source fit (strips_fit).
template <template <class> class Tiles = detail::NativeTiles, class T, class Byte, class... W, class Epilogue>
void bytes_conv(const Parallel& threads, const ConvShape<W...>& shape, const Byte* x, const T* panels, const T* affine,
                const Epilogue& epilogue) noexcept {
  const auto m = detail::conv_geometry<false>(shape.batch, shape.channels, shape.input, shape.output, shape.windows);
  using M = std::remove_const_t<decltype(m)>;
  constexpr int width = Tiles<T>::width;
  const Index deep = shape.channels / shape.groups, wide = shape.filters / shape.groups;
  const Index positions = m.batch * m.a.positions() * m.b.positions() * m.c.positions();
  // Of a strip the taps of a line are one run, where nothing lies between them.
  const Index together = shape.groups == 1 && m.c.window.dilation() == 1 ? m.c.window.size() : 1;
  const Index taps = m.taps() / together, group = detail::panels_of(m.taps() * deep, wide, width);
  const detail::Affine<T, width> numbers(affine, shape.channels);
  const auto finish = detail::Finish<T>::template with<width>(epilogue);
  for (Index g = 0; g < shape.groups; ++g) {
    const detail::PackedProduct<T, Tiles<T>> product{
        positions, taps, together * deep, wide, panels + panels_begin(shape.channels) + g * group, g * wide};
    product.run(threads, detail::StripRows<T, Byte, M, width>{m, x, numbers, m.c.window.size() / together, g * deep},
                finish);
  }
}

/// packed_matmul of byte * scale + shift, where `affine` are `own` scales and as many shifts: of each column of A, or
/// one for all.
template <template <class> class Tiles = detail::NativeTiles, class T, class Byte, class Epilogue>
void bytes_matmul(const Parallel& threads, Index rows, Index inner, Index cols, const Byte* a, Index a_row,
                  const T* panels, const T* affine, Index own, const Epilogue& epilogue) noexcept {
  constexpr int width = Tiles<T>::width;
  const detail::Affine<T, width> numbers(affine, own);
  const detail::PackedProduct<T, Tiles<T>> product{rows, 1, inner, cols, panels + panels_begin(inner)};
  product.run(threads, detail::ByteRows<T, Byte, width>{a, a_row, inner, numbers},
              detail::Finish<T>::template with<width>(epilogue));
}

}  // namespace modelc

MODELC_PACKETS_END
