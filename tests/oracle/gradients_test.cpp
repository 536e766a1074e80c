#include <gtest/gtest.h>

#include <cmath>

#include "autodiff/autodiff.h"
#include "oracle/fixture.h"

namespace modelc::oracle {
namespace {

std::vector<std::string> with_gradients() {
  std::vector<std::string> names;
  for (const std::string& name : fixture_names())
    if (!load(name).gradients.empty()) names.push_back(name);
  return names;
}

class Gradients : public testing::TestWithParam<std::string> {};

TEST_P(Gradients, EqualJax) {
  const Fixture fixture = load(GetParam());
  std::vector<std::string> complaints;
  std::string diagnostics;
  const elaborate::Program program = elaborate_fixture(fixture, diagnostics);
  ASSERT_EQ(diagnostics, "");
  const elaborate::Model& model = program.models.back();
  ir::Graph graph = model.predict;
  ir::SymbolValues symbols;
  std::vector<ir::TensorData> leaves = leaves_of(model, fixture, symbols, complaints);
  const std::vector<ir::TensorData> results = ir::evaluate(graph, leaves, symbols);
  std::vector<autodiff::Seed> seeds;
  for (std::size_t i = 0; i < graph.outputs.size(); ++i) {
    const ir::NodeId node = graph.outputs[i].node;
    if (!ir::is_float(graph.type(node).dtype)) continue;
    ir::TensorData weight = results[i];
    for (std::size_t k = 0; k < weight.real.size(); ++k)
      weight.real[k] = std::isfinite(weight.real[k]) ? std::cos(static_cast<double>(k)) : 0;
    seeds.push_back({node, graph.leaf(ir::Leaf::Kind::input, "seed_" + std::to_string(i), graph.type(node))});
    leaves.push_back(std::move(weight));
  }
  std::vector<ir::NodeId> wrt;
  std::vector<std::string> names;
  for (const ir::Leaf& leaf : model.predict.leaves)
    if (fixture.gradients.count(leaf.name) > 0) {
      wrt.push_back(leaf.node);
      names.push_back(leaf.name);
    }
  EXPECT_EQ(names.size(), fixture.gradients.size());
  const std::vector<ir::NodeId> gradients = autodiff::pull_back(graph, seeds, wrt);
  EXPECT_EQ(ir::verify(graph), std::vector<std::string>{});
  graph.outputs.clear();
  for (const ir::NodeId gradient : gradients) graph.outputs.push_back({"gradient", gradient, {}});
  const std::vector<ir::TensorData> found = ir::evaluate(graph, leaves, symbols);
  for (std::size_t i = 0; i < found.size(); ++i) {
    double size = 1;  // errors of f32, which JAX computes with, are relative to the largest element
    for (const double value : fixture.gradients.at(names[i]).real) size = std::max(size, std::abs(value));
    ir::TensorData expected = fixture.gradients.at(names[i]), actual = found[i];
    for (double& value : expected.real) value /= size;
    for (double& value : actual.real) value /= size;
    compare("gradient by " + names[i], actual, expected, complaints);
  }
  for (const std::string& complaint : complaints) ADD_FAILURE() << complaint;
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Gradients, testing::ValuesIn(with_gradients()),
                         [](const auto& name) { return name.param; });

}  // namespace
}  // namespace modelc::oracle
