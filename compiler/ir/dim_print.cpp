// Dims as text: in the language, and in those that code is printed in.
#include <fmt/format.h>

#include "ir/dim_algebra.h"

namespace modelc::ir {

namespace {

using Kind = DimAtom::Kind;

// How one notation writes atoms and powers.
struct Notation {
  std::function<std::string(const DimAtom&)> atom;
  bool powers;  // h ** 2 rather than h * h
};

std::string magnitude(std::int64_t value) { return std::to_string(value < 0 ? -value : value); }

// The term without its sign: "2 * h / 3 / w".
std::string product(const DimTerm& term, const Notation& notation) {
  std::string above, below;
  const auto append = [&](std::string& text, std::string_view join, const std::string& atom, int power) {
    const auto times = [&](const std::string& factor) {
      if (!text.empty() || join == " / ") text += join;
      text += factor;
    };
    if (notation.powers && power > 1) return times(fmt::format("{} ** {}", atom, power));
    for (int i = 0; i < power; ++i) times(atom);
  };
  if (term.coefficient.den != 1) below = " / " + std::to_string(term.coefficient.den);
  for (const DimFactor& factor : term.factors) {
    const std::string atom = notation.atom(*factor.atom);
    factor.power > 0 ? append(above, " * ", atom, factor.power) : append(below, " / ", atom, -factor.power);
  }
  const bool one = term.coefficient.num == 1 || term.coefficient.num == -1;
  if (above.empty()) return magnitude(term.coefficient.num) + below;
  return (one ? "" : magnitude(term.coefficient.num) + " * ") + above + below;
}

std::string sum(const Dim& d, const Notation& notation) {
  const DimTermsView terms = DimAlgebra::terms(d);
  if (terms.empty()) return "0";
  std::size_t first = 0;  // "3 - h" reads better than "-h + 3"
  while (first < terms.size() && terms[first].coefficient.num < 0) ++first;
  if (first == terms.size()) first = 0;
  std::string text = (terms[first].coefficient.num < 0 ? "-" : "") + product(terms[first], notation);
  for (std::size_t i = 0; i < terms.size(); ++i)
    if (i != first) text += (terms[i].coefficient.num < 0 ? " - " : " + ") + product(terms[i], notation);
  return text;
}

bool is_sum(const Dim& d) { return DimAlgebra::terms(d).size() > 1; }
bool is_atom(const Dim& d) {
  const DimTermsView terms = DimAlgebra::terms(d);
  return d.constant() ||
         (terms.size() == 1 && terms.front().coefficient == Rational{1, 1} && terms.front().factors.size() == 1 &&
          terms.front().factors.front().power == 1 && terms.front().factors.front().atom->kind != Kind::floor_div);
}
std::string in_brackets(const std::string& text, bool brackets) { return brackets ? "(" + text + ")" : text; }

std::string language_atom(const DimAtom& atom) {
  switch (atom.kind) {
    case Kind::symbol: return atom.name;
    case Kind::ceil_div: return fmt::format("ceil_div({}, {})", atom.a.str(), atom.b.str());
    case Kind::floor_div: return fmt::format("floor_div({}, {})", atom.a.str(), atom.b.str());
    case Kind::max: return fmt::format("maximum({}, {})", atom.a.str(), atom.b.str());
    default: return fmt::format("minimum({}, {})", atom.a.str(), atom.b.str());
  }
}

}  // namespace

std::string Dim::str() const {
  // A floor division that stands alone is written as the operator.
  const DimTermsView terms = DimAlgebra::terms(*this);
  if (terms.size() == 1 && terms.front().coefficient == Rational{1, 1} && terms.front().factors.size() == 1) {
    const DimFactor& factor = terms.front().factors.front();
    if (factor.power == 1 && factor.atom->kind == Kind::floor_div)
      return fmt::format("{} // {}", in_brackets(factor.atom->a.str(), is_sum(factor.atom->a)),
                         in_brackets(factor.atom->b.str(), !is_atom(factor.atom->b)));
  }
  return sum(*this, {language_atom, true});
}

Dim Dim::denominator() const {
  return DimAlgebra::make({DimAlgebra::clearing(*this)}) * DimAlgebra::common_denominator(*this);
}

Dim Dim::numerator() const { return *this * denominator(); }

std::string Dim::spelled(const DimSpelling& spelling) const {
  const auto atom_text = [&](const DimAtom& atom) -> std::string {
    if (atom.kind == Kind::symbol) return spelling.symbol(atom.name);
    const std::string& function = atom.kind == Kind::floor_div  ? spelling.floor_div
                                  : atom.kind == Kind::ceil_div ? spelling.ceil_div
                                  : atom.kind == Kind::max      ? spelling.max
                                                                : spelling.min;
    return fmt::format("{}({}, {})", function, atom.a.spelled(spelling), atom.b.spelled(spelling));
  };
  const Notation notation{atom_text, false};
  const Dim below = denominator();
  const Dim above = numerator();
  if (below.is_constant(1)) return sum(above, notation);
  return fmt::format("{} / {}", in_brackets(sum(above, notation), is_sum(above)),
                     in_brackets(sum(below, notation), !is_atom(below)));
}

std::string str(const Shape& shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + shape[i].str();
  return text + "]";
}

std::string Requirement::str() const {
  if (kind == Kind::whole) return left.str() + " is a whole number";
  if (kind == Kind::equal) return left.str() + " == " + right.str();
  // Solved for what is added: "h >= 3" rather than "h - 3 >= 0".
  DimTerms above, below;
  const Dim difference = left - right;
  for (const DimTerm& term : DimAlgebra::terms(difference)) (term.coefficient.num > 0 ? above : below).push_back(term);
  return DimAlgebra::make(above).str() + " >= " + (-DimAlgebra::make(below)).str();
}

}  // namespace modelc::ir
