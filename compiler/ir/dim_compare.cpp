// What can be said of dims for every choice of symbols.
#include <numeric>

#include "ir/dim_algebra.h"

namespace modelc::ir {

namespace {

using Kind = DimAtom::Kind;

// Proves `d >= 0` (or `d > 0`) for all symbols >= 1: compound atoms are replaced by bounds until a polynomial over
// symbols is left, which is nonnegative when it has no negative coefficient once each symbol s is written as 1 + s'.
class Prover {
 public:
  bool nonnegative(const Dim& d, bool strict) {
    if (DimAlgebra::is_constant(d)) {
      const std::int64_t value = DimAlgebra::constant_part(d).num;
      return strict ? value > 0 : value >= 0;
    }
    if (budget_-- <= 0) return false;
    const AtomPtr atom = DimAlgebra::first_compound(d);
    if (!atom) return polynomial(d, strict);
    return atom->kind == Kind::max || atom->kind == Kind::min ? by_cases(d, *atom, strict)
                                                              : by_bounds(d, *atom, strict);
  }

 private:
  struct Bounds {
    std::optional<Dim> lower, upper;
  };

  static bool no_negative(const Dim& d) {
    for (const DimTerm& term : DimAlgebra::terms(d))
      if (term.coefficient.num < 0) return false;
    return true;
  }

  static bool polynomial(const Dim& d, bool strict) {
    if (no_negative(d)) return true;  // and above zero, as it is not constant
    const Dim cleared = d * DimAlgebra::make({DimAlgebra::clearing(d)});
    const Dim shifted = DimAlgebra::map_atoms(
        cleared, [](const DimAtom& atom) -> std::optional<Dim> { return Dim::symbol(atom.name) + 1; });
    return no_negative(shifted) && (!strict || DimAlgebra::constant_part(shifted).num > 0);
  }

  static Dim replaced(const Dim& d, const DimAtom& atom, const Dim& by) {
    return DimAlgebra::map_atoms(d, [&](const DimAtom& other) {
      return DimAlgebra::compare(atom, other) == 0 ? std::optional(by) : std::nullopt;
    });
  }

  bool by_cases(const Dim& d, const DimAtom& atom, bool strict) {
    if (nonnegative(replaced(d, atom, atom.a), strict) && nonnegative(replaced(d, atom, atom.b), strict)) return true;
    for (const Dim& side : {atom.a, atom.b}) {
      const Bounds bounds = atom.kind == Kind::max ? Bounds{side, std::nullopt} : Bounds{std::nullopt, side};
      if (bounded(d, atom, bounds, strict)) return true;
    }
    return false;
  }

  bool by_bounds(const Dim& d, const DimAtom& atom, bool strict) {
    const Dim &p = atom.a, &q = atom.b;
    if (!nonnegative(q, true)) return false;
    const bool down = atom.kind == Kind::floor_div;
    Bounds bounds;
    if (const auto ratio = Dim::divide(p, q)) {
      Dim gap = 1;
      const auto step = Dim::divide(1, q);
      if (step && DimAlgebra::whole_monomials(p) && DimAlgebra::whole_monomials(q)) gap = gap - *step;
      bounds = down ? Bounds{*ratio - gap, *ratio} : Bounds{*ratio, *ratio + gap};
      if (bounded(d, atom, bounds, strict)) return true;
    }
    // Rounding can make a better constant bound: the value where every symbol is one, if it is the least.
    SymbolValues ones;
    for (const std::string& symbol : (p + q).symbols()) ones[symbol] = 1;
    const auto at_ones = DimAlgebra::value(DimAlgebra::atom(std::make_shared<const DimAtom>(atom)), ones);
    if (!at_ones) return false;
    const Dim least = at_ones->num;
    if (!(down ? nonnegative(p - least * q, false) : nonnegative(p - (least - 1) * q, true))) return false;
    return bounded(d, atom, {least, bounds.upper}, strict);
  }

  // Replaces the atom by the bound that makes each term smaller.
  bool bounded(const Dim& d, const DimAtom& atom, const Bounds& bounds, bool strict) {
    Dim result;
    for (const DimTerm& term : DimAlgebra::terms(d)) {
      DimTerm cofactor{term.coefficient, {}};
      int power = 0;
      for (const DimFactor& factor : term.factors) {
        if (DimAlgebra::compare(*factor.atom, atom) == 0)
          power = factor.power;
        else
          cofactor.factors.push_back(factor);
      }
      if (power == 0) {
        result = result + DimAlgebra::make({term});
        continue;
      }
      const std::optional<Dim>& bound = term.coefficient.num > 0 ? bounds.lower : bounds.upper;
      if (power < 0 || !bound) return false;
      if (power > 1 && !(bounds.lower && nonnegative(*bounds.lower, false))) return false;
      for (const DimFactor& factor : cofactor.factors)
        if (factor.atom->kind != Kind::symbol && !nonnegative(DimAlgebra::atom(factor.atom), factor.power < 0))
          return false;
      result = result + DimAlgebra::make({cofactor}) * DimAlgebra::power(*bound, power);
    }
    return nonnegative(result, strict);
  }

  int budget_ = 200;
};

bool positive(const Dim& d) {
  try {
    return Prover().nonnegative(d, true);
  } catch (const DimOverflow&) {
    return false;  // too large to say
  }
}

bool nonnegative(const Dim& d) {
  try {
    // An integer is at least 0 exactly when it is above -1, which rounding bounds prove more often.
    return d.integrality() == Answer::yes ? Prover().nonnegative(d + 1, true) : Prover().nonnegative(d, false);
  } catch (const DimOverflow&) {
    return false;
  }
}

// Can sum(n_i * m_i) + n_0 be a multiple of `modulus`, the m_i being any integers? With modulus 0: can it be zero?
bool congruence_solvable(const Dim& whole_coefficients, std::int64_t modulus) {
  const std::int64_t step = std::gcd(DimAlgebra::content(DimAlgebra::varying_part(whole_coefficients)), modulus);
  const std::int64_t constant = DimAlgebra::constant_part(whole_coefficients).num;
  return step == 0 ? constant == 0 : constant % step == 0;
}

}  // namespace

Answer Dim::integrality() const {
  if (!DimAlgebra::whole_monomials(*this)) return Answer::unknown;
  try {
    const std::int64_t denominator = DimAlgebra::common_denominator(*this);
    if (denominator == 1) return Answer::yes;
    return congruence_solvable(DimAlgebra::scale(*this, {denominator, 1}), denominator) ? Answer::unknown : Answer::no;
  } catch (const DimOverflow&) {
    return Answer::unknown;
  }
}

Answer Dim::equal(const Dim& a, const Dim& b) {
  if (a == b) return Answer::yes;
  const Dim d = a - b;
  if (DimAlgebra::is_constant(d)) return DimAlgebra::constant_part(d).num == 0 ? Answer::yes : Answer::no;
  if (positive(d) || positive(-d)) return Answer::no;
  if (DimAlgebra::whole_monomials(d)) {
    try {
      if (!congruence_solvable(DimAlgebra::scale(d, {DimAlgebra::common_denominator(d), 1}), 0)) return Answer::no;
    } catch (const DimOverflow&) {
      return Answer::unknown;
    }
  }
  return nonnegative(d) && nonnegative(-d) ? Answer::yes : Answer::unknown;
}

Answer Dim::at_least(const Dim& a, const Dim& b) {
  if (a == b) return Answer::yes;
  const Dim d = a - b;
  if (DimAlgebra::is_constant(d)) return DimAlgebra::constant_part(d).num >= 0 ? Answer::yes : Answer::no;
  if (nonnegative(d)) return Answer::yes;
  return positive(-d) ? Answer::no : Answer::unknown;
}

bool Requirement::met(const SymbolValues& values) const {
  if (kind == Kind::whole) return left.evaluate(values).has_value();
  // Of sizes that are no whole numbers, too: that they have to be is a requirement of its own.
  const Dim difference = left - right;
  const auto above = difference.numerator().evaluate(values), below = difference.denominator().evaluate(values);
  if (!above || !below || *below == 0) return false;
  return kind == Kind::equal ? *above == 0 : *above == 0 || (*above > 0) == (*below > 0);
}

Answer Requirement::answer() const {
  switch (kind) {
    case Kind::equal: return Dim::equal(left, right);
    case Kind::at_least: return Dim::at_least(left, right);
    case Kind::whole: break;
  }
  return left.integrality();
}

bool Requirement::same(const Requirement& other) const {
  if (kind != other.kind) return false;
  if (kind == Kind::whole) return left == other.left;
  if (left == other.left && right == other.right) return true;
  const Dim d = left - right, e = other.left - other.right;
  return d == e || (kind == Kind::equal && d == -e);
}

}  // namespace modelc::ir
