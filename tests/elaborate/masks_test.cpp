#include "support.h"

namespace modelc::elaborate::test {
namespace {

/// y of a model of steps [b, 3, 2] whose second and third step are zero in the first sample.
void expect_masked(const std::string& expression, const Extents& shape, const Doubles& expected) {
  expect_expression("f32[b, 3, 2]", expression, reals({1, 3, 2}, {1, 2, 0, 0, 0, 0}), shape, expected);
}

const std::string given = "with_mask(x, any(x != 0, axis = -1))";

TEST(Masks, TravelWithAValue) {
  expect_masked("cast(mask_of(" + given + "), f32)", {1, 3}, {1, 0, 0});
  expect_masked("x if mask_of(x) == none else x + 1", {1, 3, 2}, {1, 2, 0, 0, 0, 0});
  expect_masked("cast(mask_of(with_mask(x, [[true, false, true]])), f32) + 0 * x[:, :, 0]", {1, 3}, {1, 0, 1});
  // Binding, structure and with_mask(..., none) do with it what they do with the value.
  expect_masked("(v -> cast(mask_of(v[1]), f32))([x, " + given + "])", {1, 3}, {1, 0, 0});
  expect_masked("x if mask_of(with_mask(" + given + ", none)) == none else x + 1", {1, 3, 2}, {1, 2, 0, 0, 0, 0});
}

TEST(Masks, EndAtOperationsAndPassThroughLayers) {
  const auto expect = [](const std::string& value, bool masked) {
    const Result r =
        run("layer Twice()(x) { return x + x }\nmodel M { input x: f32[b, 3, 2] m = " + given + " v = " + value +
            " output w = sum(v) output y = cast(mask_of(v), f32) if mask_of(v) != none else sum(x) }");
    ASSERT_EQ(r.text, "") << value;
    EXPECT_EQ(output_types(r.model()), masked ? "w: f32, y: f32[b, 3]" : "w: f32, y: f32") << value;
  };
  expect("m", true);
  expect("m + 1", false);
  expect("m |> Dense(4)", true);
  expect("m |> Dense(4) |> Dropout(0.5) |> Activation(relu)", true);
  expect("Twice()(m)", true);
  expect("Twice()(m + 0)", false);
  expect("m |> Flatten()", false);  // the axes are others
  expect("m |> Reshape((2, 3))", false);
  expect("Sequential([Dense(4), Dense(5)])(m)", true);
  expect("Sequential([Flatten(), Dense(6), Reshape((3, 2))])(m)", false);
  expect("Add()([m, m])", true);
  expect("Add()([m, x])", false);  // x counts everywhere
  expect("Concatenate()([m, x])", false);
  expect("Concatenate(axis = -2)([m, x])[:, :3]", false);
  expect("m |> Conv1D(4, 2, padding = \"same\")", false);  // as in Keras
  expect("Lambda(v -> v + 1)(m)", false);
  expect("Lambda(v -> v + 1, mask = (v, mask) -> mask)(m)", true);
  expect("Lambda(v -> v + 1, mask = (v, mask) -> logical_not(mask))(m)", true);
  expect("Lambda(v -> v[0] + v[1], mask = (v, mask) -> mask[0])([m, x])", true);
  expect("Lambda(v -> v + 1, mask = [[true, true, false]])(x)", true);
}

TEST(Masks, AreJoinedWhereSeveralMeet) {
  const Result r = run(R"(
    layer Sum()(p, q) { return p + q }
    model M {
      input x: f32[b, 3, 2]
      p = with_mask(x, [[true, false, false]])
      q = with_mask(x + 1, [[true, true, false]])
      output y = cast(mask_of(Sum()(p, q)), f32) + 0 * sum(x)
      output z = cast(mask_of(Add()([p, q])), f32) + 0 * sum(x)
    })");
  ASSERT_EQ(r.text, "");
  const auto results = evaluate(r.model(), {{"x", reals({1, 3, 2}, Doubles(6, 1.0))}}, {{"b", 1}});
  expect_values(results.at(0), {1, 3}, {1, 0, 0});
  expect_values(results.at(1), {1, 3}, {1, 1, 0});  // as in Keras
}

TEST(Masks, OfOutputsBelongToTheRecipe) {
  const Result r = run("model M { input x: f32[b, 3, 2] output y = Dense(1)(" + given + ") output z = x + 1 }");
  ASSERT_EQ(r.text, "");
  EXPECT_EQ(output_types(r.model()), "y: f32[b, 3, 1], z: f32[b, 3, 2]");
}

TEST(Masks, ExplainsWhatIsNone) {
  const auto y = [](const std::string& e) { return "model M { input x: f32[b, 3, 2] output y = " + e + " }"; };
  expect_error(y("with_mask(x, x)"), "E0302", "a mask is a bool tensor");
  expect_error(y("with_mask(x, [[true, false]])"), "E0301", "is no mask of `f32[b, 3, 2]`");
  expect_error(y("with_mask(x, expand_dims(x, 0) != 0)"), "E0301", "the first axes");
  expect_error(y("Lambda(v -> v, mask = 3)(x)"), "E0208", "`mask` is a tensor or a function");
}

}  // namespace
}  // namespace modelc::elaborate::test
