#include <gtest/gtest.h>

#include "numeric/op_samples.h"
#include "ops/program.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

class Samples : public testing::TestWithParam<OpSample> {};

// The sample elaborates, uses the operation it stands for, and evaluates to tensors of the inferred types.
TEST_P(Samples, ElaborateAndEvaluate) {
  const OpSample& sample = GetParam();
  const elaborate::Program program = elaborated(sample.text);
  ASSERT_EQ(program.models.size(), 1u);
  const elaborate::Model& model = program.models[0];
  const ir::Graph& graph = model.predict;
  EXPECT_EQ(ir::verify(graph), std::vector<std::string>{});
  bool used = false;
  for (ir::NodeId id = 0; id < graph.size(); ++id) used = used || graph[id].op == sample.row;
  EXPECT_TRUE(used) << ir::print(graph);

  const ir::SymbolValues symbols = symbol_values(model.symbols);
  std::mt19937_64 rng(7);
  std::vector<ir::TensorData> leaves;
  for (const ir::Leaf& leaf : graph.leaves)
    leaves.push_back(random_tensor(graph.type(leaf.node), symbols, rng, sample.sample->low, sample.sample->high));
  const std::vector<ir::TensorData> results = ir::evaluate(graph, leaves, symbols);
  ASSERT_EQ(results.size(), 1u);
  const ir::TensorType& type = graph.type(graph.outputs[0].node);
  EXPECT_EQ(results[0].dtype, type.dtype);
  EXPECT_EQ(results[0].shape, extents(type.shape, symbols));
  for (const double value : results[0].real) EXPECT_TRUE(std::isfinite(value));
}

std::string name_of(const testing::TestParamInfo<OpSample>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Rows, Samples, testing::ValuesIn(op_samples()), name_of);

}  // namespace
