// What the fuzzers started from and what they found, without a fuzzer: every build meets it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "driver/big_stack.h"
#include "fuzz/harnesses.h"

namespace modelc::fuzz {
namespace {

class Corpus : public testing::TestWithParam<Harness> {};

TEST_P(Corpus, IsAnswered) {
  const std::filesystem::path folder = std::filesystem::path(MODELC_TEST_DIR) / "fuzz/corpus" / GetParam().name;
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    const std::string text = bytes.str();
    SCOPED_TRACE(entry.path());
    driver::on_big_stack([&] { EXPECT_NO_THROW(GetParam().run(text)); });
    ++files;
  }
  EXPECT_GT(files, 3);
}

INSTANTIATE_TEST_SUITE_P(, Corpus, testing::ValuesIn(harnesses),
                         [](const auto& harness) { return std::string(harness.param.name); });

}  // namespace
}  // namespace modelc::fuzz
