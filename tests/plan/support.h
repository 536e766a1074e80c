#pragma once
#include <algorithm>

#include "interpreter.h"
#include "passes/support.h"
#include "plan/prepare.h"

namespace modelc::plan::test {

using passes::test::Builder;
using passes::test::Dims;
using passes::test::f32;
using passes::test::Ints;
using passes::test::sym;

inline const Dim batch = Dim::symbol("batch");

inline Plan planned(const ir::Graph& graph, bool fuse = true) {
  try {
    return make(graph, {.parts = {}, .fuse = fuse, .bands = false});
  } catch (const std::logic_error& error) {
    ADD_FAILURE() << error.what() << "\n" << ir::print(graph);
    return {};
  }
}

/// The plan must give these values.
inline void expect_values(const Plan& plan, const std::vector<ir::TensorData>& leaves, const ir::SymbolValues& symbols,
                          const std::vector<ir::TensorData>& expected, double tolerance) {
  if (!plan.graph) return;
  SCOPED_TRACE(ir::print(*plan.graph) + print(plan));
  try {
    passes::test::expect_same(interpret(plan, leaves, symbols, 7), expected, tolerance);
  } catch (const std::logic_error& error) {
    ADD_FAILURE() << error.what();
  }
}

/// The plan's values must be those of reference evaluation, for the graph as it is and after the passes, and where
/// nothing is fused. Returns the plan after the passes.
inline Plan expect_planned(const ir::Graph& graph, const ir::SymbolValues& symbols = {}, double tolerance = 1e-5) {
  const Plan raw = planned(graph);
  const ir::Graph optimized = passes::run(passes::optimization_pipeline(), graph);
  Plan plan = planned(optimized);
  const Plan separate = planned(optimized, false);
  for (unsigned seed = 1; seed <= 2; ++seed) {
    const std::vector<ir::TensorData> leaves = passes::test::random_leaves(graph, symbols, seed);
    const std::vector<ir::TensorData> expected = ir::evaluate(graph, leaves, symbols, 7);
    expect_values(plan, leaves, symbols, expected, tolerance);
    expect_values(raw, leaves, symbols, expected, tolerance);
    expect_values(separate, leaves, symbols, expected, tolerance);
  }
  return plan;
}

/// The leaves of what runs, behind those of the whole: what is prepared from them.
inline std::vector<ir::TensorData> with_prepared(const ir::Graph& graph, const Prepared& prepared,
                                                 const std::vector<ir::TensorData>& leaves,
                                                 const ir::SymbolValues& symbols) {
  const std::vector<ir::TensorData> ahead = ir::evaluate(prepared.ahead, leaves, symbols, 7);
  std::vector<ir::TensorData> given = leaves;
  for (const Prepared::Tensor& tensor : prepared.tensors) {
    if (tensor.weight.empty()) {
      given.push_back(ahead.at(tensor.output));
      continue;
    }
    const auto at = std::ranges::find(graph.leaves, tensor.weight, &ir::Leaf::name) - graph.leaves.begin();
    given.push_back(leaves.at(static_cast<std::size_t>(at)));
  }
  return given;
}

}  // namespace modelc::plan::test
