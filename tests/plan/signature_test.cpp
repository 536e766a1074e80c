// Which kernels do the same to other buffers.
#include "plan/signature.h"

#include <set>

#include "ops/program.h"
#include "support.h"

namespace modelc::plan::test {
namespace {

/// The signatures of a model's kernels, after the passes.
std::vector<Signature> signatures(const std::string& body) {
  const elaborate::Program program = tests::elaborated("model M { input x: f32[4, 16]\n" + body + "\n}");
  const Plan plan = planned(passes::run(passes::optimization_pipeline(), program.models.at(0).predict));
  std::vector<Signature> all;
  for (const Kernel& kernel : plan.kernels) all.push_back(signature(plan, kernel));
  return all;
}

std::size_t different(const std::string& body) {
  std::set<std::string> works;
  for (const Signature& one : signatures(body)) works.insert(one.work);
  return works.size();
}

TEST(Signature, IsTheSameForBlocksThatRepeat) {
  const auto blocks = [](int n) {
    return "y = x\nfor i in range(" + std::to_string(n) +
           ") { y = y + (y |> Dense(16, activation = relu) |> LayerNormalization()) }\noutput z = y + 1";
  };
  EXPECT_GT(signatures(blocks(9)).size(), signatures(blocks(3)).size());
  EXPECT_EQ(different(blocks(9)), different(blocks(3)));
}

TEST(Signature, SaysWhatIsComputed) {
  EXPECT_EQ(different("output y = x |> Dense(16) |> Dense(16)"), 1U);
  EXPECT_EQ(different("output y = x |> Dense(16) |> Dense(16, activation = tanh)"), 2U);  // another function
  EXPECT_EQ(different("output y = x |> Dense(16) |> Dense(8)"), 2U);                      // another size
}

// Two tensors and one tensor twice are not the same, whatever their types.
TEST(Signature, TellsBuffersApart) {
  ir::Graph graph;
  const NodeId x = graph.leaf(ir::Leaf::Kind::input, "x", {DType::f32, {4}});
  const NodeId y = graph.leaf(ir::Leaf::Kind::input, "y", {DType::f32, {4}});
  const auto kernel = [](const Plan& plan) { return signature(plan, plan.kernels.at(0)); };
  const auto product = [&](NodeId a, NodeId b) {
    ir::Graph with = graph;
    const NodeId both = with.add(ops::row("mul"), {a, b});
    with.outputs.push_back({"z", with.add(ops::row("matmul"), {both, both}), {}});
    with.outputs.push_back({"both", both, {}});
    return kernel(planned(with));
  };
  const Signature other = product(x, y), same = product(x, x);
  EXPECT_NE(other.work, same.work);
  EXPECT_EQ(other.buffers.size(), same.buffers.size() + 1);
}

TEST(Signature, OfLoopsIsThatOfTheirBodies) {
  const auto loops = [](const std::string& second) {
    const elaborate::Program program = tests::elaborated(
        "model M { input x: f32[4, 16]\ns = x |> Reshape((4, 4))\n"
        "output y = s |> LSTM(4, return_sequences = true) |> " +
        second + "\n}");
    const Plan plan = planned(passes::run(passes::optimization_pipeline(), program.models.at(0).predict));
    std::multiset<std::string> works;
    for (const Kernel& kernel : plan.kernels)
      if (kernel.kind == Kernel::Kind::scan) works.insert(signature(plan, kernel).work);
    return works;
  };
  const auto same = loops("LSTM(4, return_sequences = true)");
  const auto other = loops("LSTM(4, return_sequences = true, activation = relu)");
  ASSERT_EQ(same.size(), 2U);
  ASSERT_EQ(other.size(), 2U);
  EXPECT_EQ(*same.begin(), *same.rbegin());
  EXPECT_NE(*other.begin(), *other.rbegin());
}

}  // namespace
}  // namespace modelc::plan::test
