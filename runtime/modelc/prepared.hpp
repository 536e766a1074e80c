#pragma once
#include <cstdint>
#include <cstring>

#include "modelc/index.hpp"

// Builds without optimization look at each call whether weights were changed by hand and not prepared.
#if !defined(MODELC_CHECK_PREPARED)
#if defined(NDEBUG) || defined(__OPTIMIZE__) || (defined(_MSC_VER) && !defined(_DEBUG))
#define MODELC_CHECK_PREPARED 0
#else
#define MODELC_CHECK_PREPARED 1
#endif
#endif

namespace modelc {

/// What follows from a block of weights alone, computed once and kept beside them for all models that share them.
class Prepared {
 public:
  explicit Prepared(Index bytes) : block_(bytes) {}

  template <class T>
  T* at(Index offset) const noexcept {
    return block_.at<T>(offset);
  }
  /// Was it computed after the weights were last loaded, initialized or trained?
  bool valid() const noexcept { return valid_; }
  void invalidate() noexcept { valid_ = false; }
  /// It has been computed from these weights.
  void set(const Arena& weights) noexcept {
    valid_ = true;
    sum_ = sum_of(weights);
  }
  /// Are the weights what it was computed from? Yes, where MODELC_CHECK_PREPARED is 0.
  bool follows(const Arena& weights) const noexcept { return sum_ == sum_of(weights); }

 private:
  static std::uint64_t sum_of(const Arena& weights) noexcept {
#if !MODELC_CHECK_PREPARED
    static_cast<void>(weights);
    return 0;
#else
    std::uint64_t sum = 0, word = 0;
    const auto* bytes = weights.at<unsigned char>(0);
    for (Index i = 0; i + Index{sizeof word} <= weights.size(); i += Index{sizeof word}) {
      std::memcpy(&word, bytes + i, sizeof word);
      sum = (sum ^ word) * 0x9e3779b97f4a7c15u;
    }
    return sum;
#endif
  }

  Arena block_;
  bool valid_ = false;
  std::uint64_t sum_ = 0;
};

}  // namespace modelc
