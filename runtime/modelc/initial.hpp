#pragma once
#include <cmath>
#include <cstdint>
#include <vector>

#include "modelc/random.hpp"

/// Initial values of weights, in double and with every operation rounded by itself: the same bits as the compiler's
/// reference evaluation, whatever the machine.
namespace modelc::initial {

/// All elements of a tensor, where an operation needs them together; `element` gives each.
template <class Element>
std::vector<double> values(Index count, const Element& element) {
  std::vector<double> out(static_cast<std::size_t>(count));
  for (Index i = 0; i < count; ++i) out[static_cast<std::size_t>(i)] = element(i);
  return out;
}

/// Sets a weight.
template <class T, class Element>
void fill(T* to, Index count, const Element& element) {
  for (Index i = 0; i < count; ++i) to[i] = static_cast<T>(element(i));
}

/// The orthonormal columns that Gram and Schmidt make of those of `q`, row-major; each twice for accuracy.
inline std::vector<double> orthogonalize(std::vector<double> q, Index rows, Index columns) {
  const auto at = [&](Index row, Index column) -> double& {
    return q[static_cast<std::size_t>(row * columns + column)];
  };
  const auto dot = [&](Index a, Index b) {
    double sum = 0;
    for (Index r = 0; r < rows; ++r) sum += rounded_product(at(r, a), at(r, b));
    return sum;
  };
  for (Index c = 0; c < columns; ++c) {
    for (int pass = 0; pass < 2; ++pass)
      for (Index before = 0; before < c; ++before) {
        const double along = dot(before, c);
        for (Index r = 0; r < rows; ++r) at(r, c) -= rounded_product(along, at(r, before));
      }
    const double length = std::sqrt(dot(c, c));
    if (length > 0)
      for (Index r = 0; r < rows; ++r) at(r, c) /= length;
  }
  return q;
}

}  // namespace modelc::initial
