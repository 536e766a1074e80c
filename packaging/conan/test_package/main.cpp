#include <cstdio>

#include "twice.hpp"

int main() {
  twice::Model twice;
  const auto y = twice.predict(Eigen::Vector2f(1.5f, -4));
  std::printf("twice: %g %g\n", static_cast<double>(y(0)), static_cast<double>(y(1)));
}
