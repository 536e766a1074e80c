#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "spec/conformance.h"

namespace modelc::spec {
namespace {

class Spec : public testing::TestWithParam<std::string> {
 protected:
  static void SetUpTestSuite() { library_ = std::make_unique<elaborate::Library>(elaborate::parse_library()); }
  static void TearDownTestSuite() { library_.reset(); }
  static std::unique_ptr<elaborate::Library> library_;
};
std::unique_ptr<elaborate::Library> Spec::library_;

TEST_P(Spec, Holds) {
  const fs::path path = spec_root / GetParam();
  const Expectations expected = read_expectations(slurp(path));
  ASSERT_EQ(expected.malformed, "") << "no such expectation";
  const Outcome outcome = elaborate_program(path, expected, library_.get());
  if (outcome.diagnostics != expected.diagnostics) {
    const std::string diff = difference(expected.diagnostics, outcome.diagnostics);
    if (std::getenv("MODELC_SPEC_REFRESH")) {
      std::ofstream out(path, std::ios::binary);
      out << expected.program;
      if (!outcome.diagnostics.empty()) {
        out << "# expect diagnostics\n";
        std::istringstream lines(outcome.diagnostics);
        for (std::string line; std::getline(lines, line);) out << (line.empty() ? "#" : "# " + line) << "\n";
      }
    }
    // A refreshed file fails too: its diff is to be read before it is believed.
    ADD_FAILURE() << GetParam() << "\n" << diff;
  }
  if (outcome.errors) return;
  for (const auto& [kind, wanted] : expected.facts) {
    const auto found = outcome.facts.find(kind);
    EXPECT_EQ(found == outcome.facts.end() ? std::vector<std::string>{} : found->second, wanted) << kind;
  }
  EXPECT_EQ(outcome.facts.count("malformed graph"), 0u);
  EXPECT_TRUE(!expected.facts.empty() || !expected.values.empty() || !expected.diagnostics.empty())
      << "the program expects nothing";
  if (!expected.values.empty()) {
    ASSERT_FALSE(outcome.program.models.empty());
    EXPECT_EQ(check_values(outcome.program.models.back(), expected), "");
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string out;
  for (const char c : info.param.substr(0, info.param.rfind('.')))
    out += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return out;
}

INSTANTIATE_TEST_SUITE_P(Programs, Spec, testing::ValuesIn(programs(spec_root)), test_name);

}  // namespace
}  // namespace modelc::spec
