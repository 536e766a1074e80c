#pragma once
#include <stdexcept>
#include <string>

namespace modelc {

/// What the runtime throws when a file, a size or a symbol is wrong; `what()` says which, and what was expected.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message) : std::runtime_error(message) {}
};

}  // namespace modelc
