#include "levels.hpp"

#include <cstdio>
#include <cstring>

// What the kernels of this processor compute, and for the name of a level whether it is theirs.
int main(int count, char** arguments) {
  levels::Model model;
  model.initialize();
  Eigen::Matrix<float, 2, 24, Eigen::RowMajor> x;
  for (int i = 0; i < x.size(); ++i) x.data()[i] = static_cast<float>(i);
  const auto y = model.predict(x);
  std::printf("%g %g", static_cast<double>(y(0, 0)), static_cast<double>(y(1, 4)));
  for (int i = 1; i < count; ++i)
    std::printf(" %s", std::strcmp(levels::Model::target(), arguments[i]) == 0 ? "chosen" : levels::Model::target());
  std::printf("\n");
}
