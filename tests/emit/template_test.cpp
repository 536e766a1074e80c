#include "emit/template.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace modelc::emit {
namespace {

TEST(Template, KeepsTheIndentationOfAHoleOnItsOwnLine) {
  EXPECT_EQ(fill_text("struct S {\n  $fields$\n};\n", {{"fields", "int a;\n\nint b;"}}),
            "struct S {\n  int a;\n\n  int b;\n};");
}

TEST(Template, FillsHolesWithinALine) {
  EXPECT_EQ(fill_text("  f($a$, $b$);\n", {{"a", "1"}, {"b", "2,\n    3"}}), "  f(1, 2,\n      3);");
}

TEST(Template, DropsLinesThatAreFilledWithNothing) {
  EXPECT_EQ(fill_text("{\n  $a$\n\n  $b$\n\n  c;\n\n  $d$\n}\n", {{"a", ""}, {"b", ""}, {"d", ""}}), "{\n  c;\n}");
}

TEST(Template, RefusesUnknownAndUnfilledHoles) {
  EXPECT_THROW(fill_text("$a$\n", {}), std::logic_error);
  EXPECT_THROW(fill_text("x\n", {{"a", "1"}}), std::logic_error);
  EXPECT_THROW(fill_text("cost: 3$\n", {}), std::logic_error);
  EXPECT_THROW(fill("missing.hpp", {}), std::logic_error);
}

}  // namespace
}  // namespace modelc::emit
