#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "elaborate/evaluator.h"
#include "ops/table.h"

namespace modelc::elaborate {

using ir::DType;
using ir::ParamKind;

Construction& Evaluator::construction() { return *graph_; }

const ir::TensorType* Evaluator::type_if_alive(Tensor tensor) const {
  for (const Construction* graph = graph_; graph; graph = graph->outer)
    if (graph->id == tensor.graph) return &graph->graph.type(tensor.node);
  return state_ && state_->root.id == tensor.graph ? &state_->root.graph.type(tensor.node) : nullptr;
}

const ir::TensorType& Evaluator::type(Tensor tensor) const {
  if (const ir::TensorType* type = type_if_alive(tensor)) return *type;
  // Of a graph that is gone: what made it has failed, or a function that closes over it was called outside.
  if (!failed())
    report({Code::not_known_while_compiling,
            "a tensor is used here that exists inside of a `scan`, gradient or initializer alone",
            {user_span(reached_), ""},
            {},
            {},
            "a regularizer or constraint may depend on the weight, and on what the model itself computes"});
  throw Poisoned{};
}

ir::NodeId Evaluator::import_from(Construction& inner, Tensor tensor, Span span) {
  if (inner.id == tensor.graph) return tensor.node;
  if (!inner.outer)
    fail(Code::not_known_while_compiling, span, "a tensor of the model cannot be used here",
         inner.kind == Construction::Kind::initializer ? "an initializer depends on the shape alone" : "");
  for (std::size_t i = 0; i < inner.captures.size(); ++i)
    if (inner.captures[i].graph == tensor.graph && inner.captures[i].node == tensor.node)
      return inner.capture_leaves[i];
  const ir::NodeId outside = import_from(*inner.outer, tensor, span);
  const ir::NodeId leaf = inner.graph.leaf(ir::Leaf::Kind::input, fmt::format("capture_{}", inner.captures.size()),
                                           inner.outer->graph.type(outside), {user_span(span), 0});
  inner.captures.push_back(tensor);
  inner.capture_leaves.push_back(leaf);
  return leaf;
}

ir::NodeId Evaluator::use(Tensor tensor, Span span) { return import_from(construction(), tensor, span); }

void Evaluator::require(ir::Requirement::Kind kind, const ir::Dim& left, const ir::Dim& right, const std::string& what,
                        Span span) {
  if (!graph_) return;
  graph_->graph.require({kind, left, right, fmt::format("{} at {}", what, sources_.describe(user_span(span)))});
}

Tensor Evaluator::add(std::string_view row, std::vector<Tensor> inputs, ir::Attrs attrs, Span span,
                      std::span<const Operand> operands) {
  return add(ops::row(row), std::move(inputs), std::move(attrs), span, operands);
}

namespace {

/// A refusal of an operator's row names the operator, unless the row was called by its own name.
std::string as_written(std::string_view row, std::string message, const std::string& source) {
  const std::string name = fmt::format("`{}`", row);
  const std::string_view symbol = operator_symbol(row);
  if (symbol.empty() || message.rfind(name, 0) != 0 || source.find(fmt::format("{}(", row)) != std::string::npos)
    return message;
  return fmt::format("`{}`", symbol) + message.substr(name.size());
}

}  // namespace

Tensor Evaluator::add(const ir::OpRow& row, std::vector<Tensor> inputs, ir::Attrs attrs, Span span,
                      std::span<const Operand> operands) {
  if (!graph_)
    fail(Code::not_known_while_compiling, span, "a constant is known while compiling, and this makes a tensor",
         "a list of numbers is a constant tensor where one is needed");
  if (graph_->graph.size() >= limits_.nodes)
    fail(Code::program_too_large, span, fmt::format("the model needs more than {} operations", limits_.nodes));
  std::vector<ir::NodeId> ids;
  for (const Tensor tensor : inputs) ids.push_back(use(tensor, span));
  const std::size_t before = graph_->graph.requirements.size();
  const std::uint32_t frame = state_ && graph_ == &state_->root ? state_->frame : 0;
  std::vector<Label> labels;
  std::vector<std::string> notes;
  const auto facts = [&] {
    for (const Operand& operand : operands) {
      if (!contains_tensor(operand.value)) continue;
      if (operand.span.known() && operand.span != span)
        labels.push_back({operand.span, fmt::format("this is `{}`", type_text(operand.value))});
      for (Label& label : origin(operand)) labels.push_back(std::move(label));
    }
  };
  try {
    const ir::NodeId id = graph_->graph.add(row, ids, std::move(attrs), {user_span(span), frame});
    for (const ir::TensorType& made : graph_->graph[id].types) check_size(made, span);
    for (std::size_t i = before; i < graph_->graph.requirements.size(); ++i)
      graph_->graph.requirements[i].reason += " at " + sources_.describe(user_span(span));
    return {id, graph_->id};
  } catch (const ir::ShapeError& error) {
    facts();
    notes.insert(notes.begin(), error.notes.begin(), error.notes.end());
    fail(error.code, span, as_written(row.name, error.message, text(span)), error.help, std::move(labels),
         std::move(notes));
  } catch (const ir::DimOverflow&) {
    facts();
    fail(Code::integer_overflow, span, "a dimension here leaves the range of 64-bit integers", "", std::move(labels));
  }
}

namespace {

/// Does a number with a point stand in it?
bool has_real(const Value& value) {
  if (const Sequence* sequence = value.sequence()) return std::ranges::any_of(sequence->items, has_real);
  return value.get<double>() != nullptr;
}

}  // namespace

std::optional<Value> Evaluator::fold(const ir::OpRow& row, const BoundArguments& arguments, Span span) {
  if (row.lowering != ir::Lowering::elementwise || ir::has(row.traits, ir::Trait::random)) return std::nullopt;
  bool any = false;
  bool real = false;
  bool symbolic = false;
  bool boolean = true;
  for (std::size_t i = 0; i < row.params.size(); ++i) {
    if (row.params[i].kind != ParamKind::tensor) continue;
    const Value value = arguments.value(i);
    if (value.get<ir::Dim>()) {
      symbolic = true;
    } else if (!value.number() && !value.get<bool>()) {
      return std::nullopt;
    }
    any = true;
    real = real || value.get<double>();
    boolean = boolean && value.get<bool>();
  }
  if (!any) return std::nullopt;
  if (symbolic) {
    const auto a = arguments.value(0).as_dim();
    const auto b = row.params.size() > 1 ? arguments.value(1).as_dim() : std::nullopt;
    if (a && b && row.name == "maximum") return Value::dim(ir::Dim::max(*a, *b));
    if (a && b && row.name == "minimum") return Value::dim(ir::Dim::min(*a, *b));
    return std::nullopt;
  }
  for (const DType dtype : {boolean ? DType::boolean : real ? DType::f64 : DType::i64, DType::f64}) {
    ir::Graph graph;
    std::vector<ir::NodeId> inputs;
    ir::Attrs attrs;
    for (std::size_t i = 0; i < row.params.size(); ++i) {
      if (row.params[i].kind == ParamKind::tensor) {
        const Value value = arguments.value(i);
        const bool* flag = value.get<bool>();
        auto data = std::make_shared<ir::TensorData>();
        data->dtype = flag && i == 0 ? DType::boolean : dtype;
        const double number = flag ? (*flag ? 1 : 0) : *value.real();
        const auto* integer = value.get<std::int64_t>();
        if (ir::is_float(data->dtype))
          data->real = {number};
        else
          data->integer = {integer ? *integer : static_cast<std::int64_t>(number)};
        inputs.push_back(graph.add(ops::row("constant"), {}, {{"value", std::shared_ptr<const ir::TensorData>(data)}}));
      } else {
        set_attribute(attrs, row, i, arguments, 0, span);
      }
    }
    try {
      graph.outputs.push_back({"value", graph.add(row, inputs, attrs), span});
    } catch (const ir::ShapeError& error) {
      if (error.code == Code::dtype_mismatch && dtype == DType::i64) continue;
      fail(error.code, span, error.message, error.help, {}, error.notes);
    }
    const ir::TensorData result = ir::evaluate(graph, {}, {}).front();
    if (result.dtype == DType::boolean) return Value(result.integer[0] != 0);
    if (ir::is_integer(result.dtype)) return Value(result.integer[0]);
    if (!std::isfinite(result.real[0]))
      warn(Code::not_finite, span, fmt::format("this constant comes out as {}", float_text(result.real[0])));
    return Value(result.real[0]);
  }
  return std::nullopt;
}

bool Evaluator::channels_first(const ir::OpRow& row, const BoundArguments& arguments) {
  for (std::size_t i = 0; i < row.params.size(); ++i) {
    const Operand* given = arguments.get(i);
    if (row.params[i].kind != ParamKind::layout || !given || given->value.none()) continue;
    const auto* layout = given->value.get<std::string>();
    if (layout && *layout == "channels_first") return true;
    if (!layout || *layout != "channels_last")
      fail(Code::bad_value, given->span,
           fmt::format("`{}` of `{}` is \"channels_last\" or \"channels_first\", not {}", row.params[i].name, row.name,
                       layout ? fmt::format("\"{}\"", *layout) : given->value.described()));
  }
  return false;
}

Tensor Evaluator::move_axis(Tensor tensor, std::size_t from, std::size_t to, Span span) {
  std::vector<std::int64_t> axes;
  for (std::size_t i = 0; i < type(tensor).rank(); ++i)
    if (i != from) axes.push_back(static_cast<std::int64_t>(i));
  axes.insert(axes.begin() + static_cast<std::ptrdiff_t>(to), static_cast<std::int64_t>(from));
  return add("transpose", {tensor}, {{"axes", std::move(axes)}}, span);
}

std::int64_t Evaluator::next_stream(const ir::Attrs& attrs) {
  Construction* outermost = graph_;
  while (outermost->outer) outermost = outermost->outer;
  const auto& chosen = attrs.get<std::vector<std::int64_t>>("stream");
  const std::int64_t family = chosen.empty() ? 0 : (chosen[0] & 0x3fffffff) + 1;
  return (family << 32) + outermost->next_stream++;
}

Value Evaluator::apply(const ir::OpRow& row, const BoundArguments& arguments, Span span) {
  if (auto folded = fold(row, arguments, span)) return *folded;
  // Numbers take the dtype of the tensors they meet; conditions do not count.
  std::optional<DType> dtype;
  bool literal_real = false;
  bool literal_dim = false;
  std::vector<Operand> operands;
  const auto meet = [&](const Value& value) {
    if (const Tensor* tensor = value.tensor(); tensor && type(*tensor).dtype != DType::boolean && !dtype)
      dtype = type(*tensor).dtype;
    literal_real = literal_real || has_real(value);
    literal_dim = literal_dim || value.get<ir::Dim>();
  };
  const auto index = [](std::string_view name) { return name == "indices" || name == "segment_ids"; };
  for (std::size_t i = 0; i < row.params.size(); ++i) {
    const Operand* given = arguments.get(i);
    if (!given || row.params[i].kind > ParamKind::tensors) continue;
    operands.push_back(*given);
    if (index(row.params[i].name)) continue;
    meet(given->value);
    if (row.params[i].kind == ParamKind::tensors && given->value.sequence())
      for (const Value& item : given->value.sequence()->items) meet(item);
  }
  if (!dtype && (literal_real || literal_dim)) dtype = default_float();
  std::vector<Tensor> inputs;
  ir::Attrs attrs;
  std::int64_t rank = 0;
  for (std::size_t i = 0; i < row.params.size(); ++i) {
    const ir::OpParam& param = row.params[i];
    if (param.kind > ParamKind::tensors) continue;
    const Operand* given = arguments.get(i);
    if (param.kind == ParamKind::optional_tensor) {
      const bool present = given && !given->value.none();
      attrs.set(fmt::format("has_{}", param.name), present);
      if (!present) continue;
    }
    if (param.kind == ParamKind::tensors) {
      const Sequence* sequence = given->value.sequence();
      if (!sequence)
        fail(Code::wrong_kind, given->span,
             fmt::format("`{}` of `{}` is a list of tensors, and this is {}", param.name, row.name,
                         given->value.described()),
             fmt::format("write `{}([{}, ...])`", row.name, text(given->span)));
      for (const Value& item : sequence->items) inputs.push_back(to_tensor({item, given->span, ""}, dtype));
    } else {
      inputs.push_back(to_tensor(*given, index(param.name) ? std::optional(DType::i32) : dtype));
    }
    if (i == 0 && !inputs.empty()) rank = static_cast<std::int64_t>(type(inputs[0]).rank());
  }
  for (std::size_t i = 0; i < row.params.size(); ++i)
    if (row.params[i].kind > ParamKind::tensors) set_attribute(attrs, row, i, arguments, rank, span);
  if (ir::has(row.traits, ir::Trait::random) && graph_) {
    if (const auto drawn = draw_outside(row, attrs, span)) return *drawn;
    attrs.set("stream", next_stream(attrs));
  }
  const bool moved = channels_first(row, arguments) && rank > 2;
  if (moved) inputs[0] = move_axis(inputs[0], 1, static_cast<std::size_t>(rank) - 1, span);
  Tensor result = add(row, std::move(inputs), std::move(attrs), span, operands);
  if (moved) result = move_axis(result, type(result).rank() - 1, 1, span);
  const std::size_t results = graph_->graph[result.node].types.size();
  if (results == 1) return result;
  std::vector<Value> items;
  for (std::size_t i = 0; i < results; ++i)
    items.push_back(add("project", {result}, {{"index", static_cast<std::int64_t>(i)}}, span));
  return Value::tuple(std::move(items));
}

}  // namespace modelc::elaborate
