// Numbers and lists of numbers as tensors.
#include "elaborate/constant_tensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace modelc::elaborate {

using ir::DType;

/// Numbers of a nested list, row-major; false when it is no rectangle of numbers. An open dim is a 0 that `dims` names.
struct Flattened {
  std::vector<std::int64_t> shape;
  std::vector<double> values;
  std::vector<std::int64_t> integers;
  std::vector<std::pair<std::size_t, ir::Dim>> dims;  ///< the places of open dims
  bool real = false;
  bool boolean = false;
  bool number = false;
};

namespace {

bool flatten(const Value& value, std::size_t depth, Flattened& out) {
  if (const Sequence* sequence = value.sequence()) {
    const auto count = static_cast<std::int64_t>(sequence->items.size());
    if (out.shape.size() == depth) {
      if (!out.values.empty()) return false;
      out.shape.push_back(count);
    } else if (out.shape[depth] != count) {
      return false;
    }
    return std::all_of(sequence->items.begin(), sequence->items.end(),
                       [&](const Value& item) { return flatten(item, depth + 1, out); });
  }
  if (depth != out.shape.size()) return false;
  if (const bool* b = value.get<bool>()) {
    out.boolean = true;
    out.values.push_back(*b);
    out.integers.push_back(*b);
    return true;
  }
  if (const auto* dim = value.get<ir::Dim>()) {
    out.number = true;
    out.dims.emplace_back(out.values.size(), *dim);
    out.values.push_back(0);
    out.integers.push_back(0);
    return true;
  }
  const auto real = value.real();
  if (!real) return false;
  const auto* integer = value.get<std::int64_t>();
  out.number = true;
  out.real = out.real || !integer;
  out.values.push_back(*real);
  out.integers.push_back(integer ? *integer : 0);
  return true;
}

}  // namespace

/// The tensor of a list in which open dims stand: runs of numbers and the dims' values, joined.
Tensor ConstantTensors::with_dims(DType dtype, const Flattened& flat, Span span) {
  const std::span<const double> reals = flat.values;
  const std::span<const std::int64_t> integers = flat.integers;
  std::vector<Tensor> parts;
  std::size_t next = 0;
  const auto numbers_up_to = [&](std::size_t end) {
    const std::size_t count = end - next;
    if (count > 0)
      parts.push_back(constant(dtype, {static_cast<std::int64_t>(count)}, reals.subspan(next, count),
                               integers.subspan(next, count), span));
    next = end;
  };
  for (const auto& [place, dim] : flat.dims) {
    numbers_up_to(place);
    const Tensor value = in_.add("dim_value", {}, {{"dim", dim}, {"dtype", dtype}}, span);
    parts.push_back(in_.add("reshape", {value}, {{"newshape", ir::Shape{ir::Dim(1)}}}, span));
    ++next;
  }
  numbers_up_to(reals.size());
  const Tensor joined = in_.add("concatenate", std::move(parts), {{"axis", std::int64_t{0}}}, span);
  return in_.add("reshape", {joined}, {{"newshape", ir::Shape(flat.shape.begin(), flat.shape.end())}}, span);
}

Tensor ConstantTensors::of(const Operand& operand, std::optional<DType> dtype) {
  const Value& value = operand.value;
  if (const auto* dim = value.get<ir::Dim>()) {
    const DType as = dtype && *dtype != DType::boolean ? *dtype : in_.default_float();
    return in_.add("dim_value", {}, {{"dim", *dim}, {"dtype", as}}, operand.span);
  }
  in_.step(operand.span, static_cast<std::int64_t>(value.elements()));
  Flattened flat;
  if (!flatten(value, 0, flat) || (flat.boolean && flat.number)) {
    const bool mixed = contains_tensor(value);
    in_.fail(Code::wrong_kind, operand.span,
             value.sequence() && !mixed
                 ? fmt::format("this {} is no constant tensor", value.kind())
                 : fmt::format("a tensor is needed here, and this is {}",
                               mixed ? fmt::format("a {} with tensors in it", value.kind()) : value.described()),
             mixed              ? "join tensors with `stack` or `concatenate`"
             : value.sequence() ? "a constant tensor is a nested list of numbers whose rows have one length"
             : value.layer()    ? "a layer gives a tensor when it is applied: `layer(x)`"
             : value.callable() ? "call it to get a tensor"
                                : "");
  }
  DType as = flat.boolean ? DType::boolean : flat.real ? in_.default_float() : dtype.value_or(DType::i32);
  if (!flat.boolean && dtype && *dtype != DType::boolean) as = *dtype;
  if (flat.real && ir::is_integer(as)) {
    for (std::size_t i = 0; i < flat.values.size(); ++i) {
      if (std::trunc(flat.values[i]) != flat.values[i] || std::fabs(flat.values[i]) > 9e15)
        in_.fail(Code::dtype_mismatch, operand.span,
                 fmt::format("{} is no whole number, and the tensor it meets is {}", float_text(flat.values[i]),
                             ir::name(as)),
                 "convert the tensor: `cast(x, f32)`");
      flat.integers[i] = static_cast<std::int64_t>(flat.values[i]);
    }
  }
  if (as == DType::i32)
    for (const std::int64_t v : flat.integers)
      if (v > INT32_MAX || v < INT32_MIN)
        in_.fail(Code::integer_overflow, operand.span, fmt::format("{} does not fit i32", v), "use i64 tensors");
  if (ir::is_storage(as))  // beside a tensor that takes part in no computation: what is computed says so
    for (std::int64_t& v : flat.integers) v = ir::wrapped(as, v);
  if (as == DType::f32)
    for (double& v : flat.values) v = narrowed(v, operand.span);
  if (flat.dims.empty()) return constant(as, flat.shape, flat.values, flat.integers, operand.span);
  return with_dims(as, flat, operand.span);
}

double ConstantTensors::narrowed(double value, Span span) {
  const float narrow = static_cast<float>(value);
  if (std::isfinite(value) && !std::isfinite(narrow))
    in_.warn(Code::not_finite, span, fmt::format("{} comes out as {} in f32", float_text(value), float_text(narrow)));
  return static_cast<double>(narrow);
}

Tensor ConstantTensors::constant(DType dtype, std::vector<std::int64_t> shape, std::span<const double> reals,
                                 std::span<const std::int64_t> integers, Span span) {
  auto data = std::make_shared<ir::TensorData>();
  data->dtype = dtype;
  data->shape = std::move(shape);
  if (ir::is_float(dtype))
    data->real.assign(reals.begin(), reals.end());
  else
    data->integer.assign(integers.begin(), integers.end());
  return in_.add("constant", {}, {{"value", std::shared_ptr<const ir::TensorData>(std::move(data))}}, span);
}

Tensor Evaluator::to_tensor(const Operand& operand, std::optional<DType> dtype) {
  if (const Tensor* tensor = operand.value.tensor()) return *tensor;
  if (contains_poison(operand.value)) throw Poisoned{};
  return ConstantTensors(*this).of(operand, dtype);
}

}  // namespace modelc::elaborate
