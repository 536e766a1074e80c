#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace modelc::spec {

/// A small generator whose sequence is the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

/// Words, numbers, strings, runs of space and single characters; joined they are the text.
std::vector<std::string> pieces(const std::string& text);

/// A seeded change of a program, most often one that still parses: pieces exchanged for others of their kind, removed,
/// doubled or brought in from another program, and now and then a stray byte. Without `others` from its own other
/// places.
std::string mutate(std::vector<std::string> program, const std::vector<std::vector<std::string>>& others,
                   Random& random);

/// A change of one of the programs.
std::string mutate(const std::vector<std::vector<std::string>>& programs, Random& random);

}  // namespace modelc::spec
