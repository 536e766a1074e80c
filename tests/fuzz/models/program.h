#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace modelc::fuzz {

/// A whole program whose last model is to be examined. Everything follows from the seed.
struct RandomModel {
  std::uint64_t seed = 0;
  std::string text;
  std::map<std::string, std::int64_t> sizes;  ///< of open symbols
  bool f64 = false;                           ///< under --scalar f64
};

/// Layers of the library inside every wrapper, merged, scanned over and nested as models, with a training recipe; open
/// and fixed sizes.
RandomModel random_model(std::uint64_t seed);

/// The same as a file that says how it came about, and back.
std::string as_file(const RandomModel& model);
RandomModel from_file(const std::string& text);

}  // namespace modelc::fuzz
