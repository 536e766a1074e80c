#include "modelc/linear_algebra.hpp"

#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>
#include <vector>

namespace {
using modelc::Index;
using modelc::tensor;
namespace kernels = modelc::kernels;

template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Reference = Matrix<double>;

template <class T>
class Systems : public testing::Test {};
using Types = testing::Types<float, double>;
TYPED_TEST_SUITE(Systems, Types);

// Two matrices of each size, one behind the other.
template <class T>
struct Case {
  Index n, columns;
  Matrix<T> a, b;
  Case(Index size, Index width) : n(size), columns(width) {
    std::srand(static_cast<unsigned>(n));
    a = Matrix<T>::Random(2 * n, n);
    b = Matrix<T>::Random(2 * n, columns);
    for (Index i = 0; i < n; ++i) a(i, i) += T(2);
  }
  Matrix<T> matrix(Index i) const { return a.middleRows(i * n, n); }
  Matrix<T> right(Index i) const { return b.middleRows(i * n, columns == 0 ? 0 : n); }
};

template <class T>
double distance(const Matrix<T>& found, const Reference& expected) {
  if (found.size() == 0) return 0;
  return (found.template cast<double>() - expected).cwiseAbs().maxCoeff() / (1 + expected.cwiseAbs().maxCoeff());
}
template <class T>
constexpr double tolerance = std::is_same<T, float>::value ? 1e-4 : 1e-12;

TYPED_TEST(Systems, EqualEigens) {
  using T = TypeParam;
  for (const Index n : {1, 2, 3, 5, 8, 17, 33}) {
    for (const Index columns : {1, 4, 9}) {
      const Case<T> given(n, columns);
      Matrix<T> x(2 * n, columns), low(2 * n, columns), high(2 * n, columns);
      std::vector<T> work(static_cast<std::size_t>(n * n)), determinants(2);
      const auto a = tensor(given.a.data(), 2, n, n);
      kernels::solve(tensor(x.data(), 2, n, columns), tensor(work.data(), n * n), a,
                     tensor(given.b.data(), 2, n, columns));
      kernels::solve_triangular(tensor(low.data(), 2, n, columns), a, tensor(given.b.data(), 2, n, columns), true);
      kernels::solve_triangular(tensor(high.data(), 2, n, columns), a, tensor(given.b.data(), 2, n, columns), false);
      kernels::det(tensor(determinants.data(), 2), tensor(work.data(), n * n), a);
      for (Index i = 0; i < 2; ++i) {
        const Reference m = given.matrix(i).template cast<double>(), right = given.right(i).template cast<double>();
        // What is left over, against what the elements are made of: the matrices are as they come.
        const Reference left = m * x.middleRows(i * n, n).template cast<double>() - right;
        const double size = 1 + m.cwiseAbs().sum() * x.cwiseAbs().maxCoeff();
        EXPECT_LT(left.cwiseAbs().maxCoeff() / size, tolerance<T> / 10) << n;
        const Reference below = m.triangularView<Eigen::Lower>(), above = m.triangularView<Eigen::Upper>();
        const Matrix<T> y = low.middleRows(i * n, n), z = high.middleRows(i * n, n);
        EXPECT_LT((below * y.template cast<double>() - right).cwiseAbs().maxCoeff() /
                      (1 + below.cwiseAbs().sum() * y.cwiseAbs().maxCoeff()),
                  tolerance<T>);
        EXPECT_LT((above * z.template cast<double>() - right).cwiseAbs().maxCoeff() /
                      (1 + above.cwiseAbs().sum() * z.cwiseAbs().maxCoeff()),
                  tolerance<T>);
        const double expected = m.determinant();
        EXPECT_NEAR(determinants[static_cast<std::size_t>(i)] / (1 + std::abs(expected)),
                    expected / (1 + std::abs(expected)), tolerance<T>);
      }
    }
  }
}

TYPED_TEST(Systems, CholeskyEqualsEigens) {
  using T = TypeParam;
  for (const Index n : {1, 2, 5, 16, 31}) {
    const Case<T> given(n, 1);
    Matrix<T> spd(2 * n, n), lower(2 * n, n), upper(2 * n, n);
    for (Index i = 0; i < 2; ++i)
      spd.middleRows(i * n, n) = given.matrix(i) * given.matrix(i).transpose() + Matrix<T>::Identity(n, n);
    Matrix<T> skewed = spd;  // of the same symmetric part
    if (n > 1) {
      skewed(0, 1) += T(3);
      skewed(1, 0) -= T(3);
    }
    kernels::cholesky(tensor(lower.data(), 2, n, n), tensor<const T>(spd.data(), 2, n, n), false);
    kernels::cholesky(tensor(upper.data(), 2, n, n), tensor<const T>(skewed.data(), 2, n, n), true);
    for (Index i = 0; i < 2; ++i) {
      const Reference m = spd.middleRows(i * n, n).template cast<double>();
      const Reference expected = Eigen::LLT<Reference>(m).matrixL();
      EXPECT_LT(distance<T>(lower.middleRows(i * n, n), expected), tolerance<T>);
      EXPECT_LT(distance<T>(upper.middleRows(i * n, n), expected.transpose()), tolerance<T>);
    }
  }
}

TYPED_TEST(Systems, DivideByZeroWhereThereIsNoSolution) {
  using T = TypeParam;
  const std::vector<T> singular{1, 2, 2, 4}, right{1, 3}, indefinite{1, 2, 2, 1};
  std::vector<T> x(2), work(4), factor(4);
  T determinant = 1;
  kernels::solve(tensor(x.data(), 2), tensor(work.data(), 4), tensor(singular.data(), 2, 2), tensor(right.data(), 2));
  EXPECT_TRUE(std::isinf(x[0]) && std::isinf(x[1]));
  kernels::det(tensor(&determinant), tensor(work.data(), 4), tensor(singular.data(), 2, 2));
  EXPECT_EQ(determinant, T(0));
  kernels::cholesky(tensor(factor.data(), 2, 2), tensor(indefinite.data(), 2, 2), false);
  EXPECT_TRUE(std::isnan(factor[0]) && std::isnan(factor[2]) && std::isnan(factor[3]));
  EXPECT_EQ(factor[1], T(0));
}

}  // namespace
