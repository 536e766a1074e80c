// Optimizers, their common options, schedules and constraints change weights as Keras's do, step by step.
#include "recipes/recipe.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

constexpr double tolerance = 1e-7;  // Keras takes some numbers of schedules through f32 whatever its default is

/// One step's part of a tensor with the steps along axis 0.
ir::TensorData part(const ir::TensorData& all, std::int64_t step) {
  std::vector<std::int64_t> shape(all.shape.begin() + 1, all.shape.end());
  ir::TensorData data = ir::TensorData::zeros(all.dtype, shape);
  const auto size = static_cast<std::ptrdiff_t>(data.real.size());
  std::copy_n(all.real.begin() + step * size, size, data.real.begin());
  return data;
}

TEST(Updates, EqualKerasInEveryStep) {
  const Tensors tensors = read_tensors("updates");
  const std::int64_t steps = tensors.at("x").shape[0];
  double worst = 0;
  int cases = 0;
  for (const std::vector<std::string>& row : read_table("updates")) {
    SCOPED_TRACE(row.at(1) + " with " + row.at(2));
    Recipe recipe("model M { input x: f32[batch, 4] output y = Dense(3, name = \"d\", kernel_constraint = " + row[2] +
                  ")(x) compile(optimizer = " + row[1] + ", loss = mse) }");
    if (!recipe.ok()) continue;
    recipe.kept["d/kernel"] = tensors.at("kernel");
    recipe.kept["d/bias"] = tensors.at("bias");
    for (std::int64_t step = 0; step < steps; ++step) {
      recipe.run(recipe.entries().step,
                 {{"x", part(tensors.at("x"), step)}, {"y_true", part(tensors.at("y_true"), step)}});
      const double error = std::max(largest_error(recipe.kept["d/kernel"], part(tensors.at(row[0] + "/kernel"), step)),
                                    largest_error(recipe.kept["d/bias"], part(tensors.at(row[0] + "/bias"), step)));
      worst = std::max(worst, error);
      ASSERT_LE(error, tolerance) << "in step " << step;
    }
    if (const auto last = tensors.find(row[0] + "/final_kernel"); last != tensors.end()) {
      EXPECT_LE(largest_error(recipe.kept.at("optimizer/moving-average/d/kernel"), last->second), tolerance);
    }
    ++cases;
  }
  EXPECT_GE(cases, 55);
  std::printf("%d optimizers with their options, largest error %.1e\n", cases, worst);
}

}  // namespace
