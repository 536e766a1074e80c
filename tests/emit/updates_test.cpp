// How the optimizer's update is planned: in place, and as one loop over weights that lie side by side.
#include <gtest/gtest.h>

#include <algorithm>

#include "ops/program.h"
#include "passes/pipelines.h"
#include "plan/plan.h"
#include "training/training.h"

namespace modelc {
namespace {

struct Update {
  training::Entries entries;
  plan::Plan plan;
  int loops = 0;   ///< kernels that write new values of more than one element
  int copies = 0;  ///< new values that are copied to their places
};

Update planned(const std::string& compile) {
  elaborate::Options options;
  options.train = true;
  const elaborate::Program program = tests::elaborated(
      "model M { input x: f32[8, 5] output y = x |> Dense(7, activation = tanh) |> Dense(3, activation = tanh) |> "
      "Dense(2) compile(loss = mean_squared_error, " +
          compile + ") }",
      options);
  Diagnostics diagnostics;
  Update update{*training::make_entries(program.models.at(0), diagnostics), {}};
  plan::Surroundings surroundings;
  for (const training::Block& block : update.entries.blocks)
    for (const std::string& part : block.parts) surroundings.parts.insert({block.name, part});
  update.plan = plan::make(passes::run(passes::optimization_pipeline(), update.entries.step), surroundings);
  for (const plan::Kernel& kernel : update.plan.kernels)
    update.loops += std::any_of(kernel.writes.begin(), kernel.writes.end(), [&](plan::BufferId id) {
      const plan::Buffer& buffer = update.plan.buffers[id];
      return buffer.kind == plan::Buffer::Kind::updated && !buffer.type.shape.empty();
    });
  for (const plan::Result& result : update.plan.updates)
    update.copies += update.plan.buffers[result.window.buffer].kind != plan::Buffer::Kind::updated;
  return update;
}

TEST(Updates, AreOneLoopOverAllWeightsInTheirPlace) {
  for (const char* optimizer :
       {"SGD(0.1)", "SGD(0.1, momentum = 0.9, nesterov = true)", "RMSprop(0.01)", "Adam(0.001)", "AdamW(0.001)",
        "Adamax(0.001)", "Adagrad(0.1)", "Ftrl(0.1)", "Adam(0.001, global_clipnorm = 1.0)",
        "Adam(0.001, clipvalue = 0.5)", "Adam(0.001, weight_decay = 0.01)", "Lion(0.001)", "Adadelta(0.001)",
        "Adam(0.001, use_ema = true)"}) {
    SCOPED_TRACE(optimizer);
    const Update update = planned(std::string("optimizer = ") + optimizer);
    EXPECT_EQ(update.loops, 1) << print(update.plan);
    EXPECT_EQ(update.copies, 0) << print(update.plan);
    ASSERT_FALSE(update.entries.blocks.empty());
    // 35, 7, 21, 3, 6 and 2 elements, each but the last with what fills 64 bytes.
    EXPECT_EQ(ir::str(update.entries.blocks[0].type), "f32[130]");
    EXPECT_EQ(update.entries.blocks[0].parts.size(), 6U);
  }
}

TEST(Updates, NumbersOfAnOptimizerAreChangedForEachWeight) {
  const Update update = planned("optimizer = Nadam(0.001)");
  EXPECT_EQ(update.loops, 1) << print(update.plan);
  EXPECT_EQ(std::count_if(update.entries.slots.begin(), update.entries.slots.end(),
                          [](const elaborate::Slot& slot) { return slot.name.starts_with("optimizer/u_product/"); }),
            6);
}

TEST(Updates, NormsOfTheirOwnKeepWeightsApart) {
  for (const char* optimizer : {"Lamb(0.001)", "Adam(0.001, clipnorm = 1.0)"}) {
    SCOPED_TRACE(optimizer);
    const Update update = planned(std::string("optimizer = ") + optimizer);
    EXPECT_TRUE(update.entries.blocks.empty());
    EXPECT_GE(update.loops, 6) << print(update.plan);
  }
}

/// How many gradients of weights are a known zero.
int zero_gradients(const std::string& layers) {
  elaborate::Options options;
  options.train = true;
  const elaborate::Program program =
      tests::elaborated("model M { input x: f32[8, 5] h = x |> Dense(7) " + layers +
                            " compile(optimizer = SGD(0.1), loss = mean_squared_error) }",
                        options);
  Diagnostics diagnostics;
  const training::Entries entries = *training::make_entries(program.models.at(0), diagnostics);
  int zeros = 0;
  for (const ir::Output& output : entries.gradients.outputs)
    zeros += output.name.starts_with("grad/") && entries.gradients[output.node].op->name == "full";
  return zeros;
}

TEST(Gradients, StopWhereTheModelSaysSo) {
  EXPECT_EQ(zero_gradients("output y = h |> Dense(1)"), 0);
  EXPECT_EQ(zero_gradients("output y = stop_gradient(h) |> Dense(1)"), 2);  // kernel and bias
}

}  // namespace
}  // namespace modelc
