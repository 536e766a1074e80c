#include <cstdio>

#include "narrow.hpp"
#include "other.hpp"
#include "scale.hpp"

int main() {
  scale::Model model;
  Eigen::Matrix<float, 1, 4, Eigen::RowMajor> x;
  x << 1, 2, 3, 4;
  const auto y = model.predict(x);

  app::generated::Twice twice;
  const Eigen::Vector2d two(0.5, 1.5);
  const auto z = twice.predict(two);
  const Eigen::RowVector2f five(5, 6);
  const Eigen::RowVector2f w = narrow::Model().predict(five);
  std::printf("%g %g %g %g\n", static_cast<double>(y(0, 3)), static_cast<double>(z(0)), static_cast<double>(z(1)),
              static_cast<double>(w(0)));
}
