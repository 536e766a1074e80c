#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace modelc::fuzz {

/// Random choices whose sequence is the same everywhere.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}

  int below(int bound) { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool one_in(int n) { return below(n) == 0; }

  template <class T>
  const T& any(const std::vector<T>& choices) {
    return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
  }
  std::string word(const std::vector<const char*>& choices) { return any(choices); }

 private:
  /// SplitMix64.
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return (z ^ (z >> 31)) >> 1;
  }
  std::uint64_t state_;
};

/// `Name(first, option = value)` in the making: options are left out most of the time.
class Call {
 public:
  Call(Draw& draw, std::string name, const std::string& fixed = {}) : draw_(draw), text_(std::move(name) + "(") {
    if (!fixed.empty()) add(fixed);
  }
  Call& maybe(const std::string& argument, int one_in = 4) {
    if (draw_.one_in(one_in)) add(argument);
    return *this;
  }
  Call& add(const std::string& argument) {
    text_ += (text_.back() == '(' ? "" : ", ") + argument;
    return *this;
  }
  /// Initializer, regularizer and constraint of a weight.
  Call& weight(const std::string& name);
  Call& activation(const std::string& name = "activation");
  /// With what every layer takes.
  std::string done();
  std::string text() const { return text_ + ")"; }

 private:
  Draw& draw_;
  std::string text_;
};

std::string random_activation(Draw& draw);
std::string random_regularizer(Draw& draw);

}  // namespace modelc::fuzz
