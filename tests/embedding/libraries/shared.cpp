#include "gain.hpp"
#include "libraries.h"
#include "total.hpp"

float shared_total(const float* x) {
  gain::Model gain;
  total::Model total;
  return total.predict(gain.predict(Eigen::Map<const Eigen::Vector3f>(x)));
}
