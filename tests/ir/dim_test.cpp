#include "ir/dim.h"

#include <gtest/gtest.h>

#include <limits>

namespace modelc::ir {

void PrintTo(const Dim& dim, std::ostream* out) { *out << dim.str(); }

namespace {

const Dim h = Dim::symbol("h"), w = Dim::symbol("w"), n = Dim::symbol("n"), b = Dim::symbol("b");

Dim quotient(const Dim& x, const Dim& y) { return Dim::divide(x, y).value(); }

TEST(Dim, ConstantsFold) {
  EXPECT_EQ(Dim(2) + 3, Dim(5));
  EXPECT_EQ(Dim(2) * 3 - 6, Dim());
  EXPECT_EQ(Dim(7).constant(), 7);
  EXPECT_EQ(Dim().constant(), 0);
  EXPECT_EQ(h.constant(), std::nullopt);
  EXPECT_EQ(quotient(7, 2).constant(), std::nullopt);
  EXPECT_EQ(Dim::floor_div(-7, 2), Dim(-4));
  EXPECT_EQ(Dim::ceil_div(-7, 2), Dim(-3));
  EXPECT_EQ(Dim::modulo(-7, 3), Dim(2));
  EXPECT_EQ(Dim::floor_div(7, -2), Dim(-4));
  EXPECT_EQ(Dim::max(3, 5), Dim(5));
  EXPECT_EQ(Dim::min(3, 5), Dim(3));
}

TEST(Dim, EqualExpressionsHaveOneForm) {
  EXPECT_EQ((h + w) * (h - w), h * h - w * w);
  EXPECT_EQ(quotient(h * w, w), h);
  EXPECT_EQ(quotient(h, 2) * 4, 2 * h);
  EXPECT_EQ(quotient(h * w + h * n, h), w + n);
  EXPECT_EQ(quotient(h * h - w * w, h - w), h + w);
  EXPECT_EQ(quotient(h * w + h + w + 1, w + 1), h + 1);
  EXPECT_EQ(quotient(quotient(h, w), h) * w, Dim(1));
  EXPECT_EQ(h + w - h, w);
}

// However they come about: nodes are merged by comparing and hashing dims.
TEST(Dim, WholeNumbersHaveOneForm) {
  const Dim number = 5000;
  for (const Dim& same : {h + 5000 - h, quotient(5000 * h, h), quotient(number, 7) * 7, -(-number), 4999 + Dim(1)}) {
    EXPECT_EQ(same, number);
    EXPECT_EQ(same.constant(), 5000);
    EXPECT_EQ(same.hash(), number.hash());
    EXPECT_FALSE(same < number || number < same);
  }
  EXPECT_EQ((h - h).hash(), Dim().hash());
  EXPECT_NE(quotient(number, 7), Dim(5000 / 7));
  EXPECT_NE(h, number);
}

TEST(Dim, DivisionBySumThatDoesNotDivideIsNothing) {
  EXPECT_FALSE(Dim::divide(h, h + 1));
  EXPECT_FALSE(Dim::divide(h * h + 1, h + 1));
  EXPECT_FALSE(Dim::divide(h, Dim(0)));
  EXPECT_FALSE(Dim::divide(h * w + n, h + w));
}

TEST(Dim, RoundingDivisionSimplifies) {
  EXPECT_EQ(Dim::ceil_div(2 * h, 2), h);
  EXPECT_EQ(Dim::floor_div(2 * h + 3, 2), h + 1);
  EXPECT_EQ(Dim::ceil_div(Dim::ceil_div(h, 2), 2), Dim::ceil_div(h, 4));
  EXPECT_EQ(Dim::floor_div(Dim::floor_div(h, 2), 3), Dim::floor_div(h, 6));
  EXPECT_EQ(Dim::floor_div(h + 1, 2), Dim::ceil_div(h, 2));
  EXPECT_EQ(Dim::ceil_div(h - 2, 2), Dim::ceil_div(h, 2) - 1);
  EXPECT_EQ(Dim::floor_div(h - 3, 2) + 1, Dim::ceil_div(h - 2, 2));
  EXPECT_EQ(Dim::floor_div(-h, 2), -Dim::ceil_div(h, 2));
  EXPECT_EQ(Dim::floor_div(h, -2), -Dim::ceil_div(h, 2));
  EXPECT_EQ(Dim::floor_div(4 * h + 2, 4), h);
  EXPECT_EQ(Dim::floor_div(2 * h + 1, 4), Dim::floor_div(h, 2));
  EXPECT_EQ(Dim::floor_div(quotient(h, 2), 3), Dim::floor_div(h, 6));
  EXPECT_EQ(Dim::floor_div(h * w + n * w, w), h + n);
  EXPECT_EQ(Dim::floor_div(h * n, w * n), Dim::floor_div(h, w));
  EXPECT_EQ(Dim::floor_div(h + w - 1, w), Dim::ceil_div(h, w));
  EXPECT_EQ(Dim::modulo(h * w, w), Dim(0));
  EXPECT_EQ(Dim::modulo(2 * h + 3, 2), Dim(1));
  EXPECT_NE(Dim::floor_div(h, 2), Dim::ceil_div(h, 2));
}

TEST(Dim, ExtremesSimplify) {
  EXPECT_EQ(Dim::max(h, h + 1), h + 1);
  EXPECT_EQ(Dim::min(2 * h, h), h);
  EXPECT_EQ(Dim::max(h, 1), h);
  EXPECT_EQ(Dim::max(h, w), Dim::max(w, h));
  EXPECT_EQ(Dim::max(2 * h, 2 * w), 2 * Dim::max(h, w));
  EXPECT_EQ(Dim::max(h, 3).evaluate({{"h", 2}}), 3);
}

TEST(Dim, PrintsAsTheLanguageWritesIt) {
  EXPECT_EQ(Dim().str(), "0");
  EXPECT_EQ((h + 1).str(), "h + 1");
  EXPECT_EQ((3 - h).str(), "3 - h");
  EXPECT_EQ((-h).str(), "-h");
  EXPECT_EQ((quotient(2 * h, 3) + 1).str(), "2 * h / 3 + 1");
  EXPECT_EQ(quotient(h * b, 2 * w).str(), "b * h / 2 / w");
  EXPECT_EQ(quotient(1, w).str(), "1 / w");
  EXPECT_EQ((h * h).str(), "h ** 2");
  EXPECT_EQ((2 * Dim::ceil_div(h, 2)).str(), "2 * ceil_div(h, 2)");
  EXPECT_EQ(Dim::floor_div(h, 2).str(), "h // 2");
  EXPECT_EQ(Dim::floor_div(h + 1, 3).str(), "(h + 1) // 3");
  EXPECT_EQ(Dim::floor_div(h, 2 * w).str(), "h // (2 * w)");
  EXPECT_EQ((Dim::floor_div(h, 2) + 1).str(), "floor_div(h, 2) + 1");
  EXPECT_EQ(Dim::max(h, 3).str(), "maximum(h, 3)");
  EXPECT_EQ(str(Shape{Dim::symbol("batch"), 784}), "[batch, 784]");
  EXPECT_EQ(str(Shape{}), "[]");
}

TEST(Dim, IsSpelledAsAnExactIntegerExpression) {
  const DimSpelling c{[](const std::string& symbol) { return "s." + symbol; }, "floored", "ceiled", "larger", "least"};
  EXPECT_EQ((2 * h * h + 1).spelled(c), "2 * s.h * s.h + 1");
  EXPECT_EQ((quotient(h, 2) + quotient(w, 3)).spelled(c), "(3 * s.h + 2 * s.w) / 6");
  EXPECT_EQ((quotient(h, w) + 1).spelled(c), "(s.h + s.w) / s.w");
  EXPECT_EQ(quotient(h, 2 * w).spelled(c), "s.h / (2 * s.w)");
  EXPECT_EQ((Dim::ceil_div(h, 2) * 3).spelled(c), "3 * ceiled(s.h, 2)");
  EXPECT_EQ(Dim::floor_div(h + 1, w).spelled(c), "floored(s.h + 1, s.w)");
  EXPECT_EQ(Dim::max(h, 3).spelled(c), "larger(s.h, 3)");
  EXPECT_EQ(Dim::min(h, Dim::max(w, 3)).spelled(c), "least(s.h, larger(s.w, 3))");
  EXPECT_EQ(Dim().spelled(c), "0");
}

TEST(Dim, ComparesForEveryChoiceOfSymbols) {
  EXPECT_EQ(Dim::equal(h + 1, h), Answer::no);
  EXPECT_EQ(Dim::equal(h, w), Answer::unknown);
  EXPECT_EQ(Dim::equal(h * 2, h + h), Answer::yes);
  EXPECT_EQ(Dim::equal(2 * h + 1, 2 * w), Answer::no) << "odd is not even";
  EXPECT_EQ(Dim::equal(h, 1), Answer::unknown);
  EXPECT_EQ(Dim::equal(h, 0), Answer::no);
  EXPECT_EQ(Dim::equal(h * w, -1), Answer::no);
  EXPECT_EQ(Dim::equal(2 * h, h), Answer::no);
  EXPECT_EQ(Dim::equal(quotient(h, 2), h), Answer::no);
  EXPECT_EQ(Dim::at_least(2 * h, h), Answer::yes);
  EXPECT_EQ(Dim::at_least(h, 1), Answer::yes);
  EXPECT_EQ(Dim::at_least(h, 2), Answer::unknown);
  EXPECT_EQ(Dim::at_least(h, h + 1), Answer::no);
  EXPECT_EQ(Dim::at_least(h * w, h), Answer::yes);
  EXPECT_EQ(Dim::at_least(h, w), Answer::unknown);
  EXPECT_EQ(Dim::at_least(quotient(h * w, n), 0), Answer::yes);
}

TEST(Dim, ComparesThroughRoundingAndExtremes) {
  EXPECT_EQ(Dim::at_least(h, Dim::ceil_div(h, 2)), Answer::yes);
  EXPECT_EQ(Dim::at_least(Dim::ceil_div(h, 2), 1), Answer::yes);
  EXPECT_EQ(Dim::at_least(Dim::floor_div(h, 4), 0), Answer::yes);
  EXPECT_EQ(Dim::at_least(Dim::floor_div(h, 4), 1), Answer::unknown);
  EXPECT_EQ(Dim::at_least(2 * Dim::ceil_div(h, 2), h), Answer::yes);
  EXPECT_EQ(Dim::at_least(Dim::modulo(h, 3), 0), Answer::yes);
  EXPECT_EQ(Dim::at_least(2, Dim::modulo(h, 3)), Answer::yes);
  EXPECT_EQ(Dim::equal(Dim::modulo(h, 3), 3), Answer::no);
  EXPECT_EQ(Dim::at_least(Dim::max(h, w), h), Answer::yes);
  EXPECT_EQ(Dim::at_least(h, Dim::min(h, w)), Answer::yes);
  EXPECT_EQ(Dim::at_least(Dim::min(h, w), 1), Answer::yes);
  EXPECT_EQ(Dim::at_least(Dim::floor_div(h, w), 0), Answer::yes);
  EXPECT_EQ(Dim::at_least(h, Dim::floor_div(h, w)), Answer::yes);
}

TEST(Dim, SaysWhatIsWhole) {
  EXPECT_EQ((2 * h + 1).integrality(), Answer::yes);
  EXPECT_EQ(quotient(h, 2).integrality(), Answer::unknown);
  EXPECT_EQ(quotient(7, 2).integrality(), Answer::no);
  EXPECT_EQ((h + quotient(1, 2)).integrality(), Answer::no);
  EXPECT_EQ(quotient(2 * h + 1, 4).integrality(), Answer::no);
  EXPECT_EQ(quotient(h + 1, 2).integrality(), Answer::unknown);
  EXPECT_EQ(quotient(h, w).integrality(), Answer::unknown);
  EXPECT_EQ(Dim::floor_div(h, w).integrality(), Answer::yes);
}

TEST(Dim, SubstitutesAndEvaluates) {
  EXPECT_EQ((h * w + 1).substitute({{"h", Dim(3)}}), 3 * w + 1);
  EXPECT_EQ(Dim::ceil_div(h, 2).substitute({{"h", 2 * n}}), n);
  EXPECT_EQ(quotient(h, w).substitute({{"w", Dim(2)}}), quotient(h, 2));
  EXPECT_THROW(Dim::floor_div(h, w).substitute({{"w", Dim(0)}}), DimOverflow);
  EXPECT_EQ(Dim::ceil_div(h, 2).evaluate({{"h", 7}}), 4);
  EXPECT_EQ(quotient(h, 2).evaluate({{"h", 7}}), std::nullopt) << "not a whole number";
  EXPECT_EQ(h.evaluate({{"w", 7}}), std::nullopt) << "a symbol without a value";
  EXPECT_EQ((h * h * h).evaluate({{"h", 1LL << 40}}), std::nullopt) << "overflow";
  EXPECT_EQ((h * w + Dim::max(n, 2)).symbols(), (std::vector<std::string>{"h", "n", "w"}));
}

TEST(Dim, OverflowIsThrownNotWrapped) {
  const Dim huge = std::numeric_limits<std::int64_t>::max();
  EXPECT_THROW(huge + 1, DimOverflow);
  EXPECT_THROW(huge * h * 2, DimOverflow);
  EXPECT_THROW(-huge - 2, DimOverflow);
  EXPECT_EQ(huge - 1 + 1, huge);
}

TEST(Dim, GrowthIsBounded) {
  Dim sum = 0;
  EXPECT_THROW(
      {
        for (int i = 0; i < 100; ++i) sum = sum + Dim::symbol("s" + std::to_string(i));
      },
      DimOverflow);
  Dim power = h;
  EXPECT_THROW(
      {
        for (int i = 0; i < 10; ++i) power = power * power;
      },
      DimOverflow);
  Dim nested = h;
  EXPECT_THROW(
      {
        for (int i = 0; i < 1000; ++i) nested = Dim::floor_div(nested + w, n + i);
      },
      DimOverflow);
}

TEST(Requirement, PrintsAndDecides) {
  const Requirement equal{Requirement::Kind::equal, h, quotient(w, 2), "here"};
  EXPECT_EQ(equal.str(), "h == w / 2");
  EXPECT_TRUE(equal.met({{"h", 2}, {"w", 4}}));
  EXPECT_FALSE(equal.met({{"h", 2}, {"w", 5}}));
  const Requirement least{Requirement::Kind::at_least, h - 3, 0, "here"};
  EXPECT_EQ(least.str(), "h >= 3");
  EXPECT_TRUE(least.met({{"h", 3}}));
  EXPECT_FALSE(least.met({{"h", 2}}));
  // 3.5 is at least 1, and that it is no whole number another requirement's matter.
  EXPECT_TRUE((Requirement{Requirement::Kind::at_least, quotient(h, 2), 1, "here"}.met({{"h", 7}})));
  EXPECT_FALSE((Requirement{Requirement::Kind::at_least, quotient(h, 2), 4, "here"}.met({{"h", 7}})));
  const Requirement whole{Requirement::Kind::whole, quotient(h, 32), {}, "here"};
  EXPECT_EQ(whole.str(), "h / 32 is a whole number");
  EXPECT_TRUE(whole.met({{"h", 64}}));
  EXPECT_FALSE(whole.met({{"h", 65}}));
  EXPECT_FALSE(whole.met({}));
}

}  // namespace
}  // namespace modelc::ir
