#include "elaborate/builtins.h"

#include <fmt/format.h>

#include <cmath>

#include "elaborate/evaluator.h"

namespace modelc::elaborate {

namespace {

Value range(Evaluator& e, const BoundArguments& arguments, Span span) {
  const std::int64_t first = e.integer(*arguments.get(0), "an argument of `range`");
  const std::int64_t start = arguments.get(1) ? first : 0;
  const std::int64_t stop = arguments.get(1) ? e.integer(*arguments.get(1), "an argument of `range`") : first;
  const std::int64_t step = arguments.get(2) ? e.integer(*arguments.get(2), "an argument of `range`") : 1;
  if (step == 0) e.fail(Code::bad_value, arguments.get(2)->span, "the step of `range` is zero");
  std::vector<Value> items;
  for (std::int64_t i = start; step > 0 ? i < stop : i > stop;) {
    if (items.size() > e.limits().items)
      e.fail(Code::program_too_large, span, fmt::format("a range of more than {} elements", e.limits().items));
    items.emplace_back(i);
    if (__builtin_add_overflow(i, step, &i)) break;
  }
  return e.checked(Value::list(std::move(items)), span);
}

Value len(Evaluator& e, const BoundArguments& arguments, Span) {
  const Value value = arguments.value(0);
  if (const Sequence* s = value.sequence()) return static_cast<std::int64_t>(s->items.size());
  if (const Dict* d = value.dict()) return static_cast<std::int64_t>(d->items.size());
  if (const auto* s = value.get<std::string>()) return static_cast<std::int64_t>(s->size());
  e.fail(Code::wrong_kind, arguments.get(0)->span,
         fmt::format("`len` counts a tuple, list, dict or string, and this is {}", value.described()),
         value.tensor() ? "`x.shape[0]` is the length of a tensor's first axis" : "");
}

Value ceil_div(Evaluator& e, const BoundArguments& arguments, Span span) {
  const auto a = arguments.value(0).as_dim();
  const auto b = arguments.value(1).as_dim();
  if (!a || !b) e.fail(Code::wrong_kind, span, "`ceil_div` takes ints or dims");
  if (b->is_constant(0)) e.fail(Code::division_by_zero, span, fmt::format("`{}` is divided by zero", a->str()));
  try {
    return Value::dim(ir::Dim::ceil_div(*a, *b));
  } catch (const ir::DimOverflow&) {
    e.fail(Code::integer_overflow, span, "this dimension leaves the range of 64-bit integers");
  }
}

Value kind(Evaluator&, const BoundArguments& arguments, Span) { return std::string(arguments.value(0).kind()); }

Value error(Evaluator& e, const BoundArguments& arguments, Span span) {
  const Value message = arguments.value(0);
  const auto* text = message.get<std::string>();
  e.fail(Code::bad_value, span, text ? *text : message.str());
}

Value str(Evaluator& e, const BoundArguments& arguments, Span) { return e.type_text(arguments.value(0)); }

Value convert_sequence(Evaluator& e, const BoundArguments& arguments, bool tuple, Span span) {
  const Value value = arguments.value(0);
  if (const Sequence* s = value.sequence()) return Value::sequence(tuple, s->items);
  if (const Dict* d = value.dict()) {
    std::vector<Value> keys;
    for (const auto& [key, item] : d->items) keys.emplace_back(key);
    return Value::sequence(tuple, std::move(keys));
  }
  e.fail(Code::wrong_kind, span, fmt::format("{} is no sequence", value.described()));
}

Value to_tuple(Evaluator& e, const BoundArguments& a, Span span) { return convert_sequence(e, a, true, span); }
Value to_list(Evaluator& e, const BoundArguments& a, Span span) { return convert_sequence(e, a, false, span); }

Value to_int(Evaluator& e, const BoundArguments& arguments, Span span) {
  const Value value = arguments.value(0);
  if (value.as_dim()) return value;
  if (const bool* b = value.get<bool>()) return std::int64_t{*b};
  const auto real = value.real();
  if (!real || !(std::fabs(*real) < 9.2e18))
    e.fail(Code::bad_value, span, fmt::format("`int` cannot convert {}", real ? value.str() : value.described()));
  return static_cast<std::int64_t>(*real);
}

Value to_float(Evaluator& e, const BoundArguments& arguments, Span span) {
  const Value value = arguments.value(0);
  if (const auto real = value.real()) return *real;
  if (const bool* b = value.get<bool>()) return *b ? 1.0 : 0.0;
  e.fail(value.get<ir::Dim>() ? Code::not_known_while_compiling : Code::bad_value, span,
         fmt::format("`float` cannot convert {}", value.described()));
}

Value initializing(Evaluator& e, const BoundArguments&, Span) { return e.initializing(); }
Value lambda_layer(Evaluator& e, const BoundArguments& a, Span span) { return e.make_lambda_layer(a, span); }
Value copy_layer(Evaluator& e, const BoundArguments& a, Span span) { return e.copy_layer(a, span); }
Value scan(Evaluator& e, const BoundArguments& a, Span span) { return e.scan(a, span); }

Value mask_of(Evaluator& e, const BoundArguments& a, Span) { return e.mask_of(a.value(0)); }
Value with_mask(Evaluator& e, const BoundArguments& a, Span span) { return e.with_mask(*a.get(0), *a.get(1), span); }

constexpr BuiltinParam range_params[] = {{"start", true}, {"stop", false}, {"step", false}};
constexpr BuiltinParam one[] = {{"x", true}};
constexpr BuiltinParam two[] = {{"a", true}, {"b", true}};
constexpr BuiltinParam message[] = {{"message", true}};
constexpr BuiltinParam lambda_params[] = {{"function", true},   {"output_shape", false}, {"mask", false},
                                          {"arguments", false}, {"name", false},         {"trainable", false}};
constexpr BuiltinParam copy_params[] = {{"layer", true}, {"options", false}};
constexpr BuiltinParam scan_params[] = {{"f", true}, {"init", true}, {"xs", true}, {"axis", false}, {"reverse", false}};
constexpr BuiltinParam mask_params[] = {{"x", true}, {"mask", true}};

constexpr Builtin builtins[] = {
    {"range", range_params, range},
    {"len", one, len},
    {"ceil_div", two, ceil_div},
    {"kind", one, kind},
    {"error", message, error},
    {"str", one, str},
    {"tuple", one, to_tuple},
    {"list", one, to_list},
    {"int", one, to_int},
    {"float", one, to_float},
    {"initializing", {}, initializing},
    {"Lambda", lambda_params, lambda_layer},
    {"copy_layer", copy_params, copy_layer},
    {"scan", scan_params, scan},
    {"mask_of", one, mask_of},
    {"with_mask", mask_params, with_mask},
};

}  // namespace

std::span<const Builtin> all_builtins() { return builtins; }

const Builtin* find_builtin(std::string_view name) {
  for (const Builtin& builtin : builtins)
    if (builtin.name == name) return &builtin;
  return nullptr;
}

}  // namespace modelc::elaborate
