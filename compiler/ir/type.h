#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ir/dim.h"

namespace modelc::ir {

/// u8 and i8 are for storage: nothing but `cast` computes on them.
enum class DType : std::uint8_t { f32, f64, i32, i64, u8, i8, boolean };

std::string_view name(DType dtype);  ///< as written in the language: "f32", "bool"
std::optional<DType> dtype_named(std::string_view name);
inline bool is_float(DType d) { return d == DType::f32 || d == DType::f64; }
inline bool is_integer(DType d) { return d == DType::i32 || d == DType::i64; }  ///< of those that compute
inline bool is_storage(DType d) { return d == DType::u8 || d == DType::i8; }
/// What an integer dtype holds; 0 to 1 for bool.
struct IntegerRange {
  std::int64_t low, high;
};
IntegerRange range_of(DType dtype);
/// The value modulo the range of the dtype; of bool, whether it is 0.
std::int64_t wrapped(DType dtype, std::int64_t value);
std::size_t size_of(DType dtype);  ///< bytes an element

struct TensorType {
  DType dtype = DType::f32;
  Shape shape;
  std::size_t rank() const { return shape.size(); }
  friend bool operator==(const TensorType&, const TensorType&) = default;
};
std::string str(const TensorType& type);  ///< "f32[batch, 784]"; a scalar is a bare "f32"

/// Concrete values, row-major. Floats of either width are held as double, everything else (bool as 0 and 1) as int64.
struct TensorData {
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  std::vector<double> real;           ///< f32, f64
  std::vector<std::int64_t> integer;  ///< all others

  std::int64_t size() const;  ///< product of the shape; throws std::length_error when that leaves 64 bits
  static TensorData zeros(DType dtype, std::vector<std::int64_t> shape);
  static TensorData scalar(DType dtype, double value);
  double number(std::int64_t i) const { return is_float(dtype) ? real[i] : static_cast<double>(integer[i]); }
  friend bool operator==(const TensorData&, const TensorData&) = default;
};

}  // namespace modelc::ir
