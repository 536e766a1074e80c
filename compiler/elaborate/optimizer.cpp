// The body of an optimizer becomes the graph of one weight's update.
#include <fmt/format.h>

#include <algorithm>

#include "elaborate/evaluator.h"
#include "elaborate/training.h"

namespace modelc::elaborate {

using namespace syntax;

void Evaluator::make_slot(const StateStmt& statement, Body& body, Span span) {
  RuleState& rule = *body.rule;
  if (!body.made.insert(statement.name.id).second)
    fail(Code::duplicate_weight, statement.name.span,
         fmt::format("{} has two states called `{}`", body.name, statement.name.id), "rename one");
  const ir::TensorType wanted = statement.type ? weight_type(*statement.type) : type(rule.weight);
  const Value start = statement.initializer ? evaluate(*statement.initializer) : Value(0);
  rule.slots.push_back({statement.name.id, wanted, initializer_graph(start, wanted, span, statement.name.id)});
  const ir::NodeId leaf = graph_->graph.leaf(ir::Leaf::Kind::state, statement.name.id, wanted, {user_span(span), 0});
  rule.values.push_back({leaf, graph_->id});
  scope_->names[statement.name.id] = rule.values.back();
}

void Evaluator::update_slot(const UpdateStmt& statement, Body& body, Span span) {
  RuleState& rule = *body.rule;
  const auto slot = std::ranges::find(rule.slots, statement.name.id, &Slot::name);
  if (slot == rule.slots.end()) {
    const auto bound = scope_->names.find(statement.name.id);
    if (bound != scope_->names.end() && bound->second.poison()) throw Poisoned{};
    std::vector<std::string> known;
    for (const Slot& one : rule.slots) known.push_back(one.name);
    const std::string near = nearest(statement.name.id, known);
    fail(Code::unknown_name, statement.name.span,
         fmt::format("{} has no state called `{}`", body.name, statement.name.id),
         near.empty() ? "declare it with `state name = zeros`" : fmt::format("did you mean `{}`?", near));
  }
  const Operand value = operand(*statement.value);
  const Tensor tensor = fitted(value, slot->type, fmt::format("the state `{}`", slot->name), span);
  rule.values[static_cast<std::size_t>(slot - rule.slots.begin())] = tensor;
  scope_->names[statement.name.id] = tensor;
}

Tensor Evaluator::fitted(const Operand& operand, const ir::TensorType& wanted, std::string_view what, Span) {
  Tensor tensor = to_tensor(operand, wanted.dtype);
  if (type(tensor).rank() == 0 && !wanted.shape.empty())
    tensor = add("broadcast_to", {tensor}, {{"shape", wanted.shape}}, operand.span);
  if (type(tensor) != wanted)
    fail(Code::declared_type_mismatch, operand.span,
         fmt::format("{} is `{}`, and its new value is `{}`", what, ir::str(wanted), ir::str(type(tensor))));
  return tensor;
}

namespace {

/// What every optimizer accepts, and how it is kept. Each option gives what is wrong with a value, or nothing.
struct CommonOption {
  std::string_view name;
  std::string_view what;  ///< "is a positive number or none"
  bool (*take)(OptimizerInstance& instance, const Value& value);
};

template <std::optional<double> OptimizerInstance::*place>
bool take_positive(OptimizerInstance& instance, const Value& value) {
  instance.*place = value.real();
  return value.none() || (value.real() && *value.real() > 0);
}

template <std::optional<std::int64_t> OptimizerInstance::*place, std::int64_t least>
bool take_count(OptimizerInstance& instance, const Value& value) {
  const std::int64_t* count = value.get<std::int64_t>();
  if (count) instance.*place = *count;
  return value.none() || (count && *count >= least);
}

bool take_use_ema(OptimizerInstance& instance, const Value& value) {
  const bool* use = value.get<bool>();
  if (use) instance.use_ema = *use;
  return use != nullptr;
}

bool take_ema_momentum(OptimizerInstance& instance, const Value& value) {
  const std::optional<double> momentum = value.real();
  if (momentum) instance.ema_momentum = *momentum;
  return momentum && *momentum >= 0 && *momentum <= 1;
}

constexpr std::string_view positive = "is a positive number or none";

constexpr CommonOption common_options[] = {
    {"clipnorm", positive, take_positive<&OptimizerInstance::clipnorm>},
    {"clipvalue", positive, take_positive<&OptimizerInstance::clipvalue>},
    {"global_clipnorm", positive, take_positive<&OptimizerInstance::global_clipnorm>},
    {"weight_decay", positive, take_positive<&OptimizerInstance::weight_decay>},
    {"loss_scale_factor", positive, take_positive<&OptimizerInstance::loss_scale_factor>},
    {"gradient_accumulation_steps", "is an int of 2 or more, or none",
     take_count<&OptimizerInstance::gradient_accumulation_steps, 2>},
    {"use_ema", "is a bool", take_use_ema},
    {"ema_momentum", "is a number from 0 to 1", take_ema_momentum},
    {"ema_overwrite_frequency", "is an int of 1 or more, or none",
     take_count<&OptimizerInstance::ema_overwrite_frequency, 1>},
};

}  // namespace

/// The optimizer's own parameters are looked up later; what comes closer to a common option is refused here.
void Evaluator::refuse_near_miss(const Argument& argument, const OptimizerDecl& decl) {
  std::vector<std::string> own;
  for (const Param& param : decl.hyperparameters) own.push_back(param.pattern.id);
  if (argument.keyword.empty() || std::ranges::find(own, argument.keyword) != own.end()) return;
  if (!nearest(argument.keyword, own).empty()) return;
  std::vector<std::string> common;
  for (const CommonOption& option : common_options) common.emplace_back(option.name);
  const std::string near = nearest(argument.keyword, common);
  if (!near.empty())
    fail(Code::unknown_argument, argument.keyword_span,
         fmt::format("`{}` has no argument `{}`", decl.name.id, argument.keyword),
         fmt::format("did you mean `{}`?", near));
}

void Evaluator::take_common_options(const OptimizerDecl& decl, Arguments& arguments, OptimizerInstance& instance) {
  const auto declared = [&](std::string_view name) {
    return std::ranges::any_of(decl.hyperparameters, [&](const Param& param) { return param.pattern.id == name; });
  };
  std::erase_if(arguments, [&](const Argument& argument) {
    const auto option = std::ranges::find(common_options, argument.keyword, &CommonOption::name);
    if (option == std::end(common_options) || declared(option->name)) {
      refuse_near_miss(argument, decl);
      return false;
    }
    const Operand& given = argument.operand;
    if (!option->take(instance, given.value))
      fail(Code::bad_value, given.span,
           fmt::format("`{}` {}, and this is {}", option->name, option->what, given.value.str()));
    return true;
  });
  const int clips = int{instance.clipnorm.has_value()} + int{instance.clipvalue.has_value()} +
                    int{instance.global_clipnorm.has_value()};
  if (clips > 1)
    fail(Code::bad_value, instance.span, "gradients are clipped in one way",
         "give one of `clipnorm`, `clipvalue` and `global_clipnorm`");
}

namespace {

Tensor slot_leaf(const Construction& rule, const std::string& name) {
  const auto leaf = std::ranges::find_if(
      rule.graph.leaves, [&](const ir::Leaf& one) { return one.kind == ir::Leaf::Kind::state && one.name == name; });
  return {leaf->node, rule.id};
}

}  // namespace

Tensor Evaluator::averaged(const OptimizerInstance& optimizer, Construction& inner, RuleState& rule, Tensor changed,
                           Tensor updates, Span span) {
  const std::string name = UpdateRule::average;
  const ir::TensorType wanted = type(changed);
  rule.slots.push_back({name, wanted, initializer_graph(0, wanted, span, name)});
  const Tensor leaf{inner.graph.leaf(ir::Leaf::Kind::state, name, wanted, {user_span(span), 0}), inner.id};
  const auto library = [&](const char* function, std::vector<Value> values) {
    return *call(library_function(function, span), std::move(values), span).tensor();
  };
  const Tensor average = library("_moving_average", {leaf, changed, updates, optimizer.ema_momentum});
  rule.values.push_back(average);
  if (!optimizer.ema_overwrite_frequency) return changed;
  return library("_overwritten", {changed, average, updates, *optimizer.ema_overwrite_frequency});
}

std::shared_ptr<const UpdateRule> Evaluator::update_rule(const OptimizerInstance& optimizer,
                                                         const ir::TensorType& weight, const Value& constraint,
                                                         Training& training) {
  const auto& decl = std::get<OptimizerDecl>(optimizer.declared->statement->node);
  const Span span = optimizer.span;
  const CallGuard guard(*this, span, optimizer.declared->name);
  Construction inner;
  inner.kind = Construction::Kind::update;
  inner.id = next_graph_++;
  const GraphGuard graph(*this, &inner);
  RuleState rule;
  Body body;
  body.kind = Body::Kind::optimizer;
  body.name = fmt::format("the optimizer `{}`", optimizer.declared->name);
  body.library = in_library(optimizer.declared->span);
  body.rule = &rule;
  body.scope = *optimizer.hyperparameters;
  body.scope.module = optimizer.declared->module;
  const ScopeGuard names(*this, body.scope);
  const auto input = [&](const char* name, const ir::TensorType& type) {
    return Tensor{inner.graph.leaf(ir::Leaf::Kind::input, name, type, {span, 0}), inner.id};
  };
  const Tensor before = input("w", weight);
  rule.weight = before;
  Tensor gradient = input("g", weight);
  const Tensor iteration = input("iteration", {ir::DType::i64, {}});
  const auto from_library = [&](const char* name, std::vector<Value> values) {
    return *call(library_function(name, span), std::move(values), span).tensor();
  };
  // A rule's steps are updates of the weights, of which several batches may make one; a schedule's are batches, as in
  // Keras.
  const std::optional<std::int64_t> batches = optimizer.gradient_accumulation_steps;
  const Tensor updates = batches ? from_library("_updates_taken", {iteration, *batches}) : iteration;
  const Tensor taken = add("cast", {updates}, {{"dtype", weight.dtype}}, span);
  const Tensor step = add("add", {taken, to_tensor({1, span, ""}, weight.dtype)}, {}, span);
  if (const auto rate = body.scope.names.find("learning_rate"); rate != body.scope.names.end()) {
    if (const std::optional<double> number = rate->second.real()) {
      training.learning_rate = *number;
      rate->second = input("learning_rate", {weight.dtype, {}});
    } else if (rate->second.callable()) {
      rate->second = call(rate->second, {add("cast", {iteration}, {{"dtype", weight.dtype}}, span)}, span);
    }
  }
  const auto library = [&](const char* name, std::vector<Value> values) {
    return fitted({call(library_function(name, span), std::move(values), span), span, ""}, weight, name, span);
  };
  if (optimizer.clipnorm) gradient = library("_clip_by_norm", {gradient, *optimizer.clipnorm});
  if (optimizer.clipvalue) gradient = library("clip", {gradient, -*optimizer.clipvalue, *optimizer.clipvalue});
  if (optimizer.weight_decay) {
    const auto rate = body.scope.names.find("learning_rate");
    if (rate == body.scope.names.end())
      fail(Code::bad_value, span, fmt::format("{} has no `learning_rate` for `weight_decay`", body.name));
    rule.weight = library("_decay", {rule.weight, rate->second, *optimizer.weight_decay});
  }
  if (decl.inputs.size() > 3)
    fail(Code::bad_compile, optimizer.declared->span, fmt::format("{} takes {} values", body.name, decl.inputs.size()),
         "an optimizer takes the weight, its gradient and the step: `optimizer Name(...)(w, g, step)`");
  std::vector<Operand> given{{rule.weight, span, "w"}, {gradient, span, "g"}, {step, span, "step"}};
  given.resize(decl.inputs.size());
  bind_types(decl.inputs, given);
  for (std::size_t i = 0; i < given.size(); ++i) assign_parameter(decl.inputs[i].pattern, given[i]);
  std::optional<Value> result = run(decl.body, body);
  if (!result && body.failed) throw Poisoned{};
  if (!result)
    fail(Code::missing_return, optimizer.declared->span, fmt::format("{} returns nothing", body.name),
         "end it with the weight's new value: `return w - learning_rate * g`");
  if (contains_poison(*result)) throw Poisoned{};
  Tensor changed = fitted({*result, body.returned, ""}, weight, "the weight", span);
  if (batches) {
    const Tensor due = from_library("_is_update", {iteration, *batches});
    changed = add("where", {due, changed, before}, {}, span);
    for (std::size_t i = 0; i < rule.slots.size(); ++i)
      rule.values[i] = add("where", {due, rule.values[i], slot_leaf(inner, rule.slots[i].name)}, {}, span);
  }
  if (optimizer.use_ema) changed = averaged(optimizer, inner, rule, changed, updates, span);
  if (constraint.callable())
    changed = fitted({call(constraint, {changed}, span), span, ""}, weight, "the constrained weight", span);
  inner.graph.outputs.push_back({"w", changed.node, span});
  for (std::size_t i = 0; i < rule.slots.size(); ++i) {
    const Tensor leaf = slot_leaf(inner, rule.slots[i].name);
    if (leaf.node != rule.values[i].node) inner.graph.updates.push_back({leaf.node, rule.values[i].node});
  }
  return std::make_shared<const UpdateRule>(UpdateRule{std::move(inner.graph), std::move(rule.slots)});
}

void Evaluator::add_updates(Training& training) {
  const ModelState& state = *state_;
  const auto entry = std::ranges::find(state.recipe.arguments, "optimizer", &Recipe::Entry::name);
  if (entry == state.recipe.arguments.end()) return;
  const Value configured = entry->value.get<std::shared_ptr<const OptimizerInstance>>()
                               ? entry->value
                               : call(entry->value, Arguments{}, entry->span);
  const auto& optimizer = **configured.get<std::shared_ptr<const OptimizerInstance>>();
  training.global_clipnorm = optimizer.global_clipnorm;
  training.gradient_accumulation_steps = optimizer.gradient_accumulation_steps;
  for (std::size_t i = 0; i < state.model.weights.size(); ++i) {
    const Weight& weight = state.model.weights[i];
    if (!weight.trainable || weight.state) continue;
    const auto constraint = std::ranges::find(state.recipe.constraints, weight.name, &Recipe::Entry::name);
    std::shared_ptr<const UpdateRule> rule;
    if (constraint == state.recipe.constraints.end()) {
      // Weights of one type share their rule.
      for (const Training::Update& made : training.updates) {
        const bool free = std::ranges::find(state.recipe.constraints, state.model.weights[made.weight].name,
                                            &Recipe::Entry::name) == state.recipe.constraints.end();
        if (free && state.model.weights[made.weight].type == weight.type) rule = made.rule;
      }
    }
    if (!rule)
      rule = update_rule(optimizer, weight.type,
                         constraint == state.recipe.constraints.end() ? Value() : constraint->value, training);
    training.updates.push_back({i, rule});
  }
}

}  // namespace modelc::elaborate
