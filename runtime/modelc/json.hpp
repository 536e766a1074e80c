#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "modelc/error.hpp"

namespace modelc::detail {

/// The length of the UTF-8 sequence at text[0]; 0 when it is none (overlong, a surrogate, beyond U+10FFFF, cut off).
inline std::size_t utf8_length(const unsigned char* text, std::size_t left) {
  const unsigned first = text[0];
  const std::size_t length = first < 0x80                    ? 1
                             : first >= 0xc2 && first < 0xe0 ? 2
                             : first >= 0xe0 && first < 0xf0 ? 3
                             : first >= 0xf0 && first < 0xf5 ? 4
                                                             : 0;
  if (length == 0 || length > left) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((text[i] & 0xc0u) != 0x80u) return 0;
  }
  if ((first == 0xe0 && text[1] < 0xa0) || (first == 0xed && text[1] > 0x9f)) return 0;
  if ((first == 0xf0 && text[1] < 0x90) || (first == 0xf4 && text[1] > 0x8f)) return 0;
  return length;
}

/// Strict reader of the part of JSON that headers of tensor files use: objects, arrays, strings, whole numbers from 0
/// on. Whoever reads says what comes next, so nothing recurses deeper than the caller. Anything else is a
/// modelc::Error, whose message begins with `where`.
class JsonReader {
 public:
  JsonReader(const char* text, std::size_t size, std::string where = {})
      : text_(reinterpret_cast<const unsigned char*>(text)), size_(size), where_(std::move(where)) {}

  const std::string& where() const { return where_; }

  /// Calls member(key) in front of every member's value, which it must read.
  template <class Member>
  void object(Member member) {
    expect('{');
    if (next() == '}') {
      ++at_;
      return;
    }
    for (;;) {
      std::string key = string();
      expect(':');
      member(std::move(key));
      if (next() == '}') break;
      expect(',');
    }
    ++at_;
  }

  /// Calls element() in front of every element, which it must read.
  template <class Element>
  void array(Element element) {
    expect('[');
    if (next() == ']') {
      ++at_;
      return;
    }
    for (;;) {
      element();
      if (next() == ']') break;
      expect(',');
    }
    ++at_;
  }

  std::uint64_t number() {
    const int first = next();
    if (first < '0' || first > '9') fail("a whole number");
    std::uint64_t value = 0;
    std::size_t digits = 0;
    for (; at_ < size_ && text_[at_] >= '0' && text_[at_] <= '9'; ++at_, ++digits) {
      const std::uint64_t digit = static_cast<std::uint64_t>(text_[at_] - '0');
      if (value > (UINT64_MAX - digit) / 10) raise(where_ + "a number in the header does not fit 64 bits");
      value = value * 10 + digit;
    }
    if (first == '0' && digits > 1) fail("a number without leading zeros");
    if (at_ < size_ && (text_[at_] == '.' || text_[at_] == 'e' || text_[at_] == 'E')) fail("a whole number");
    return value;
  }

  std::string string() {
    expect('"');
    std::string result;
    for (;;) {
      if (at_ >= size_) fail("the end of a string");
      const unsigned char c = text_[at_];
      if (c == '"') break;
      if (c == '\\') {
        ++at_;
        escape(result);
      } else {
        const std::size_t length = utf8_length(text_ + at_, size_ - at_);
        if (c < 0x20 || length == 0) fail("valid UTF-8 without control characters");
        result.append(reinterpret_cast<const char*>(text_ + at_), length);
        at_ += length;
      }
    }
    ++at_;
    return result;
  }

  /// Nothing but white space may be left.
  void end() {
    if (next() != -1) fail("the end of the header");
  }

 private:
  int next() {
    while (at_ < size_ && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
    return at_ < size_ ? text_[at_] : -1;
  }
  void expect(char c) {
    if (next() != c) fail(std::string("`") + c + "`");
    ++at_;
  }
  [[noreturn]] void fail(const std::string& wanted) const {
    raise(where_ + "the header is not valid JSON: expected " + wanted + " at byte " + std::to_string(at_));
  }
  unsigned code_unit() {
    unsigned value = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const int c = at_ < size_ ? text_[at_] : -1;
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) fail("four hexadecimal digits");
      value = value * 16 + static_cast<unsigned>(digit);
    }
    return value;
  }
  void escape(std::string& to) {
    const int c = at_ < size_ ? text_[at_] : -1;
    const char* const plain = "\"\\/bfnrt";
    const char* const meaning = "\"\\/\b\f\n\r\t";
    for (int i = 0; plain[i] != '\0'; ++i) {
      if (c == plain[i]) {
        to += meaning[i];
        ++at_;
        return;
      }
    }
    if (c != 'u') fail("an escape that JSON knows");
    ++at_;
    unsigned code = code_unit();
    if (code >= 0xd800 && code < 0xdc00) {
      if (at_ + 1 >= size_ || text_[at_] != '\\' || text_[at_ + 1] != 'u') fail("the second half of a surrogate pair");
      at_ += 2;
      const unsigned low = code_unit();
      if (low < 0xdc00 || low > 0xdfff) fail("the second half of a surrogate pair");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    } else if (code >= 0xdc00 && code <= 0xdfff) {
      fail("the first half of a surrogate pair");
    }
    const auto put = [&](unsigned byte) { to += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
      put(code);
    } else if (code < 0x800) {
      put(0xc0 | code >> 6);
      put(0x80 | (code & 63));
    } else if (code < 0x10000) {
      put(0xe0 | code >> 12);
      put(0x80 | (code >> 6 & 63));
      put(0x80 | (code & 63));
    } else {
      put(0xf0 | code >> 18);
      put(0x80 | (code >> 12 & 63));
      put(0x80 | (code >> 6 & 63));
      put(0x80 | (code & 63));
    }
  }

  const unsigned char* text_;
  std::size_t size_, at_ = 0;
  std::string where_;
};

/// The string in JSON's quotes; bytes from 0x80 on are left as they are.
inline std::string json_string(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20) {
      const char* const digits = "0123456789abcdef";
      result += "\\u00";
      result += digits[byte >> 4];
      result += digits[byte & 15];
    } else {
      result += c;
    }
  }
  return result + "\"";
}

}  // namespace modelc::detail
