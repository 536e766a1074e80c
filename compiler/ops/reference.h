#pragma once
#include <cstdint>
#include <vector>

#include "ir/op.h"

/// What the reference evaluations share. Naive on purpose: indices are vectors, every element is computed on its own.
namespace modelc::ops {

using Extents = std::vector<std::int64_t>;

std::int64_t element_count(const Extents& shape);
Extents row_major_strides(const Extents& shape);

/// Row-major offset of `index` in a tensor of `shape` that broadcasts against it: missing axes and axes of 1 are
/// skipped.
std::int64_t broadcast_offset(const Extents& shape, const Extents& index);
/// Row-major offset of `index`.
std::int64_t offset(const Extents& shape, const Extents& index);

/// Calls fn(index, flat) for every index of `shape` in row-major order.
template <class Fn>
void for_each_index(const Extents& shape, Fn fn) {
  const std::int64_t count = element_count(shape);
  Extents index(shape.size(), 0);
  for (std::int64_t flat = 0; flat < count; ++flat) {
    fn(index, flat);
    for (std::size_t axis = shape.size(); axis-- > 0;) {
      if (++index[axis] < shape[axis]) break;
      index[axis] = 0;
    }
  }
}

/// `value` as an integer of `dtype`: wraps around as two's complement, bool is 0 or 1.
std::int64_t wrap(ir::DType dtype, std::int64_t value);
/// Copies element `from` of `source` to element `to` of `target` (of the same dtype).
void copy_element(ir::TensorData& target, std::int64_t to, const ir::TensorData& source, std::int64_t from);
/// Sets an element from a double or an integer, whichever the dtype holds.
void set_element(ir::TensorData& target, std::int64_t at, double value);
void set_element(ir::TensorData& target, std::int64_t at, std::int64_t value);

/// y[at] += a[i] * b[j], all of one dtype.
void add_product(ir::TensorData& y, std::int64_t at, const ir::TensorData& a, std::int64_t i, const ir::TensorData& b,
                 std::int64_t j);

/// The dim's value; throws ir::EvalError when the symbols do not give it one.
std::int64_t value_of(const ir::Dim& dim, const ir::SymbolValues& symbols);

// Integer arithmetic that neither traps nor leaves behaviour undefined; generated code follows the same rules.
std::int64_t wrapping_add(std::int64_t a, std::int64_t b);
std::int64_t wrapping_sub(std::int64_t a, std::int64_t b);
std::int64_t wrapping_mul(std::int64_t a, std::int64_t b);
std::int64_t floor_div(std::int64_t a, std::int64_t b);        ///< rounds down; 0 when b is 0
std::int64_t floor_mod(std::int64_t a, std::int64_t b);        ///< has b's sign; 0 when b is 0
std::int64_t power(std::int64_t base, std::int64_t exponent);  ///< a negative exponent truncates 1 / base^-exponent
double floor_div(double a, double b);
double floor_mod(double a, double b);

}  // namespace modelc::ops
