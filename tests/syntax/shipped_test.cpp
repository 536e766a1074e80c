#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "syntax/parser.h"

namespace modelc::syntax {
namespace {

// Every .model file that the project ships and means to be valid: library, examples, fixtures.
TEST(Shipped, EveryFileParses) {
  std::size_t count = 0;
  for (const char* folder : {"/stdlib", "/examples", "/tests/oracle/fixtures"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(MODELC_SOURCE_DIR) + folder)) {
      if (entry.path().extension() != ".model") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      SourceMap sources;
      Diagnostics diagnostics;
      const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      const Module module = parse(sources, sources.add(entry.path().filename().string(), text), diagnostics);
      EXPECT_TRUE(diagnostics.all().empty()) << render_text(diagnostics, sources, false);
      EXPECT_FALSE(module.declarations.empty()) << entry.path();
      ++count;
    }
  }
  EXPECT_GT(count, 100u);
}

}  // namespace
}  // namespace modelc::syntax
