// The body of an optimizer becomes the graph of one weight's update.
#include "elaborate/update_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "elaborate/guards.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

Tensor slot_leaf(const Construction& rule, const std::string& name) {
  const auto leaf = std::ranges::find_if(
      rule.graph.leaves, [&](const ir::Leaf& one) { return one.kind == ir::Leaf::Kind::state && one.name == name; });
  return {leaf->node, rule.id};
}

}  // namespace

Tensor UpdateRules::averaged(const OptimizerInstance& optimizer, Construction& inner, RuleState& rule, Tensor changed,
                             Tensor updates, Span span) {
  const std::string name = UpdateRule::average;
  const ir::TensorType wanted = in_.type(changed);
  rule.slots.push_back({name, wanted, in_.initializer_graph(0, wanted, span, name)});
  const Tensor leaf{inner.graph.leaf(ir::Leaf::Kind::state, name, wanted, {in_.user_span(span), 0}), inner.id};
  const auto library = [&](const char* function, std::vector<Value> values) {
    return *in_.call(in_.library_function(function, span), std::move(values), span).tensor();
  };
  const Tensor average = library("_moving_average", {leaf, changed, updates, optimizer.ema_momentum});
  rule.values.push_back(average);
  if (!optimizer.ema_overwrite_frequency) return changed;
  return library("_overwritten", {changed, average, updates, *optimizer.ema_overwrite_frequency});
}

std::shared_ptr<const UpdateRule> UpdateRules::update_rule(const OptimizerInstance& optimizer,
                                                           const ir::TensorType& weight, const Value& constraint) {
  const auto& decl = std::get<OptimizerDecl>(optimizer.declared->statement->node);
  const Span span = optimizer.span;
  const CallGuard guard(in_, span, optimizer.declared->name);
  Construction inner;
  inner.kind = Construction::Kind::update;
  inner.id = in_.new_graph();
  const GraphGuard graph(in_, &inner);
  RuleState rule;
  Body body;
  body.kind = Body::Kind::optimizer;
  body.name = fmt::format("the optimizer `{}`", optimizer.declared->name);
  body.library = in_.in_library(optimizer.declared->span);
  body.rule = &rule;
  body.scope = *optimizer.hyperparameters;
  body.scope.module = optimizer.declared->module;
  const ScopeGuard names(in_, body.scope);
  const auto input = [&](const char* name, const ir::TensorType& type) {
    return Tensor{inner.graph.leaf(ir::Leaf::Kind::input, name, type, {span, 0}), inner.id};
  };
  const Tensor before = input("w", weight);
  rule.weight = before;
  Tensor gradient = input("g", weight);
  const Tensor iteration = input("iteration", {ir::DType::i64, {}});
  const auto from_library = [&](const char* name, std::vector<Value> values) {
    return *in_.call(in_.library_function(name, span), std::move(values), span).tensor();
  };
  // A rule's steps are updates of the weights, of which several batches may make one; a schedule's are batches, as in
  // Keras.
  const std::optional<std::int64_t> batches = optimizer.gradient_accumulation_steps;
  const Tensor updates = batches ? from_library("_updates_taken", {iteration, *batches}) : iteration;
  const Tensor taken = in_.add("cast", {updates}, {{"dtype", weight.dtype}}, span);
  const Tensor step = in_.add("add", {taken, in_.to_tensor({1, span, ""}, weight.dtype)}, {}, span);
  if (const auto rate = body.scope.names.find("learning_rate"); rate != body.scope.names.end()) {
    if (const std::optional<double> number = rate->second.real()) {
      training_.learning_rate = *number;
      rate->second = input("learning_rate", {weight.dtype, {}});
    } else if (rate->second.callable()) {
      rate->second = in_.call(rate->second, {in_.add("cast", {iteration}, {{"dtype", weight.dtype}}, span)}, span);
    }
  }
  const auto library = [&](const char* name, std::vector<Value> values) {
    return in_.fitted({in_.call(in_.library_function(name, span), std::move(values), span), span, ""}, weight, name);
  };
  if (optimizer.clipnorm) gradient = library("_clip_by_norm", {gradient, *optimizer.clipnorm});
  if (optimizer.clipvalue) gradient = library("clip", {gradient, -*optimizer.clipvalue, *optimizer.clipvalue});
  if (optimizer.weight_decay) {
    const auto rate = body.scope.names.find("learning_rate");
    if (rate == body.scope.names.end())
      in_.fail(Code::bad_value, span, fmt::format("{} has no `learning_rate` for `weight_decay`", body.name));
    rule.weight = library("_decay", {rule.weight, rate->second, *optimizer.weight_decay});
  }
  if (decl.inputs.size() > 3)
    in_.fail(Code::bad_compile, optimizer.declared->span,
             fmt::format("{} takes {} values", body.name, decl.inputs.size()),
             "an optimizer takes the weight, its gradient and the step: `optimizer Name(...)(w, g, step)`");
  std::vector<Operand> given{{rule.weight, span, "w"}, {gradient, span, "g"}, {step, span, "step"}};
  given.resize(decl.inputs.size());
  in_.bind_types(decl.inputs, given);
  for (std::size_t i = 0; i < given.size(); ++i) in_.assign_parameter(decl.inputs[i].pattern, given[i]);
  std::optional<Value> result = in_.run(decl.body, body);
  if (!result && body.failed) throw Poisoned{};
  if (!result)
    in_.fail(Code::missing_return, optimizer.declared->span, fmt::format("{} returns nothing", body.name),
             "end it with the weight's new value: `return w - learning_rate * g`");
  if (contains_poison(*result)) throw Poisoned{};
  Tensor changed = in_.fitted({*result, body.returned, ""}, weight, "the weight");
  if (batches) {
    const Tensor due = from_library("_is_update", {iteration, *batches});
    changed = in_.add("where", {due, changed, before}, {}, span);
    for (std::size_t i = 0; i < rule.slots.size(); ++i)
      rule.values[i] = in_.add("where", {due, rule.values[i], slot_leaf(inner, rule.slots[i].name)}, {}, span);
  }
  if (optimizer.use_ema) changed = averaged(optimizer, inner, rule, changed, updates, span);
  if (constraint.callable())
    changed = in_.fitted({in_.call(constraint, {changed}, span), span, ""}, weight, "the constrained weight");
  inner.graph.outputs.push_back({"w", changed.node, span});
  for (std::size_t i = 0; i < rule.slots.size(); ++i) {
    const Tensor leaf = slot_leaf(inner, rule.slots[i].name);
    if (leaf.node != rule.values[i].node) inner.graph.updates.push_back({leaf.node, rule.values[i].node});
  }
  return std::make_shared<const UpdateRule>(UpdateRule{std::move(inner.graph), std::move(rule.slots)});
}

void UpdateRules::add() {
  const ModelState& state = *in_.state();
  const auto entry = std::ranges::find(state.recipe.arguments, "optimizer", &Recipe::Entry::name);
  if (entry == state.recipe.arguments.end()) return;
  const Value configured = entry->value.get<std::shared_ptr<const OptimizerInstance>>()
                               ? entry->value
                               : in_.call(entry->value, Arguments{}, entry->span);
  const auto& optimizer = **configured.get<std::shared_ptr<const OptimizerInstance>>();
  training_.global_clipnorm = optimizer.global_clipnorm;
  training_.gradient_accumulation_steps = optimizer.gradient_accumulation_steps;
  for (std::size_t i = 0; i < state.model.weights.size(); ++i) {
    const Weight& weight = state.model.weights[i];
    if (!weight.trainable || weight.state) continue;
    const auto constraint = std::ranges::find(state.recipe.constraints, weight.name, &Recipe::Entry::name);
    std::shared_ptr<const UpdateRule> rule;
    if (constraint == state.recipe.constraints.end()) {
      // Weights of one type share their rule.
      for (const Training::Update& made : training_.updates) {
        const bool free = std::ranges::find(state.recipe.constraints, state.model.weights[made.weight].name,
                                            &Recipe::Entry::name) == state.recipe.constraints.end();
        if (free && state.model.weights[made.weight].type == weight.type) rule = made.rule;
      }
    }
    if (!rule)
      rule = update_rule(optimizer, weight.type,
                         constraint == state.recipe.constraints.end() ? Value() : constraint->value);
    training_.updates.push_back({i, rule});
  }
}

}  // namespace modelc::elaborate
