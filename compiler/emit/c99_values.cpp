// Values of a nest as C.
#include "emit/c99_values.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "emit/text.h"

namespace modelc::emit::c99 {

using ir::ScalarFunction;
using plan::Value;

std::string element_type(ir::DType dtype) {
  switch (dtype) {
    case ir::DType::f32: return "float";
    case ir::DType::f64: return "double";
    case ir::DType::i32: return "int32_t";
    case ir::DType::i64: return "int64_t";
    case ir::DType::u8: return "uint8_t";
    case ir::DType::i8: return "int8_t";
    case ir::DType::boolean: return "_Bool";
  }
  return {};
}

std::string literal(const ir::TensorData& data, std::size_t i) {
  if (ir::is_float(data.dtype)) {
    if (std::isnan(data.real[i])) return "NAN";
    if (std::isinf(data.real[i])) return data.real[i] < 0 ? "-INFINITY" : "INFINITY";
    return emit::literal(data, i);
  }
  if (data.dtype == ir::DType::boolean) return data.integer[i] != 0 ? "1" : "0";
  const std::int64_t value = data.integer[i];
  // The most negative numbers have no literals of their types.
  if (value == std::numeric_limits<std::int64_t>::min()) return "INT64_MIN";
  if (value == std::numeric_limits<std::int32_t>::min()) return "INT32_MIN";
  return data.dtype == ir::DType::i64 ? fmt::format("INT64_C({})", value) : std::to_string(value);
}

std::string suffix(ir::DType dtype, std::string_view what) {
  if (!ir::is_float(dtype)) throw Lacking{fmt::format("`{}` of {}", what, ir::name(dtype))};
  return dtype == ir::DType::f32 ? "f" : "";
}

namespace {

// What is computed in the types of C without harm: no arithmetic of integers, which must wrap around.
bool plain(const ScalarFunction& function, ir::DType dtype) {
  const bool arithmetic = function.binding == ir::Binding::sum || function.binding == ir::Binding::product;
  const bool negates = function.form == ScalarFunction::Form::prefix && dtype != ir::DType::boolean;
  return ir::is_float(dtype) || !(arithmetic || negates);
}

std::string converted(ir::DType from, ir::DType to, const Spelled& value) {
  if (to == ir::DType::boolean) return "(" + value.text + " != 0)";
  const bool brackets = value.binding != ir::Binding::primary;
  const std::string operand = brackets ? "(" + value.text + ")" : value.text;
  if (!ir::is_float(from) || ir::is_float(to)) return fmt::format("({}){}", element_type(to), operand);
  if (to != ir::DType::i32) throw Lacking{fmt::format("`cast` from {} to {}", ir::name(from), ir::name(to))};
  return "modelc_to_i32(" + value.text + ")";
}

Spelled called(const ScalarFunction& function, const std::vector<Spelled>& args, ir::DType operands, ir::DType result) {
  if (function.form == ScalarFunction::Form::conversion) return {converted(operands, result, args[0])};
  if (function.form == ScalarFunction::Form::choice)
    return {fmt::format("({} ? {} : {})", args[0].text, args[1].text, args[2].text)};
  if (function.c.empty()) throw Lacking{"`" + std::string(function.name) + "`"};
  std::vector<std::string> texts;
  for (const Spelled& arg : args) texts.push_back(arg.text);
  return {fmt::format("{}{}({})", function.c, suffix(operands, function.name), joined(texts))};
}

}  // namespace

std::string identity(const ir::Reducer& reducer, ir::DType dtype) {
  if (std::isinf(reducer.identity) && !ir::is_float(dtype))
    throw Lacking{fmt::format("`{}` of {}", reducer.combine->name, ir::name(dtype))};
  return literal(ir::TensorData::scalar(dtype, reducer.identity), 0);
}

std::string combined(const ir::Reducer& reducer, ir::DType dtype, const std::string& into, const std::string& value) {
  const ScalarFunction& function = *reducer.combine;
  if (!plain(function, dtype)) throw Lacking{fmt::format("`{}` of {}", function.name, ir::name(dtype))};
  const bool arithmetic = function.binding == ir::Binding::sum || function.binding == ir::Binding::product;
  if (arithmetic) return fmt::format("{} {}= {};", into, function.name, value);
  const auto call = [&](const ScalarFunction& one, const std::vector<Spelled>& args) {
    return called(one, args, dtype, dtype);
  };
  const std::vector<Spelled> operands{{into}, {value, ir::Binding::disjunction}};
  return fmt::format("{} = {};", into, spell(ir::Scalar(function), operands, call).text);
}

void open_loop(const std::string& index, const std::string& end, Lines& lines) {
  lines.open(fmt::format("for (int32_t {0} = 0; {0} < {1}; ++{0}) {{", index, end));
}

std::string Loops::open(const std::string& index, const ir::Dim& end, bool always) {
  if (end.is_constant(1) && !always) return {};
  open_loop(index, std::to_string(end.constant().value()), lines_);
  ++count_;
  return index;
}

void Loops::close() {
  for (; count_ > 0; --count_) lines_.close();
}

std::string Values::element(plan::BufferId buffer, const plan::Layout& layout) const {
  return fmt::format("{}[{}]", printer_.buffer(buffer), printer_.index(layout, loops_));
}

std::string Values::store(plan::BufferId buffer, const plan::Layout& layout, const std::string& value) const {
  return fmt::format("{} = {};", element(buffer, layout), value);
}

void Values::count(ValueId id, std::map<ValueId, int>& uses) const {
  if (bound_.contains(id) || ++uses[id] > 1 || from_scratch_.contains(id)) return;
  const Value& value = nest_.values[id];
  const ir::Scalar* const code = value.kind == Value::Kind::apply ? printer_.graph()[value.node].op->scalar() : nullptr;
  for (std::size_t k = 0; k < value.args.size(); ++k)
    for (int times = 0; times < (code ? code->uses(k) : 1); ++times) count(value.args[k], uses);
}

void Values::bind(const std::vector<ValueId>& roots, Lines& lines) {
  std::map<ValueId, int> uses;
  for (const ValueId root : roots) count(root, uses);
  for (const auto& [id, times] : uses) {  // in order: operands stand before what uses them
    const Value::Kind kind = nest_.values[id].kind;
    if (times > 1 && kind != Value::Kind::literal && kind != Value::Kind::dim) name(id, lines);
  }
}

const std::string& Values::name(ValueId id, Lines& lines) {
  if (const auto found = bound_.find(id); found != bound_.end()) return found->second;
  const Value& value = nest_.values[id];
  const std::string name = printer_.locals.add(readable_name(printer_, value));
  lines.add(fmt::format("const {} {} = {};", element_type(value.dtype), name, text(id)));
  return bound_[id] = name;
}

void Values::print_stores(const std::vector<plan::Store>& stores, Lines& lines) {
  std::vector<ValueId> roots;
  for (const plan::Store& store : stores) roots.push_back(store.value);
  bind(roots, lines);
  if (stores.size() > 1)
    for (const ValueId root : roots) name(root, lines);
  for (const plan::Store& one : stores) lines.add(store(one.buffer, one.layout, text(one.value)));
}

Spelled Values::expression(ValueId id) const {
  if (const auto bound = bound_.find(id); bound != bound_.end()) return {bound->second};
  const Value& value = nest_.values[id];
  if (from_scratch_.contains(id)) return {element(*value.scratch, value.layout)};
  switch (value.kind) {
    case Value::Kind::load: return {element(value.buffer, value.layout)};
    case Value::Kind::literal: {
      const std::string number = literal(*value.constant, 0);
      return {number, number[0] == '-' ? ir::Binding::prefix : ir::Binding::primary};
    }
    case Value::Kind::dim:
      return {literal(ir::TensorData::scalar(value.dtype, static_cast<double>(value.dim.constant().value())), 0)};
    case Value::Kind::index:
      return {fmt::format("({})({})", element_type(value.dtype), printer_.index(value.layout, loops_))};
    case Value::Kind::one_hot: {
      const std::string label = text(value.args[0]);
      return {fmt::format("({} == {})", label, printer_.index(value.layout, loops_))};
    }
    case Value::Kind::apply: return apply(value);
    case Value::Kind::accumulator:
    case Value::Kind::reduce: break;
  }
  throw std::logic_error("emit: a reduction is used before it is known");
}

Spelled Values::apply(const Value& value) const {
  const ir::Scalar& code = *printer_.graph()[value.node].op->scalar();
  std::vector<Spelled> operands;
  for (const ValueId arg : value.args) operands.push_back(expression(arg));
  const ir::DType type = nest_.values[value.args.back()].dtype;  // conditions stand in front
  for (std::size_t term = 0; term < code.size(); ++term)
    if (const ScalarFunction* function = code[term].function; function && !plain(*function, type))
      throw Lacking{fmt::format("`{}` of {}", printer_.graph()[value.node].op->name, ir::name(type))};
  return spell(code, operands, [&](const ScalarFunction& function, const std::vector<Spelled>& args) {
    return called(function, args, type, value.dtype);
  });
}

}  // namespace modelc::emit::c99
