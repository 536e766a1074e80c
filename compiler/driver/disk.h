#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "driver/driver.h"
#include "source/file_system.h"

namespace modelc::driver {

/// The machine's files. What is no regular file (a pipe, a device) is read up to a limit, so that an endless one ends.
class DiskFiles final : public FileSystem {
 public:
  std::optional<std::string> read(const std::string& path, std::string& error) const override;
};

/// The files below a folder whose names end so, but for hidden ones.
std::vector<std::string> files_below(const std::string& folder, std::string_view ending);

/// Writes all the files, or none of them: each is completed under a temporary name beside its place and renamed at the
/// end. What exists and is no regular file (a device, a pipe) is written in place, "-" goes to standard output, both
/// last. `new_folder`, if any, is made before and removed when they cannot be written. Returns what went wrong; empty
/// when nothing did.
std::string write_files(const std::vector<OutputFile>& files, const std::string& new_folder = {});

/// Writes to standard output or standard error; false when the other end refuses.
bool write_stream(int descriptor, const std::string& text);

}  // namespace modelc::driver
