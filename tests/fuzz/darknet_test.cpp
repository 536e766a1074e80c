// Thousands of changed Darknet files, without a fuzzer.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "driver/big_stack.h"
#include "fuzz/harnesses.h"
#include "spec/mutate.h"

namespace modelc::fuzz {
namespace {

std::vector<std::string> files_of(const std::filesystem::path& folder, const std::string& extension) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == extension) paths.push_back(entry.path());
  std::ranges::sort(paths);
  std::vector<std::string> contents;
  for (const auto& path : paths) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    contents.push_back(bytes.str());
  }
  return contents;
}

TEST(ChangedDarknetFiles, ConfigurationsAreAnswered) {
  std::vector<std::vector<std::string>> programs;
  for (const std::string& text : files_of(std::filesystem::path(MODELC_TEST_DIR) / "darknet/fixtures", ".cfg"))
    programs.push_back(spec::pieces(text));
  ASSERT_GE(programs.size(), 20u);
  spec::Random random(1);
  driver::on_big_stack([&] {
    for (int i = 0; i < 1000; ++i) EXPECT_NO_THROW(import_cfg(spec::mutate(programs, random)));
  });
}

TEST(ChangedDarknetFiles, WeightsAreAnswered) {
  const std::vector<std::string> files = files_of(std::filesystem::path(MODELC_TEST_DIR) / "fuzz/corpus/weights", "");
  ASSERT_GE(files.size(), 5u);
  spec::Random random(2);
  for (int i = 0; i < 5000; ++i) {
    std::string bytes = files[random.below(files.size())];
    bytes.resize(random.below(3) == 0 ? random.below(bytes.size() + 8) : bytes.size());
    for (std::size_t changes = random.below(4); changes > 0 && !bytes.empty(); --changes)
      bytes[random.below(std::min<std::size_t>(bytes.size(), 24))] = static_cast<char>(random.below(256));
    EXPECT_NO_THROW(import_darknet_weights(bytes));
  }
}

}  // namespace
}  // namespace modelc::fuzz
