#include "ir/dim.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

#include "ir/dim_algebra.h"

namespace modelc::ir {

namespace {

constexpr int max_power = 64;
// Counts terms, factors and everything inside atoms, so that nested atoms cannot grow without bound.
constexpr std::size_t max_weight = 1000;

template <class Terms>
std::size_t weight_of(const Terms& terms) {
  std::size_t weight = 0;
  for (const DimTerm& term : terms) {
    ++weight;
    for (const DimFactor& factor : term.factors) weight += factor.atom->weight;
  }
  return weight;
}

int sign(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

}  // namespace

namespace rational {

Rational make(__int128 num, __int128 den) {
  if (den == 0) throw DimOverflow{};
  __int128 a = num < 0 ? -num : num, b = den < 0 ? -den : den;
  while (b != 0) a = std::exchange(b, a % b);
  if (den < 0) a = -a;
  num /= a;
  den /= a;
  constexpr __int128 low = std::numeric_limits<std::int64_t>::min() + 1,
                     high = std::numeric_limits<std::int64_t>::max();
  if (num < low || num > high || den > high) throw DimOverflow{};
  return {static_cast<std::int64_t>(num), static_cast<std::int64_t>(den)};
}

Rational add(Rational a, Rational b) {
  // Each product is below 2^126, so their sum cannot overflow.
  return make(static_cast<__int128>(a.num) * b.den + static_cast<__int128>(b.num) * a.den,
              static_cast<__int128>(a.den) * b.den);
}
Rational multiply(Rational a, Rational b) {
  return make(static_cast<__int128>(a.num) * b.num, static_cast<__int128>(a.den) * b.den);
}
Rational divide(Rational a, Rational b) {
  return make(static_cast<__int128>(a.num) * b.den, static_cast<__int128>(a.den) * b.num);
}
Rational power(Rational a, int exponent) {
  Rational result{1, 1};
  for (int i = 0; i < std::abs(exponent); ++i) result = multiply(result, a);
  return exponent < 0 ? divide({1, 1}, result) : result;
}
std::int64_t floor(Rational a) { return a.num / a.den - (a.num % a.den < 0 ? 1 : 0); }
std::int64_t ceil(Rational a) { return a.num / a.den + (a.num % a.den > 0 ? 1 : 0); }
int compare(Rational a, Rational b) {
  const __int128 left = static_cast<__int128>(a.num) * b.den, right = static_cast<__int128>(b.num) * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace rational

// --- representation ---

DimTermsView DimAlgebra::terms(const Dim& d) { return d.terms_ ? DimTermsView(*d.terms_) : DimTermsView(d.number_); }

Dim DimAlgebra::make(DimTerms terms) {
  std::sort(terms.begin(), terms.end(), [](const DimTerm& a, const DimTerm& b) { return compare(a, b) < 0; });
  DimTerms merged;
  for (DimTerm& term : terms) {
    if (!merged.empty() && compare(merged.back(), term) == 0)
      merged.back().coefficient = rational::add(merged.back().coefficient, term.coefficient);
    else
      merged.push_back(std::move(term));
    if (merged.back().coefficient.num == 0) merged.pop_back();
  }
  if (merged.size() > max_dim_terms || weight_of(merged) > max_weight) throw DimOverflow{};
  if (merged.empty()) return 0;
  if (merged.size() == 1 && merged.front().factors.empty() && merged.front().coefficient.den == 1)
    return merged.front().coefficient.num;
  Dim result;
  result.terms_ = std::make_shared<const DimTerms>(std::move(merged));
  return result;
}

Dim DimAlgebra::constant(Rational value) { return value.den == 1 ? Dim(value.num) : make({DimTerm{value, {}}}); }

Dim DimAlgebra::atom(AtomPtr atom, int power) { return make({DimTerm{{1, 1}, {DimFactor{std::move(atom), power}}}}); }

AtomPtr DimAlgebra::compound(DimAtom::Kind kind, const Dim& a, const Dim& b) {
  const bool division = kind == DimAtom::Kind::floor_div || kind == DimAtom::Kind::ceil_div;
  const bool whole = division || (a.integrality() == Answer::yes && b.integrality() == Answer::yes);
  const std::size_t weight = 1 + weight_of(terms(a)) + weight_of(terms(b));
  if (weight > max_weight) throw DimOverflow{};
  return std::make_shared<const DimAtom>(DimAtom{kind, {}, a, b, weight, whole});
}

int DimAlgebra::compare(const DimAtom& a, const DimAtom& b) {
  if (&a == &b) return 0;
  if (a.kind != b.kind) return a.kind < b.kind ? -1 : 1;
  if (const int order = a.name.compare(b.name)) return order < 0 ? -1 : 1;
  if (const int order = a.a.compare(b.a)) return order;
  return a.b.compare(b.b);
}

// Lexicographic by exponents, the higher first: compatible with multiplication, as long division needs.
int DimAlgebra::compare(const DimTerm& a, const DimTerm& b) {
  const std::size_t common = std::min(a.factors.size(), b.factors.size());
  for (std::size_t i = 0; i < common; ++i) {
    const DimFactor &x = a.factors[i], &y = b.factors[i];
    const int order = compare(*x.atom, *y.atom);
    if (order < 0) return x.power > 0 ? -1 : 1;
    if (order > 0) return y.power > 0 ? 1 : -1;
    if (x.power != y.power) return x.power > y.power ? -1 : 1;
  }
  if (a.factors.size() > common) return a.factors[common].power > 0 ? -1 : 1;
  if (b.factors.size() > common) return b.factors[common].power > 0 ? 1 : -1;
  return 0;
}

int Dim::compare(const Dim& other) const {
  if (terms_ == other.terms_ && number_ == other.number_) return 0;
  const DimTermsView a = DimAlgebra::terms(*this), b = DimAlgebra::terms(other);
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const int order = DimAlgebra::compare(a[i], b[i])) return order;
    if (const int order = rational::compare(a[i].coefficient, b[i].coefficient)) return order;
  }
  return sign(a.size() <=> b.size());
}

std::size_t Dim::hash() const {
  if (!terms_) return std::hash<std::int64_t>()(number_);
  const auto mix = [](std::size_t seed, std::size_t value) { return seed * 1000003 + value; };
  std::size_t seed = 0;
  for (const DimTerm& term : DimAlgebra::terms(*this)) {
    seed =
        mix(mix(seed, static_cast<std::size_t>(term.coefficient.num)), static_cast<std::size_t>(term.coefficient.den));
    for (const auto& [atom, power] : term.factors) {
      seed = mix(mix(seed, static_cast<std::size_t>(power)), std::hash<std::string>()(atom->name));
      seed = mix(mix(mix(seed, static_cast<std::size_t>(atom->kind)), atom->a.hash()), atom->b.hash());
    }
  }
  return seed;
}

DimTerm DimAlgebra::multiply(const DimTerm& a, const DimTerm& b) {
  DimTerm result{rational::multiply(a.coefficient, b.coefficient), {}};
  auto x = a.factors.begin();
  auto y = b.factors.begin();
  while (x != a.factors.end() || y != b.factors.end()) {
    const int order = x == a.factors.end() ? 1 : y == b.factors.end() ? -1 : compare(*x->atom, *y->atom);
    if (order < 0) {
      result.factors.push_back(*x++);
    } else if (order > 0) {
      result.factors.push_back(*y++);
    } else {
      const int power = x->power + y->power;
      if (std::abs(power) > max_power) throw DimOverflow{};
      if (power != 0) result.factors.push_back({x->atom, power});
      ++x, ++y;
    }
  }
  return result;
}

DimTerm DimAlgebra::inverse(const DimTerm& a) {
  DimTerm result{rational::divide({1, 1}, a.coefficient), a.factors};
  for (DimFactor& factor : result.factors) factor.power = -factor.power;
  return result;
}

Dim DimAlgebra::scale(const Dim& d, Rational by) {
  if (by.num == 0) return 0;
  if (is_constant(d)) return constant(rational::multiply(constant_part(d), by));
  DimTerms result = *d.terms_;
  for (DimTerm& term : result) term.coefficient = rational::multiply(term.coefficient, by);
  Dim scaled;  // the terms are in order, and no more than before
  scaled.terms_ = std::make_shared<const DimTerms>(std::move(result));
  return scaled;
}

Dim DimAlgebra::power(const Dim& d, int exponent) {
  if (std::abs(exponent) > max_power) throw DimOverflow{};
  Dim base = d;
  if (exponent < 0) {
    if (terms(d).size() != 1) throw DimOverflow{};
    base = make({inverse(terms(d).front())});
  }
  Dim result = 1;
  for (int i = 0; i < std::abs(exponent); ++i) result = result * base;
  return result;
}

// --- parts ---

Rational DimAlgebra::constant_part(const Dim& d) {
  for (const DimTerm& term : terms(d))
    if (term.factors.empty()) return term.coefficient;
  return {0, 1};
}

Dim DimAlgebra::varying_part(const Dim& d) {
  DimTerms result = terms(d).copy();
  std::erase_if(result, [](const DimTerm& term) { return term.factors.empty(); });
  return make(std::move(result));
}

bool DimAlgebra::is_constant(const Dim& d) {
  return !d.terms_ || (d.terms_->size() == 1 && d.terms_->front().factors.empty());
}

std::int64_t DimAlgebra::common_denominator(const Dim& d) {
  std::int64_t result = 1;
  for (const DimTerm& term : terms(d)) {
    const std::int64_t step = term.coefficient.den / std::gcd(result, term.coefficient.den);
    result = rational::multiply({result, 1}, {step, 1}).num;
  }
  return result;
}

std::int64_t DimAlgebra::content(const Dim& d) {
  std::int64_t result = 0;
  for (const DimTerm& term : terms(d)) result = std::gcd(result, term.coefficient.num);
  return result;
}

bool DimAlgebra::whole_monomials(const Dim& d) {
  for (const DimTerm& term : terms(d))
    for (const DimFactor& factor : term.factors)
      if (factor.power < 0 || !factor.atom->whole) return false;
  return true;
}

DimTerm DimAlgebra::clearing(const Dim& d) {
  DimTerm result{{1, 1}, {}};
  for (const DimTerm& term : terms(d)) {
    DimTerm missing{{1, 1}, {}};
    const DimTerm current = multiply(term, result);
    for (const DimFactor& factor : current.factors)
      if (factor.power < 0) missing.factors.push_back({factor.atom, -factor.power});
    result = multiply(result, missing);
  }
  return result;
}

AtomPtr DimAlgebra::first_compound(const Dim& d) {
  for (const DimTerm& term : terms(d))
    for (const DimFactor& factor : term.factors)
      if (factor.atom->kind != DimAtom::Kind::symbol) return factor.atom;
  return nullptr;
}

Dim DimAlgebra::map_atoms(const Dim& d, const std::function<std::optional<Dim>(const DimAtom&)>& replace) {
  Dim result;
  for (const DimTerm& term : terms(d)) {
    Dim product = constant(term.coefficient);
    for (const DimFactor& factor : term.factors) {
      const std::optional<Dim> value = replace(*factor.atom);
      product = product * (value ? power(*value, factor.power) : atom(factor.atom, factor.power));
    }
    result = result + product;
  }
  return result;
}

// --- the public algebra ---

Dim Dim::symbol(std::string name) {
  return DimAlgebra::atom(std::make_shared<const DimAtom>(DimAtom{DimAtom::Kind::symbol, std::move(name), {}, {}}));
}

Dim operator+(const Dim& a, const Dim& b) {
  if (a.is_constant(0)) return b;
  if (b.is_constant(0)) return a;
  if (!a.terms_ && !b.terms_) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.number_, b.number_, &sum)) throw DimOverflow{};
    return sum;
  }
  DimTerms all = DimAlgebra::terms(a).copy();
  const DimTermsView more = DimAlgebra::terms(b);
  all.insert(all.end(), more.begin(), more.end());
  return DimAlgebra::make(std::move(all));
}

Dim Dim::operator-() const { return DimAlgebra::scale(*this, {-1, 1}); }
Dim operator-(const Dim& a, const Dim& b) { return a + -b; }

Dim operator*(const Dim& a, const Dim& b) {
  if (!a.terms_ && !b.terms_) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a.number_, b.number_, &product)) throw DimOverflow{};
    return product;
  }
  if (a.is_constant(0) || b.is_constant(1)) return a;
  if (b.is_constant(0) || a.is_constant(1)) return b;
  for (const auto& [number, other] : {std::pair(&a, &b), std::pair(&b, &a)})
    if (DimAlgebra::is_constant(*number)) return DimAlgebra::scale(*other, DimAlgebra::constant_part(*number));
  DimTerms all;
  for (const DimTerm& x : DimAlgebra::terms(a))
    for (const DimTerm& y : DimAlgebra::terms(b)) all.push_back(DimAlgebra::multiply(x, y));
  return DimAlgebra::make(std::move(all));
}

std::vector<std::string> Dim::symbols() const {
  std::set<std::string> found;
  const auto visit = [&](const auto& self, const Dim& d) -> void {
    for (const DimTerm& term : DimAlgebra::terms(d))
      for (const DimFactor& factor : term.factors) {
        if (factor.atom->kind == DimAtom::Kind::symbol) found.insert(factor.atom->name);
        self(self, factor.atom->a);
        self(self, factor.atom->b);
      }
  };
  visit(visit, *this);
  return {found.begin(), found.end()};
}

Dim Dim::substitute(const std::map<std::string, Dim, std::less<>>& values) const {
  return DimAlgebra::map_atoms(*this, [&](const DimAtom& atom) -> std::optional<Dim> {
    if (atom.kind == DimAtom::Kind::symbol) {
      const auto found = values.find(atom.name);
      return found == values.end() ? std::nullopt : std::optional(found->second);
    }
    const Dim a = atom.a.substitute(values), b = atom.b.substitute(values);
    switch (atom.kind) {
      case DimAtom::Kind::floor_div: return floor_div(a, b);
      case DimAtom::Kind::ceil_div: return ceil_div(a, b);
      case DimAtom::Kind::max: return max(a, b);
      default: return min(a, b);
    }
  });
}

std::optional<Rational> DimAlgebra::value(const Dim& d, const SymbolValues& values) {
  Rational sum{0, 1};
  for (const DimTerm& term : terms(d)) {
    Rational product = term.coefficient;
    for (const DimFactor& factor : term.factors) {
      const DimAtom& atom = *factor.atom;
      Rational value{0, 1};
      if (atom.kind == DimAtom::Kind::symbol) {
        const auto found = values.find(atom.name);
        if (found == values.end()) return std::nullopt;
        value = {found->second, 1};
      } else {
        const auto a = DimAlgebra::value(atom.a, values), b = DimAlgebra::value(atom.b, values);
        if (!a || !b) return std::nullopt;
        switch (atom.kind) {
          case DimAtom::Kind::floor_div: value = {rational::floor(rational::divide(*a, *b)), 1}; break;
          case DimAtom::Kind::ceil_div: value = {rational::ceil(rational::divide(*a, *b)), 1}; break;
          case DimAtom::Kind::max: value = rational::compare(*a, *b) >= 0 ? *a : *b; break;
          default: value = rational::compare(*a, *b) <= 0 ? *a : *b;
        }
      }
      product = rational::multiply(product, rational::power(value, factor.power));
    }
    sum = rational::add(sum, product);
  }
  return sum;
}

std::optional<std::int64_t> Dim::evaluate(const SymbolValues& values) const {
  try {
    const auto value = DimAlgebra::value(*this, values);
    if (!value || value->den != 1) return std::nullopt;
    return value->num;
  } catch (const DimOverflow&) {
    return std::nullopt;
  }
}

Dim element_count(const Shape& shape) {
  Dim known = 1, open = 1;  // numbers are multiplied sooner
  for (const Dim& dim : shape) (dim.constant() ? known : open) = (dim.constant() ? known : open) * dim;
  return known * open;
}

}  // namespace modelc::ir
