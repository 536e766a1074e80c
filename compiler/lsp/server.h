#pragma once
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

/// The Language Server Protocol 3.17 as far as it knows nothing of a language: messages, their errors, the life of a
/// session, positions in texts.
namespace modelc::lsp {

using Json = nlohmann::json;

/// Error codes of JSON-RPC and of the protocol.
enum class ErrorCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  not_initialized = -32002,
  request_failed = -32803,
};

/// Thrown by whoever answers a request, to answer it by an error.
struct RequestError {
  ErrorCode code = ErrorCode::request_failed;
  std::string message;
};

/// One session: messages in, messages out. Whatever comes in, it is answered, or left out when it is no request.
class Server {
 public:
  using Request = std::function<Json(const Json& params)>;
  using Notification = std::function<void(const Json& params)>;
  /// `send` takes messages with their headers.
  explicit Server(std::function<void(const std::string& message)> send) : send_(std::move(send)) {}

  /// "initialize" is a request like any other; "shutdown" and "exit" are the server's own.
  void on_request(const std::string& method, Request answer) { requests_[method] = std::move(answer); }
  void on_notification(const std::string& method, Notification take) { notifications_[method] = std::move(take); }
  void handle(std::string_view body);
  void notify(const std::string& method, Json params);

  bool ended() const { return state_ == State::ended; }
  /// As the protocol asks for: 0 when the client took its leave, 1 when it did not.
  int status() const { return orderly_ ? 0 : 1; }

 private:
  enum class State { fresh, running, shut_down, ended };
  void send(Json message);
  void fail(const Json& id, ErrorCode code, const std::string& message);
  Json answer(const std::string& method, const Json& params);
  void take(const std::string& method, const Json& params);

  std::function<void(const std::string&)> send_;
  std::map<std::string, Request, std::less<>> requests_;
  std::map<std::string, Notification, std::less<>> notifications_;
  State state_ = State::fresh;
  bool orderly_ = false;
};

/// Where a session's bytes come from.
struct Input {
  std::function<std::string()> read;   ///< waits for some; nothing at their end
  std::function<bool()> waiting = {};  ///< are there more already?
};

/// A session from its first byte to its end; the exit status. `idle` is called whenever nothing else is to be done, and
/// again as long as it says that there is more.
int run(Server& server, const Input& input, const std::function<bool()>& idle);

}  // namespace modelc::lsp
