#include <fmt/format.h>

#include <algorithm>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

std::string symbols_struct(const Context& context) {
  if (context.symbols().empty()) return {};
  std::string fields;
  for (const elaborate::Symbol& symbol : context.symbols())
    fields += fmt::format("{}modelc::Index {} = 1;", fields.empty() ? "" : "\n", context.fields.at(symbol.name));
  return fill("symbols.hpp", {{"fields", fields}});
}

std::string constructors(const Context& context) {
  const bool symbols = !context.symbols().empty();
  const bool weights = context.has_weights();
  const std::string processor = needs_processor(context);
  if (!symbols && !weights)
    return processor.empty()
               ? ""
               : fill_text("$class$() {\n$processor$}", {{"class", context.class_name}, {"processor", processor}});
  const std::string why =
      comment("/// ", "Throws modelc::Error unless every symbol is at least 1 and all sizes fit 64 bits" +
                          (print_requirements_doc(context).empty()
                               ? std::string(".")
                               : ", and unless they meet\n" + print_requirements_doc(context)));
  std::string begin = processor;
  begin += context.embedded && !context.prepared.empty() ? "  if (!weights_->prepared.valid()) prepare();\n" : "";
  if (!context.states.empty()) begin += "  reset_states();\n";
  const std::string body = begin.empty() ? " {}" : " {\n" + begin + "}";
  const Holes holes = {{"class", context.class_name}, {"why", why}};
  if (!weights) {
    return fill_text(
               "$class$() : $class$(Symbols()) {}\n"
               "$why$\n"
               "explicit $class$(const Symbols& symbols) : symbols_(symbols)",
               holes) +
           body;
  }
  Holes all = holes;
  all["chosen"] = symbols ? ", const Symbols& symbols" : "";
  all["pass"] = symbols ? ", symbols" : "";
  all["initial"] = symbols ? "symbols_(symbols), " : "";
  std::string text =
      symbols ? "$class$() : $class$(Symbols()) {}\n"
                "$why$\n"
                "explicit $class$(const Symbols& symbols) : $class$(std::make_shared<Weights>(), symbols) {}\n"
                "/// Shares the weights of another model.\n"
                "explicit $class$(std::shared_ptr<Weights> weights) : $class$(std::move(weights), Symbols()) {}\n"
              : "$class$() : $class$(std::make_shared<Weights>()) {}\n"
                "/// Shares the weights of another model.\n";
  const std::string weights_alone = symbols ? "$class$(std::shared_ptr<Weights> weights$chosen$)\n"
                                            : "explicit $class$(std::shared_ptr<Weights> weights)\n";
  if (context.training) {
    text += weights_alone +
            "    : $class$(std::move(weights), std::make_shared<Training>()$pass$) {}\n"
            "/// Shares weights and training's own state: the two train the same thing, one at a time.\n"
            "$class$(std::shared_ptr<Weights> weights, std::shared_ptr<Training> training$chosen$)\n"
            "    : $initial$weights_(std::move(weights)), training_(std::move(training))";
  } else {
    text += weights_alone + "    : $initial$weights_(std::move(weights))";
  }
  std::erase_if(all, [&](const auto& hole) { return text.find("$" + hole.first + "$") == std::string::npos; });
  return fill_text(text, all) + body;
}

bool draws_numbers(const Context& context) {
  return std::ranges::any_of(context.entries(), [](const Entry* entry) { return entry->body.random; });
}

/// Do shards of a batch draw numbers of their own?
bool draws_shards(const Context& context) { return context.update_step && draws_numbers(context); }

std::string members(const Context& context) {
  std::string text;
  if (!context.symbols().empty()) text += "Symbols symbols_;\n";
  if (context.has_weights()) text += "std::shared_ptr<Weights> weights_;\n";
  if (context.training) text += "std::shared_ptr<Training> training_;\n";
  if (!context.states.empty()) text += fmt::format("modelc::Arena states_{{{}}};\n", context.state_bytes);
  if (draws_numbers(context)) text += "std::uint64_t seed_ = 0;\n";
  if (draws_shards(context)) text += "std::int64_t shard_ = 0;\n";
  if (context.update_step) text += "modelc::Ready ready_;\n";
  text += "modelc::Parallel threads_;\n";
  if (std::ranges::any_of(context.entries(), [](const Entry* entry) { return entry->body.sweeps; }))
    text += fmt::format(
        "bool {} = false;  // are large weights read from their end, where the last call was? Each turns it\n",
        sweep_member);
  for (const Entry* entry : context.entries())
    if (!entry->arena.open.empty())
      text += fmt::format("modelc::Index {}[{}];  // where parts of the arena begin that depend on symbols\n",
                          entry->point.slots, entry->arena.open.size());
  if (context.dispatches()) text += "static const Kernels kernels_;\n";
  return text + fmt::format("modelc::Arena arena_{{{}}};", context.symbols().empty() ? "arena_bytes" : "lay_out()");
}

std::string all_results(const Context& context) {
  std::string text;
  for (const Entry* entry : context.entries())
    if (!entry->point.silent)
      text += (text.empty() ? "" : "\n\n") + fill("results.hpp", {{"result", result_type(*entry)},
                                                                  {"name", entry->point.results},
                                                                  {"results", results(context, *entry)}});
  return text;
}

std::string computes(const Context& context) {
  std::string text = context.functions;
  if (context.dispatches() && !text.empty()) text = "#if defined(MODELC_KERNELS)\n" + text + "#endif\n\n";
  text += "// From the inputs to the outputs, which lie in the arena.\n";
  for (const Entry* entry : context.entries())
    text += (entry == context.entries().front() ? "" : "\n\n") + print_compute(context, *entry);
  return text;
}

/// When no size is open.
std::string arena_bytes(const Context& context) {
  std::int64_t bytes = 0;
  for (const Entry* entry : context.entries()) {
    if (!entry->arena.open.empty()) return {};
    bytes = std::max(bytes, entry->arena.static_bytes);
  }
  return fmt::format("static constexpr modelc::Index arena_bytes = {};", bytes);
}

}  // namespace

std::string print_class(const Context& context, const std::string& source) {
  std::string symbol_names;
  for (const elaborate::Symbol& symbol : context.symbols())
    symbol_names += (symbol_names.empty() ? "" : ", ") + string_literal(symbol.name);
  const std::string doc =
      context.model.doc.empty() ? fmt::format("The model `{}` of {}.", context.model.name, source) : context.model.doc;
  const bool has_symbols = !context.symbols().empty();
  const bool has_weights = context.has_weights();
  const bool predicts = context.model.predicts;
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
       {"prepare", print_prepare(context)},
       {"targets", print_targets(context)},
       {"initialize", print_initialize(context)},
       {"predict", predicts ? print_calls(context, context.predict, "") : ""},
       {"states_access", print_states_access(context)},
       {"training_block", print_training_block(context)},
       {"training", print_training(context)},
       {"self_test", print_self_test(context)},
       {"prepared_bytes", context.prepared.empty() ? ""
                                                   : fmt::format("static constexpr modelc::Index prepared_bytes = {};",
                                                                 context.prepared_bytes)},
       {"training_infos", print_training_infos(context)},
       {"seed_access",
        draws_numbers(context)
            ? "/// What random operations draw from; the same seed gives the same numbers.\n"
              "void set_seed(std::uint64_t seed) noexcept { seed_ = seed; }\n"
              "std::uint64_t seed() const noexcept { return seed_; }" +
                  std::string(draws_shards(context)
                                  ? "\n/// Which shard of its batch a step is: each draws numbers of its own.\n"
                                    "void set_shard(std::int64_t shard) noexcept { shard_ = shard; }"
                                  : "")
            : ""},
       {"predict_raw", predicts ? fill("predict_raw.hpp", {{"raw_inputs", print_raw_inputs(context.predict)},
                                                           {"raw_outputs", print_raw_outputs(context)}})
                                : ""},
       {"symbol_count", std::to_string(context.symbols().size())},
       {"symbol_names", symbol_names},
       {"input_infos", predicts ? print_ports("input_infos", context.predict.inputs) : ""},
       {"output_infos", predicts ? print_ports("output_infos", context.predict.outputs) : ""},
       {"weight_infos", print_weight_infos(context)},
       {"weight_bytes",
        has_weights ? fmt::format("static constexpr modelc::Index weight_bytes = {};", context.weights.bytes) : ""},
       {"arena_bytes", arena_bytes(context)},
       {"lay_out", print_lay_out(context)},
       {"results", all_results(context)},
       {"computes", computes(context)},
       {"members", members(context)}});
}

}  // namespace modelc::emit
