// Optimizers as they are written: their options, and the states that their bodies keep.
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

void Evaluator::update_slot(const UpdateStmt& statement, Body& body) {
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
  const Tensor tensor = fitted(value, slot->type, fmt::format("the state `{}`", slot->name));
  rule.values[static_cast<std::size_t>(slot - rule.slots.begin())] = tensor;
  scope_->names[statement.name.id] = tensor;
}

Tensor Evaluator::fitted(const Operand& operand, const ir::TensorType& wanted, std::string_view what) {
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

}  // namespace modelc::elaborate
