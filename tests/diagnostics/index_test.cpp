#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "diagnostics/diagnostics.h"

namespace modelc {
namespace {

std::string index_page() {
  std::string page =
      "# Errors and warnings\n\nEvery diagnostic has a stable code. This page lists the table in "
      "`compiler/diagnostics/codes.def`; a test keeps it "
      "current.\n\n| code | kind | meaning |\n| --- | --- | --- |\n";
  for (const CodeInfo& row : all_codes())
    page +=
        fmt::format("| {} | {} | {} |\n", row.name, row.severity == Severity::error ? "error" : "warning", row.meaning);
  return page;
}

TEST(ErrorIndex, IsCurrent) {
  std::ifstream in(std::string(MODELC_SOURCE_DIR) + "/docs/errors.md");
  std::stringstream text;
  text << in.rdbuf();
  EXPECT_EQ(text.str(), index_page()) << "docs/errors.md should read:\n" << index_page();
}

}  // namespace
}  // namespace modelc
