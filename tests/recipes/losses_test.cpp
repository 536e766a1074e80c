// Losses and their gradients with respect to the prediction, in all forms, are Keras's.
#include "recipes/recipe.h"

using namespace modelc;
using namespace modelc::tests;

namespace {

TEST(Losses, EqualKerasWithTheirGradients) {
  const Tensors tensors = read_tensors("losses");
  double worst = 0;
  int cases = 0;
  for (const std::vector<std::string>& row : read_table("losses")) {
    const std::string& name = row.at(0);
    const std::string& family = row.at(1);
    const bool weighted = row.at(2) == "weighted";
    SCOPED_TRACE(family + " " + row[2] + " " + row.at(3));
    const ir::TensorData& target = tensors.at(family + "/target");
    const ir::TensorData& prediction = tensors.at(family + "/prediction");
    const std::string batch = std::to_string(prediction.shape[0]);
    const std::string type = declared_type(prediction, batch);
    // The prediction is a weight, so that its gradient is among the entry point's results.
    Recipe recipe("model M { input x: " + type + " param p: " + type + " = zeros target y_true: " +
                  declared_type(target, batch) + (weighted ? " target w: f32[" + batch + "]" : std::string()) +
                  " output y = x * 0.0 + p compile(optimizer = SGD(), loss = " + row[3] +
                  (weighted ? ", sample_weight = w" : "") + ") }");
    if (!recipe.ok()) continue;
    recipe.kept["p"] = prediction;
    Tensors given{{"x", prediction}, {"y_true", target}};
    if (weighted) given["w"] = tensors.at("weights/" + batch);
    const Tensors found = recipe.run(recipe.entries().gradients, given);
    // Keras takes some factors, and all of CTC, through f32 whatever its default is.
    const double tolerance = family == "labels" ? 1e-6 : 1e-7;
    const double loss = tensors.at(name + "/loss").real.at(0);
    const double error = std::max(std::abs(found.at("loss").real.at(0) - loss) / std::max(1.0, std::abs(loss)),
                                  largest_error(found.at("grad/p"), tensors.at(name + "/gradient")));
    EXPECT_LE(error, tolerance);
    if (family != "labels") worst = std::max(worst, error);
    ++cases;
  }
  EXPECT_GE(cases, 80);
  std::printf("%d losses with gradients, largest error %.1e\n", cases, worst);
}

}  // namespace
