#include "lsp/frames.h"

#include <gtest/gtest.h>

namespace modelc::lsp {
namespace {

std::vector<std::string> messages(FrameReader& frames) {
  std::vector<std::string> out;
  while (auto message = frames.next()) out.push_back(*message);
  return out;
}

using Messages = std::vector<std::string>;

TEST(Frames, AreReadByteForByte) {
  const std::string stream = framed("{}") + framed("") + framed("\xC3\xA4 three");
  FrameReader frames;
  Messages found;
  for (const char byte : stream) {
    frames.feed(std::string(1, byte));
    for (std::string& message : messages(frames)) found.push_back(std::move(message));
  }
  EXPECT_EQ(found, (Messages{"{}", "", "\xC3\xA4 three"}));
  EXPECT_EQ(frames.error(), "");
}

TEST(Frames, TakeOtherHeadersAndAnyCase) {
  FrameReader frames;
  frames.feed("content-LENGTH:  2 \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}");
  EXPECT_EQ(messages(frames), Messages{"{}"});
}

TEST(Frames, CountBytes) { EXPECT_EQ(framed("\xC3\xA4"), "Content-Length: 2\r\n\r\n\xC3\xA4"); }

TEST(Frames, EndAtMalformedHeaders) {
  const std::pair<std::string, std::string> cases[] = {
      {"nonsense\r\n\r\n{}", "a header line has no colon"},
      {"Content-Type: x\r\n\r\n{}", "a header has no Content-Length"},
      {"Content-Length: -1\r\n\r\n{}", "Content-Length is no number up to 67108864"},
      {"Content-Length: 12x\r\n\r\n{}", "Content-Length is no number up to 67108864"},
      {"Content-Length:\r\n\r\n{}", "Content-Length is no number up to 67108864"},
      {"Content-Length: 67108865\r\n\r\n{}", "Content-Length is no number up to 67108864"},
      {"Content-Length: 99999999999999999999999\r\n\r\n{}", "Content-Length is no number up to 67108864"},
      {std::string(9000, 'x'), "a header is longer than 8192"},
  };
  for (const auto& [stream, error] : cases) {
    FrameReader frames;
    frames.feed(stream);
    EXPECT_EQ(messages(frames), Messages{}) << stream;
    EXPECT_EQ(frames.error(), error);
    frames.feed(framed("{}"));
    EXPECT_EQ(messages(frames), Messages{}) << "nothing can be told apart any more";
  }
}

}  // namespace
}  // namespace modelc::lsp
