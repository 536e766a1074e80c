#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace modelc::ir {

/// An exact fraction in lowest terms, denominator positive.
struct Rational {
  std::int64_t num = 0;
  std::int64_t den = 1;
  friend bool operator==(const Rational&, const Rational&) = default;
};

/// Thrown when arithmetic on dims leaves 64-bit integers, divides by zero, or gives a polynomial of more than
/// `max_dim_terms` terms.
struct DimOverflow {};
inline constexpr std::size_t max_dim_terms = 64;

enum class Answer : std::uint8_t { no, yes, unknown };

using SymbolValues = std::map<std::string, std::int64_t, std::less<>>;

/// What a target language calls the parts of a dim that no operators write.
struct DimSpelling {
  std::function<std::string(const std::string&)> symbol;
  std::string floor_div, ceil_div, max, min;  ///< functions of two integers
};

/// A dimension: a canonical polynomial over named symbols (each a positive integer) and opaque atoms (floor_div,
/// ceil_div, max and min of two dims), with rational coefficients and integer powers. Exact division is part of the
/// algebra (`h / 2` has the coefficient 1/2, `h * w / w` is `h`); that a dimension is a whole number is a separate
/// fact, see `integrality`. Equal dims have equal representations. All operations throw DimOverflow rather than wrap.
class Dim {
 public:
  Dim() = default;                                                               ///< zero
  Dim(std::int64_t value) : number_(value) {                                     // NOLINT: an integer is a dim
    if (value == std::numeric_limits<std::int64_t>::min()) throw DimOverflow{};  // has no opposite
  }
  static Dim symbol(std::string name);

  /// The value when it is a known integer.
  std::optional<std::int64_t> constant() const { return terms_ ? std::nullopt : std::optional(number_); }
  bool is_constant(std::int64_t value) const { return !terms_ && number_ == value; }

  friend Dim operator+(const Dim& a, const Dim& b);
  friend Dim operator-(const Dim& a, const Dim& b);
  friend Dim operator*(const Dim& a, const Dim& b);
  Dim operator-() const;

  /// a / b in the algebra; nothing when b is zero or is a sum that does not divide a. The result may be fractional.
  static std::optional<Dim> divide(const Dim& a, const Dim& b);
  static Dim floor_div(const Dim& a, const Dim& b);  ///< rounds down; b must not be the constant zero
  static Dim ceil_div(const Dim& a, const Dim& b);
  static Dim modulo(const Dim& a, const Dim& b);  ///< a - b * floor_div(a, b)
  static Dim max(const Dim& a, const Dim& b);
  static Dim min(const Dim& a, const Dim& b);

  friend bool operator==(const Dim& a, const Dim& b) {
    return a.number_ == b.number_ && (a.terms_ == b.terms_ || (a.terms_ && b.terms_ && a.compare(b) == 0));
  }
  friend std::strong_ordering operator<=>(const Dim& a, const Dim& b) { return a.compare(b) <=> 0; }
  std::size_t hash() const;  ///< the same for equal dims

  /// Is a == b for every choice of symbols (yes), for none (no), or neither proved (unknown)? Symbols are at least 1.
  static Answer equal(const Dim& a, const Dim& b);
  static Answer at_least(const Dim& a, const Dim& b);  ///< a >= b, likewise
  /// yes: every coefficient is whole; no: a fractional constant; unknown: depends on the symbols.
  Answer integrality() const;

  std::vector<std::string> symbols() const;  ///< sorted, without doubles
  Dim substitute(const std::map<std::string, Dim, std::less<>>& values) const;
  /// The value under `values`; nothing when a symbol is missing, it overflows, or it is not a whole number.
  std::optional<std::int64_t> evaluate(const SymbolValues& values) const;

  /// As in the language: "2 * h / 3 + 1", "ceil_div(h, 2)".
  std::string str() const;
  /// As an exact integer expression of a language with C's operators; a fraction is one division of an integer
  /// numerator.
  std::string spelled(const DimSpelling& spelling) const;

  /// numerator() / denominator() is this dim; both have whole coefficients and no negative powers.
  Dim numerator() const;
  Dim denominator() const;

 private:
  friend struct DimAlgebra;  // the implementation, dim_algebra.h
  // Nearly all dims are whole numbers, which take no memory of their own.
  std::int64_t number_ = 0;                                   // where there are no terms
  std::shared_ptr<const std::vector<struct DimTerm>> terms_;  // sorted, no zero coefficients; null for a whole number
  int compare(const Dim& other) const;
};

using Shape = std::vector<Dim>;
std::string str(const Shape& shape);  ///< "[batch, 784]"
Dim element_count(const Shape& shape);

/// What could be neither proved nor refuted while compiling; the app's choice of symbols must meet it.
struct Requirement {
  enum class Kind : std::uint8_t { equal, at_least, whole };
  Kind kind;
  Dim left;
  Dim right;                ///< unused for `whole`
  std::string reason;       ///< "concatenate along axis -1 at passthrough.model:14:21"
  std::string str() const;  ///< "H == h / 2", "h >= 3", "H / 32 is a whole number"
  bool met(const SymbolValues& values) const;
  /// yes: every choice of symbols meets it; no: none does.
  Answer answer() const;
  /// What it asks, apart from the reason.
  bool same(const Requirement& other) const;
};

}  // namespace modelc::ir
