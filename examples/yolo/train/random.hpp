// Random numbers that are the same on every machine, which the distributions of the standard library are not.
#pragma once

#include <cstdint>
#include <random>

namespace trainer {

class Random {
 public:
  /// Independent numbers for each seed, stream and index.
  Random(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
    const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
    const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); };
    std::seed_seq words{low(seed), high(seed), low(stream), high(stream), low(index), high(index)};
    bits_.seed(words);
  }

  /// In [0, 1).
  double uniform() { return static_cast<double>(bits_() >> 11) * 0x1p-53; }
  /// In [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// 0 to count - 1; count is at least 1.
  int integer(int count) { return static_cast<int>(uniform() * count); }
  bool chance(double probability) { return uniform() < probability; }

 private:
  std::mt19937_64 bits_;
};

}  // namespace trainer
