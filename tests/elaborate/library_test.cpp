#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "elaborate/elaborate.h"

namespace modelc::elaborate {
namespace {

class OneFile : public FileSystem {
 public:
  std::string text;
  std::optional<std::string> read(const std::string&, std::string&) const override { return text; }
};

struct Case {
  std::string source;
  std::string weights;  ///< names, each followed by a space
  std::string output;   ///< type of the last model's first output
};

class Library : public testing::TestWithParam<Case> {};

TEST_P(Library, ElaboratesWithKerasNamesAndShapes) {
  OneFile files;
  files.text = GetParam().source;
  SourceMap sources;
  Diagnostics diagnostics;
  const Program program = elaborate("test.model", files, sources, diagnostics, {});
  ASSERT_EQ(render_text(diagnostics, sources, false), "");
  const Model& model = program.models.back();
  std::string weights;
  for (const Weight& weight : model.weights) weights += weight.name + " ";
  EXPECT_EQ(weights, GetParam().weights);
  EXPECT_EQ(ir::str(model.predict.type(model.predict.outputs.at(0).node)), GetParam().output);
  EXPECT_EQ(ir::verify(model.predict), std::vector<std::string>{});
}

std::string image(const std::string& layer) {
  return "model M { input x: f32[batch, 28, 28, 3] output y = " + layer + "(x) }";
}
std::string vector(const std::string& layer) {
  return "model M { input x: f32[batch, 12] output y = " + layer + "(x) }";
}

const Case layers[] = {
    {image("Conv2D(8, 3)"), "conv2d/kernel conv2d/bias ", "f32[batch, 26, 26, 8]"},
    {image("Conv2D(8, (3, 3), strides = 2, padding = \"same\", activation = relu)"), "conv2d/kernel conv2d/bias ",
     "f32[batch, 14, 14, 8]"},
    {image("MaxPooling2D(2)"), "", "f32[batch, 14, 14, 3]"},
    {image("AveragePooling2D((2, 2))"), "", "f32[batch, 14, 14, 3]"},
    {image("GlobalAveragePooling2D()"), "", "f32[batch, 3]"},
    {image("GlobalMaxPooling2D()"), "", "f32[batch, 3]"},
    {image("ZeroPadding2D(1)"), "", "f32[batch, 30, 30, 3]"},
    {image("UpSampling2D(2)"), "", "f32[batch, 56, 56, 3]"},
    {image("Flatten()"), "", "f32[batch, 2352]"},
    {image("Permute((3, 1, 2))"), "", "f32[batch, 3, 28, 28]"},
    {image("BatchNormalization(name = \"bn\")"), "bn/gamma bn/beta bn/moving_mean bn/moving_variance ",
     "f32[batch, 28, 28, 3]"},
    {vector("LayerNormalization()"), "layer_normalization/gamma layer_normalization/beta ", "f32[batch, 12]"},
    {vector("Reshape((3, 4))"), "", "f32[batch, 3, 4]"},
    {vector("Reshape((-1, 4))"), "", "f32[batch, 3, 4]"},
    {vector("RepeatVector(5)"), "", "f32[batch, 5, 12]"},
    {vector("Activation(gelu)"), "", "f32[batch, 12]"},
    {vector("LeakyReLU()"), "", "f32[batch, 12]"},
    {vector("ELU()"), "", "f32[batch, 12]"},
    {vector("Softmax()"), "", "f32[batch, 12]"},
    {vector("Dropout(0.5)"), "", "f32[batch, 12]"},
    {"model M { input x: i32[batch, 7] output y = Embedding(100, 16)(x) }", "embedding/embeddings ",
     "f32[batch, 7, 16]"},
    {"model M { input a: f32[b, 3] input c: f32[b, 3] output y = Concatenate()([a, c]) }", "", "f32[b, 6]"},
    {"model M { input a: f32[b, 3] input c: f32[b, 3] output y = Add()([a, c]) }", "", "f32[b, 3]"},
    {"model M { input a: f32[b, 3] input c: f32[b, 3] output y = Subtract()([a, c]) }", "", "f32[b, 3]"},
    {"model M { input a: f32[b, 3] input c: f32[b, 3] output y = Multiply()([a, c]) }", "", "f32[b, 3]"},
    {"model M { input a: f32[b, 3] input c: f32[b, 3] output y = Average()([a, c]) }", "", "f32[b, 3]"},
    {"model M { input a: f32[b, 3] input c: f32[b, 3] output y = Maximum()([a, c]) }", "", "f32[b, 3]"},
    {"model M { input a: f32[b, 3] input c: f32[b, 3] output y = Minimum()([a, c]) }", "", "f32[b, 3]"},
    {"model M { input a: f32[b, 3] input c: f32[b, 3] output y = Dot(axes = 1)([a, c]) }", "", "f32[b, 1]"},
    // The passthrough of YOLOv2, with a shape function.
    {"model M { input x: f32[b, h, w, 64] output y = Lambda(v -> space_to_depth(v, block_size = 2), "
     "output_shape = s -> (s[0], s[1] / 2, s[2] / 2, 4 * s[3]))(x) }",
     "", "f32[b, h / 2, w / 2, 256]"},
    {"fn antirectifier(x: [b, n]) -> [b, 2 * n] { x = x - mean(x, axis = 1, keepdims = true) x = K.l2_normalize(x, "
     "axis = 1) "
     "return concatenate([relu(x), relu(-x)], axis = 1) } " +
         vector("Lambda(antirectifier)"),
     "", "f32[batch, 24]"},
    {"layer OnePole(channels)(x: f32[1, channels]) -> f32[1, channels] { param a: f32[channels] = constant(0.5) "
     "state y: f32[1, channels] = zeros out = a * y + (1 - a) * x update y = out return out } "
     "model M { input x: f32[1, 2] output y = x |> OnePole(2) }",
     "one_pole/a one_pole/y ", "f32[1, 2]"},
    {"fn weighted(v, delta = 1.0) { y, t = v e = abs(y - t) return sum(where(e < delta, 0.5 * e ** 2, delta * (e - 0.5 "
     "* delta)), axis = -1) } "
     "model M { input x: f32[batch, 13] target price: f32[batch, 1] y = x |> Dense(1) output predicted = y "
     "output custom = Lambda(weighted, output_shape = (), arguments = {delta: 0.5}, name = \"custom\")([y, price]) "
     "compile(optimizer = Adam(learning_rate = 1e-3), loss = {custom: (y_true, y_pred) -> y_pred}) }",
     "dense/kernel dense/bias ", "f32[batch, 1]"},
};
INSTANTIATE_TEST_SUITE_P(Layers, Library, testing::ValuesIn(layers));

}  // namespace
}  // namespace modelc::elaborate
