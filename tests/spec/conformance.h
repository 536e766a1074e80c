#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "elaborate/elaborate.h"

namespace modelc::spec {

namespace fs = std::filesystem;

inline const fs::path spec_root = fs::path(MODELC_TEST_DIR) / "spec";  ///< of the programs

inline std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Files of one folder by their relative names, so that diagnostics name no machine's paths.
class Folder : public FileSystem {
 public:
  explicit Folder(fs::path root) : root_(std::move(root)) {}
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    if (fs::is_regular_file(root_ / path)) return slurp(root_ / path);
    error = "no such file";
    return std::nullopt;
  }

 private:
  fs::path root_;
};

/// Every conformance program: `<topic>/<name>.model` under `root`, sorted. Deeper files are there to be imported.
inline std::vector<std::string> programs(const fs::path& root) {
  std::vector<std::string> out;
  for (const fs::directory_entry& topic : fs::directory_iterator(root)) {
    if (!topic.is_directory()) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(topic.path()))
      if (entry.path().extension() == ".model") out.push_back(fs::relative(entry.path(), root).generic_string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// What a program's comments ask for; see README.md of this folder.
struct Expectations {
  std::map<std::string, std::vector<std::string>> facts;  ///< "output" -> {"y: f32[batch, 10]"}, and so on
  std::vector<std::pair<std::string, std::string>> given;
  std::vector<std::pair<std::string, std::string>> values;
  elaborate::Options options;
  bool gradients = false;   ///< outputs and values are those of the entry point `gradients`
  std::string program;      ///< the source up to the expected diagnostics
  std::string diagnostics;  ///< rendered
  std::string malformed;    ///< a directive that is none
};

Expectations read_expectations(const std::string& source);

/// What elaboration says about a program, in the form of the expectations.
struct Outcome {
  elaborate::Program program;
  std::string diagnostics;
  bool errors = false;
  std::map<std::string, std::vector<std::string>> facts;
};

Outcome elaborate_program(const fs::path& path, const Expectations& expected,
                          const elaborate::Library* library = nullptr);

/// Compares an expected value, a literal of the language, with what reference evaluation gives. Empty when they agree.
std::string check_values(const elaborate::Model& model, const Expectations& expected);

/// Lines that differ, with '-' for the expected ones and '+' for the actual ones.
std::string difference(const std::string& expected, const std::string& actual);

}  // namespace modelc::spec
