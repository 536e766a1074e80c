// docs/reference/operations.md is printed from the table. To bring it up to date run this test with MODELC_UPDATE set.
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "support.h"

namespace {

using namespace modelc;

std::string signature(const ir::OpRow& row) {
  std::string text;
  for (const ir::OpParam& param : row.params) {
    if (!text.empty()) text += ", ";
    text += param.name;
    if (!param.fallback.empty()) text += fmt::format(" = {}", param.fallback);
  }
  return fmt::format("{}({})", row.name, text);
}

std::string reference() {
  std::string text =
      "# Operations\n\nThe primitive operations, printed from the table in `compiler/ops`. Everything else that can be "
      "called is written in the language itself, in `stdlib/`.\n";
  for (const ir::OpRow* row : ops::all()) {
    if (has(row->traits, ir::Trait::internal)) continue;
    text += fmt::format("\n## {}\n\n```\n{}\n```\n\n{}\n", row->name, signature(*row), row->doc);
    const ir::Sample& sample = row->samples.front();
    text += fmt::format("\nExample, with `{}`: `{}`\n", sample.inputs, sample.call);
  }
  return text;
}

TEST(Reference, IsCurrent) {
  const std::string path = std::string(MODELC_SOURCE_DIR) + "/docs/reference/operations.md";
  if (std::getenv("MODELC_UPDATE") != nullptr) std::ofstream(path) << reference();
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), reference()) << "run this test with MODELC_UPDATE set";
}

}  // namespace
