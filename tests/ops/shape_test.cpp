#include "ops/slicing.h"
#include "support.h"

using namespace modelc::ops::test;
namespace ops = modelc::ops;

namespace {

Attrs newshape(Dims dims) { return {{"newshape", std::move(dims)}}; }

TEST(Reshape, ProvesEqualCounts) {
  const Dim b = sym("b"), h = sym("h");
  EXPECT_EQ(infer("reshape", {f32({2, 6})}, newshape({3, 4})).types, "f32[3, 4]");
  EXPECT_EQ(infer("reshape", {f32({b, 4, 3})}, newshape({b, -1})).types, "f32[b, 12]");
  EXPECT_EQ(infer("reshape", {f32({b, h, 3})}, newshape({-1, 3})).types, str(f32({b * h, 3})));
  EXPECT_EQ(infer("reshape", {f32({b, h * Dim(2)})}, newshape({b, h, 2})).requirements.size(), 0u);
}

TEST(Reshape, RequiresWhatItCannotProve) {
  const Dim h = sym("h");
  const Inferred half = infer("reshape", {f32({h, 3})}, newshape({-1, 2, 3}));
  EXPECT_EQ(half.error, "");
  ASSERT_EQ(half.requirements.size(), 1u);
  EXPECT_EQ(half.requirements[0], "h / 2 is a whole number");
}

TEST(Reshape, ExplainsWhatCannotBe) {
  const Inferred error = infer("reshape", {f32({2, 5})}, newshape({3, 4}));
  EXPECT_EQ(error.code, "E0301");
  EXPECT_EQ(error.error, "cannot reshape `f32[2, 5]` to `[3, 4]`");
  EXPECT_EQ(error.notes, (std::vector<std::string>{"there are 10 elements, and the new shape takes 12"}));
  EXPECT_EQ(infer("reshape", {f32({2, 5})}, newshape({3, -1})).notes,
            (std::vector<std::string>{"10 elements are no multiple of 3"}));
  EXPECT_EQ(infer("reshape", {f32({4})}, newshape({-1, -1})).error, "more than one dimension of `[-1, -1]` is -1");
  EXPECT_EQ(infer("reshape", {f32({4})}, newshape({-2, 2})).code, "E0305");
  EXPECT_EQ(infer("reshape", {f32({4})}, newshape({0, -1})).code, "E0301");
}

TEST(Transpose, Permutes) {
  EXPECT_EQ(infer("transpose", {f32({2, sym("b"), 4})}, {{"axes", Ints{0, 2, 1}}}).types, "f32[2, 4, b]");
  expect_near(evaluate("transpose", {reals({2, 3}, {1, 2, 3, 4, 5, 6})}, {{"axes", Ints{1, 0}}}), {3, 2},
              {1, 4, 2, 5, 3, 6});
  const Inferred error = infer("transpose", {f32({2, 3})}, {{"axes", Ints{0, 0}}});
  EXPECT_EQ(error.code, "E0304");
  EXPECT_EQ(error.error, "`(0, 0)` is no permutation of the axes of `f32[2, 3]`");
}

TEST(BroadcastTo, Stretches) {
  EXPECT_EQ(infer("broadcast_to", {f32({1, 3})}, {{"shape", Dims{sym("b"), 4, 3}}}).types, "f32[b, 4, 3]");
  expect_near(evaluate("broadcast_to", {reals({2, 1}, {1, 2})}, {{"shape", Dims{2, 2}}}), {2, 2}, {1, 1, 2, 2});
  EXPECT_EQ(infer("broadcast_to", {f32({2})}, {{"shape", Dims{2, 3}}}).notes,
            (std::vector<std::string>{"2 is neither 1 nor 3"}));
  EXPECT_EQ(infer("broadcast_to", {f32({2, 3})}, {{"shape", Dims{3}}}).code, "E0301");
}

struct Range {
  std::optional<Int> start, stop;
  Int step;
  Ints picked;  // list(range(5))[start:stop:step] of Python
};

TEST(Slice, PicksWhatPythonPicks) {
  const std::optional<Int> none;
  const Range ranges[] = {{1, 3, 1, {1, 2}},
                          {none, none, 2, {0, 2, 4}},
                          {none, none, -1, {4, 3, 2, 1, 0}},
                          {-2, none, 1, {3, 4}},
                          {none, -1, 2, {0, 2}},
                          {3, 0, -2, {3, 1}},
                          {10, none, 1, {}},
                          {-10, 10, 3, {0, 3}},
                          {1, 1, 1, {}},
                          {10, -10, -2, {4, 2, 0}},
                          {2, 4, -1, {}}};
  for (const Range& range : ranges) {
    const auto dim = [](const std::optional<Int>& value) { return value ? std::optional<Dim>(*value) : std::nullopt; };
    const ops::SliceRange found = ops::normalize_slice(dim(range.start), dim(range.stop), range.step, 5);
    const Attrs attrs{{"start", Dims{found.start}}, {"stop", Dims{found.stop}}, {"step", Ints{found.step}}};
    EXPECT_EQ(evaluate("slice", {ints({5}, {0, 1, 2, 3, 4})}, attrs).integer, range.picked);
    EXPECT_EQ(found.length, Dim(static_cast<Int>(range.picked.size())));
  }
  EXPECT_THROW(ops::normalize_slice({}, {}, 0, 5), modelc::ir::ShapeError);
}

TEST(Slice, TakesSymbolicExtents) {
  const Dim h = sym("h");
  EXPECT_EQ(ops::normalize_slice(Dim(1), {}, 1, h).length, h - 1);
  EXPECT_EQ(ops::normalize_slice({}, {}, -1, h).length, h);
  EXPECT_EQ(ops::normalize_slice({}, {}, 2, h).length, Dim::ceil_div(h, 2));
  EXPECT_EQ(ops::normalize_slice(h - 1, {}, 1, h).length, Dim(1));
  // x[:3] on an axis that may be shorter
  const ops::SliceRange head = ops::normalize_slice({}, Dim(3), 1, h);
  EXPECT_EQ(head.length.evaluate({{"h", 2}}), 2);
  EXPECT_EQ(head.length.evaluate({{"h", 7}}), 3);
  // x[1:-1] on one of a single element
  EXPECT_EQ(ops::normalize_slice(Dim(1), Dim(-1), 1, h).length.evaluate({{"h", 1}}), 0);
  const Inferred both = infer("slice", {f32({h})}, {{"start", Dims{0}}, {"stop", Dims{head.stop}}, {"step", Ints{1}}});
  EXPECT_EQ(both.requirements, std::vector<std::string>{});
}

TEST(Slice, ChecksBoundsAndIndices) {
  const Attrs outside{{"start", Dims{0}}, {"stop", Dims{6}}, {"step", Ints{1}}};
  EXPECT_EQ(infer("slice", {f32({5})}, outside).code, "E0211");
  std::vector<modelc::ir::Requirement> needs;
  EXPECT_EQ(ops::normalize_index(-1, 5, needs, "here"), Dim(4));
  EXPECT_THROW(ops::normalize_index(5, 5, needs, "here"), modelc::ir::ShapeError);
  EXPECT_THROW(ops::normalize_index(-6, 5, needs, "here"), modelc::ir::ShapeError);
  EXPECT_EQ(ops::normalize_index(0, sym("h"), needs, "here"), Dim(0));
  EXPECT_TRUE(needs.empty());
  EXPECT_EQ(ops::normalize_index(2, sym("h"), needs, "here"), Dim(2));
  ASSERT_EQ(needs.size(), 1u);
  EXPECT_FALSE(needs[0].met({{"h", 2}}));
  EXPECT_TRUE(needs[0].met({{"h", 3}}));
}

TEST(Concatenate, JoinsAlongAnAxis) {
  const Dim b = sym("b"), h = sym("h");
  EXPECT_EQ(infer("concatenate", {f32({b, 3}), f32({b, h})}, {{"axis", Int{1}}}).types, str(f32({b, h + 3})));
  expect_near(evaluate("concatenate", {reals({2, 1}, {1, 2}), reals({2, 2}, {3, 4, 5, 6})}, {{"axis", Int{1}}}), {2, 3},
              {1, 3, 4, 2, 5, 6});
  const Inferred error = infer("concatenate", {f32({2, 3}), f32({2, 4})}, {{"axis", Int{0}}});
  EXPECT_EQ(error.code, "E0301");
  EXPECT_EQ(error.error, "cannot concatenate `f32[2, 3]` and `f32[2, 4]` along axis 0");
  EXPECT_EQ(error.notes, (std::vector<std::string>{"axis 1 is 3 in one and 4 in the other"}));
  EXPECT_EQ(infer("concatenate", {f32({2, 3}), f32({3})}, {{"axis", Int{0}}}).code, "E0303");
  EXPECT_EQ(infer("concatenate", {f32({2}), type(DType::i32, {2})}, {{"axis", Int{0}}}).code, "E0302");
  EXPECT_EQ(infer("concatenate", {f32({h, 3}), f32({sym("w"), 3})}, {{"axis", Int{1}}}).requirements,
            (std::vector<std::string>{"h == w"}));
}

TEST(Pad, Surrounds) {
  const Attrs attrs{{"low", Dims{1}}, {"high", Dims{sym("p")}}, {"value", -1.0}};
  EXPECT_EQ(infer("pad_constant", {f32({2})}, attrs).types, str(f32({sym("p") + 3})));
  expect_near(evaluate("pad_constant", {reals({2}, {5, 6})}, attrs, {{"p", 2}}), {5}, {-1, 5, 6, -1, -1});
  EXPECT_EQ(infer("pad_constant", {f32({2})}, {{"low", Dims{-1}}, {"high", Dims{0}}, {"value", 0.0}}).code, "E0305");
  EXPECT_EQ(infer("pad_constant", {f32({2, 2})}, {{"low", Dims{1}}, {"high", Dims{0}}, {"value", 0.0}}).code, "E0303");
}

TEST(Take, PicksSlices) {
  const TensorData x = reals({2, 3}, {0, 1, 2, 3, 4, 5});
  // np.take(np.arange(6).reshape(2, 3), [2, -3], axis = 1)
  expect_near(evaluate("take", {x, ints({2}, {2, -3})}, {{"axis", Ints{1}}}), {2, 2}, {2, 0, 5, 3});
  expect_near(evaluate("take", {x, ints({2}, {5, 99})}, {{"axis", Ints{}}}), {2}, {5, 5});  // clamped
  EXPECT_EQ(infer("take", {f32({5, 3}), type(DType::i32, {sym("b"), 2})}, {{"axis", Ints{0}}}).types, "f32[b, 2, 3]");
  EXPECT_EQ(infer("take", {f32({5, 3}), f32({2})}, {{"axis", Ints{0}}}).error,
            "`take` takes an integer tensor, not `f32[2]`");
  EXPECT_EQ(infer("take", {f32({0, 3}), type(DType::i32, {2})}, {{"axis", Ints{0}}}).error.empty(), false);
}

TEST(Take, AlongAnAxis) {
  const TensorData x = reals({2, 3}, {3, 1, 2, 9, 7, 8});
  // np.take_along_axis(x, np.argsort(x, 1), 1)
  const TensorData order = evaluate("argsort", {x}, {{"axis", Int{1}}});
  EXPECT_EQ(order.integer, (Ints{1, 2, 0, 1, 2, 0}));
  expect_near(evaluate("take_along_axis", {x, order}, {{"axis", Int{1}}}), {2, 3}, {1, 2, 3, 7, 8, 9});
  EXPECT_EQ(infer("take_along_axis", {f32({2, 3}), type(DType::i32, {4, 1})}, {{"axis", Int{1}}}).code, "E0301");
  EXPECT_EQ(infer("take_along_axis", {f32({2, 3}), type(DType::i32, {4})}, {{"axis", Int{1}}}).code, "E0303");
}

TEST(Scatter, AddsWhereTakeFinds) {
  const Attrs attrs{{"axis", Ints{0}}, {"shape", Dims{3, 2}}};
  expect_near(evaluate("scatter_add", {reals({3, 2}, {1, 2, 3, 4, 5, 6}), ints({3}, {2, 0, 2})}, attrs), {3, 2},
              {3, 4, 0, 0, 6, 8});
  const Attrs along{{"axis", Int{0}}, {"shape", Dims{3}}};
  expect_near(evaluate("scatter_add_along_axis", {reals({2}, {1, 5}), ints({2}, {2, 2})}, along), {3}, {0, 0, 6});
}

}  // namespace
