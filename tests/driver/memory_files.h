#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/file_system.h"

namespace modelc {

/// Files that exist in a test alone.
class MemoryFiles final : public FileSystem {
 public:
  MemoryFiles(std::initializer_list<std::pair<const std::string, std::string>> files) : files_(files) {}
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    const auto found = files_.find(path);
    if (found != files_.end()) return found->second;
    error = "no such file";
    return std::nullopt;
  }
  std::vector<std::string> below(const std::string& folder, std::string_view ending) const {
    std::vector<std::string> out;
    for (const auto& [path, text] : files_)
      if (path.starts_with(folder + "/") && path.ends_with(ending)) out.push_back(path);
    return out;
  }
  void set(const std::string& path, std::string text) { files_[path] = std::move(text); }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace modelc
