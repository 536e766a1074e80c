#include "elaborate/scan_loop.h"

#include <fmt/format.h>

#include <algorithm>

#include "elaborate/guards.h"
#include "elaborate/prune.h"
#include "elaborate/structure.h"

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

Tensor ScanLoop::formal(const std::string& name, Tensor outside, ir::TensorType type, Span place) {
  const ir::NodeId leaf = body_.graph.leaf(ir::Leaf::Kind::input, name, std::move(type), {place, 0});
  body_.formal.emplace_back(outside, leaf);
  return {leaf, body_.id};
}

/// What the loop carries and goes through, and along which axis.
void ScanLoop::start(const BoundArguments& arguments) {
  enum { function, init, sequences, axis, backward };
  const Value backwards = arguments.value(backward);
  const bool* flag = backwards.get<bool>();
  if (!flag && !backwards.none())
    in_.fail(Code::wrong_kind, arguments.get(backward)->span,
             fmt::format("`reverse` is a bool, and this is {}", backwards.described()));
  if (!arguments.value(function).callable())
    in_.not_callable(arguments.value(function), arguments.get(function)->span, "this",
                     "`scan` calls a function of `(carry, x)`");
  reverse_ = flag && *flag;
  first_ = arguments.value(init);
  over_ = arguments.value(sequences);
  std::vector<Value> carried;
  std::vector<Value> walked;
  leaves(first_, carried);
  leaves(over_, walked);
  if (walked.empty())
    in_.fail(Code::wrong_kind, arguments.get(sequences)->span, "`scan` goes through no tensor here",
             "`xs` is a tensor, or a tuple, list or dict of tensors");
  for (const Value& value : walked)
    xs_.push_back(in_.to_tensor({value, arguments.get(sequences)->span, ""}, std::nullopt));
  const ir::TensorType whole = in_.type(xs_[0]);
  for (const Value& value : carried)
    carries_.push_back(in_.to_tensor({value, arguments.get(init)->span, ""}, whole.dtype));
  body_.kind = Construction::Kind::body;
  body_.id = in_.new_graph();
  body_.outer = in_.graph();
  body_.axis = in_.axis(arguments.get(axis) ? *arguments.get(axis) : Operand{1, span_, ""},
                        static_cast<std::int64_t>(whole.rank()), "scan");
  body_.length = whole.shape[static_cast<std::size_t>(body_.axis)];
}

/// Runs the function on one step: the body's outputs are then what it carries, and `ys` what it stacks.
void ScanLoop::run(const Value& function) {
  const Span place = in_.user_span(span_);
  std::vector<Tensor> given;
  body_.carries = carries_.size();
  for (std::size_t i = 0; i < carries_.size(); ++i)
    given.push_back(formal(fmt::format("carry_{}", i), carries_[i], in_.type(carries_[i]), place));
  for (std::size_t i = 0; i < xs_.size(); ++i) {
    ir::TensorType slice = in_.type(xs_[i]);
    if (static_cast<std::int64_t>(slice.rank()) <= body_.axis)
      in_.fail(Code::bad_axis, span_,
               fmt::format("`scan` goes along axis {}, and one of the tensors is `{}`", body_.axis, ir::str(slice)));
    slice.shape.erase(slice.shape.begin() + body_.axis);
    given.push_back(formal(fmt::format("x_{}", i), xs_[i], std::move(slice), place));
  }
  const GraphGuard guard(in_, &body_);
  std::size_t next = 0;
  const Value carry = rebuild(first_, given, next);
  const Value x = rebuild(over_, given, next);
  const Value result = in_.call(function, {carry, x}, span_);
  const Sequence* pair = result.sequence();
  if (!pair || pair->items.size() != 2)
    in_.fail(Code::wrong_kind, span_,
             fmt::format("the function of `scan` gives `(carry, y)`, and this gives `{}`", in_.type_text(result)),
             "where nothing is to be stacked `y` is `none`: `(carry, x) -> (carry + x, none)`");
  std::vector<Value> carried;
  if (const auto mismatch = leaves_like(first_, pair->items[0], carried))
    in_.fail(Code::shape_mismatch, span_,
             fmt::format("what `scan` carries{} is {}, and its function returns {}",
                         mismatch->part.empty() ? "" : fmt::format(" as `carry{}`", mismatch->part), mismatch->wanted,
                         mismatch->found),
             "what is carried keeps its structure");
  for (std::size_t i = 0; i < carried.size(); ++i) {
    const Tensor tensor = carried_on(given[i], {carried[i], span_, ""});
    body_.graph.outputs.push_back({fmt::format("carry_{}", i), in_.use(tensor, span_), span_});
  }
  std::vector<Value> outputs;
  leaves(pair->items[1], outputs);
  const ir::DType dtype = in_.type(xs_[0]).dtype;
  for (const Value& value : outputs)
    ys_.push_back({fmt::format("y_{}", ys_.size()), in_.use(in_.to_tensor({value, span_, ""}, dtype), span_), span_});
  stacked_ = pair->items[1];
  // A loss of each step is stacked like any result, along the axis of the loop.
  for (const auto& [loss, written] : body_.losses) {
    const ir::Shape ones(static_cast<std::size_t>(body_.axis), 1);
    const Tensor one = in_.add("reshape", {loss}, {{"newshape", ones}}, written);
    ys_.push_back({fmt::format("loss_{}", ys_.size()), in_.use(one, written), written});
  }
}

/// What the function returns for a carried tensor, which keeps its type.
Tensor ScanLoop::carried_on(Tensor before, const Operand& returned) {
  const ir::TensorType& wanted = in_.type(before);
  const Tensor tensor = in_.to_tensor(returned, wanted.dtype);
  const ir::TensorType& found = in_.type(tensor);
  bool same = wanted.dtype == found.dtype && wanted.rank() == found.rank();
  for (std::size_t d = 0; same && d < wanted.rank(); ++d) {
    const ir::Answer equal = ir::Dim::equal(found.shape[d], wanted.shape[d]);
    if (equal == ir::Answer::unknown)
      in_.require(ir::Requirement::Kind::equal, found.shape[d], wanted.shape[d], "what `scan` carries", span_);
    same = equal != ir::Answer::no;
  }
  if (!same)
    in_.fail(Code::shape_mismatch, span_,
             fmt::format("`scan` carries `{}` in and `{}` out", ir::str(wanted), ir::str(found)),
             "what is carried keeps its type");
  return tensor;
}

/// Puts the body's inputs in the order of the operation: carries, updated states, xs, random numbers, captures. An
/// updated state is one more carry; one that is only read is a capture.
void ScanLoop::order_inputs() {
  const GraphGuard guard(in_, &body_);
  inputs_ = body_.formal;
  auto place = inputs_.begin() + static_cast<std::ptrdiff_t>(carries_.size());
  std::vector<std::pair<Tensor, ir::NodeId>> captures;
  for (const Construction::State& state : body_.states) {
    const Tensor now = in_.state()->updates[state.index].value;
    if (now.graph == body_.id && now.node == state.leaf) {
      captures.emplace_back(state.outside, state.leaf);
      continue;
    }
    body_.graph.outputs.push_back({fmt::format("state_{}", updated_.size()), in_.use(now, span_), span_});
    place = inputs_.insert(place, {state.outside, state.leaf}) + 1;
    updated_.push_back(state.index);
  }
  inputs_.insert(inputs_.end(), body_.drawn.begin(), body_.drawn.end());
  inputs_.insert(inputs_.end(), captures.begin(), captures.end());
  for (std::size_t i = 0; i < body_.captures.size(); ++i)
    inputs_.emplace_back(body_.captures[i], body_.capture_leaves[i]);
  body_.graph.outputs.insert(body_.graph.outputs.end(), ys_.begin(), ys_.end());
  drop_unread(inputs_.size() - captures.size() - body_.captures.size());
}

/// Leaves out of the body what no result needs, and of the loop's inputs from `first` on those that nothing reads.
void ScanLoop::drop_unread(std::size_t first) {
  ir::Graph& graph = body_.graph;
  std::vector<ir::NodeId> roots;
  for (const ir::Output& output : graph.outputs) roots.push_back(output.node);
  std::vector<bool> kept = reachable(graph, roots);
  const auto captures = inputs_.begin() + static_cast<std::ptrdiff_t>(first);
  inputs_.erase(std::remove_if(captures, inputs_.end(), [&](const auto& capture) { return !kept[capture.second]; }),
                inputs_.end());
  for (const auto& [tensor, leaf] : inputs_) kept[leaf] = true;
  std::vector<ir::NodeId> renamed;
  ir::Graph pruned = copy_kept(graph, kept, renamed);
  pruned.leaves.clear();
  for (const auto& [tensor, leaf] : inputs_) {
    pruned.leaves.push_back(*graph.leaf_of(leaf));
    pruned.leaves.back().node = renamed[leaf];
  }
  for (const ir::Output& output : graph.outputs)
    pruned.outputs.push_back({output.name, renamed[output.node], output.span});
  pruned.requirements = std::move(graph.requirements);
  graph = std::move(pruned);
}

/// Adds the operation to the graph around the body; gives its results.
std::vector<Tensor> ScanLoop::add_operation() {
  for (const ir::Requirement& need : body_.graph.requirements) in_.graph()->graph.require(need);
  const std::size_t results = body_.graph.outputs.size();
  if (results == 0) in_.fail(Code::wrong_kind, span_, "`scan` carries no tensor here, and its function gives none");
  std::vector<Tensor> inputs;
  for (const auto& [tensor, node] : inputs_) inputs.push_back(tensor);
  const Tensor whole = in_.add("scan", std::move(inputs),
                               {{"body", std::make_shared<const ir::Graph>(std::move(body_.graph))},
                                {"carries", static_cast<std::int64_t>(carries_.size() + updated_.size())},
                                {"xs", static_cast<std::int64_t>(xs_.size() + body_.drawn.size())},
                                {"axis", body_.axis},
                                {"reverse", reverse_},
                                {"length", body_.length}},
                               span_);
  std::vector<Tensor> parts;
  for (std::size_t i = 0; i < results; ++i)
    parts.push_back(in_.add("project", {whole}, {{"index", static_cast<std::int64_t>(i)}}, span_));
  return parts;
}

/// The operation's results: what it carries, and what it stacks.
Value ScanLoop::add(const BoundArguments& arguments) {
  if (!in_.graph())
    in_.fail(Code::not_known_while_compiling, span_, "`scan` makes a tensor, and a constant is known while compiling");
  start(arguments);
  std::vector<StateValue>& values = in_.state()->updates;
  StateGuard states{values, body_};
  run(arguments.value(0));
  order_inputs();
  std::vector<Tensor> parts = add_operation();
  states.done = true;
  const std::size_t carries = carries_.size();
  for (const Construction::State& state : body_.states) values[state.index].value = state.outside;
  for (std::size_t i = 0; i < updated_.size(); ++i) values[updated_[i]].value = parts[carries + i];
  const auto behind = parts.begin() + static_cast<std::ptrdiff_t>(carries);
  parts.erase(behind, behind + static_cast<std::ptrdiff_t>(updated_.size()));
  std::size_t next = 0;
  const Value last = rebuild(first_, parts, next);
  const Value stacked = rebuild(stacked_, parts, next);
  // The mean over the steps, as that over all elements of what a layer computes for all steps at once.
  for (const auto& [loss, written] : body_.losses) in_.add_loss(parts[next++], written);
  return Value::tuple({last, stacked});
}

}  // namespace modelc::elaborate
