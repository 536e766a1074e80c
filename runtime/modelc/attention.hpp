#pragma once
#include <algorithm>
#include <cmath>
#include <limits>

#include "modelc/matmul.hpp"

MODELC_PACKETS_BEGIN

/// softmax(q k) v without its matrix of scores.
namespace modelc {

namespace detail {
/// A block of rows of the result, which goes through the keys in blocks of its own. What is known so far of a row is
/// its largest score, the sum of its exponentials and their products with v, both scaled by that score (Milakov and
/// Gimelshein 2018; in blocks as FlashAttention has it, Dao et al. 2022). All lies on the stack.
template <class T>
struct AttentionBlock {
  static constexpr Index most_rows = 96, most_keys = 256, most_columns = 256;
  Index rows;
  T largest[most_rows], sum[most_rows];
  alignas(64) T scores[most_rows * most_keys];
  alignas(64) T result[most_rows * most_columns];

  void begin(Index count, Index columns) {
    rows = count;
    std::fill_n(largest, rows, -std::numeric_limits<T>::infinity());
    std::fill_n(sum, rows, T(0));
    std::fill_n(result, rows * columns, T(0));
  }

  /// The scores of `keys` more keys become exponentials; what is known so far is scaled to the largest score of all.
  void take_scores(Index keys, Index columns) {
    for (Index r = 0; r < rows; ++r) {
      T* const row = scores + r * most_keys;
      const T most = reduce_lanes<Max, T>(keys, [&](auto lane, Index i) { return lane.load(row + i); });
      const T before = largest[r];
      if (most > before) {
        largest[r] = most;
        const T factor = std::exp(before - most);
        sum[r] *= factor;
        T* const out = result + r * columns;
        for_lanes<T>(columns, [&](auto lane, Index i) { lane.store(out + i, lane.load(out + i) * lane(factor)); });
      }
      const T top = largest[r] > -std::numeric_limits<T>::infinity() ? largest[r] : T(0);  // no key counts so far
      sum[r] += reduce_lanes<Sum, T>(keys, [&](auto lane, Index i) {
        const auto weight = exp(lane.load(row + i) - lane(top));
        lane.store(row + i, weight);
        return weight;
      });
    }
  }
};

template <class T, class Scores, class Epilogue>
void attention_rows(Index first, Index rows, Index depth, Index keys, Index columns, const T* q, Index q_row,
                    const T* k, Index k_row, Index k_column, const T* v, Index v_row, const Scores& masked,
                    const Epilogue& epilogue) noexcept {
  using Block = AttentionBlock<T>;
  const Parallel alone;
  Block block;
  block.begin(rows, columns);
  for (Index at = 0; at < keys; at += Block::most_keys) {
    const Index count = keys - at < Block::most_keys ? keys - at : Block::most_keys;
    matmul(alone, rows, depth, count, q + first * q_row, q_row, 1, k + at * k_column, k_row, k_column,
           [&](auto lane, auto score, Index row, Index key) {
             lane.store(block.scores + row * Block::most_keys + key, masked(lane, score, first + row, at + key));
           });
    block.take_scores(count, columns);
    matmul(alone, rows, count, columns, block.scores, Block::most_keys, 1, v + at * v_row, v_row, 1,
           [&](auto lane, auto part, Index row, Index column) {
             T* const to = block.result + row * columns + column;
             lane.store(to, lane.load(to) + part);
           });
  }
  for (Index r = 0; r < rows; ++r) {
    const T whole = block.sum[r];
    for_lanes<T>(columns, [&](auto lane, Index i) {
      epilogue(lane, lane.load(block.result + r * columns + i) / lane(whole), first + r, i);
    });
  }
}

template <class T, class Scores, class Epilogue>
void attend(const Parallel& threads, Index rows, Index depth, Index keys, Index columns, const T* q, Index q_row,
            const T* k, Index k_row, Index k_column, const T* v, Index v_row, const Scores& masked,
            const Epilogue& epilogue) noexcept {
  constexpr Index unit = AttentionBlock<T>::most_rows;
  threads(rows, unit, rows * keys * (depth + columns), [&](Index first, Index last) {
    for (; first < last; first += unit)
      attention_rows(first, last - first < unit ? last - first : unit, depth, keys, columns, q, q_row, k, k_row,
                     k_column, v, v_row, masked, epilogue);
  });
}
}  // namespace detail

/// softmax(scale * q k) v: q [rows, depth] and v [keys, columns] with the elements of a row side by side, k [depth,
/// keys] with any strides, columns up to 256. The scores are never all there: blocks of 96 rows by 256 keys stay in the
/// cache. `epilogue` is as for matmul.
template <class T, class Epilogue>
void attention(const Parallel& threads, Index rows, Index depth, Index keys, Index columns, T scale, const T* q,
               Index q_row, const T* k, Index k_row, Index k_column, const T* v, Index v_row,
               const Epilogue& epilogue) noexcept {
  detail::attend(
      threads, rows, depth, keys, columns, q, q_row, k, k_row, k_column, v, v_row,
      [&](auto lane, auto score, Index, Index) { return score * lane(scale); }, epilogue);
}

/// The same where mask[row, key] is true; the score of other keys is `otherwise`.
template <class T, class Epilogue>
void masked_attention(const Parallel& threads, Index rows, Index depth, Index keys, Index columns, T scale, const T* q,
                      Index q_row, const T* k, Index k_row, Index k_column, const T* v, Index v_row, const bool* mask,
                      Index mask_row, Index mask_key, T otherwise, const Epilogue& epilogue) noexcept {
  detail::attend(
      threads, rows, depth, keys, columns, q, q_row, k, k_row, k_column, v, v_row,
      [&](auto lane, auto score, Index row, Index key) {
        return select(lane.load(mask + row * mask_row + key * mask_key, mask_key), score * lane(scale),
                      lane(otherwise));
      },
      epilogue);
}

}  // namespace modelc

MODELC_PACKETS_END
