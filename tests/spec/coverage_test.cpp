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

/// Codes that were raised if the tests pass: those of the diagnostics that conformance programs end with, which are
/// compared whole, and those that the tests of the tool ask of what a command printed.
std::set<std::string> raised_codes() {
  static const std::regex rendered("(?:^|\n)(?:error|warning)\\[([EW][0-9]{4})\\]: ");
  static const std::regex asked("(?:^|\n) *(?:has|same) \"\\$err\" ['\"](?:error|warning)\\[([EW][0-9]{4})\\]");
  std::set<std::string> codes;
  for (const std::string& program : programs(spec_root))
    collect(read_expectations(slurp(spec_root / program)).diagnostics, rendered, codes);
  for (const fs::directory_entry& entry : fs::directory_iterator(tests / "tool"))
    if (entry.path().extension() == ".sh") collect(slurp(entry.path()), asked, codes);
  return codes;
}

TEST(Coverage, EveryCodeIsTriggeredByATest) {
  const std::set<std::string> raised = raised_codes();
  for (const CodeInfo& row : all_codes()) {
    const std::string code(row.name);
    EXPECT_TRUE(raised.count(code)) << code << " (" << row.meaning << ") is raised by no test";
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
