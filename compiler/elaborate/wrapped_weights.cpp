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

Value Evaluator::make_weights(const BoundArguments& arguments, Span span) {
  enum { layer, x };
  if (!wrapped(arguments) || !state_)
    fail(Code::wrong_kind, arguments.get(layer)->span,
         fmt::format("`make_weights` takes a layer, and this is {}", arguments.value(layer).described()));
  const std::shared_ptr<LayerInstance> instance = *wrapped(arguments);
  // What the call does besides making weights is undone: its losses, what it sets states to, what it drew at random.
  const std::size_t losses = state_->recipe.losses.size();
  const std::vector<StateValue> before = state_->updates;
  const std::int64_t stream = state_->root.next_stream;
  apply_layer(instance, {{*arguments.get(x), "", {}}}, span);
  state_->recipe.losses.erase(state_->recipe.losses.begin() + static_cast<std::ptrdiff_t>(losses),
                              state_->recipe.losses.end());
  for (std::size_t i = 0; i < state_->updates.size(); ++i)
    state_->updates[i].value = i < before.size() ? before[i].value : state_->updates[i].leaf;
  state_->root.next_stream = stream;
  std::vector<Value> names;
  for (const OwnedWeight& weight : instance->weights) names.emplace_back(weight.name);
  return Value::sequence(false, std::move(names));
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
