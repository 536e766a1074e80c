#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "ir/op.h"
#include "modelc/error.hpp"
#include "oracle/fixture.h"

namespace modelc::oracle {
namespace {

constexpr int option_sets = 4;

std::vector<std::string> families() {
  std::set<std::string> names;
  for (const std::string& name : fixture_names()) names.insert(family(name));
  return {names.begin(), names.end()};
}

class Oracle : public testing::TestWithParam<std::string> {};

TEST_P(Oracle, EqualsKeras) {
  double worst = 0;
  int count = 0;
  for (const std::string& name : fixture_names()) {
    if (family(name) != GetParam()) continue;
    SCOPED_TRACE(name);
    std::vector<std::string> complaints;
    try {
      const double error = largest_error(load(name), complaints);
      EXPECT_LE(error, tolerance);
      worst = std::max(worst, error);
    } catch (const ir::EvalError& error) {
      complaints.push_back(error.message);
    } catch (const Error& error) {
      complaints.push_back(error.what());
    }
    for (const std::string& complaint : complaints) ADD_FAILURE() << complaint;
    ++count;
  }
  std::printf("%-32s %3d option sets   largest error %.1e\n", GetParam().c_str(), count, worst);
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Oracle, testing::ValuesIn(families()),
                         [](const auto& layer) { return layer.param; });

TEST(Fixtures, EveryLayerOfTheLibraryHasFourOptionSets) {
  std::map<std::string, int> counts;
  for (const std::string& name : fixture_names()) ++counts[family(name)];
  for (const auto& entry : std::filesystem::directory_iterator(MODELC_SOURCE_DIR "/stdlib/layers"))
    EXPECT_GE(counts[entry.path().stem().string()], option_sets) << entry.path().filename();
}

TEST(Fixtures, EveryFileOfALayerDeclaresTheLayerThatItsFixturesCall) {
  const std::regex declaration("(^|\n)layer +(\\w+)");
  const std::regex alias("\nconst +(\\w+)");
  for (const auto& entry : std::filesystem::directory_iterator(MODELC_SOURCE_DIR "/stdlib/layers")) {
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::smatch match;
    ASSERT_TRUE(std::regex_search(text, match, declaration)) << entry.path().filename();
    std::smatch other;
    const std::string second = std::regex_search(text, other, alias) ? other[1].str() : match[2].str();
    for (const std::string& name : fixture_names()) {
      if (family(name) != entry.path().stem()) continue;
      const std::string source = load(name).source;
      EXPECT_TRUE(source.find(match[2].str() + "(") != std::string::npos ||
                  source.find(second + "(") != std::string::npos)
          << name;
    }
    EXPECT_FALSE(std::regex_search(match.suffix().first, text.cend(), declaration)) << "more than one layer";
  }
}

}  // namespace
}  // namespace modelc::oracle
