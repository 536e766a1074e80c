#include "emit/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "emit/arena.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

std::int64_t bytes_of(const ir::TensorType& type) {
  const std::optional<std::int64_t> count = ir::element_count(type.shape).constant();
  if (!count) throw std::logic_error("emit: a weight of open shape");
  return *count * static_cast<std::int64_t>(ir::size_of(type.dtype));
}

plan::BufferId leaf_buffer(const plan::Plan& plan, ir::NodeId node) {
  for (plan::BufferId id = 0; id < plan.buffers.size(); ++id)
    if (plan.buffers[id].kind == plan::Buffer::Kind::leaf && plan.buffers[id].node == node) return id;
  throw std::logic_error("emit: a leaf without a buffer");
}

// Fields are in a scope of their own: they keep the model's names, keywords and doubles apart.
std::string field_name(const std::string& name, std::set<std::string>& taken) {
  std::string field = identifier(name);
  for (const char* type : {"Inputs", "Outputs", "Symbols"})
    if (field == type) field += "_";
  const std::string base = field;
  for (int number = 2; !taken.insert(field).second; ++number) field = base + "_" + std::to_string(number);
  return field;
}

// The states that predict updates live in the model.
void add_states(Context& context) {
  for (const Change& change : context.predict.changes) {
    const auto& weights = context.weights.weights;
    const auto found = std::ranges::find(weights, change.name, &WeightPlace::name);
    if (found == weights.end()) throw std::logic_error("emit: an updated state that is no weight");
    context.states.push_back(
        {change.name, change.type, context.state_bytes, static_cast<std::size_t>(found - weights.begin())});
    context.state_bytes += aligned(bytes_of(change.type));
  }
}

std::int64_t bytes_of(const plan::Prepared::Tensor& tensor, int lane_bytes) {
  if (tensor.packing == 0) return bytes_of(tensor.type);
  const auto element = static_cast<std::int64_t>(ir::size_of(tensor.type.dtype));
  return plan::packings()[tensor.packing].elements(tensor.sizes, lane_bytes / element) * element;
}

EntryPoint predict_point() { return {"predict", "compute", "slots_", "results", "Outputs"}; }
/// Any other one is spelled after its name.
EntryPoint point_of(const std::string& name) {
  return {name, "compute_" + name, name + "_slots_", name + "_results", "Outputs"};
}
EntryPoint prepare_point() {
  EntryPoint point = point_of("prepare");
  point.arena = "scratch";
  return point;
}
EntryPoint step_point() {
  EntryPoint point = point_of("train_step");
  point.loss = point.alone = point.steps = true;
  return point;
}
EntryPoint update_point() {
  EntryPoint point = point_of("update_step");
  point.silent = true;
  return point;
}
EntryPoint evaluate_point() {
  EntryPoint point = point_of("evaluate_step");
  point.loss = point.alone = true;
  return point;
}
EntryPoint gradients_point() {
  EntryPoint point = point_of("gradients");
  point.type = "Gradients";
  point.loss = point.steps = true;
  return point;
}

Entry make_entry(const plan::Plan& plan, EntryPoint point) {
  Entry entry;
  entry.point = std::move(point);
  entry.plan = &plan;
  entry.names = choose_names(plan, entry.point.slots, entry.point.arena);
  entry.arena = plan_arena(plan);
  std::set<std::string> input_fields, output_fields;
  const ir::Graph& planned = *plan.graph;
  for (const ir::Leaf& leaf : planned.leaves) {
    if (!leaf.given()) continue;
    const plan::BufferId buffer = leaf_buffer(plan, leaf.node);
    entry.inputs.push_back(
        {leaf.name, field_name(leaf.name, input_fields), entry.names.buffers[buffer], planned.type(leaf.node), buffer});
  }
  for (std::size_t i = 0; i < planned.outputs.size(); ++i) {
    const ir::Output& output = planned.outputs[i];
    entry.outputs.push_back({output.name,
                             field_name(output.name, output_fields),
                             {},
                             planned.type(output.node),
                             plan.outputs[i].window.buffer,
                             true});
  }
  for (std::size_t i = 0; i < planned.updates.size(); ++i)
    entry.changes.push_back(
        {plan.updates[i].name, planned.type(planned.updates[i].state), plan.updates[i].window.buffer});
  return entry;
}

}  // namespace

WeightLayout weight_layout(const elaborate::Model& model) {
  WeightLayout layout;
  for (const elaborate::Weight& weight : model.weights) layout.weights.push_back({weight.name, weight.type, 0});
  for (const bool trained : {true, false}) {
    for (std::size_t i = 0; i < model.weights.size(); ++i) {
      const elaborate::Weight& weight = model.weights[i];
      if ((weight.trainable && !weight.state) != trained) continue;
      layout.weights[i].offset = layout.bytes;
      layout.bytes += aligned(bytes_of(weight.type));
    }
  }
  return layout;
}

namespace {

/// Does a block's memory hold its parts where the step expects them?
void check(const training::Block& block, const std::map<std::string_view, const WeightPlace*>& places) {
  std::int64_t at = -1;
  std::int64_t begin = 0;
  for (const std::string& part : block.parts) {
    const auto found = places.find(part);
    if (found == places.end() || (at >= 0 && found->second->offset != at))
      throw std::logic_error("emit: `" + part + "` is not where its block has it");
    const WeightPlace& place = *found->second;
    if (at < 0) begin = place.offset;
    at = place.offset + aligned(bytes_of(place.type));
  }
  if (at - begin != aligned(bytes_of(block.type)))
    throw std::logic_error("emit: `" + block.name + "` has another size");
}

void check_blocks(const Context& context) {
  std::map<std::string_view, const WeightPlace*> places;
  for (const auto* all : {&context.weights.weights, &context.slots, &context.parts})
    for (const WeightPlace& place : *all) places[place.name] = &place;
  for (const auto* blocks : {&context.training->blocks, &context.training->update_blocks})
    for (const training::Block& block : *blocks) check(block, places);
}

}  // namespace

std::string Context::shown(std::string text) const {
  for (FileId id = 0; id < sources.size(); ++id) {
    const std::string& path = sources.file(id).path();
    const std::size_t folder = path.rfind('/');
    if (folder == std::string::npos || sources.file(id).library()) continue;
    for (std::size_t at = text.find(path + ":"); at != std::string::npos; at = text.find(path + ":", at))
      text.erase(at, folder + 1);
  }
  return text;
}

std::vector<const Entry*> Context::entries() const {
  std::vector<const Entry*> all;
  if (model.predicts) all.push_back(&predict);
  if (train_step) all.push_back(&*train_step);
  if (update_step) all.push_back(&*update_step);
  if (training) all.insert(all.end(), {&evaluate_step, &gradients});
  return all;
}

std::vector<Entry*> Context::computing() {
  std::vector<Entry*> all;
  for (Entry* entry : {&predict, &prepare, train_step ? &*train_step : nullptr, update_step ? &*update_step : nullptr,
                       &evaluate_step, &gradients})
    if (entry && entry->plan) all.push_back(entry);
  return all;
}

std::string Context::home_of(const std::string& name, ir::DType dtype) const {
  const auto home = homes.find(name);
  if (home == homes.end()) throw std::logic_error("emit: nothing keeps `" + name + "`");
  return fmt::format("{}.at<{}>({})", home->second.block, element_type(dtype), home->second.offset);
}

namespace {

void add_homes(Context& context) {
  for (const State& state : context.states) context.homes.try_emplace(state.name, Home{"states_", state.offset});
  for (const PreparedPlace& place : context.prepared)
    context.homes.try_emplace(place.tensor.name, Home{"weights_->prepared", place.offset});
  for (const WeightPlace& weight : context.weights.weights)
    context.homes.try_emplace(weight.name, Home{"weights_->block", weight.offset});
  for (const WeightPlace& slot : context.slots)
    context.homes.try_emplace(slot.name, Home{"training_->block", slot.offset});
  if (!context.training) return;
  for (const WeightPlace& part : context.parts)
    context.homes.try_emplace(part.name, Home{"arena_", context.parts_begin + part.offset});
  for (const auto* blocks : {&context.training->blocks, &context.training->update_blocks})
    for (const training::Block& block : *blocks) context.homes[block.name] = context.homes.at(block.parts.front());
}

void add_parts(Context& context) {
  for (const training::Part& part : context.training->parts) {
    context.parts.push_back({part.name, part.type, context.part_bytes});
    context.part_bytes += aligned(bytes_of(part.type));
    if (part.name.starts_with(training::Part::gradient)) context.gradient_bytes = context.part_bytes;
  }
}

/// Keeps the parts apart from what the two entry points need that share them.
void place_parts(Context& context) {
  std::vector<Arena*> arenas{&context.gradients.arena};
  if (context.update_step) arenas.push_back(&context.update_step->arena);
  for (const Arena* arena : arenas) context.parts_begin = std::max(context.parts_begin, arena->static_bytes);
  for (Arena* arena : arenas) arena->static_bytes = context.parts_begin + context.part_bytes;
}

/// What an app sees of the parts: the gradients.
void add_gradients(Context& context) {
  std::set<std::string> fields;
  for (const Port& output : context.gradients.outputs) fields.insert(output.field);
  const std::string prefix = training::Part::gradient;
  for (const WeightPlace& part : context.parts) {
    if (!part.name.starts_with(prefix)) continue;
    const std::string name = "grad/" + part.name.substr(prefix.size());
    context.gradients.outputs.push_back(
        {name, field_name(name, fields), {}, part.type, 0, true, context.home_of(part.name, part.type.dtype)});
  }
}

}  // namespace

Context make_context(const elaborate::Model& model, const ModelPlans& plans, const SourceMap& sources,
                     std::string class_name, const std::string* embedded, const training::Entries* training,
                     const Options& options) {
  Context context{.model = model,
                  .sources = sources,
                  .weights = weight_layout(model),
                  .class_name = std::move(class_name),
                  .targets = options.targets};
  context.timed = options.timed;
  context.embedded = embedded;
  context.training = training;
  std::set<std::string> symbol_fields;
  for (const elaborate::Symbol& symbol : context.symbols())
    context.fields[symbol.name] = field_name(symbol.name, symbol_fields);
  if (model.predicts) context.predict = make_entry(plans.predict, predict_point());
  if (!plans.prepared.empty()) context.prepare = make_entry(plans.prepare, prepare_point());
  for (const plan::Prepared::Tensor& tensor : plans.prepared) {
    context.prepared.push_back({tensor, context.prepared_bytes});
    context.prepared_bytes += aligned(bytes_of(tensor, widest_of(context.targets).lane_bytes));
  }
  add_states(context);
  if (training) {
    for (const elaborate::Slot& slot : training->slots) {
      context.slots.push_back({slot.name, slot.type, context.slot_bytes});
      context.slot_bytes += aligned(bytes_of(slot.type));
    }
    add_parts(context);
    check_blocks(context);
    if (plans.train_step) context.train_step = make_entry(*plans.train_step, step_point());
    context.evaluate_step = make_entry(plans.evaluate_step.value(), evaluate_point());
    if (plans.update_step) context.update_step = make_entry(*plans.update_step, update_point());
    context.gradients = make_entry(plans.gradients.value(), gradients_point());
    place_parts(context);
  }
  add_homes(context);
  if (training) add_gradients(context);
  return context;
}

}  // namespace modelc::emit
