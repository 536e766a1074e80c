#include "diagnostics/diagnostics.h"

#include <gtest/gtest.h>

#include <set>

namespace modelc {
namespace {

TEST(Codes, HaveUniqueNamesOfTheirSeverity) {
  std::set<std::string_view> names;
  for (const CodeInfo& row : all_codes()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(row.name.size(), 5u) << row.name;
    EXPECT_EQ(row.name.front(), row.severity == Severity::error ? 'E' : 'W') << row.name;
    EXPECT_FALSE(row.meaning.empty() || row.meaning.back() == '.') << row.name;
    EXPECT_EQ(&info(row.code), &row);
  }
}

TEST(Diagnostics, CountErrorsAndDropRepetitions) {
  Diagnostics all;
  const Span here{0, 1, 2}, there{0, 3, 4};
  all.add({Code::unknown_name, "first", {here, ""}, {}, {}, ""});
  all.add({Code::unknown_name, "first", {here, ""}, {}, {}, ""});
  all.add({Code::unknown_name, "and more", {here, ""}, {}, {}, ""});
  all.add({Code::unknown_name, "elsewhere", {there, ""}, {}, {}, ""});
  all.add({Code::unused_weight, "a warning", {here, ""}, {}, {}, ""});
  EXPECT_EQ(all.all().size(), 4u);
  EXPECT_EQ(all.error_count(), 3u);
  EXPECT_TRUE(all.has_errors());
  EXPECT_FALSE(Diagnostics().has_errors());
}

TEST(Diagnostics, KeepDifferentMessagesWithoutAPlace) {
  Diagnostics all;
  all.add({Code::weights_mismatch, "`a` is missing", {}, {}, {}, ""});
  all.add({Code::weights_mismatch, "`b` is missing", {}, {}, {}, ""});
  all.add({Code::weights_mismatch, "`b` is missing", {}, {}, {}, ""});
  EXPECT_EQ(all.all().size(), 2u);
}

TEST(Nearest, FindsLikelyMisspellings) {
  const std::vector<std::string> names = {"relu", "Dense", "learning_rate", "softmax", "x", "units"};
  EXPECT_EQ(nearest("rleu", names), "relu");
  EXPECT_EQ(nearest("dense", names), "Dense");
  EXPECT_EQ(nearest("DENSE", names), "Dense");
  EXPECT_EQ(nearest("learningrate", names), "learning_rate");
  EXPECT_EQ(nearest("soft_max", names), "softmax");
  EXPECT_EQ(nearest("unit", names), "units");
  EXPECT_EQ(nearest("X", names), "x");
}

TEST(Nearest, KeepsSilentWhenNothingIsNear) {
  const std::vector<std::string> names = {"relu", "x", "ab"};
  EXPECT_EQ(nearest("convolution", names), "");
  EXPECT_EQ(nearest("y", names), "");
  EXPECT_EQ(nearest("relu", {}), "");
  EXPECT_EQ(nearest("", names), "");
  EXPECT_EQ(nearest(std::string(100000, 'r'), names), "");
}

}  // namespace
}  // namespace modelc
