#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace modelc::lsp {

/// Messages out of a stream of bytes: header lines with a Content-Length, an empty line, and as many bytes.
class FrameReader {
 public:
  static constexpr std::size_t longest_header = 8192;
  static constexpr std::size_t longest_body = std::size_t{64} << 20;

  void feed(std::string_view bytes) { buffer_ += bytes; }
  /// The next whole message. Nothing when it is not all there yet, and after an error.
  std::optional<std::string> next();
  /// Why no message can be told apart any more; empty while they can.
  const std::string& error() const { return error_; }

 private:
  std::optional<std::size_t> body_size(std::string_view header);

  std::string buffer_;
  std::string error_;
};

/// The message with its header.
std::string framed(std::string_view body);

}  // namespace modelc::lsp
