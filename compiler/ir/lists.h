#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace modelc::ir {

/// A list for each of so many things, one behind the other in one block of memory.
template <class T>
class Lists {
 public:
  /// `fill(add)` calls `add(list, item)` for all items. It is called twice, and has to do the same.
  template <class Fill>
  Lists(std::size_t lists, Fill fill) : first_(lists + 1, 0) {
    fill([&](std::size_t list, const T&) { ++first_[list + 1]; });
    for (std::size_t list = 0; list < lists; ++list) first_[list + 1] += first_[list];
    items_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    fill([&](std::size_t list, const T& item) { items_[next[list]++] = item; });
  }

  std::span<const T> operator[](std::size_t list) const {
    return std::span(items_).subspan(first_[list], first_[list + 1] - first_[list]);
  }

 private:
  std::vector<std::uint32_t> first_;  // of each list, and the end
  std::vector<T> items_;
};

}  // namespace modelc::ir
