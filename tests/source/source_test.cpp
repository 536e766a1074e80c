#include "source/source.h"

#include <gtest/gtest.h>

namespace modelc {
namespace {

TEST(SourceFile, LocatesOffsetsInLinesAndCodePoints) {
  const SourceFile file("a.model", "ab\n\xC3\xA9x\r\n\nlast", false);
  EXPECT_EQ(file.line_count(), 4u);
  EXPECT_EQ(file.line(1), "ab");
  EXPECT_EQ(file.line(2), "\xC3\xA9x");
  EXPECT_EQ(file.line(3), "");
  EXPECT_EQ(file.line(4), "last");
  const auto at = [&](std::uint32_t offset) {
    const Location place = file.locate(offset);
    return std::pair(place.line, place.column);
  };
  EXPECT_EQ(at(0), std::pair(1u, 1u));
  EXPECT_EQ(at(2), std::pair(1u, 3u));
  EXPECT_EQ(at(3), std::pair(2u, 1u));
  EXPECT_EQ(at(5), std::pair(2u, 2u));  // behind the two bytes of one character
  EXPECT_EQ(at(8), std::pair(3u, 1u));
  EXPECT_EQ(at(9), std::pair(4u, 1u));
  EXPECT_EQ(at(1000), std::pair(4u, 5u));  // clamped to the end of the text
}

TEST(SourceFile, OfNothingHasOneLine) {
  const SourceFile file("a.model", "", true);
  EXPECT_EQ(file.line_count(), 1u);
  EXPECT_EQ(file.line(1), "");
  EXPECT_TRUE(file.library());
}

TEST(SourceMap, KeepsAddressesAndDescribesPlaces) {
  SourceMap sources;
  const FileId first = sources.add("a.model", "x = 1\ny = 2\n");
  const SourceFile* address = &sources.file(first);
  for (int i = 0; i < 100; ++i) sources.add("b.model", "");
  EXPECT_EQ(&sources.file(first), address);
  EXPECT_EQ(sources.text({first, 6, 11}), "y = 2");
  EXPECT_EQ(sources.describe({first, 6, 11}), "a.model:2:1");
  EXPECT_EQ(sources.describe({}), "<unknown>");
  EXPECT_EQ(sources.text({}), "");
}

TEST(Span, CoversBothEndsWithinOneFile) {
  const Span a{0, 4, 6}, b{0, 1, 5}, other{1, 0, 9};
  EXPECT_EQ(a.to(b), (Span{0, 1, 6}));
  EXPECT_EQ(a.to(other), a);
  EXPECT_EQ(a.to({}), a);
  EXPECT_EQ(Span{}.to(a), a);
}

}  // namespace
}  // namespace modelc
