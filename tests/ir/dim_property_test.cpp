// Random dim expressions against plain rational arithmetic that knows nothing of polynomials.
#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "ir/dim.h"

namespace modelc::ir {
namespace {

struct Fraction {
  std::int64_t num, den;  // lowest terms, den > 0
};
Fraction fraction(std::int64_t num, std::int64_t den) {
  const std::int64_t g = std::gcd(num, den) * (den < 0 ? -1 : 1);
  return {num / g, den / g};
}
std::int64_t floor_of(Fraction f) {
  std::int64_t q = f.num / f.den;
  return q * f.den > f.num ? q - 1 : q;
}

const std::vector<std::string> names{"a", "b", "c"};
constexpr int trials = 6;

// An expression held both ways: as a Dim, and as its plain values at several choices of the symbols.
struct Both {
  Dim dim;
  std::vector<Fraction> values;
};

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {
    for (SymbolValues& choice : choices)
      for (const std::string& name : names) choice[name] = pick(1, 9);
  }

  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

  Both constant(int low, int high) {
    const int value = pick(low, high);
    return {value, std::vector<Fraction>(trials, Fraction{value, 1})};
  }

  Both expression(int depth) {
    if (depth == 0) {
      if (pick(0, 2) == 0) return constant(-4, 6);
      const std::string& name = names[static_cast<std::size_t>(pick(0, 2))];
      Both leaf{Dim::symbol(name), {}};
      for (const SymbolValues& choice : choices) leaf.values.push_back({choice.at(name), 1});
      return leaf;
    }
    const Both x = expression(pick(0, depth - 1)), y = expression(pick(0, depth - 1));
    switch (pick(0, 8)) {
      case 0: return both(x, y, x.dim + y.dim, [](Fraction p, Fraction q) { return sum(p, q, 1); });
      case 1: return both(x, y, x.dim - y.dim, [](Fraction p, Fraction q) { return sum(p, q, -1); });
      case 2:
        return both(x, y, x.dim * y.dim, [](Fraction p, Fraction q) { return fraction(p.num * q.num, p.den * q.den); });
      case 3: return both(x, y, Dim::max(x.dim, y.dim), [](Fraction p, Fraction q) { return less(p, q) ? q : p; });
      case 4: return both(x, y, Dim::min(x.dim, y.dim), [](Fraction p, Fraction q) { return less(p, q) ? p : q; });
      case 5: {
        const Both k = constant(1, 4);
        return both(x, k, Dim::divide(x.dim, k.dim).value(), ratio);
      }
      case 6: {
        const Both k = divisor(y);
        return both(x, k, Dim::floor_div(x.dim, k.dim), [](Fraction p, Fraction q) {
          return Fraction{floor_of(ratio(p, q)), 1};
        });
      }
      case 7: {
        const Both k = divisor(y);
        return both(x, k, Dim::ceil_div(x.dim, k.dim), [](Fraction p, Fraction q) {
          const Fraction r = ratio(p, q);
          return Fraction{-floor_of({-r.num, r.den}), 1};
        });
      }
      default: {
        const Both k = divisor(y);
        const auto exact = Dim::divide(x.dim, k.dim);
        return exact ? both(x, k, *exact, ratio) : x;
      }
    }
  }

  std::array<SymbolValues, trials> choices;

 private:
  static Fraction sum(Fraction p, Fraction q, int sign) {
    return fraction(p.num * q.den + sign * q.num * p.den, p.den * q.den);
  }
  static Fraction ratio(Fraction p, Fraction q) { return fraction(p.num * q.den, p.den * q.num); }
  static bool less(Fraction p, Fraction q) { return p.num * q.den < q.num * p.den; }

  // `y` when it is never zero here, otherwise a small constant.
  Both divisor(const Both& y) {
    for (const Fraction& value : y.values)
      if (value.num == 0) return constant(1, 5);
    return y;
  }

  template <class F>
  Both both(const Both& x, const Both& y, Dim dim, F f) {
    Both result{std::move(dim), {}};
    for (int i = 0; i < trials; ++i) result.values.push_back(f(x.values[i], y.values[i]));
    return result;
  }

  std::mt19937 random_;
};

TEST(DimProperty, AgreesWithPlainArithmetic) {
  int compared = 0, decided = 0;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Generator generator(seed);
    try {
      const Both x = generator.expression(4);
      const Both y = generator.expression(3);
      const Answer equal = Dim::equal(x.dim, y.dim), at_least = Dim::at_least(x.dim, y.dim);
      const Answer whole = x.dim.integrality();
      decided += at_least != Answer::unknown;
      for (int i = 0; i < trials; ++i) {
        const Fraction v = x.values[i], u = y.values[i];
        const auto value = x.dim.evaluate(generator.choices[i]);
        ASSERT_EQ(value.has_value(), v.den == 1) << "seed " << seed << ": " << x.dim.str();
        if (value) {
          ASSERT_EQ(*value, v.num) << "seed " << seed << ": " << x.dim.str();
          ++compared;
        }
        if (whole != Answer::unknown) {
          ASSERT_EQ(whole == Answer::yes, v.den == 1) << "seed " << seed << ": " << x.dim.str();
        }
        const bool same = v.num == u.num && v.den == u.den;
        if (equal != Answer::unknown) {
          ASSERT_EQ(equal == Answer::yes, same) << "seed " << seed << ": " << x.dim.str() << " == " << y.dim.str();
        }
        if (at_least != Answer::unknown) {
          ASSERT_EQ(at_least == Answer::yes, v.num * u.den >= u.num * v.den)
              << "seed " << seed << ": " << x.dim.str() << " >= " << y.dim.str();
        }

        std::map<std::string, Dim, std::less<>> one{{"a", generator.choices[i].at("a")}};
        try {
          ASSERT_EQ(x.dim.substitute(one).evaluate(generator.choices[i]), value)
              << "seed " << seed << ": " << x.dim.str();
        } catch (const DimOverflow&) {  // a negative power of what became a sum, or zero
        }
      }
    } catch (const DimOverflow&) {  // the expression is beyond the limits
    }
  }
  EXPECT_GT(compared, 10000);
  EXPECT_GT(decided, 1000);
}

}  // namespace
}  // namespace modelc::ir
