#include "emit/text.h"

#include <gtest/gtest.h>

namespace modelc::emit {
namespace {

TEST(Wrapped, BreaksWhereTheFewestBracketsAre) {
  EXPECT_EQ(wrapped("  lane.store(out + i, lane.load(a + i) + lane.load(b + i));\n", 50),
            "  lane.store(out + i,\n      lane.load(a + i) + lane.load(b + i));\n");
}

TEST(Wrapped, LeavesProductsWholeAndTemplateArgumentsTogether) {
  EXPECT_EQ(wrapped("x = a * bcdef + c * defgh;\n", 20), "x = a * bcdef\n    + c * defgh;\n");
  EXPECT_EQ(wrapped("call<1, 2>(aaaaaa, bbbbbb);\n", 20), "call<1, 2>(aaaaaa,\n    bbbbbb);\n");
}

TEST(Wrapped, LeavesCommentsTextAndShortLines) {
  const std::string text = "// a comment that is longer, than the limit says\ncall(\"one, two, three\");\n\nshort;\n";
  EXPECT_EQ(wrapped(text, 20), text);
}

}  // namespace
}  // namespace modelc::emit
