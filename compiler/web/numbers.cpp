#include "web/numbers.h"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

namespace modelc::web {
namespace {

class Reader {
 public:
  Reader(ir::DType dtype, const std::string& name) : name_(name) { data_.dtype = dtype; }

  ir::TensorData read(const Json& lists) {
    for (const Json* at = &lists; at->is_array(); at = &at->front()) {
      data_.shape.push_back(static_cast<std::int64_t>(at->size()));
      if (at->empty()) refuse("has an empty list");
    }
    take(lists, 0);
    return std::move(data_);
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw std::invalid_argument(fmt::format("`{}` {}", name_, what));
  }

  void take(const Json& value, std::size_t depth) {
    if (depth < data_.shape.size()) {
      if (!value.is_array() || static_cast<std::int64_t>(value.size()) != data_.shape[depth])
        refuse("has lists of different lengths side by side");
      for (const Json& element : value) take(element, depth + 1);
    } else if (value.is_boolean()) {
      push(value.get<bool>() ? 1.0 : 0.0);
    } else if (value.is_number()) {
      push(value.get<double>());
    } else {
      refuse(value.is_array() ? "has lists of different lengths side by side" : "has something that is no number");
    }
  }

  void push(double number) {
    if (ir::is_float(data_.dtype)) {
      data_.real.push_back(data_.dtype == ir::DType::f32 ? static_cast<double>(static_cast<float>(number)) : number);
      return;
    }
    const ir::IntegerRange range = ir::range_of(data_.dtype);
    constexpr double exact = 9007199254740992.0;  // 2^53: JSON's numbers are doubles
    const bool held = std::abs(number) <= exact && static_cast<std::int64_t>(number) >= range.low &&
                      static_cast<std::int64_t>(number) <= range.high;
    if (number != std::floor(number) || !held)
      refuse(fmt::format("has {}, which `{}` does not hold", number, ir::name(data_.dtype)));
    data_.integer.push_back(static_cast<std::int64_t>(number));
  }

  const std::string& name_;
  ir::TensorData data_;
};

Json number_of(const ir::TensorData& data, std::size_t at) {
  if (data.dtype == ir::DType::boolean) return data.integer[at] != 0;
  if (!ir::is_float(data.dtype)) return data.integer[at];
  const double value = data.real[at];
  if (!std::isfinite(value)) return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
  if (data.dtype == ir::DType::f64) return value;
  return Json::parse(fmt::format("{}", static_cast<float>(value)));
}

Json lists_from(const ir::TensorData& data, std::size_t axis, std::size_t& at) {
  if (axis == data.shape.size()) return number_of(data, at++);
  Json list = Json::array();
  for (std::int64_t i = 0; i < data.shape[axis]; ++i) list.push_back(lists_from(data, axis + 1, at));
  return list;
}

}  // namespace

ir::TensorData tensor_of(const Json& lists, ir::DType dtype, const std::string& name) {
  return Reader(dtype, name).read(lists);
}

Json lists_of(const ir::TensorData& data) {
  std::size_t at = 0;
  return lists_from(data, 0, at);
}

}  // namespace modelc::web
