#include "ops/reference.h"

#include <fmt/format.h>

#include <cmath>

#include "ir/graph.h"

namespace modelc::ops {
using namespace ir;

std::int64_t element_count(const Extents& shape) {
  std::int64_t count = 1;
  for (const std::int64_t extent : shape) count *= extent;
  return count;
}

Extents row_major_strides(const Extents& shape) {
  Extents strides(shape.size(), 1);
  for (std::size_t axis = shape.size(); axis-- > 1;) strides[axis - 1] = strides[axis] * shape[axis];
  return strides;
}

std::int64_t broadcast_offset(const Extents& shape, const Extents& index) {
  std::int64_t at = 0;
  const std::size_t skipped = index.size() - shape.size();
  for (std::size_t axis = 0; axis < shape.size(); ++axis)
    at = at * shape[axis] + (shape[axis] == 1 ? 0 : index[skipped + axis]);
  return at;
}

std::int64_t offset(const Extents& shape, const Extents& index) {
  std::int64_t at = 0;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) at = at * shape[axis] + index[axis];
  return at;
}

std::int64_t wrap(DType dtype, std::int64_t value) { return wrapped(dtype, value); }

void copy_element(TensorData& target, std::int64_t to, const TensorData& source, std::int64_t from) {
  if (is_float(target.dtype))
    target.real[to] = source.real[from];
  else
    target.integer[to] = source.integer[from];
}

void set_element(TensorData& target, std::int64_t at, double value) {
  if (is_float(target.dtype))
    target.real[at] = value;
  else
    target.integer[at] = wrap(target.dtype, static_cast<std::int64_t>(value));
}

void set_element(TensorData& target, std::int64_t at, std::int64_t value) {
  if (is_float(target.dtype))
    target.real[at] = static_cast<double>(value);
  else
    target.integer[at] = wrap(target.dtype, value);
}

void add_product(TensorData& y, std::int64_t at, const TensorData& a, std::int64_t i, const TensorData& b,
                 std::int64_t j) {
  if (is_float(y.dtype))
    y.real[at] += a.real[i] * b.real[j];
  else
    y.integer[at] = wrap(y.dtype, wrapping_add(y.integer[at], wrapping_mul(a.integer[i], b.integer[j])));
}

std::int64_t value_of(const Dim& dim, const SymbolValues& symbols) {
  const std::optional<std::int64_t> value = dim.evaluate(symbols);
  if (!value) throw EvalError{fmt::format("`{}` has no value", dim.str())};
  return *value;
}

std::int64_t wrapping_add(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
std::int64_t wrapping_sub(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
std::int64_t wrapping_mul(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  if (b == 0) return 0;
  if (b == -1) return wrapping_sub(0, a);
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
}

std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
  if (b == 0 || b == -1) return 0;
  const std::int64_t rest = a % b;
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

std::int64_t power(std::int64_t base, std::int64_t exponent) {
  if (exponent < 0) {
    if (base == 1) return 1;
    if (base == -1) return exponent % 2 == 0 ? 1 : -1;
    return 0;
  }
  std::int64_t result = 1;
  for (; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = wrapping_mul(result, base);
    base = wrapping_mul(base, base);
  }
  return result;
}

double floor_div(double a, double b) { return std::floor(a / b); }

double floor_mod(double a, double b) {
  const double rest = std::fmod(a, b);
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

}  // namespace modelc::ops
