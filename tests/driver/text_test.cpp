#include <gtest/gtest.h>

#include <array>

#include "driver/depfile.h"
#include "driver/driver.h"
#include "driver/standalone.h"
#include "driver/text_table.h"

namespace modelc::driver {
namespace {

TEST(Depfile, NamesTheTargetAndEveryDependency) {
  EXPECT_EQ(depfile("out.hpp", {"a.model", "lib/b.model"}), "out.hpp: \\\n  a.model \\\n  lib/b.model\n");
}

TEST(Depfile, EscapesWhatMakeWouldRead) {
  EXPECT_EQ(depfile("my out.hpp", {"50$.model", "c#.model"}), "my\\ out.hpp: \\\n  50$$.model \\\n  c\\#.model\n");
  EXPECT_EQ(depfile("o", {"a\\ b"}), "o: \\\n  a\\\\\\ b\n");  // a backslash before a blank is doubled
  EXPECT_EQ(depfile("o", {"a\\b"}), "o: \\\n  a\\b\n");
}

TEST(Table, AlignsColumnsByCodePoints) {
  EXPECT_EQ(table({{"Layer", "N"}, {"dense", "100"}, {"\u00e9", "7"}}, {false, true}),
            "Layer    N\n"
            "----------\n"
            "dense  100\n"
            "\u00e9        7\n"
            "----------\n");
}

TEST(Table, GroupsDigits) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(-1234567), "-1,234,567");
}

TEST(Table, ShowsBytesAsKerasDoes) {
  EXPECT_EQ(byte_size(118282 * 4), "462.04 KB");
  EXPECT_EQ(byte_size(0), "0.00 B");
}

TEST(Standalone, PutsEveryFileOfTheLibraryInOnce) {
  const std::array<EmbeddedFile, 2> library = {
      EmbeddedFile{"modelc/a.hpp", "#pragma once\n#include <vector>\n#include \"modelc/b.hpp\"\nint a;\n"},
      EmbeddedFile{"modelc/b.hpp", "#pragma once\nint b;"}};
  EXPECT_EQ(inline_includes(
                "#pragma once\n#include \"modelc/b.hpp\"\n#include \"modelc/a.hpp\"\n#include \"warp.hpp\"\nint c;\n",
                library),
            "#pragma once\nint b;\n#include <vector>\nint a;\n#include \"warp.hpp\"\nint c;\n");
}

TEST(Standalone, FindsHeadersNamedFromTheirOwnFolder) {
  const std::array<EmbeddedFile, 2> library = {EmbeddedFile{"modelc/a.hpp", "#include \"b.hpp\"\n"},
                                               EmbeddedFile{"modelc/b.hpp", "int b;\n"}};
  EXPECT_EQ(inline_includes("#include \"modelc/a.hpp\"\n", library), "int b;\n");
}

TEST(Namespace, IsWhatCppAccepts) {
  for (const char* good : {"mnist", "app::models", "a1::b_2", "App"}) EXPECT_TRUE(valid_namespace(good)) << good;
  for (const char* bad : {"", "::", "a::", "::a", "1a", "a-b", "a b", "class", "a::int", "a__b", "_Up", "std", "std::x",
                          "modelc", "_x", "a:b", "a::::b"})
    EXPECT_FALSE(valid_namespace(bad)) << bad;
}

}  // namespace
}  // namespace modelc::driver
