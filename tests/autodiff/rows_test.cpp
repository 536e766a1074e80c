#include <gtest/gtest.h>

#include "autodiff/check.h"
#include "numeric/op_samples.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

std::vector<OpSample> differentiable_samples() {
  std::vector<OpSample> samples;
  for (OpSample& sample : op_samples("f64"))
    if (sample.row->gradient || sample.row->lowering == ir::Lowering::control) samples.push_back(std::move(sample));
  return samples;
}

class Rows : public testing::TestWithParam<OpSample> {};

TEST_P(Rows, GradientIsTheSlope) {
  const OpSample& sample = GetParam();
  const elaborate::Program program = elaborated(sample.text);
  ASSERT_EQ(program.models.size(), 1u);
  const elaborate::Model& model = program.models[0];
  const ir::SymbolValues symbols = symbol_values(model.symbols);
  std::mt19937_64 rng(11);
  bool depends = false;
  for (int direction = 0; direction < 3; ++direction) {
    std::vector<ir::TensorData> leaves;
    for (const ir::Leaf& leaf : model.predict.leaves)
      leaves.push_back(random_tensor(model.predict.type(leaf.node), symbols, rng, sample.sample->low + 0.01,
                                     sample.sample->high - 0.01));
    const Slope found = slope(model.predict, leaves, symbols, rng);
    EXPECT_LT(relative_error(found), 1e-6) << found.derived << " and by differences " << found.measured << "\n"
                                           << sample.text;
    depends = depends || found.derived != 0;
  }
  EXPECT_TRUE(depends || sample.sample->call.find("cast(") != std::string_view::npos);
}

std::string name_of(const testing::TestParamInfo<OpSample>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(Table, Rows, testing::ValuesIn(differentiable_samples()), name_of);

// A row either has a gradient, or has no floating-point inputs, or is flat by design, or serves gradients itself.
TEST(Table, EveryRowSaysWhatItsGradientIs) {
  for (const ir::OpRow* row : ops::all()) {
    if (row->gradient || has(row->traits, ir::Trait::nondifferentiable)) continue;
    const bool is_gradient = row->name.find("_gradient") != std::string_view::npos;
    const bool is_leaf = row->lowering == ir::Lowering::leaf || row->lowering == ir::Lowering::control ||
                         row->name == "full" || row->name == "iota";
    EXPECT_TRUE(is_gradient || is_leaf) << row->name;
  }
}

}  // namespace
