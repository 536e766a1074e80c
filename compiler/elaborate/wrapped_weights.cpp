// How a layer that wraps another one, such as SpectralNormalization, reaches its weights.
#include <fmt/format.h>

#include <algorithm>

#include "elaborate/evaluator.h"

namespace modelc::elaborate {

namespace {

const std::shared_ptr<LayerInstance>* wrapped(const BoundArguments& arguments) {
  return arguments.get(0)->value.get<std::shared_ptr<LayerInstance>>();
}

}  // namespace

/// Applies the layer to `x` for what that tells of it. What the call does besides making weights is undone: its losses,
/// what it sets states to, what it drew at random. Gives whether it set a state.
bool Evaluator::try_layer(const std::string& builtin, const BoundArguments& arguments, Span span) {
  enum { layer, x };
  if (!wrapped(arguments) || !state_ || !graph_)
    fail(Code::wrong_kind, arguments.get(layer)->span,
         fmt::format("`{}` takes a layer, and this is {}", builtin, arguments.value(layer).described()));
  const std::size_t losses = state_->recipe.losses.size();
  const std::size_t step_losses = graph_->losses.size();
  const std::vector<StateValue> before = state_->updates;
  const std::int64_t stream = state_->root.next_stream;
  apply_layer(*wrapped(arguments), {{*arguments.get(x), "", {}}}, span);
  state_->recipe.losses.erase(state_->recipe.losses.begin() + static_cast<std::ptrdiff_t>(losses),
                              state_->recipe.losses.end());
  graph_->losses.erase(graph_->losses.begin() + static_cast<std::ptrdiff_t>(step_losses), graph_->losses.end());
  bool set = false;
  for (std::size_t i = 0; i < state_->updates.size(); ++i) {
    Tensor old = i < before.size() ? before[i].value : state_->updates[i].leaf;
    // One that the call was the first to read in this loop stays one of the loop's.
    for (const Construction::State& read : graph_->states)
      if (read.index == i && old.graph != graph_->id) old = {read.leaf, graph_->id};
    const Tensor now = state_->updates[i].value;
    set = set || now.node != old.node || now.graph != old.graph;
    state_->updates[i].value = old;
  }
  state_->root.next_stream = stream;
  return set;
}

Value Evaluator::make_weights(const BoundArguments& arguments, Span span) {
  try_layer("make_weights", arguments, span);
  std::vector<Value> names;
  for (const OwnedWeight& weight : (*wrapped(arguments))->weights) names.emplace_back(weight.name);
  return Value::sequence(false, std::move(names));
}

Value Evaluator::sets_state(const BoundArguments& arguments, Span span) {
  return try_layer("sets_state", arguments, span);
}

/// What a weight is set to. The gradient goes on to the weight as it was before, as that of a variable that is assigned
/// to: it is the sum over all places that read the weight, whichever value it had there.
Tensor Evaluator::set_value(Tensor before, Tensor value, Span span) {
  if (!ir::is_float(type(value).dtype)) return value;
  auto rule = std::make_shared<ir::Graph>();
  rule->leaf(ir::Leaf::Kind::input, "input_0", type(before));
  const ir::NodeId gradient = rule->leaf(ir::Leaf::Kind::input, "dy_0", type(value));
  rule->outputs.push_back({"gradient_0", gradient, span});
  return add("custom_gradient", {value, before},
             {{"rule", std::shared_ptr<const ir::Graph>(std::move(rule))},
              {"places", std::vector<std::int64_t>{0}},
              {"results", std::int64_t{1}}},
             span);
}

Value Evaluator::set_weight(const BoundArguments& arguments, Span span) {
  enum { layer, name, value };
  const std::string* wanted = arguments.get(name)->value.get<std::string>();
  if (!wrapped(arguments) || !state_ || !wanted)
    fail(Code::wrong_kind, span, "`set_weight` takes a layer, the name of a weight and a tensor");
  for (const OwnedWeight& weight : (*wrapped(arguments))->weights) {
    if (weight.name != *wanted) continue;
    const Tensor tensor = to_tensor(*arguments.get(value), weight.type.dtype);
    if (type(tensor) != weight.type)
      fail(Code::declared_type_mismatch, span,
           fmt::format("the weight `{}` is `{}`, and its new value is `{}`", weight.name, ir::str(weight.type),
                       ir::str(type(tensor))));
    const Tensor old = weight_value(weight, span);
    auto known =
        std::ranges::find_if(state_->updates, [&](const StateValue& one) { return one.leaf.node == weight.leaf.node; });
    if (known == state_->updates.end())
      known = state_->updates.insert(known, StateValue{weight.leaf, weight.leaf, weight.span});
    known->value = training() ? set_value(old, tensor, span) : tensor;
    return {};
  }
  fail(Code::unknown_name, span, fmt::format("the layer has no weight called `{}`", *wanted));
}

}  // namespace modelc::elaborate
