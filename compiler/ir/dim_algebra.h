#pragma once
// The representation of Dim and the helpers its implementation files share; nobody else includes this.
#include "ir/dim.h"

namespace modelc::ir {

struct DimAtom {
  enum class Kind : std::uint8_t { symbol, floor_div, ceil_div, max, min };
  Kind kind = Kind::symbol;
  std::string name;  // of a symbol
  Dim a, b;          // operands of the others
  std::size_t weight = 1;
  bool whole = true;  // its value is an integer whatever the symbols
};
using AtomPtr = std::shared_ptr<const DimAtom>;

struct DimFactor {
  AtomPtr atom;
  int power = 1;  // not zero
};

struct DimTerm {
  Rational coefficient;
  std::vector<DimFactor> factors;  // sorted by atom
};
using DimTerms = std::vector<DimTerm>;

namespace rational {
Rational make(__int128 num, __int128 den);  // in lowest terms; throws DimOverflow
Rational add(Rational a, Rational b);
Rational multiply(Rational a, Rational b);
Rational divide(Rational a, Rational b);
Rational power(Rational a, int exponent);
std::int64_t floor(Rational a);
std::int64_t ceil(Rational a);
int compare(Rational a, Rational b);
}  // namespace rational

struct DimAlgebra {
  static const DimTerms& terms(const Dim& d);
  /// Sorts, merges, drops zeros, checks the limits.
  static Dim make(DimTerms terms);
  static Dim constant(Rational value);
  static Dim atom(AtomPtr atom, int power = 1);
  static AtomPtr compound(DimAtom::Kind kind, const Dim& a, const Dim& b);

  static int compare(const DimAtom& a, const DimAtom& b);
  static int compare(const DimTerm& a, const DimTerm& b);  // by monomial: the order of terms
  static DimTerm multiply(const DimTerm& a, const DimTerm& b);
  static DimTerm inverse(const DimTerm& a);
  static Dim scale(const Dim& d, Rational by);
  static Dim power(const Dim& d, int exponent);  // a negative one throws DimOverflow unless `d` is a single term

  /// The constant term, and everything else.
  static Rational constant_part(const Dim& d);
  static Dim varying_part(const Dim& d);
  static bool is_constant(const Dim& d);
  /// f(a, b) of two whole numbers; nothing when one is no number.
  template <class F>
  static std::optional<Dim> of_constants(const Dim& a, const Dim& b, F f) {
    const std::optional<std::int64_t> x = a.constant(), y = b.constant();
    if (!x || !y) return std::nullopt;
    return Dim(rational::make(f(*x, *y), 1).num);
  }
  /// The smallest positive integer that makes every coefficient whole.
  static std::int64_t common_denominator(const Dim& d);
  /// The greatest common divisor of the (whole) coefficients.
  static std::int64_t content(const Dim& d);
  /// Positive powers of whole atoms only: the monomials are integers.
  static bool whole_monomials(const Dim& d);
  /// The monomial that clears every negative power of `d`.
  static DimTerm clearing(const Dim& d);
  /// The compound atom that comes first in `d`, or null.
  static AtomPtr first_compound(const Dim& d);
  /// `d` with the atoms replaced as `replace` says; it may return nothing to keep one.
  static Dim map_atoms(const Dim& d, const std::function<std::optional<Dim>(const DimAtom&)>& replace);
  static std::optional<Rational> value(const Dim& d, const SymbolValues& values);
};

}  // namespace modelc::ir
