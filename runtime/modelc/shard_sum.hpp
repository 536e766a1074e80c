#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "modelc/all_reduce.hpp"
#include "modelc/tensor_info.hpp"

/// Sums over the shards of a batch, in an order that the number of shards alone decides.
namespace modelc {
namespace detail {

/// Some elements of a block, and how those of several shards become one.
struct Segment {
  enum class Rule : std::uint8_t { sum, first };
  enum class Type : std::uint8_t { f32, f64, i32, i64, bytes };
  Index offset = 0;  ///< bytes
  Index count = 0;   ///< elements
  Type type = Type::f32;
  Rule rule = Rule::sum;

  Index width() const { return type == Type::f64 || type == Type::i64 ? 8 : type == Type::bytes ? 1 : 4; }
  bool is_real() const { return type == Type::f32 || type == Type::f64; }
};

inline Segment segment_of(const TensorInfo& info, Index offset, Segment::Rule rule) {
  using Type = Segment::Type;
  const std::string dtype = info.dtype;
  const Type type = dtype == "f32"   ? Type::f32
                    : dtype == "f64" ? Type::f64
                    : dtype == "i32" ? Type::i32
                    : dtype == "i64" ? Type::i64
                                     : Type::bytes;
  return {offset, info.size(), type, type == Type::bytes ? Segment::Rule::first : rule};
}

/// The nearest value that has the first 16 bits alone, ties to the even one.
inline float as_bf16(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  if ((bits & 0x7F800000u) != 0x7F800000u) bits += 0x7FFFu + ((bits >> 16) & 1u);
  bits &= 0xFFFF0000u;
  std::memcpy(&value, &bits, sizeof bits);
  return value;
}

/// The sum over all shards, on every rank: each has some of them, one behind the other. Shards are added in pairs, sums
/// of pairs in pairs, and so on, whoever has them; with two operands, who comes first makes no difference.
class ShardSum {
 public:
  /// Blocks have `bytes` bytes. The first `narrow` of them are f32, and are rounded to bf16 wherever they are sums, so
  /// that half as much is sent of them.
  ShardSum(std::vector<Segment> segments, Index bytes, Index shards, const AllReduce& all, Index narrow = 0)
      : segments_(std::move(segments)), bytes_(bytes), shards_(shards), all_(&all), narrow_(narrow) {
    if (all.ranks > shards)
      raise("there are " + std::to_string(all.ranks) + " ranks for " + std::to_string(shards) +
            (shards == 1 ? " shard" : " shards") + " of a batch: give at least as many shards");
    for (Index size = 1; size < 2 * shards; size *= 2) levels_.emplace_back(bytes);
  }

  /// The first shard of a rank; of the number behind the last rank, that of shards.
  Index first(int rank) const { return (rank * shards_ + all_->ranks - 1) / all_->ranks; }
  Index shards() const { return shards_; }
  Index bytes() const { return bytes_; }

  /// Calls make(shard, block) for every shard of this rank in their order; the sum of all shards' blocks.
  template <class Make>
  const Arena& operator()(const Make& make) {
    if (all_->ranks > 1 && halves()) {
      sum(first(all_->rank), first(all_->rank + 1), 0, make);
      exchange_halves(0, bytes_);
    } else {
      sum(0, shards_, 0, make);
      hand_out();
    }
    return levels_[0];
  }

  /// May the last shard of a rank come in ranges?
  bool takes_ranges() const { return all_->ranks > 1 && all_->any_thread && halves(); }
  /// The same without the last shard of this rank: every range of its block comes into the one that is given back, and
  /// then by finish, in the same order on all ranks. What that gives for all ranges is the sum.
  template <class Make>
  const Arena& all_but_last(const Make& make) {
    Index lo = first(all_->rank);
    const Index hi = first(all_->rank + 1);
    last_ = 0;
    for (Index half = (hi - lo) / 2; half > 0; half /= 2, ++last_) {
      sum(lo, lo + half, last_, make);
      lo += half;
    }
    return levels_[last_];
  }
  const Arena& finish(Index begin, Index end) {
    round(levels_[last_], begin, end);
    for (std::size_t level = last_; level > 0; --level) add(levels_[level - 1], levels_[level], begin, end);
    exchange_halves(begin, end);
    return levels_[0];
  }

 private:
  static constexpr Index unit = 64;  // bytes; a multiple of every element

  static bool is_power(Index n) { return (n & (n - 1)) == 0; }
  /// Does every rank have a whole subtree, so that halves of sums can be exchanged?
  bool halves() const { return is_power(shards_) && is_power(all_->ranks); }

  int owner(Index shard) const {
    int rank = static_cast<int>(shard * all_->ranks / shards_);
    while (first(rank + 1) <= shard) ++rank;
    while (first(rank) > shard) --rank;
    return rank;
  }

  /// Shards lo to hi - 1 into a level, on the rank that has the first of them.
  template <class Make>
  void sum(Index lo, Index hi, std::size_t level, const Make& make) {
    if (first(all_->rank) >= hi || first(all_->rank + 1) <= lo) return;
    if (hi - lo == 1) {
      make(lo, levels_[level]);
      round(levels_[level], 0, bytes_);
      return;
    }
    Index middle = 1;
    while (2 * middle < hi - lo) middle *= 2;
    middle += lo;
    sum(lo, middle, level, make);
    sum(middle, hi, level + 1, make);
    const int left = owner(lo), right = owner(middle);
    if (left != right && all_->rank == right) send(left, levels_[level + 1], 0, bytes_);
    if (all_->rank != left) return;
    if (left != right) receive(right, levels_[level + 1], 0, bytes_);
    add(levels_[level], levels_[level + 1], 0, bytes_);
  }

  void round(const Arena& block, Index begin, Index end) const {
    auto* const values = block.at<float>(0);
    for (Index i = begin / 4; i < std::min(end, narrow_) / 4; ++i) values[i] = as_bf16(values[i]);
  }

  /// left += right, between two places.
  void add(const Arena& left, const Arena& right, Index begin, Index end) const {
    for (const Segment& segment : segments_) {
      if (segment.rule == Segment::Rule::first) continue;
      const Index width = segment.width();
      const Index from = std::max(begin, segment.offset), to = std::min(end, segment.offset + segment.count * width);
      if (from >= to) continue;
      const auto all = [&](auto* a, const auto* b) {
        for (Index i = 0; i < (to - from) / width; ++i) a[i] += b[i];
      };
      switch (segment.type) {
        case Segment::Type::f32: all(left.at<float>(from), right.at<float>(from)); break;
        case Segment::Type::f64: all(left.at<double>(from), right.at<double>(from)); break;
        case Segment::Type::i32: all(left.at<std::int32_t>(from), right.at<std::int32_t>(from)); break;
        case Segment::Type::i64: all(left.at<std::int64_t>(from), right.at<std::int64_t>(from)); break;
        case Segment::Type::bytes: break;
      }
    }
    round(left, begin, end);
  }

  /// Takes over what shards do not add up, from the rank before.
  void take_first(const Arena& left, const Arena& right, Index begin, Index end) const {
    for (const Segment& segment : segments_) {
      const Index from = std::max(begin, segment.offset);
      const Index to = std::min(end, segment.offset + segment.count * segment.width());
      if (segment.rule == Segment::Rule::first && from < to)
        std::memcpy(left.at<unsigned char>(from), right.at<unsigned char>(from), static_cast<std::size_t>(to - from));
    }
  }

  /// Each rank adds up what it keeps of ever smaller halves with a rank that has the other half, then the halves go
  /// back the same way: every byte of the block is sent and received about twice, whatever the number of ranks.
  void exchange_halves(Index begin, Index end) {
    struct Range {
      Index begin, end;
    };
    std::vector<Range> before;
    Range mine{begin, end};
    for (int step = 1; step < all_->ranks; step *= 2) {
      const int other = all_->rank ^ step;
      const Index middle = mine.begin + (mine.end - mine.begin) / 2 / unit * unit;
      const bool low = (all_->rank & step) == 0;
      const Range kept = low ? Range{mine.begin, middle} : Range{middle, mine.end};
      const Range given = low ? Range{middle, mine.end} : Range{mine.begin, middle};
      swap(other, levels_[0], given.begin, given.end, levels_[1], kept.begin, kept.end);
      add(levels_[0], levels_[1], kept.begin, kept.end);
      if (!low) take_first(levels_[0], levels_[1], kept.begin, kept.end);
      before.push_back(mine);
      mine = kept;
    }
    for (int step = all_->ranks / 2; step > 0; step /= 2) {
      const Range whole = before.back();
      const Range theirs = mine.begin == whole.begin ? Range{mine.end, whole.end} : Range{whole.begin, mine.begin};
      swap(all_->rank ^ step, levels_[0], mine.begin, mine.end, levels_[0], theirs.begin, theirs.end);
      before.pop_back();
      mine = whole;
    }
  }

  /// From rank 0 to all others, each handing on what it has to the next power of two.
  void hand_out() {
    int step = 1;
    while (step < all_->ranks) step *= 2;
    for (step /= 2; step > 0; step /= 2) {
      if (all_->rank % (2 * step) == 0 && all_->rank + step < all_->ranks)
        send(all_->rank + step, levels_[0], 0, bytes_);
      else if (all_->rank % (2 * step) == step)
        receive(all_->rank - step, levels_[0], 0, bytes_);
    }
  }

  void send(int other, const Arena& block, Index begin, Index end) {
    if (begin >= end) return;
    const auto [data, bytes] = packed(block, begin, end);
    all_->exchange(other, data, nullptr, bytes);
  }
  void receive(int other, const Arena& block, Index begin, Index end) {
    if (begin >= end) return;
    all_->exchange(other, nullptr, landing(block, begin, end), packed_bytes(begin, end));
    unpack(block, begin, end);
  }
  /// Both at once; what is sent may have another size than what is received.
  void swap(int other, const Arena& out, Index out_begin, Index out_end, const Arena& in, Index in_begin,
            Index in_end) {
    const Index out_bytes = packed_bytes(out_begin, out_end), in_bytes = packed_bytes(in_begin, in_end);
    const Index common = std::min(out_bytes, in_bytes);
    const auto* const data = static_cast<const unsigned char*>(packed(out, out_begin, out_end).first);
    auto* const place = static_cast<unsigned char*>(landing(in, in_begin, in_end));
    if (common > 0) all_->exchange(other, data, place, common);
    if (out_bytes > common) all_->exchange(other, data + common, nullptr, out_bytes - common);
    if (in_bytes > common) all_->exchange(other, nullptr, place + common, in_bytes - common);
    unpack(in, in_begin, in_end);
  }

  // What is sent of values of bf16: their first halves.
  Index narrow_count(Index begin, Index end) const { return std::max<Index>(0, std::min(end, narrow_) - begin) / 4; }
  Index packed_bytes(Index begin, Index end) const { return end - begin - 2 * narrow_count(begin, end); }

  std::pair<const void*, Index> packed(const Arena& block, Index begin, Index end) {
    const Index bytes = packed_bytes(begin, end), narrow = narrow_count(begin, end);
    if (narrow == 0) return {block.at<unsigned char>(begin), bytes};
    sent_.resize(static_cast<std::size_t>(bytes));
    for (Index i = 0; i < narrow; ++i) {
      std::uint32_t bits = 0;
      std::memcpy(&bits, block.at<unsigned char>(begin + 4 * i), sizeof bits);
      const auto half = static_cast<std::uint16_t>(bits >> 16);
      std::memcpy(sent_.data() + 2 * i, &half, sizeof half);
    }
    std::memcpy(sent_.data() + 2 * narrow, block.at<unsigned char>(begin + 4 * narrow),
                static_cast<std::size_t>(end - begin - 4 * narrow));
    return {sent_.data(), bytes};
  }
  void* landing(const Arena& block, Index begin, Index end) {
    if (narrow_count(begin, end) == 0) return block.at<unsigned char>(begin);
    received_.resize(static_cast<std::size_t>(packed_bytes(begin, end)));
    return received_.data();
  }
  void unpack(const Arena& block, Index begin, Index end) const {
    const Index narrow = narrow_count(begin, end);
    if (narrow == 0) return;
    for (Index i = 0; i < narrow; ++i) {
      std::uint16_t half = 0;
      std::memcpy(&half, received_.data() + 2 * i, sizeof half);
      const std::uint32_t bits = static_cast<std::uint32_t>(half) << 16;
      std::memcpy(block.at<unsigned char>(begin + 4 * i), &bits, sizeof bits);
    }
    std::memcpy(block.at<unsigned char>(begin + 4 * narrow), received_.data() + 2 * narrow,
                static_cast<std::size_t>(end - begin - 4 * narrow));
  }

  std::vector<Segment> segments_;
  Index bytes_, shards_;
  const AllReduce* all_;
  Index narrow_;
  std::vector<Arena> levels_;  // sums that wait for the one behind them
  std::size_t last_ = 0;       // of them, where the last shard comes in ranges
  std::vector<unsigned char> sent_, received_;
};

}  // namespace detail
}  // namespace modelc
