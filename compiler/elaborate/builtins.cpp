#include "elaborate/builtins.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
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

Value enumerate(Evaluator& e, const BoundArguments& arguments, Span span) {
  std::int64_t at = arguments.get(1) ? e.integer(*arguments.get(1), "the start of `enumerate`") : 0;
  std::vector<Value> pairs;
  for (Value& item : e.elements(arguments.value(0), arguments.get(0)->span, "enumerate")) {
    pairs.push_back(Value::tuple({Value(at), std::move(item)}));
    if (__builtin_add_overflow(at, 1, &at)) e.fail(Code::integer_overflow, span, "`enumerate` counts beyond 64 bits");
  }
  return e.checked(Value::list(std::move(pairs)), span);
}

Value zip(Evaluator& e, const BoundArguments& arguments, Span span) {
  const Value strict = arguments.value(0);
  if (arguments.get(0) && !strict.get<bool>())
    e.fail(Code::wrong_kind, arguments.get(0)->span,
           fmt::format("`strict` is a bool, and this is {}", strict.described()));
  std::vector<std::vector<Value>> sequences;
  for (const Operand& given : arguments.rest) sequences.push_back(e.elements(given.value, given.span, "zip"));
  std::size_t shortest = sequences.empty() ? 0 : sequences.front().size();
  for (const std::vector<Value>& sequence : sequences) {
    if (sequence.size() != sequences.front().size() && strict.get<bool>() && *strict.get<bool>())
      e.fail(Code::bad_value, span,
             fmt::format("`zip` with `strict` takes sequences of one length, and these have {} and {}",
                         sequences.front().size(), sequence.size()));
    shortest = std::min(shortest, sequence.size());
  }
  e.step(span, static_cast<std::int64_t>(shortest * sequences.size()));
  std::vector<Value> rows;
  for (std::size_t i = 0; i < shortest; ++i) {
    std::vector<Value> row;
    for (std::vector<Value>& sequence : sequences) row.push_back(std::move(sequence[i]));
    rows.push_back(Value::tuple(std::move(row)));
  }
  return e.checked(Value::list(std::move(rows)), span);
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
  const Value help = arguments.value(1);
  const auto* text = message.get<std::string>();
  const auto* advice = help.get<std::string>();
  e.fail(Code::bad_value, span, text ? *text : message.str(), advice ? *advice : help.none() ? "" : help.str());
}

/// The name of a list that another is likely a misspelling of; none when there is no such.
Value nearest_name(Evaluator& e, const BoundArguments& arguments, Span) {
  const Value given = arguments.value(0);
  const Value list = arguments.value(1);
  const auto* name = given.get<std::string>();
  const Sequence* known = list.sequence();
  if (!known)
    e.fail(Code::wrong_kind, arguments.get(1)->span,
           fmt::format("`names` is a list of strings, and this is {}", list.described()));
  std::vector<std::string> names;
  for (const Value& item : known->items)
    if (const auto* text = item.get<std::string>()) names.push_back(*text);
  const std::string near = name ? nearest(*name, names) : "";
  return near.empty() ? Value() : Value(near);
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
  if (const auto* s = value.get<std::string>()) {
    const std::string_view digits = std::string_view(*s).substr(s->starts_with('+') ? 1 : 0);
    const char* end = digits.data() + digits.size();
    double number = 0;  // "inf" and "nan" too
    if (const auto read = std::from_chars(digits.data(), end, number); read.ec == std::errc() && read.ptr == end)
      return number;
    e.fail(Code::bad_value, arguments.get(0)->span, fmt::format("{} is no number", value.str()));
  }
  if (value.get<ir::Dim>()) return e.to_tensor(*arguments.get(0), e.default_float());
  e.fail(Code::bad_value, span, fmt::format("`float` cannot convert {}", value.described()));
}

Value initializing(Evaluator& e, const BoundArguments&, Span) { return e.initializing(); }
Value lambda_layer(Evaluator& e, const BoundArguments& a, Span span) { return e.make_lambda_layer(a, span); }
Value copy_layer(Evaluator& e, const BoundArguments& a, Span span) { return e.copy_layer(a, span); }
Value make_weights(Evaluator& e, const BoundArguments& a, Span span) { return e.make_weights(a, span); }
Value sets_state(Evaluator& e, const BoundArguments& a, Span span) { return e.sets_state(a, span); }
Value set_weight(Evaluator& e, const BoundArguments& a, Span span) { return e.set_weight(a, span); }
Value scan(Evaluator& e, const BoundArguments& a, Span span) { return e.scan(a, span); }

Value gradients(Evaluator& e, const BoundArguments& a, Span span) { return e.gradients(a, span); }

Value mask_of(Evaluator& e, const BoundArguments& a, Span) { return e.mask_of(a.value(0)); }
Value with_mask(Evaluator& e, const BoundArguments& a, Span span) { return e.with_mask(*a.get(0), *a.get(1), span); }

constexpr BuiltinParam range_params[] = {{"start", true}, {"stop", false}, {"step", false}};
constexpr BuiltinParam enumerate_params[] = {{"sequence", true}, {"start", false}};
constexpr BuiltinParam zip_params[] = {{"strict", false}};
constexpr BuiltinParam one[] = {{"x", true}};
constexpr BuiltinParam two[] = {{"a", true}, {"b", true}};
constexpr BuiltinParam message[] = {{"message", true}, {"help", false}};
constexpr BuiltinParam nearest_params[] = {{"name", true}, {"names", true}};
constexpr BuiltinParam lambda_params[] = {{"function", true},   {"output_shape", false}, {"mask", false},
                                          {"arguments", false}, {"name", false},         {"trainable", false}};
constexpr BuiltinParam copy_params[] = {{"layer", true}, {"options", false}};
constexpr BuiltinParam make_params[] = {{"layer", true}, {"x", true}};
constexpr BuiltinParam set_params[] = {{"layer", true}, {"name", true}, {"value", true}};
constexpr BuiltinParam scan_params[] = {{"f", true}, {"init", true}, {"xs", true}, {"axis", false}, {"reverse", false}};
constexpr BuiltinParam gradients_params[] = {{"y", true}, {"x", true}};
constexpr BuiltinParam mask_params[] = {{"x", true}, {"mask", true}};

constexpr Builtin builtins[] = {
    {"range", range_params, range, "range(start, stop = none, step = 1)",
     "The list of ints from `start` to `stop`, exclusive; `range(n)` counts from 0. "
     "Example, with `x: f32[b, 3]`: `x + range(3)`"},
    {"enumerate", enumerate_params, enumerate, "enumerate(sequence, start = 0)",
     "The elements of a list, tuple or dict with their numbers, as a list of pairs. "
     "Example, with `x: f32[b, 3]`: `concatenate([(i + 1) * v for i, v in enumerate([x, -x])])`"},
    {"zip", zip_params, zip, "zip(*sequences, strict = false)",
     "The first elements of all sequences as a tuple, the second ones and so on, as a list. It ends with the shortest "
     "sequence; with `strict` all have to be of one length. "
     "Example, with `x: f32[b, 3]`: `[a * v for a, v in zip([1.0, 2.0], [x, -x])][1]`",
     true},
    {"len", one, len, "len(x)",
     "How many elements a tuple, list or dict has, or characters a string. "
     "Example, with `x: f32[b, 3, 4]`: `sum(x, axis = len(x.shape) - 1)`"},
    {"ceil_div", two, ceil_div, "ceil_div(a, b)",
     "The quotient of two ints or dims, rounded up. Example, with `x: f32[b, n]`: `x * ceil_div(x.shape[1], 2)`"},
    {"kind", one, kind, "kind(x)",
     "The kind of a value as a string: \"int\", \"float\", \"bool\", \"string\", \"none\", \"dim\", \"dtype\", "
     "\"tuple\", "
     "\"list\", \"dict\", \"function\", \"layer\", \"model\", \"optimizer\" or \"tensor\". "
     "Example, with `x: f32[b, n]`: `x * 2 if kind(x.shape[1]) == \"dim\" else x`"},
    {"error", message, error, "error(message, help = none)",
     "Ends the compilation with an error at the outermost call in the user's own files, or at the argument there whose "
     "name the message has in backticks. Example, with `x: f32[b, 3]`: `x if x.rank == 2 else error(\"x is a "
     "matrix\")`"},
    {"nearest_name", nearest_params, nearest_name, "nearest_name(name, names)",
     "The string of a list that `name` is likely a misspelling of, or none. "
     "Example, with `x: f32[b, 3]`: `x if nearest_name(\"smae\", [\"same\", \"valid\"]) == \"same\" else -x`"},
    {"str", one, str, "str(x)",
     "A value as diagnostics show it; a tensor as its type. "
     "Example, with `x: f32[b, 3]`: `x if str(x.shape[1]) == \"3\" else -x`"},
    {"tuple", one, to_tuple, "tuple(x)",
     "A list's elements, or a dict's keys, as a tuple. Example, with `x: f32[b, 3]`: `reshape(x, x.shape + "
     "tuple([1]))`"},
    {"list", one, to_list, "list(x)",
     "A tuple's elements, or a dict's keys, as a list. Example, with `x: f32[b, 3]`: `x + list((1, 2, 3))`"},
    {"int", one, to_int, "int(x)",
     "A number as an int, cut off towards zero; true is 1. Example, with `x: f32[b, 3]`: `tile(x, (1, int(2.7)))`"},
    {"float", one, to_float, "float(x)",
     "A number as a float, or what a string says: `float(\"nan\")`; of a dim that is open a tensor of rank 0. "
     "Example, with `x: f32[b, 3]`: `x / float(x.shape[1])`"},
    {"initializing",
     {},
     initializing,
     "initializing()",
     "Is the initial value of a weight being computed? Example, with `x: f32[b, 3]`: `-x if initializing() else x`"},
    {"Lambda", lambda_params, lambda_layer,
     "Lambda(function, output_shape = none, mask = none, arguments = {}, name = none)(inputs)",
     "A layer of a function: `inputs` (a tensor or a list of them) gives `function(inputs, ...)`, with `arguments` "
     "passed "
     "by name. `output_shape`, a tuple without the batch axis or a function of the input's shape, is checked. `mask` "
     "is "
     "the result's mask, a tensor or a function of inputs and mask; none ends it. "
     "Example, with `x: f32[b, 8]`: `Lambda((v, scale) -> scale * v, output_shape = (8,), arguments = {scale: "
     "2.0})(x)`"},
    {"copy_layer", copy_params, copy_layer, "copy_layer(layer, options = {})",
     "A layer of the same configuration but for the given options, with weights of its own; layers among its options "
     "are "
     "copied too. Example, with `x: f32[b, 8]`: `copy_layer(Dense(4), {name: \"other\", use_bias: false})(x)`"},
    {"make_weights", make_params, make_weights, "make_weights(layer, x)",
     "The names of the weights of a layer, which is applied to `x` for their sake alone. "
     "Example, with `x: f32[b, 8]`: `(d -> d(x) if len(make_weights(d, x)) == 2 else -x)(Dense(4))`"},
    {"sets_state", make_params, sets_state, "sets_state(layer, x)",
     "Does a layer that is applied to `x` set a state, as `BatchNormalization` does in training? It is applied to "
     "answer that alone. Example, with `x: f32[b, 8]`: `(d -> -x if sets_state(d, x) else d(x))(Dense(4))`"},
    {"set_weight", set_params, set_weight, "set_weight(layer, name, value)",
     "Gives a weight of a layer another value, in the rest of the call and after it; gives none. For layers that wrap "
     "others, when training. Example, with `x: f32[b, 8]`: `(d -> { names = make_weights(d, x)  set_weight(d, "
     "\"kernel\", 0.5 * d.kernel)  return d(x) })(Dense(4))`"},
    {"scan", scan_params, scan, "scan(f, init, xs, axis = 1, reverse = false)",
     "A loop over the steps of `xs` along `axis`: `f(carry, x)` gives the next carry and the step's output, and the "
     "call "
     "the last carry and all outputs along `axis`. Carry, `xs` and outputs may be tuples, lists and dicts of tensors. "
     "With "
     "`reverse` it starts at the last step. "
     "Example, with `x: f32[b, 5, 8]`: `last, sums = scan((s, v) -> (s + v, s + v), zeros((x.shape[0], 8)), x)`"},
    {"gradients", gradients_params, gradients, "gradients(y, x)",
     "The derivative of the sum of `y` by a tensor `x`, of x's shape and dtype, or by each of a list of tensors. It is "
     "a "
     "tensor as any other, so it can be differentiated again. `x` is an input, a weight or any value on the way to "
     "`y`. "
     "Example, with `x: f32[b, 3]`: `gradients(sum(x ** 2) / 2.0, x)`"},
    {"mask_of", one, mask_of, "mask_of(x)",
     "The mask that travels with a tensor, a bool tensor, or none; of a list a list of those. "
     "Example, with `x: f32[b, 5, 8]`: `where(mask_of(Masking()(x)), 1.0, 0.0)`"},
    {"with_mask", mask_params, with_mask, "with_mask(x, mask)",
     "The tensor with another mask, a bool tensor of its first axes, or with none. "
     "Example, with `x: f32[b, 5, 8]`: `GlobalAveragePooling1D()(with_mask(x, x[:, :, 0] > 0))`"},
};

}  // namespace

std::span<const Builtin> all_builtins() { return builtins; }

const Builtin* find_builtin(std::string_view name) {
  for (const Builtin& builtin : builtins)
    if (builtin.name == name) return &builtin;
  return nullptr;
}

}  // namespace modelc::elaborate
