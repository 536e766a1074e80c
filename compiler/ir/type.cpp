#include "ir/type.h"

#include <array>
#include <limits>
#include <stdexcept>
#include <utility>

namespace modelc::ir {

namespace {
constexpr std::array<std::pair<DType, std::string_view>, 7> dtypes{{{DType::f32, "f32"},
                                                                    {DType::f64, "f64"},
                                                                    {DType::i32, "i32"},
                                                                    {DType::i64, "i64"},
                                                                    {DType::u8, "u8"},
                                                                    {DType::i8, "i8"},
                                                                    {DType::boolean, "bool"}}};
}

std::string_view name(DType dtype) {
  for (const auto& [value, text] : dtypes)
    if (value == dtype) return text;
  throw std::logic_error("a dtype that is not in the table");
}

std::optional<DType> dtype_named(std::string_view name) {
  for (const auto& [value, text] : dtypes)
    if (text == name) return value;
  return std::nullopt;
}

std::size_t size_of(DType dtype) {
  switch (dtype) {
    case DType::f32:
    case DType::i32: return 4;
    case DType::f64:
    case DType::i64: return 8;
    case DType::u8:
    case DType::i8:
    case DType::boolean: break;
  }
  return 1;
}

IntegerRange range_of(DType dtype) {
  switch (dtype) {
    case DType::i32: return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    case DType::u8: return {0, 255};
    case DType::i8: return {-128, 127};
    case DType::boolean: return {0, 1};
    default: break;
  }
  return {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
}

std::int64_t wrapped(DType dtype, std::int64_t value) {
  switch (dtype) {
    case DType::i32: return static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
    case DType::u8: return static_cast<std::uint8_t>(value);
    case DType::i8: return static_cast<std::int8_t>(static_cast<std::uint8_t>(value));
    case DType::boolean: return value != 0 ? 1 : 0;
    default: return value;
  }
}

std::string str(const TensorType& type) {
  const std::string dtype(name(type.dtype));
  return type.shape.empty() ? dtype : dtype + str(type.shape);
}

std::int64_t TensorData::size() const {
  std::int64_t count = 1;
  for (const std::int64_t extent : shape)
    if (__builtin_mul_overflow(count, extent, &count))
      throw std::length_error("a tensor with more elements than 64 bits count");
  return count;
}

TensorData TensorData::zeros(DType dtype, std::vector<std::int64_t> shape) {
  TensorData data{dtype, std::move(shape), {}, {}};
  const auto count = static_cast<std::size_t>(data.size());
  is_float(dtype) ? data.real.assign(count, 0.0) : data.integer.assign(count, 0);
  return data;
}

TensorData TensorData::scalar(DType dtype, double value) {
  TensorData data{dtype, {}, {}, {}};
  if (is_float(dtype))
    data.real = {value};
  else
    data.integer = {dtype == DType::boolean ? value != 0 : wrapped(dtype, static_cast<std::int64_t>(value))};
  return data;
}

}  // namespace modelc::ir
