// Some random models in every build, and the tools that find and shrink them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "driver/big_stack.h"
#include "fuzz/models/examine.h"
#include "fuzz/models/isolate.h"
#include "fuzz/models/native.h"
#include "fuzz/models/reduce.h"

namespace modelc::fuzz {
namespace {

TEST(RandomModels, KeepTheirValuesAndGradients) {
  constexpr std::uint64_t first = 1, count = 20;
  int taken = 0;
  driver::on_big_stack([&] {
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
      const RandomModel model = random_model(seed);
      Examination found;
      examine(model, 0, found);
      EXPECT_FALSE(found.find) << found.find->kind << ": " << found.find->details << "\n" << as_file(model);
      taken += found.refused.empty();
    }
  });
  EXPECT_GT(taken, static_cast<int>(count * 3 / 4));
}

/// Models that a search found, as generated code.
TEST(PinnedModels, AgreeWithReferenceEvaluation) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(MODELC_TEST_DIR "/fuzz/corpus/models"))
    paths.push_back(entry.path());
  std::ranges::sort(paths);
  std::vector<RandomModel> models;
  for (const std::filesystem::path& path : paths) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    models.push_back(from_file(text.str()));
    Examination found;
    driver::on_big_stack([&] { examine(models.back(), 0, found); });
    EXPECT_EQ(found.refusal, "") << path;
    EXPECT_FALSE(found.find) << path << ": " << found.find->kind << ": " << found.find->details;
  }
  ASSERT_FALSE(models.empty());
  const Isolated got = isolated(
      [&] {
        return check_native(models, {"c++", "-O2 -march=native", 2}, testing::TempDir());
      },
      600);
  EXPECT_EQ(got.crash, "");
  EXPECT_EQ(got.text.find(" native "), std::string::npos) << got.text;
}

/// A gradient that is not the function's, which the comparison with differences must see.
TEST(RandomModels, AreFoundWhenTheirGradientIsWrong) {
  RandomModel model;
  model.sizes = {{"b", 3}};
  model.text =
      "fn wrong(x) = x ** 2 grad (x, dy) -> dy\n"
      "model M { input x: f32[b, 3] output y = wrong(Dense(2)(x)) compile(optimizer = SGD(), loss = mse) }\n";
  Examination found;
  driver::on_big_stack([&] { examine(model, 0, found); });
  ASSERT_TRUE(found.find);
  EXPECT_EQ(found.find->kind, "gradients and differences");
}

/// What rounding does not explain is seen, in every result of every entry point.
TEST(RandomModels, AreFoundWhenAValueIsWrong) {
  const RandomModel model = random_model(4);
  Examination found;
  driver::on_big_stack([&] { examine(model, 0, found); });
  ASSERT_EQ(found.checked.size(), 4u);
  for (const Checked& one : found.checked) {
    EXPECT_EQ(difference(one, one.expected), "");
    std::vector<ir::TensorData> wrong = one.expected;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
      if (wrong[i].real.empty()) continue;
      const double right = wrong[i].real.back();
      wrong[i].real.back() += 0.05 * (1 + std::abs(right));
      EXPECT_NE(difference(one, wrong), "") << one.name << ", result " << i;
      wrong[i].real.back() = right;
    }
  }
}

TEST(RandomModels, FollowFromTheSeed) {
  const RandomModel model = random_model(5);
  EXPECT_EQ(as_file(model), as_file(random_model(5)));
  EXPECT_NE(model.text, random_model(6).text);
  EXPECT_EQ(as_file(from_file(as_file(model))), as_file(model));
}

TEST(Reducer, LeavesWhatFails) {
  const std::string text =
      "model M {\n    h0 = Dense(3)(x)\n    h1 = Sequential([Dropout(0.5), LSTM(4, use_bias = "
      "false)])(h0)\n    output y = h1\n}\n";
  const auto fails = [](const std::string& shorter) { return shorter.find("LSTM(4") != std::string::npos; };
  const std::string shorter = reduced(text, fails);
  EXPECT_TRUE(fails(shorter));
  EXPECT_LT(shorter.size(), 24u) << shorter;
}

}  // namespace
}  // namespace modelc::fuzz
