#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "diagnostics/diagnostics.h"

namespace modelc {
namespace {

std::string page() {
  std::ifstream in(std::string(MODELC_SOURCE_DIR) + "/docs/errors.md");
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string lower(std::string_view code) {
  std::string out(code);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

TEST(ErrorIndex, ListsTheTable) {
  std::string table = "| code | kind | meaning |\n| --- | --- | --- |\n";
  for (const CodeInfo& row : all_codes())
    table += fmt::format("| [{}](#{}) | {} | {} |\n", row.name, lower(row.name),
                         row.severity == Severity::error ? "error" : "warning", row.meaning);
  EXPECT_NE(page().find("\n" + table + "\n"), std::string::npos) << "docs/errors.md should contain:\n" << table;
}

/// One section a code, in the table's order, with words and something in a fence.
TEST(ErrorIndex, ExplainsEveryCode) {
  const std::string text = page();
  std::size_t at = 0;
  for (const CodeInfo& row : all_codes()) {
    const std::size_t begin = text.find(fmt::format("\n### {}\n\n", row.name), at);
    ASSERT_NE(begin, std::string::npos) << row.name;
    const std::size_t end = std::min(text.find("\n### ", begin + 1), text.size());
    const std::string section = text.substr(begin, end - begin);
    EXPECT_NE(section.find("\n```"), std::string::npos) << row.name;
    EXPECT_GT(section.find("\n```"), 40u) << row.name;
    at = begin + 1;
  }
}

}  // namespace
}  // namespace modelc
