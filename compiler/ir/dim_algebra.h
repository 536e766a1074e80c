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

// The terms of a dim, be it a whole number: that has one, and zero has none.
class DimTermsView {
 public:
  explicit DimTermsView(const DimTerms& terms) : first_(terms.data()), size_(terms.size()) {}
  explicit DimTermsView(std::int64_t number) : number_{{number, 1}, {}}, first_(&number_), size_(number != 0) {}
  DimTermsView(const DimTermsView&) = delete;
  DimTermsView& operator=(const DimTermsView&) = delete;

  const DimTerm* begin() const { return first_; }
  const DimTerm* end() const { return first_ + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const DimTerm& front() const { return *first_; }
  const DimTerm& operator[](std::size_t i) const { return first_[i]; }
  DimTerms copy() const { return {begin(), end()}; }

 private:
  DimTerm number_;
  const DimTerm* first_;
  std::size_t size_;
};

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
  static DimTermsView terms(const Dim& d);
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
