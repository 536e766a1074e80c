#pragma once
#include <optional>
#include <string>

namespace modelc {

/// What the compiler reads from; injected so that tests and tools can compile from memory.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// The file's bytes; nothing when it does not exist or cannot be read. `error` then says why.
  virtual std::optional<std::string> read(const std::string& path, std::string& error) const = 0;
};

}  // namespace modelc
