#include "ir/graph.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace modelc::ir {
namespace {

// A few rows of the test's own: the graph knows nothing of the table of operations.
std::vector<TensorType> infer_same(InferContext& context) {
  const Shape &a = context.inputs[0].shape, &b = context.inputs[1].shape;
  if (a.size() != b.size()) throw ShapeError{Code::bad_rank, "the ranks differ", {}, {}};
  for (std::size_t i = 0; i < a.size(); ++i) context.require_equal(a[i], b[i], "the sizes");
  return {context.inputs[0]};
}
void evaluate_sum(EvalContext& context) {
  for (std::size_t i = 0; i < context.results[0].real.size(); ++i)
    context.results[0].real[i] = context.inputs[0]->real[i] + context.inputs[1]->real[i];
}
const OpRow plus{.name = "plus", .traits = Trait::commutative, .infer = infer_same, .evaluate = evaluate_sum};
const OpRow minus{.name = "minus", .infer = infer_same, .evaluate = [](EvalContext& context) {
                    for (std::size_t i = 0; i < context.results[0].real.size(); ++i)
                      context.results[0].real[i] = context.inputs[0]->real[i] - context.inputs[1]->real[i];
                  }};
const OpRow noise{.name = "noise", .traits = Trait::random, .infer = [](InferContext& context) {
                    return std::vector<TensorType>{context.attrs.get<TensorType>("type")};
                  }};
const OpRow halves{.name = "halves",
                   .infer =
                       [](InferContext& context) {
                         TensorType half = context.inputs[0];
                         half.shape.back() = Dim::divide(half.shape.back(), 2).value();
                         return std::vector<TensorType>{half, half};
                       },
                   .evaluate =
                       [](EvalContext& context) {
                         const std::size_t n = context.results[0].real.size();
                         for (std::size_t i = 0; i < n; ++i) {
                           context.results[0].real[i] = context.inputs[0]->real[i];
                           context.results[1].real[i] = context.inputs[0]->real[n + i];
                         }
                       }};
const OpRow pick{
    .name = "pick",
    .infer =
        [](InferContext& context) {
          return std::vector<TensorType>{context.inputs[context.attrs.get<std::int64_t>("index")]};
        },
    .evaluate =
        [](EvalContext& context) { context.results[0] = *context.inputs[context.attrs.get<std::int64_t>("index")]; }};
const OpRow trimmed{.name = "trimmed", .infer = [](InferContext& context) {
                      TensorType type = context.inputs[0];
                      type.shape[0] = type.shape[0] - context.attrs.get<std::int64_t>("by");
                      return std::vector<TensorType>{type};
                    }};

const Dim n = Dim::symbol("n");

TensorData vector(std::vector<double> values) {
  return {DType::f32, {static_cast<std::int64_t>(values.size())}, std::move(values), {}};
}

NodeId input(Graph& graph, std::string name, Shape shape) {
  return graph.leaf(Leaf::Kind::input, std::move(name), {DType::f32, std::move(shape)});
}

TEST(Type, PrintsAsTheLanguageWritesIt) {
  EXPECT_EQ(str(TensorType{DType::f32, {Dim::symbol("batch"), 784}}), "f32[batch, 784]");
  EXPECT_EQ(str(TensorType{DType::boolean, {}}), "bool");
  EXPECT_EQ(dtype_named("i64"), DType::i64);
  EXPECT_EQ(dtype_named("f16"), std::nullopt);
  EXPECT_EQ(size_of(DType::f64), 8u);
  EXPECT_EQ(size_of(DType::boolean), 1u);
}

TEST(TensorData, HoldsReals) {
  EXPECT_EQ(TensorData::zeros(DType::f32, {2, 3}).real.size(), 6u);
  EXPECT_EQ(TensorData::zeros(DType::i32, {2, 0}).integer.size(), 0u);
  EXPECT_EQ(TensorData::scalar(DType::boolean, 3).number(0), 1);
  EXPECT_EQ(TensorData::scalar(DType::f64, 0.5).size(), 1);
  EXPECT_THROW((TensorData{DType::f32, {1LL << 40, 1LL << 40}, {}, {}}.size()), std::length_error);
}

TEST(Attrs, CompareByBits) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE((Attrs{{"x", nan}} == Attrs{{"x", nan}}));
  EXPECT_FALSE((Attrs{{"x", 0.0}} == Attrs{{"x", -0.0}}));
  EXPECT_FALSE((Attrs{{"x", 0.0}} == Attrs{{"y", 0.0}}));
  EXPECT_FALSE((Attrs{{"x", true}} == Attrs{{"x", std::int64_t{1}}}));
  const auto one = std::make_shared<const TensorData>(TensorData::scalar(DType::f32, 1));
  const auto other = std::make_shared<const TensorData>(TensorData::scalar(DType::f32, 1));
  EXPECT_TRUE((Attrs{{"x", one}} == Attrs{{"x", other}}));
  EXPECT_EQ((Attrs{{"x", one}}.hash()), (Attrs{{"x", other}}.hash()));
  EXPECT_THROW((Attrs{{"x", 1.0}}.get<double>("y")), std::logic_error);
}

TEST(Graph, MergesEqualNodes) {
  Graph graph;
  const NodeId a = input(graph, "a", {n}), b = input(graph, "b", {n});
  EXPECT_EQ(graph.add(plus, {a, b}), graph.add(plus, {b, a})) << "commutative";
  EXPECT_NE(graph.add(minus, {a, b}), graph.add(minus, {b, a}));
  EXPECT_EQ(graph.add(minus, {a, b}), graph.add(minus, {a, b}));
  EXPECT_NE(graph.add(trimmed, {a}, {{"by", std::int64_t{0}}}), graph.add(trimmed, {a}, {{"by", std::int64_t{-1}}}));
  const Attrs type{{"type", TensorType{DType::f32, {3}}}};
  EXPECT_NE(graph.add(noise, {}, type), graph.add(noise, {}, type)) << "random";
  EXPECT_EQ(verify(graph), std::vector<std::string>{});
}

TEST(Graph, CollectsRequirementsOnce) {
  Graph graph;
  const NodeId a = input(graph, "a", {n}), b = input(graph, "b", {Dim::symbol("m")});
  graph.add(plus, {a, b});
  graph.add(minus, {b, a});
  ASSERT_EQ(graph.requirements.size(), 1u);
  EXPECT_EQ(graph.requirements[0].str(), "n == m");
  EXPECT_EQ(graph.requirements[0].reason, "the sizes");
}

TEST(Graph, RefusesWhatTheShapeRuleRefutes) {
  Graph graph;
  const NodeId a = input(graph, "a", {n}), b = input(graph, "b", {n + 1});
  try {
    graph.add(plus, {a, b});
    FAIL();
  } catch (const ShapeError& error) {
    EXPECT_EQ(error.code, Code::shape_mismatch);
    EXPECT_EQ(error.message, "the sizes differ: `n` and `n + 1`");
  }
}

TEST(Graph, ChecksResultDimensions) {
  Graph graph;
  const NodeId a = input(graph, "a", {n}), b = input(graph, "b", {4});
  graph.add(trimmed, {a}, {{"by", std::int64_t{3}}});
  ASSERT_EQ(graph.requirements.size(), 1u);
  EXPECT_EQ(graph.requirements[0].str(), "n >= 3");
  EXPECT_THROW(graph.add(trimmed, {b}, {{"by", std::int64_t{5}}}), ShapeError);
  graph.add(halves, {a});
  ASSERT_EQ(graph.requirements.size(), 2u);
  EXPECT_EQ(graph.requirements[1].str(), "n / 2 is a whole number");
  EXPECT_THROW(graph.add(halves, {input(graph, "c", {3})}), ShapeError);
  EXPECT_THROW(input(graph, "d", {1LL << 40, 1LL << 40}), DimOverflow);
}

TEST(Graph, KeepsTheFirstName) {
  Graph graph;
  const NodeId a = input(graph, "a", {n});
  const NodeId sum = graph.add(plus, {a, a});
  graph.set_name(sum, "twice");
  graph.set_name(sum, "again");
  EXPECT_EQ(graph[sum].name, "twice");
  EXPECT_EQ(graph.leaf_of(a)->name, "a");
  EXPECT_EQ(graph.leaf_of(sum), nullptr);
}

TEST(Print, OneNodeALine) {
  SourceMap sources;
  const FileId file = sources.add("m.model", "x = a + b\n");
  Graph graph;
  const NodeId a = input(graph, "a", {n}), b = graph.leaf(Leaf::Kind::weight, "w", {DType::f32, {4}});
  const NodeId sum = graph.add(plus, {a, b}, {}, {{file, 4, 9}, 0});
  graph.outputs.push_back({"x", sum, {}});
  EXPECT_EQ(print(graph, &sources),
            "%0 = input a : f32[n]\n"
            "%1 = weight w : f32[4]\n"
            "%2 = plus(%0, %1) : f32[n]   # m.model:1:5\n"
            "output x = %2\n"
            "require n == 4   # the sizes\n");
}

TEST(Verify, FindsWhatIsWrong) {
  Graph graph;
  const NodeId a = input(graph, "a", {n});
  input(graph, "a", {n});
  graph.outputs = {{"x", a, {}}, {"x", 7, {}}};
  graph.updates = {{a, a}};
  const std::vector<std::string> expected{"two leaves are called `a`", "two outputs are called `x`",
                                          "output `x` is node %7, which does not exist",
                                          "an update of %0, which is no state"};
  EXPECT_EQ(verify(graph), expected);
  graph.leaves.pop_back();
  EXPECT_EQ(verify(graph).front(), "%1 is a leaf that is not listed");
}

TEST(Verify, RechecksEveryShape) {
  static bool lie;  // a rule that changes its mind stands for a pass that changed a node
  lie = false;
  static const OpRow fickle{.name = "fickle", .infer = [](InferContext&) {
                              return std::vector<TensorType>{{DType::f32, {lie ? 3 : 2}}};
                            }};
  Graph graph;
  graph.add(fickle, {});
  EXPECT_EQ(verify(graph), std::vector<std::string>{});
  lie = true;
  EXPECT_EQ(verify(graph), std::vector<std::string>{"%0 = fickle is f32[2], its shape rule gives f32[3]"});
}

TEST(Evaluate, RunsWhatOutputsNeed) {
  Graph graph;
  const NodeId a = input(graph, "a", {n}), b = input(graph, "b", {n});
  graph.add(trimmed, {a}, {{"by", std::int64_t{0}}});  // without evaluation, and not needed
  const NodeId sum = graph.add(plus, {a, b});
  const NodeId state = graph.leaf(Leaf::Kind::state, "s", {DType::f32, {n}});
  graph.outputs.push_back({"x", sum, {}});
  graph.updates.push_back({state, graph.add(minus, {sum, state})});
  const auto results = evaluate(graph, {vector({1, 2}), vector({10, 20}), vector({1, 1})}, {{"n", 2}});
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(results[0], vector({11, 22}));
  EXPECT_EQ(results[1], vector({10, 21}));
}

TEST(Evaluate, GivesProjectsAllResultsOfTheirInput) {
  Graph graph;
  const NodeId both = graph.add(halves, {input(graph, "a", {n})});
  graph.outputs.push_back({"second", graph.add(pick, {both}, {{"index", std::int64_t{1}}}), {}});
  graph.outputs.push_back({"first", graph.add(pick, {both}, {{"index", std::int64_t{0}}}), {}});
  const auto results = evaluate(graph, {vector({1, 2, 3, 4})}, {{"n", 4}});
  EXPECT_EQ(results[0], vector({3, 4}));
  EXPECT_EQ(results[1], vector({1, 2}));
}

std::string refusal(const Graph& graph, const std::vector<TensorData>& leaves, const SymbolValues& symbols) {
  try {
    evaluate(graph, leaves, symbols);
  } catch (const EvalError& error) {
    return error.message;
  }
  return "";
}

TEST(Evaluate, RefusesWhatDoesNotFit) {
  Graph graph;
  const NodeId a = input(graph, "a", {n}), b = input(graph, "b", {Dim::symbol("m")});
  graph.outputs.push_back({"x", graph.add(plus, {a, b}), {}});
  EXPECT_EQ(refusal(graph, {vector({1})}, {{"n", 1}, {"m", 1}}), "1 tensors given for 2 leaves");
  EXPECT_EQ(refusal(graph, {vector({1}), vector({1, 2})}, {{"n", 1}, {"m", 2}}),
            "the requirement `n == m` is not met (the sizes)");
  EXPECT_EQ(refusal(graph, {vector({1}), vector({1, 2})}, {{"n", 1}, {"m", 1}}),
            "input `b` has the shape [2], not [1]");
  EXPECT_EQ(refusal(graph, {vector({1}), TensorData::zeros(DType::i32, {1})}, {{"n", 1}, {"m", 1}}),
            "input `b` is i32, not f32");
  TensorData lying = vector({1});
  lying.shape = {2};
  EXPECT_EQ(refusal(graph, {lying, lying}, {{"n", 2}, {"m", 2}}),
            "input `a` does not have as many values as its shape says");
  EXPECT_EQ(refusal(graph, {vector({1}), vector({1})}, {{"n", 1}}), "the requirement `n == m` is not met (the sizes)");
}

TEST(Evaluate, RefusesHugeTensors) {
  static const OpRow vast{.name = "vast",
                          .infer =
                              [](InferContext&) {
                                return std::vector<TensorType>{{DType::f32, {1LL << 20, n}}};
                              },
                          .evaluate = [](EvalContext&) { FAIL() << "must not be reached"; }};
  Graph graph;
  graph.outputs.push_back({"x", graph.add(vast, {}), {}});
  EXPECT_EQ(refusal(graph, {}, {{"n", 1LL << 40}}), "the result of `vast` has more than 134217728 elements");
  EXPECT_EQ(refusal(graph, {}, {}), "the dimension `n` of the result of `vast` has no value with these symbols");
}

}  // namespace
}  // namespace modelc::ir
