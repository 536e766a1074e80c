// Expected numbers are from Keras 3.15 (keras.ops on JAX) where a comment gives the call, else counted by hand.
#include "ops/window.h"
#include "support.h"

using namespace modelc::ops::test;
namespace ops = modelc::ops;

namespace {

Attrs conv(Int strides, std::string padding, Int dilation = 1) {
  return {{"strides", Ints{strides}}, {"padding", std::move(padding)}, {"dilation_rate", Ints{dilation}}};
}
Attrs conv_transpose(Int strides, std::string padding, Ints output_padding = {}, Int dilation = 1) {
  return {{"strides", Ints{strides}},
          {"padding", std::move(padding)},
          {"output_padding", std::move(output_padding)},
          {"dilation_rate", Ints{dilation}}};
}
Attrs pool(Int size, Dims strides, std::string padding) {
  return {{"pool_size", Dims{size}}, {"strides", std::move(strides)}, {"padding", std::move(padding)}};
}

TEST(Matmul, FollowsNumpy) {
  const Dim b = sym("b");
  EXPECT_EQ(infer("matmul", {f32({b, 3}), f32({3, 4})}).types, "f32[b, 4]");
  EXPECT_EQ(infer("matmul", {f32({b, 1, 2, 3}), f32({4, 3, 5})}).types, "f32[b, 4, 2, 5]");
  EXPECT_EQ(infer("matmul", {f32({3}), f32({3})}).types, "f32");
  EXPECT_EQ(infer("matmul", {f32({3}), f32({b, 3, 2})}).types, "f32[b, 2]");
  EXPECT_EQ(infer("matmul", {f32({b, 2, 3}), f32({3})}).types, "f32[b, 2]");
  // np.matmul(np.arange(6).reshape(2, 3), np.arange(3))
  expect_near(evaluate("matmul", {reals({2, 3}, {0, 1, 2, 3, 4, 5}), reals({3}, {0, 1, 2})}), {2}, {5, 14});
  // np.matmul(np.arange(6).reshape(1, 2, 3), np.arange(12).reshape(2, 3, 2))
  expect_near(evaluate("matmul", {reals({1, 2, 3}, {0, 1, 2, 3, 4, 5}),
                                  reals({2, 3, 2}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})}),
              {2, 2, 2}, {10, 13, 28, 40, 28, 31, 100, 112});
}

TEST(Matmul, ExplainsWhatDoesNotFit) {
  const Inferred error = infer("matmul", {f32({sym("b"), 784}), f32({10, 784})});
  EXPECT_EQ(error.code, "E0301");
  EXPECT_EQ(error.error, "cannot multiply `f32[b, 784]` by `f32[10, 784]`");
  EXPECT_EQ(error.notes,
            (std::vector<std::string>{"the last axis of the first is 784, the last axis but one of the second is 10"}));
  EXPECT_EQ(error.help, "the second seems to be transposed: `x1 @ transpose(x2)`");
  EXPECT_EQ(infer("matmul", {f32({}), f32({3})}).code, "E0303");
  EXPECT_EQ(infer("matmul", {f32({2, 2, 3}), f32({5, 3, 2})}).code, "E0301");
}

Doubles quarters() {  // np.arange(1, 13).reshape(1, 3, 4, 1) / 4
  Doubles x;
  for (int i = 1; i <= 12; ++i) x.push_back(i / 4.0);
  return x;
}

TEST(Conv, AgreesWithKeras) {
  const TensorData x = reals({1, 3, 4, 1}, quarters());
  const TensorData k = reals({3, 3, 1, 1}, {-1.5, -1, -.5, 0, .5, 1, 1.5, 2, 2.5});
  // keras.ops.conv(x, k, strides, padding)
  expect_near(evaluate("conv", {x, k}, conv(1, "same")), {1, 3, 4, 1},
              {6.875, 10.25, 12.125, 7.125, 12.375, 16.5, 17.625, 9.0, 1.625, -0.25, -0.625, -3.125});
  expect_near(evaluate("conv", {x, k}, conv(1, "valid")), {1, 1, 2, 1}, {16.5, 17.625});
  expect_near(evaluate("conv", {x, k}, conv(2, "same")), {1, 2, 2, 1}, {10.25, 7.125, -0.25, -3.125});
  expect_near(evaluate("conv", {x, k}, conv(2, "valid")), {1, 1, 1, 1}, {16.5});
  expect_near(evaluate("conv", {x, k}, conv(3, "same")), {1, 1, 2, 1}, {12.375, 9.0});
  const TensorData line = reals({1, 6, 1}, {1, 2, 3, 4, 5, 6});
  const TensorData taps = reals({3, 1, 1}, {1, -2, 3});
  expect_near(evaluate("conv", {line, taps}, conv(1, "same", 2)), {1, 6, 1}, {7, 8, 10, 12, -7, -8});
  // two groups: keras.ops.conv(np.arange(1, 9).reshape(1, 2, 4), np.arange(1, 9).reshape(1, 2, 4))
  expect_near(evaluate("conv", {reals({1, 2, 4}, {1, 2, 3, 4, 5, 6, 7, 8}), reals({1, 2, 4}, {1, 2, 3, 4, 5, 6, 7, 8})},
                       conv(1, "valid")),
              {1, 2, 4}, {11, 14, 37, 44, 35, 46, 77, 92});
  // causal: y[t] = x[t - 4] - 2 x[t - 2] + 3 x[t]
  expect_near(evaluate("conv", {line, taps}, conv(1, "causal", 2)), {1, 6, 1}, {3, 6, 7, 8, 10, 12});
}

TEST(Conv, InfersSymbolicExtents) {
  const Dim b = sym("b"), h = sym("h");
  const TensorType kernel = f32({3, 3, 2, 8});
  EXPECT_EQ(infer("conv", {f32({b, h, 28, 2}), kernel}, conv(1, "same")).types, "f32[b, h, 28, 8]");
  EXPECT_EQ(infer("conv", {f32({b, h, 28, 2}), kernel}, conv(2, "same")).types,
            str(f32({b, Dim::ceil_div(h, 2), 14, 8})));
  const Inferred valid = infer("conv", {f32({b, h, 28, 2}), kernel}, conv(1, "valid"));
  EXPECT_EQ(valid.types, str(f32({b, h - 2, 26, 8})));
  EXPECT_EQ(valid.requirements, (std::vector<std::string>{"h >= 3"}));
  const TensorData x = reals({1, 2, 2, 1}, {1, 2, 3, 4});
  EXPECT_EQ(evaluate("conv", {x, reals({1, 1, 1, 1}, {2})}, conv(2, "same")).real, (Doubles{2}));
}

TEST(Conv, ExplainsWhatDoesNotFit) {
  const Inferred small = infer("conv", {f32({1, 2, 2, 3}), f32({5, 5, 3, 8})}, conv(1, "valid"));
  EXPECT_EQ(small.code, "E0305");
  EXPECT_EQ(small.error, "a window of 5 does not fit in axis 1 of `f32[1, 2, 2, 3]`");
  const Inferred channels = infer("conv", {f32({1, 9, 9, 3}), f32({3, 3, 2, 8})}, conv(1, "same"));
  EXPECT_EQ(channels.code, "E0301");
  EXPECT_EQ(channels.notes, (std::vector<std::string>{"the kernel takes 2 channels, the input has 3"}));
  EXPECT_EQ(infer("conv", {f32({9, 3}), f32({3, 8})}, conv(1, "same")).code, "E0303");
  EXPECT_EQ(infer("conv", {f32({1, 9, 9, 3}), f32({3, 3, 8})}, conv(1, "same")).code, "E0303");
  EXPECT_EQ(infer("conv", {f32({1, 9, 9, 3}), f32({3, 3, 3, 8})}, conv(1, "sane")).error,
            "`conv` has no padding \"sane\"");
  EXPECT_EQ(infer("conv", {f32({1, 9, 9, 3}), f32({3, 3, 3, 8})}, conv(1, "causal")).code, "E0209");
  EXPECT_EQ(infer("conv", {f32({1, 9, 9, 3}), f32({3, 3, 3, 8})}, conv(0, "same")).code, "E0209");
}

TEST(ConvTranspose, AgreesWithKeras) {
  const TensorData x = reals({1, 3, 1}, {1, 10, 100});
  const TensorData k2 = reals({2, 1, 1}, {1, 2});
  const TensorData k3 = reals({3, 1, 1}, {1, 2, 3});
  const TensorData k4 = reals({4, 1, 1}, {1, 2, 3, 4});
  const auto expect = [&](const TensorData& k, const Attrs& attrs, const Doubles& y) {
    expect_near(evaluate("conv_transpose", {x, k}, attrs), {1, static_cast<Int>(y.size()), 1}, y);
  };
  // keras.ops.conv_transpose(x, k, strides, padding, output_padding)
  expect(k2, conv_transpose(1, "same"), {1, 12, 120});
  expect(k2, conv_transpose(3, "same"), {1, 2, 0, 10, 20, 0, 100, 200, 0});
  expect(k2, conv_transpose(3, "valid"), {1, 2, 0, 10, 20, 0, 100, 200, 0});
  expect(k3, conv_transpose(1, "same"), {12, 123, 230});
  expect(k3, conv_transpose(2, "same"), {1, 2, 13, 20, 130, 200});
  expect(k3, conv_transpose(2, "valid"), {1, 2, 13, 20, 130, 200, 300});
  expect(k4, conv_transpose(1, "same"), {12, 123, 234});
  expect(k4, conv_transpose(2, "same"), {2, 13, 24, 130, 240, 300});
  expect(k4, conv_transpose(3, "same"), {1, 2, 3, 14, 20, 30, 140, 200, 300});
  expect(k3, conv_transpose(2, "same", {1}), {1, 2, 13, 20, 130, 200});
  expect(k3, conv_transpose(2, "same", {0}), {2, 13, 20, 130, 200});
  expect(k3, conv_transpose(2, "valid", {1}), {1, 2, 13, 20, 130, 200, 300, 0});
  expect(k3, conv_transpose(1, "same", {}, 2), {102, 20, 203});
  EXPECT_EQ(infer("conv_transpose", {f32({1, sym("h"), 4}), f32({3, 2, 4})}, conv_transpose(2, "same")).types,
            str(f32({1, sym("h") * Dim(2), 2})));
  EXPECT_EQ(infer("conv_transpose", {f32({1, 3, 4}), f32({3, 4, 2})}, conv_transpose(2, "same")).code, "E0301");
  EXPECT_EQ(infer("conv_transpose", {f32({1, 3, 2}), f32({3, 4, 2})}, conv_transpose(2, "same", {2})).code, "E0209");
}

/// <dy, conv(x, k)> is linear in x and in k, so the gradient nodes satisfy <dy, y> = <dx, x> = <dk, k>.
TEST(ConvGradients, AreTransposes) {
  Doubles xs, ks, ds;
  for (int i = 0; i < 2 * 5 * 4; ++i) xs.push_back((i * 7 % 11) - 5);
  for (int i = 0; i < 3 * 2 * 6; ++i) ks.push_back((i * 5 % 7) - 3);
  for (int i = 0; i < 2 * 3 * 6; ++i) ds.push_back((i * 3 % 13) - 6);
  const TensorData x = reals({2, 5, 4}, xs), k = reals({3, 2, 6}, ks), dy = reals({2, 3, 6}, ds);
  const TensorData y = evaluate("conv", {x, k}, conv(2, "same"));
  const TensorData dx = evaluate(
      "conv_transpose", {dy, k},
      {{"strides", Ints{2}}, {"dilation_rate", Ints{1}}, {"low", Dims{1}}, {"extents", Dims{5}}, {"groups", Int{2}}});
  const TensorData dk =
      evaluate("conv_kernel_gradient", {x, dy},
               {{"strides", Ints{2}}, {"dilation_rate", Ints{1}}, {"low", Dims{1}}, {"shape", Dims{3, 2, 6}}});
  const auto dot = [](const TensorData& a, const TensorData& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.real.size(); ++i) sum += a.real[i] * b.real[i];
    return sum;
  };
  ASSERT_EQ(dx.shape, x.shape);
  ASSERT_EQ(dk.shape, k.shape);
  EXPECT_NE(dot(dy, y), 0);
  EXPECT_DOUBLE_EQ(dot(dy, y), dot(dx, x));
  EXPECT_DOUBLE_EQ(dot(dy, y), dot(dk, k));
}

TEST(Pooling, AgreesWithKeras) {
  const TensorData x = reals({1, 7, 1}, {3, 1, 4, 1, 5, 9, 2});
  // keras.ops.max_pool(x, 3, strides = 2, padding), keras.ops.average_pool likewise
  expect_near(evaluate("max_pool", {x}, pool(3, {2}, "same")), {1, 4, 1}, {3, 4, 9, 9});
  expect_near(evaluate("average_pool", {x}, pool(3, {2}, "same")), {1, 4, 1}, {2, 2, 5, 5.5});
  expect_near(evaluate("max_pool", {x}, pool(3, {2}, "valid")), {1, 3, 1}, {4, 5, 9});
  expect_near(evaluate("average_pool", {x}, pool(2, {}, "valid")), {1, 3, 1}, {2, 2.5, 7});
  EXPECT_EQ(infer("max_pool", {f32({1, sym("h"), sym("w"), 3})}, pool(2, {}, "valid")).types,
            str(f32({1, Dim::floor_div(sym("h"), 2), Dim::floor_div(sym("w"), 2), 3})));
  EXPECT_EQ(infer("max_pool", {f32({1, 2, 2, 3})}, pool(3, {}, "valid")).code, "E0305");
  EXPECT_EQ(infer("max_pool", {f32({2, 3})}, pool(2, {}, "valid")).code, "E0303");
}

TEST(Pooling, GradientsReachTheElementsOfTheWindow) {
  const TensorData x = reals({1, 5, 1}, {2, 2, 1, 7, 3});
  const TensorData dy = reals({1, 3, 1}, {1, 10, 100});
  // windows {0, 1}, {2, 3}, {4}; ties go to the first
  expect_near(evaluate("max_pool_gradient", {x, dy}, pool(2, {}, "same")), {1, 5, 1}, {1, 0, 0, 10, 100});
  const TensorData values = reals({1, 5, 1}, {5, 6, 7, 8, 9});
  expect_near(evaluate("max_pool_choice", {x, values}, pool(2, {}, "same")), {1, 3, 1}, {5, 8, 9});
  Attrs attrs = pool(2, {}, "same");
  attrs.set("shape", Dims{1, 5, 1});
  expect_near(evaluate("average_pool_gradient", {dy}, attrs), {1, 5, 1}, {.5, .5, 5, 5, 100});
}

TEST(Windows, AreTheSameForTheEmitter) {
  const std::vector<TensorType> inputs{f32({1, 5, 4}), f32({3, 2, 6})};
  const ops::Windows windows = ops::windows_of(ops::row("conv"), inputs, conv(2, "same"));
  ASSERT_EQ(windows.axes.size(), 1u);
  EXPECT_EQ(windows.groups, 2);
  EXPECT_EQ(windows.axes[0].output, Dim(3));
  EXPECT_EQ(windows.axes[0].low, Dim(1));
  EXPECT_EQ(windows.axes[0].high, Dim(1));
}

}  // namespace
