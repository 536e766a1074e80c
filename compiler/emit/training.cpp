// What a class offers for training.
#include <fmt/format.h>

#include <algorithm>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

/// The entry point whose inputs data files have.
const Entry& stepping(const Context& context) {
  return context.train_step ? *context.train_step : context.evaluate_step;
}

/// The losses and gradients by untyped pointers.
std::string raw_gradients(const Entry& entry) {
  std::string outputs;
  for (std::size_t i = 0; i < entry.outputs.size(); ++i)
    outputs += fmt::format("{}outputs[{}] = {};", i == 0 ? "" : "\n", i, entry.place_of(entry.outputs[i]));
  return fill("gradients_raw.hpp", {{"inputs", print_raw_inputs(entry)}, {"outputs", outputs}});
}

std::string fit(const Context& context) {
  const bool states = !context.states.empty(), prepares = !context.prepared.empty();
  return fill("fit.hpp",
              {{"train", prepares ? "modelc::History history = modelc::fit(*this, data, options);\nprepare();\n"
                                    "return history;"
                                  : "return modelc::fit(*this, data, options);"},
               {"prepare", prepares ? "prepare();" : ""},
               {"and_resets", states ? ", and resets the states" : ""},
               {"reset", states ? "reset_states();" : ""}});
}

std::string raw(const Entry& entry) {
  std::string values;
  for (std::size_t i = 0; i < entry.outputs.size(); ++i)
    values += fmt::format("{}values[{}] = static_cast<double>(*{});", values.empty() ? "" : "\n", i,
                          entry.place_of(entry.outputs[i].buffer));
  return fill("step_raw.hpp", {{"name", entry.point.name}, {"inputs", print_raw_inputs(entry)}, {"values", values}});
}

/// The part that does not know of batches, behind the one that does.
std::string update(const Context& context) {
  const auto loss = std::ranges::find(context.parts, training::Part::loss, &WeightPlace::name);
  std::string values;
  for (std::size_t i = 0; i < context.update_step->outputs.size(); ++i)
    values += fmt::format("{}values[{}] = static_cast<double>(*{});", i == 0 ? "" : "\n", i + 1,
                          context.update_step->place_of(context.update_step->outputs[i]));
  return fill("update_step.hpp", {{"begin", std::to_string(context.parts_begin)},
                                  {"loss", context.home_of(loss->name, loss->type.dtype)},
                                  {"values", values}});
}

/// The symbol that stands alone at axis 0 of every input that has axes, when there is one.
std::string batch_symbol(const Entry& entry) {
  std::string symbol;
  for (const Port& input : entry.inputs) {
    if (input.type.shape.empty()) continue;
    const ir::Dim& first = input.type.shape.front();
    const std::vector<std::string> names = first.symbols();
    if (names.size() != 1 || !(first == ir::Dim::symbol(names[0])) || (!symbol.empty() && symbol != names[0]))
      return {};
    symbol = names[0];
  }
  return symbol;
}

std::string rate_access(const Context& context) {
  const auto rate = std::ranges::find(context.slots, "optimizer/learning_rate", &WeightPlace::name);
  if (rate == context.slots.end()) return {};
  return fill("learning_rate.hpp",
              {{"type", element_type(rate->type.dtype)}, {"place", context.home_of(rate->name, rate->type.dtype)}});
}

std::string reset_metrics(const Context& context) {
  std::string text;
  for (std::size_t i = context.slots.size() - context.training->metric_slots; i < context.slots.size(); ++i) {
    const WeightPlace& slot = context.slots[i];
    std::string reset =
        print_initial(*context.training->slots[i].initializer, slot.name, slot.offset, "training_->block").value_or("");
    if (reset.empty())
      reset = fmt::format("std::fill_n({}, {}, {});\n", context.home_of(slot.name, slot.type.dtype),
                          *ir::element_count(slot.type.shape).constant(),
                          literal(ir::TensorData::zeros(slot.type.dtype, {1}), 0));
    text += reset;
  }
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace

std::string print_training(const Context& context) {
  if (!context.training) return {};
  std::string text;
  if (context.train_step)
    text += print_calls(context, *context.train_step,
                        "One step of training on a batch. Gives the batch's loss before the step.") +
            "\n\n" + raw(*context.train_step) + "\n\n";
  const Entry& evaluate = context.evaluate_step;
  text += print_calls(context, evaluate, "The loss of a batch in inference mode; metrics take the batch in.") + "\n\n" +
          raw(evaluate) + "\n\n";
  const Entry& gradients = context.gradients;
  text += print_calls(context, gradients,
                      "The loss, and its gradient with respect to every trainable weight; changes nothing.") +
          "\n\n" + raw_gradients(gradients) + "\n\n";
  if (context.update_step) text += update(context) + "\n\n";
  const std::string batch = batch_symbol(stepping(context));
  std::vector<std::string> sizes;
  for (const Port& input : stepping(context).inputs) sizes.push_back(context.cpp(ir::element_count(input.type.shape)));
  text += fill("training.hpp",
               {{"reset_metrics", reset_metrics(context)},
                {"rate", rate_access(context)},
                {"with_batch", batch.empty() ? "" : fill("with_batch.hpp", {{"field", context.fields.at(batch)}})},
                {"batched", batch.empty() ? "false" : "true"},
                {"fit", context.train_step ? fit(context) : ""},
                {"input_count", std::to_string(stepping(context).inputs.size())},
                {"sizes", wrapped_list(sizes, 90)}});
  return text;
}

std::string print_training_block(const Context& context) {
  if (!context.training) return {};
  std::string initial;
  for (std::size_t i = 0; i < context.slots.size(); ++i)
    initial += print_initial(*context.training->slots[i].initializer, context.slots[i].name, context.slots[i].offset)
                   .value_or("");
  if (!initial.empty()) initial.pop_back();
  return fill(
      "training_block.hpp",
      {{"initialize", initial.empty() ? "" : fill_text("Training() {\n  $initial$\n}", {{"initial", initial}})}});
}

namespace {

std::string print_parts(const Context& context) {
  if (!context.update_step)
    return context.training->whole.empty() ? std::string()
                                           : fmt::format("static constexpr const char* whole_batches = {};",
                                                         string_literal(context.training->whole));
  std::vector<WeightPlace> parts = context.parts;
  for (WeightPlace& part : parts) part.name.erase(0, std::string_view("part-").size());
  return print_places("part_infos", parts) +
         fmt::format(
             "\nstatic constexpr modelc::Index part_bytes = {};\n"
             "static constexpr modelc::Index gradient_bytes = {};  // the first of them",
             context.part_bytes, context.gradient_bytes);
}

}  // namespace

std::string print_training_infos(const Context& context) {
  if (!context.training) return {};
  const Entry& entry = stepping(context);
  std::vector<std::string> names;
  for (const Port& output : entry.outputs) names.push_back(string_literal(output.name));
  return fill("training_infos.hpp", {{"inputs", print_ports("train_input_infos", entry.inputs)},
                                     {"gradients", print_ports("gradient_infos", context.gradients.outputs)},
                                     {"slots", print_places("training_infos", context.slots)},
                                     {"parts", print_parts(context)},
                                     {"count", std::to_string(entry.outputs.size())},
                                     {"names", wrapped_list(names, 62)},
                                     {"bytes", std::to_string(std::max<std::int64_t>(context.slot_bytes, 1))}});
}

}  // namespace modelc::emit
