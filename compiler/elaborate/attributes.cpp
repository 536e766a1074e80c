#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "elaborate/evaluator.h"
#include "elaborate/hints.h"

namespace modelc::elaborate {

using ir::ParamKind;

namespace {

/// A default from the table of operations: none, a bool, a number, a dtype or a string.
Value fallback_value(std::string_view text) {
  if (text == "none") return {};
  if (text == "true") return true;
  if (text == "false") return false;
  if (const auto dtype = ir::dtype_named(text)) return *dtype;
  std::int64_t integer = 0;
  auto parsed = std::from_chars(text.data(), text.data() + text.size(), integer);
  if (parsed.ec == std::errc() && parsed.ptr == text.data() + text.size()) return integer;
  double real = 0;
  parsed = std::from_chars(text.data(), text.data() + text.size(), real);
  if (parsed.ec == std::errc() && parsed.ptr == text.data() + text.size()) return real;
  if (text.size() >= 2 && text.front() == '"') text = text.substr(1, text.size() - 2);
  return std::string(text);
}

}  // namespace

std::int64_t Evaluator::integer(const Operand& operand, std::string_view what, const std::string& help) {
  if (const auto* value = operand.value.get<std::int64_t>()) return *value;
  if (operand.value.get<ir::Dim>() || operand.value.tensor())
    fail(Code::not_known_while_compiling, operand.span,
         fmt::format("{} is an int that is known while compiling, and this is {}", what, operand.value.described()),
         operand.value.tensor() ? "" : fmt::format("fix the symbols of `{}` with --set", operand.value.str()));
  fail(Code::wrong_kind, operand.span, fmt::format("{} is an int, and this is {}", what, operand.value.described()),
       help);
}

std::vector<ir::Dim> Evaluator::dims(const Operand& operand, std::string_view what) {
  if (const auto dim = operand.value.as_dim()) return {*dim};
  const Sequence* sequence = operand.value.sequence();
  if (!sequence)
    fail(Code::wrong_kind, operand.span,
         fmt::format("{} is a tuple of dims, and this is {}", what, operand.value.described()));
  std::vector<ir::Dim> out;
  for (const Value& item : sequence->items) {
    const auto dim = item.as_dim();
    if (!dim)
      fail(Code::wrong_kind, operand.span,
           fmt::format("{} is a tuple of dims, and there is {} in it", what, item.described()));
    out.push_back(*dim);
  }
  return out;
}

std::int64_t Evaluator::axis(const Operand& operand, std::int64_t rank, std::string_view row) {
  const std::int64_t axis = integer(operand, fmt::format("an axis of `{}`", row));
  if (axis >= rank || axis < -rank)
    fail(Code::bad_axis, operand.span, fmt::format("axis {} does not exist in a tensor of rank {}", axis, rank),
         rank == 0 && !hint_for_operands(row).empty() ? hint_for_operands(row)
         : rank > 0 ? fmt::format("axes go from 0 to {}, or from -{} to -1 counted from the last", rank - 1, rank)
                    : "a scalar has no axes");
  return axis < 0 ? axis + rank : axis;
}

void Evaluator::set_attribute(ir::Attrs& attrs, const ir::OpRow& row, std::size_t i, const BoundArguments& arguments,
                              std::int64_t rank, Span span) {
  const ir::OpParam& param = row.params[i];
  const std::string name(param.name);
  const Operand value = arguments.get(i) ? *arguments.get(i) : Operand{fallback_value(param.fallback), span, ""};
  const std::string what = fmt::format("`{}` of `{}`", param.name, row.name);
  const auto wrong = [&](std::string_view wanted) {
    const auto* quoted = param.kind == ParamKind::dtype ? value.value.get<std::string>() : nullptr;
    std::string help = quoted ? hint_for_name(*quoted) : "";
    if (quoted && ir::dtype_named(*quoted)) help = hint_for_quoted(*quoted);
    fail(Code::wrong_kind, value.span, fmt::format("{} is {}, and this is {}", what, wanted, value.value.described()),
         std::move(help));
  };
  const auto integers = [&] {
    std::vector<std::int64_t> out;
    if (value.value.none()) return out;
    if (const Sequence* sequence = value.value.sequence()) {
      for (const Value& item : sequence->items) out.push_back(integer({item, value.span, ""}, "each of " + what));
    } else {
      out.push_back(integer(value, what, param.kind == ParamKind::axes ? hint_for_operands(row.name) : ""));
    }
    return out;
  };
  const auto lengths = [&] {
    std::vector<ir::Dim> out;
    const auto add = [&](const Operand& one, const std::string& which) {
      const auto dim = one.value.as_dim();
      out.push_back(dim ? *dim : ir::Dim(integer(one, which)));
    };
    if (const Sequence* sequence = value.value.sequence())
      for (const Value& item : sequence->items) add({item, value.span, ""}, "each of " + what);
    else if (!value.value.none())
      add(value, what);
    return out;
  };
  const auto all_axes = [&](bool reversed) {
    std::vector<std::int64_t> out;
    for (std::int64_t a = 0; a < rank; ++a) out.push_back(reversed ? rank - 1 - a : a);
    return out;
  };
  const auto some_axes = [&] {
    std::vector<std::int64_t> out;
    for (const std::int64_t a : integers()) {
      const std::int64_t normal = axis({a, value.span, ""}, rank, row.name);
      if (std::find(out.begin(), out.end(), normal) != out.end())
        fail(Code::bad_axis, value.span, fmt::format("`{}` names axis {} twice", row.name, a));
      out.push_back(normal);
    }
    return out;
  };
  const bool fills = std::holds_alternative<ir::Fill>(row.code);  // its number may be a bool, which says the dtype
  switch (param.kind) {
    case ParamKind::tensor:
    case ParamKind::optional_tensor:
    case ParamKind::tensors: return;
    case ParamKind::axis: attrs.set(name, axis(value, rank, row.name)); return;
    case ParamKind::optional_axis: {
      std::vector<std::int64_t> out;
      if (!value.value.none()) out.push_back(axis(value, rank, row.name));
      attrs.set(name, out);
      return;
    }
    case ParamKind::axes: {
      std::vector<std::int64_t> out = value.value.none() ? all_axes(false) : some_axes();
      std::sort(out.begin(), out.end());
      attrs.set("axes", out);
      return;
    }
    case ParamKind::permutation: attrs.set(name, value.value.none() ? all_axes(true) : some_axes()); return;
    case ParamKind::integer: attrs.set(name, integer(value, what)); return;
    case ParamKind::integers: attrs.set(name, integers()); return;
    case ParamKind::lengths: attrs.set(name, lengths()); return;
    case ParamKind::number:
      if (const bool* b = value.value.get<bool>(); b && fills) {
        attrs.set(name, *b ? 1.0 : 0.0);
        return;
      }
      if (!value.value.number()) wrong("a number");
      attrs.set(name, *value.value.real());
      return;
    case ParamKind::boolean:
      if (!value.value.get<bool>()) wrong("a bool");
      attrs.set(name, *value.value.get<bool>());
      return;
    case ParamKind::string:
      if (!value.value.get<std::string>()) wrong("a string");
      attrs.set(name, *value.value.get<std::string>());
      return;
    case ParamKind::dtype: {
      if (fills && !arguments.get(i) && arguments.value(i - 1).get<bool>()) {
        attrs.set(name, ir::DType::boolean);
        return;
      }
      const ir::DType* dtype = value.value.get<ir::DType>();
      if (!dtype) wrong("a dtype");
      attrs.set(name, *dtype == ir::DType::f32 ? default_float() : *dtype);
      return;
    }
    case ParamKind::shape: attrs.set(name, dims(value, what)); return;
    case ParamKind::dim: {
      const auto dim = value.value.as_dim();
      if (!dim) wrong("a dim");
      attrs.set(name, *dim);
      return;
    }
    case ParamKind::layout: return;
  }
}

}  // namespace modelc::elaborate
