// Identities that hold for every value, up to rounding and the sign of zero.
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "passes/bands.h"
#include "passes/passes.h"
#include "passes/rules.h"

namespace modelc::passes {
using namespace ir;

namespace {

using Result = std::optional<NodeId>;
using Ints = std::vector<std::int64_t>;
using Dims = std::vector<Dim>;

/// Has a tensor of the shape one element?
bool is_one(const Shape& shape) {
  return std::ranges::all_of(shape, [](const Dim& extent) { return extent.is_constant(1); });
}

Result first_input(const Site& s) { return s.input(0); }

Result add_zero(const Site& s) { return s.beside(0); }
Result multiply_by_one(const Site& s) { return s.beside(1); }

Result add_negative(const Site& s) {
  for (const std::size_t i : {0, 1})
    if (const Result y = s.under("neg", s.input(i))) return s.call("sub", {s.input(1 - i), *y});
  return std::nullopt;
}

Result subtract_zero(const Site& s) { return s.is_number(s.input(1), 0) ? Result(s.input(0)) : std::nullopt; }

Result subtract_from_zero(const Site& s) {
  return s.is_number(s.input(0), 0) ? Result(s.call("neg", {s.input(1)})) : std::nullopt;
}

Result subtract_negative(const Site& s) {
  const Result y = s.under("neg", s.input(1));
  return y ? Result(s.call("add", {s.input(0), *y})) : std::nullopt;
}

Result multiply_by_minus_one(const Site& s) {
  const Result x = s.beside(-1);
  return x ? Result(s.call("neg", {*x})) : std::nullopt;
}

template <const char* op>
Result both_negative(const Site& s) {
  const Result x = s.under("neg", s.input(0)), y = s.under("neg", s.input(1));
  return x && y ? Result(s.call(op, {*x, *y})) : std::nullopt;
}
constexpr char mul[] = "mul", div[] = "div";

Result divide_by_one(const Site& s) { return s.is_number(s.input(1), 1) ? Result(s.input(0)) : std::nullopt; }

/// The reciprocal of a power of two is exact.
Result divide_by_power_of_two(const Site& s) {
  const std::optional<double> number = s.number(s.input(1));
  int exponent = 0;
  if (!number || !std::isnormal(*number) || std::abs(std::frexp(*number, &exponent)) != 0.5) return std::nullopt;
  if (std::abs(exponent) > 100) return std::nullopt;  // within the normal numbers of f32 on both sides
  return s.call("mul", {s.input(0), s.scalar(1 / *number)});
}

Result divide_by_root(const Site& s) {
  const Result x = s.under("sqrt", s.input(1));
  if (!x) return std::nullopt;
  const NodeId root = s.call("rsqrt", {*x});
  return s.is_number(s.input(0), 1) ? root : s.call("mul", {s.input(0), root});
}

Result power(const Site& s) {
  const std::optional<double> exponent = s.number(s.input(1));
  if (!exponent) return std::nullopt;
  const NodeId x = s.input(0);
  const auto square = [&] { return s.call("mul", {x, x}); };
  if (*exponent == 1) return x;
  if (*exponent == 2) return square();
  if (*exponent == 3) return s.call("mul", {square(), x});
  if (*exponent == 4) return s.call("mul", {square(), square()});
  if (!s.is_float()) return std::nullopt;
  if (*exponent == 0.5) return s.call("sqrt", {x});
  if (*exponent == -0.5) return s.call("rsqrt", {x});
  if (*exponent == -1) return s.call("div", {s.scalar(1), x});
  return std::nullopt;
}

Result negative_power(const Site& s) {
  const std::optional<double> exponent = s.number(s.input(1));
  if (!exponent || !s.is_float() || (*exponent != -2 && *exponent != -3)) return std::nullopt;
  const NodeId one = s.scalar(1), x = s.input(0), square = s.call("mul", {x, x});
  return s.call("div", {one, *exponent == -2 ? square : s.call("mul", {square, x})});
}

template <const char* op>
Result twice(const Site& s) {
  return s.under(op, s.input(0));
}
constexpr char neg[] = "neg", logical_not[] = "logical_not";

Result negative_difference(const Site& s) {
  if (!s.is(s.input(0), "sub")) return std::nullopt;
  const Node& difference = s.graph[s.input(0)];
  return s.call("sub", {difference.inputs[1], difference.inputs[0]});
}

Result absolute_of_even(const Site& s) {
  if (s.is(s.input(0), "abs")) return s.input(0);
  const Result x = s.under("neg", s.input(0));
  return x ? Result(s.call("abs", {*x})) : std::nullopt;
}

Result not_equal(const Site& s) {
  const NodeId x = s.input(0);
  if (!s.is(x, "eq") && !s.is(x, "ne")) return std::nullopt;
  return s.call(s.is(x, "eq") ? "ne" : "eq", s.graph[x].inputs);
}

Result same_operands(const Site& s) { return s.input(0) == s.input(1) ? Result(s.input(0)) : std::nullopt; }

Result known_choice(const Site& s) {
  if (const std::optional<double> condition = s.number(s.input(0))) return s.input(*condition != 0 ? 1 : 2);
  return s.input(1) == s.input(2) ? Result(s.input(1)) : std::nullopt;
}

Result opposite_choice(const Site& s) {
  const Result condition = s.under("logical_not", s.input(0));
  return condition ? Result(s.call("where", {*condition, s.input(2), s.input(1)})) : std::nullopt;
}

/// `x` where a condition holds: choices by that condition in it are known. Nothing when there are none nearby.
Result assuming(const Site& s, NodeId condition, NodeId x, int depth) {
  const Node& node = s.graph[x];
  if (node.op->name == "where" && node.inputs[0] == condition)
    return s.graph.type(node.inputs[1]) == node.type() ? Result(node.inputs[1]) : std::nullopt;
  if (depth == 0 || node.op->lowering != Lowering::elementwise || has(node.op->traits, Trait::random))
    return std::nullopt;
  std::vector<NodeId> inputs = node.inputs;
  bool known = false;
  for (NodeId& input : inputs)
    if (const Result inside = assuming(s, condition, input, depth - 1)) {
      input = *inside;
      known = true;
    }
  return known ? Result(s.call(node.op->name, std::move(inputs), node.attrs)) : std::nullopt;
}

/// Gradients divide by where(c, x, 1) where c chooses them, so that they have gradients; values need not.
Result choice_in_choice(const Site& s) {
  const Result inside = assuming(s, s.input(0), s.input(1), 3);
  return inside ? Result(s.call("where", {s.input(0), *inside, s.input(2)})) : std::nullopt;
}

/// NaN compares false and so comes through, as it does through max and min; hence no rule for the opposite comparisons.
Result clamping_choice(const Site& s) {
  const NodeId condition = s.input(0), x = s.input(2);
  const bool less = s.is(condition, "lt") || s.is(condition, "le");
  if (!less && !s.is(condition, "gt") && !s.is(condition, "ge")) return std::nullopt;
  const std::optional<double> bound = s.number(s.input(1));
  if (!bound || std::isnan(*bound)) return std::nullopt;
  const std::vector<NodeId>& sides = s.graph[condition].inputs;
  const bool x_first = sides[0] == x;
  if (sides[x_first ? 1 : 0] == x || (!x_first && sides[1] != x)) return std::nullopt;
  if (s.number(sides[x_first ? 1 : 0]) != bound) return std::nullopt;
  return s.call(less == x_first ? "maximum" : "minimum", {x, s.input(1)});
}

Result reshape_reshape(const Site& s) {
  const Result x = s.under("reshape", s.input(0));
  return x ? Result(s.reshape(*x, s.node().type().shape)) : std::nullopt;
}

Result transpose_transpose(const Site& s) {
  const Ints& outer = s.attrs().get<Ints>("axes");
  if (std::is_sorted(outer.begin(), outer.end())) return s.input(0);
  const Result x = s.under("transpose", s.input(0));
  if (!x) return std::nullopt;
  const Ints& inner = s.graph[s.input(0)].attrs.get<Ints>("axes");
  Ints axes;
  for (const std::int64_t axis : outer) axes.push_back(inner[static_cast<std::size_t>(axis)]);
  return s.call("transpose", {*x}, {{"axes", std::move(axes)}});
}

Result broadcast_broadcast(const Site& s) {
  const Result x = s.under("broadcast_to", s.input(0));
  return x ? Result(s.call("broadcast_to", {*x}, s.attrs())) : std::nullopt;
}

/// The whole of each axis, in its order; the type alone would let a reversed one pass.
Result whole_slice(const Site& s) {
  const Ints& step = s.attrs().get<Ints>("step");
  const bool forward = std::all_of(step.begin(), step.end(), [](std::int64_t by) { return by == 1; });
  return forward ? Result(s.input(0)) : std::nullopt;
}

Result no_padding(const Site& s) {
  const auto none = [](const Dims& widths) {
    return std::all_of(widths.begin(), widths.end(), [](const Dim& width) { return width.is_constant(0); });
  };
  return none(s.attrs().get<Dims>("low")) && none(s.attrs().get<Dims>("high")) ? Result(s.input(0)) : std::nullopt;
}

Result flat_concatenation(const Site& s) {
  const auto axis = s.attrs().get<std::int64_t>("axis");
  const auto nested = [&](NodeId x) {
    return s.is(x, "concatenate") && s.graph[x].attrs.get<std::int64_t>("axis") == axis;
  };
  const std::vector<NodeId>& given = s.node().inputs;
  if (given.size() == 1) return given[0];
  if (std::none_of(given.begin(), given.end(), nested)) return std::nullopt;
  std::vector<NodeId> parts;
  for (const NodeId x : given) {
    if (nested(x))
      parts.insert(parts.end(), s.graph[x].inputs.begin(), s.graph[x].inputs.end());
    else
      parts.push_back(x);
  }
  return s.call("concatenate", std::move(parts), s.attrs());
}

/// Is there one element that fills the whole of x, as far as it shows?
bool is_uniform(const Site& s, NodeId x) {
  while (s.is(x, "reshape") || s.is(x, "broadcast_to")) x = s.graph[x].inputs[0];
  return is_one(s.graph.type(x).shape) || (ir::is_float(s.graph.type(x).dtype) && s.number(x));
}

/// The one element that fills the whole of x.
Result uniform(const Site& s, NodeId x) {
  while (s.is(x, "reshape") || s.is(x, "broadcast_to")) x = s.graph[x].inputs[0];
  if (is_one(s.graph.type(x).shape)) return s.reshape(x, {});
  const std::optional<double> number = s.number(x);
  if (!number || !ir::is_float(s.graph.type(x).dtype)) return std::nullopt;
  const auto data = std::make_shared<const TensorData>(TensorData::scalar(s.graph.type(x).dtype, *number));
  return s.call("constant", {}, {{"value", data}});
}

/// An elementwise operation on numbers that each fill a shape is one on the numbers.
Result uniform_operation(const Site& s) {
  const Node& node = s.node();
  if (node.op->lowering != Lowering::elementwise || has(node.op->traits, Trait::random) || node.types.size() != 1)
    return std::nullopt;
  if (node.inputs.empty() || is_one(node.type().shape)) return std::nullopt;
  if (!std::ranges::all_of(node.inputs, [&](NodeId input) { return is_uniform(s, input); })) return std::nullopt;
  std::vector<NodeId> numbers;
  for (const NodeId input : std::vector(node.inputs)) {
    const Result number = uniform(s, input);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  const Shape shape = s.node().type().shape;
  return s.call("broadcast_to", {s.call(s.node().op->name, std::move(numbers), s.attrs())}, {{"shape", shape}});
}

/// The sum of one number over and over.
Result sum_of_uniform(const Site& s) {
  if (!s.is_float()) return std::nullopt;
  const Shape given = s.graph.type(s.input(0)).shape, wanted = s.node().type().shape;
  const Result number = uniform(s, s.input(0));
  if (!number) return std::nullopt;
  Dim count = 1;
  for (const std::int64_t axis : s.attrs().get<Ints>("axes")) count = count * given[static_cast<std::size_t>(axis)];
  const std::optional<std::int64_t> known = count.constant();
  if (known == 0) return std::nullopt;  // 0 also of infinities
  const NodeId times = known ? s.scalar(static_cast<double>(*known))
                             : s.call("dim_value", {}, {{"dim", count}, {"dtype", s.node().type().dtype}});
  return s.call("broadcast_to", {s.call("mul", {*number, times})}, {{"shape", wanted}});
}

/// sum(c * sum(x)) = c * sum(x) over all axes at once: a loop over all elements rather than one for each row.
Result sum_of_sums(const Site& s) {
  if (!is_one(s.node().type().shape) || !s.is_float()) return std::nullopt;
  struct Step {
    std::string_view op;
    NodeId number;
  };
  std::vector<Step> steps;
  NodeId x = s.input(0);
  for (;;) {
    if (s.is(x, "reshape") || s.is(x, "neg")) {
      if (s.is(x, "neg")) steps.push_back({"neg", 0});
      x = s.graph[x].inputs[0];
      continue;
    }
    if (!s.is(x, "mul") && !s.is(x, "div")) break;
    const std::vector<NodeId> operands = s.graph[x].inputs;
    const Result second = uniform(s, operands[1]);
    const Result first = s.is(x, "mul") && !second ? uniform(s, operands[0]) : std::nullopt;
    const NodeId rest = operands[second ? 0 : 1];
    if ((!first && !second) || s.graph.type(rest).shape != s.graph.type(x).shape) break;
    steps.push_back({s.graph[x].op->name, second ? *second : *first});
    x = rest;
  }
  if (!s.is(x, "sum")) return std::nullopt;
  const NodeId inside = s.graph[x].inputs[0];
  Ints axes(s.graph.type(inside).rank());
  std::iota(axes.begin(), axes.end(), 0);
  NodeId sum = s.call("sum", {inside}, {{"axes", axes}, {"keepdims", false}});
  while (!steps.empty()) {
    const Step step = steps.back();
    steps.pop_back();
    sum = step.op == "neg" ? s.call("neg", {sum}) : s.call(step.op, {sum, step.number});
  }
  return s.reshape(sum, s.node().type().shape);
}

/// A reduction over axes of one element each changes the shape alone.
Result reduce_nothing(const Site& s) {
  const Shape& shape = s.graph.type(s.input(0)).shape;
  for (const std::int64_t axis : s.attrs().get<Ints>("axes"))
    if (!shape[static_cast<std::size_t>(axis)].is_constant(1)) return std::nullopt;
  return s.reshape(s.input(0), s.node().type().shape);
}

/// What the user's gradient was for is over.
Result value_of_custom_gradient(const Site& s) {
  if (s.is(s.id, "custom_gradient")) return s.input(0);
  if (!s.is(s.input(0), "custom_gradient")) return std::nullopt;
  return s.graph[s.input(0)].inputs[static_cast<std::size_t>(s.attrs().get<std::int64_t>("index"))];
}

constexpr Rule identities[] = {
    {"", "an operation on numbers that each fill a shape", uniform_operation},
    {"add", "x + 0 = x", add_zero},
    {"add", "x + -y = x - y", add_negative},
    {"add", "zeros around parts that touch, added up: a concatenation", sum_of_bands},
    {"sub", "x - 0 = x", subtract_zero},
    {"sub", "0 - x = -x", subtract_from_zero},
    {"sub", "x - -y = x + y", subtract_negative},
    {"mul", "x * 1 = x", multiply_by_one},
    {"mul", "x * -1 = -x", multiply_by_minus_one},
    {"mul", "-x * -y = x * y", both_negative<mul>},
    {"div", "x / 1 = x", divide_by_one},
    {"div", "-x / -y = x / y", both_negative<div>},
    {"div", "x / 2 ** n = x * 2 ** -n", divide_by_power_of_two},
    {"pow", "small exponents: products, roots and reciprocals", power},
    {"neg", "-(-x) = x", twice<neg>},
    {"neg", "-(x - y) = y - x", negative_difference},
    {"abs", "abs(-x) = abs(abs(x)) = abs(x)", absolute_of_even},
    {"logical_not", "not not x = x", twice<logical_not>},
    {"logical_not", "not x == y is x != y", not_equal},
    {"logical_and", "x and x = x", same_operands},
    {"logical_or", "x or x = x", same_operands},
    {"maximum", "max(x, x) = x", same_operands},
    {"minimum", "min(x, x) = x", same_operands},
    {"where", "a choice that is known, or between equals", known_choice},
    {"where", "where(not c, x, y) = where(c, y, x)", opposite_choice},
    {"cast", "to the dtype that x has", first_input},
    {"reshape", "to the shape that x has", first_input},
    {"reshape", "of a reshape", reshape_reshape},
    {"transpose", "of a transpose, or to the order that x has", transpose_transpose},
    {"broadcast_to", "to the shape that x has", first_input},
    {"broadcast_to", "of a broadcast", broadcast_broadcast},
    {"slice", "all of x", whole_slice},
    {"pad_constant", "by nothing", no_padding},
    {"concatenate", "of one tensor, or of a concatenation along the same axis", flat_concatenation},
    {"sum", "over axes of one element", reduce_nothing},
    {"prod", "over axes of one element", reduce_nothing},
    {"max", "over axes of one element", reduce_nothing},
    {"min", "over axes of one element", reduce_nothing},
    {"sum", "of one number", sum_of_uniform},
    {"sum", "of all sums", sum_of_sums},
    {"any", "over axes of one element", reduce_nothing},
    {"all", "over axes of one element", reduce_nothing},
};

// Of values alone: the two sides have other gradients, or lose the same one at other places.
constexpr Rule value_rules[] = {
    {"div", "x / sqrt(y) = x * rsqrt(y)", divide_by_root},
    {"pow", "small negative exponents: reciprocals of products", negative_power},
    {"where", "where(x <= 0, 0, x) = max(x, 0), and for other bounds and min", clamping_choice},
    {"where", "where(c, f(where(c, x, y)), z) = where(c, f(x), z)", choice_in_choice},
    {"stop_gradient", "is x outside of differentiation", first_input},
    {"_of_logits", "is x where no loss asks", first_input},
    {"custom_gradient", "is its inputs outside of differentiation", value_of_custom_gradient},
    {"project", "of custom_gradient", value_of_custom_gradient},
};

}  // namespace

Graph simplify(Graph graph) { return apply({identities, value_rules}, std::move(graph)); }

Graph simplify_with_gradients(Graph graph) { return apply({identities}, std::move(graph)); }

}  // namespace modelc::passes
