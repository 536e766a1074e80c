#include "lsp/text.h"

#include <gtest/gtest.h>

namespace modelc::lsp {
namespace {

// "ä" is one unit of UTF-16 and two bytes, "😀" two units and four bytes.
constexpr const char* mixed =
    "a\xC3\xA4"
    "b\n\xF0\x9F\x98\x80!\r\nlast";

TEST(Text, CountsInUnitsOfUtf16) {
  const Text text(mixed);
  EXPECT_EQ(text.offset({0, 0}), 0u);
  EXPECT_EQ(text.offset({0, 2}), 3u);
  EXPECT_EQ(text.offset({0, 3}), 4u);
  EXPECT_EQ(text.offset({1, 0}), 5u);
  EXPECT_EQ(text.offset({1, 2}), 9u);
  EXPECT_EQ(text.offset({1, 3}), 10u);
  EXPECT_EQ(text.offset({2, 4}), 16u);
  for (const std::size_t offset : {0u, 1u, 3u, 4u, 5u, 9u, 10u, 12u, 16u})
    EXPECT_EQ(text.offset(text.position(offset)), offset);
}

TEST(Text, KeepsToItsBounds) {
  const Text text(mixed);
  EXPECT_EQ(text.offset({0, 99}), 4u) << "the end of the line";
  EXPECT_EQ(text.offset({1, 99}), 10u) << "before both bytes of the line's end";
  EXPECT_EQ(text.offset({99, 0}), 16u) << "the end of the text";
  EXPECT_EQ(text.offset({1, 1}), 5u) << "inside of a character is its beginning";
  EXPECT_EQ(text.position(7), (Position{1, 0})) << "likewise";
  EXPECT_EQ(text.position(999), (Position{2, 4}));
  EXPECT_EQ(Text("").offset({0, 1}), 0u);
}

TEST(Text, LinesEndInThreeWays) {
  const Text text("a\rb\r\nc\nd");
  EXPECT_EQ(text.position(2), (Position{1, 0}));
  EXPECT_EQ(text.position(5), (Position{2, 0}));
  EXPECT_EQ(text.position(7), (Position{3, 0}));
}

TEST(Text, TakesEdits) {
  Text text("one\ntwo\nthree");
  text.replace(text.offset({1, 0}), text.offset({2, 0}), "2\n\xC3\xA4\n");
  EXPECT_EQ(text.bytes(), "one\n2\n\xC3\xA4\nthree");
  EXPECT_EQ(text.position(text.bytes().size()), (Position{3, 5}));
}

TEST(Text, RefusesWhatIsNoPosition) {
  EXPECT_EQ(Json::parse(R"({"line": 3, "character": 4})").get<Position>(), (Position{3, 4}));
  EXPECT_THROW(Json::parse(R"({"line": -1, "character": 0})").get<Position>(), RequestError);
  EXPECT_THROW(Json::parse(R"({"line": 1.5, "character": 0})").get<Position>(), RequestError);
  EXPECT_THROW(Json::parse(R"({"line": 1})").get<Position>(), Json::exception);
  EXPECT_THROW(Json::parse(R"([1, 2])").get<Position>(), Json::exception);
}

TEST(Uri, IsAPathWithBytesEncoded) {
  EXPECT_EQ(path_of("file:///home/a%20b/%C3%A4.model"), "/home/a b/\xC3\xA4.model");
  EXPECT_EQ(path_of("file://localhost/x.model"), "/x.model");
  EXPECT_EQ(path_of("file:///a%2"), "/a%2");
  EXPECT_EQ(path_of("untitled:Untitled-1"), "untitled:Untitled-1");
  EXPECT_EQ(uri_of("/home/a b/\xC3\xA4.model"), "file:///home/a%20b/%C3%A4.model");
  EXPECT_EQ(uri_of("untitled:Untitled-1"), "untitled:Untitled-1");
}

}  // namespace
}  // namespace modelc::lsp
