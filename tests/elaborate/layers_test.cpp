#include "elaborate/training.h"
#include "support.h"

namespace modelc::elaborate::test {
namespace {

TEST(Layers, StatesAreUpdatedInOrder) {
  const Result r = run(R"(
    layer Delay(n)(x: f32[1, n]) {
      state last: f32[1, n] = 7
      y = last
      update last = x
      return y
    }
    model M {
      input x: f32[1, 2]
      delay = Delay(2)
      output once = delay(x)
      output twice = delay(x + 1)
    })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(weight_names(r.model()), "delay/last");
  EXPECT_TRUE(r.model().weights[0].state);
  const auto y = evaluate(r.model(), {{"x", reals({1, 2}, {1, 2})}});
  expect_values(y.at(0), {1, 2}, {7, 7});
  expect_values(y.at(1), {1, 2}, {1, 2});
  expect_values(y.at(2), {1, 2}, {2, 3});  // what the next call finds
}

TEST(Layers, BatchNormalizationMovesItsStatisticsWhenTraining) {
  const std::string source =
      "model M { input x: f32[b, 2] output y = BatchNormalization(momentum = 0.9, epsilon = 0.0, name = \"bn\")(x) }";
  const ir::TensorData x = reals({2, 2}, {1, 10, 3, 30});
  const Result inference = run(source);
  ASSERT_EQ(inference.text, "");
  EXPECT_TRUE(inference.model().predict.updates.empty());
  expect_values(evaluate(inference.model(), {{"x", x}}, {{"b", 2}}).at(0), {2, 2}, {1, 10, 3, 30});
  const Result r = run(source, training());
  ASSERT_EQ(r.text, "");
  ASSERT_EQ(r.model().predict.updates.size(), 2u);
  const auto y = evaluate(r.model(), {{"x", x}}, {{"b", 2}});
  expect_values(y.at(0), {2, 2}, {-1, -1, 1, 1});
  expect_values(y.at(1), {2}, {0.2, 2});                 // 0.9 * 0 + 0.1 * mean
  expect_values(y.at(2), {2}, {0.9 + 0.1, 0.9 + 10.0});  // 0.9 * 1 + 0.1 * variance
  const Result frozen =
      run("model M { input x: f32[b, 2] output y = BatchNormalization(trainable = false)(x) }", training());
  ASSERT_EQ(frozen.text, "");
  EXPECT_TRUE(frozen.model().predict.updates.empty());
  EXPECT_FALSE(frozen.model().weights[0].trainable);
}

TEST(Layers, TrainingIsKnownWhileCompiling) {
  const std::string source = "model M { input x: f32[b] output y = x * 2 if training else x |> Dropout(0.0) }";
  const Result inference = run(source);
  expect_values(evaluate(inference.model(), {{"x", reals({1}, {3})}}, {{"b", 1}}).at(0), {1}, {3});
  const Result r = run(source, training());
  expect_values(evaluate(r.model(), {{"x", reals({1}, {3})}}, {{"b", 1}}).at(0), {1}, {6});
}

TEST(Layers, AttributesAreHyperparametersAndWeights) {
  const Result r = run(R"(
    model M {
      input ids: i32[b, t]
      embedding = Embedding(10, 4)
      h = embedding(ids) |> Dense(embedding.output_dim)
      output logits = h @ transpose(embedding.embeddings)      # tied weights
    })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(output_types(r.model()), "logits: f32[b, t, 10]");
  EXPECT_EQ(weight_names(r.model()), "embedding/embeddings dense/kernel dense/bias");
  expect_error("model M { input x: f32[b, 3] d = Dense(2) output y = x * sum(d.kernel) }", "E0210",
               "once it was applied");
  expect_error("model M { input x: f32[b, 3] d = Dense(2) output y = d(x) * d.unit }", "E0210",
               "did you mean `units`?");
}

TEST(Layers, ModelsNestWithTheirWeightsAndTargets) {
  const Result r = run(R"(
    model Encoder(width = 4) {
      input image: f32[batch, 8]
      target label: f32[batch, width]
      z = Dense(width, name = "code")(image)
      output code = z
      loss mean((z - label) ** 2)
      output penalty = sum((z - label) ** 2)
    }
    layer Pair()(xs) {
      a = Dense(3)(xs.left)
      b = Dense(2)(xs["right"])
      return {first: a, both: [a, b]}
    }
    model Main {
      input l: f32[batch, 8]
      input r: f32[batch, 8]
      encode = Encoder(width = 5, name = "enc")
      p, _ = encode(l)
      q, _ = encode(image = r)
      d = Pair()({left: p, right: q})
      output y = d.first
      output z = d.both[1]
    })");
  ASSERT_EQ(r.text, "");
  const Model& model = r.program.models.at(1);
  EXPECT_EQ(weight_names(model),
            "enc/code/kernel enc/code/bias pair/dense/kernel pair/dense/bias pair/dense_1/kernel pair/dense_1/bias");
  EXPECT_EQ(output_types(model), "y: f32[batch, 3], z: f32[batch, 2]");
  ASSERT_EQ(model.layers.size(), 3u);
  EXPECT_EQ(model.layers[0].parameters, 45);
  EXPECT_EQ(model.layers[1].parameters, 0);
  EXPECT_EQ(model.layers[0].outputs.size(), 1u);  // the penalty is for training
}

TEST(Layers, ConstraintsAreFunctions) {
  EXPECT_EQ(
      run("model M { input x: f32[b, 3] param w: f32[3] = ones, constraint = v -> maximum(v, 0) output y = x * w }")
          .text,
      "");
  expect_error("model M { input x: f32[b, 3] param w: f32[3] = ones, constraint = 3 output y = x * w }", "E0208",
               "a constraint is a function");
}

TEST(Layers, AreRegularizedAsTheyAreAfterTheCall) {
  // The kernel diag(3, 1) with its largest singular value at one is diag(1, 1/3), whose squares sum to 10/9.
  Options options;
  options.train = true;
  const Result r = run(R"(
    model M {
      input x: f32[b, 2]
      output y = SpectralNormalization(Dense(2, use_bias = false, kernel_regularizer = L2(1.0), name = "d"), name = "s")(x)
      compile(optimizer = SGD(), loss = mse)
    })",
                       options);
  ASSERT_EQ(r.text, "");
  ASSERT_TRUE(r.model().training);
  const Tensors given{{"x", reals({1, 2}, {0, 0})},
                      {"y_true", reals({1, 2}, {0, 0})},
                      {"s/d/kernel", reals({2, 2}, {3, 0, 0, 1})},
                      {"s/vector_u", reals({1, 2}, {1, 0})}};
  const ir::Graph& loss = r.model().training->loss;
  std::vector<ir::TensorData> leaves;
  for (const ir::Leaf& leaf : loss.leaves) leaves.push_back(given.at(leaf.name));
  expect_values(ir::evaluate(loss, leaves, {{"b", 1}}).front(), {}, {10.0 / 9.0});
}

}  // namespace
}  // namespace modelc::elaborate::test
