#include "support.h"

namespace modelc::elaborate::test {
namespace {

std::string weights_of(const std::string& body) {
  const Result r = run("model M { input x: f32[b, 4] " + body + " }");
  EXPECT_EQ(r.text, "") << body;
  return r.text.empty() ? weight_names(r.model()) : "";
}

TEST(CopyLayer, HasTheSameOptionsAndWeightsOfItsOwn) {
  EXPECT_EQ(weights_of("d = Dense(4, name = \"d\") e = copy_layer(d, {name: \"e\"}) output y = e(d(x))"),
            "d/kernel d/bias e/kernel e/bias");
  EXPECT_EQ(weights_of("d = Dense(4, name = \"d\") e = copy_layer(d, {name: \"e\", use_bias: false}) output y = e(x)"),
            "e/kernel");
}

TEST(CopyLayer, CopiesLayersAmongTheOptions) {
  EXPECT_EQ(weights_of("s = Sequential([Dense(4)], name = \"s\") t = copy_layer(s, {name: \"t\"}) output y = t(s(x))"),
            "s/dense/kernel s/dense/bias t/dense/kernel t/dense/bias");
}

TEST(CopyLayer, IsTheSameWhenABodyRunsAgain) {
  const Result r =
      run("layer Twin(l)(x) { a = copy_layer(l, {name: \"a\"}) return a(x) }\n"
          "model M { input x: f32[b, 4] t = Twin(Sequential([Dense(4)])) output y = t(t(x)) }");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(weight_names(r.model()), "twin/a/dense/kernel twin/a/dense/bias");
}

TEST(CopyLayer, RefusesWhatIsNoLayerAndUnknownOptions) {
  expect_error("model M { input x: f32[b, 4] output y = copy_layer(relu)(x) }", "E02", "`copy_layer` takes a layer");
  expect_error("model M { input x: f32[b, 4] output y = copy_layer(Dense(4), {unit: 3})(x) }", "E02",
               "`Dense` has no option `unit`");
  expect_error("model M { input x: f32[b, 4] output y = copy_layer(Dense(4), 3)(x) }", "E02", "`options` is a dict");
}

TEST(LayerAttributes, AreItsOptionsNameAndClass) {
  EXPECT_EQ(weights_of("d = Dense(4, name = \"d\") output y = Dense(d.units + 1, name = d.name + \"2\")(x)"),
            "d2/kernel d2/bias");
  EXPECT_EQ(weights_of("d = Dense(4) output y = Dense(2, name = \"is\" if d.class == \"Dense\" else \"no\")(x)"),
            "is/kernel is/bias");
  expect_error("model M { input x: f32[b, 4] d = Dense(4) output y = x * d.unit }", "E02", "did you mean `units`");
}

}  // namespace
}  // namespace modelc::elaborate::test
