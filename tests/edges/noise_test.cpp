// What generated code draws at random, by its statistics. The draws are the same on every machine, so that nothing here
// fails by chance: the bounds are five standard deviations of what is measured, and say that the draws are good ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "edges/outputs.h"
#include "noise.hpp"

namespace modelc::tests {
namespace {

using noise::Model;
using Values = std::vector<double>;

double mean(const Values& v) {
  double sum = 0;
  for (const double one : v) sum += one;
  return sum / static_cast<double>(v.size());
}
double variance(const Values& v) {
  const double m = mean(v);
  double sum = 0;
  for (const double one : v) sum += (one - m) * (one - m);
  return sum / static_cast<double>(v.size());
}
double share(const Values& v, bool (*counts)(double)) {
  return static_cast<double>(std::count_if(v.begin(), v.end(), counts)) / static_cast<double>(v.size());
}
bool is_zero(double x) { return x == 0; }

/// Five standard deviations of the share that n draws of a probability show.
double bound(double probability, std::size_t n) {
  return 5 * std::sqrt(probability * (1 - probability) / static_cast<double>(n));
}
/// Of a mean of n draws of the given variance, and of their variance when they are normal (others' is smaller).
double bound_of_mean(double variance, std::size_t n) { return 5 * std::sqrt(variance / static_cast<double>(n)); }
double bound_of_variance(double variance, std::size_t n) {
  return 5 * variance * std::sqrt(2 / static_cast<double>(n));
}

struct Noise : testing::Test {
  std::vector<float> x = std::vector<float>(40000, 1.0f), steps = std::vector<float>(200000, 1.0f), image = steps,
                     volume = std::vector<float>(80000, 1.0f);
  Model model;

  Noise() { model.initialize(1); }
  void train() {
    double values[8] = {};
    const void* inputs[] = {x.data(), steps.data(), image.data(), volume.data()};
    model.train_step_raw(inputs, values);
  }
  Values weight(const std::string& name) {
    for (const auto& info : Model::weight_infos)
      if (info.name == name) {
        std::size_t size = 1;
        for (int i = 0; i < info.rank; ++i) size *= static_cast<std::size_t>(info.shape[i]);
        const auto* first = model.weights()->block.at<float>(info.offset);
        return {first, first + size};
      }
    ADD_FAILURE() << "no weight " << name;
    return {0};
  }
  Values seen(const std::string& name) { return weight(name + "/value"); }
};

/// The share of places where two dropouts both let through.
double both_kept(const Values& a, const Values& c) {
  double count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != 0 && c[i] != 0;
  return count / static_cast<double>(a.size());
}

TEST_F(Noise, DropoutKeepsItsShareAndScalesIt) {
  train();
  const Values y = seen("dropped");
  for (const double one : y) ASSERT_TRUE(one == 0 || std::abs(one - 1 / 0.7) < 1e-6) << one;
  EXPECT_NEAR(share(y, is_zero), 0.3, bound(0.3, y.size()));
  EXPECT_EQ(share(seen("all"), is_zero), 1);
  EXPECT_EQ(share(seen("nothing"), [](double one) { return one == 1; }), 1);
}

TEST_F(Noise, DrawsAreIndependentOfEachOther) {
  train();
  const Values first = seen("dropped");
  const double expected = 0.7 * 0.7, allowed = bound(expected, first.size());
  EXPECT_NEAR(both_kept(first, seen("again")), expected, allowed) << "two layers";
  Values shifted = first;
  for (const int by : {1, 2, 400}) {  // neighbours, and the same column of the next row
    std::rotate_copy(first.begin(), first.begin() + by, first.end(), shifted.begin());
    EXPECT_NEAR(both_kept(first, shifted), expected, allowed) << by << " places apart";
  }
  const Values seeded = seen("seeded");
  EXPECT_NEAR(both_kept(first, seeded), expected, allowed) << "a layer with a seed";
  train();
  EXPECT_NEAR(both_kept(first, seen("dropped")), expected, allowed) << "two steps";
  EXPECT_NEAR(both_kept(seeded, seen("seeded")), expected, allowed) << "two steps of a layer with a seed";
}

TEST_F(Noise, TheSameSeedGivesTheSameBits) {
  const auto draw = [&](std::uint64_t seed) {
    model.initialize(1);
    model.set_seed(seed);
    train();
    const auto* first = model.weights()->block.at<unsigned char>(0);
    return std::vector<unsigned char>(first, first + model.weights()->block.size());
  };
  const auto once = draw(5), twice = draw(5), other = draw(6);
  EXPECT_EQ(once, twice);
  EXPECT_NE(once, other);
}

TEST_F(Noise, SharedDrawsAreShared) {
  train();
  const Values rows = seen("rows");
  Values firsts;
  for (std::size_t i = 0; i < 100; ++i) {
    firsts.push_back(rows[400 * i]);
    for (std::size_t j = 1; j < 400; ++j) ASSERT_EQ(rows[400 * i + j], rows[400 * i]) << "noise_shape (none, 1)";
  }
  EXPECT_NEAR(share(firsts, is_zero), 0.3, bound(0.3, firsts.size()));
}

/// Elements [batch, places, channels] of a layer that drops whole channels.
void expect_whole_channels(const Values& y, std::size_t batch, std::size_t places, std::size_t channels) {
  ASSERT_EQ(y.size(), batch * places * channels);
  Values kept;
  for (std::size_t b = 0; b < batch; ++b)
    for (std::size_t c = 0; c < channels; ++c) {
      const double one = y[b * places * channels + c];
      ASSERT_TRUE(one == 0 || std::abs(one - 1 / 0.6) < 1e-6) << one;
      for (std::size_t p = 1; p < places; ++p) ASSERT_EQ(y[(b * places + p) * channels + c], one);
      kept.push_back(one);
    }
  EXPECT_NEAR(share(kept, is_zero), 0.4, bound(0.4, kept.size()));
}

TEST_F(Noise, SpatialDropoutDropsWholeChannels) {
  train();
  expect_whole_channels(seen("channels1"), 100, 5, 400);
  expect_whole_channels(seen("channels2"), 50, 10, 400);
  expect_whole_channels(seen("channels3"), 20, 10, 400);
  // [50, 2, 5, 400] with the channels first: each of 100 planes of 2000 as a whole.
  const Values y = seen("first2");
  Values kept;
  for (std::size_t plane = 0; plane < 100; ++plane) {
    kept.push_back(y[2000 * plane]);
    for (std::size_t i = 1; i < 2000; ++i) ASSERT_EQ(y[2000 * plane + i], y[2000 * plane]);
  }
  EXPECT_NEAR(share(kept, is_zero), 0.4, bound(0.4, kept.size()));
}

void expect_moments(const Values& y, double wanted_mean, double wanted_variance) {
  EXPECT_NEAR(mean(y), wanted_mean, bound_of_mean(wanted_variance, y.size()));
  EXPECT_NEAR(variance(y), wanted_variance, bound_of_variance(wanted_variance, y.size()));
}

TEST_F(Noise, NoiseHasItsMeanAndVariance) {
  train();
  expect_moments(seen("noisy"), 1, 0.25);
  expect_moments(seen("scaled"), 1, 0.2 / 0.8);
  // A normal distribution has 68.27 % within one standard deviation, 0.27 % beyond three.
  const Values y = seen("noisy");
  EXPECT_NEAR(share(y, [](double one) { return std::abs(one - 1) < 0.5; }), 0.6827, bound(0.6827, y.size()));
  EXPECT_NEAR(share(y, [](double one) { return std::abs(one - 1) > 1.5; }), 0.0027, bound(0.0027, y.size()));
}

TEST_F(Noise, AlphaDropoutKeepsMeanAndVarianceOfNormalInput) {
  const Values normal = weight("random_normal_");  // of standard deviation 0.05
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(normal[i] / 0.05);
  train();
  const Values y = seen("alpha");
  EXPECT_NEAR(mean(y), mean({x.begin(), x.end()}), bound_of_mean(2, y.size()));
  EXPECT_NEAR(variance(y), 1, bound_of_variance(2, y.size()));
  const double limit = -1.0507009873554805 * 1.6732632423543772;
  const double a = 1 / std::sqrt(0.8 * (1 + 0.2 * limit * limit));
  const double dropped = a * limit - a * limit * 0.2;
  double count = 0;
  for (const double one : y) count += std::abs(one - dropped) < 1e-5;
  EXPECT_NEAR(count / static_cast<double>(y.size()), 0.2, bound(0.2, y.size()) + 1e-4);
}

TEST_F(Noise, FunctionsDrawFromTheirDistributions) {
  train();
  const Values uniform = seen("uniform");
  EXPECT_GE(*std::min_element(uniform.begin(), uniform.end()), -1);
  EXPECT_LT(*std::max_element(uniform.begin(), uniform.end()), 3);
  expect_moments(uniform, 1, 16.0 / 12);
  // Twenty classes of equal probability: with 19 degrees of freedom less than one draw in 10 000 exceeds 50.
  std::vector<double> counts(20);
  for (const double one : uniform) ++counts[static_cast<std::size_t>((one + 1) * 5)];
  double statistic = 0;
  for (const double count : counts) statistic += (count - 2000) * (count - 2000) / 2000;
  EXPECT_LT(statistic, 50);
  expect_moments(seen("normal"), 2, 0.25);
  const Values cut = seen("cut");
  EXPECT_LE(*std::max_element(cut.begin(), cut.end()), 2);
  EXPECT_GE(*std::min_element(cut.begin(), cut.end()), -2);
  expect_moments(cut, 0, 0.7737413);  // the variance of a normal distribution that ends at two standard deviations
  const Values before = seen("uniform");
  train();
  EXPECT_NE(before, seen("uniform"));
}

TEST_F(Noise, InitializersHaveTheirVariances) {
  const auto expect_uniform = [&](const char* name, double limit) {
    SCOPED_TRACE(name);
    const Values w = weight(name);
    EXPECT_LE(*std::max_element(w.begin(), w.end()), limit * (1 + 1e-6));
    EXPECT_GE(*std::min_element(w.begin(), w.end()), -limit * (1 + 1e-6));
    expect_moments(w, 0, limit * limit / 3);
  };
  const auto expect_cut = [&](const char* name, double variance, double middle = 0) {
    SCOPED_TRACE(name);
    const Values w = weight(name);
    const double limit = 2 * std::sqrt(variance / 0.7737413) * (1 + 1e-5);
    EXPECT_LE(*std::max_element(w.begin(), w.end()), middle + limit);
    EXPECT_GE(*std::min_element(w.begin(), w.end()), middle - limit);
    expect_moments(w, middle, variance);
  };
  expect_uniform("glorot_uniform_", std::sqrt(6.0 / 500));
  expect_uniform("he_uniform_", std::sqrt(6.0 / 100));
  expect_uniform("lecun_uniform_", std::sqrt(3.0 / 100));
  expect_uniform("random_uniform_", 0.05);
  expect_cut("glorot_normal_", 2.0 / 500);
  expect_cut("he_normal_", 2.0 / (9 * 40));
  expect_cut("lecun_normal_", 1.0 / 100);
  expect_cut("truncated_normal_", 0.04 * 0.7737413, 1);
  expect_moments(weight("untruncated_"), 0, 3.0 / 400);
  expect_moments(weight("random_normal_"), 0, 0.0025);
  // The einsum joins 16 inputs with 2000 outputs, which the shape [16, 40, 50] does not say by itself.
  expect_uniform("heads/kernel", std::sqrt(6.0 / 2016));
  const Values q = weight("orthogonal_");
  for (std::size_t i = 0; i < 40; ++i)
    for (std::size_t j = 0; j < 40; ++j) {
      double product = 0;
      for (std::size_t k = 0; k < 60; ++k) product += q[40 * k + i] * q[40 * k + j];
      ASSERT_NEAR(product, i == j ? 4 : 0, 1e-5);
    }
}

/// As in Keras, a recurrent layer drops the same features of every step of a sequence.
TEST_F(Noise, RecurrentDropoutIsTheSameAtEveryStep) {
  train();
  const Values y = seen("unrolled");  // [100, 5, 400]: the input as the cell saw it
  Values kept;
  for (std::size_t b = 0; b < 100; ++b)
    for (std::size_t c = 0; c < 400; ++c) {
      const double one = y[b * 2000 + c];
      for (std::size_t t = 1; t < 5; ++t) ASSERT_EQ(y[b * 2000 + 400 * t + c], one);
      kept.push_back(one);
    }
  EXPECT_NEAR(share(kept, is_zero), 0.25, bound(0.25, kept.size()));
  train();
  const Values other = seen("unrolled");
  EXPECT_NE(y, other) << "two steps of training";
}

TEST_F(Noise, NothingIsDrawnInInference) {
  const void* inputs[] = {x.data(), steps.data(), image.data(), volume.data()};
  const std::vector<std::vector<float>> made = outputs_of(model, inputs);
  int compared = 0;
  for (std::size_t i = 0; i < made.size(); ++i) {
    const std::string name = Model::output_infos[i].name;
    if (name == "weights" || name == "heads") continue;
    for (const float one : made[i]) ASSERT_EQ(one, 1) << name;
    ++compared;
  }
  EXPECT_EQ(compared, 17);
}

}  // namespace
}  // namespace modelc::tests
