#pragma once
#include <cstdint>
#include <map>

#include "source/file_system.h"

namespace modelc::driver {

/// Remembers which of the machine's files were read, and as what: for doing a thing again when one of them changes.
/// A file that could not be read counts, and changes when it appears.
class WatchedFiles final : public FileSystem {
 public:
  explicit WatchedFiles(const FileSystem& files) : files_(files) {}

  std::optional<std::string> read(const std::string& path, std::string& error) const override;

  /// Has one changed since it was read?
  bool changed() const;

  /// Returns once one has changed and then stayed as it is for a moment, since editors write in several steps. Looks
  /// ten times a second: that works on every file system, and there are few files.
  void wait() const;

 private:
  /// What is different when a file has another content, or is another.
  struct Stamp {
    bool exists = false;
    std::uint64_t device = 0, inode = 0;
    std::int64_t size = 0, seconds = 0, nanoseconds = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  using Stamps = std::map<std::string, Stamp>;
  static Stamp stamp(const std::string& path);
  Stamps now() const;

  const FileSystem& files_;
  mutable Stamps read_;
};

}  // namespace modelc::driver
