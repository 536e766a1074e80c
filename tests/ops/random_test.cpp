#include "modelc/random.hpp"

#include <cmath>
#include <set>

#include "support.h"

using namespace modelc::ops::test;

namespace {

TEST(Philox, GivesThePublishedVectors) {  // known answers of Random123's philox4x32-10
  const auto words = [](const modelc::Philox<>& p) {
    return std::vector<std::uint32_t>{p.word[0][0], p.word[1][0], p.word[2][0], p.word[3][0]};
  };
  EXPECT_EQ(words({0, 0, 0}), (std::vector<std::uint32_t>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(words({~0ull, ~0ull, ~0ull}), (std::vector<std::uint32_t>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(words({0x299f31d0a4093822ull, 0x0370734413198a2eull, 0x85a308d3243f6a88ull}),
            (std::vector<std::uint32_t>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

template <class T>
void expect_the_elements(modelc::Index n) {
  std::vector<T> drawn(static_cast<std::size_t>(n) + 1, T(-1));
  modelc::kernels::standard_uniform(modelc::tensor(drawn.data(), n), 7, 3);
  for (modelc::Index i = 0; i < n; ++i)
    ASSERT_EQ(drawn[static_cast<std::size_t>(i)], modelc::standard_uniform<T>(7, 3, i)) << n << ", " << i;
  EXPECT_EQ(drawn.back(), T(-1)) << n;
}

TEST(StandardUniform, DrawsWholeTensorsAsItDrawsElements) {
  for (const modelc::Index n : {0, 1, 2, 15, 16, 17, 31, 32, 33, 100}) {
    expect_the_elements<float>(n);
    expect_the_elements<double>(n);
  }
}

TEST(NormalQuantile, AgreesWithPython) {  // statistics.NormalDist().inv_cdf(p)
  EXPECT_NEAR(modelc::normal_quantile(1e-20), -9.262340089798405, 1e-14);
  EXPECT_NEAR(modelc::normal_quantile(0.001), -3.090232306167813, 1e-14);
  EXPECT_NEAR(modelc::normal_quantile(0.3), -0.5244005127080407, 1e-15);
  EXPECT_EQ(modelc::normal_quantile(0.5), 0);
  EXPECT_NEAR(modelc::normal_quantile(0.999999), 4.753424308817089, 1e-13);
}

Doubles draw(const char* op, Int n, std::uint64_t seed, Int stream) {
  const Attrs attrs{{"shape", Dims{n}}, {"dtype", DType::f32}, {"seed", Ints{}}, {"stream", stream}};
  return evaluate_all(op, {}, attrs, {}, seed)[0].real;
}

TEST(Random, HasTheRightMoments) {
  const Int n = 20000;
  const auto moments = [&](const char* op) {
    double sum = 0, squares = 0;
    for (const double x : draw(op, n, 1, 0)) sum += x, squares += x * x;
    return std::pair(sum / n, squares / n);
  };
  // within five standard errors of the exact moments
  EXPECT_NEAR(moments("standard_uniform").first, 0.5, 0.0102);
  EXPECT_NEAR(moments("standard_uniform").second, 1.0 / 3, 0.0106);
  EXPECT_NEAR(moments("standard_normal").first, 0, 0.0354);
  EXPECT_NEAR(moments("standard_normal").second, 1, 0.05);
  EXPECT_NEAR(moments("standard_truncated_normal").second, 0.8796256610342398 * 0.8796256610342398, 0.04);
  for (const double x : draw("standard_truncated_normal", n, 1, 0)) EXPECT_LE(std::abs(x), 2.0000001);
}

TEST(Random, DependsOnSeedAndStreamAlone) {
  EXPECT_EQ(draw("standard_uniform", 8, 1, 2), draw("standard_uniform", 8, 1, 2));
  const std::set<Doubles> distinct{draw("standard_uniform", 8, 1, 2), draw("standard_uniform", 8, 1, 3),
                                   draw("standard_uniform", 8, 2, 2)};
  EXPECT_EQ(distinct.size(), 3u);
  EXPECT_NE(modelc::weight_seed(0, "dense/kernel"), modelc::weight_seed(0, "dense/bias"));
  EXPECT_NE(modelc::weight_seed(0, "dense/kernel"), modelc::weight_seed(1, "dense/kernel"));
  EXPECT_EQ(infer("standard_normal", {}, {{"shape", Dims{2}}, {"dtype", DType::i32}, {"seed", Ints{}}}).code, "E0302");
}

TEST(Orthogonalize, GivesQ) {  // q, r = np.linalg.qr([[3, 1], [4, 2]]); q * np.sign(np.diag(r))
  expect_near(evaluate("orthogonalize", {reals({2, 2}, {3, 1, 4, 2})}), {2, 2}, {0.6, -0.8, 0.8, 0.6}, 1e-12);
  EXPECT_EQ(infer("orthogonalize", {f32({3})}).code, "E0303");
}

}  // namespace
