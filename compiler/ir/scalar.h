#pragma once
#include <array>
#include <cstdint>
#include <string_view>

/// Scalar code as data: what elementwise operations and reductions compute of numbers. Printers spell it, the planner
/// weighs it.
namespace modelc::ir {

/// How loosely an operator binds, as in C and C++; what is no operator binds tightest.
enum class Binding : std::uint8_t { primary, prefix, product, sum, comparison, conjunction, disjunction };

/// A named function of numbers: the unit of scalar code.
struct ScalarFunction {
  enum class Form : std::uint8_t {
    call,
    prefix,
    infix,
    conversion,  ///< to the type of the operation's result
    choice,      ///< the second operand where the first is true, otherwise the third
  };
  std::string_view name;  ///< in C++, of numbers and lanes alike: "exp", or the operator, "+"
  std::uint8_t operands = 1;
  int cost = 1;  ///< for an element among packets, in additions
  Form form = Form::call;
  Binding binding = Binding::primary;
  /// In C: the function for doubles, the one for floats has an `f` behind it; of operators the operator. Empty where C
  /// has none.
  std::string_view c = {};
  bool equates = false;  ///< whether its operands are equal
  /// In C++, of doubles: the operator or function that gives the bits of reference evaluation whatever the compiler
  /// does; empty where none is known.
  std::string_view exact = {};
};

/// An expression over an operation's operands.
class Scalar {
 public:
  static constexpr std::size_t most_terms = 12, most_operands = 3;
  struct Term {
    const ScalarFunction* function = nullptr;           ///< an operand has none
    std::uint8_t operand = 0;                           ///< its number
    std::array<std::uint8_t, most_operands> args = {};  ///< terms before this one
  };

  /// The function of the operands in order.
  constexpr explicit Scalar(const ScalarFunction& function) {
    std::array<std::uint8_t, most_operands> terms = {};
    for (std::uint8_t i = 0; i < function.operands; ++i) terms[i] = push({nullptr, i});
    push({&function, 0, terms});
  }
  template <class... Args>
  constexpr Scalar(const ScalarFunction& function, const Args&... args) {
    static_assert(sizeof...(Args) > 0 && sizeof...(Args) <= most_operands);
    std::array<std::uint8_t, most_operands> terms = {};
    std::size_t i = 0;
    ((terms[i++] = take(args)), ...);
    push({&function, 0, terms});
  }
  static constexpr Scalar operand(std::uint8_t number) {
    Scalar made;
    made.push({nullptr, number});
    return made;
  }

  constexpr const Term& operator[](std::size_t term) const { return terms_[term]; }
  constexpr std::size_t root() const { return count_ - 1U; }
  constexpr std::size_t size() const { return count_; }
  constexpr bool is_operand() const { return terms_[root()].function == nullptr; }
  /// The function that is all of it; nullptr for an operand and for functions of functions.
  constexpr const ScalarFunction* function() const {
    const ScalarFunction* const found = terms_[root()].function;
    return found && count_ == found->operands + 1U ? found : nullptr;
  }
  /// How often it reads the operand.
  constexpr int uses(std::size_t operand) const {
    int found = 0;
    for (std::size_t i = 0; i < count_; ++i) found += !terms_[i].function && terms_[i].operand == operand;
    return found;
  }
  constexpr int cost() const {
    int sum = 0;
    for (std::size_t i = 0; i < count_; ++i) sum += terms_[i].function ? terms_[i].function->cost : 0;
    return sum;
  }

 private:
  constexpr Scalar() = default;
  constexpr std::uint8_t push(const Term& term) {
    terms_[count_] = term;  // beyond the array: no constant expression, so no row compiles with it
    return count_++;
  }
  constexpr std::uint8_t take(const Scalar& other) {
    const std::uint8_t first = count_;
    for (std::size_t i = 0; i < other.count_; ++i) {
      Term term = other.terms_[i];
      if (term.function)
        for (std::uint8_t& arg : term.args) arg = static_cast<std::uint8_t>(arg + first);
      push(term);
    }
    return static_cast<std::uint8_t>(count_ - 1);
  }

  std::array<Term, most_terms> terms_ = {};
  std::uint8_t count_ = 0;
};

/// How a reduction puts numbers together.
struct Reducer {
  std::string_view name;          ///< the runtime's: "modelc::Sum"
  const ScalarFunction* combine;  ///< of two numbers
  double identity;                ///< of no numbers; infinities stand for the ends of an integer's range
};

}  // namespace modelc::ir
