#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "spec/conformance.h"
#include "training/training.h"

namespace modelc::spec {
namespace {

const fs::path tests = fs::path(MODELC_TEST_DIR);

void collect(const std::string& text, const std::regex& pattern, std::set<std::string>& codes) {
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
    codes.insert((*match)[1]);
}

/// Codes that a test expects: those of the diagnostics at the end of conformance programs, and those that unit tests
/// compare with what a compilation said. The tests of the diagnostics themselves make them up and do not count, nor
/// does this file.
std::set<std::string> expected_codes() {
  static const std::regex rendered("\n# (?:error|warning)\\[([EW][0-9]{4})\\]");
  static const std::regex quoted("\\b([EW][0-9]{4})\\b");
  static const std::regex named("\\bCode::([a-z_0-9]+)");
  std::set<std::string> codes, names;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(tests)) {
    const fs::path& path = entry.path();
    const std::string folder = fs::relative(path, tests).begin()->string();
    if (path.extension() == ".model" && folder == "spec") collect(slurp(path), rendered, codes);
    if (path.extension() == ".sh") collect(slurp(path), quoted, codes);  // what the tool says of files and runs
    if (path.extension() != ".cpp" || folder == "diagnostics" || path.filename() == "coverage_test.cpp") continue;
    const std::string text = slurp(path);
    collect(text, quoted, codes);
    collect(text, named, names);
  }
  static const std::regex row("\\(([a-z_0-9]+), \"([EW][0-9]{4})\"");
  const std::string table = slurp(fs::path(MODELC_SOURCE_DIR) / "compiler/diagnostics/codes.def");
  for (std::sregex_iterator match(table.begin(), table.end(), row), end; match != end; ++match)
    if (names.count((*match)[1])) codes.insert((*match)[2]);
  return codes;
}

TEST(Coverage, EveryCodeIsTriggeredByATest) {
  const std::set<std::string> expected = expected_codes();
  for (const CodeInfo& row : all_codes()) {
    const std::string code(row.name);
    EXPECT_TRUE(expected.count(code)) << code << " (" << row.meaning << ") is expected by no test";
  }
}

TEST(Coverage, MalformedProgramsAreMany) {
  std::size_t count = 0;
  for (const std::string& program : programs(tests / "spec"))
    count += slurp(tests / "spec" / program).find("\n# error[") != std::string::npos;
  EXPECT_GE(count, 100u);
}

class OneFile : public FileSystem {
 public:
  std::string text;
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    if (path == "example.model") return text;
    error = "no such file";
    return std::nullopt;
  }
};

/// Every example of docs/errors.md gives the error of its section, and no other.
TEST(Coverage, ExamplesOfTheErrorPageAreRight) {
  const std::string page = slurp(fs::path(MODELC_SOURCE_DIR) / "docs/errors.md");
  const elaborate::Library library = elaborate::parse_library();
  std::size_t examples = 0;
  for (const CodeInfo& row : all_codes()) {
    const std::size_t begin = page.find("\n### " + std::string(row.name) + "\n");
    ASSERT_NE(begin, std::string::npos) << row.name;
    const std::string section = page.substr(begin, page.find("\n### ", begin + 1) - begin);
    const std::size_t fence = section.find("\n```model\n");
    if (fence == std::string::npos) continue;
    OneFile files;
    files.text = section.substr(fence + 10, section.find("\n```\n", fence + 10) - fence - 9);
    SourceMap sources;
    Diagnostics diagnostics;
    elaborate::Options options;
    options.train = true;
    const elaborate::Program program =
        elaborate::elaborate("example.model", files, sources, diagnostics, options, &library);
    for (const elaborate::Model& model : program.models)
      if (model.training) training::make_entries(model, diagnostics);
    const std::string said = render_text(diagnostics, sources, false);
    EXPECT_FALSE(diagnostics.all().empty()) << row.name;
    for (const Diagnostic& found : diagnostics.all()) EXPECT_EQ(info(found.code).name, row.name) << said;
    ++examples;
  }
  EXPECT_GE(examples, 45u);
}

}  // namespace
}  // namespace modelc::spec
