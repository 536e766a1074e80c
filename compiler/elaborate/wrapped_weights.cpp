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
  if (!wrapped(arguments) || !state_)
    fail(Code::wrong_kind, arguments.get(layer)->span,
         fmt::format("`{}` takes a layer, and this is {}", builtin, arguments.value(layer).described()));
  const std::size_t losses = state_->recipe.losses.size();
  const std::vector<StateValue> before = state_->updates;
  const std::int64_t stream = state_->root.next_stream;
  apply_layer(*wrapped(arguments), {{*arguments.get(x), "", {}}}, span);
  state_->recipe.losses.erase(state_->recipe.losses.begin() + static_cast<std::ptrdiff_t>(losses),
                              state_->recipe.losses.end());
  bool set = false;
  for (std::size_t i = 0; i < state_->updates.size(); ++i) {
    const Tensor old = i < before.size() ? before[i].value : state_->updates[i].leaf;
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
    auto known =
        std::ranges::find_if(state_->updates, [&](const StateValue& one) { return one.leaf.node == weight.leaf.node; });
    if (known == state_->updates.end())
      known = state_->updates.insert(known, StateValue{weight.leaf, weight.leaf, weight.span});
    known->value = tensor;
    return {};
  }
  fail(Code::unknown_name, span, fmt::format("the layer has no weight called `{}`", *wanted));
}

}  // namespace modelc::elaborate
