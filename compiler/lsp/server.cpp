#include "lsp/server.h"

#include <exception>
#include <utility>

#include "lsp/frames.h"

namespace modelc::lsp {

void Server::send(Json message) {
  message["jsonrpc"] = "2.0";
  send_(framed(message.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

void Server::notify(const std::string& method, Json params) {
  send({{"method", method}, {"params", std::move(params)}});
}

void Server::fail(const Json& id, ErrorCode code, const std::string& message) {
  send({{"id", id}, {"error", {{"code", static_cast<int>(code)}, {"message", message}}}});
}

void Server::handle(std::string_view body) {
  constexpr int deepest = 100;  // copies of a value recurse
  bool deep = false;
  const auto shallow = [&](int depth, Json::parse_event_t, Json&) {
    deep = deep || depth > deepest;
    return depth <= deepest;
  };
  const Json message = Json::parse(body, shallow, false);
  if (deep) return fail(nullptr, ErrorCode::parse_error, "the message nests too deep");
  if (message.is_discarded()) return fail(nullptr, ErrorCode::parse_error, "the message is not JSON");
  const auto field = [&](const char* name) { return message.is_object() ? message.value(name, Json()) : Json(); };
  const Json id = field("id");
  const Json method = field("method");
  if (method.is_null() && message.is_object() && (message.contains("result") || message.contains("error")))
    return;  // answers: the server asks nothing
  if (!method.is_string() || !(id.is_null() || id.is_number_integer() || id.is_string()))
    return fail(nullptr, ErrorCode::invalid_request, "the message is no request");
  if (id.is_null()) return take(method, field("params"));
  try {
    send({{"id", id}, {"result", answer(method, field("params"))}});
  } catch (const RequestError& error) {
    fail(id, error.code, error.message);
  } catch (const Json::exception& error) {
    fail(id, ErrorCode::invalid_params, error.what());
  } catch (const std::exception& error) {
    fail(id, ErrorCode::internal_error, error.what());
  }
}

Json Server::answer(const std::string& method, const Json& params) {
  if (state_ == State::fresh && method != "initialize")
    throw RequestError{ErrorCode::not_initialized, "the first request is `initialize`"};
  if (state_ == State::shut_down) throw RequestError{ErrorCode::invalid_request, "the server was shut down"};
  if (state_ == State::running && method == "initialize")
    throw RequestError{ErrorCode::invalid_request, "the server was initialized before"};
  if (method == "shutdown") {
    state_ = State::shut_down;
    return nullptr;
  }
  const auto found = requests_.find(method);
  if (found == requests_.end()) throw RequestError{ErrorCode::method_not_found, "no method `" + method + "`"};
  Json result = found->second(params);
  if (method == "initialize") state_ = State::running;
  return result;
}

/// A notification is not answered, whatever becomes of it.
void Server::take(const std::string& method, const Json& params) {
  if (method == "exit") {
    orderly_ = state_ == State::shut_down;
    state_ = State::ended;
  }
  const auto found = notifications_.find(method);
  if (state_ != State::running || found == notifications_.end()) return;
  constexpr int error_type = 1;
  std::string failure;
  try {
    return found->second(params);
  } catch (const RequestError& error) {
    failure = error.message;
  } catch (const std::exception& error) {
    failure = error.what();
  }
  notify("window/logMessage", {{"type", error_type}, {"message", method + ": " + failure}});
}

int run(Server& server, const Input& input, const std::function<bool()>& idle) {
  const auto waiting = [&] { return input.waiting && input.waiting(); };
  FrameReader frames;
  while (!server.ended()) {
    if (const std::optional<std::string> message = frames.next()) {
      server.handle(*message);
      continue;
    }
    if (!frames.error().empty()) {
      server.notify("window/logMessage", {{"type", 1}, {"message", frames.error()}});
      break;
    }
    while (!waiting() && idle()) continue;
    const std::string bytes = input.read();
    if (bytes.empty()) break;
    frames.feed(bytes);
  }
  return server.status();
}

}  // namespace modelc::lsp
