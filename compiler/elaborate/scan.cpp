#include <fmt/format.h>

#include <algorithm>

#include "elaborate/evaluator.h"
#include "elaborate/prune.h"
#include "elaborate/structure.h"
#include "ops/table.h"

namespace modelc::elaborate {

namespace {

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

/// A loop under construction.
struct ScanCall {
  Construction body;
  Span span;
  bool reverse = false;
  Value first, over;                                  ///< what is carried in, and what the loop goes through
  std::vector<Tensor> carries, xs;                    ///< their tensors
  Value stacked;                                      ///< in the structure of what the function gives
  std::vector<ir::Output> ys;                         ///< of the body: what is stacked
  std::vector<std::size_t> updated;                   ///< states that the body sets, one more carry each
  std::vector<std::pair<Tensor, ir::NodeId>> inputs;  ///< of the operation, each with its leaf in the body
};

Tensor Evaluator::read_state(std::size_t index, Span span) {
  const Tensor value = state_->updates[index].value;
  if (value.graph == graph_->id) return value;
  const auto outside = [&] {
    const GraphGuard guard(*this, graph_->outer);
    return read_state(index, span);
  };
  if (graph_->kind == Construction::Kind::rule) return outside();
  if (graph_->kind != Construction::Kind::body)
    fail(Code::not_known_while_compiling, span, "a weight or state of the model cannot be used here");
  const Tensor before = outside();
  const ir::NodeId leaf = graph_->graph.leaf(ir::Leaf::Kind::input, fmt::format("state_{}", graph_->states.size()),
                                             type(before), {user_span(span), 0});
  graph_->states.push_back({index, before, leaf});
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

namespace {

Tensor formal(ScanCall& loop, const std::string& name, Tensor outside, ir::TensorType type, Span place) {
  const ir::NodeId leaf = loop.body.graph.leaf(ir::Leaf::Kind::input, name, std::move(type), {place, 0});
  loop.body.formal.emplace_back(outside, leaf);
  return {leaf, loop.body.id};
}

}  // namespace

/// What the loop carries and goes through, and along which axis.
void Evaluator::start_scan(const BoundArguments& arguments, ScanCall& loop) {
  enum { function, init, sequences, axis_, reverse_ };
  const Span span = loop.span;
  const Value backwards = arguments.value(reverse_);
  const bool* flag = backwards.get<bool>();
  if (!flag && !backwards.none())
    fail(Code::wrong_kind, arguments.get(reverse_)->span,
         fmt::format("`reverse` is a bool, and this is {}", backwards.described()));
  if (!arguments.value(function).callable())
    not_callable(arguments.value(function), arguments.get(function)->span, "this",
                 "`scan` calls a function of `(carry, x)`");
  loop.reverse = flag && *flag;
  loop.first = arguments.value(init);
  loop.over = arguments.value(sequences);
  std::vector<Value> carried;
  std::vector<Value> walked;
  leaves(loop.first, carried);
  leaves(loop.over, walked);
  if (walked.empty())
    fail(Code::wrong_kind, arguments.get(sequences)->span, "`scan` goes through no tensor here",
         "`xs` is a tensor, or a tuple, list or dict of tensors");
  for (const Value& value : walked)
    loop.xs.push_back(to_tensor({value, arguments.get(sequences)->span, ""}, std::nullopt));
  const ir::TensorType whole = type(loop.xs[0]);
  for (const Value& value : carried)
    loop.carries.push_back(to_tensor({value, arguments.get(init)->span, ""}, whole.dtype));
  Construction& body = loop.body;
  body.kind = Construction::Kind::body;
  body.id = next_graph_++;
  body.outer = graph_;
  body.axis = axis(arguments.get(axis_) ? *arguments.get(axis_) : Operand{1, span, ""},
                   static_cast<std::int64_t>(whole.rank()), "scan");
  body.length = whole.shape[static_cast<std::size_t>(body.axis)];
}

/// Runs the function on one step: the body's outputs are then what it carries, and `ys` what it stacks.
void Evaluator::run_scan_body(const Value& function, ScanCall& loop) {
  const Span span = loop.span;
  const Span place = user_span(span);
  Construction& body = loop.body;
  std::vector<Tensor> given;
  body.carries = loop.carries.size();
  for (std::size_t i = 0; i < loop.carries.size(); ++i)
    given.push_back(formal(loop, fmt::format("carry_{}", i), loop.carries[i], type(loop.carries[i]), place));
  for (std::size_t i = 0; i < loop.xs.size(); ++i) {
    ir::TensorType slice = type(loop.xs[i]);
    if (static_cast<std::int64_t>(slice.rank()) <= body.axis)
      fail(Code::bad_axis, span,
           fmt::format("`scan` goes along axis {}, and one of the tensors is `{}`", body.axis, ir::str(slice)));
    slice.shape.erase(slice.shape.begin() + body.axis);
    given.push_back(formal(loop, fmt::format("x_{}", i), loop.xs[i], std::move(slice), place));
  }
  const GraphGuard guard(*this, &body);
  std::size_t next = 0;
  const Value carry = rebuild(loop.first, given, next);
  const Value x = rebuild(loop.over, given, next);
  const Value result = call(function, {carry, x}, span);
  const Sequence* pair = result.sequence();
  if (!pair || pair->items.size() != 2)
    fail(Code::wrong_kind, span,
         fmt::format("the function of `scan` gives `(carry, y)`, and this gives `{}`", type_text(result)),
         "where nothing is to be stacked `y` is `none`: `(carry, x) -> (carry + x, none)`");
  std::vector<Value> carried;
  if (const auto mismatch = leaves_like(loop.first, pair->items[0], carried))
    fail(Code::shape_mismatch, span,
         fmt::format("what `scan` carries{} is {}, and its function returns {}",
                     mismatch->part.empty() ? "" : fmt::format(" as `carry{}`", mismatch->part), mismatch->wanted,
                     mismatch->found),
         "what is carried keeps its structure");
  for (std::size_t i = 0; i < carried.size(); ++i) {
    const Tensor tensor = carried_on(given[i], {carried[i], span, ""}, span);
    body.graph.outputs.push_back({fmt::format("carry_{}", i), use(tensor, span), span});
  }
  std::vector<Value> outputs;
  leaves(pair->items[1], outputs);
  const ir::DType dtype = type(loop.xs[0]).dtype;
  for (const Value& value : outputs)
    loop.ys.push_back({fmt::format("y_{}", loop.ys.size()), use(to_tensor({value, span, ""}, dtype), span), span});
  loop.stacked = pair->items[1];
  // A loss of each step is stacked like any result, along the axis of the loop.
  for (const auto& [loss, written] : body.losses) {
    const ir::Shape ones(static_cast<std::size_t>(body.axis), 1);
    const Tensor one = add("reshape", {loss}, {{"newshape", ones}}, written);
    loop.ys.push_back({fmt::format("loss_{}", loop.ys.size()), use(one, written), written});
  }
}

/// What the function returns for a carried tensor, which keeps its type.
Tensor Evaluator::carried_on(Tensor before, const Operand& returned, Span span) {
  const ir::TensorType& wanted = type(before);
  const Tensor tensor = to_tensor(returned, wanted.dtype);
  const ir::TensorType& found = type(tensor);
  bool same = wanted.dtype == found.dtype && wanted.rank() == found.rank();
  for (std::size_t d = 0; same && d < wanted.rank(); ++d) {
    const ir::Answer equal = ir::Dim::equal(found.shape[d], wanted.shape[d]);
    if (equal == ir::Answer::unknown)
      require(ir::Requirement::Kind::equal, found.shape[d], wanted.shape[d], "what `scan` carries", span);
    same = equal != ir::Answer::no;
  }
  if (!same)
    fail(Code::shape_mismatch, span,
         fmt::format("`scan` carries `{}` in and `{}` out", ir::str(wanted), ir::str(found)),
         "what is carried keeps its type");
  return tensor;
}

/// Puts the body's inputs in the order of the operation: carries, updated states, xs, random numbers, captures. An
/// updated state is one more carry; one that is only read is a capture.
void Evaluator::order_scan_inputs(ScanCall& loop) {
  Construction& body = loop.body;
  const GraphGuard guard(*this, &body);
  std::vector<std::pair<Tensor, ir::NodeId>>& inputs = loop.inputs;
  inputs = body.formal;
  auto place = inputs.begin() + static_cast<std::ptrdiff_t>(loop.carries.size());
  std::vector<std::pair<Tensor, ir::NodeId>> captures;
  for (const Construction::State& state : body.states) {
    const Tensor now = state_->updates[state.index].value;
    if (now.graph == body.id && now.node == state.leaf) {
      captures.emplace_back(state.outside, state.leaf);
      continue;
    }
    body.graph.outputs.push_back({fmt::format("state_{}", loop.updated.size()), use(now, loop.span), loop.span});
    place = inputs.insert(place, {state.outside, state.leaf}) + 1;
    loop.updated.push_back(state.index);
  }
  inputs.insert(inputs.end(), body.drawn.begin(), body.drawn.end());
  inputs.insert(inputs.end(), captures.begin(), captures.end());
  for (std::size_t i = 0; i < body.captures.size(); ++i) inputs.emplace_back(body.captures[i], body.capture_leaves[i]);
  body.graph.outputs.insert(body.graph.outputs.end(), loop.ys.begin(), loop.ys.end());
  drop_unread(loop, inputs.size() - captures.size() - body.captures.size());
}

/// Leaves out of the body what no result needs, and of the loop's inputs from `first` on those that nothing reads.
void Evaluator::drop_unread(ScanCall& loop, std::size_t first) {
  ir::Graph& graph = loop.body.graph;
  std::vector<ir::NodeId> roots;
  for (const ir::Output& output : graph.outputs) roots.push_back(output.node);
  std::vector<bool> kept = reachable(graph, roots);
  const auto captures = loop.inputs.begin() + static_cast<std::ptrdiff_t>(first);
  loop.inputs.erase(
      std::remove_if(captures, loop.inputs.end(), [&](const auto& capture) { return !kept[capture.second]; }),
      loop.inputs.end());
  for (const auto& [tensor, leaf] : loop.inputs) kept[leaf] = true;
  std::vector<ir::NodeId> renamed;
  ir::Graph pruned = copy_kept(graph, kept, renamed);
  pruned.leaves.clear();
  for (const auto& [tensor, leaf] : loop.inputs) {
    pruned.leaves.push_back(*graph.leaf_of(leaf));
    pruned.leaves.back().node = renamed[leaf];
  }
  for (const ir::Output& output : graph.outputs)
    pruned.outputs.push_back({output.name, renamed[output.node], output.span});
  pruned.requirements = std::move(graph.requirements);
  graph = std::move(pruned);
}

/// Adds the operation to the graph around the body; gives its results.
std::vector<Tensor> Evaluator::add_scan(ScanCall& loop) {
  Construction& body = loop.body;
  for (const ir::Requirement& need : body.graph.requirements) graph_->graph.require(need);
  const std::size_t results = body.graph.outputs.size();
  if (results == 0) fail(Code::wrong_kind, loop.span, "`scan` carries no tensor here, and its function gives none");
  std::vector<Tensor> inputs;
  for (const auto& [tensor, node] : loop.inputs) inputs.push_back(tensor);
  const Tensor whole = add("scan", std::move(inputs),
                           {{"body", std::make_shared<const ir::Graph>(std::move(body.graph))},
                            {"carries", static_cast<std::int64_t>(loop.carries.size() + loop.updated.size())},
                            {"xs", static_cast<std::int64_t>(loop.xs.size() + body.drawn.size())},
                            {"axis", body.axis},
                            {"reverse", loop.reverse},
                            {"length", body.length}},
                           loop.span);
  std::vector<Tensor> parts;
  for (std::size_t i = 0; i < results; ++i)
    parts.push_back(add("project", {whole}, {{"index", static_cast<std::int64_t>(i)}}, loop.span));
  return parts;
}

Value Evaluator::scan(const BoundArguments& arguments, Span span) {
  if (!graph_)
    fail(Code::not_known_while_compiling, span, "`scan` makes a tensor, and a constant is known while compiling");
  ScanCall loop;
  loop.span = span;
  start_scan(arguments, loop);
  StateGuard states{state_->updates, loop.body};
  run_scan_body(arguments.value(0), loop);
  order_scan_inputs(loop);
  std::vector<Tensor> parts = add_scan(loop);
  states.done = true;
  const std::size_t carries = loop.carries.size();
  for (const Construction::State& state : loop.body.states) state_->updates[state.index].value = state.outside;
  for (std::size_t i = 0; i < loop.updated.size(); ++i) state_->updates[loop.updated[i]].value = parts[carries + i];
  const auto behind = parts.begin() + static_cast<std::ptrdiff_t>(carries);
  parts.erase(behind, behind + static_cast<std::ptrdiff_t>(loop.updated.size()));
  std::size_t next = 0;
  const Value last = rebuild(loop.first, parts, next);
  const Value stacked = rebuild(loop.stacked, parts, next);
  // The mean over the steps, as that over all elements of what a layer computes for all steps at once.
  for (const auto& [loss, written] : loop.body.losses) add_loss(parts[next++], written);
  return Value::tuple({last, stacked});
}

void Evaluator::add_loss(const Value& value, Span span) {
  switch (graph_->kind) {
    case Construction::Kind::model: state_->recipe.losses.push_back({"", value, span}); return;
    case Construction::Kind::body: graph_->losses.emplace_back(mean_loss(value, {}, {}, span), span); return;
    default:
      fail(Code::statement_not_allowed, span,
           graph_->kind == Construction::Kind::rule ? "a loss cannot be stated where a gradient is computed"
                                                    : "a loss cannot be stated where a weight is computed",
           "state it in a layer or model");
  }
}

}  // namespace modelc::elaborate
