#pragma once
#include <cstring>

#include "modelc/parallel.hpp"

/// Chains of convolutions and poolings by bands of rows: of what lies between two of them, only the rows that the next
/// one is about to read exist, and they stay in the cache. After M. Alwani et al., "Fused-Layer CNN Accelerators"
/// (2016).
namespace modelc {

/// A step of a chain: its windows along the rows of what it reads, as in Window, and how it keeps its result. A lot is
/// what one thread runs, consecutive bands.
template <class T>
struct BandStage {
  Index size, stride, dilation, low;
  Index sources, positions;  ///< rows of an image that it reads and computes
  Index row = 0;             ///< elements of a row of its result
  T* kept = nullptr;         ///< a place of `most` such rows for each lot; the last step keeps nothing
  Index most = 0;
  Pinned pinned = {};
};

/// What a step does in a band. Rows are counted over all images.
template <class T>
struct Band {
  Index first = 0, rows = 0;      ///< of its result
  Index source = 0, sources = 0;  ///< that it reads
  Index low = 0;                  ///< rows of padding before those
  const T* from = nullptr;        ///< where the rows that it reads are kept
  T* to = nullptr;                ///< where its result is to be kept
  Pinned pinned = {};
};

namespace detail {

/// The bands of consecutive rows, one after the other: what was kept for one serves the next.
template <class T, int N>
class BandWalk {
 public:
  BandWalk(const BandStage<T> (&stages)[N], Index lot) : stages_(stages), lot_(lot) {}

  /// Puts what each step does for the rows first..end-1 of the last one's result in an image.
  void move(Index image, Index first, Index end, Band<T> (&band)[N]) {
    if (image != image_) {
      image_ = image;
      for (Index& rows : known_) rows = 0;
    }
    for (int s = N - 1; s >= 0; --s) {
      const BandStage<T>& stage = stages_[s];
      band[s].first = image * stage.positions + first;
      band[s].rows = end - first;
      const Index top = first * stage.stride - stage.low;
      const Index bottom = (end - 1) * stage.stride - stage.low + (stage.size - 1) * stage.dilation + 1;
      const Index from = inside(top, stage.sources), to = end > first ? inside(bottom, stage.sources) : from;
      band[s].source = image * stage.sources + from;
      band[s].sources = to - from;
      band[s].low = from - top;
      if (s == 0) return;
      first = keep(s - 1, from, band[s], band[s - 1]);
      end = to > first ? to : first;
      known_[s - 1] = end;
    }
  }

 private:
  static Index inside(Index row, Index rows) { return row < 0 ? 0 : row < rows ? row : rows; }

  // Makes room for a step's rows from `from` on; gives the first that is not there yet.
  Index keep(int s, Index from, Band<T>& reads, Band<T>& writes) {
    const BandStage<T>& stage = stages_[s];
    T* const place = stage.kept + lot_ * stage.most * stage.row;
    const Index kept = known_[s] > from ? known_[s] - from : 0;
    if (kept > 0 && from > begins_[s])
      std::memmove(place, place + (from - begins_[s]) * stage.row,
                   static_cast<std::size_t>(kept * stage.row) * sizeof(T));
    begins_[s] = from;
    reads.from = place;
    writes.to = place + kept * stage.row;
    return from + kept;
  }

  const BandStage<T> (&stages_)[N];
  Index lot_, image_ = -1;
  Index begins_[N] = {}, known_[N] = {};  // the rows that are kept of each step, and the one behind them
};

}  // namespace detail

/// Calls body(band), where band[s] is what step s of the chain has to do, for bands of `rows` rows of the last step's
/// result, in order. With threads, several consecutive bands for each at once: at most `lots` of them, each with a
/// place of its own for what is kept. Rows at their borders are computed twice. `cost` counts multiply-adds.
template <class T, int N, class Body>
void for_bands(const Parallel& threads, Index images, Index rows, Index lots, Index cost,
               const BandStage<T> (&stages)[N], const Body& body) noexcept {
  const Index positions = stages[N - 1].positions, each = ceil_div(positions, rows), all = images * each;
  Parallel some = threads;
  if (some.count > lots) some.count = static_cast<int>(lots);
  some(all, 1, cost, [&](Index begin, Index end) {
    detail::BandWalk<T, N> walk(stages, ceil_div(begin * some.count, all));
    Band<T> band[N];
    for (Index i = begin; i < end; ++i) {
      const Index first = i % each * rows;
      walk.move(i / each, first, first + rows < positions ? first + rows : positions, band);
      body(band);
    }
  });
}

}  // namespace modelc
