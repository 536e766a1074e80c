#pragma once
#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "modelc/error.hpp"
#include "modelc/index.hpp"

/// How several trainings of one model, each a rank with a part of every batch, become one.
namespace modelc {

/// What a rank knows of the others. The order in which sums are taken is fit's affair, so that it is the same for any
/// number of ranks: all that an engine brings is an exchange between two of them. One exchange at a time is asked for.
struct AllReduce {
  int rank = 0;
  int ranks = 1;
  /// Sends `bytes` bytes of `out` to another rank, and receives as many from there into `in`; with nullptr for one of
  /// them, the other alone. Throws modelc::Error when that rank goes no further.
  std::function<void(int other, const void* out, void* in, Index bytes)> exchange = {};
  /// Tells all others why this rank goes no further: what waits for it throws this. Does not throw.
  std::function<void(const std::string& why)> fail = {};
  /// May exchanges, one at a time, be on another thread than that of the others?
  bool any_thread = false;

  explicit operator bool() const noexcept { return static_cast<bool>(exchange); }
};

namespace detail {

/// One word of each rank, on every rank. Nobody has them before everybody has given one.
inline std::vector<std::uint64_t> gathered(const AllReduce& all, std::uint64_t word) {
  std::vector<std::uint64_t> words(static_cast<std::size_t>(all.ranks), word);
  const auto bytes = static_cast<Index>(words.size() * sizeof word);
  if (all.rank > 0) {
    all.exchange(0, &word, nullptr, sizeof word);
    all.exchange(0, nullptr, words.data(), bytes);
    return words;
  }
  for (int rank = 1; rank < all.ranks; ++rank)
    all.exchange(rank, nullptr, &words[static_cast<std::size_t>(rank)], sizeof word);
  for (int rank = 1; rank < all.ranks; ++rank) all.exchange(rank, words.data(), nullptr, bytes);
  return words;
}

/// Throws on every rank, with `what` differs, unless all ranks have the same word.
inline void agree(const AllReduce& all, const std::string& what, std::uint64_t word) {
  if (!all) return;
  const std::vector<std::uint64_t> words = gathered(all, word);
  std::string others;
  for (std::size_t rank = 1; rank < words.size(); ++rank)
    if (words[rank] != words[0]) others += (others.empty() ? "" : ", ") + std::to_string(rank);
  if (!others.empty())
    raise("the ranks do not train the same: " + what + (what.back() == 's' ? " are" : " is") +
          " different on rank 0 and on rank " + others);
}

/// Does the work, and tells all others of what it throws.
template <class Work>
auto telling(const AllReduce& all, const Work& work) {
#if MODELC_EXCEPTIONS
  try {
    return work();
  } catch (const std::exception& error) {
    if (all.fail) all.fail(error.what());
    throw;
  } catch (...) {
    if (all.fail) all.fail("it was interrupted");
    throw;
  }
#else
  static_cast<void>(all);
  return work();
#endif
}

inline std::uint64_t hashed(const void* data, std::size_t bytes, std::uint64_t hash = 0xCBF29CE484222325ull) {
  const auto* const at = static_cast<const unsigned char*>(data);
  for (std::size_t i = 0; i < bytes; ++i) hash = (hash ^ at[i]) * 0x100000001B3ull;  // FNV-1a
  return hash;
}
inline std::uint64_t hashed(const std::string& text, std::uint64_t hash = 0xCBF29CE484222325ull) {
  return hashed(text.data(), text.size(), hash);
}
/// Of large blocks, eight bytes at a time.
inline std::uint64_t hashed(const Arena& block) {
  std::uint64_t hash = 0, word = 0;
  for (Index at = 0; at + Index{sizeof word} <= block.size(); at += Index{sizeof word}) {
    std::memcpy(&word, block.at<unsigned char>(at), sizeof word);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15ull;
    hash ^= hash >> 32;
  }
  return hash;
}

}  // namespace detail

/// Ranks that are threads of one program: `modelc::Together together(4);`, and in thread i
/// `options.reduce = together.rank(i)` for a model of its own. It must outlive their use.
class Together {
 public:
  explicit Together(int ranks) : ranks_(ranks) {}
  Together(const Together&) = delete;
  Together& operator=(const Together&) = delete;

  AllReduce rank(int rank) {
    AllReduce all;
    all.rank = rank;
    all.ranks = ranks_;
    all.any_thread = true;
    all.exchange = [this, rank](int other, const void* out, void* in, Index bytes) {
      if (out != nullptr) send(rank, other, out, bytes);
      if (in != nullptr) receive(other, rank, in, bytes);
    };
    all.fail = [this, rank](const std::string& why) {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (failed_.empty()) failed_ = "rank " + std::to_string(rank) + " failed: " + why;
      changed_.notify_all();
    };
    return all;
  }

 private:
  void send(int from, int to, const void* data, Index bytes) {
    const auto* const first = static_cast<const unsigned char*>(data);
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!failed_.empty()) raise(failed_);
    waiting_[{from, to}].emplace_back(first, first + bytes);
    changed_.notify_all();
  }

  void receive(int from, int to, void* data, Index bytes) {
    std::unique_lock<std::mutex> lock(mutex_);
    std::deque<std::vector<unsigned char>>& messages = waiting_[{from, to}];
    changed_.wait(lock, [&] { return !messages.empty() || !failed_.empty(); });
    if (messages.empty()) raise(failed_);
    if (messages.front().size() != static_cast<std::size_t>(bytes))
      raise("rank " + std::to_string(from) + " sends what rank " + std::to_string(to) + " does not expect");
    std::memcpy(data, messages.front().data(), messages.front().size());
    messages.pop_front();
  }

  int ranks_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::pair<int, int>, std::deque<std::vector<unsigned char>>> waiting_;
  std::string failed_;
};

}  // namespace modelc
