#include "passes/rebuild.h"

#include <memory>

#include "passes/bind_symbols.h"
#include "passes/passes.h"
#include "support.h"

namespace modelc::passes::test {
namespace {

TEST(Rebuild, LeavesOutWhatNoResultNeedsAndKeepsLeaves) {
  Builder b;
  const NodeId unused = b.input("unused", f32({2}));
  const NodeId x = b.input("x", f32({2}));
  b.call("exp", {unused});
  b.output(b.call("tanh", {x}));
  const Graph after = optimized(b.graph);
  EXPECT_EQ(count(after, "exp"), 0);
  EXPECT_EQ(count(after, "tanh"), 1);
  ASSERT_EQ(after.leaves.size(), 2U);
  EXPECT_EQ(after.leaves[0].name, "unused");
  EXPECT_EQ(after.leaves[1].name, "x");
}

TEST(Rebuild, KeepsTheOrderOfLeavesThatWasNotThatOfTheNodes) {
  Builder b;
  const NodeId x = b.input("x", f32({2})), y = b.input("y", f32({2}));
  b.output(b.call("sub", {x, y}));
  std::swap(b.graph.leaves[0], b.graph.leaves[1]);
  const Graph after = optimized(b.graph);
  EXPECT_EQ(after.leaves[0].name, "y");
}

TEST(Rebuild, KeepsUpdatesNamesAndFrames) {
  Builder b;
  const NodeId state = b.graph.leaf(ir::Leaf::Kind::state, "n", f32({}));
  const std::uint32_t frame = b.graph.add_frame({0, "Dense", "dense_1", {}});
  const NodeId next = b.graph.add(ops::row("add"), {state, b.number(1)}, {}, {{}, frame});
  b.graph.set_name(next, "next");
  b.graph.updates.push_back({state, next});
  const Graph after = optimized(b.graph);
  ASSERT_EQ(after.updates.size(), 1U);
  EXPECT_EQ(after[after.updates[0].value].name, "next");
  EXPECT_EQ(after.frames().at(after[after.updates[0].value].origin.frame).name, "dense_1");
}

TEST(Rebuild, TakesNoReplacementOfAnotherType) {
  Builder b;
  const NodeId x = b.input("x", f32({2, 3}));
  b.output(b.reduce("sum", x, {0}, false));
  const Graph after = rebuild(
      b.graph, {.node = [](Graph& graph, NodeId id) { return graph[id].inputs.empty() ? id : graph[id].inputs[0]; }});
  EXPECT_EQ(count(after, "sum"), 1);
}

TEST(Rebuild, GivesBackWhatTheRewriterLeavesAsItIs) {
  Builder b;
  const NodeId x = b.input("x", f32({sym("h")}));
  b.call("exp", {x});  // nobody needs it
  const NodeId y = b.call("tanh", {x});
  b.output(y);
  int tried = 0;
  const Graph after = rebuild(b.graph, {.node = [&](Graph& graph, NodeId id) {
                                ++tried;
                                graph.require({ir::Requirement::Kind::at_least, sym("h"), 9, "a vain try"});
                                graph.add(ops::row("neg"), {id});
                                return id;
                              }});
  EXPECT_EQ(tried, 1);
  EXPECT_EQ(after.outputs[0].node, y);
  EXPECT_TRUE(after.requirements.empty());
  EXPECT_EQ(ir::verify(after), std::vector<std::string>{});
}

TEST(Rebuild, BeginsAnewWhereTheRewriterChangesSomething) {
  Builder b;
  const NodeId x = b.input("x", f32({3}));
  b.output(b.call("exp", {b.call("tanh", {x})}));
  int tried = 0;
  const Graph after = rebuild(b.graph, {.node = [&](Graph& graph, NodeId id) {
                                ++tried;
                                const bool last = graph[id].op->name == "exp";
                                return last ? graph.add(ops::row("sin"), graph[id].inputs) : id;
                              }});
  EXPECT_EQ(tried, 4);
  EXPECT_EQ(after[after.outputs[0].node].op->name, "sin");
  EXPECT_EQ(count(after, "tanh"), 1);
}

TEST(Rebuild, KeepsTheReasonsOfRequirements) {
  Builder b;
  const NodeId x = b.input("x", f32({sym("h")}));
  b.graph.require({ir::Requirement::Kind::whole, Dim::divide(sym("h"), 2).value(), {}, "the pooling"});
  b.output(b.call("reshape", {x}, {{"newshape", Dims{-1, 2}}}));
  const Graph after = optimized(b.graph, {{"h", 6}});
  ASSERT_EQ(after.requirements.size(), 1U);
  EXPECT_EQ(after.requirements[0].reason, "the pooling");
}

Graph scan_of_constants() {
  Builder body;
  const NodeId carry = body.input("carry_0", f32({sym("b")}));
  const NodeId slice = body.input("x_0", f32({sym("b")}));
  const NodeId two = body.call("add", {body.number(1), body.number(1)});
  const NodeId next = body.call("add", {carry, body.call("mul", {slice, two})});
  body.call("exp", {next});
  body.output(next, "carry");
  body.output(next, "y");
  Builder b;
  const NodeId init = b.input("init", f32({sym("b")})), xs = b.input("xs", f32({4, sym("b")}));
  const NodeId scan = b.call("scan", {init, xs},
                             {{"body", std::make_shared<const Graph>(body.graph)},
                              {"carries", Int{1}},
                              {"xs", Int{1}},
                              {"axis", Int{0}},
                              {"reverse", false},
                              {"length", Dim(4)}});
  b.output(b.call("project", {scan}, {{"index", Int{1}}}));
  return b.graph;
}

TEST(Rebuild, RebuildsTheBodiesOfScans) {
  const Graph after = optimized(scan_of_constants(), {{"b", 3}});
  for (NodeId id = 0; id < after.size(); ++id) {
    if (after[id].op->name != "scan") continue;
    const Graph& body = *after[id].attrs.get<std::shared_ptr<const Graph>>("body");
    EXPECT_EQ(count(body, "exp"), 0);
    EXPECT_EQ(count(body, "add"), 1);
  }
  EXPECT_EQ(count(after, "scan"), 1);
}

TEST(BindSymbols, PutsValuesInEverywhere) {
  const Bound bound = bind_symbols(scan_of_constants(), {{"b", Dim(3)}});
  EXPECT_TRUE(bound.refuted.empty());
  EXPECT_EQ(ir::verify(bound.graph), std::vector<std::string>{});
  EXPECT_EQ(ir::str(bound.graph.type(bound.graph.outputs[0].node)), "f32[4, 3]");
  const std::vector<TensorData> leaves = random_leaves(bound.graph, {}, 1);
  expect_same(ir::evaluate(bound.graph, leaves, {}), ir::evaluate(scan_of_constants(), leaves, {{"b", 3}}));
}

TEST(BindSymbols, TakesTheValueOfADim) {
  Builder b;
  const NodeId x = b.input("x", f32({sym("n")}));
  const NodeId n = b.call("dim_value", {}, {{"dim", sym("n")}, {"dtype", DType::f32}});
  b.output(b.call("div", {b.reduce("sum", x, {0}, false), n}));
  const Bound bound = bind_symbols(b.graph, {{"n", Dim(5)}});
  EXPECT_EQ(count(bound.graph, "dim_value"), 0);
  const std::vector<TensorData> leaves = random_leaves(b.graph, {{"n", 5}}, 1);
  expect_same(ir::evaluate(bound.graph, leaves, {}), ir::evaluate(b.graph, leaves, {{"n", 5}}));
}

TEST(BindSymbols, DropsWhatIsProvedAndReturnsWhatIsRefuted) {
  Builder b;
  const NodeId x = b.input("x", f32({sym("h"), 3}));
  b.output(b.call("reshape", {x}, {{"newshape", Dims{-1, 2, 3}}}));
  ASSERT_EQ(b.graph.requirements.size(), 1U);
  const Bound even = bind_symbols(b.graph, {{"h", Dim(4)}});
  EXPECT_TRUE(even.refuted.empty());
  EXPECT_TRUE(even.graph.requirements.empty());
  EXPECT_EQ(ir::str(even.graph.type(even.graph.outputs[0].node)), "f32[2, 2, 3]");
  const Bound odd = bind_symbols(b.graph, {{"h", Dim(5)}});
  ASSERT_EQ(odd.refuted.size(), 1U);
  EXPECT_EQ(odd.refuted[0].str(), "5 / 2 is a whole number");
  EXPECT_EQ(odd.graph.size(), 0U);
}

TEST(BindSymbols, PutsOneSymbolInPlaceOfAnother) {
  Builder b;
  const NodeId x = b.input("x", f32({sym("h"), sym("w")}));
  b.output(b.call("transpose", {x}, {{"axes", Ints{1, 0}}}));
  const Bound bound = bind_symbols(b.graph, {{"h", sym("w") * Dim(2)}});
  EXPECT_EQ(ir::str(bound.graph.type(bound.graph.outputs[0].node)), "f32[w, 2 * w]");
}

TEST(ConstantFolding, ComputesInDouble) {
  Builder b;
  const NodeId x = b.input("x", f32({2}));
  const NodeId third = b.call("div", {b.number(1), b.number(3)});
  b.output(b.call("mul", {x, b.call("exp", {third})}));
  const Graph after = optimized(b.graph);
  EXPECT_EQ(count(after, "exp") + count(after, "div"), 0);
}

TEST(ConstantFolding, LeavesLargeOnesAndThoseThatHangOnSymbols) {
  Builder b;
  const NodeId x = b.input("x", f32({}));
  const NodeId big = b.call("broadcast_to", {b.number(2)}, {{"shape", Dims{100, 100}}});
  b.output(b.call("mul", {x, big}), "big");
  const NodeId table = b.tensor(TensorData::zeros(DType::f32, {4}));
  const Dim n = sym("n");
  b.output(b.call("slice", {table}, {{"start", Dims{n}}, {"stop", Dims{n + Dim(1)}}, {"step", Ints{1}}}), "open");
  const Graph after = run(optimization_pipeline(), b.graph);
  EXPECT_EQ(count(after, "broadcast_to"), 1);
  EXPECT_EQ(count(after, "slice"), 1);
}

TEST(Pipeline, NamesThePassThatBreaksTheGraph) {
  const Pass guilty{"guilty", "lists a leaf that is none", [](Graph graph) {
                      graph.leaves.push_back({ir::Leaf::Kind::input, "ghost", graph.outputs[0].node});
                      return graph;
                    }};
  Builder b;
  b.output(b.call("tanh", {b.input("x", f32({2}))}));
#ifdef MODELC_VERIFY
  try {
    run({&guilty, 1}, b.graph);
    FAIL() << "nothing was thrown";
  } catch (const std::logic_error& error) {
    EXPECT_NE(std::string(error.what()).find("`guilty`"), std::string::npos) << error.what();
  }
#else
  EXPECT_NO_THROW(run({&guilty, 1}, b.graph));
#endif
}

TEST(Pipeline, ShowsTheGraphAfterEachPass) {
  Builder b;
  b.output(b.call("tanh", {b.input("x", f32({2}))}));
  std::vector<std::string> seen;
  run(optimization_pipeline(), b.graph, [&](const Pass& pass, const Graph&) { seen.emplace_back(pass.name); });
  ASSERT_EQ(seen.size(), optimization_pipeline().size());
  EXPECT_EQ(seen.front(), "shape_inference");
  EXPECT_EQ(seen.back(), "dead_code");
}

}  // namespace
}  // namespace modelc::passes::test
