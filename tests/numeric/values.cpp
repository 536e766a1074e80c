#include "numeric/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace modelc::tests {
namespace {

using ir::DType;
using ir::TensorData;

// Calls `visit` with a value of the C++ type of the dtype.
template <class F>
auto with_type(DType dtype, F visit) {
  switch (dtype) {
    case DType::f32: return visit(float{});
    case DType::f64: return visit(double{});
    case DType::i32: return visit(std::int32_t{});
    case DType::i64: return visit(std::int64_t{});
    case DType::i8: return visit(std::int8_t{});
    case DType::u8:
    case DType::boolean: break;
  }
  return visit(std::uint8_t{});
}

}  // namespace

std::size_t byte_count(DType dtype, const std::vector<std::int64_t>& shape) {
  std::size_t count = ir::size_of(dtype);
  for (const std::int64_t extent : shape) count *= static_cast<std::size_t>(extent);
  return count;
}

Bytes pack(const TensorData& data) {
  Bytes bytes(byte_count(data.dtype, data.shape));
  with_type(data.dtype, [&](auto zero) {
    using T = decltype(zero);
    for (std::int64_t i = 0; i < data.size(); ++i) {
      T value;
      if constexpr (std::is_floating_point_v<T>)
        value = static_cast<T>(data.real[i]);
      else
        value = static_cast<T>(data.integer[i]);
      std::memcpy(bytes.data() + static_cast<std::size_t>(i) * sizeof(T), &value, sizeof(T));
    }
  });
  return bytes;
}

TensorData unpack(const Bytes& bytes, DType dtype, std::vector<std::int64_t> shape) {
  TensorData data = TensorData::zeros(dtype, std::move(shape));
  with_type(dtype, [&](auto zero) {
    using T = decltype(zero);
    for (std::int64_t i = 0; i < data.size(); ++i) {
      T value;
      std::memcpy(&value, bytes.data() + static_cast<std::size_t>(i) * sizeof(T), sizeof(T));
      if constexpr (std::is_floating_point_v<T>)
        data.real[i] = static_cast<double>(value);
      else
        data.integer[i] = static_cast<std::int64_t>(value);
    }
  });
  return data;
}

TensorData random_tensor(std::mt19937_64& random, DType dtype, std::vector<std::int64_t> shape, const Case& one) {
  TensorData data = TensorData::zeros(dtype, std::move(shape));
  // By hand rather than by std's distributions, whose numbers differ between libraries.
  const auto uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
  for (double& value : data.real) {
    value = one.low + (one.high - one.low) * uniform();
    if (one.grid) value = std::floor(value * 64) / 64;
    if (dtype == DType::f32) value = static_cast<double>(static_cast<float>(value));
  }
  for (std::int64_t& value : data.integer)
    value = dtype == DType::boolean ? static_cast<std::int64_t>(random() % 2)
                                    : static_cast<std::int64_t>(std::floor(one.low + (one.high - one.low) * uniform()));
  return data;
}

std::vector<std::int64_t> concrete(const ir::Shape& shape, const ir::SymbolValues& symbols) {
  std::vector<std::int64_t> sizes;
  for (const ir::Dim& dim : shape) {
    const std::optional<std::int64_t> size = dim.evaluate(symbols);
    if (!size) throw std::runtime_error("the dimension " + dim.str() + " has no value");
    sizes.push_back(*size);
  }
  return sizes;
}

Difference difference(const TensorData& actual, const TensorData& expected) {
  Difference worst;
  if (actual.dtype != expected.dtype || actual.shape != expected.shape)
    return {std::numeric_limits<double>::infinity(), "another shape or dtype"};
  for (std::int64_t i = 0; i < actual.size(); ++i) {
    const double a = actual.number(i), e = expected.number(i);
    if (a == e || (std::isnan(a) && std::isnan(e))) continue;
    double size = std::abs(a - e) / std::max(1.0, std::abs(e));
    if (!ir::is_float(actual.dtype) || std::isnan(size)) size = std::numeric_limits<double>::infinity();
    if (size > worst.size) worst = {size, fmt::format("element {}: {} instead of {}", i, a, e)};
  }
  return worst;
}

}  // namespace modelc::tests
