#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "source/source.h"

namespace modelc::elaborate {

/// What names and expressions of the user's files turned out to be, for editors.
struct Observations {
  enum class Role : std::uint8_t {
    value,  ///< of a name or expression
    step,   ///< what a pipeline has become behind the stage that stands there
  };
  struct Key {
    FileId file = no_file;
    std::uint32_t begin = 0, end = 0;
    Role role = Role::value;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Seen {
    std::string kind;                ///< "tensor", "int", "layer"
    std::vector<std::string> texts;  ///< the first few different ones: "f32[batch, 10]", "512"
    int times = 0;
  };
  /// Whoever runs often enough has been seen.
  static constexpr int most_times = 16;
  static constexpr std::size_t most_texts = 3;

  std::map<Key, Seen> all;
};

}  // namespace modelc::elaborate
