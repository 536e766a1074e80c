#include "emit/context.h"

#include <algorithm>
#include <stdexcept>

#include "emit/text.h"

namespace modelc::emit {
namespace {

std::int64_t bytes_of(const ir::TensorType& type) {
  const std::optional<std::int64_t> count = ir::element_count(type.shape).constant();
  if (!count) throw std::logic_error("emit: a weight of open shape");
  return *count * static_cast<std::int64_t>(ir::size_of(type.dtype));
}

std::int64_t rounded(std::int64_t bytes) {
  return (bytes + plan::arena_alignment - 1) / plan::arena_alignment * plan::arena_alignment;
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

void add_states(Context& context) {
  const ir::Graph& graph = *context.plan.graph;
  for (std::size_t i = 0; i < graph.updates.size(); ++i) {
    const ir::Update& update = graph.updates[i];
    State state;
    state.name = context.plan.updates[i].name;
    state.type = graph.type(update.state);
    state.leaf = leaf_buffer(context.plan, update.state);
    state.value = context.plan.updates[i].window.buffer;
    state.offset = context.state_bytes;
    const auto& weights = context.weights.weights;
    const auto found = std::ranges::find(weights, state.name, &WeightPlace::name);
    if (found == weights.end()) throw std::logic_error("emit: an updated state that is no weight");
    state.weight = static_cast<std::size_t>(found - weights.begin());
    context.state_bytes += rounded(bytes_of(state.type));
    context.states.push_back(std::move(state));
  }
}

}  // namespace

WeightLayout weight_layout(const elaborate::Model& model) {
  WeightLayout layout;
  for (const elaborate::Weight& weight : model.weights) {
    layout.weights.push_back({weight.name, weight.type, layout.bytes});
    layout.bytes += rounded(bytes_of(weight.type));
  }
  return layout;
}

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

Context make_context(const elaborate::Model& model, const SourceMap& sources, std::string class_name,
                     const std::string* embedded) {
  plan::Plan plan = plan::make(model.predict);
  Names names = choose_names(plan);
  Body body = print_kernels(plan, sources, names);
  Arena arena = plan_arena(plan);
  Context context{model,
                  sources,
                  std::move(plan),
                  std::move(names),
                  std::move(body),
                  std::move(arena),
                  weight_layout(model),
                  std::move(class_name),
                  {},
                  {},
                  {},
                  {},
                  0,
                  embedded};
  std::set<std::string> symbol_fields, input_fields, output_fields;
  for (const elaborate::Symbol& symbol : model.symbols)
    context.fields[symbol.name] = field_name(symbol.name, symbol_fields);
  const ir::Graph& graph = *context.plan.graph;
  for (const ir::Leaf& leaf : graph.leaves) {
    if (leaf.kind != ir::Leaf::Kind::input) continue;
    const plan::BufferId buffer = leaf_buffer(context.plan, leaf.node);
    context.inputs.push_back({leaf.name, field_name(leaf.name, input_fields), context.names.buffers[buffer],
                              graph.type(leaf.node), buffer, context.body.buffers.contains(buffer)});
  }
  for (std::size_t i = 0; i < graph.outputs.size(); ++i) {
    const ir::Output& output = graph.outputs[i];
    context.outputs.push_back({output.name,
                               field_name(output.name, output_fields),
                               {},
                               graph.type(output.node),
                               context.plan.outputs[i].window.buffer,
                               true});
  }
  add_states(context);
  return context;
}

}  // namespace modelc::emit
