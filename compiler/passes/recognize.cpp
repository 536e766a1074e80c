// Formulas that lose all their digits, or overflow, far from zero, in forms that do not. Recognized on the algebra, so
// that it does not matter which function of which library wrote them.
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

/// Is x = y - max(y, axes) for some y?
bool is_shifted(const Site& s, NodeId x, const Ints& axes) {
  if (!s.is(x, "sub")) return false;
  const NodeId y = s.graph[x].inputs[0];
  NodeId top = s.graph[x].inputs[1];
  while (s.is(top, "reshape") || s.is(top, "broadcast_to") || s.is(top, "where"))
    top = s.graph[top].inputs[s.is(top, "where") ? 1 : 0];
  return s.is(top, "max") && s.graph[top].inputs[0] == y && s.graph[top].attrs.get<Ints>("axes") == axes;
}

/// The largest element over the axes, or 0 where it is not finite: infinity less infinity would be no number.
NodeId finite_max(const Site& s, NodeId x, const Ints& axes) {
  const NodeId top = s.call("max", {x}, {{"axes", axes}, {"keepdims", true}});
  return s.call("where", {s.call("isfinite", {top}), top, s.scalar(0)});
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
  Shape kept = s.graph.type(*x).shape;
  for (const std::int64_t axis : sum->axes) kept[static_cast<std::size_t>(axis)] = 1;
  if (s.graph.type(s.input(1)).shape != kept) return std::nullopt;
  const NodeId shifted = s.call("sub", {*x, finite_max(s, *x, sum->axes)});
  return s.call("div", {s.call("exp", {shifted}), exponential_sum_of(s, shifted, sum->axes, true)});
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

constexpr Rule rules[] = {
    {"sub", "exp(x) - 1 = expm1(x)", exponential_less_one},
    {"add", "exp(x) + -1 = expm1(x)", exponential_less_one},
    {"sub", "1 - sigmoid(x) = sigmoid(-x)", one_less_sigmoid},
    {"div", "1 / (1 + exp(-x)) = exp(x) / (1 + exp(x)) = sigmoid(x)", logistic},
    {"div", "exp(x) / sum(exp(x)), shifted", softmax},
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

}  // namespace

Graph recognize(const Graph& graph) { return apply(rules, graph); }

}  // namespace modelc::passes
