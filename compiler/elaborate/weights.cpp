#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "elaborate/guards.h"
#include "elaborate/hints.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

/// Is it `full` of a whole number, as `zeros` and `ones` are?
bool one_whole_number(const ir::Graph& graph, ir::NodeId id) {
  const ir::Node& node = graph[id];
  const auto* fill = std::get_if<ir::Fill>(&node.op->code);
  if (!fill) return false;
  const double number = node.attrs.get<double>(fill->attribute);
  return std::trunc(number) == number;
}

}  // namespace

std::shared_ptr<const ir::Graph> Evaluator::initializer_graph(const Value& initializer, const ir::TensorType& wanted,
                                                              Span span, std::string_view weight) {
  const Declared* function = initializer.declared();
  if (!function || function->captured || !function->module->library)
    return evaluate_initializer(initializer, wanted, span, weight);
  std::shared_ptr<const ir::Graph>& graph = initializers_[{function->statement, ir::str(wanted)}];
  if (!graph) graph = evaluate_initializer(initializer, wanted, span, weight);
  return graph;
}

std::shared_ptr<const ir::Graph> Evaluator::evaluate_initializer(const Value& initializer, const ir::TensorType& wanted,
                                                                 Span span, std::string_view weight) {
  Construction inner;
  inner.kind = Construction::Kind::initializer;
  inner.id = next_graph_++;
  const GraphGuard guard(*this, &inner);
  if (initializer.callable()) inner.weight = weight;
  const Value value = initializer.callable() ? call(initializer, {Value::shape(wanted.shape)}, span) : initializer;
  inner.weight.clear();
  const auto refuse = [&](const std::string& given) {
    fail(Code::bad_initializer, span,
         fmt::format("the initializer of `{}` gives {}, and the weight is `{}`", weight, given, ir::str(wanted)),
         initializer.get<std::string>()
             ? hint_for_quoted(*initializer.get<std::string>())
             : "an initializer is a number, a constant of the weight's shape, or a function of the shape");
  };
  if (!value.tensor() && !value.number() && !value.get<bool>() && !value.sequence()) refuse(value.described());
  if (const Tensor* made = value.tensor(); made && made->graph != inner.id)
    fail(Code::not_known_while_compiling, span, "a tensor of the model cannot be used here",
         "an initializer depends on the shape alone");
  Tensor tensor = to_tensor({value, span, ""}, wanted.dtype);
  if (ir::is_float(type(tensor).dtype) && ir::is_float(wanted.dtype) && type(tensor).dtype != wanted.dtype)
    tensor = add("cast", {tensor}, {{"dtype", wanted.dtype}}, span);
  // `zeros` and `ones` give floats, which a weight of whole numbers or bools takes as Keras's `dtype` would have them.
  if (ir::is_float(type(tensor).dtype) && !ir::is_float(wanted.dtype) && one_whole_number(inner.graph, tensor.node))
    tensor = add("cast", {tensor}, {{"dtype", wanted.dtype}}, span);
  if (type(tensor).rank() == 0 && !wanted.shape.empty())
    tensor = add("broadcast_to", {tensor}, {{"shape", wanted.shape}}, span);
  if (type(tensor) != wanted) refuse(fmt::format("`{}`", ir::str(type(tensor))));
  inner.graph.outputs.push_back({"value", use(tensor, span), span});
  return std::make_shared<const ir::Graph>(std::move(inner.graph));
}

void Evaluator::make_weight(const Name& name, const TypeExpr* written, const ExprPtr& initializer,
                            const std::vector<syntax::Argument>* options, bool is_state, Body& body, Span span) {
  const std::string_view what = is_state ? "state" : "param";
  if (!body.owner || !state_)
    fail(Code::weight_outside_layer, span, fmt::format("`{}` stands in {}", what, body.name),
         "weights belong to layers and models; a `fn` inside a layer closes over them");
  if (!written)
    fail(Code::wrong_kind, span, fmt::format("the state `{}` has no type", name.id),
         "write `state name: f32[n] = zeros`");
  if (!body.made.insert(name.id).second)
    fail(Code::duplicate_weight, name.span, fmt::format("{} makes two weights called `{}`", body.name, name.id),
         "rename one");
  LayerInstance& owner = *body.owner;
  const ir::TensorType wanted = weight_type(*written);
  const std::string path = owner.path.empty() ? name.id : owner.path + "/" + name.id;
  const Span user = user_span(span);
  for (const OwnedWeight& weight : owner.weights) {
    if (weight.name != name.id) continue;
    if (weight.type != wanted)
      fail(Code::weight_shape_changed, span,
           fmt::format("`{}` is `{}`, and this call would need `{}`", path, ir::str(weight.type), ir::str(wanted)),
           "a shared layer needs inputs of one shape; make a second instance for the other",
           {{weight.call, "its weights were made in this call"}});
    scope_->names[name.id] = weight_value(weight, span);
    return;
  }
  if (state_->metrics) {
    if (!is_state)
      fail(Code::weight_outside_layer, span, fmt::format("`param` stands in {}, which is a metric", body.name),
           "what a metric keeps is a `state`; weights belong to the model");
    make_metric_state(name, path, wanted, initializer, owner, span);
    return;
  }
  bool trainable = !is_state && trainable_here();
  std::optional<Recipe::Entry> regularizer;
  std::optional<Recipe::Entry> constraint;
  if (options)
    for (const syntax::Argument& option : *options) {
      const std::string& key = option.name->id;
      const Operand value = operand(*option.value);
      if (key == "trainable") {
        const bool* flag = value.value.get<bool>();
        if (!flag)
          fail(Code::wrong_kind, value.span,
               fmt::format("`trainable` is a bool, and this is {}", value.value.described()));
        trainable = trainable && *flag;
      } else if (key == "regularizer" || key == "constraint") {
        if (value.value.none()) continue;
        if (!value.value.callable())
          fail(Code::wrong_kind, value.span,
               fmt::format("a {} is a function, and this is {}", key, value.value.described()),
               value.value.get<std::string>() ? hint_for_quoted(*value.value.get<std::string>()) : "");
        (key == "constraint" ? constraint : regularizer) = Recipe::Entry{path, value.value, option.span};
      } else {
        const std::vector<std::string> known{"regularizer", "constraint", "trainable"};
        const std::string near = nearest(key, known);
        fail(Code::unknown_argument, option.name->span, fmt::format("a weight has no option `{}`", key),
             near.empty() ? "options are `regularizer`, `constraint` and `trainable`"
                          : fmt::format("did you mean `{}`?", near));
      }
    }
  if (const auto [place, fresh] = state_->weight_names.try_emplace(path, user); !fresh)
    fail(Code::duplicate_weight, span, fmt::format("two weights are called `{}`", path),
         "give one of the layers another `name`", {{place->second, "the other is made here"}});
  const Value start = initializer ? evaluate(*initializer) : is_state ? Value(0) : lookup("glorot_uniform", span);
  Weight weight;
  weight.name = path;
  weight.type = wanted;
  weight.trainable = trainable;
  weight.state = is_state;
  weight.initializer = initializer_graph(start, wanted, initializer ? initializer->span : span, path);
  weight.span = span;
  weight.place = user;
  weight.frame = state_->frame;
  const ir::NodeId leaf = state_->root.graph.leaf(is_state ? ir::Leaf::Kind::state : ir::Leaf::Kind::weight, path,
                                                  wanted, {user, state_->frame});
  const Tensor tensor{leaf, state_->root.id};
  owner.weights.push_back({name.id, is_state, tensor, tensor, wanted, span, user});
  state_->model.weights.push_back(std::move(weight));
  if (regularizer) state_->recipe.regularizers.push_back(std::move(*regularizer));
  if (constraint) state_->recipe.constraints.push_back(std::move(*constraint));
  if (is_state) state_->updates.push_back({tensor, tensor, span});
  scope_->names[name.id] = weight_value(owner.weights.back(), span);
}

void Evaluator::make_metric_state(const Name& name, const std::string& path, const ir::TensorType& wanted,
                                  const ExprPtr& initializer, LayerInstance& owner, Span span) {
  std::vector<Slot>& slots = *state_->metrics;
  const auto known = std::ranges::find(slots, path, &Slot::name);
  if (known == slots.end())  // otherwise training has it from inference
    slots.push_back(
        {path, wanted, initializer_graph(initializer ? evaluate(*initializer) : Value(0), wanted, span, path)});
  const Span user = user_span(span);
  const Tensor tensor{state_->root.graph.leaf(ir::Leaf::Kind::state, path, wanted, {user, state_->frame}),
                      state_->root.id};
  owner.weights.push_back({name.id, true, tensor, tensor, wanted, span, user});
  state_->updates.push_back({tensor, tensor, span});
  scope_->names[name.id] = weight_value(owner.weights.back(), span);
}

Tensor Evaluator::weight_value(const OwnedWeight& weight, Span span) {
  for (std::size_t i = 0; i < state_->updates.size(); ++i)
    if (state_->updates[i].leaf.node == weight.leaf.node) return read_state(i, span);
  const Construction* reading = graph_;
  while (reading->kind == Construction::Kind::rule) reading = reading->outer;
  if (reading->kind != Construction::Kind::body) return weight.leaf;
  // In a loop a weight is a state from its first reading on: a later statement may set it for the next step.
  state_->updates.push_back({weight.leaf, weight.leaf, weight.span});
  return read_state(state_->updates.size() - 1, span);
}

void Evaluator::update_state(const UpdateStmt& statement, Body& body, Span span) {
  const OwnedWeight* found = nullptr;
  if (body.owner)
    for (const OwnedWeight& weight : body.owner->weights)
      if (weight.name == statement.name.id && body.made.count(weight.name)) found = &weight;
  std::optional<std::size_t> state;
  for (std::size_t i = 0; found && i < state_->updates.size(); ++i)
    if (state_->updates[i].leaf.node == found->leaf.node) state = i;
  const auto known = scope_->names.find(statement.name.id);
  if (!state && known != scope_->names.end() && known->second.poison()) throw Poisoned{};
  if (!state) {
    std::vector<std::string> states;
    if (body.owner)
      for (const OwnedWeight& weight : body.owner->weights)
        if (weight.state) states.push_back(weight.name);
    const std::string near = nearest(statement.name.id, states);
    fail(Code::unknown_name, statement.name.span,
         fmt::format("{} has no state called `{}`", body.name, statement.name.id),
         found          ? "it is a `param`, which training alone changes; declare it with `state`"
         : near.empty() ? "declare it with `state name: type = initializer`"
                        : fmt::format("did you mean `{}`?", near));
  }
  const Operand value = operand(*statement.value);
  read_state(*state, span);
  Tensor tensor = to_tensor(value, found->type.dtype);
  if (type(tensor).rank() == 0 && !found->type.shape.empty())
    tensor = add("broadcast_to", {tensor}, {{"shape", found->type.shape}}, span);
  const ir::TensorType given = type(tensor);
  bool fits = given.dtype == found->type.dtype && given.rank() == found->type.rank();
  for (std::size_t i = 0; fits && i < given.rank(); ++i) {
    const ir::Answer same = ir::Dim::equal(given.shape[i], found->type.shape[i]);
    if (same == ir::Answer::unknown)
      require(ir::Requirement::Kind::equal, given.shape[i], found->type.shape[i],
              fmt::format("update of `{}`", found->name), span);
    fits = same != ir::Answer::no;
  }
  if (!fits)
    fail(Code::declared_type_mismatch, value.span,
         fmt::format("the state `{}` is `{}`, and its new value is `{}`", found->name, ir::str(found->type),
                     ir::str(given)),
         "", {{found->span, "declared here"}});
  state_->updates[*state].value = tensor;
  scope_->names[statement.name.id] = tensor;
}

}  // namespace modelc::elaborate
