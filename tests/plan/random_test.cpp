#include <cstdlib>

#include "autodiff/autodiff.h"
#include "elaborate/elaborate.h"
#include "numeric/random_program.h"
#include "ops/program.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

/// The model with the gradients of half its output's square.
ir::Graph with_gradient_of_first(const ir::Graph& model) {
  ir::Graph graph = model;
  const ir::NodeId output = graph.outputs.front().node;
  const autodiff::Seed seed{output, output};
  std::vector<ir::NodeId> leaves;
  for (const ir::Leaf& leaf : graph.leaves) leaves.push_back(leaf.node);
  const std::vector<ir::NodeId> gradients = autodiff::pull_back(graph, {&seed, 1}, leaves);
  for (const ir::NodeId gradient : gradients)
    graph.outputs.push_back({"gradient_" + std::to_string(graph.outputs.size()), gradient, {}});
  return graph;
}

void run_programs(std::uint64_t seed, bool f64, bool dag = false) {
  const ir::SymbolValues symbols{{"a", tests::symbol_a}, {"b", tests::symbol_b}, {"c", tests::symbol_c}};
  const std::string text = tests::random_program({.seed = seed, .count = 50, .f64 = f64, .dag = dag});
  SourceMap sources;
  Diagnostics diagnostics;
  const elaborate::Program program =
      elaborate::elaborate("random.model", tests::OneFile(text), sources, diagnostics, {});
  ASSERT_EQ(render_text(diagnostics, sources, false), "");
  ASSERT_EQ(program.models.size(), 50U);
  for (const elaborate::Model& model : program.models) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", model " + model.name);
    expect_planned(model.predict, symbols, f64 ? 1e-9 : 1e-4);
    if (dag) expect_planned(with_gradient_of_first(model.predict), symbols, 1e-8);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(RandomPlans, AgreeWithReferenceEvaluationInDouble) {
  for (const std::uint64_t seed : {11, 12, 13, 14}) run_programs(seed, true);
}

/// More seeds by MODELC_PLAN_SEEDS=N, for longer searches.
TEST(RandomPlans, OfValuesThatSeveralReadAgreeWithReferenceEvaluation) {
  const char* more = std::getenv("MODELC_PLAN_SEEDS");
  const std::uint64_t count = more ? std::strtoull(more, nullptr, 10) : 3;
  for (std::uint64_t seed = 100; seed < 100 + count && !HasFailure(); ++seed) run_programs(seed, true, true);
}

TEST(RandomPlans, AgreeWithReferenceEvaluationInSingle) {
  for (const std::uint64_t seed : {15, 16}) run_programs(seed, false);
}

}  // namespace
}  // namespace modelc::plan::test
