#include "emit/scalar_text.h"

#include <gtest/gtest.h>

#include "emit/text.h"

namespace modelc::emit {
namespace {

using ir::Binding;
using ir::Scalar;
using ir::ScalarFunction;
using Form = ScalarFunction::Form;

constexpr ScalarFunction add{"+", 2, 1, Form::infix, Binding::sum}, sub{"-", 2, 1, Form::infix, Binding::sum},
    mul{"*", 2, 1, Form::infix, Binding::product}, divide{"/", 2, 4, Form::infix, Binding::product},
    negative{"-", 1, 1, Form::prefix, Binding::prefix}, opposite{"!", 1, 1, Form::prefix, Binding::prefix},
    less{"<", 2, 1, Form::infix, Binding::comparison}, both{"&&", 2, 1, Form::infix, Binding::conjunction},
    exponential{"exp", 1, 10};
constexpr Scalar x = Scalar::operand(0), y = Scalar::operand(1), z = Scalar::operand(2);

std::string text(const Scalar& code) {
  return spell(code, {{"x"}, {"y"}, {"z"}},
               [](const ScalarFunction& function, const std::vector<Spelled>& args) {
                 std::vector<std::string> texts;
                 for (const Spelled& arg : args) texts.push_back(arg.text);
                 return Spelled{std::string(function.name) + "(" + joined(texts) + ")"};
               })
      .text;
}

TEST(ScalarText, PutsBracketsWhereTheyAreNeeded) {
  EXPECT_EQ(text(Scalar(add, Scalar(mul, x, y), z)), "x * y + z");
  EXPECT_EQ(text(Scalar(mul, Scalar(add, x, y), z)), "(x + y) * z");
  EXPECT_EQ(text(Scalar(sub, Scalar(sub, x, y), z)), "x - y - z");
  EXPECT_EQ(text(Scalar(sub, x, Scalar(sub, y, z))), "x - (y - z)");
  EXPECT_EQ(text(Scalar(divide, x, Scalar(mul, y, z))), "x / (y * z)");
  EXPECT_EQ(text(Scalar(negative, Scalar(mul, x, y))), "-(x * y)");
  EXPECT_EQ(text(Scalar(mul, Scalar(negative, x), y)), "-x * y");
  EXPECT_EQ(text(Scalar(sub, x, Scalar(negative, y))), "x - -y");
}

TEST(ScalarText, NeverMakesADecrement) { EXPECT_EQ(text(Scalar(negative, Scalar(negative, x))), "-(-x)"); }

TEST(ScalarText, BracketsWhatComparesAndJoins) {
  EXPECT_EQ(text(Scalar(less, Scalar(add, x, y), z)), "(x + y) < z");
  EXPECT_EQ(text(Scalar(both, Scalar(less, x, y), z)), "(x < y) && z");
  EXPECT_EQ(text(Scalar(opposite, Scalar(less, x, y))), "!(x < y)");
}

TEST(ScalarText, LeavesArgumentsOfCallsBare) {
  EXPECT_EQ(text(Scalar(mul, x, Scalar(exponential, Scalar(negative, x)))), "x * exp(-x)");
  EXPECT_EQ(text(x), "x");
}

TEST(Scalar, AddsUpCostsAndCountsUses) {
  constexpr Scalar swish(divide, x, Scalar(add, Scalar(exponential, Scalar(negative, x)), y));
  static_assert(swish.cost() == 4 + 1 + 10 + 1);
  static_assert(swish.uses(0) == 2 && swish.uses(1) == 1 && swish.uses(2) == 0);
  static_assert(swish.function() == nullptr && Scalar(exponential).function() == &exponential);
  static_assert(x.is_operand() && x.cost() == 0);
  EXPECT_EQ(text(swish), "x / (exp(-x) + y)");
}

}  // namespace
}  // namespace modelc::emit
