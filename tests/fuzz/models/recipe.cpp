#include "fuzz/models/recipe.h"

namespace modelc::fuzz {

Loss random_loss(Draw& draw, const Value& prediction) {
  static const std::vector<Loss> of_any = {
      {"mse", ""},
      {"mae", ""},
      {"huber", ""},
      {"Huber(delta = 0.7)", ""},
      {"log_cosh", ""},
      {"MeanSquaredError(reduction = \"sum\")", ""},
      {"mean_squared_logarithmic_error", "softplus"},
      {"mean_absolute_percentage_error", ""},
      {"cosine_similarity", ""},
      {"binary_crossentropy", "sigmoid"},
      {"BinaryCrossentropy(from_logits = true)", ""},
      {"BinaryCrossentropy(label_smoothing = 0.1)", "sigmoid"},
      {"BinaryFocalCrossentropy(from_logits = true)", ""},
      {"hinge", ""},
      {"SquaredHinge()", ""},
      {"poisson", "softplus"},
      {"Dice()", "sigmoid"},
      {"Tversky(alpha = 0.3)", "sigmoid"},
      {"(t, p) -> (t - p) ** 2", ""},
      {"(t, p) -> sum(abs(t - p) * t, axis = -1)", ""},
      {"(t, p) -> mean((t - p) ** 2)", ""},
      {"(t, p) -> maximum(0.3 * (t - p), 0.7 * (p - t))", ""},
  };
  static const std::vector<Loss> of_classes = {
      {"categorical_crossentropy", "softmax"},
      {"CategoricalCrossentropy(from_logits = true, label_smoothing = 0.1)", ""},
      {"CategoricalFocalCrossentropy()", "softmax"},
      {"kl_divergence", "softmax"},
      {"SparseCategoricalCrossentropy(from_logits = true)", ""},
      {"sparse_categorical_crossentropy", "softmax"},
      {"SparseCategoricalCrossentropy(from_logits = true, ignore_class = 1)", ""},
      {"categorical_hinge", ""},
      {"(t, p) -> -sum(t * log(p + 1e-3), axis = -1)", "softmax"},
  };
  return prediction.channels() > 1 && draw.one_in(3) ? draw.any(of_classes) : draw.any(of_any);
}

std::string random_metrics(Draw& draw, const Value& prediction) {
  std::vector<std::string> from = {"mae", "RootMeanSquaredError()", "MeanMetricWrapper(huber, name = \"huber\")",
                                   "mse", "CosineSimilarity()",     "(t, p) -> abs(t - p)"};
  if (prediction.rank() == 1)
    from.insert(from.end(), {"binary_accuracy", "Precision()", "AUC(num_thresholds = 5)", "TruePositives()",
                             "R2Score()", "F1Score(average = \"macro\", threshold = 0.5)", "Recall(thresholds = 0.3)"});
  std::string text = "[" + draw.any(from);
  if (draw.one_in(3)) {
    const std::string second = draw.any(from);
    if (text.find(second) == std::string::npos) text += ", " + second;
  }
  return text + "]";
}

std::string random_optimizer(Draw& draw) {
  std::string name = draw.word({"SGD", "SGD", "RMSprop", "Adam", "Adam", "AdamW", "Adamax", "Nadam", "Ftrl", "Adagrad",
                                "Adadelta", "Lion", "Lamb"});
  Call call(draw, name);
  call.maybe(
      draw.word({"learning_rate = 0.05", "learning_rate = ExponentialDecay(0.1, 10, 0.9)",
                 "learning_rate = CosineDecay(0.1, 20)", "learning_rate = PiecewiseConstantDecay([2], [0.1, 0.01])",
                 "learning_rate = InverseTimeDecay(0.1, 5, 0.5, staircase = true)",
                 "learning_rate = PolynomialDecay(0.1, 10)"}),
      2);
  if (name == "SGD") call.maybe("momentum = 0.9", 2).maybe("nesterov = true");
  if (name == "RMSprop") call.maybe("centered = true").maybe("momentum = 0.5");
  if (name == "Adam") call.maybe("amsgrad = true");
  if (name == "Ftrl")
    call.maybe("l1_regularization_strength = 0.01").maybe("l2_shrinkage_regularization_strength = 0.01");
  call.maybe(draw.word({"global_clipnorm = 0.5", "clipnorm = 0.3", "clipvalue = 0.1"}));
  if (name != "AdamW") call.maybe("weight_decay = 0.01", 6);
  call.maybe("use_ema = true", 8).maybe("gradient_accumulation_steps = 2", 8);
  // Not done(): an optimizer takes no `trainable`.
  return call.text();
}

}  // namespace modelc::fuzz
