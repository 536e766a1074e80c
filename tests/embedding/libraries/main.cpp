// Three models of its own and of two libraries, one of them the same as the other's with another width.
#include <cstdio>

#include "libraries.h"
#include "square.hpp"

int main() {
  const float x[] = {1, 2, 3, 4};
  square::Model square;
  const auto y = square.predict(Eigen::Map<const Eigen::Vector2f>(x));
  std::printf("%g %g %g %g\n", static_cast<double>(shared_total(x)), static_cast<double>(static_last(x)),
              static_cast<double>(y(0)), static_cast<double>(y(1)));
}
