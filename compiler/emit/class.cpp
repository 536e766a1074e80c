#include <fmt/format.h>

#include <algorithm>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

std::string symbols_struct(const Context& context) {
  if (context.model.symbols.empty()) return {};
  std::string fields;
  for (const elaborate::Symbol& symbol : context.model.symbols)
    fields += fmt::format("{}modelc::Index {} = 1;", fields.empty() ? "" : "\n", context.fields.at(symbol.name));
  return fill("symbols.hpp", {{"fields", fields}});
}

std::string constructors(const Context& context) {
  const bool symbols = !context.model.symbols.empty();
  const bool weights = !context.weights.weights.empty();
  if (!symbols && !weights) return {};
  const std::string why =
      comment("/// ", "Throws modelc::Error unless every symbol is at least 1 and all sizes fit 64 bits" +
                          (context.plan.graph->requirements.empty()
                               ? std::string(".")
                               : ", and unless they meet\n" + print_requirements_doc(context)));
  const std::string reset = context.states.empty() ? "{}" : "{\n  reset_states();\n}";
  const Holes holes = {{"class", context.class_name}, {"why", why}, {"reset", reset}};
  if (!weights) {
    return fill_text(
        "$class$() : $class$(Symbols()) {}\n"
        "$why$\n"
        "explicit $class$(const Symbols& symbols) : symbols_(symbols) $reset$",
        holes);
  }
  if (!symbols) {
    return fill_text(
        "$class$() : $class$(std::make_shared<Weights>()) {}\n"
        "/// Shares the weights of another model.\n"
        "explicit $class$(std::shared_ptr<Weights> weights) : weights_(std::move(weights)) $reset$",
        {{"class", context.class_name}, {"reset", reset}});
  }
  return fill_text(
      "$class$() : $class$(Symbols()) {}\n"
      "$why$\n"
      "explicit $class$(const Symbols& symbols) : $class$(std::make_shared<Weights>(), symbols) {}\n"
      "/// Shares the weights of another model.\n"
      "explicit $class$(std::shared_ptr<Weights> weights) : $class$(std::move(weights), Symbols()) {}\n"
      "$class$(std::shared_ptr<Weights> weights, const Symbols& symbols)\n"
      "    : symbols_(symbols), weights_(std::move(weights)) $reset$",
      holes);
}

std::string parameters(const Context& context) {
  std::string text;
  for (const Port& input : context.inputs)
    if (input.used)
      text += fmt::format("{}const {}* {}", text.empty() ? "" : ", ", element_type(input.type.dtype), input.local);
  return text;
}

// Every pointer and symbol that the statements refer to.
std::string locals(const Context& context) {
  std::string text;
  for (const std::string& symbol : context.body.symbols)
    text += fmt::format("const modelc::Index {} = {};\n", context.names.symbols.at(symbol), context.symbol(symbol));
  if (context.body.random) text += "const std::uint64_t seed = seed_;\n";
  const auto pointer = [&](plan::BufferId id, const std::string& place) {
    const std::string type = element_type(context.plan.buffers[id].type.dtype);
    text += fmt::format("const {}* const {} = {};\n", type, context.names.buffers[id], place);
  };
  for (const plan::BufferId id : context.body.buffers) {
    const plan::Buffer& buffer = context.plan.buffers[id];
    if (buffer.kind != plan::Buffer::Kind::leaf) {
      text += declare(context.plan, id, context.names) + "\n";
      continue;
    }
    const auto state = std::ranges::find(context.states, id, &State::leaf);
    const std::string type = element_type(buffer.type.dtype);
    if (state != context.states.end()) {
      pointer(id, fmt::format("states_.at<{}>({})", type, state->offset));
      continue;
    }
    const auto weight =
        std::ranges::find(context.weights.weights, context.plan.graph->leaves[buffer.leaf].name, &WeightPlace::name);
    const bool is_input = context.plan.graph->leaves[buffer.leaf].kind == ir::Leaf::Kind::input;
    if (!is_input && weight != context.weights.weights.end())
      pointer(id, fmt::format("weights_->block.at<{}>({})", type, weight->offset));
  }
  if (!text.empty()) text.pop_back();
  return text;
}

std::string updates(const Context& context) {
  std::string text;
  for (const State& state : context.states)
    text += fmt::format("{}modelc::copy_elements({}, {}, states_.at<{}>({}));", text.empty() ? "" : "\n",
                        context.place_of(state.value), *ir::element_count(state.type.shape).constant(),
                        element_type(state.type.dtype), state.offset);
  return text;
}

std::string members(const Context& context) {
  std::string text;
  if (!context.model.symbols.empty()) text += "Symbols symbols_;\n";
  if (!context.weights.weights.empty()) text += "std::shared_ptr<Weights> weights_;\n";
  if (!context.states.empty()) text += fmt::format("modelc::Arena states_{{{}}};\n", context.state_bytes);
  if (context.body.random) text += "std::uint64_t seed_ = 0;\n";
  if (!context.arena.open.empty())
    text += fmt::format("modelc::Index slots_[{}];  // where parts of the arena begin that depend on symbols\n",
                        context.arena.open.size());
  return text + fmt::format("modelc::Arena arena_{{{}}};", context.model.symbols.empty() ? "arena_bytes" : "lay_out()");
}

}  // namespace

std::string print_class(const Context& context, const std::string& source) {
  std::string symbol_names;
  for (const elaborate::Symbol& symbol : context.model.symbols)
    symbol_names += (symbol_names.empty() ? "" : ", ") + string_literal(symbol.name);
  const std::string doc =
      context.model.doc.empty() ? fmt::format("The model `{}` of {}.", context.model.name, source) : context.model.doc;
  const bool has_symbols = !context.model.symbols.empty();
  const bool has_weights = !context.weights.weights.empty();
  return fill(
      "class.hpp",
      {{"doc", comment("/// ", doc)},
       {"class", context.class_name},
       {"symbols", symbols_struct(context)},
       {"weights", print_weights(context)},
       {"structs", print_structs(context)},
       {"constructors", constructors(context)},
       {"symbols_access", has_symbols ? "const Symbols& symbols() const noexcept { return symbols_; }" : ""},
       {"weights_access", print_weight_access(context)},
       {"predict", print_predict(context)},
       {"states_access", print_states_access(context)},
       {"seed_access", context.body.random
                           ? "/// What random operations draw from; the same seed gives the same numbers.\n"
                             "void set_seed(std::uint64_t seed) noexcept { seed_ = seed; }"
                           : ""},
       {"raw_inputs", print_raw_inputs(context)},
       {"raw_outputs", print_raw_outputs(context)},
       {"symbol_count", std::to_string(context.model.symbols.size())},
       {"symbol_names", symbol_names},
       {"input_infos", print_ports("input_infos", context.inputs)},
       {"output_infos", print_ports("output_infos", context.outputs)},
       {"weight_infos", print_weight_infos(context)},
       {"weight_bytes",
        has_weights ? fmt::format("static constexpr modelc::Index weight_bytes = {};", context.weights.bytes) : ""},
       {"arena_bytes", context.arena.open.empty()
                           ? fmt::format("static constexpr modelc::Index arena_bytes = {};", context.arena.static_bytes)
                           : ""},
       {"lay_out", print_lay_out(context)},
       {"result", result_type(context)},
       {"results", results(context)},
       {"parameters", parameters(context)},
       {"locals", locals(context)},
       {"statements", context.body.text},
       {"updates", updates(context)},
       {"members", members(context)}});
}

}  // namespace modelc::emit
