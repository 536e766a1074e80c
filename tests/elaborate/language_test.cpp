// The programs of the language's description, each compiled and, where that is simple, evaluated.
#include <cmath>

#include "support.h"

namespace modelc::elaborate::test {
namespace {

const std::string mnist = R"(# mnist.model: the Keras "antirectifier" example
fn antirectifier(x: [b, n]) -> [b, 2 * n] {
    x = x - mean(x, axis = 1, keepdims = true)
    x = l2_normalize(x, axis = 1)
    return concatenate([relu(x), relu(-x)], axis = 1)
}

model Mnist(hidden = 512) {
    input image: f32[batch, 784]
    x = image |> Dense(hidden) |> Lambda(antirectifier) |> Dropout(0.1)
              |> Dense(hidden / 2) |> Lambda(antirectifier) |> Dropout(0.1)
    output digit = x |> Dense(10, activation = softmax)

    compile(optimizer = RMSprop(), loss = categorical_crossentropy, metrics = [categorical_accuracy])
})";

TEST(Language, FirstLook) {
  const Result r = run(mnist);
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(weight_names(r.model()), "dense/kernel dense/bias dense_1/kernel dense_1/bias dense_2/kernel dense_2/bias");
  EXPECT_EQ(output_types(r.model()), "digit: f32[batch, 10]");
  EXPECT_EQ(ir::str(r.model().weights[2].type), "f32[1024, 256]");
  const Result twice = run(mnist, with({{"hidden", "6"}, {"batch", "2"}}));
  ASSERT_EQ(twice.text, "");
  EXPECT_EQ(ir::str(twice.model().weights[2].type), "f32[12, 3]");
  const ir::TensorData digit = evaluate(twice.model(), {{"image", reals({2, 784}, Doubles(1568, 0.5))}}).at(0);
  for (int row = 0; row < 2; ++row) {
    double sum = 0;
    for (int i = 0; i < 10; ++i) sum += digit.real[row * 10 + i];
    EXPECT_NEAR(sum, 1, 1e-6);
  }
  const Result odd = run(mnist, with({{"hidden", "7"}}));
  EXPECT_NE(odd.text.find("E0213"), std::string::npos) << odd.text;  // 7 / 2 is no whole number
}

TEST(Language, FunctionsOfTheDescription) {
  expect_expression("f32[4]", "(x -> where(x > 0, x, 0.3 * x))(x)", reals({4}, {-2, -1, 0, 3}), {4},
                    {-0.6, -0.3, 0, 3});
  const Result r = run(R"(
    fn leaky_relu(x, negative_slope = 0.3) = where(x > 0, x, negative_slope * x)
    fn moments(x, axis) { m = mean(x, axis, keepdims = true)  return m, mean((x - m) ** 2, axis, keepdims = true) }
    fn hard_round(x) = round(x) grad (x, dy) -> dy            # custom gradient: inputs, then the output's gradient
    extern fn warp(x: f32[b, h, w, c], angle: f32[b]) -> f32[b, h, w, c]
        header "warp.hpp" call "app::warp" gradient "app::warp_grad"
    model M {
      input x: f32[batch, 4]
      m, v = moments(x, axis = -1)
      output a = leaky_relu(x)
      output b = leaky_relu(x, negative_slope = 0.5)
      output mean = m
      output variance = v
      output rounded = hard_round(x)
      # the function hides the library's, which is meant
    })");
  EXPECT_EQ(r.text.substr(0, 14), "warning[W0703]") << r.text;
  const auto y = evaluate(r.model(), {{"x", reals({1, 4}, {-2, 0, 1.4, 2.6})}}, {{"batch", 1}});
  expect_values(y.at(0), {1, 4}, {-0.6, 0, 1.4, 2.6});
  expect_values(y.at(1), {1, 4}, {-1, 0, 1.4, 2.6});
  expect_values(y.at(2), {1, 1}, {0.5});
  expect_values(y.at(3), {1, 1}, {(6.25 + 0.25 + 0.81 + 4.41) / 4});
  expect_values(y.at(4), {1, 4}, {-2, 0, 1, 3});
}

TEST(Language, LayerOfTheDescription) {
  const Result r = run(R"(
    layer Linear(units, activation = none, use_bias = true, kernel_initializer = glorot_uniform,
                bias_initializer = zeros, kernel_regularizer = none)
         (x: [..., n]) -> [..., units] {
        param kernel: f32[n, units] = kernel_initializer, regularizer = kernel_regularizer
        y = x @ kernel
        if use_bias { param bias: f32[units] = bias_initializer   y = y + bias }
        return activation(y) if activation != none else y
    }
    model M {
      input x: f32[batch, 3]
      shared = Linear(3, name = "fc", kernel_initializer = ones, bias_initializer = constant(0.5))
      output y = x |> shared |> shared |> Linear(1, use_bias = false, kernel_initializer = 2) |> Linear(2, relu)
    })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(weight_names(r.model()), "fc/kernel fc/bias linear/kernel linear_1/kernel linear_1/bias");
  EXPECT_EQ(output_types(r.model()), "y: f32[batch, 2]");
  const auto y = evaluate(r.model(), {{"x", reals({1, 3}, {1, 2, 3})}, {"linear_1/kernel", reals({1, 2}, {1, -1})}},
                          {{"batch", 1}});
  expect_values(y.at(0), {1, 2}, {120, 0});  // (3 * 6.5 + 0.5) * 3 * 2
}

TEST(Language, LambdaOfTheDescription) {
  const Result r = run(R"(
    model M {
      input x: f32[batch, H, 6, 3]
      input z: f32[batch, 5]
      output halves = Lambda(x -> space_to_depth(x, 2), output_shape = s -> (s[0], s[1] / 2, s[2] / 2, 4 * s[3]))(x)
      output total = Lambda(v -> sum(v[0]) + sum(v[1]), output_shape = none)([x, z])
      output scaled = Lambda((v, by) -> v * by, output_shape = (5,), arguments = {by: 3.0})(z)
      output each = Lambda(v -> v[0] + 1, output_shape = s -> s[0])([z, x])
      output one = Lambda(v -> mean(v, axis = 1), output_shape = ())(z)
    })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(
      output_types(r.model()),
      "halves: f32[batch, H / 2, 3, 12], total: f32, scaled: f32[batch, 5], each: f32[batch, 5], one: f32[batch]");
  EXPECT_EQ(requirements(r.model()), "H / 2 is a whole number");
  expect_error("model M { input x: f32[b, 4] output y = Lambda(v -> v, output_shape = ())(x) }", "E0307", "[b, 4]");
  expect_error("model M { input x: f32[b, H] output y = Lambda(v -> v, output_shape = s -> (s[0], s[1] + 1))(x) }",
               "E0307", "H + 1");
}

TEST(Language, ModelOfTheDescription) {
  const Result r = run(R"(
    model Siamese {
        input left: f32[batch, 28, 28, 1]
        input right: f32[batch, 28, 28, 1]
        embed = Sequential([Flatten(), Dense(128, activation = relu), Dense(32)])     # shared weights
        output distance = Lambda(v -> sqrt(sum((v[0] - v[1]) ** 2, axis = 1, keepdims = true)))([embed(left), embed(right)])
        compile(optimizer = Adam(learning_rate = 1e-3), loss = (y_true, d) -> y_true * d ** 2 + (1 - y_true) * maximum(1 - d, 0) ** 2)
    })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(output_types(r.model()), "distance: f32[batch, 1]");
  EXPECT_EQ(r.model().weights.size(), 4u);
  const ir::TensorData image = count({1, 28, 28, 1});
  expect_values(evaluate(r.model(), {{"left", image}, {"right", image}}, {{"batch", 1}}).at(0), {1, 1}, {0});
}

TEST(Language, OptimizerOfTheDescription) {
  const Result r = run(R"(
    optimizer MyAdam(learning_rate = 0.001, beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-7)(w, g, step) {
        state m = zeros   state v = zeros
        update m = beta_1 * m + (1 - beta_1) * g
        update v = beta_2 * v + (1 - beta_2) * g ** 2
        return w - learning_rate * sqrt(1 - beta_2 ** step) / (1 - beta_1 ** step) * m / (sqrt(v) + epsilon)
    }
    model M {
      input x: f32[batch, 3]
      output y = Dense(1)(x)
      compile(optimizer = MyAdam(learning_rate = step -> 0.1 / step), loss = mean_squared_error)
    })");
  ASSERT_EQ(r.text, "");
}

TEST(Language, LossLayerAndTargets) {
  const Result r = run(R"(
    fn custom_loss(y, boxes) = mean((y - boxes) ** 2, axis = -1)
    model M {
      input x: f32[batch, 5]
      target boxes: f32[batch, 5]
      y = Dense(5)(x)
      output prediction = y
      output custom_loss = Lambda(v -> custom_loss(v[0], v[1]), output_shape = ())([y, boxes])
      loss sum(y ** 2) * 0.01
      compile(optimizer = SGD(), loss = {custom_loss: (y_true, y_pred) -> y_pred})
    })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(output_types(r.model()), "prediction: f32[batch, 5]");
  for (const ir::Leaf& leaf : r.model().predict.leaves) EXPECT_NE(leaf.kind, ir::Leaf::Kind::target);
}

TEST(Language, NamesOfOtherLanguagesAreNames) {
  const Result r = run(R"(
    model class {
      input int: f32[b, 3]
      namespace = int + 1
      _x = namespace * 2
      a__b = _x
      as = 1  extern = 2  layer = 3  optimizer = 4  model = 5  input = [6]  target = 7  param = 8  state = 9  update = 10
      loss = 11  compile = 12  grad = 13  header = 14  call = 15  gradient = 16
      output std = a__b + as + extern + layer + optimizer + model + input[0] + target + param + state + update + loss
                   + compile + grad + header + call + gradient
      output output = int
    })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(output_types(r.model()), "std: f32[b, 3], output: f32[b, 3]");
  expect_values(evaluate(r.model(), {{"int", reals({1, 3}, {0, 1, 2})}}, {{"b", 1}}).at(0), {1, 3}, {138, 140, 142});
}

TEST(Language, DocumentationIsCarried) {
  const Result r =
      run("## About digits.\n##\n## And more.\n\n## The network.\nmodel M { input x: f32[b, 3] output y = x }");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(r.program.doc, "About digits.\n\nAnd more.");
  EXPECT_EQ(r.model().doc, "The network.");
  EXPECT_EQ(run("## The network.\nmodel M { input x: f32[b, 3] output y = x }").program.doc, "");
}

TEST(Language, ACallAloneIsACheck) {
  const std::string check = "fn check(n) { if n > 3 { error(\"too many\") } return none } fn twice(n) = 2 * n ";
  const auto m = [&](const std::string& call) {
    return check + "model M { input x: f32[b, 3] " + call + " output y = x }";
  };
  EXPECT_EQ(run(m("check(3)")).text, "");
  expect_error(m("check(4)"), "E0209", "too many");
  expect_error(m("twice(4)"), "E0219", "nothing becomes of this call");
  expect_error(m("Dense(4)(x)"), "E0");
}

}  // namespace
}  // namespace modelc::elaborate::test
