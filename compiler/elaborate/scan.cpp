#include <fmt/format.h>

#include "elaborate/evaluator.h"
#include "ops/table.h"

namespace modelc::elaborate {

namespace {

/// The tensors of a carry or of xs, in order; the value's structure is kept to rebuild it.
void leaves(const Value& value, std::vector<Value>& out) {
  if (const Sequence* sequence = value.sequence(); sequence && contains_tensor(value)) {
    for (const Value& item : sequence->items) leaves(item, out);
  } else {
    out.push_back(value);
  }
}

Value rebuild(const Value& like, const std::vector<Tensor>& tensors, std::size_t& next) {
  if (const Sequence* sequence = like.sequence(); sequence && contains_tensor(like)) {
    std::vector<Value> items;
    for (const Value& item : sequence->items) items.push_back(rebuild(item, tensors, next));
    return Value::sequence(sequence->tuple, std::move(items));
  }
  return tensors[next++];
}

}  // namespace

Value Evaluator::scan(const BoundArguments& arguments, Span span) {
  enum { function, init, sequences, axis_, reverse_ };
  const ir::OpRow* row = ops::find("scan");
  if (!row) fail(Code::unsupported, span, "`scan` is not compiled yet");
  if (!graph_)
    fail(Code::not_known_while_compiling, span, "`scan` makes a tensor, and a constant is known while compiling");
  const Value backwards = arguments.value(reverse_);
  const bool* flag = backwards.get<bool>();
  std::vector<Value> carry_values;
  std::vector<Value> x_values;
  leaves(arguments.value(init), carry_values);
  leaves(arguments.value(sequences), x_values);
  std::vector<Tensor> inputs;
  std::optional<ir::DType> dtype;
  std::vector<Tensor> xs;
  for (const Value& value : x_values)
    xs.push_back(to_tensor({value, arguments.get(sequences)->span, ""}, std::nullopt));
  for (const Tensor x : xs)
    if (!dtype) dtype = type(x).dtype;
  for (const Value& value : carry_values) inputs.push_back(to_tensor({value, arguments.get(init)->span, ""}, dtype));
  const auto carries = static_cast<std::int64_t>(inputs.size());
  const auto rank = static_cast<std::int64_t>(type(xs.at(0)).rank());
  const std::int64_t along = axis(arguments.get(axis_) ? *arguments.get(axis_) : Operand{1, span, ""}, rank, "scan");
  Construction inner;
  inner.kind = Construction::Kind::body;
  inner.id = next_graph_++;
  inner.outer = graph_;
  std::vector<Tensor> formal;
  const auto formal_leaf = [&](const std::string& name, ir::TensorType t) {
    formal.push_back({inner.graph.leaf(ir::Leaf::Kind::input, name, std::move(t), {user_span(span), 0}), inner.id});
  };
  for (std::size_t i = 0; i < inputs.size(); ++i) formal_leaf(fmt::format("carry_{}", i), type(inputs[i]));
  for (std::size_t i = 0; i < xs.size(); ++i) {
    ir::TensorType slice = type(xs[i]);
    if (static_cast<std::int64_t>(slice.rank()) <= along)
      fail(Code::bad_axis, span,
           fmt::format("`scan` goes along axis {}, and one of the tensors is `{}`", along, ir::str(slice)));
    slice.shape.erase(slice.shape.begin() + along);
    formal_leaf(fmt::format("x_{}", i), std::move(slice));
    inputs.push_back(xs[i]);
  }
  Value stacked;
  const Value first = arguments.value(init);
  const Value over = arguments.value(sequences);
  {
    const GraphGuard guard(*this, &inner);
    std::size_t next = 0;
    const Value carry =
        first.sequence() && contains_tensor(first) ? rebuild(first, formal, next) : Value(formal[next++]);
    const Value x = over.sequence() && contains_tensor(over) ? rebuild(over, formal, next) : Value(formal[next++]);
    const Value result = call(arguments.value(function), {carry, x}, span);
    const Sequence* pair = result.sequence();
    if (!pair || pair->items.size() != 2)
      fail(Code::wrong_kind, span,
           fmt::format("the function of `scan` returns `carry, y`, and this gives {}", type_text(result)));
    std::vector<Value> carried;
    std::vector<Value> outputs;
    leaves(pair->items[0], carried);
    leaves(pair->items[1], outputs);
    if (carried.size() != carry_values.size())
      fail(Code::shape_mismatch, span,
           "the function of `scan` returns another number of carried tensors than it takes");
    std::size_t count = 0;
    for (const Value& value : carried) {
      const Tensor tensor = to_tensor({value, span, ""}, type(formal[count]).dtype);
      if (type(tensor) != type(formal[count]))
        fail(Code::shape_mismatch, span,
             fmt::format("`scan` carries `{}` in and `{}` out", ir::str(type(formal[count])), ir::str(type(tensor))),
             "what is carried keeps its type");
      inner.graph.outputs.push_back({fmt::format("carry_{}", count++), use(tensor, span), span});
    }
    count = 0;
    for (const Value& value : outputs)
      inner.graph.outputs.push_back(
          {fmt::format("y_{}", count++), use(to_tensor({value, span, ""}, dtype), span), span});
    stacked = pair->items[1];
  }
  inputs.insert(inputs.end(), inner.captures.begin(), inner.captures.end());
  for (const ir::Requirement& need : inner.graph.requirements) graph_->graph.require(need);
  const std::size_t results = inner.graph.outputs.size();
  const auto body = std::make_shared<const ir::Graph>(std::move(inner.graph));
  const Tensor loop = add(*row, inputs,
                          {{"body", body},
                           {"carries", carries},
                           {"xs", static_cast<std::int64_t>(xs.size())},
                           {"axis", along},
                           {"reverse", flag && *flag},
                           {"length", type(xs[0]).shape[static_cast<std::size_t>(along)]}},
                          span);
  std::vector<Tensor> parts;
  for (std::size_t i = 0; i < results; ++i)
    parts.push_back(add("project", {loop}, {{"index", static_cast<std::int64_t>(i)}}, span));
  std::size_t next = 0;
  const Value last = first.sequence() && contains_tensor(first) ? rebuild(first, parts, next) : Value(parts[next++]);
  const Value ys =
      stacked.sequence() && contains_tensor(stacked) ? rebuild(stacked, parts, next) : Value(parts[next++]);
  return Value::tuple({last, ys});
}

}  // namespace modelc::elaborate
