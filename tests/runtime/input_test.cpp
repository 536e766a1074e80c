#include "modelc/input.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "modelc/tensor_view.hpp"

namespace {
using modelc::Index;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class F>
std::string error_of(F f) {
  try {
    f();
  } catch (const modelc::Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Input, takes_eigen_and_containers) {
  const Index shape[] = {2, 3};
  const Matrix m = Matrix::Random(2, 3);
  EXPECT_EQ((modelc::checked<float, 2>("x", m, shape)), m.data());
  const Eigen::Map<const Matrix> map(m.data(), 2, 3);
  EXPECT_EQ((modelc::checked<float, 2>("x", map, shape)), m.data());
  const auto view = modelc::make_view<modelc::View<const float, modelc::Dynamic, 3>>(m.data(), 2, 3);
  EXPECT_EQ((modelc::checked<float, 2>("x", view, shape)), m.data());
  const std::vector<float> v(6);
  EXPECT_EQ((modelc::checked<float, 2>("x", v, shape)), v.data());
  const std::array<float, 6> a{};
  EXPECT_EQ((modelc::checked<float, 2>("x", a, shape)), a.data());
  const Index six[] = {6}, row[] = {1, 6}, none[] = {0};
  const Eigen::VectorXf vector = Eigen::VectorXf::Random(6);
  EXPECT_EQ((modelc::checked<float, 1>("x", vector, six)), vector.data());
  EXPECT_EQ((modelc::checked<float, 2>("x", vector, row)), vector.data());
  const float number = 3;
  EXPECT_EQ((modelc::checked<float, 0>("x", number, none)), &number);
  const Index cube[] = {2, 3, 1};
  const Eigen::Tensor<float, 3, Eigen::RowMajor> t(2, 3, 1);
  EXPECT_EQ((modelc::checked<float, 3>("x", t, cube)), t.data());
  const auto tensor_view = modelc::make_view<modelc::View<const float, 2, 3, 1>>(t.data(), 2, 3, 1);
  EXPECT_EQ((modelc::checked<float, 3>("x", tensor_view, cube)), t.data());
  EXPECT_EQ(modelc::make_view<modelc::View<float>>(&number), 3.0f);
}

TEST(Input, names_what_is_wrong) {
  const Index shape[] = {32, 784}, cube[] = {1, 2, 3}, none[] = {0};
  EXPECT_EQ(error_of([&] { modelc::checked<float, 2>("image", Matrix(3, 784), shape); }),
            "input `image` has shape [3, 784], expected [32, 784]");
  EXPECT_EQ(error_of([&] { modelc::checked<float, 2>("image", Matrix(784, 32), shape); }),
            "input `image` has shape [784, 32], expected [32, 784]");
  EXPECT_EQ(error_of([&] { modelc::checked<float, 2>("image", std::vector<float>(5), shape); }),
            "input `image` has 5 elements, expected [32, 784]");
  EXPECT_EQ(
      error_of([&] { modelc::checked<float, 3>("image", Eigen::Tensor<float, 3, Eigen::RowMajor>(3, 2, 1), cube); }),
      "input `image` has shape [3, 2, 1], expected [1, 2, 3]");
  EXPECT_EQ(error_of([&] { modelc::checked<float, 2>("image", 1.0f, shape); }),
            "input `image` has a single number, expected [32, 784]");
  EXPECT_EQ(error_of([&] { modelc::checked<float, 0>("rate", std::vector<float>(2), none); }),
            "input `rate` has 2 elements, expected []");
  const Matrix wide = Matrix::Random(32, 800);
  EXPECT_EQ(error_of([&] { modelc::checked<float, 2>("image", wide.leftCols(784), shape); }),
            "input `image` is a part of a larger matrix, its rows do not follow each other: evaluate it with .eval()");
}

TEST(View, types) {
  using Eigen::Map;
  static_assert(std::is_same<modelc::View<const float, modelc::Dynamic, 784>,
                             Map<const Eigen::Matrix<float, Eigen::Dynamic, 784, Eigen::RowMajor>>>::value);
  static_assert(std::is_same<modelc::View<float, 5>, Map<Eigen::Matrix<float, 5, 1>>>::value);
  static_assert(std::is_same<modelc::View<const double>, double>::value);
  double x[] = {1, 2, 3};
  auto column = modelc::make_view<modelc::View<double, modelc::Dynamic, 1>>(x, 3, 1);
  column(1, 0) = 7;
  EXPECT_EQ(x[1], 7);
  auto fixed = modelc::make_view<modelc::View<double, 3>>(x, 3);
  EXPECT_EQ(fixed.sum(), 11);
}

}  // namespace
