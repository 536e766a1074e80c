// Every rewriting of a formula at extreme values: the value and the gradient of what is written, wherever they are
// finite. What is written is computed here, naively, in double, with derivatives by dual numbers.
#include <fmt/format.h>

#include <array>
#include <functional>
#include <limits>

#include "autodiff/autodiff.h"
#include "support.h"

namespace modelc::passes::test {
namespace {

constexpr std::size_t size = 3;
constexpr double infinity = std::numeric_limits<double>::infinity();
using Row = std::array<double, size>;

/// Numbers and their derivatives by the elements of x.
struct Dual {
  double value = 0;
  Row slope{};
};
using Duals = std::vector<Dual>;  // of one element or `size`

/// What a formula is written in: here numbers, below graphs.
struct Numbers {
  using Value = Duals;
  static Duals number(double value) { return {{value, {}}}; }
  template <class F>
  static Duals each(const std::vector<Duals>& operands, F f) {
    std::size_t n = 1;
    for (const Duals& operand : operands) n = std::max(n, operand.size());
    Duals result(n);
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<Dual> at;
      for (const Duals& operand : operands) at.push_back(operand[operand.size() == 1 ? 0 : i]);
      result[i] = f(at);
    }
    return result;
  }
  /// A function with these slopes by its operands; a constant operand passes none.
  static Dual made(double value, const std::vector<Dual>& operands, const std::vector<double>& slopes) {
    Dual result{value, {}};
    for (std::size_t i = 0; i < operands.size(); ++i)
      for (std::size_t k = 0; k < size; ++k)
        if (operands[i].slope[k] != 0) result.slope[k] += slopes[i] * operands[i].slope[k];
    return result;
  }
  Duals call(std::string_view op, const std::vector<Duals>& operands) const {
    return each(operands, [&](const std::vector<Dual>& at) { return of(op, at); });
  }
  static Dual of(std::string_view op, const std::vector<Dual>& at) {
    const double a = at[0].value, b = at.size() > 1 ? at[1].value : 0;
    const auto is = [&](std::string_view name) { return op == name; };
    if (is("exp")) return made(std::exp(a), at, {std::exp(a)});
    if (is("log")) return made(std::log(a), at, {1 / a});
    if (is("log1p")) return made(std::log1p(a), at, {1 / (1 + a)});
    if (is("sigmoid")) {
      const double s = 1 / (1 + std::exp(-a));
      return made(s, at, {s * (1 - s)});
    }
    if (is("sqrt")) return made(std::sqrt(a), at, {a == 0 ? 0 : 0.5 / std::sqrt(a)});  // 0 at 0, as the language has it
    if (is("neg")) return made(-a, at, {-1});
    if (is("abs")) return made(std::abs(a), at, {a == 0 ? 0 : std::copysign(1, a)});
    if (is("add")) return made(a + b, at, {1, 1});
    if (is("sub")) return made(a - b, at, {1, -1});
    if (is("mul")) return made(a * b, at, {b, a});
    if (is("div")) return made(a / b, at, {1 / b, -a / b / b});
    if (is("pow")) return made(std::pow(a, b), at, {b * std::pow(a, b - 1), 0});
    const double share = a == b ? 0.5 : 0;  // half to each of equals
    if (is("maximum")) return made(std::max(a, b), at, {a > b ? 1 : share, b > a ? 1 : share});
    if (is("minimum")) return made(std::min(a, b), at, {a < b ? 1 : share, b < a ? 1 : share});
    if (is("eq")) return {a == b ? 1.0 : 0.0, {}};
    if (is("le")) return {a <= b ? 1.0 : 0.0, {}};
    if (is("where")) return a != 0 ? at[1] : at[2];
    throw std::logic_error("no such function");
  }
  Duals sum(const Duals& x) const {
    Dual total;
    for (const Dual& one : x) total = of("add", {total, one});
    return {total};
  }
  /// The first of the largest: equals do not occur where the gradient is compared.
  Duals max(const Duals& x) const {
    return {*std::max_element(x.begin(), x.end(), [](const Dual& a, const Dual& b) { return a.value < b.value; })};
  }
};

struct Nodes {
  using Value = NodeId;
  Builder* b;
  NodeId number(double value) const { return b->number(value, DType::f64); }
  NodeId call(std::string_view op, const std::vector<NodeId>& operands) const { return b->call(op, operands); }
  NodeId sum(NodeId x) const { return b->reduce("sum", x, {0}, true); }
  NodeId max(NodeId x) const { return b->reduce("max", x, {0}, true); }
};

// The formulas, as people write them.
constexpr auto exp_less_one = [](auto m, auto x) { return m.call("sub", {m.call("exp", {x}), m.number(1)}); };
constexpr auto one_less = [](auto m, auto x) { return m.call("sub", {m.number(1), x}); };
constexpr auto one_more = [](auto m, auto x) { return m.call("add", {m.number(1), x}); };
constexpr auto log_of = [](auto m, auto x) { return m.call("log", {x}); };
constexpr auto logistic = [](auto m, auto x) { return m.call("sigmoid", {x}); };
constexpr auto clipped = [](auto m, auto x) {
  return m.call("minimum", {m.call("maximum", {x, m.number(1e-7)}), m.number(1)});
};
constexpr auto soft_max = [](auto m, auto x) {
  const auto e = m.call("exp", {x});
  return m.call("div", {e, m.sum(e)});
};
constexpr auto shifted_soft_max = [](auto m, auto x) { return soft_max(m, m.call("sub", {x, m.max(x)})); };
constexpr auto target = [](auto m) { return m.number(0.25); };
constexpr auto tail = [](auto m, auto x) {
  return m.call("log1p", {m.call("exp", {m.call("neg", {m.call("abs", {x})})})});
};
constexpr auto soft_plus = [](auto m, auto x) {
  return m.call("add", {m.call("maximum", {x, m.number(0)}), tail(m, x)});
};

struct Formula {
  std::string name;
  std::function<Duals(Numbers, Duals)> written;
  std::function<NodeId(Nodes, NodeId)> graph;
  std::vector<Row> at;
  double digits_lost = 1e-15;  ///< what the naive formula loses: absolute, of value and gradient
  double digits_lost_by_gradient = 1e-15;
};

template <class F>
Formula formula(std::string name, F f, std::vector<Row> at, double value = 1e-15, double gradient = 1e-15) {
  return {std::move(name),
          [f](Numbers m, Duals x) { return f(m, x); },
          [f](Nodes m, NodeId x) { return f(m, x); },
          std::move(at),
          value,
          gradient};
}

const std::vector<Row> everywhere = {{0, 1, -1},       {1e-20, -1e-20, 30}, {-30, 40, -40},           {300, -300, 5},
                                     {1000, -1000, 1}, {1e300, -1e300, 0},  {infinity, -infinity, 2}, {50, 0, 0}};

std::vector<Formula> formulas() {
  const auto power = [](double exponent) {
    return [exponent](auto m, auto x) { return m.call("pow", {x, m.number(exponent)}); };
  };
  std::vector<Formula> all = {
      // recognize
      formula("exp_less_one", exp_less_one, everywhere, 1e-15, 0),
      formula(
          "exp_and_minus_one",
          [](auto m, auto x) {
            return m.call("add", {m.call("exp", {x}), m.number(-1)});
          },
          everywhere, 1e-15, 0),
      formula(
          "one_less_sigmoid", [](auto m, auto x) { return one_less(m, logistic(m, x)); }, everywhere),
      formula(
          "logistic",
          [](auto m, auto x) {
            return m.call("div", {m.number(1), one_more(m, m.call("exp", {m.call("neg", {x})}))});
          },
          everywhere),
      formula(
          "logistic_of_quotient",
          [](auto m, auto x) {
            const auto e = m.call("exp", {x});
            return m.call("div", {e, one_more(m, e)});
          },
          everywhere),
      formula("softmax", soft_max, everywhere),
      formula("softmax_shifted", shifted_soft_max, everywhere),
      formula(
          "softmax_normalized",
          [](auto m, auto x) {
            const auto p = soft_max(m, x);
            return m.call("div", {p, m.sum(p)});
          },
          everywhere),
      formula(
          "log_of_exp", [](auto m, auto x) { return log_of(m, m.call("exp", {x})); }, everywhere),
      formula(
          "log_of_sigmoid", [](auto m, auto x) { return log_of(m, logistic(m, x)); }, everywhere),
      formula(
          "log_of_softmax", [](auto m, auto x) { return log_of(m, soft_max(m, x)); }, everywhere),
      formula(
          "log_of_shifted_softmax", [](auto m, auto x) { return log_of(m, shifted_soft_max(m, x)); }, everywhere),
      formula(
          "log_of_quotient",
          [](auto m, auto x) {
            return log_of(m, m.call("div", {m.call("exp", {x}), m.call("add", {m.number(2), m.call("mul", {x, x})})}));
          },
          everywhere),
      formula(
          "log_of_sum", [](auto m, auto x) { return log_of(m, m.sum(m.call("exp", {x}))); }, everywhere),
      formula(
          "log_of_one_more_exp", [](auto m, auto x) { return log_of(m, one_more(m, m.call("exp", {x}))); }, everywhere),
      formula(
          "log_of_one_more", [](auto m, auto x) { return log_of(m, one_more(m, x)); }, everywhere),
      formula(
          "log_of_one_less", [](auto m, auto x) { return log_of(m, one_less(m, x)); }, everywhere),
      formula(
          "log1p_of_exp", [](auto m, auto x) { return m.call("log1p", {m.call("exp", {x})}); }, everywhere),
      formula(
          "log_of_one_less_sigmoid", [](auto m, auto x) { return log_of(m, one_less(m, logistic(m, x))); }, everywhere,
          1e-2, 1e-2),  // near 36 the difference has one digit left
      formula("softplus", soft_plus, everywhere),
      formula(
          "softplus_of_negative", [](auto m, auto x) { return soft_plus(m, m.call("neg", {x})); }, everywhere),
      formula(
          "cross_entropy_of_logits",
          [](auto m, auto x) {
            const auto linear = m.call("sub", {m.call("maximum", {x, m.number(0)}), m.call("mul", {x, target(m)})});
            return m.call("add", {linear, tail(m, x)});
          },
          everywhere),
      formula(
          "cross_entropy_of_sigmoid",
          [](auto m, auto x) {
            const auto t = target(m), p = logistic(m, x);
            return m.call(
                "add", {m.call("mul", {t, log_of(m, p)}), m.call("mul", {one_less(m, t), log_of(m, one_less(m, p))})});
          },
          everywhere, 1e-2, 1e-2),
      // A clip is part of what is written, above all where the probability is saturated.
      formula(
          "log_of_clipped_sigmoid", [](auto m, auto x) { return log_of(m, clipped(m, logistic(m, x))); }, everywhere),
      formula(
          "log_of_clipped_softmax", [](auto m, auto x) { return log_of(m, clipped(m, soft_max(m, x))); }, everywhere),
      formula(
          "log_of_clipped_shifted_softmax",
          [](auto m, auto x) { return log_of(m, clipped(m, shifted_soft_max(m, x))); }, everywhere),
      formula(
          "log_of_one_less_clipped",
          [](auto m, auto x) {
            const auto p = m.call("minimum", {logistic(m, x), m.number(1 - 1e-7)});
            return log_of(m, one_less(m, p));
          },
          everywhere, 1e-8, 1e-8),
      formula(
          "cross_entropy_of_clipped",
          [](auto m, auto x) {
            const auto t = target(m), p = m.call("minimum", {clipped(m, logistic(m, x)), m.number(1 - 1e-7)});
            return m.call(
                "add", {m.call("mul", {t, log_of(m, p)}), m.call("mul", {one_less(m, t), log_of(m, one_less(m, p))})});
          },
          everywhere, 1e-8, 1e-8),
      formula(
          "log_of_a_little_more",
          [](auto m, auto x) {
            return log_of(m, m.call("add", {soft_max(m, x), m.number(1e-7)}));
          },
          everywhere),
      // simplify
      formula(
          "halves",
          [](auto m, auto x) {
            return m.call("div", {x, m.number(4)});
          },
          everywhere, 0, 0),
      formula(
          "quotient_by_root",
          [](auto m, auto x) {
            return m.call("div", {m.number(3), m.call("sqrt", {x})});
          },
          everywhere, 0),
      formula(
          "quotient_by_root_where_there_is_one",
          [](auto m, auto x) {
            const auto none = m.call("eq", {x, m.number(0)});
            return m.call("where",
                          {none, m.number(0), m.call("div", {m.number(3), m.call("sqrt", {m.call("abs", {x})})})});
          },
          everywhere, 0),
      formula(
          "clamped",
          [](auto m, auto x) {
            return m.call("where", {m.call("le", {x, m.number(0)}), m.number(0), x});
          },
          everywhere, 0, 0),
      formula(
          "differences",
          [](auto m, auto x) {
            return m.call("neg", {m.call("sub", {x, m.call("neg", {m.number(2)})})});
          },
          everywhere, 0, 0),
      formula(
          "quotient_of_negatives",
          [](auto m, auto x) {
            return m.call("div", {m.call("neg", {x}), m.call("neg", {one_more(m, m.call("abs", {x}))})});
          },
          everywhere),
      formula(
          "same_maximum",
          [](auto m, auto x) {
            return m.call("maximum", {x, x});
          },
          everywhere, 0, 0),
      formula(
          "sum_of_scaled_sums",
          [](auto m, auto x) {
            return m.sum(m.call("mul", {m.sum(x), m.number(0.5)}));
          },
          everywhere),
  };
  for (const double exponent : {1.0, 2.0, 3.0, 4.0, 0.5, -0.5, -1.0, -2.0, -3.0}) {
    std::vector<Row> at = {{1, -1, 3}, {1e-60, -1e-100, 1e-100}, {1e60, -1e100, 1e70}, {0, 1e-200, 1e200}};
    if (exponent == std::floor(exponent)) at.push_back({infinity, -infinity, 2});  // roots of -infinity are NaN
    all.push_back(formula("power_" + std::to_string(all.size()), power(exponent), at, 0, 0));
  }
  return all;
}

class Extremes : public testing::TestWithParam<Formula> {};

/// Of the sum over y, each element with a weight of its own.
constexpr Row weights = {1, -0.5, 2};

std::vector<TensorData> run_at(const Graph& graph, const Row& x) {
  TensorData data = TensorData::zeros(DType::f64, {static_cast<Int>(size)});
  data.real.assign(x.begin(), x.end());
  return ir::evaluate(graph, {data}, {});
}

Row only(const Row& slope, std::size_t place) {
  Row one{};
  one[place] = slope[place];
  return one;
}

bool is_finite(const Dual& x) {
  return std::isfinite(x.value) &&
         std::all_of(x.slope.begin(), x.slope.end(), [](double s) { return std::isfinite(s); });
}

void expect_where_finite(double actual, double written, double lost, const std::string& what) {
  if (!std::isfinite(written)) return;
  EXPECT_NEAR(actual, written, lost + 1e-11 * std::abs(written)) << what;
}

TEST_P(Extremes, HaveTheValueThatIsWritten) {
  const Formula& f = GetParam();
  Builder b;
  b.output(f.graph(Nodes{&b}, b.input("x", {DType::f64, {Dim(Int{size})}})));
  for (const std::span<const Pass> pipeline : {optimization_pipeline(), loss_pipeline()}) {
    const Graph graph = run(optimization_pipeline(), run(pipeline, b.graph));
    for (const Row& x : f.at) {
      Duals given;
      for (const double one : x) given.push_back({one, {}});
      const Duals written = f.written(Numbers{}, given);
      const std::vector<double> actual = run_at(graph, x).at(0).real;
      ASSERT_EQ(actual.size(), written.size());
      for (std::size_t i = 0; i < actual.size(); ++i)
        expect_where_finite(actual[i], written[i].value, f.digits_lost, "of " + testing::PrintToString(x));
    }
  }
}

TEST_P(Extremes, HaveTheGradientThatIsWritten) {
  const Formula& f = GetParam();
  for (std::size_t picked = 0; picked < size; ++picked) {  // one result's at a time: another may have none
    Builder b;
    const NodeId x = b.input("x", {DType::f64, {Dim(Int{size})}});
    const NodeId y = f.graph(Nodes{&b}, x);
    if (picked > 0 && b.graph.type(y).shape != b.graph.type(x).shape) return;
    const auto at = static_cast<Int>(picked);
    const NodeId one = b.call("slice", {y}, {{"start", Dims{Dim(at)}}, {"stop", Dims{Dim(at + 1)}}, {"step", Ints{1}}});
    b.output(b.call("mul", {b.call("reshape", {one}, {{"newshape", Dims{}}}), b.number(weights[picked], DType::f64)}));
    Graph graph = run(loss_pipeline(), b.graph);
    const NodeId leaf = graph.leaves.at(0).node;
    const std::vector<NodeId> gradient = autodiff::differentiate(graph, graph.outputs.at(0).node, std::array{leaf});
    graph.outputs = {{"gradient", gradient.at(0), {}}};
    graph = run(optimization_pipeline(), graph);
    for (const Row& values : f.at) {
      Duals given;
      for (std::size_t i = 0; i < size; ++i) {
        given.push_back({values[i], {}});
        given.back().slope[i] = 1;
      }
      const Duals all = f.written(Numbers{}, given);
      const Dual& written = all.at(picked);
      if (!std::isfinite(written.value)) continue;
      const std::vector<double> actual = run_at(graph, values).at(0).real;
      const bool independent = all.size() == size && written.slope == only(written.slope, picked);
      if (!independent && !std::all_of(all.begin(), all.end(), is_finite)) continue;  // 0 times infinity
      for (std::size_t i = 0; i < size; ++i)
        if (!independent || i == picked)
          expect_where_finite(actual.at(i), weights[picked] * written.slope[i], f.digits_lost_by_gradient,
                              fmt::format("of element {} by {} of {}", picked, i, testing::PrintToString(values)));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, Extremes, testing::ValuesIn(formulas()),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace modelc::passes::test
