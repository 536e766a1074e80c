#pragma once
#include <initializer_list>
#include <utility>

#include "modelc/error.hpp"
#include "modelc/index.hpp"

namespace modelc {

/// A whole number that throws an Error rather than overflow: sizes that follow from what the app chooses.
class Size {
 public:
  Size(Index value) : value_(value) {}  // NOLINT: an integer is a size
  Index value() const { return value_; }

  friend Size operator+(Size a, Size b) {
    if (b.value_ > 0 ? a.value_ > largest - b.value_ : a.value_ < -largest - b.value_) overflow();
    return a.value_ + b.value_;
  }
  friend Size operator-(Size a) { return -a.value_; }
  friend Size operator-(Size a, Size b) { return a + -b; }
  friend Size operator*(Size a, Size b) {
    const Index high = b.value_ == 0 ? largest : largest / (b.value_ > 0 ? b.value_ : -b.value_);
    if (a.value_ > high || a.value_ < -high) overflow();
    return a.value_ * b.value_;
  }
  friend Size operator/(Size a, Size b) { return a.value_ / divisor(b); }
  friend Size operator%(Size a, Size b) { return a.value_ % divisor(b); }
  friend bool operator==(Size a, Size b) { return a.value_ == b.value_; }
  friend bool operator>=(Size a, Size b) { return a.value_ >= b.value_; }
  friend bool operator<(Size a, Size b) { return a.value_ < b.value_; }

  static Index divisor(Size b) {
    if (b.value_ == 0) raise("the sizes chosen for the model divide by zero");
    return b.value_;
  }

 private:
  static constexpr Index largest = PTRDIFF_MAX;  // and -largest the smallest, so that negation is safe
  [[noreturn]] static void overflow() { raise("the sizes chosen for the model do not fit 64 bits"); }
  Index value_;
};

inline Size floor_div(Size a, Size b) {
  const Index d = Size::divisor(b);
  const Index q = a.value() / d;
  return a.value() % d != 0 && (a.value() < 0) != (d < 0) ? q - 1 : q;
}
inline Size ceil_div(Size a, Size b) { return -floor_div(-a, b); }

/// The bytes that a slot of the arena takes for these tenants.
inline Size slot_bytes(std::initializer_list<Size> tenants) {
  Size bytes = 0;
  for (const Size& tenant : tenants) bytes = bytes < tenant ? tenant : bytes;
  const auto unit = static_cast<Index>(block_alignment);
  return ceil_div(bytes, unit) * unit;
}

/// Throws an Error, while its arguments are computed, unless they fit.
inline void require_sizes(std::initializer_list<Size>) {}

/// A symbol that the app chose, an Error unless it is at least 1.
inline Size positive(const char* name, Index value) {
  if (value < 1)
    raise("the symbol `" + std::string(name) + "` is " + std::to_string(value) + ", it must be at least 1");
  return value;
}

/// Throws an Error that says what the model requires, why, and the values of the symbols in it, unless it is met.
inline void require(bool met, const char* what, const char* reason,
                    std::initializer_list<std::pair<const char*, Index>> values) {
  if (met) return;
  std::string text = "the model requires `" + std::string(what) + "` (" + reason + ")";
  const char* separator = ", but ";
  for (const auto& value : values) {
    text += separator + std::string("`") + value.first + "` is " + std::to_string(value.second);
    separator = " and ";
  }
  raise(text);
}

}  // namespace modelc
