#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "elaborate/evaluator.h"
#include "ops/table.h"

namespace modelc::elaborate {

using syntax::BinaryOp;

namespace {

struct Names {
  std::string_view symbol;
  std::string_view row;
};

Names names(BinaryOp op) {
  switch (op) {
    case BinaryOp::power: return {"**", "pow"};
    case BinaryOp::multiply: return {"*", "mul"};
    case BinaryOp::divide: return {"/", "div"};
    case BinaryOp::floor_divide: return {"//", "floor_div"};
    case BinaryOp::modulo: return {"%", "mod"};
    case BinaryOp::matmul: return {"@", "matmul"};
    case BinaryOp::add: return {"+", "add"};
    case BinaryOp::subtract: return {"-", "sub"};
    case BinaryOp::equal: return {"==", "eq"};
    case BinaryOp::not_equal: return {"!=", "ne"};
    case BinaryOp::less: return {"<", "lt"};
    case BinaryOp::less_equal: return {"<=", "le"};
    case BinaryOp::greater: return {">", "gt"};
    case BinaryOp::greater_equal: return {">=", "ge"};
    case BinaryOp::logical_and: return {"and", "logical_and"};
    case BinaryOp::logical_or: return {"or", "logical_or"};
  }
  return {};
}

bool order(BinaryOp op, double a, double b) {
  switch (op) {
    case BinaryOp::less: return a < b;
    case BinaryOp::less_equal: return a <= b;
    case BinaryOp::greater: return a > b;
    default: return a >= b;
  }
}

double floor_mod(double a, double b) {
  const double r = std::fmod(a, b);
  return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

std::optional<std::int64_t> int_power(std::int64_t base, std::int64_t exponent) {
  std::int64_t result = 1;
  while (exponent > 0) {
    if (exponent & 1)
      if (__builtin_mul_overflow(result, base, &result)) return std::nullopt;
    exponent >>= 1;
    if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) return std::nullopt;
  }
  return result;
}

/// How to make a comparison of dims known.
std::string fix_symbols(const ir::Dim& a, const ir::Dim& b) {
  std::set<std::string> symbols;
  for (const ir::Dim& dim : {a, b})
    for (const std::string& symbol : dim.symbols()) symbols.insert(symbol);
  std::string settings;
  for (const std::string& symbol : symbols) settings += fmt::format(" --set {}=...", symbol);
  return "write numbers in the input's type, or compile with" + settings;
}

bool comparison(BinaryOp op) { return op >= BinaryOp::less && op <= BinaryOp::greater_equal; }

/// A list, nested or not, that may stand for a constant tensor of numbers.
bool numbers(const Value& value) {
  const Sequence* list = value.sequence();
  if (!list || list->tuple || list->items.empty()) return false;
  return std::ranges::all_of(list->items, [](const Value& item) { return item.number() || numbers(item); });
}

}  // namespace

std::string_view operator_symbol(std::string_view row) {
  for (int op = 0; op <= static_cast<int>(BinaryOp::logical_or); ++op)
    if (const Names both = names(static_cast<BinaryOp>(op)); both.row == row) return both.symbol;
  return {};
}

ir::Dim Evaluator::divide(const ir::Dim& a, const ir::Dim& b, Span span) {
  if (b.is_constant(0)) fail(Code::division_by_zero, span, fmt::format("`{}` is divided by zero", a.str()));
  const std::optional<ir::Dim> quotient = ir::Dim::divide(a, b);
  if (!quotient || quotient->integrality() == ir::Answer::no)
    fail(Code::inexact_division, span, fmt::format("`{}` is not divisible by `{}`", a.str(), b.str()),
         a.constant() && b.constant()
             ? fmt::format("`/` on ints is exact; write `{} // {}` to round down or `{}.0 / {}` for a float", a.str(),
                           b.str(), a.str(), b.str())
             : "`/` on dims is exact; `//` rounds down and `ceil_div(a, b)` rounds up");
  if (quotient->integrality() == ir::Answer::unknown) require(ir::Requirement::Kind::whole, *quotient, 0, "`/`", span);
  return *quotient;
}

/// Refuses divisions of numbers that cannot come out, with what each operand is.
void Evaluator::check_division(BinaryOp op, const Operand& left, const Operand& right, Span span) {
  const auto* a = left.value.get<std::int64_t>();
  const auto* b = right.value.get<std::int64_t>();
  const bool zero = right.value.number() && *right.value.real() == 0;
  if (!zero && !(op == BinaryOp::divide && a && b && *a % *b != 0 && *b != -1)) return;
  std::vector<Label> labels;
  for (const Operand* operand : {&left, &right})
    if (operand->span.known() && sources_.text(operand->span) != operand->value.str())
      labels.push_back({operand->span, fmt::format("this is {}", operand->value.str())});
  if (zero)
    fail(Code::division_by_zero, span, fmt::format("`{}` is divided by zero", left.value.str()), "", std::move(labels));
  fail(Code::inexact_division, span, fmt::format("`{}` is not divisible by `{}`", *a, *b),
       fmt::format("`/` on ints is exact; `{0} // {1}` rounds down, and `{0}.0 / {1}` gives a float", *a, *b),
       std::move(labels));
}

std::optional<Value> Evaluator::fold_ints(BinaryOp op, std::int64_t a, std::int64_t b, Span span) {
  std::int64_t out = 0;
  bool overflow = false;
  const auto zero = [&] {
    if (b == 0) fail(Code::division_by_zero, span, fmt::format("`{}` is divided by zero", a));
  };
  switch (op) {
    case BinaryOp::add: overflow = __builtin_add_overflow(a, b, &out); break;
    case BinaryOp::subtract: overflow = __builtin_sub_overflow(a, b, &out); break;
    case BinaryOp::multiply: overflow = __builtin_mul_overflow(a, b, &out); break;
    case BinaryOp::divide:
    case BinaryOp::floor_divide:
    case BinaryOp::modulo: {
      zero();
      if (a == std::numeric_limits<std::int64_t>::min() && b == -1) {
        overflow = op != BinaryOp::modulo;
        break;
      }
      std::int64_t q = a / b;
      std::int64_t r = a % b;
      if (op == BinaryOp::divide && r != 0) divide(a, b, span);
      if (r != 0 && (r < 0) != (b < 0)) {
        --q;
        r += b;
      }
      out = op == BinaryOp::modulo ? r : q;
      break;
    }
    case BinaryOp::power: {
      if (b < 0) return std::nullopt;
      const auto power = int_power(a, b);
      overflow = !power;
      out = power.value_or(0);
      break;
    }
    default: return std::nullopt;
  }
  if (overflow)
    fail(Code::integer_overflow, span,
         fmt::format("`{} {} {}` leaves the range of 64-bit integers", a, names(op).symbol, b),
         "write one of them as a float");
  return out;
}

std::optional<Value> Evaluator::fold_dims(BinaryOp op, const ir::Dim& a, const ir::Dim& b, Span span) {
  const auto decide = [&](ir::Answer answer, bool negated) -> Value {
    if (answer == ir::Answer::unknown)
      fail(Code::not_known_while_compiling, span,
           fmt::format("whether `{} {} {}` depends on symbols that are open", a.str(), names(op).symbol, b.str()),
           fix_symbols(a, b));
    return (answer == ir::Answer::yes) != negated;
  };
  try {
    switch (op) {
      case BinaryOp::add: return Value::dim(a + b);
      case BinaryOp::subtract: return Value::dim(a - b);
      case BinaryOp::multiply: return Value::dim(a * b);
      case BinaryOp::divide: return Value::dim(divide(a, b, span));
      case BinaryOp::floor_divide:
      case BinaryOp::modulo:
        if (b.is_constant(0)) fail(Code::division_by_zero, span, fmt::format("`{}` is divided by zero", a.str()));
        return Value::dim(op == BinaryOp::modulo ? ir::Dim::modulo(a, b) : ir::Dim::floor_div(a, b));
      case BinaryOp::power: {
        const auto n = b.constant();
        if (!n || *n < 0 || *n > 16) return std::nullopt;
        ir::Dim out = 1;
        for (std::int64_t i = 0; i < *n; ++i) out = out * a;
        return Value::dim(out);
      }
      case BinaryOp::equal: return decide(ir::Dim::equal(a, b), false);
      case BinaryOp::not_equal: return decide(ir::Dim::equal(a, b), true);
      case BinaryOp::greater_equal: return decide(ir::Dim::at_least(a, b), false);
      case BinaryOp::less_equal: return decide(ir::Dim::at_least(b, a), false);
      case BinaryOp::less: return decide(ir::Dim::at_least(a, b), true);
      case BinaryOp::greater: return decide(ir::Dim::at_least(b, a), true);
      default: return std::nullopt;
    }
  } catch (const ir::DimOverflow&) {
    fail(Code::integer_overflow, span, "this dimension leaves the range of 64-bit integers");
  }
}

Value Evaluator::fold_floats(BinaryOp op, double a, double b, Span span) {
  double out = 0;
  if ((op == BinaryOp::divide || op == BinaryOp::floor_divide || op == BinaryOp::modulo) && b == 0)
    fail(Code::division_by_zero, span, fmt::format("`{}` is divided by zero", float_text(a)));
  switch (op) {
    case BinaryOp::add: out = a + b; break;
    case BinaryOp::subtract: out = a - b; break;
    case BinaryOp::multiply: out = a * b; break;
    case BinaryOp::divide: out = a / b; break;
    case BinaryOp::floor_divide: out = std::floor(a / b); break;
    case BinaryOp::modulo: out = floor_mod(a, b); break;
    case BinaryOp::power: out = std::pow(a, b); break;
    default: return order(op, a, b);
  }
  if (!std::isfinite(out) && std::isfinite(a) && std::isfinite(b))
    warn(Code::not_finite, span, fmt::format("this constant comes out as {}", float_text(out)));
  return out;
}

std::optional<Value> Evaluator::fold_sequences(BinaryOp op, const Value& a, const Value& b, Span span) {
  const Sequence* x = a.sequence();
  const Sequence* y = b.sequence();
  if (op == BinaryOp::add && x && y && x->tuple == y->tuple) {
    std::vector<Value> items = x->items;
    items.insert(items.end(), y->items.begin(), y->items.end());
    return checked(Value::sequence(x->tuple, std::move(items)), span);
  }
  if (op == BinaryOp::multiply && (x || y) && (a.get<std::int64_t>() || b.get<std::int64_t>())) {
    const Sequence& sequence = x ? *x : *y;
    const std::int64_t count = x ? *b.get<std::int64_t>() : *a.get<std::int64_t>();
    std::vector<Value> items;
    for (std::int64_t i = 0; i < count && !sequence.items.empty(); ++i) {
      if (items.size() > limits_.items) break;
      items.insert(items.end(), sequence.items.begin(), sequence.items.end());
    }
    return checked(Value::sequence(sequence.tuple, std::move(items)), span);
  }
  const auto* s = a.get<std::string>();
  const auto* t = b.get<std::string>();
  if (op == BinaryOp::add && s && t) return checked(*s + *t, span);
  return std::nullopt;
}

/// A list of numbers compared with a number: the list of what its elements give.
Value Evaluator::compare_elements(BinaryOp op, const Operand& left, const Operand& right, Span span) {
  const bool list_first = numbers(left.value);
  const Sequence& list = *(list_first ? left : right).value.sequence();
  step(span, static_cast<std::int64_t>(list.items.size()));
  std::vector<Value> items;
  for (const Value& item : list.items) {
    const Operand element{item, (list_first ? left : right).span, ""};
    items.push_back(list_first ? binary(op, element, right, span) : binary(op, left, element, span));
  }
  return checked(Value::list(std::move(items)), span);
}

Value Evaluator::binary(BinaryOp op, const Operand& left, const Operand& right, Span span) {
  const Value& a = left.value;
  const Value& b = right.value;
  if (a.poison() || b.poison()) throw Poisoned{};
  const auto tensors = [&]() -> Value {
    BoundArguments bound;
    bound.slots = {left, right};
    return apply(ops::row(names(op).row), bound, span);
  };
  if (op == BinaryOp::logical_and || op == BinaryOp::logical_or) {
    if (a.tensor() || b.tensor()) return tensors();
    for (const Operand* operand : {&left, &right})
      if (!operand->value.get<bool>())
        fail(Code::wrong_kind, operand->span,
             fmt::format("`{}` takes bools, and this is {}", names(op).symbol, operand->value.described()),
             operand->value.number() ? "compare it: `n != 0`" : "");
    return op == BinaryOp::logical_and ? *a.get<bool>() && *b.get<bool>() : *a.get<bool>() || *b.get<bool>();
  }
  const bool equality = op == BinaryOp::equal || op == BinaryOp::not_equal;
  if ((equality || comparison(op)) && ((b.number() && numbers(a)) || (a.number() && numbers(b))))
    return compare_elements(op, left, right, span);
  if (equality) {
    if (!(a.tensor() || b.tensor()) || a.none() || b.none()) {
      step(span, static_cast<std::int64_t>(std::min(a.elements(), b.elements())));
      const std::optional<bool> same = equal(a, b);
      if (!same)
        fail(Code::not_known_while_compiling, span,
             fmt::format("whether `{}` equals `{}` depends on symbols that are open", a.str(), b.str()),
             a.as_dim() && b.as_dim() ? fix_symbols(*a.as_dim(), *b.as_dim()) : "fix them with --set");
      return *same == (op == BinaryOp::equal);
    }
    return tensors();
  }
  if (a.tensor() || b.tensor()) return tensors();
  if (op == BinaryOp::divide || op == BinaryOp::floor_divide || op == BinaryOp::modulo)
    check_division(op, left, right, span);
  const auto* x = a.get<std::int64_t>();
  const auto* y = b.get<std::int64_t>();
  if (x && y && comparison(op))
    return op == BinaryOp::less         ? *x < *y
           : op == BinaryOp::less_equal ? *x <= *y
           : op == BinaryOp::greater    ? *x > *y
                                        : *x >= *y;
  if (x && y)
    if (auto value = fold_ints(op, *x, *y, span)) return *value;
  if (a.as_dim() && b.as_dim() && (a.get<ir::Dim>() || b.get<ir::Dim>()))
    if (auto value = fold_dims(op, *a.as_dim(), *b.as_dim(), span)) return *value;
  if (a.number() && b.number() && op != BinaryOp::matmul) return fold_floats(op, *a.real(), *b.real(), span);
  if ((a.number() || a.get<ir::Dim>()) && (b.number() || b.get<ir::Dim>()) && graph_) return tensors();
  if (auto value = fold_sequences(op, a, b, span)) return *value;
  fail(Code::wrong_kind, span,
       fmt::format("`{}` cannot combine {} and {}", names(op).symbol, a.described(), b.described()),
       a.callable() || b.callable() ? "a function is combined with others by calling it"
       : op == BinaryOp::add && a.get<std::string>() && b.number()
           ? fmt::format("`str` makes a string: `{} + str({})`", text(left.span), text(right.span))
       : op == BinaryOp::add && b.get<std::string>() && a.number()
           ? fmt::format("`str` makes a string: `str({}) + {}`", text(left.span), text(right.span))
           : "",
       {{left.span, fmt::format("this is {}", a.described())}, {right.span, fmt::format("this is {}", b.described())}});
}

Value Evaluator::negate(const Operand& operand, Span span) {
  const Value& value = operand.value;
  if (const auto* i = value.get<std::int64_t>()) return *fold_ints(BinaryOp::subtract, 0, *i, span);
  if (const auto* d = value.get<double>()) return -*d;
  if (const auto* d = value.get<ir::Dim>()) return Value::dim(-*d);
  if (value.tensor()) return add("neg", {*value.tensor()}, {}, span, {&operand, 1});
  fail(Code::wrong_kind, operand.span,
       fmt::format("`-` takes a number, dim or tensor, and this is {}", value.described()));
}

Value Evaluator::logical_not(const Operand& operand, Span span) {
  if (const bool* b = operand.value.get<bool>()) return !*b;
  if (operand.value.tensor()) return add("logical_not", {*operand.value.tensor()}, {}, span, {&operand, 1});
  fail(Code::wrong_kind, operand.span, fmt::format("`not` takes a bool, and this is {}", operand.value.described()));
}

}  // namespace modelc::elaborate
