// Division, rounding division, and the extremes of two dims.
#include <numeric>

#include "ir/dim_algebra.h"

namespace modelc::ir {

namespace {

using Kind = DimAtom::Kind;

// Long division by a sum; nothing unless it comes out even.
std::optional<Dim> long_division(Dim rest, const Dim& divisor) {
  const DimTerm lead = DimAlgebra::inverse(DimAlgebra::terms(divisor).front());
  DimTerms quotient;
  for (std::size_t step = 0; step < max_dim_terms; ++step) {
    if (DimAlgebra::terms(rest).empty()) return DimAlgebra::make(std::move(quotient));
    quotient.push_back(DimAlgebra::multiply(DimAlgebra::terms(rest).front(), lead));
    rest = rest - DimAlgebra::make({quotient.back()}) * divisor;
  }
  return std::nullopt;
}

// The monomial common to every term of both, taken over symbols alone: they are never zero.
DimTerm common_symbols(const Dim& a, const Dim& b) {
  std::optional<DimTerm> common;
  for (const Dim* d : {&a, &b})
    for (const DimTerm& term : DimAlgebra::terms(*d)) {
      DimTerm shared{{1, 1}, {}};
      for (const DimFactor& factor : term.factors) {
        if (factor.atom->kind != Kind::symbol) continue;
        if (!common) {
          shared.factors.push_back(factor);
          continue;
        }
        for (const DimFactor& other : common->factors)
          if (DimAlgebra::compare(*other.atom, *factor.atom) == 0)
            shared.factors.push_back({factor.atom, std::min(factor.power, other.power)});
      }
      common = shared;
    }
  return common.value_or(DimTerm{{1, 1}, {}});
}

// `d` as (atom, added constant) when it is one floor or ceil division plus a whole constant.
struct Shifted {
  AtomPtr atom;
  std::int64_t added;
};
std::optional<Shifted> shifted_division(const Dim& d) {
  const Dim varying = DimAlgebra::varying_part(d);
  const DimTermsView terms = DimAlgebra::terms(varying);
  if (terms.size() != 1 || terms.front().coefficient != Rational{1, 1}) return std::nullopt;
  const std::vector<DimFactor>& factors = terms.front().factors;
  if (factors.size() != 1 || factors.front().power != 1) return std::nullopt;
  const AtomPtr& atom = factors.front().atom;
  if (atom->kind != Kind::floor_div && atom->kind != Kind::ceil_div) return std::nullopt;
  return Shifted{atom, DimAlgebra::constant_part(d).num};
}

Dim round_whole(Dim p, std::int64_t q);

// floor(p / q) or ceil(p / q) for integer polynomials without negative powers that are not both handled by round_whole.
Dim round_symbolic(Kind kind, Dim p, const Dim& q) {
  Dim taken;  // what divides evenly leaves the rounding
  if (DimAlgebra::terms(q).size() == 1) {
    const DimTerm inverse = DimAlgebra::inverse(DimAlgebra::terms(q).front());
    DimTerms rest;
    for (const DimTerm& term : DimAlgebra::terms(p)) {
      const Dim quotient = DimAlgebra::make({DimAlgebra::multiply(term, inverse)});
      if (quotient.integrality() == Answer::yes)
        taken = taken + quotient;
      else
        rest.push_back(term);
    }
    p = DimAlgebra::make(std::move(rest));
  }
  // floor((p - 1) / q) is ceil(p / q) - 1 on integers: keep the form without the odd one.
  const std::int64_t odd = kind == Kind::floor_div ? -1 : 1;
  if (DimAlgebra::constant_part(p) == Rational{odd, 1} && DimAlgebra::whole_monomials(p) &&
      DimAlgebra::whole_monomials(q) && Dim::at_least(q, 1) == Answer::yes) {
    p = p - odd;
    taken = taken + odd;
    kind = kind == Kind::floor_div ? Kind::ceil_div : Kind::floor_div;
  }
  if (DimAlgebra::terms(p).empty()) return taken;
  // Both operands are kept with positive leading coefficients: floor(-p / q) = -ceil(p / q).
  if (DimAlgebra::terms(p).front().coefficient.num < 0) {
    const Kind opposite = kind == Kind::floor_div ? Kind::ceil_div : Kind::floor_div;
    return taken - DimAlgebra::atom(DimAlgebra::compound(opposite, -p, q));
  }
  return taken + DimAlgebra::atom(DimAlgebra::compound(kind, p, q));
}

// floor(p / q) for p of integer value and q a positive integer.
Dim round_whole(Dim p, std::int64_t q) {
  if (!DimAlgebra::terms(p).empty() && DimAlgebra::terms(p).front().coefficient.num < 0)
    return -round_whole(-p + (q - 1), q);  // floor(-p / q) is -ceil(p / q)
  Dim taken;
  DimTerms rest;
  for (const DimTerm& term : DimAlgebra::terms(p)) {
    const std::int64_t whole = rational::floor(rational::divide(term.coefficient, {q, 1}));
    if (whole != 0) taken = taken + DimAlgebra::make({DimTerm{{whole, 1}, term.factors}});
    const std::int64_t left = term.coefficient.num - whole * q;
    if (left != 0) rest.push_back({{left, 1}, term.factors});
  }
  p = DimAlgebra::make(std::move(rest));  // every coefficient now within [1, q)
  if (DimAlgebra::is_constant(p)) return taken;

  const std::int64_t shared = std::gcd(DimAlgebra::content(DimAlgebra::varying_part(p)), q);
  const std::int64_t constant = DimAlgebra::constant_part(p).num / shared;
  p = DimAlgebra::scale(DimAlgebra::varying_part(p), {1, shared}) + constant;
  q /= shared;
  if (q == 1) return taken + p;

  if (const auto inner = shifted_division(p)) {
    const auto divisor = inner->atom->b.constant();
    if (divisor && *divisor > 0 && inner->atom->a.integrality() == Answer::yes) {
      const std::int64_t up = inner->atom->kind == Kind::ceil_div ? *divisor - 1 : 0;
      const Rational both = rational::multiply({*divisor, 1}, {q, 1});
      return taken + round_whole(inner->atom->a + Dim(*divisor) * Dim(inner->added) + up, both.num);
    }
  }
  if (constant == q - 1)  // one form for both: floor((p + q - 1) / q) is ceil(p / q)
    return taken + DimAlgebra::atom(DimAlgebra::compound(Kind::ceil_div, DimAlgebra::varying_part(p), q));
  return taken + DimAlgebra::atom(DimAlgebra::compound(Kind::floor_div, p, q));
}

Dim round(Kind kind, const Dim& a, const Dim& b) {
  if (DimAlgebra::terms(b).empty()) throw DimOverflow{};
  if (const auto exact = Dim::divide(a, b)) {
    if (exact->integrality() == Answer::yes) return *exact;
    if (DimAlgebra::is_constant(*exact)) {
      const Rational value = DimAlgebra::constant_part(*exact);
      return kind == Kind::floor_div ? rational::floor(value) : rational::ceil(value);
    }
  }
  // Clear fractions and negative powers from both, cancel what they share, make the divisor's leading coefficient
  // positive.
  Dim p = a, q = b;
  for (const Dim* d : std::initializer_list<const Dim*>{&b, &p}) {
    const Dim clear = DimAlgebra::make({DimAlgebra::clearing(*d)});
    p = p * clear;
    q = q * clear;
  }
  const DimTerm shared = DimAlgebra::inverse(common_symbols(p, q));
  const std::int64_t denominator =
      rational::multiply({DimAlgebra::common_denominator(p), 1}, {DimAlgebra::common_denominator(q), 1}).num;
  const Dim factor = DimAlgebra::make({shared}) * denominator;
  p = p * factor;
  q = q * factor;
  std::int64_t content = std::gcd(DimAlgebra::content(p), DimAlgebra::content(q));
  if (DimAlgebra::terms(q).front().coefficient.num < 0) content = -content;
  p = DimAlgebra::scale(p, rational::make(1, content));
  q = DimAlgebra::scale(q, rational::make(1, content));

  const auto divisor = q.constant();
  if (divisor && DimAlgebra::whole_monomials(p)) {
    if (kind == Kind::ceil_div) p = p + (*divisor - 1);
    return round_whole(p, *divisor);
  }
  return round_symbolic(kind, p, q);
}

// max or min; `kind` says which.
Dim extreme(Kind kind, const Dim& a, const Dim& b) {
  const bool largest = kind == Kind::max;
  if (Dim::at_least(a, b) == Answer::yes) return largest ? a : b;
  if (Dim::at_least(b, a) == Answer::yes) return largest ? b : a;
  const std::int64_t denominator =
      rational::multiply({DimAlgebra::common_denominator(a), 1}, {DimAlgebra::common_denominator(b), 1}).num;
  Dim p = a * denominator, q = b * denominator;
  const std::int64_t content = std::gcd(DimAlgebra::content(p), DimAlgebra::content(q));
  p = DimAlgebra::scale(p, {1, content});
  q = DimAlgebra::scale(q, {1, content});
  if (q < p) std::swap(p, q);
  return DimAlgebra::scale(DimAlgebra::atom(DimAlgebra::compound(kind, p, q)), rational::make(content, denominator));
}

}  // namespace

std::optional<Dim> Dim::divide(const Dim& a, const Dim& b) {
  const DimTermsView divisor = DimAlgebra::terms(b);
  if (divisor.empty()) return std::nullopt;
  if (divisor.size() == 1) return a * DimAlgebra::make({DimAlgebra::inverse(divisor.front())});
  try {
    return long_division(a, b);
  } catch (const DimOverflow&) {  // only a division that never ends grows so far
    return std::nullopt;
  }
}

Dim Dim::floor_div(const Dim& a, const Dim& b) { return round(Kind::floor_div, a, b); }
Dim Dim::ceil_div(const Dim& a, const Dim& b) { return round(Kind::ceil_div, a, b); }
Dim Dim::modulo(const Dim& a, const Dim& b) { return a - b * floor_div(a, b); }
Dim Dim::max(const Dim& a, const Dim& b) { return extreme(Kind::max, a, b); }
Dim Dim::min(const Dim& a, const Dim& b) { return extreme(Kind::min, a, b); }

}  // namespace modelc::ir
