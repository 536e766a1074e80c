#include "lsp/server.h"

#include <gtest/gtest.h>

#include "lsp/frames.h"

namespace modelc::lsp {
namespace {

/// A server whose methods are known, and what it has sent.
class Rpc : public testing::Test {
 protected:
  Rpc() : server([this](const std::string& message) { frames.feed(message); }) {
    server.on_request("initialize", [](const Json&) { return Json{{"capabilities", Json::object()}}; });
    server.on_request("echo", [](const Json& params) { return params.at("text"); });
    server.on_request("refuse", [](const Json&) -> Json { throw RequestError{ErrorCode::request_failed, "no"}; });
    server.on_request("break", [](const Json&) -> Json { throw std::bad_alloc(); });
    server.on_notification("note", [this](const Json& params) { noted += params.at("text").get<std::string>(); });
  }

  /// What is sent in answer, a message a line.
  std::string answers(const std::string& message) {
    server.handle(message);
    std::string out;
    while (const auto sent = frames.next()) out += (out.empty() ? "" : "\n") + *sent;
    return out;
  }
  void start() { answers(R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{}})"); }

  FrameReader frames;
  Server server;
  std::string noted;
};

TEST_F(Rpc, AnswersRequests) {
  EXPECT_EQ(answers(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{}})"),
            R"({"id":1,"jsonrpc":"2.0","result":{"capabilities":{}}})");
  EXPECT_EQ(answers(R"({"jsonrpc":"2.0","id":"two","method":"echo","params":{"text":"\u00e4"}})"),
            "{\"id\":\"two\",\"jsonrpc\":\"2.0\",\"result\":\"\xC3\xA4\"}");
  EXPECT_EQ(answers(R"({"jsonrpc":"2.0","method":"note","params":{"text":"x"}})"), "");
  EXPECT_EQ(noted, "x");
}

TEST_F(Rpc, AnswersErrors) {
  start();
  EXPECT_EQ(answers("{"), R"({"error":{"code":-32700,"message":"the message is not JSON"},"id":null,"jsonrpc":"2.0"})");
  EXPECT_EQ(answers("\xFF"),
            R"({"error":{"code":-32700,"message":"the message is not JSON"},"id":null,"jsonrpc":"2.0"})");
  const std::string invalid =
      R"({"error":{"code":-32600,"message":"the message is no request"},"id":null,"jsonrpc":"2.0"})";
  for (const char* message :
       {"[]", "7", "null", R"({"id":1})", R"({"id":1,"method":7})", R"({"id":{},"method":"echo"})"})
    EXPECT_EQ(answers(message), invalid) << message;
  EXPECT_EQ(answers(R"({"id":1,"method":"none"})"),
            R"({"error":{"code":-32601,"message":"no method `none`"},"id":1,"jsonrpc":"2.0"})");
  EXPECT_EQ(answers(R"({"id":1,"method":"refuse"})"),
            R"({"error":{"code":-32803,"message":"no"},"id":1,"jsonrpc":"2.0"})");
  EXPECT_NE(answers(R"({"id":1,"method":"echo","params":{}})").find(R"("code":-32602)"), std::string::npos);
  EXPECT_NE(answers(R"({"id":1,"method":"echo"})").find(R"("code":-32602)"), std::string::npos);
  EXPECT_NE(answers(R"({"id":1,"method":"break"})").find(R"("code":-32603)"), std::string::npos);
}

TEST_F(Rpc, LeavesUnknownNotificationsAndAnswersAlone) {
  start();
  EXPECT_EQ(answers(R"({"method":"$/unknown"})"), "");
  EXPECT_EQ(answers(R"({"id":9,"result":null})"), "");
  EXPECT_NE(answers(R"({"method":"note","params":{}})").find("window/logMessage"), std::string::npos);
}

TEST_F(Rpc, KnowsTheLifeOfASession) {
  EXPECT_EQ(answers(R"({"id":1,"method":"echo","params":{"text":"x"}})"),
            R"({"error":{"code":-32002,"message":"the first request is `initialize`"},"id":1,"jsonrpc":"2.0"})");
  answers(R"({"method":"note","params":{"text":"x"}})");
  EXPECT_EQ(noted, "") << "before initialize";
  start();
  EXPECT_NE(answers(R"({"id":2,"method":"initialize"})").find(R"("code":-32600)"), std::string::npos);
  EXPECT_EQ(answers(R"({"id":3,"method":"shutdown"})"), R"({"id":3,"jsonrpc":"2.0","result":null})");
  EXPECT_NE(answers(R"({"id":4,"method":"echo"})").find(R"("code":-32600)"), std::string::npos);
  EXPECT_FALSE(server.ended());
  answers(R"({"method":"exit"})");
  EXPECT_TRUE(server.ended());
  EXPECT_EQ(server.status(), 0);
}

TEST_F(Rpc, SaysWhetherTheClientTookItsLeave) {
  start();
  answers(R"({"method":"exit"})");
  EXPECT_TRUE(server.ended());
  EXPECT_EQ(server.status(), 1);
}

TEST_F(Rpc, RefusesDeepMessages) {
  start();
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_EQ(answers(R"({"method":"unknown","params":)" + deep + "}"),
            R"({"error":{"code":-32700,"message":"the message nests too deep"},"id":null,"jsonrpc":"2.0"})");
  const std::string fine = std::string(90, '[') + std::string(90, ']');
  EXPECT_EQ(answers(R"({"method":"unknown","params":)" + fine + "}"), "");
}

TEST_F(Rpc, RunsUntilTheInputEnds) {
  std::vector<std::string> parts{framed(R"({"id":1,"method":"initialize"})").substr(0, 30),
                                 framed(R"({"id":1,"method":"initialize"})").substr(30), "broken\r\n\r\n",
                                 "never read"};
  std::size_t next = 0;
  int idle = 0;
  const Input input{[&] { return next < parts.size() ? parts[next++] : std::string(); }, [&] { return next == 1; }};
  EXPECT_EQ(run(server, input, [&] { return ++idle == 2; }), 1);
  EXPECT_EQ(next, 3u);
  EXPECT_EQ(idle, 3) << "before the first part, twice before the third; the second was waiting";
}

}  // namespace
}  // namespace modelc::lsp
