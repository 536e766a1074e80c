// The passes over scans, on loops and on their gradients: same values, and one loop forwards and one backwards.
#include "autodiff/autodiff.h"
#include "ir/loop.h"
#include "ops/program.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

struct Case {
  std::string name;
  std::string inputs;
  std::string output;
  int loops;              ///< of the gradient's graph after the passes, with those in bodies
  int products_in_loops;  ///< matrix products left in bodies
};

/// Calls fn(node) for every node, those of bodies too.
template <class Fn>
void for_each_node(const ir::Graph& graph, bool in_loop, Fn fn) {
  for (NodeId id = 0; id < graph.size(); ++id) {
    fn(graph[id], in_loop);
    if (graph[id].op->name == "scan") for_each_node(*ir::Loop(graph[id].attrs).body, true, fn);
  }
}

/// The outputs, and the gradients of their sum with respect to all inputs of floats.
ir::Graph with_gradients(const ir::Graph& model) {
  ir::Graph graph = model;
  std::vector<autodiff::Seed> seeds;
  for (const ir::Output& output : model.outputs) {
    const ir::TensorType& type = graph.type(output.node);
    seeds.push_back({output.node, graph.add(ops::row("full"), {},
                                            {{"shape", type.shape}, {"fill_value", 1.0}, {"dtype", type.dtype}})});
  }
  std::vector<NodeId> wrt;
  for (const ir::Leaf& leaf : graph.leaves)
    if (ir::is_float(graph.type(leaf.node).dtype)) wrt.push_back(leaf.node);
  const std::vector<NodeId> gradients = autodiff::pull_back(graph, seeds, wrt);
  for (std::size_t i = 0; i < wrt.size(); ++i) graph.outputs.push_back({"d" + std::to_string(i), gradients[i], {}});
  return graph;
}

class Scans : public testing::TestWithParam<Case> {};

TEST_P(Scans, KeepTheirValuesAndGradients) {
  const Case& test = GetParam();
  const elaborate::Program program = tests::elaborated("model M { " + test.inputs + " " + test.output + " }");
  ASSERT_EQ(program.models.size(), 1U);
  const ir::SymbolValues symbols = tests::symbol_values(program.models[0].symbols);
  const ir::Graph& predict = program.models[0].predict;
  expect_planned(predict, symbols, 1e-9);
  // As in training: the passes run before differentiation and after it.
  const ir::Graph before = passes::run(passes::optimization_pipeline(), predict);
  const ir::Graph both = with_gradients(before);
  expect_planned(both, symbols, 1e-9);
  std::mt19937_64 rng(3);
  std::vector<ir::TensorData> leaves;
  for (const ir::Leaf& leaf : predict.leaves)
    leaves.push_back(tests::random_tensor(predict.type(leaf.node), symbols, rng, -1, 1));
  const ir::Graph after = passes::run(passes::optimization_pipeline(), both);
  EXPECT_EQ(ir::verify(after), std::vector<std::string>{});
  passes::test::expect_same(ir::evaluate(after, leaves, symbols),
                            ir::evaluate(with_gradients(predict), leaves, symbols), 1e-9);
  int loops = 0, products = 0;
  for_each_node(after, false, [&](const ir::Node& node, bool in_loop) {
    loops += node.op->name == "scan";
    products += in_loop && node.op->name == "matmul";
  });
  EXPECT_EQ(loops, test.loops) << ir::print(after);
  EXPECT_EQ(products, test.products_in_loops) << ir::print(after);
}

const Case cases[] = {
    // The gradient with respect to h needs a product in each turn, those of weights and x do not.
    {"recurrent", "input x: f64[b, t, 3] input w: f64[3, 4] input u: f64[4, 4] input c: f64[4] input h: f64[b, 4]",
     "output y = scan((h, x) -> { n = tanh(x @ w + h @ u + c) return n, n }, h, x, axis = 1)[1]", 2, 2},
    {"backwards", "input x: f64[t, b, 3] input w: f64[3, 4] input u: f64[4, 4] input h: f64[b, 4]",
     "output y = scan((h, x) -> { n = tanh(x @ w + h @ u) return n, n }, h, x, axis = 0, reverse = true)[0]", 2, 2},
    {"gates", "input x: f64[2, 5, 3] input w: f64[3, 8] input u: f64[4, 8] input h: f64[2, 4]",
     "output y = scan((h, x) -> { z = x @ w + h @ u g = sigmoid(z[:, :4]) n = g * h + (1.0 - g) * tanh(z[:, 4:]) "
     "return n, n }, h, x, axis = 1)[1]",
     2, 2},
    {"two_carries_of_fixed_length",
     "input x: f64[2, 5, 3] input w: f64[3, 4] input u: f64[4, 4] input h: f64[2, 4] input c: f64[2, 4]",
     "output y = scan(((h, c), x) -> { n = sigmoid(x @ w + h @ u) * c return (tanh(n), n), none }, (h, c), x, "
     "axis = 1)[0][0]",
     2, 2},
    {"masked", "input x: f64[b, t, 3] input m: bool[b, t] input u: f64[3, 3] input h: f64[b, 3]",
     "output y = scan((h, (x, m)) -> { n = where(reshape(m, (b, 1)), tanh(x + h @ u), h) return n, n }, h, (x, m), "
     "axis = 1)[1]",
     2, 2},
    {"one_capture_used_twice", "input x: f64[t, 2, 3] input w: f64[3, 3] input h: f64[2, 3]",
     "output y = scan((h, x) -> (tanh(h @ w) + x @ w, h), h, x, axis = 0)[0]", 2, 2},
    // The transposed product of a vector becomes a product of all steps; the outer products of gradients stay sums.
    {"vectors", "input x: f64[t, 3] input w: f64[3, 4] input h: f64[4]",
     "output y = scan((h, x) -> { n = tanh(x @ w + h) return n, n }, h, x, axis = 0)[1]", 2, 0},
    // All that the loop does can be done at once: none is left.
    {"nothing_carried", "input x: f64[t, b, 3] input w: f64[3, 4]",
     "output y = scan((h, x) -> (h, exp(x @ w)), zeros((1,), dtype = f64), x, axis = 0)[1]", 0, 0},
    {"the_same_in_each_turn", "input x: f64[t, 4] input w: f64[4, 4] input h: f64[4]",
     "output y = scan((h, x) -> (h * x + sum(exp(w), axis = 0), none), h, x, axis = 0)[0]", 2, 0},
    {"last_of_what_is_carried", "input x: f64[b, t, 3] input u: f64[3, 3] input h: f64[b, 3]",
     "output y = scan((h, x) -> { n = tanh(x + h @ u) return n, n }, h, x, axis = 1)[1][:, -1]", 2, 2},
    {"one_step", "input x: f64[2, 1, 3] input w: f64[3, 3] input h: f64[2, 3]",
     "output y = scan((h, x) -> (tanh(h @ w) * x, h), h, x, axis = 1)[0]", 2, 2},
};

std::string name_of(const testing::TestParamInfo<Case>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Loops, Scans, testing::ValuesIn(cases), name_of);

TEST(ScanPasses, ALoopInALoop) {
  const elaborate::Program program = tests::elaborated(
      "model M { input x: f64[3, 4, 2] input w: f64[2, 2] input h: f64[1, 2] output y = scan((h, x) -> { n = "
      "scan((g, y) -> (tanh(reshape(y, (1, 2)) @ w + g @ w), g), h, x, axis = 0)[0] return n, n * h }, h, x, axis = "
      "0)[1] }");
  ASSERT_EQ(program.models.size(), 1U);
  const ir::Graph before = passes::run(passes::optimization_pipeline(), program.models[0].predict);
  expect_planned(with_gradients(before), {}, 1e-9);
}

/// How many results all loops stack after the passes.
std::size_t stacked(const std::string& output) {
  const elaborate::Program program = tests::elaborated(
      "layer Cell(doubled = false, state_size = 3)(x, states) { h = tanh(x + states[0]) return 2.0 * h if doubled else "
      "h, [h] } model M { input x: f32[b, t, 3] input m: bool[b, t] output y = " +
      output + " }");
  std::size_t count = 0;
  for_each_node(passes::run(passes::optimization_pipeline(), program.models.at(0).predict), false,
                [&](const ir::Node& node, bool) {
                  if (node.op->name == "scan")
                    count += ir::Loop(node.attrs).body->outputs.size() - ir::Loop(node.attrs).carries;
                });
  return count;
}

TEST(ScanPasses, OutputsThatAreStatesAreKeptForTheLastStepAlone) {
  for (const char* const layer :
       {"RNN(Cell())(x)", "RNN(Cell())(x, mask = m)", "RNN([GRUCell(4), Cell(state_size = 4)])(x)",
        "LSTM(4)(x, mask = m)", "GRU(4, go_backwards = true)(x)",
        "scan((h, x) -> (h + x, h + x), zeros((b, 3), dtype = f32), x, axis = 1, reverse = true)[1][:, 0]"})
    EXPECT_EQ(stacked(layer), 0U) << layer;
  for (const char* const layer :
       {"RNN(Cell(doubled = true))(x)", "RNN(Cell(), zero_output_for_mask = true)(x, mask = m)",
        "GRU(4, return_sequences = true)(x)",
        "scan((h, x) -> (h + x, h + x), zeros((b, 3), dtype = f32), x, axis = 1, reverse = true)[1][:, -1]",
        "scan((h, x) -> (h + x, h + x), zeros((b, 3), dtype = f32), x, axis = 1)[1][:, -1, ::-1]"})
    EXPECT_EQ(stacked(layer), 1U) << layer;
}

/// A state that each call changes: state = op(state, x).
Plan planned_state(std::string_view op, ir::Shape x_shape) {
  ir::Graph graph;
  const NodeId x = graph.leaf(ir::Leaf::Kind::input, "x", {DType::f32, std::move(x_shape)}, {});
  const NodeId state = graph.leaf(ir::Leaf::Kind::state, "state", {DType::f32, {4, 4}}, {});
  graph.updates.push_back({state, graph.add(ops::row(op), {x, state})});
  const std::vector<ir::TensorData> leaves = passes::test::random_leaves(graph, {}, 1);
  const Plan plan = make(graph);
  expect_values(plan, leaves, {}, ir::evaluate(graph, leaves, {}), 1e-5);
  return plan;
}

Buffer::Kind kind_of_update(const Plan& plan) { return plan.buffers[plan.updates[0].window.buffer].kind; }

TEST(InPlace, NewValuesOverwriteOldOnesWhereEachElementIsReadFirst) {
  EXPECT_EQ(kind_of_update(planned_state("add", {4, 4})), Buffer::Kind::updated);
  EXPECT_EQ(kind_of_update(planned_state("add", {4})), Buffer::Kind::updated);
  EXPECT_EQ(kind_of_update(planned_state("matmul", {4, 4})), Buffer::Kind::arena) << "rows are read again";
}

TEST(InPlace, NotWhatIsReadLater) {
  ir::Graph graph;
  const NodeId state = graph.leaf(ir::Leaf::Kind::state, "state", {DType::f32, {4, 4}}, {});
  const NodeId changed = graph.add(ops::row("exp"), {state});
  graph.updates.push_back({state, changed});
  graph.outputs.push_back({"y", graph.add(ops::row("matmul"), {changed, state}), {}});
  const std::vector<ir::TensorData> leaves = passes::test::random_leaves(graph, {}, 1);
  const Plan plan = make(graph);
  EXPECT_EQ(kind_of_update(plan), Buffer::Kind::arena) << print(plan);
  expect_values(plan, leaves, {}, ir::evaluate(graph, leaves, {}), 1e-5);
}

TEST(InPlace, NotWhatIsHandedOut) {
  ir::Graph graph;
  const NodeId state = graph.leaf(ir::Leaf::Kind::state, "state", {DType::f32, {4}}, {});
  const NodeId changed = graph.add(ops::row("exp"), {state});
  graph.updates.push_back({state, changed});
  graph.outputs.push_back({"y", changed, {}});
  EXPECT_EQ(kind_of_update(make(graph)), Buffer::Kind::arena);
}

TEST(InPlace, NotWhereAPartIsReadLater) {
  ir::Graph graph;
  const NodeId part = graph.leaf(ir::Leaf::Kind::weight, "part", {DType::f32, {4}}, {});
  const NodeId all = graph.leaf(ir::Leaf::Kind::state, "all", {DType::f32, {8}}, {});
  const NodeId changed = graph.add(ops::row("exp"), {all});
  graph.updates.push_back({all, changed});
  const NodeId sum = graph.add(ops::row("sum"), {changed}, {{"axes", Ints{0}}, {"keepdims", false}});
  graph.outputs.push_back({"y", graph.add(ops::row("add"), {sum, part}), {}});
  EXPECT_EQ(kind_of_update(make(graph)), Buffer::Kind::updated);
  EXPECT_EQ(kind_of_update(make(graph, {.parts = {{"all", "part"}}, .carried = 0})), Buffer::Kind::arena);
}

}  // namespace
}  // namespace modelc::plan::test
