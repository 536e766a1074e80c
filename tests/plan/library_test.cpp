// Every layer of the library, in the programs that the comparison with Keras uses. In double, because masks of -1e9
// leave no digits of a float.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "autodiff/autodiff.h"
#include "ops/program.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

std::vector<std::filesystem::path> programs() {
  std::set<std::filesystem::path> found;
  for (const char* folder : {"/tests/oracle/fixtures", "/examples", "/examples/mnist"})
    for (const auto& entry : std::filesystem::directory_iterator(MODELC_SOURCE_DIR + std::string(folder)))
      if (entry.path().extension() == ".model") found.insert(entry.path());
  found.erase(MODELC_SOURCE_DIR "/tests/oracle/fixtures/creation.model");  // warns of an input that nothing uses
  return {found.begin(), found.end()};
}

class Library : public testing::TestWithParam<std::filesystem::path> {};

/// The graph with the gradients of a sum of squares of its outputs in their place, as training has them beside it.
ir::Graph backward(ir::Graph graph) {
  const auto call = [&](std::string_view op, std::vector<NodeId> inputs, ir::Attrs attrs = {}) {
    return graph.add(ops::row(op), std::move(inputs), std::move(attrs));
  };
  std::optional<NodeId> loss;
  for (const ir::Output& output : graph.outputs) {
    const ir::TensorType& type = graph.type(output.node);
    if (type.dtype != DType::f64) continue;
    Ints axes;
    for (std::size_t axis = 0; axis < type.rank(); ++axis) axes.push_back(static_cast<std::int64_t>(axis));
    const NodeId term = call("sum", {call("mul", {output.node, output.node})}, {{"axes", axes}, {"keepdims", false}});
    loss = loss ? call("add", {*loss, term}) : term;
  }
  std::vector<NodeId> wrt;
  for (const ir::Leaf& leaf : graph.leaves)
    if (graph.type(leaf.node).dtype == DType::f64) wrt.push_back(leaf.node);
  graph.outputs.clear();
  if (!loss) return graph;
  const std::vector<NodeId> gradients = autodiff::differentiate(graph, *loss, wrt);
  for (std::size_t i = 0; i < wrt.size(); ++i)
    graph.outputs.push_back({"gradient_" + std::to_string(i), gradients[i], {}});
  return graph;
}

TEST_P(Library, KeepsItsValuesAndGradients) {
  std::ostringstream text;
  text << std::ifstream(GetParam()).rdbuf();
  elaborate::Options options;
  options.scalar_f64 = true;
  const elaborate::Program program = tests::elaborated(text.str(), options);
  ASSERT_FALSE(program.models.empty());
  for (const elaborate::Model& model : program.models) {
    ir::SymbolValues symbols;
    for (const elaborate::Symbol& symbol : model.symbols) symbols[symbol.name] = symbol.name == "batch" ? 3 : 4;
    expect_planned(model.predict, symbols, 1e-6);
    expect_planned(backward(model.predict), symbols, 1e-6);
  }
}

INSTANTIATE_TEST_SUITE_P(All, Library, testing::ValuesIn(programs()), [](const auto& instance) {
  const std::filesystem::path& path = instance.param;  // examples may share a name
  return path.parent_path().filename().string() + "_" + path.stem().string();
});

}  // namespace
}  // namespace modelc::plan::test
