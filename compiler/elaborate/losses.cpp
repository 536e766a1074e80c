// The training recipe becomes part of the graph: losses, regularizers and metrics.
#include <fmt/format.h>

#include <algorithm>

#include "elaborate/evaluator.h"
#include "elaborate/prune.h"
#include "elaborate/training.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

const Recipe::Entry* find(const std::vector<Recipe::Entry>& entries, std::string_view name) {
  const auto found = std::ranges::find(entries, name, &Recipe::Entry::name);
  return found == entries.end() ? nullptr : &*found;
}

/// What an argument of `compile` says about one output.
Value for_output(const Recipe::Entry* entry, const std::string& output) {
  if (!entry) return {};
  const Dict* dict = entry->value.dict();
  if (!dict) return entry->value;
  const Value* found = dict->find(output);
  return found ? *found : Value();
}

const std::vector<Param>* parameters(const Value& function) {
  const Declared* declared = function.declared();
  if (!declared) return nullptr;
  if (declared->kind == Declared::Kind::lambda) return &std::get<LambdaExpr>(declared->expression->node).params;
  if (declared->kind == Declared::Kind::function) return &std::get<FnDecl>(declared->statement->node).params;
  return nullptr;
}

}  // namespace

Value Evaluator::library_function(const std::string& name, Span span) {
  Scope scope;
  const ScopeGuard names(*this, scope);
  return lookup(name, span);
}

ir::TensorType Evaluator::target_type(const Value& loss, Tensor prediction, const std::string& output, Span span) {
  const ir::TensorType predicted = type(prediction);
  const std::vector<Param>* params = parameters(loss);
  if (!params || params->size() < 2 || !params->front().type) return predicted;
  const TypeExpr& written = *params->front().type;
  const Declared& declared = *loss.declared();
  Scope scope;
  scope.outer = declared.captured;
  scope.module = declared.module;
  const ScopeGuard names(*this, scope);
  ir::TensorType wanted{written.dtype ? dtype_of(*written.dtype) : predicted.dtype, {}};
  ir::Shape rest = predicted.shape;  // what `...` stands for
  if (const std::optional<TypeExpr>& of_prediction = (*params)[1].type) {
    Operand operand{prediction, span, ""};
    check_type(*of_prediction, operand, fmt::format("`{}` of the loss", (*params)[1].pattern.id), true);
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
    if (name && !find_name(name->id)) {
      if (written.dims.size() != predicted.rank())
        fail(Code::bad_compile, span,
             fmt::format("the shape of `{}_true` is open: nothing says what `{}` in `{}` is", output, name->id,
                         sources_.text(written.span)),
             fmt::format("declare it in the model: `target {}_true: ...`", output));
      scope.names[name->id] = Value::dim(predicted.shape[wanted.shape.size()]);
    }
    wanted.shape.push_back(dim_value(dim));
  }
  return wanted;
}

Tensor Evaluator::target_of(const std::string& output, const Value& function, Tensor prediction, Span span) {
  const std::string name = output + "_true";
  ModelState& state = *state_;
  for (const ir::Leaf& leaf : state.root.graph.leaves) {
    if (leaf.name != name) continue;
    if (leaf.kind == ir::Leaf::Kind::target) return {leaf.node, state.root.id};
    fail(Code::bad_compile, span, fmt::format("the target of the output `{}` is called `{}`", output, name),
         "rename the input", {{state.root.graph[leaf.node].origin.span, "an input has this name"}});
  }
  const ir::TensorType wanted = target_type(function, prediction, output, span);
  return {state.root.graph.leaf(ir::Leaf::Kind::target, name, wanted, {span, 0}), state.root.id};
}

Tensor Evaluator::mean_loss(const Value& values, const Value& mask, const Value& weights, Span span) {
  if (!values.tensor() && !values.number())
    fail(Code::bad_compile, span, fmt::format("a loss gives a tensor, and this one gives {}", values.described()));
  const Tensor tensor = to_tensor({values, span, ""}, default_float());
  if (!ir::is_float(type(tensor).dtype))
    fail(Code::bad_compile, span,
         fmt::format("a loss is a floating-point tensor, and this one is `{}`", ir::str(type(tensor))),
         "`cast(x, f32)` converts");
  const Value mean = call(library_function("_mean_loss", span), {tensor, mask, weights}, span);
  return *mean.tensor();
}

/// Adds what `state` keeps over the batches of an epoch, and gives its value after this batch.
Tensor Evaluator::accumulate(Training& training, const std::string& name, Tensor sum, Span span) {
  ModelState& state = *state_;
  const ir::TensorType wanted = type(sum);
  const auto known = std::ranges::find(training.metrics, name, &Slot::name);
  if (known == training.metrics.end())
    training.metrics.push_back({name, wanted, initializer_graph(0, wanted, span, name)});
  const ir::NodeId leaf = state.root.graph.leaf(ir::Leaf::Kind::state, name, wanted, {span, 0});
  const Tensor total = add("add", {{leaf, state.root.id}, sum}, {}, span);
  state.root.graph.updates.push_back({leaf, total.node});
  return total;
}

void Evaluator::add_losses(Training& training, std::vector<ir::Output>& results) {
  ModelState& state = *state_;
  ir::Graph& graph = state.root.graph;
  const Recipe& recipe = state.recipe;
  const Recipe::Entry* const losses = find(recipe.arguments, "loss");
  const Recipe::Entry* const weights = find(recipe.arguments, "loss_weights");
  const Recipe::Entry* const samples = find(recipe.arguments, "sample_weight");
  const Span whole = recipe.compiled ? recipe.span : state.model.span;
  std::vector<Tensor> terms;
  const std::vector<ir::Output> outputs = graph.outputs;
  for (const ir::Output& output : outputs) {
    const Value loss = for_output(losses, output.name);
    if (loss.none()) continue;
    const Recipe::Entry* const mask = find(recipe.masks, output.name);
    Tensor prediction{output.node, state.root.id};
    if (mask) {
      prediction.mask = Tensor::Mask::given;
      prediction.mask_node = mask->value.tensor()->node;
      prediction.mask_graph = mask->value.tensor()->graph;
    }
    const Tensor target = target_of(output.name, loss, prediction, losses->span);
    const Value values = call(loss, {target, prediction}, losses->span);
    const Tensor mean = mean_loss(values, mask ? mask->value : Value(), for_output(samples, output.name), losses->span);
    results.push_back({output.name + "_loss", mean.node, losses->span});
    const Value weight = for_output(weights, output.name);
    const bool weighted = weight.number() && *weight.real() != 1;
    terms.push_back(
        weighted ? add("mul", {mean, to_tensor({weight, weights->span, ""}, type(mean).dtype)}, {}, weights->span)
                 : mean);
  }
  for (const Recipe::Entry& statement : recipe.losses)
    terms.push_back(mean_loss(statement.value, {}, {}, statement.span));
  for (const Recipe::Entry& regularizer : recipe.regularizers)
    for (const ir::Leaf& leaf : graph.leaves) {
      if (leaf.name != regularizer.name) continue;
      const Value value = call(regularizer.value, {Tensor{leaf.node, state.root.id}}, regularizer.span);
      terms.push_back(mean_loss(value, {}, {}, regularizer.span));
      break;
    }
  if (terms.empty())
    fail(Code::bad_compile, whole, fmt::format("the model `{}` has nothing to train: no loss", state.model.name),
         recipe.compiled ? "write, for example, `compile(optimizer = Adam(), loss = mean_squared_error)`"
                         : "say how with `compile(optimizer = ..., loss = ...)`");
  Tensor total = terms.front();
  for (std::size_t i = 1; i < terms.size(); ++i) total = add("add", {total, terms[i]}, {}, whole);
  results.insert(results.begin(), {"loss", total.node, whole});
  training.losses = results.size();
}

void Evaluator::add_metrics(Training& training, std::vector<ir::Output>& results) {
  ModelState& state = *state_;
  const Recipe& recipe = state.recipe;
  const Recipe::Entry* const metrics = find(recipe.arguments, "metrics");
  if (!metrics) return;
  const Recipe::Entry* const losses = find(recipe.arguments, "loss");
  const std::vector<ir::Output> outputs = state.root.graph.outputs;
  for (const ir::Output& output : outputs) {
    const Value listed = for_output(metrics, output.name);
    if (listed.none()) continue;
    const std::vector<Value> functions = listed.sequence() ? listed.sequence()->items : std::vector<Value>{listed};
    const Recipe::Entry* const mask = find(recipe.masks, output.name);
    Tensor prediction{output.node, state.root.id};
    const Value loss = for_output(losses, output.name);
    for (const Value& function : functions) {
      const Declared* declared = function.declared();
      std::string name = declared && declared->kind == Declared::Kind::function ? declared->name : "metric";
      if (outputs.size() > 1) name = output.name + "_" + name;
      const auto taken = [&](const std::string& one) {
        return std::ranges::any_of(results, [&](const ir::Output& result) { return result.name == one; });
      };
      const std::string base = name;
      for (int number = 1; taken(name); ++number) name = fmt::format("{}_{}", base, number);
      const Tensor target = target_of(output.name, loss.none() ? function : loss, prediction, metrics->span);
      const Value values = call(function, {target, prediction}, metrics->span);
      const Value sums = call(library_function("_sum_and_count", metrics->span), {values, mask ? mask->value : Value()},
                              metrics->span);
      const Tensor sum =
          accumulate(training, "metric/" + name + "/total", *sums.sequence()->items[0].tensor(), metrics->span);
      const Tensor count =
          accumulate(training, "metric/" + name + "/count", *sums.sequence()->items[1].tensor(), metrics->span);
      results.push_back({name, add("div", {sum, count}, {}, metrics->span).node, metrics->span});
    }
  }
}

ir::Graph Evaluator::loss_graph(Training& training) {
  ir::Graph& graph = state_->root.graph;
  const std::vector<ir::Update> states = graph.updates;
  std::vector<ir::Output> results;
  add_losses(training, results);
  add_metrics(training, results);
  std::vector<ir::NodeId> roots;
  for (const ir::Output& result : results) roots.push_back(result.node);
  for (const ir::Update& update : graph.updates) roots.insert(roots.end(), {update.state, update.value});
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
