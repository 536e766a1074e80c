#include <fmt/format.h>

#include <algorithm>

#include "elaborate/evaluator.h"
#include "ops/table.h"

namespace modelc::elaborate {

namespace {

/// Tuples and dicts are structure, and so are lists with tensors in them; other lists are constants.
bool structured(const Value& value) {
  const Sequence* sequence = value.sequence();
  return value.dict() || (sequence && (sequence->tuple || sequence->items.empty() || contains_tensor(value)));
}

/// The tensors of a carry or of xs, in order; `none` stands for no tensor.
void leaves(const Value& value, std::vector<Value>& out) {
  if (!structured(value)) {
    if (!value.none()) out.push_back(value);
  } else if (const Sequence* sequence = value.sequence()) {
    for (const Value& item : sequence->items) leaves(item, out);
  } else {
    for (const auto& [key, item] : value.dict()->items) leaves(item, out);
  }
}

/// The same structure with other tensors.
Value rebuild(const Value& like, const std::vector<Tensor>& tensors, std::size_t& next) {
  if (like.none()) return like;
  if (!structured(like)) return tensors[next++];
  if (const Sequence* sequence = like.sequence()) {
    std::vector<Value> items;
    for (const Value& item : sequence->items) items.push_back(rebuild(item, tensors, next));
    return Value::sequence(sequence->tuple, std::move(items));
  }
  std::vector<std::pair<std::string, Value>> items;
  for (const auto& [key, item] : like.dict()->items) items.emplace_back(key, rebuild(item, tensors, next));
  return Value::dict(std::move(items));
}

/// Puts states back to what they were before a body, should the body fail.
struct StateGuard {
  std::vector<StateValue>& states;
  const Construction& body;
  bool done = false;
  ~StateGuard() {
    for (const Construction::State& state : body.states)
      if (!done) states[state.index].value = state.outside;
  }
};

}  // namespace

Tensor Evaluator::read_state(std::size_t index, Span span) {
  const Tensor value = state_->updates[index].value;
  if (value.graph == graph_->id || graph_->kind == Construction::Kind::rule) return value;
  if (graph_->kind != Construction::Kind::body)
    fail(Code::not_known_while_compiling, span, "a state of the model cannot be used here");
  Tensor outside;
  {
    const GraphGuard guard(*this, graph_->outer);
    outside = read_state(index, span);
  }
  const ir::NodeId leaf = graph_->graph.leaf(ir::Leaf::Kind::input, fmt::format("state_{}", graph_->states.size()),
                                             type(outside), {user_span(span), 0});
  graph_->states.push_back({index, outside, leaf});
  return state_->updates[index].value = {leaf, graph_->id};
}

std::optional<Tensor> Evaluator::draw_outside(const ir::OpRow& row, const ir::Attrs& attrs, Span span) {
  Construction& body = *graph_;
  if (body.kind != Construction::Kind::body || !attrs.get<std::vector<std::int64_t>>("seed").empty() ||
      attrs.get<bool>("held"))
    return std::nullopt;
  const ir::Shape& shape = attrs.get<std::vector<ir::Dim>>("shape");
  ir::Shape slice = shape;
  while (static_cast<std::int64_t>(slice.size()) < body.axis) slice.insert(slice.begin(), 1);
  ir::Shape whole = slice;
  whole.insert(whole.begin() + body.axis, body.length);
  ir::Attrs drawn = attrs;
  drawn.set("shape", whole);
  Tensor numbers;
  {
    const GraphGuard guard(*this, body.outer);
    const auto further_out = draw_outside(row, drawn, span);
    if (!further_out) drawn.set("stream", next_stream(drawn));
    numbers = further_out ? *further_out : add(row, {}, std::move(drawn), span);
  }
  const ir::NodeId leaf = body.graph.leaf(ir::Leaf::Kind::input, fmt::format("drawn_{}", body.drawn.size()),
                                          {attrs.get<ir::DType>("dtype"), slice}, {user_span(span), 0});
  body.drawn.emplace_back(numbers, leaf);
  const Tensor step{leaf, body.id};
  return slice == shape ? step : add("reshape", {step}, {{"newshape", shape}}, span);
}

Value Evaluator::scan(const BoundArguments& arguments, Span span) {
  enum { function, init, sequences, axis_, reverse_ };
  if (!graph_)
    fail(Code::not_known_while_compiling, span, "`scan` makes a tensor, and a constant is known while compiling");
  const Value backwards = arguments.value(reverse_);
  const bool* flag = backwards.get<bool>();
  if (!flag && !backwards.none())
    fail(Code::wrong_kind, arguments.get(reverse_)->span,
         fmt::format("`reverse` is a bool, and this is {}", backwards.described()));
  if (!arguments.value(function).callable())
    not_callable(arguments.value(function), arguments.get(function)->span, "this",
                 "`scan` calls a function of `(carry, x)`");
  const Value first = arguments.value(init);
  const Value over = arguments.value(sequences);
  std::vector<Value> carry_values;
  std::vector<Value> x_values;
  leaves(first, carry_values);
  leaves(over, x_values);
  if (x_values.empty())
    fail(Code::wrong_kind, arguments.get(sequences)->span, "`scan` goes through no tensor here",
         "`xs` is a tensor, or a tuple or list of tensors");
  std::vector<Tensor> xs;
  for (const Value& value : x_values)
    xs.push_back(to_tensor({value, arguments.get(sequences)->span, ""}, std::nullopt));
  const ir::DType dtype = type(xs[0]).dtype;
  std::vector<Tensor> carries;
  for (const Value& value : carry_values) carries.push_back(to_tensor({value, arguments.get(init)->span, ""}, dtype));
  const auto rank = static_cast<std::int64_t>(type(xs[0]).rank());
  Construction inner;
  inner.kind = Construction::Kind::body;
  inner.id = next_graph_++;
  inner.outer = graph_;
  inner.axis = axis(arguments.get(axis_) ? *arguments.get(axis_) : Operand{1, span, ""}, rank, "scan");
  inner.length = type(xs[0]).shape[static_cast<std::size_t>(inner.axis)];
  // What goes in, with its leaf, in the order of the operation: carries, updated states, xs, random numbers, captures.
  std::vector<std::pair<Tensor, ir::NodeId>> given;
  const auto leaf = [&](const std::string& name, Tensor outside, ir::TensorType inside) {
    given.emplace_back(outside, inner.graph.leaf(ir::Leaf::Kind::input, name, std::move(inside), {user_span(span), 0}));
    return Tensor{given.back().second, inner.id};
  };
  std::vector<Tensor> formal;
  for (std::size_t i = 0; i < carries.size(); ++i)
    formal.push_back(leaf(fmt::format("carry_{}", i), carries[i], type(carries[i])));
  for (std::size_t i = 0; i < xs.size(); ++i) {
    ir::TensorType slice = type(xs[i]);
    if (static_cast<std::int64_t>(slice.rank()) <= inner.axis)
      fail(Code::bad_axis, span,
           fmt::format("`scan` goes along axis {}, and one of the tensors is `{}`", inner.axis, ir::str(slice)));
    slice.shape.erase(slice.shape.begin() + inner.axis);
    formal.push_back(leaf(fmt::format("x_{}", i), xs[i], std::move(slice)));
  }
  StateGuard states{state_->updates, inner};
  Value stacked;
  std::vector<ir::Output> ys;
  {
    const GraphGuard guard(*this, &inner);
    std::size_t next = 0;
    const Value carry = rebuild(first, formal, next);
    const Value x = rebuild(over, formal, next);
    const Value result = call(arguments.value(function), {carry, x}, span);
    const Sequence* pair = result.sequence();
    if (!pair || pair->items.size() != 2)
      fail(Code::wrong_kind, span,
           fmt::format("the function of `scan` gives `(carry, y)`, and this gives `{}`", type_text(result)),
           "where nothing is to be stacked `y` is `none`: `(carry, x) -> (carry + x, none)`");
    std::vector<Value> carried;
    std::vector<Value> outputs;
    leaves(pair->items[0], carried);
    leaves(pair->items[1], outputs);
    if (carried.size() != carries.size())
      fail(Code::shape_mismatch, span,
           fmt::format("the function of `scan` is given {} carried tensors and returns {}", carries.size(),
                       carried.size()),
           "what is carried keeps its structure");
    for (std::size_t i = 0; i < carried.size(); ++i) {
      const ir::TensorType& before = type(formal[i]);
      const Tensor tensor = to_tensor({carried[i], span, ""}, before.dtype);
      const ir::TensorType& after = type(tensor);
      bool same = before.dtype == after.dtype && before.rank() == after.rank();
      for (std::size_t d = 0; same && d < before.rank(); ++d) {
        const ir::Answer equal = ir::Dim::equal(after.shape[d], before.shape[d]);
        if (equal == ir::Answer::unknown)
          require(ir::Requirement::Kind::equal, after.shape[d], before.shape[d], "what `scan` carries", span);
        same = equal != ir::Answer::no;
      }
      if (!same)
        fail(Code::shape_mismatch, span,
             fmt::format("`scan` carries `{}` in and `{}` out", ir::str(before), ir::str(after)),
             "what is carried keeps its type");
      inner.graph.outputs.push_back({fmt::format("carry_{}", i), use(tensor, span), span});
    }
    for (const Value& value : outputs)
      ys.push_back({fmt::format("y_{}", ys.size()), use(to_tensor({value, span, ""}, dtype), span), span});
    stacked = pair->items[1];
  }
  // An updated state is one more carry; one that is only read is a capture.
  auto place = given.begin() + static_cast<std::ptrdiff_t>(carries.size());
  std::vector<std::size_t> updated;
  std::vector<std::pair<Tensor, ir::NodeId>> captures;
  for (const Construction::State& state : inner.states) {
    const Tensor now = state_->updates[state.index].value;
    if (now.node == state.leaf) {
      captures.emplace_back(state.outside, state.leaf);
      continue;
    }
    const GraphGuard guard(*this, &inner);
    inner.graph.outputs.push_back({fmt::format("state_{}", updated.size()), use(now, span), span});
    place = given.insert(place, {state.outside, state.leaf}) + 1;
    updated.push_back(state.index);
  }
  given.insert(given.end(), inner.drawn.begin(), inner.drawn.end());
  given.insert(given.end(), captures.begin(), captures.end());
  for (std::size_t i = 0; i < inner.captures.size(); ++i)
    given.emplace_back(inner.captures[i], inner.capture_leaves[i]);
  std::vector<Tensor> inputs;
  std::vector<ir::Leaf> ordered;
  for (const auto& [tensor, node] : given) {
    inputs.push_back(tensor);
    ordered.push_back(*inner.graph.leaf_of(node));
  }
  inner.graph.leaves = std::move(ordered);
  inner.graph.outputs.insert(inner.graph.outputs.end(), ys.begin(), ys.end());
  for (const ir::Requirement& need : inner.graph.requirements) graph_->graph.require(need);
  const std::size_t results = inner.graph.outputs.size();
  if (results == 0) fail(Code::wrong_kind, span, "`scan` carries no tensor here, and its function gives none");
  const auto count = static_cast<std::int64_t>(carries.size() + updated.size());
  const auto through = static_cast<std::int64_t>(xs.size() + inner.drawn.size());
  const auto body = std::make_shared<const ir::Graph>(std::move(inner.graph));
  const Tensor loop = add("scan", inputs,
                          {{"body", body},
                           {"carries", count},
                           {"xs", through},
                           {"axis", inner.axis},
                           {"reverse", flag && *flag},
                           {"length", inner.length}},
                          span);
  std::vector<Tensor> parts;
  for (std::size_t i = 0; i < results; ++i)
    parts.push_back(add("project", {loop}, {{"index", static_cast<std::int64_t>(i)}}, span));
  const auto behind = parts.begin() + static_cast<std::ptrdiff_t>(carries.size());
  states.done = true;
  for (const Construction::State& state : inner.states) state_->updates[state.index].value = state.outside;
  for (std::size_t i = 0; i < updated.size(); ++i) state_->updates[updated[i]].value = parts[carries.size() + i];
  parts.erase(behind, behind + static_cast<std::ptrdiff_t>(updated.size()));
  std::size_t next = 0;
  const Value last = rebuild(first, parts, next);
  return Value::tuple({last, rebuild(stacked, parts, next)});
}

}  // namespace modelc::elaborate
