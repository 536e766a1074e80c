// Metrics accumulate over the batches of an epoch as Keras's do.
#include "recipes/recipe.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

TEST(Metrics, EqualKerasAfterEachBatch) {
  const Tensors tensors = read_tensors("metrics");
  double worst = 0;
  int cases = 0;
  for (const std::vector<std::string>& row : read_table("metrics")) {
    const std::string& family = row.at(1);
    const bool weighted = row.at(2) == "weighted";
    SCOPED_TRACE(family + " " + row[2] + " " + row.at(3));
    const auto batch = [&](const std::string& what, std::size_t i) {
      return tensors.at(family + "/" + what + "/" + std::to_string(i));
    };
    Recipe recipe("model M { input x: " + declared_type(batch("prediction", 0)) + " param p: f32 = 1 target y_true: " +
                  declared_type(batch("target", 0)) + (weighted ? " target w: f32[batch]" : "") +
                  " output y = x * p compile(optimizer = SGD(), loss = (t, p) -> p, " +
                  (weighted ? "sample_weight = w, weighted_metrics = [" : "metrics = [") + row[3] + "]) }");
    if (!recipe.ok()) continue;
    const ir::TensorData& expected = tensors.at(row[0] + "/values");
    ir::TensorData values = expected;
    for (std::size_t i = 0; i < values.real.size(); ++i) {
      Tensors given{{"x", batch("prediction", i)}, {"y_true", batch("target", i)}};
      if (weighted) given["w"] = tensors.at("weights/" + std::to_string(i));
      const Tensors found = recipe.run(recipe.entries().evaluate, given);
      ASSERT_EQ(found.count(row.at(4)), 1u) << "the metric is not called " << row[4];
      values.real[i] = found.at(row[4]).real.at(0);
    }
    const double error = largest_error(values, expected);
    EXPECT_LE(error, 1e-6) << values.real[0] << " " << values.real[1] << " " << values.real[2] << ", in Keras "
                           << expected.real[0] << " " << expected.real[1] << " " << expected.real[2];
    worst = std::max(worst, error);
    ++cases;
  }
  EXPECT_GE(cases, 90);
  std::printf("%d metrics, largest error %.1e\n", cases, worst);
}

std::vector<std::string> metric_slots(const Recipe& recipe) {
  std::vector<std::string> names;
  for (const elaborate::Slot& slot : recipe.entries().slots)
    if (slot.name.rfind("metric/", 0) == 0) names.push_back(slot.name);
  return names;
}

// Of each output's metrics, the states that decide their values, and none else.
TEST(Metrics, EachOutputHasStatesOfItsOwn) {
  const Recipe recipe(
      "model M { input x: f32[batch, 1] param p: f32 = 1 output a = x * p output c = x * (2 * p) "
      "compile(optimizer = SGD(), loss = mse, metrics = [Recall(), accuracy]) }");
  ASSERT_TRUE(recipe.ok());
  EXPECT_EQ(metric_slots(recipe),
            (std::vector<std::string>{"metric/a_recall/counts/true_positives", "metric/a_recall/counts/false_negatives",
                                      "metric/a_accuracy/total", "metric/a_accuracy/count",
                                      "metric/c_recall/counts/true_positives", "metric/c_recall/counts/false_negatives",
                                      "metric/c_accuracy/total", "metric/c_accuracy/count"}));
  std::vector<std::string> names;
  for (const ir::Output& output : recipe.entries().evaluate.outputs) names.push_back(output.name);
  EXPECT_EQ(names, (std::vector<std::string>{"loss", "a_recall", "a_accuracy", "c_recall", "c_accuracy"}));
}

// The largest error so far: a state that does not start at 0, combined otherwise than by addition.
TEST(Metrics, UsersWriteTheirOwn) {
  Recipe recipe(
      "layer MaxError(scale = 1.0)(y_true, y_pred) { state worst: f32 = -1 "
      "update worst = maximum(worst, scale * max(abs(y_true - y_pred))) return worst } "
      "model M { input x: f32[batch, 2] param p: f32 = 1 output y = x * p "
      "compile(optimizer = SGD(), loss = mse, metrics = [MaxError, MaxError(scale = 10, name = \"ten\"), (t, p) -> p]) "
      "}");
  ASSERT_TRUE(recipe.ok());
  EXPECT_EQ(recipe.kept.at("metric/max_error/worst").real.at(0), -1);
  const auto batch = [](std::vector<double> values) {
    ir::TensorData data = ir::TensorData::zeros(ir::DType::f64, {static_cast<std::int64_t>(values.size()) / 2, 2});
    data.real = std::move(values);
    return data;
  };
  recipe.run(recipe.entries().evaluate, {{"x", batch({1, 5})}, {"y_true", batch({3, 4})}});
  const Tensors found =
      recipe.run(recipe.entries().evaluate, {{"x", batch({1, 2, 3, 4})}, {"y_true", batch({1, 2, 3, 3})}});
  EXPECT_EQ(found.at("max_error").real.at(0), 2);
  EXPECT_EQ(found.at("ten").real.at(0), 20);
  EXPECT_NEAR(found.at("metric").real.at(0), (1 + 5 + 1 + 2 + 3 + 4) / 6.0, 1e-12);
}

}  // namespace
