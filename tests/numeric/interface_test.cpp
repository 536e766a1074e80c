// The generated class as apps use it.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <type_traits>
#include <vector>

#include "mixed.hpp"
#include "modelc/safetensors.hpp"
#include "numeric/compile.h"
#include "several.hpp"
#include "stateful.hpp"

namespace {

using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Cube = Eigen::Tensor<float, 3, Eigen::RowMajor>;

template <class F>
std::string message(F call) {
  try {
    call();
  } catch (const modelc::Error& error) {
    return error.what();
  }
  return "no error";
}

struct MixedInputs {
  Cube image{2, 6, 4};
  Rows rows = Rows::Constant(2, 3, 1.0f);
  Eigen::VectorXf vector = Eigen::VectorXf::LinSpaced(5, -1.0f, 3.0f);
  float number = 3;
  std::vector<int> indices{4, 0};
  MixedInputs() { image.setConstant(2.0f); }
};

mixed::Mixed::Symbols symbols(modelc::Index batch, modelc::Index height) {
  mixed::Mixed::Symbols chosen;
  chosen.batch = batch;
  chosen.H = height;
  return chosen;
}

TEST(Interface, TakesWhateverIsRowMajorAndGivesStructuredBindings) {
  mixed::Model model(symbols(2, 6));
  model.weights()->fc_kernel().setConstant(0.5f);
  model.weights()->fc_bias() << 1.0f, 2.0f;
  const MixedInputs in;
  const auto [class_, halves, scores, total, picked, positive] =
      model.predict(in.image, in.rows, in.vector, in.number, in.indices);
  EXPECT_EQ(class_.dimension(1), 6);
  EXPECT_EQ(class_(1, 5, 3), 6.0f);
  EXPECT_EQ(halves.dimension(2), 3);
  static_assert(std::is_same_v<std::remove_const_t<decltype(total)>, float>, "outputs without axes are numbers");
  EXPECT_EQ(total, 8.0f);
  EXPECT_EQ(scores(1, 0), 2.5f);
  EXPECT_EQ(scores(0, 1), 3.5f);
  EXPECT_EQ(picked[0], 3.0f);
  EXPECT_EQ(picked[1], -1.0f);
  EXPECT_FALSE(positive[1]);
  EXPECT_TRUE(positive[4]);
}

TEST(Interface, ViewsByNameGiveTheSameWithoutChecks) {
  mixed::Model model(symbols(2, 6));
  const MixedInputs in;
  using Inputs = mixed::Model::Inputs;
  const Inputs views{decltype(Inputs::image)(in.image.data(), 2, 6, 4), decltype(Inputs::rows)(in.rows.data(), 2, 3),
                     decltype(Inputs::vector)(in.vector.data()), in.number,
                     decltype(Inputs::indices)(in.indices.data())};
  static_assert(noexcept(model.predict(views)), "the unchecked form does not throw");
  EXPECT_EQ(model.predict(views).total, 8.0f);
}

TEST(Interface, OneHeaderServesSeveralSizes) {
  for (const modelc::Index height : {2, 4, 10}) {
    mixed::Model model(symbols(1, height));
    Cube image(1, height, 4);
    for (modelc::Index i = 0; i < image.size(); ++i) image.data()[i] = static_cast<float>(i);
    const MixedInputs in;
    const auto out = model.predict(image, std::vector<float>(3), in.vector, 1.0f, in.indices);
    EXPECT_EQ(out.halves.dimension(2), height / 2);
    EXPECT_EQ(out.halves(0, 1, height / 2 - 1, 3), static_cast<float>(image.size() - 1));
  }
}

TEST(Interface, SymbolsAreCheckedWhenTheModelIsMade) {
  EXPECT_EQ(message([] { mixed::Model model(symbols(0, 2)); }), "the symbol `batch` is 0, it must be at least 1");
  const std::string odd = message([] { mixed::Model model(symbols(1, 5)); });
  EXPECT_NE(odd.find("the model requires `H / 2 is a whole number`"), std::string::npos) << odd;
  EXPECT_NE(odd.find("mixed.model:9:"), std::string::npos) << odd;
  EXPECT_NE(odd.find("`H` is 5"), std::string::npos) << odd;
  EXPECT_EQ(message([] { mixed::Model model(symbols(PTRDIFF_MAX, 2)); }),
            "the sizes chosen for the model do not fit 64 bits");
}

TEST(Interface, WrongSizesAreNamed) {
  mixed::Model model(symbols(2, 6));
  MixedInputs in;
  const auto predict = [&] { model.predict(in.image, in.rows, in.vector, in.number, in.indices); };
  EXPECT_EQ(message(predict), "no error");
  in.rows = Rows::Zero(3, 2);
  EXPECT_EQ(message(predict), "input `rows` has shape [3, 2], expected [2, 3]");
  in = {};
  in.indices.push_back(1);
  EXPECT_EQ(message(predict), "input `indices` has 3 elements, expected [2]");
  in = {};
  in.image = Cube(2, 4, 6);
  EXPECT_EQ(message(predict), "input `image` has shape [2, 4, 6], expected [2, 6, 4]");
}

TEST(Interface, LoadingListsEverythingThatDoesNotFit) {
  const std::string path = testing::TempDir() + "several_wrong.safetensors";
  const float values[8] = {1, 2, 3, 4, 5, 6, 7, 8};
  modelc::safetensors::write(path, {{"fc/kernel", "F32", {2, 3}, values}, {"fc2/bias", "F32", {2}, values}});
  several::First model;
  model.weights()->fc_bias() << 7.0f, 8.0f;
  const std::string text = message([&] { model.load(path); });
  EXPECT_NE(text.find("misshapen: `fc/kernel` is f32[2, 3] in the file, the model needs f32[3, 2]"), std::string::npos);
  EXPECT_NE(text.find("missing: `fc/bias` of type f32[2]"), std::string::npos) << text;
  EXPECT_NE(text.find("unexpected: `fc2/bias` of type f32[2]"), std::string::npos) << text;
  EXPECT_EQ(model.weights()->fc_bias()[1], 8.0f) << "a failed load changes nothing";
  std::remove(path.c_str());
  EXPECT_NE(message([&] { model.load(path); }).find("cannot be opened"), std::string::npos);
}

TEST(Interface, SavedWeightsLoadAndModelsShareThem) {
  const std::string path = testing::TempDir() + "several.safetensors";
  several::First model;
  model.weights()->fc_kernel() << 1, 2, 3, 4, 5, 6;
  model.save(path);
  several::First loaded;
  EXPECT_TRUE(loaded.weights()->fc_kernel().isZero()) << "fresh weights are zeros";
  loaded.load(path);
  std::remove(path.c_str());
  several::First::Symbols two;
  two.batch = 2;
  several::First shared(loaded.weights(), two);
  const Eigen::RowVector3f x(1, 10, 100);
  EXPECT_EQ(loaded.predict(x)(0, 0), 531.0f);
  const std::array<float, 6> rows{1, 0, 0, 0, 0, 1};
  const auto y = shared.predict(rows);
  EXPECT_EQ(y(0, 1), 2.0f);
  EXPECT_EQ(y(1, 1), 6.0f);
  loaded.weights()->fc_bias().setConstant(1.0f);
  shared.prepare();
  EXPECT_EQ(shared.predict(rows)(0, 1), 3.0f);
}

TEST(Interface, ModelsMove) {
  several::First model;
  model.weights()->fc_kernel().setConstant(1.0f);
  several::First moved = std::move(model);
  EXPECT_EQ(moved.predict(Eigen::RowVector3f(1, 2, 3))(0, 0), 6.0f);
  static_assert(!std::is_copy_constructible_v<several::First>, "a copy would be a second arena: share the weights");
}

TEST(Interface, ModelsWithoutInputs) {
  several::Second model;
  const auto y = model.predict();
  EXPECT_EQ(y.rows(), 2);
  EXPECT_GE(y.minCoeff(), 0.0f);
  EXPECT_LT(y.maxCoeff(), 1.0f);
  EXPECT_NE(y(0, 0), y(1, 2));
  static_assert(several::Second::weight_infos.empty() && several::Second::input_infos.empty(), "");
}

TEST(Interface, StatesArePartOfTheModelObject) {
  stateful::Model model, other(model.weights());
  model.weights()->one_pole_a().setConstant(0.5f);
  const Eigen::RowVector2f x(1.0f, 2.0f);
  EXPECT_EQ(model.predict(x)[0], 0.75f) << "from the initial value, 0.5";
  EXPECT_EQ(model.predict(x)[0], 0.875f);
  EXPECT_EQ(other.predict(x)[0], 0.75f) << "shares weights, not states";
  model.reset_states();
  EXPECT_EQ(model.predict(x)[1], 1.25f);
}

TEST(Interface, TablesAreConstants) {
  static_assert(mixed::Model::input_infos[0].shape[0] == -1 && mixed::Model::input_infos[0].shape[2] == 4, "");
  static_assert(mixed::Model::symbol_names.size() == 2, "");
  static_assert(stateful::Model::arena_bytes > 0 && stateful::Model::weight_infos.size() == 2, "");
  EXPECT_STREQ(mixed::Model::output_infos[0].name, "class");
  EXPECT_STREQ(mixed::Model::input_infos[4].dtype, "i32");
  EXPECT_STREQ(stateful::Model::weight_infos[1].name, "one_pole/y");
  EXPECT_FALSE(stateful::Model::weight_infos[1].trainable);
}

TEST(Generation, IdenticalInputGivesIdenticalBytes) {
  using namespace modelc::tests;
  for (const Case& one : cases("examples")) EXPECT_EQ(header_of(one), header_of(one)) << one.name;
}

}  // namespace
