#pragma once
#include <random>
#include <string>
#include <vector>

#include "elaborate/program.h"
#include "numeric/cases.h"
#include "numeric/compiled.h"

namespace modelc::tests {

/// Elements as generated code holds them, and back.
Bytes pack(const ir::TensorData& data);
ir::TensorData unpack(const Bytes& bytes, ir::DType dtype, std::vector<std::int64_t> shape);
std::size_t byte_count(ir::DType dtype, const std::vector<std::int64_t>& shape);

/// Random elements that the dtype can represent exactly.
ir::TensorData random_tensor(std::mt19937_64& random, ir::DType dtype, std::vector<std::int64_t> shape,
                             const Case& one);

std::vector<std::int64_t> concrete(const ir::Shape& shape, const ir::SymbolValues& symbols);

/// The largest difference relative to values above 1, and where; integers must be equal. Infinite where shapes, dtypes
/// or special values differ.
struct Difference {
  double size = 0;
  std::string where;
};
Difference difference(const ir::TensorData& actual, const ir::TensorData& expected);

}  // namespace modelc::tests
