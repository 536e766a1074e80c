#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "elaborate/guards.h"
#include "ops/table.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

bool declares(const std::vector<Param>& params, std::string_view name) {
  return std::any_of(params.begin(), params.end(), [&](const Param& p) { return p.pattern.id == name; });
}

std::string joined(const std::string& path, const std::string& name) { return path.empty() ? name : path + "/" + name; }

/// Restores where names and frames were before a layer's body ran.
struct LayerScope {
  ModelState& state;
  std::string path;
  std::uint32_t frame;
  LayerScope(ModelState& s, LayerInstance& instance, std::uint32_t inner) : state(s), path(s.path), frame(s.frame) {
    state.path = instance.path;
    state.frame = inner;
    state.applying.push_back(&instance);
    state.cursors.push_back(0);
  }
  ~LayerScope() {
    state.path = path;
    state.frame = frame;
    state.applying.pop_back();
    state.cursors.pop_back();
  }
  LayerScope(const LayerScope&) = delete;
  LayerScope& operator=(const LayerScope&) = delete;
};

}  // namespace

std::shared_ptr<LayerInstance> Evaluator::register_layer(LayerInstance instance, std::string layer,
                                                         std::optional<std::string> name) {
  if (!state_)
    fail(Code::not_known_while_compiling, instance.span, "a layer belongs to a model and cannot be a constant",
         "make it in the model, or in a function that the model calls");
  instance.layer = std::move(layer);
  instance.depth = depth_of(*instance.hyperparameters);
  if (!state_->applying.empty()) {
    LayerInstance& parent = *state_->applying.back();
    const std::size_t place = state_->cursors.back()++;
    if (place < parent.children.size() && parent.children[place]->layer == instance.layer) {
      parent.children[place]->hyperparameters = instance.hyperparameters;
      parent.children[place]->depth = instance.depth;
      return parent.children[place];
    }
  }
  if (name) {
    instance.name = *name;
  } else {
    const std::string base = snake_case(instance.layer);
    const int number = state_->counters[base]++;
    instance.name = number == 0 ? base : fmt::format("{}_{}", base, number);
  }
  auto shared = std::make_shared<LayerInstance>(std::move(instance));
  state_->instances.push_back(shared);
  if (!state_->applying.empty()) state_->applying.back()->children.push_back(shared);
  return shared;
}

Value Evaluator::make_layer(const std::shared_ptr<const Declared>& declared, Arguments arguments, Span span) {
  const auto* layer = std::get_if<LayerDecl>(&declared->statement->node);
  const auto& params = layer ? layer->hyperparameters : std::get<ModelDecl>(declared->statement->node).hyperparameters;
  LayerInstance instance;
  instance.declared = declared;
  instance.span = span;
  std::optional<std::string> name;
  Arguments rest;
  for (Argument& argument : arguments) {
    if (argument.keyword == "name" && !declares(params, "name")) {
      if (!argument.operand.value.none()) name = layer_name(argument.operand);
    } else if (argument.keyword == "trainable" && !declares(params, "trainable")) {
      instance.trainable = trainable_option(argument.operand);
    } else {
      rest.push_back(std::move(argument));
    }
  }
  for (const Argument& argument : rest)
    if (contains_tensor(argument.operand.value))
      fail(Code::not_known_while_compiling, argument.operand.span,
           fmt::format("`{}` is configured here, not applied, and this is {}{}", declared->name,
                       argument.operand.value.described(),
                       argument.operand.value.tensor() ? "" : " with a tensor in it"),
           fmt::format("configure it, then apply it: `{0}(...)(x)` or `x |> {0}(...)`", declared->name));
  const CallGuard guard(*this, span, declared->name);
  auto scope = std::make_shared<Scope>();
  scope->module = declared->module;
  scope->outer = declared->captured;
  {
    const ScopeGuard names(*this, *scope);
    bind_declared(params, *declared, rest, span);
  }
  instance.options = calls_.back().arguments;
  instance.hyperparameters = std::move(scope);
  if (!layer) used_models_.insert(declared->statement);
  return checked(register_layer(std::move(instance), declared->name, std::move(name)), span);
}

namespace {

using Instances = std::vector<std::shared_ptr<LayerInstance>>;
using Copies = std::map<const LayerInstance*, std::shared_ptr<LayerInstance>>;

Value with_fresh_layers(const Value& value, Instances& made, Copies& copies) {
  if (const Sequence* sequence = value.sequence()) {
    std::vector<Value> items;
    for (const Value& item : sequence->items) items.push_back(with_fresh_layers(item, made, copies));
    return Value::sequence(sequence->tuple, std::move(items));
  }
  if (const Dict* dict = value.dict()) {
    auto items = dict->items;
    for (auto& [key, item] : items) item = with_fresh_layers(item, made, copies);
    return Value::dict(std::move(items));
  }
  const LayerInstance* layer = value.layer();
  if (!layer) return value;
  if (const auto copy = copies.find(layer); copy != copies.end()) return copy->second;
  auto fresh = std::make_shared<LayerInstance>();
  fresh->declared = layer->declared;
  fresh->layer = layer->layer;
  fresh->name = layer->name;
  fresh->trainable = layer->trainable;
  fresh->options = layer->options;
  fresh->span = layer->span;
  fresh->shape_span = layer->shape_span;
  fresh->depth = layer->depth;
  auto scope = std::make_shared<Scope>(*layer->hyperparameters);
  for (auto& [name, option] : scope->names) option = with_fresh_layers(option, made, copies);
  fresh->hyperparameters = std::move(scope);
  copies.emplace(layer, fresh);
  made.push_back(fresh);
  return fresh;
}

}  // namespace

Value with_fresh_layers(const Value& value, std::vector<std::shared_ptr<LayerInstance>>& made) {
  Copies copies;
  return with_fresh_layers(value, made, copies);
}

Value Evaluator::copy_layer(const BoundArguments& arguments, Span span) {
  enum { layer, options };
  const Value original = arguments.value(layer);
  if (!original.layer() || !state_)
    fail(Code::wrong_kind, arguments.get(layer)->span,
         fmt::format("`copy_layer` takes a layer, and this is {}", original.described()));
  if (arguments.get(options) && !arguments.value(options).dict())
    fail(Code::wrong_kind, arguments.get(options)->span,
         fmt::format("`options` is a dict, and this is {}", arguments.value(options).described()),
         "write `{option: value}`");
  // A body that runs again finds the copies that it made before.
  if (!state_->applying.empty()) {
    const LayerInstance& parent = *state_->applying.back();
    const std::size_t place = state_->cursors.back();
    if (place < parent.children.size() && parent.children[place]->layer == original.layer()->layer) {
      ++state_->cursors.back();
      return parent.children[place];
    }
  }
  std::vector<std::shared_ptr<LayerInstance>> made;
  with_fresh_layers(original, made);
  LayerInstance copy = *made.back();
  made.pop_back();
  state_->instances.insert(state_->instances.end(), made.begin(), made.end());
  auto scope = std::make_shared<Scope>(*copy.hyperparameters);
  std::string name = copy.name;
  if (const Value changes = arguments.value(options); changes.dict())
    for (const auto& [option, value] : changes.dict()->items) {
      if (option == "name") {
        name = layer_name({value, arguments.get(options)->span, ""});
      } else if (option == "trainable" && !scope->names.contains(option)) {
        copy.trainable = trainable_option({value, arguments.get(options)->span, ""});
      } else if (const auto at = scope->names.find(option); at != scope->names.end()) {
        at->second = value;
      } else {
        std::vector<std::string> known = {"name", "trainable"};
        for (const auto& [declared, ignored] : scope->names) known.push_back(declared);
        const std::string near = nearest(option, known);
        fail(Code::unknown_argument, arguments.get(options)->span,
             fmt::format("`{}` has no option `{}`", copy.layer, option),
             near.empty() ? "" : fmt::format("did you mean `{}`?", near));
      }
    }
  copy.hyperparameters = std::move(scope);
  const std::string kind = copy.layer;
  return checked(register_layer(std::move(copy), kind, std::move(name)), span);
}

bool Evaluator::trainable_option(const Operand& operand) {
  const bool* value = operand.value.get<bool>();
  if (!value)
    fail(Code::wrong_kind, operand.span,
         fmt::format("`trainable` is a bool, and this is {}", operand.value.described()));
  return *value;
}

std::string Evaluator::layer_name(const Operand& operand) {
  const std::string* name = operand.value.get<std::string>();
  if (!name)
    fail(Code::wrong_kind, operand.span,
         fmt::format("a layer's name is a string, and this is {}", operand.value.described()));
  if (name->empty() || name->find('/') != std::string::npos)
    fail(Code::bad_value, operand.span, fmt::format("{} cannot name a layer", operand.value.str()),
         "a name is not empty and has no `/`, which joins the names of nested layers");
  return *name;
}

Value Evaluator::apply_layer(const std::shared_ptr<LayerInstance>& instance, Arguments arguments, Span span) {
  if (!state_ || !graph_) fail(Code::not_known_while_compiling, span, "a layer is applied in a model");
  ModelState& state = *state_;
  const CallGuard guard(*this, span, instance->layer, &arguments);
  calls_.back().arguments = instance->options;
  if (std::find(state.applying.begin(), state.applying.end(), instance.get()) != state.applying.end())
    fail(Code::recursion_too_deep, span, fmt::format("the layer `{}` applies itself", instance->name));
  if (instance->calls++ == 0) {
    instance->path = joined(state.path, instance->name);
    const auto [place, fresh] = state.paths.try_emplace(instance->path, instance.get());
    if (!fresh)
      fail(Code::duplicate_weight, span, fmt::format("two layers are called `{}`", instance->path),
           "give one another `name`; to share weights apply the same instance twice",
           {{place->second->span, "the other is made here"}});
  }
  const bool outermost = state.applying.empty();
  std::vector<Tensor> inputs;
  for (const Argument& argument : arguments) collect_tensors(argument.operand.value, inputs);
  const std::uint32_t frame =
      graph_ == &state.root
          ? state.root.graph.add_frame({state.frame, instance->layer, instance->path, user_span(span)})
          : state.frame;
  const std::size_t weights = state.model.weights.size();
  Value result;
  {
    const LayerScope scope(state, *instance, frame);
    if (!instance->declared) {
      result = run_lambda(*instance, std::move(arguments), span);
    } else if (instance->declared->kind == Declared::Kind::model) {
      result = run_inner_model(*instance, std::move(arguments), span);
    } else {
      result = run_layer(*instance, std::move(arguments), span);
    }
    // A model's values have the masks that its layers gave them.
    const bool passes_on = instance->declared && instance->declared->kind == Declared::Kind::layer;
    result = pass_masks(result, passes_on ? inputs : std::vector<Tensor>{}, span);
  }
  if (outermost && graph_ == &state.root) {
    LayerCall call;
    call.name = instance->path;
    call.layer = instance->layer;
    call.frame = frame;
    call.span = user_span(span);
    std::vector<Tensor> outputs;
    collect_tensors(result, outputs);
    for (const Tensor tensor : inputs)
      if (tensor.graph == state.root.id) call.inputs.push_back(tensor.node);
    for (const Tensor tensor : outputs) {
      if (tensor.graph != state.root.id) continue;
      call.outputs.push_back(tensor.node);
      call.output_types.push_back(type(tensor));
    }
    for (std::size_t i = weights; i < state.model.weights.size(); ++i) {
      const Weight& weight = state.model.weights[i];
      const std::int64_t count = ir::element_count(weight.type.shape).constant().value_or(0);
      call.parameters += count;
      if (weight.trainable) call.trainable_parameters += count;
    }
    state.model.layers.push_back(std::move(call));
  }
  return result;
}

bool Evaluator::trainable_here() const {
  return std::none_of(state_->applying.begin(), state_->applying.end(),
                      [](const LayerInstance* layer) { return layer->trainable == false; });
}

Value Evaluator::run_layer(LayerInstance& instance, Arguments arguments, Span span) {
  const Declared& declared = *instance.declared;
  const auto& decl = std::get<LayerDecl>(declared.statement->node);
  Body body;
  body.kind = Body::Kind::layer;
  body.name = fmt::format("the layer `{}`", declared.name);
  body.library = in_library(declared.span);
  body.owner = &instance;
  body.scope.outer = instance.hyperparameters;
  body.scope.module = declared.module;
  const ScopeGuard names(*this, body.scope);
  if (!declares(decl.hyperparameters, "trainable")) body.scope.names["trainable"] = trainable_here();
  std::vector<Operand> values = bind_declared(decl.inputs, declared, arguments, span);
  bind_types(decl.inputs, values);
  for (std::size_t i = 0; i < values.size(); ++i) assign_parameter(decl.inputs[i].pattern, values[i]);
  std::optional<Value> result = run(decl.body, body);
  if (!result && body.failed) throw Poisoned{};
  if (!result)
    fail(Code::missing_return, declared.span, fmt::format("{} returns nothing", body.name),
         "end it with `return value`");
  if (contains_poison(*result)) throw Poisoned{};
  if (decl.result) check_result(*decl.result, *result, body.returned, declared.name);
  return *result;
}

Value Evaluator::run_inner_model(LayerInstance& instance, Arguments arguments, Span span) {
  const Declared& declared = *instance.declared;
  const auto& decl = std::get<ModelDecl>(declared.statement->node);
  Body body;
  body.kind = Body::Kind::inner_model;
  body.name = fmt::format("the model `{}`", declared.name);
  body.owner = &instance;
  body.scope.outer = instance.hyperparameters;
  body.scope.module = declared.module;
  std::vector<ParamInfo> infos;
  for (const StmtPtr& statement : decl.body.statements)
    if (const auto* input = std::get_if<InputStmt>(&statement->node)) infos.push_back({input->name.id, true});
  // `m([a, b])` reaches a model of two inputs as Keras's would.
  if (infos.size() > 1 && arguments.size() == 1)
    if (const Sequence* list = arguments[0].operand.value.sequence(); list && list->items.size() == infos.size()) {
      Arguments spread;
      for (const Value& item : list->items) spread.push_back({{item, arguments[0].operand.span, ""}, "", {}});
      arguments = std::move(spread);
    }
  const BoundArguments bound = bind_arguments(*this, declared.name, infos, arguments, span);
  for (const auto& slot : bound.slots) body.inputs.push_back(*slot);
  const ScopeGuard names(*this, body.scope);
  run(decl.body, body);
  if (body.outputs.empty() && body.failed) throw Poisoned{};
  if (body.outputs.empty()) fail(Code::no_output, span, fmt::format("the model `{}` has no output", declared.name));
  std::vector<Value> items;
  for (auto& [name, value] : body.outputs) items.push_back(value);
  if (contains_poison(Value::tuple(items))) throw Poisoned{};
  return items.size() == 1 ? items.front() : Value::tuple(std::move(items));
}

}  // namespace modelc::elaborate
