// Formulas that lose all their digits, or overflow, far from zero, in forms that do not. Recognized on the algebra, so
// that it does not matter which function of which library wrote them.
#include <algorithm>
#include <memory>

#include "passes/passes.h"
#include "passes/rules.h"

namespace modelc::passes {
using namespace ir;

namespace {

using Result = std::optional<NodeId>;
using Ints = std::vector<std::int64_t>;

/// log(1 + exp(x)) = max(x, 0) + log1p(exp(-|x|))
NodeId softplus(const Site& s, NodeId x) {
  const NodeId tail = s.call("log1p", {s.call("exp", {s.call("neg", {s.call("abs", {x})})})});
  return s.call("add", {s.call("maximum", {x, s.scalar(0)}), tail});
}

NodeId negative(const Site& s, NodeId x) {
  const Result under = s.under("neg", x);
  return under ? *under : s.call("neg", {x});
}

/// x of exp(x) - 1, which has no digits left near zero.
Result exponential_less_one(const Site& s) {
  const bool subtracted = s.is(s.id, "sub");
  const Result e = subtracted ? s.input(0) : s.beside(-1);
  if (!e || (subtracted && !s.is_number(s.input(1), 1))) return std::nullopt;
  const Result x = s.under("exp", *e);
  return x ? Result(s.call("expm1", {*x})) : std::nullopt;
}

Result one_less_sigmoid(const Site& s) {
  const Result x = s.under("sigmoid", s.input(1));
  return x && s.is_number(s.input(0), 1) ? Result(s.call("sigmoid", {negative(s, *x)})) : std::nullopt;
}

/// z of 1 + exp(z).
Result one_more_exponential(const Site& s, NodeId of) {
  if (!s.is(of, "add")) return std::nullopt;
  const Result e = Site{s.graph, of}.beside(1);
  return e ? s.under("exp", *e) : std::nullopt;
}

/// 1 / (1 + exp(z)) = sigmoid(-z), exp(z) / (1 + exp(z)) = sigmoid(z)
Result logistic(const Site& s) {
  const Result z = one_more_exponential(s, s.input(1));
  if (!z) return std::nullopt;
  if (s.is_number(s.input(0), 1)) return s.call("sigmoid", {negative(s, *z)});
  return s.under("exp", s.input(0)) == z ? Result(s.call("sigmoid", {*z})) : std::nullopt;
}

/// A sum of exponentials, seen through what only changes its shape.
struct ExponentialSum {
  NodeId x;  ///< of exp(x)
  Ints axes;
};

std::optional<ExponentialSum> exponential_sum(const Site& s, NodeId of) {
  while (s.is(of, "reshape") || s.is(of, "broadcast_to")) of = s.graph[of].inputs[0];
  if (!s.is(of, "sum")) return std::nullopt;
  const Result x = s.under("exp", s.graph[of].inputs[0]);
  if (!x) return std::nullopt;
  return ExponentialSum{*x, s.graph[of].attrs.get<Ints>("axes")};
}

/// The shape of a tensor of that shape reduced over the axes, with keepdims.
Shape kept_shape(Shape shape, const Ints& axes) {
  for (const std::int64_t axis : axes) shape[static_cast<std::size_t>(axis)] = 1;
  return shape;
}

/// Is x one number along the axes of what has y's shape, against which it stands?
bool is_level(const Site& s, NodeId x, NodeId y, const Ints& axes) {
  while (s.is(x, "broadcast_to") && s.graph.type(x).shape == s.graph.type(y).shape) x = s.graph[x].inputs[0];
  const Shape& shape = s.graph.type(x).shape;
  const std::size_t rank = s.graph.type(y).rank();
  if (shape.size() > rank) return false;
  const std::size_t missing = rank - shape.size();
  return std::all_of(axes.begin(), axes.end(), [&](std::int64_t axis) {
    const auto at = static_cast<std::size_t>(axis);
    return at < missing || shape[at - missing].is_constant(1);
  });
}

/// Is `top` the largest element of y over the axes, however it is arranged and made finite? Then no exponential of
/// y - top overflows.
bool is_max(const Site& s, NodeId top, NodeId y, const Ints& axes) {
  if (!is_level(s, top, y, axes)) return false;
  while (s.is(top, "reshape") || s.is(top, "broadcast_to") || s.is(top, "stop_gradient") || s.is(top, "where"))
    top = s.graph[top].inputs[s.is(top, "where") ? 1 : 0];
  return s.is(top, "max") && s.graph[top].inputs[0] == y && s.graph[top].attrs.get<Ints>("axes") == axes;
}

/// Is x = y - max(y, axes) for some y?
bool is_shifted(const Site& s, NodeId x, const Ints& axes) {
  return s.is(x, "sub") && is_max(s, s.graph[x].inputs[1], s.graph[x].inputs[0], axes);
}

/// The largest element over the axes, or 0 where it is not finite: infinity less infinity would be no number. What is
/// shifted by it does not depend on it, so no gradient flows here.
NodeId finite_max(const Site& s, NodeId x, const Ints& axes) {
  const NodeId top = s.call("max", {x}, {{"axes", axes}, {"keepdims", true}});
  return s.call("stop_gradient", {s.call("where", {s.call("isfinite", {top}), top, s.scalar(0)})});
}

NodeId exponential_sum_of(const Site& s, NodeId exponent, const Ints& axes, bool keepdims) {
  return s.call("sum", {s.call("exp", {exponent})}, {{"axes", axes}, {"keepdims", keepdims}});
}

/// exp(x) / sum(exp(x)), with the largest x subtracted on both sides of the line.
Result softmax(const Site& s) {
  const Result x = s.under("exp", s.input(0));
  const auto sum = exponential_sum(s, s.input(1));
  if (!x || !sum || sum->x != *x || is_shifted(s, *x, sum->axes)) return std::nullopt;
  // With kept axes the sum must stand against the exponentials as it did; shapes decide.
  if (s.graph.type(s.input(1)).shape != kept_shape(s.graph.type(*x).shape, sum->axes)) return std::nullopt;
  const NodeId shifted = s.call("sub", {*x, finite_max(s, *x, sum->axes)});
  return s.call("div", {s.call("exp", {shifted}), exponential_sum_of(s, shifted, sum->axes, true)});
}

/// Is p = exp(x) / sum(exp(x), axes)?
bool is_softmax(const Site& s, NodeId p, const Ints* axes = nullptr) {
  if (!s.is(p, "div")) return false;
  const Result x = s.under("exp", s.graph[p].inputs[0]);
  const auto sum = exponential_sum(s, s.graph[p].inputs[1]);
  if (!x || !sum || sum->x != *x || (axes && sum->axes != *axes)) return false;
  return is_level(s, s.graph[p].inputs[1], *x, sum->axes);
}

/// softmax(x) / sum(softmax(x)) = softmax(x)
Result normalized_softmax(const Site& s) {
  NodeId sum = s.input(1);
  while (s.is(sum, "reshape") || s.is(sum, "broadcast_to")) sum = s.graph[sum].inputs[0];
  if (!s.is(sum, "sum") || s.graph[sum].inputs[0] != s.input(0)) return std::nullopt;
  const Ints& axes = s.graph[sum].attrs.get<Ints>("axes");
  const bool stands_against = s.graph.type(s.input(1)).shape == kept_shape(s.graph.type(s.input(0)).shape, axes);
  return stands_against && is_softmax(s, s.input(0), &axes) ? Result(s.input(0)) : std::nullopt;
}

Result log_of_exponential(const Site& s) { return s.under("exp", s.input(0)); }

/// log(sigmoid(x)) = min(x, 0) - log1p(exp(-|x|))
Result log_of_sigmoid(const Site& s) {
  const Result x = s.under("sigmoid", s.input(0));
  return x ? Result(s.call("neg", {softplus(s, negative(s, *x))})) : std::nullopt;
}

/// log(exp(z) / y) = z - log(y): the logarithm of softmax, whose small elements are zero.
Result log_of_quotient(const Site& s) {
  if (!s.is(s.input(0), "div")) return std::nullopt;
  const std::vector<NodeId>& quotient = s.graph[s.input(0)].inputs;
  const Result z = s.under("exp", quotient[0]);
  return z ? Result(s.call("sub", {*z, s.call("log", {quotient[1]})})) : std::nullopt;
}

/// log(sum(exp(x))) = m + log(sum(exp(x - m))), m the largest x
Result log_of_sum(const Site& s) {
  const auto sum = exponential_sum(s, s.input(0));
  if (!sum || !s.is(s.input(0), "sum") || is_shifted(s, sum->x, sum->axes)) return std::nullopt;
  const bool keepdims = s.graph[s.input(0)].attrs.get<bool>("keepdims");
  const NodeId top = finite_max(s, sum->x, sum->axes);
  const NodeId rest = s.call("log", {exponential_sum_of(s, s.call("sub", {sum->x, top}), sum->axes, keepdims)});
  return s.call("add", {s.reshape(top, s.node().type().shape), rest});
}

Result log_of_one_more_exponential(const Site& s) {
  const Result x = one_more_exponential(s, s.input(0));
  return x ? Result(softplus(s, *x)) : std::nullopt;
}

Result log_of_one_more(const Site& s) {
  if (!s.is(s.input(0), "add")) return std::nullopt;
  const Result x = Site{s.graph, s.input(0)}.beside(1);
  return x ? Result(s.call("log1p", {*x})) : std::nullopt;
}

Result log_of_one_less(const Site& s) {
  if (!s.is(s.input(0), "sub")) return std::nullopt;
  const std::vector<NodeId>& difference = s.graph[s.input(0)].inputs;
  if (!s.is_number(difference[0], 1)) return std::nullopt;
  return s.call("log1p", {negative(s, difference[1])});
}

Result log1p_of_exponential(const Site& s) {
  const Result x = s.under("exp", s.input(0));
  if (!x) return std::nullopt;
  if (const Result y = s.under("neg", *x); y && s.is(*y, "abs")) return std::nullopt;  // the stable form itself
  return softplus(s, *x);
}

/// log1p(-sigmoid(x)) = log(sigmoid(-x)) = -log(1 + exp(x))
Result log1p_of_negative_sigmoid(const Site& s) {
  const Result y = s.under("neg", s.input(0));
  const Result x = y ? s.under("sigmoid", *y) : std::nullopt;
  return x ? Result(s.call("neg", {softplus(s, *x)})) : std::nullopt;
}

// Of values alone: the derivative exp(x) would lose its digits as expm1(x) + 1.
constexpr Rule stable_values[] = {
    {"sub", "exp(x) - 1 = expm1(x)", exponential_less_one},
    {"add", "exp(x) + -1 = expm1(x)", exponential_less_one},
};

constexpr Rule stable_forms[] = {
    {"sub", "1 - sigmoid(x) = sigmoid(-x)", one_less_sigmoid},
    {"div", "1 / (1 + exp(-x)) = exp(x) / (1 + exp(x)) = sigmoid(x)", logistic},
    {"div", "exp(x) / sum(exp(x)), shifted", softmax},
    {"div", "softmax(x) / sum(softmax(x)) = softmax(x)", normalized_softmax},
    {"log", "log(exp(x)) = x", log_of_exponential},
    {"log", "log(sigmoid(x))", log_of_sigmoid},
    {"log", "log(exp(x) / y) = x - log(y)", log_of_quotient},
    {"log", "log(sum(exp(x))), shifted", log_of_sum},
    {"log", "log(1 + exp(x))", log_of_one_more_exponential},
    {"log", "log(1 + x) = log1p(x)", log_of_one_more},
    {"log", "log(1 - x) = log1p(-x)", log_of_one_less},
    {"log1p", "log1p(exp(x))", log1p_of_exponential},
    {"log1p", "log1p(-sigmoid(x))", log1p_of_negative_sigmoid},
};

// Of losses, before they are differentiated.

/// p of clip(_of_logits(p), low, high) where p is a softmax or sigmoid: what is written says that the limits are for
/// the logarithm's sake, which from logits needs none.
Result unclipped(const Site& s, NodeId p) {
  while (s.is(p, "maximum") || s.is(p, "minimum")) {
    const std::vector<NodeId>& operands = s.graph[p].inputs;
    p = operands[s.number(operands[0]) ? 1 : 0];
  }
  const Result inside = s.under("_of_logits", p);
  return inside && (s.is(*inside, "sigmoid") || is_softmax(s, *inside)) ? inside : std::nullopt;
}

/// log(clip(p, epsilon, 1 - epsilon)) = log(p) of a probability that is said to come from logits
Result log_of_clipped(const Site& s) {
  const Result p = unclipped(s, s.input(0));
  return p ? Result(s.call("log", {*p})) : std::nullopt;
}

/// log(1 - clip(p, epsilon, 1 - epsilon)) = log(1 - p), the same
Result log_of_one_less_clipped(const Site& s) {
  const Result clipped = s.under("neg", s.input(0));
  const Result p = clipped ? unclipped(s, *clipped) : std::nullopt;
  return p && s.is(*p, "sigmoid") ? Result(s.call("log1p", {s.call("neg", {*p})})) : std::nullopt;
}

/// `value` with the gradients that `build` makes of dy for the inputs.
template <class Build>
NodeId with_gradient(const Site& s, NodeId value, std::vector<NodeId> inputs, Build build) {
  auto rule = std::make_shared<Graph>();
  std::vector<NodeId> given;
  for (const NodeId input : inputs)
    given.push_back(rule->leaf(Leaf::Kind::input, "x" + std::to_string(given.size()), s.graph.type(input)));
  const NodeId dy = rule->leaf(Leaf::Kind::input, "dy", s.graph.type(value));
  const Site inside{*rule, dy};
  Ints places;
  for (const NodeId gradient : build(inside, given, dy)) {
    places.push_back(static_cast<std::int64_t>(places.size()));
    rule->outputs.push_back({"gradient_" + std::to_string(rule->outputs.size()), gradient, {}});
  }
  inputs.insert(inputs.begin(), value);
  return s.call(
      "custom_gradient", std::move(inputs),
      {{"rule", std::shared_ptr<const Graph>(std::move(rule))}, {"places", places}, {"results", std::int64_t{1}}});
}

/// x of log1p(exp(-|x|))
Result softplus_tail(const Site& s, NodeId of) {
  Result x = of;
  for (const std::string_view op : {"log1p", "exp", "neg", "abs"}) {
    x = x ? s.under(op, *x) : std::nullopt;
  }
  return x;
}

/// Is it max(x, 0)?
bool is_rectified(const Site& s, NodeId of, NodeId x) {
  if (!s.is(of, "maximum")) return false;
  const std::vector<NodeId>& operands = s.graph[of].inputs;
  return (operands[0] == x && s.is_number(operands[1], 0)) || (operands[1] == x && s.is_number(operands[0], 0));
}

/// x of softplus(x) in its stable form; |x| may stand as |-x|.
Result softplus_argument(const Site& s, NodeId of) {
  if (s.is(of, "custom_gradient")) of = s.graph[of].inputs[0];
  if (!s.is(of, "add")) return std::nullopt;
  const std::vector<NodeId>& terms = s.graph[of].inputs;
  for (const std::size_t i : {0, 1}) {
    const Result inside = softplus_tail(s, terms[i]);
    if (!inside || !s.is(terms[1 - i], "maximum")) continue;
    for (const NodeId x : s.graph[terms[1 - i]].inputs) {
      const bool same = x == *inside || s.under("neg", x) == *inside || s.under("neg", *inside) == x;
      if (same && is_rectified(s, terms[1 - i], x)) return x;
    }
  }
  return std::nullopt;
}

/// The slope of softplus is sigmoid.
Result softplus_in_one_piece(const Site& s) {
  const Result x = softplus_argument(s, s.id);
  if (!x) return std::nullopt;
  return with_gradient(s, s.id, {*x}, [](const Site& g, const std::vector<NodeId>& given, NodeId dy) {
    return std::vector{g.call("mul", {dy, g.call("sigmoid", {given[0]})})};
  });
}

/// max(x, 0) - x t + log1p(exp(-|x|)), whose slope is sigmoid(x) - t: the cross-entropy of two classes from a logit
NodeId logistic_loss(const Site& s, NodeId x, NodeId t) {
  const NodeId tail = s.call("log1p", {s.call("exp", {s.call("neg", {s.call("abs", {x})})})});
  const NodeId linear = s.call("sub", {s.call("maximum", {x, s.scalar(0)}), s.call("mul", {x, t})});
  const NodeId value = s.call("add", {linear, tail});
  return with_gradient(s, value, {x, t}, [](const Site& g, const std::vector<NodeId>& given, NodeId dy) {
    const NodeId slope = g.call("sub", {g.call("sigmoid", {given[0]}), given[1]});
    return std::vector{g.call("mul", {dy, slope}), g.call("neg", {g.call("mul", {dy, given[0]})})};
  });
}

Result logistic_loss_of_logits(const Site& s) {
  for (const std::size_t i : {0, 1}) {
    const Result x = softplus_tail(s, s.input(i));
    const NodeId linear = s.input(1 - i);
    if (!x || !s.is(linear, "sub") || !is_rectified(s, s.graph[linear].inputs[0], *x)) continue;
    const NodeId product = s.graph[linear].inputs[1];
    if (!s.is(product, "mul")) continue;
    const std::vector<NodeId>& factors = s.graph[product].inputs;
    if (factors[0] == *x || factors[1] == *x) return logistic_loss(s, *x, factors[factors[0] == *x ? 1 : 0]);
  }
  return std::nullopt;
}

/// A factor and x of factor * log(sigmoid(x)), in its form -softplus(-x).
struct WeightedLog {
  NodeId weight, x;
};

std::optional<WeightedLog> weighted_log(const Site& s, NodeId of) {
  if (!s.is(of, "mul")) return std::nullopt;
  const std::vector<NodeId>& factors = s.graph[of].inputs;
  for (const std::size_t i : {0, 1}) {
    const Result positive = s.under("neg", factors[i]);
    const Result x = positive ? softplus_argument(s, *positive) : std::nullopt;
    if (x) return WeightedLog{factors[1 - i], negative(s, *x)};
  }
  return std::nullopt;
}

/// t log(sigmoid(x)) + (1 - t) log(1 - sigmoid(x)) = -(max(x, 0) - x t + log1p(exp(-|x|)))
Result logistic_loss_of_probabilities(const Site& s) {
  const auto first = weighted_log(s, s.input(0)), second = weighted_log(s, s.input(1));
  if (!first || !second || negative(s, first->x) != second->x) return std::nullopt;
  for (const auto& [one, other] : {std::pair{*first, *second}, {*second, *first}}) {
    if (!s.is(other.weight, "sub")) continue;
    const std::vector<NodeId>& rest = s.graph[other.weight].inputs;
    if (s.is_number(rest[0], 1) && rest[1] == one.weight) return s.call("neg", {logistic_loss(s, one.x, one.weight)});
  }
  return std::nullopt;
}

/// x = y - max(y) with the largest element out of differentiation, for what does not depend on the shift.
Result unmoved(const Site& s, NodeId x, const Ints& axes) {
  if (!is_shifted(s, x, axes)) return std::nullopt;
  const NodeId top = s.graph[x].inputs[1];
  if (s.is(top, "stop_gradient")) return std::nullopt;
  return s.call("sub", {s.graph[x].inputs[0], s.call("stop_gradient", {top})});
}

/// The sum over exp(x) again for another x, in the arrangement of `of`.
NodeId summed_again(const Site& s, NodeId of, NodeId x, const Ints& axes) {
  return s.reshape(exponential_sum_of(s, x, axes, true), s.graph.type(of).shape);
}

Result shifted_softmax(const Site& s) {
  if (!is_softmax(s, s.id)) return std::nullopt;
  const auto sum = exponential_sum(s, s.input(1));
  const Result x = unmoved(s, sum->x, sum->axes);
  return x ? Result(s.call("div", {s.call("exp", {*x}), summed_again(s, s.input(1), *x, sum->axes)})) : std::nullopt;
}

/// x - log(sum(exp(x))) with x = y - max(y): the logarithm of softmax
Result shifted_log_softmax(const Site& s) {
  NodeId log = s.input(1);
  while (s.is(log, "reshape") || s.is(log, "broadcast_to")) log = s.graph[log].inputs[0];
  const Result inside = s.under("log", log);
  const auto sum = inside ? exponential_sum(s, *inside) : std::nullopt;
  if (!sum || sum->x != s.input(0) || !is_level(s, s.input(1), sum->x, sum->axes)) return std::nullopt;
  const Result x = unmoved(s, sum->x, sum->axes);
  if (!x) return std::nullopt;
  const NodeId again = s.call("log", {summed_again(s, *inside, *x, sum->axes)});
  return s.call("sub", {*x, s.reshape(again, s.graph.type(s.input(1)).shape)});
}

constexpr Rule loss_rules[] = {
    {"log", "log(clip(p, epsilon, 1 - epsilon)) = log(p) of logits, where that is said", log_of_clipped},
    {"log1p", "log(1 - clip(p, epsilon, 1 - epsilon)) = log(1 - p), the same", log_of_one_less_clipped},
    {"add", "max(x, 0) - x t + log1p(exp(-|x|)) in one piece", logistic_loss_of_logits},
    {"add", "t log(sigmoid(x)) + (1 - t) log(1 - sigmoid(x))", logistic_loss_of_probabilities},
    {"add", "softplus in one piece", softplus_in_one_piece},
    {"div", "exp(y - max(y)) / sum(exp(y - max(y))): the maximum has no gradient", shifted_softmax},
    {"sub", "the logarithm of softmax: the maximum has no gradient", shifted_log_softmax},
};

}  // namespace

Graph recognize(Graph graph) { return apply({stable_values, stable_forms}, std::move(graph)); }

Graph recognize_losses(Graph graph) { return apply({stable_forms, loss_rules}, std::move(graph)); }

}  // namespace modelc::passes
