// Values of a nest as C++ expressions.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "emit/printer.h"
#include "emit/text.h"

namespace modelc::emit {

using plan::Value;
using plan::ValueId;

std::string Printer::cpp(const ir::Dim& dim) const {
  return emit::cpp(dim, [this](const std::string& symbol) {
    body.symbols.insert(symbol);
    return names.symbols.at(symbol);
  });
}

std::string Printer::factor(const ir::Dim& dim) const {
  const std::string text = cpp(dim);
  const bool atom = std::all_of(text.begin(), text.end(), [](char c) { return std::isalnum(c) != 0 || c == '_'; });
  return atom ? text : "(" + text + ")";
}

std::string Printer::index(const plan::Layout& layout, const std::vector<std::string>& loops) const {
  std::string text;
  const auto add = [&](const std::string& term) {
    if (!text.empty() && term[0] == '-')
      text += " - " + term.substr(1);
    else
      text += (text.empty() ? "" : " + ") + term;
  };
  if (!layout.offset.is_constant(0)) add(cpp(layout.offset));
  for (std::size_t k = 0; k < layout.strides.size(); ++k) {
    const ir::Dim& stride = layout.strides[k];
    if (stride.is_constant(0) || loops[k].empty()) continue;
    if (const auto constant = stride.constant(); constant && *constant < 0)
      add(*constant == -1 ? "-" + loops[k] : fmt::format("-{} * {}", loops[k], -*constant));
    else
      add(stride.is_constant(1) ? loops[k] : loops[k] + " * " + factor(stride));
  }
  return text.empty() ? "0" : text;
}

std::string Printer::address(plan::BufferId id, const plan::Layout& layout,
                             const std::vector<std::string>& loops) const {
  const std::string at = index(layout, loops);
  if (at == "0") return buffer(id);
  return at[0] == '-' ? buffer(id) + " - " + at.substr(1) : buffer(id) + " + " + at;
}

bool mentions(const std::string& text, const std::string& word) {
  const auto letter = [&](std::size_t i) {
    return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_');
  };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) return true;
  return false;
}

std::string readable_name(const Printer& printer, const Value& value) {
  if (value.kind == Value::Kind::load) return printer.names.buffers[value.buffer];
  const ir::Node& node = printer.graph()[value.node];
  return node.name.empty() ? std::string(node.op->name) : node.name;
}

std::string reducer(const Printer& printer, const Value& value) {
  return std::string(std::get<ir::Reducer>(printer.graph()[value.node].op->code).name);
}

std::string Scope::load(plan::BufferId buffer, const plan::Layout& layout) const {
  const std::string address = printer_.address(buffer, layout, loops_);
  if (lane_loop_ < 0) return fmt::format("{}.load({})", lane_, address);
  const ir::Dim& stride = layout.strides[static_cast<std::size_t>(lane_loop_)];
  if (stride.is_constant(0)) {
    return fmt::format("{}({}[{}])", lane_, printer_.buffer(buffer), printer_.index(layout, loops_));
  }
  if (stride.is_constant(1)) return fmt::format("{}.load({})", lane_, address);
  return fmt::format("{}.load({}, {})", lane_, address, printer_.cpp(stride));
}

std::string Scope::store_at(plan::BufferId buffer, const plan::Layout& layout, const std::string& value) const {
  const std::string address = printer_.address(buffer, layout, loops_);
  const bool strided = lane_loop_ >= 0 && !layout.strides[static_cast<std::size_t>(lane_loop_)].is_constant(1);
  if (!strided) return fmt::format("{}.store({}, {});", lane_, address, value);
  return fmt::format("{}.store({}, {}, {});", lane_, address,
                     printer_.cpp(layout.strides[static_cast<std::size_t>(lane_loop_)]), value);
}

std::string Scope::store(const plan::Store& store, const std::string& value) const {
  return store_at(store.buffer, store.layout, value);
}

std::string Scope::store_scratch(ValueId id, const std::string& value) const {
  const Value& kept = nest_.values[id];
  return store_at(*kept.scratch, kept.layout, value);
}

std::string Scope::index(const Value& value) const {
  const std::string start =
      fmt::format("static_cast<{}>({})", element_type(value.dtype), printer_.index(value.layout, loops_));
  const std::string stride = lane_stride(value.layout);
  if (stride == "0") return fmt::format("{}({})", lane_, start);
  return fmt::format("{}.iota({}{})", lane_, start, stride == "1" ? "" : ", " + stride);
}

// The label is one number for all lanes, or lanes are single elements.
std::string Scope::one_hot(const Value& value) {
  const ValueId id = value.args[0];
  const Value& arg = nest_.values[id];
  std::string label;
  if (const auto known = known_.find(id); known != known_.end())
    label = known->second;
  else if (is_plain(id))
    label = plain(arg);
  else if (arg.has_layout() && arg.kind != Value::Kind::one_hot && lane_loop_ >= 0 && lane_stride(arg.layout) == "0")
    label = arg.kind == Value::Kind::index
                ? fmt::format("static_cast<{}>({})", element_type(arg.dtype), printer_.index(arg.layout, loops_))
                : fmt::format("{}[{}]", printer_.buffer(arg.buffer), printer_.index(arg.layout, loops_));
  else
    label = expression(id).text;
  const std::string stride = lane_stride(value.layout), start = printer_.index(value.layout, loops_);
  if (lane_loop_ >= 0 && stride == "0")
    return fmt::format("{}(modelc::Scalar{{}}.one_hot({}, {}))", lane_, label, start);
  return fmt::format("{}.one_hot({}, {}{})", lane_, label, start, stride == "1" || stride == "0" ? "" : ", " + stride);
}

std::string Scope::lane_stride(const plan::Layout& layout) const {
  return lane_loop_ < 0 ? "0" : printer_.cpp(layout.strides[static_cast<std::size_t>(lane_loop_)]);
}

// A number without a lane: operators and functions take it beside a lane.
std::string Scope::plain(const Value& value) const {
  if (value.kind == Value::Kind::literal) {
    const std::string text = literal(*value.constant, 0);
    const bool typed = value.dtype == ir::DType::i64 || ir::is_storage(value.dtype);
    return typed ? element_type(value.dtype) + "{" + text + "}" : text;
  }
  return fmt::format("static_cast<{}>({})", element_type(value.dtype), printer_.cpp(value.dim));
}

bool Scope::is_plain(ValueId id) const {
  const Value::Kind kind = nest_.values[id].kind;
  const bool number = kind == Value::Kind::literal || kind == Value::Kind::dim;
  return number && nest_.values[id].dtype != ir::DType::boolean;
}

// Computed outside, or without operands.
bool Scope::leaf(ValueId id) const {
  const Value& value = nest_.values[id];
  return known_.contains(id) || from_scratch_.contains(id) || value.kind != Value::Kind::apply;
}

void Scope::count(ValueId id, std::map<ValueId, int>& uses) const {
  if (bound_.contains(id) || ++uses[id] > 1 || leaf(id)) return;
  const ir::Scalar* const code = printer_.graph()[nest_.values[id].node].op->scalar();
  const std::vector<ValueId>& args = nest_.values[id].args;
  for (std::size_t k = 0; k < args.size(); ++k)
    for (int times = 0; times < (code ? code->uses(k) : 1); ++times) count(args[k], uses);
}

void Scope::bind(const std::vector<ValueId>& roots, Lines& lines) {
  std::map<ValueId, int> uses;
  for (const ValueId root : roots) count(root, uses);
  for (const auto& [id, times] : uses) {  // in order: operands stand before what uses them
    const bool number = nest_.values[id].kind == Value::Kind::literal || nest_.values[id].kind == Value::Kind::dim;
    if (times > 1 && !number && !known_.contains(id)) name(id, lines);
  }
}

void Scope::print_stores(const std::vector<plan::Store>& stores, Lines& lines) {
  std::vector<ValueId> roots;
  for (const plan::Store& store : stores) roots.push_back(store.value);
  bind(roots, lines);
  if (stores.size() > 1)
    for (const ValueId root : roots) name(root, lines);
  for (const plan::Store& one : stores) lines.add(store(one, text(one.value)));
}

const std::string& Scope::name(ValueId id, Lines& lines) {
  const auto found = bound_.find(id);
  if (found != bound_.end()) return found->second;
  const Spelled value = expression(id);
  const std::string name = known_.contains(id) ? printer_.locals.add(known_.at(id) + "_lanes")
                                               : printer_.locals.add(readable_name(printer_, nest_.values[id]));
  lines.add(fmt::format("const auto {} = {};", name, value.text));
  return bound_[id] = name;
}

Spelled Scope::expression(ValueId id) {
  if (const auto bound = bound_.find(id); bound != bound_.end()) return {bound->second};
  const Value& value = nest_.values[id];
  if (const auto known = known_.find(id); known != known_.end())
    return {lane_loop_ < 0 ? known->second : fmt::format("{}({})", lane_, known->second)};
  if (from_scratch_.contains(id)) return {load(*value.scratch, value.layout)};
  switch (value.kind) {
    case Value::Kind::load: return {load(value.buffer, value.layout)};
    case Value::Kind::literal:
    case Value::Kind::dim: return {fmt::format("{}({})", lane_, plain(value))};
    case Value::Kind::index: return {index(value)};
    case Value::Kind::one_hot: return {one_hot(value)};
    case Value::Kind::apply: return apply(value);
    case Value::Kind::accumulator:
    case Value::Kind::reduce: break;
  }
  throw std::logic_error("emit: a reduction is used before it is known");
}

Spelled Scope::apply(const Value& value) {
  const ir::OpRow& op = *printer_.graph()[value.node].op;
  if (!op.header.empty()) printer_.body.headers.emplace(op.header);
  const ir::Scalar* const code = op.scalar();
  if (!code) throw std::logic_error("emit: an elementwise operation without scalar code");
  bool some_lane = false;
  for (const ValueId arg : value.args) some_lane = some_lane || !is_plain(arg);
  std::vector<Spelled> operands;
  for (const ValueId arg : value.args) {
    // A literal that is bound, known or on its own needs its lane.
    if (!some_lane || !is_plain(arg) || known_.contains(arg)) {
      operands.push_back(expression(arg));
      continue;
    }
    const std::string number = plain(nest_.values[arg]);
    operands.push_back({number, number[0] == '-' ? ir::Binding::prefix : ir::Binding::primary});
  }
  return spell(*code, operands, [&](const ir::ScalarFunction& function, const std::vector<Spelled>& args) -> Spelled {
    std::vector<std::string> texts;
    for (const Spelled& arg : args) texts.push_back(arg.text);
    const bool converts = function.form == ir::ScalarFunction::Form::conversion;
    const std::string type = converts ? "<" + element_type(value.dtype) + ">" : "";
    return {fmt::format("{}{}({})", function.name, type, joined(texts))};
  });
}

}  // namespace modelc::emit
