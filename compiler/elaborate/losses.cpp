// The training recipe becomes part of the graph: targets, losses and regularizers.
#include <fmt/format.h>

#include <algorithm>

#include "elaborate/guards.h"
#include "elaborate/objectives.h"
#include "elaborate/prune.h"
#include "elaborate/training.h"

namespace modelc::elaborate {

using namespace syntax;

ir::TensorType Objectives::target_type(const Value& loss, Tensor prediction, const std::string& output, Span span) {
  const ir::TensorType predicted = in_.type(prediction);
  const std::vector<Param>* params = parameters_of(loss);
  if (!params || params->size() < 2 || !params->front().type) return predicted;
  const TypeExpr& written = *params->front().type;
  const Declared& declared = *declaration_of(loss);
  Scope scope;
  scope.outer = declared.captured;
  scope.module = declared.module;
  const ScopeGuard names(in_, scope);
  ir::TensorType wanted{written.dtype ? in_.dtype_of(*written.dtype) : predicted.dtype, {}};
  ir::Shape rest = predicted.shape;  // what `...` stands for
  if (const std::optional<TypeExpr>& of_prediction = (*params)[1].type) {
    Operand operand{prediction, span, ""};
    in_.check_type(*of_prediction, operand, fmt::format("`{}` of the loss", (*params)[1].pattern.id), true);
    const auto open = std::ranges::find_if(of_prediction->dims, &DimExpr::ellipsis);
    if (open != of_prediction->dims.end()) {
      const auto before = open - of_prediction->dims.begin();
      const auto after = of_prediction->dims.end() - open - 1;
      rest = ir::Shape(predicted.shape.begin() + before, predicted.shape.end() - after);
    }
  } else {
    const std::size_t named = written.dims.size() - (std::ranges::any_of(written.dims, &DimExpr::ellipsis) ? 1 : 0);
    rest.resize(rest.size() - std::min(rest.size(), named));
  }
  for (const DimExpr& dim : written.dims) {
    if (dim.ellipsis()) {
      wanted.shape.insert(wanted.shape.end(), rest.begin(), rest.end());
      continue;
    }
    const auto* name = std::get_if<NameExpr>(&dim.dim->node);
    if (name && !in_.find_name(name->id)) {
      if (written.dims.size() != predicted.rank())
        in_.fail(Code::bad_compile, span,
                 fmt::format("the shape of `{}_true` is open: nothing says what `{}` in `{}` is", output, name->id,
                             in_.sources().text(written.span)),
                 fmt::format("declare it in the model: `target {}_true: ...`", output));
      scope.names[name->id] = Value::dim(predicted.shape[wanted.shape.size()]);
    }
    wanted.shape.push_back(in_.dim_value(dim));
  }
  return wanted;
}

Tensor Objectives::target_of(const std::string& output, const Value& function, Tensor prediction, Span span) {
  const std::string name = output + "_true";
  for (const ir::Leaf& leaf : state_.root.graph.leaves) {
    if (leaf.name != name) continue;
    if (leaf.kind == ir::Leaf::Kind::target) return {leaf.node, state_.root.id};
    in_.fail(Code::bad_compile, span, fmt::format("the target of the output `{}` is called `{}`", output, name),
             "rename the input", {{state_.root.graph[leaf.node].origin.span, "an input has this name"}});
  }
  const ir::TensorType wanted = target_type(function, prediction, output, span);
  return {state_.root.graph.leaf(ir::Leaf::Kind::target, name, wanted, {span, 0}), state_.root.id};
}

Tensor Objectives::prediction_of(const ir::Output& output) {
  Tensor prediction{output.node, state_.root.id};
  if (const Recipe::Entry* mask = find_entry(state_.recipe.masks, output.name)) {
    prediction.mask = Tensor::Mask::given;
    prediction.mask_node = mask->value.tensor()->node;
    prediction.mask_graph = mask->value.tensor()->graph;
  }
  return prediction;
}

Arguments Objectives::compared(const Value& function, Tensor target, Tensor prediction, Span span) {
  const std::vector<Param>* params = parameters_of(function);
  const bool typed = params && !params->empty() && params->front().type;
  std::vector<Value> pair{target, prediction};
  if (!typed && in_.type(target).rank() != in_.type(prediction).rank()) {
    pair = in_.call(in_.library_function("_same_rank", span), pair, span).sequence()->items;
    Tensor reshaped = *pair[1].tensor();
    reshaped.mask = prediction.mask;
    reshaped.mask_node = prediction.mask_node;
    reshaped.mask_graph = prediction.mask_graph;
    pair[1] = reshaped;
  }
  return {{{pair[0], span, "y_true"}, "", {}}, {{pair[1], span, "y_pred"}, "", {}}};
}

std::optional<Tensor> Objectives::output_term(const ir::Output& output, std::vector<ir::Output>& results) {
  const Recipe& recipe = state_.recipe;
  const Recipe::Entry* const losses = find_entry(recipe.arguments, "loss");
  const Recipe::Entry* const weights = find_entry(recipe.arguments, "loss_weights");
  const Recipe::Entry* const samples = find_entry(recipe.arguments, "sample_weight");
  const Value loss = for_output(losses, output.name);
  if (loss.none()) return std::nullopt;
  const Span place = in_.place_of(*losses, output.name);
  const Tensor prediction = prediction_of(output);
  const Tensor target = target_of(output.name, loss, prediction, place);
  Arguments given = compared(loss, target, prediction, place);
  const Value sample_weight = for_output(samples, output.name);
  // A loss that takes the weights itself heeds the mask itself too.
  const bool reduces = takes(loss, "sample_weight");
  if (reduces && !sample_weight.none()) {
    const Span written = in_.place_of(*samples, output.name);
    given.push_back({{sample_weight, written, ""}, "sample_weight", written});
  }
  const Value values = in_.call(loss, std::move(given), place);
  const Tensor mean = reduces ? in_.mean_loss(values, {}, {}, place)
                              : in_.mean_loss(values, in_.mask_of(prediction), sample_weight, place);
  results.push_back({output.name + "_loss", mean.node, place});
  const Value weight = for_output(weights, output.name);
  if (!weight.number() || *weight.real() == 1) return mean;
  const Span written = in_.place_of(*weights, output.name);
  return in_.add("mul", {mean, in_.to_tensor({weight, written, ""}, in_.type(mean).dtype)}, {}, written);
}

void Objectives::add_losses(std::vector<ir::Output>& results) {
  ir::Graph& graph = state_.root.graph;
  const Recipe& recipe = state_.recipe;
  const Span whole = recipe.compiled ? recipe.span : state_.model.span;
  std::vector<Tensor> terms;
  const std::vector<ir::Output> outputs = graph.outputs;
  bool whole_recipe = true;
  for (const ir::Output& output : outputs)
    whole_recipe &= in_.attempt([&] {
      if (const std::optional<Tensor> term = output_term(output, results)) terms.push_back(*term);
    });
  if (in_.failed() || !whole_recipe) throw Poisoned{};
  // Functions that are called here may apply layers, which add to these lists.
  for (std::size_t i = 0; i < recipe.losses.size(); ++i) {
    const Recipe::Entry statement = recipe.losses[i];
    terms.push_back(in_.mean_loss(statement.value, {}, {}, statement.span));
  }
  for (std::size_t i = 0; i < recipe.regularizers.size(); ++i) {
    const Recipe::Entry regularizer = recipe.regularizers[i];
    const auto leaf = std::ranges::find(graph.leaves, regularizer.name, &ir::Leaf::name);
    if (leaf == graph.leaves.end()) continue;
    // A weight that its layer sets, as SpectralNormalization does, counts as it then is.
    const auto set = std::ranges::find(state_.updates, leaf->node, [](const StateValue& one) { return one.leaf.node; });
    const Tensor weight = set == state_.updates.end() ? Tensor{leaf->node, state_.root.id} : set->value;
    const Value value = in_.call(regularizer.value, {weight}, regularizer.span);
    terms.push_back(in_.mean_loss(value, {}, {}, regularizer.span));
  }
  if (terms.empty())
    in_.fail(Code::bad_compile, whole, fmt::format("the model `{}` has nothing to train: no loss", state_.model.name),
             recipe.compiled ? "write, for example, `compile(optimizer = Adam(), loss = mean_squared_error)`"
                             : "say how with `compile(optimizer = ..., loss = ...)`");
  Tensor total = terms.front();
  for (std::size_t i = 1; i < terms.size(); ++i) total = in_.add("add", {total, terms[i]}, {}, whole);
  results.insert(results.begin(), {"loss", total.node, whole});
  training_.losses = results.size();
}

ir::Graph Objectives::graph() {
  ir::Graph& graph = state_.root.graph;
  const std::vector<ir::Update> states = graph.updates;
  std::vector<ir::Output> results;
  add_losses(results);
  add_metrics(results);
  std::vector<ir::NodeId> roots;
  for (const ir::Output& result : results) roots.push_back(result.node);
  drop_unread_metric_states(states.size(), results);
  for (const ir::Update& update : graph.updates) roots.insert(roots.end(), {update.state, update.value});
  state_.trained = roots;
  std::vector<bool> kept = reachable(graph, roots);
  for (const ir::Leaf& leaf : graph.leaves)
    if (leaf.kind != ir::Leaf::Kind::target) kept[leaf.node] = true;
  std::vector<ir::NodeId> renamed;
  ir::Graph out = copy_kept(graph, kept, renamed);
  keep_requirements(graph, out);
  for (const ir::Output& result : results) out.outputs.push_back({result.name, renamed[result.node], result.span});
  for (const ir::Update& update : graph.updates) out.updates.push_back({renamed[update.state], renamed[update.value]});
  graph.updates = states;
  return out;
}

}  // namespace modelc::elaborate
