#include "elaborate/elaborate.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace modelc::elaborate {
namespace {

class Memory : public FileSystem {
 public:
  std::map<std::string, std::string> files;
  std::optional<std::string> read(const std::string& path, std::string& error) const override {
    const auto found = files.find(path);
    if (found != files.end()) return found->second;
    error = "no such file";
    return std::nullopt;
  }
};

struct Result {
  Program program;
  std::string text;  ///< the diagnostics, rendered
};

Result run(const std::string& source, Options options = {}, std::map<std::string, std::string> others = {}) {
  Memory files;
  files.files = std::move(others);
  files.files["test.model"] = source;
  SourceMap sources;
  Diagnostics diagnostics;
  Result result;
  result.program = elaborate("test.model", files, sources, diagnostics, options);
  result.text = render_text(diagnostics, sources, false);
  for (const Model& model : result.program.models)
    if (!diagnostics.has_errors()) {
      EXPECT_EQ(ir::verify(model.predict), std::vector<std::string>{});
    }
  return result;
}

std::string weight_names(const Model& model) {
  std::string out;
  for (const Weight& weight : model.weights) out += weight.name + " ";
  return out;
}

TEST(Elaborate, DenseNetworkHasKerasNamesAndShapes) {
  const Result r = run(R"(
    model Mnist(hidden = 512) {
      input image: f32[batch, 784]
      x = image |> Dense(hidden, activation = relu) |> Dropout(0.1)
      output digit = x |> Dense(10, activation = softmax)
      compile(optimizer = RMSprop(), loss = categorical_crossentropy, metrics = [categorical_accuracy])
    })");
  ASSERT_EQ(r.text, "");
  ASSERT_EQ(r.program.models.size(), 1u);
  const Model& model = r.program.models[0];
  EXPECT_EQ(weight_names(model), "dense/kernel dense/bias dense_1/kernel dense_1/bias ");
  EXPECT_EQ(ir::str(model.predict.type(model.predict.outputs.at(0).node)), "f32[batch, 10]");
  EXPECT_EQ(ir::str(model.weights[0].type), "f32[784, 512]");
  ASSERT_EQ(model.layers.size(), 3u);
  EXPECT_EQ(model.layers[0].parameters, 784 * 512 + 512);
}

TEST(Elaborate, SettingsFixSymbolsAndHyperparameters) {
  Options options;
  options.settings = {{"batch", "4"}, {"hidden", "8"}};
  const Result r = run("model M(hidden = 2) { input x: f32[batch, 3] output y = x |> Dense(hidden) }", options);
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(ir::str(r.program.models[0].predict.type(r.program.models[0].predict.outputs[0].node)), "f32[4, 8]");
  EXPECT_TRUE(r.program.models[0].symbols.empty());
}

TEST(Elaborate, SharedInstanceHasOneSetOfWeights) {
  const Result r = run(R"(
    model Siamese {
      input left: f32[batch, 4]
      input right: f32[batch, 4]
      embed = Sequential([Dense(8, activation = relu), Dense(2)])
      output distance = Lambda(v -> sum((v[0] - v[1]) ** 2, axis = 1, keepdims = true))([embed(left), embed(right)])
    })");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(weight_names(r.program.models[0]),
            "sequential/dense/kernel sequential/dense/bias sequential/dense_1/kernel sequential/dense_1/bias ");
}

TEST(Elaborate, ValuesAreThoseOfTheArithmetic) {
  const Result r = run("model M { input x: f32[2, 3] output y = (x[:, ::-1] + 1) * [1.0, 2.0, 3.0] }");
  ASSERT_EQ(r.text, "");
  ir::TensorData x = ir::TensorData::zeros(ir::DType::f32, {2, 3});
  x.real = {1, 2, 3, 4, 5, 6};
  EXPECT_EQ(ir::evaluate(r.program.models[0].predict, {x}, {}).at(0).real, (std::vector<double>{4, 6, 6, 7, 12, 15}));
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

TEST(ElaborateErrors, UnknownNameSuggestsTheNearest) {
  const Result r = run("model M { input x: f32[b, 3] output y = Dnse(3)(x) }");
  EXPECT_NE(r.text.find("E0201"), std::string::npos) << r.text;
  EXPECT_NE(r.text.find("did you mean `Dense`?"), std::string::npos) << r.text;
}

TEST(ElaborateErrors, IndependentErrorsAreAllReported) {
  const Result r =
      run("model M { input x: f32[b, 3] p = foo(x) q = p + 1 r = x + [1.0, 2.0] output y = Dense(units = 3, unit = "
          "2)(x) }");
  EXPECT_NE(r.text.find("E0201"), std::string::npos) << r.text;
  EXPECT_NE(r.text.find("E0204"), std::string::npos) << r.text;
  EXPECT_NE(r.text.find("E0301"), std::string::npos) << r.text;
}

TEST(ElaborateErrors, WrongOutputShapeShowsBoth) {
  const Result r = run("model M { input x: f32[b, 3] output y = Lambda(v -> v ** 2, output_shape = (4,))(x) }");
  EXPECT_NE(r.text.find("E0307"), std::string::npos) << r.text;
  EXPECT_NE(r.text.find("[b, 4]"), std::string::npos) << r.text;
  EXPECT_NE(r.text.find("[b, 3]"), std::string::npos) << r.text;
}

TEST(ElaborateErrors, RecursionEndsInAnError) {
  const Result r = run("fn f(n) = f(n + 1) model M { input x: f32[b, 3] output y = x * f(1) }");
  EXPECT_NE(r.text.find("E0902"), std::string::npos) << r.text;
}

TEST(ElaborateErrors, SharedLayerNeedsOneShape) {
  const Result r = run("model M { input x: f32[b, 3] input z: f32[b, 4] d = Dense(2) p = d(x) output y = d(z) + p }");
  EXPECT_NE(r.text.find("E0401"), std::string::npos) << r.text;
}

TEST(ElaborateErrors, UnknownSettingIsRefused) {
  Options options;
  options.settings = {{"hiden", "8"}};
  const Result r = run("model M(hidden = 2) { input x: f32[b, 3] output y = x |> Dense(hidden) }", options);
  EXPECT_NE(first_line(r.text).find("E0504"), std::string::npos) << r.text;
  EXPECT_NE(r.text.find("did you mean `hidden`?"), std::string::npos) << r.text;
}

TEST(ElaborateErrors, MissingFileIsNamed) {
  SourceMap sources;
  Diagnostics diagnostics;
  elaborate("nowhere.model", Memory(), sources, diagnostics, {});
  EXPECT_EQ(render_text(diagnostics, sources, false), "error[E0601]: cannot read `nowhere.model`: no such file\n");
}

TEST(ElaborateImports, CyclesAreRefused) {
  const Result r =
      run("import \"a.model\" model M { input x: f32[b, 3] output y = x }", {}, {{"a.model", "import \"test.model\""}});
  EXPECT_NE(r.text.find("E0217"), std::string::npos) << r.text;
}

TEST(ElaborateImports, AliasQualifies) {
  const Result r = run("import \"a.model\" as a model M { input x: f32[b, 3] output y = a.double(x) }", {},
                       {{"a.model", "fn double(x) = 2 * x"}});
  EXPECT_EQ(r.text, "");
}

}  // namespace
}  // namespace modelc::elaborate
