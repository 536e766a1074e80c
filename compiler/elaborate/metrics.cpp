// Metrics become part of the graph: what they keep over an epoch are slots of training.
#include <fmt/format.h>

#include <algorithm>

#include "elaborate/guards.h"
#include "elaborate/objectives.h"
#include "elaborate/prune.h"
#include "elaborate/training.h"

namespace modelc::elaborate {

using namespace syntax;

namespace {

constexpr std::string_view slot_prefix = "metric";

/// What to call a metric: a function's own name, or the layer instance's.
std::string base_name(const Value& metric) {
  if (const LayerInstance* layer = metric.layer()) return layer->name;
  const Declared* declared = metric.declared();
  return declared && declared->name != "lambda" ? declared->name : "metric";
}

}  // namespace

/// The value of a metric after this batch. The instance stays as it is: each output has states of its own.
Tensor Objectives::apply_metric(const LayerInstance& metric, const std::string& name, Arguments arguments, Span span) {
  std::vector<std::shared_ptr<LayerInstance>> made;
  const auto fresh = std::make_shared<LayerInstance>(metric);
  const Value copied = with_fresh_layers(fresh, made);
  const auto instance = *copied.get<std::shared_ptr<LayerInstance>>();
  instance->name = name;
  state_.instances.insert(state_.instances.end(), made.begin(), made.end());
  const std::size_t layers = state_.model.layers.size();
  const std::size_t states = state_.updates.size();
  state_.metrics = &training_.metrics;
  state_.path = slot_prefix;
  struct Restore {
    ModelState& state;
    ~Restore() {
      state.metrics = nullptr;
      state.path.clear();
    }
  };
  Value value;
  {
    const Restore restore{state_};
    value = in_.apply_layer(instance, std::move(arguments), span);
  }
  state_.model.layers.resize(layers);  // metrics are no layers of the model
  for (std::size_t i = states; i < state_.updates.size(); ++i)
    if (state_.updates[i].value.node != state_.updates[i].leaf.node)
      state_.root.graph.updates.push_back({state_.updates[i].leaf.node, state_.updates[i].value.node});
  state_.updates.resize(states);
  if (!value.tensor() && !value.number())
    in_.fail(Code::bad_compile, span,
             fmt::format("the metric `{}` gives {}, and a metric's value is one number", name, value.described()));
  const Tensor tensor = in_.to_tensor({value, span, ""}, in_.default_float());
  if (in_.type(tensor).rank() != 0)
    in_.fail(
        Code::bad_compile, span,
        fmt::format("the metric `{}` gives `{}`, and a metric's value is one number", name, ir::str(in_.type(tensor))));
  return tensor;
}

void Objectives::add_metrics(std::vector<ir::Output>& results) {
  const Recipe& recipe = state_.recipe;
  const std::vector<ir::Output> outputs = state_.root.graph.outputs;
  for (const ir::Output& output : outputs)
    for (const char* list : {"metrics", "weighted_metrics"}) {
      const Recipe::Entry* const entry = find_entry(recipe.arguments, list);
      const Value listed = for_output(entry, output.name);
      if (listed.none()) continue;
      const std::vector<Value> wanted = listed.sequence() ? listed.sequence()->items : std::vector<Value>{listed};
      for (std::size_t i = 0; i < wanted.size(); ++i)
        in_.attempt([&] {
          add_metric(wanted[i], output, list == std::string_view("weighted_metrics"),
                     in_.place_of(*entry, output.name, i), results);
        });
    }
}

void Objectives::add_metric(Value metric, const ir::Output& output, bool weighted, Span span,
                            std::vector<ir::Output>& results) {
  const Recipe& recipe = state_.recipe;
  const Declared* declared = metric.declared();
  if (declared && declared->kind == Declared::Kind::layer) metric = in_.call(metric, Arguments{}, span);
  std::string name = base_name(metric);
  if (state_.output_spans.size() > 1) name = output.name + "_" + name;
  const auto taken = [&](const std::string& one) {
    return std::ranges::any_of(results, [&](const ir::Output& result) { return result.name == one; });
  };
  const std::string base = name;
  for (int number = 1; taken(name); ++number) name = fmt::format("{}_{}", base, number);
  const Tensor prediction = prediction_of(output);
  const Value loss = for_output(find_entry(recipe.arguments, "loss"), output.name);
  const Tensor target = target_of(output.name, loss.none() ? metric : loss, prediction, span);
  Arguments given = compared(metric, target, prediction, span);
  if (!metric.layer()) metric = in_.call(in_.library_function("MeanMetricWrapper", span), {metric}, span);
  const Recipe::Entry* const samples = find_entry(recipe.arguments, "sample_weight");
  const Value weights = for_output(samples, output.name);
  if (weighted && !weights.none()) {
    if (!takes(metric, "sample_weight"))
      in_.fail(Code::bad_compile, span, fmt::format("the metric `{}` takes no `sample_weight`", name),
               "list it under `metrics`");
    const Span place = in_.place_of(*samples, output.name);
    given.push_back({{weights, place, ""}, "sample_weight", place});
  }
  const Tensor value = apply_metric(*metric.layer(), name, std::move(given), span);
  results.push_back({name, value.node, span});
}

/// A state that no metric's value depends on needs no place.
void Objectives::drop_unread_metric_states(std::size_t first_update, const std::vector<ir::Output>& results) {
  ir::Graph& graph = state_.root.graph;
  std::vector<ir::NodeId> roots;
  for (const ir::Output& result : results) roots.push_back(result.node);
  std::vector<bool> read;
  for (std::size_t before = 0; before != roots.size();) {
    before = roots.size();
    read = reachable(graph, roots);
    for (std::size_t i = first_update; i < graph.updates.size(); ++i) {
      const ir::Update& update = graph.updates[i];
      if (read[update.state] && !read[update.value]) roots.push_back(update.value);
    }
  }
  const auto unread = [&](const ir::Update& update) { return !read[update.state]; };
  for (std::size_t i = first_update; i < graph.updates.size(); ++i)
    if (unread(graph.updates[i]))
      std::erase_if(training_.metrics,
                    [&](const Slot& slot) { return slot.name == graph.leaf_of(graph.updates[i].state)->name; });
  graph.updates.erase(
      std::remove_if(graph.updates.begin() + static_cast<std::ptrdiff_t>(first_update), graph.updates.end(), unread),
      graph.updates.end());
}

}  // namespace modelc::elaborate
