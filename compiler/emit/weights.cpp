// The part of the class that holds weights and states.
#include <fmt/format.h>

#include <algorithm>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

/// The one value of all elements, where the graph shows it without being evaluated.
std::optional<ir::TensorData> uniform_value(const ir::Graph& graph, ir::NodeId id) {
  const ir::Node& node = graph[id];
  const ir::OpRow& op = *node.op;
  if (const auto* fill = std::get_if<ir::Fill>(&op.code))
    return ir::TensorData::scalar(node.type().dtype, node.attrs.get<double>(fill->attribute));
  if (op.is(ir::ViewForm::broadcast) || op.is(ir::ViewForm::reshape)) return uniform_value(graph, node.inputs[0]);
  if (!op.is(ir::Known::constant)) return std::nullopt;
  const ir::TensorData& data = *node.attrs.get<std::shared_ptr<const ir::TensorData>>("value");
  return data.size() == 1 ? std::optional(data) : std::nullopt;
}

constexpr std::int64_t most_listed = 1 << 20;  // elements that a header spells out

// States that need no file: their initial values, where they are not random and not zero.
std::string initial_states(const Context& context) {
  std::string text;
  for (const State& state : context.states)
    text += print_initial(*context.model.weights[state.weight].initializer, state.name,
                          context.weights.weights[state.weight].offset)
                .value_or("");
  return text;
}

std::string accessor(const std::string& name, const std::string& value) {
  const std::string line = fmt::format("auto {}() noexcept {{ return {}; }}\n", name, value);
  return line.size() <= columns ? line : fmt::format("auto {}() noexcept {{\n  return {};\n}}\n", name, value);
}

std::string accessors(const Context& context) {
  UniqueNames unique;
  std::string text;
  for (const WeightPlace& weight : context.weights.weights) {
    const std::string name = unique.add(weight.name);
    const std::string type = element_type(weight.type.dtype);
    std::string sizes;
    for (const ir::Dim& dim : weight.type.shape) sizes += fmt::format(", {}", *dim.constant());
    if (weight.type.rank() == 0) {
      text += fmt::format("{}& {}() noexcept {{ return *block.at<{}>({}); }}\n", type, name, type, weight.offset);
    } else if (weight.type.rank() <= 2) {
      text += accessor(name, fmt::format("modelc::block_view<{}{}>(block, {})", type, sizes, weight.offset));
    } else {
      text += accessor(name, fmt::format("modelc::tensor(block.at<{}>({}){})", type, weight.offset, sizes));
    }
  }
  return text;
}

std::string without_end(std::string text) {
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace

bool draws(const ir::Graph& graph) {
  for (ir::NodeId id = 0; id < graph.size(); ++id)
    if (ir::has(graph[id].op->traits, ir::Trait::random)) return true;
  return false;
}

std::optional<std::string> print_initial(const ir::Graph& initializer, const std::string& name, std::int64_t offset,
                                         std::string_view block) {
  if (draws(initializer)) return std::nullopt;
  const ir::NodeId result = initializer.outputs.front().node;
  const std::int64_t elements = ir::element_count(initializer.type(result).shape).constant().value_or(0);
  const std::optional<ir::TensorData> everywhere = uniform_value(initializer, result);
  if (!everywhere && elements > most_listed) return std::nullopt;
  const ir::TensorData value = everywhere ? *everywhere : ir::evaluate(initializer, {}, {}).front();
  const auto count = static_cast<std::size_t>(elements);
  const std::string zero = literal(ir::TensorData::zeros(value.dtype, {1}), 0);
  bool zeros = true, same = true;
  for (std::size_t i = 0; i < static_cast<std::size_t>(value.size()); ++i) {
    zeros = zeros && literal(value, i) == zero;
    same = same && literal(value, i) == literal(value, 0);
  }
  if (zeros || count == 0) return std::string();
  const std::string type = element_type(value.dtype);
  const std::string to = fmt::format("{}.at<{}>({})", block, type, offset);
  if (same) return fmt::format("std::fill_n({}, {}, {});\n", to, count, literal(value, 0));
  const std::string values = identifier(name) + "_values";
  return fmt::format("static constexpr {} {}[{}] = {{{}}};\n", type, values, count, literals(value)) +
         fmt::format("modelc::copy_elements({}, {}, {});\n", values, count, to);
}

std::string print_weights(const Context& context) {
  if (!context.has_weights()) return {};
  std::string initialize;
  if (context.embedded != nullptr) {
    initialize =
        "Weights() { modelc::copy_elements(embedded(), weight_bytes, block.at<unsigned char>(0)); }\n"
        "static const unsigned char* embedded() noexcept;";
  } else if (const std::string states = initial_states(context); !states.empty()) {
    initialize = fill_text("Weights() {\n  $states$\n}\n", {{"states", without_end(states)}});
  }
  const std::string prepared =
      context.prepared.empty() ? "" : "modelc::Prepared prepared{prepared_bytes};  // by `prepare`, from the block";
  return fill("weights.hpp", {{"prepared", prepared},
                              {"initially", context.embedded != nullptr ? "" : ", zeros until they are loaded"},
                              {"initialize", initialize},
                              {"accessors", without_end(accessors(context))}});
}

std::string print_weight_access(const Context& context) {
  if (!context.has_weights()) return {};
  const bool states = !context.states.empty();
  return fill("weight_access.hpp", {{"count", std::to_string(context.weights.weights.size())},
                                    {"prepare", context.prepared.empty() ? "" : "prepare();"},
                                    {"and_resets", states ? ", and resets the states" : ""},
                                    {"reset", states ? "reset_states();" : ""}});
}

std::string print_states_access(const Context& context) {
  if (context.states.empty()) return {};
  std::string copies;
  for (const State& state : context.states) {
    const std::string type = element_type(state.type.dtype);
    copies += fmt::format("modelc::copy_elements(weights_->block.at<{}>({}), {}, states_.at<{}>({}));\n", type,
                          context.weights.weights[state.weight].offset, *ir::element_count(state.type.shape).constant(),
                          type, state.offset);
  }
  return fill(
      "states.hpp",
      {{"copies", without_end(copies)}, {"where", ", which is among the weights"}, {"class", context.class_name}});
}

std::string print_embedded(const Context& context) {
  if (context.embedded == nullptr || context.weights.weights.empty()) return {};
  // Words rather than bytes: a compiler reads fewer tokens.
  std::string words;
  std::size_t column = 0;
  const std::string& block = *context.embedded;
  for (std::size_t at = 0; at < block.size(); at += 8) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8 && at + i < block.size(); ++i)
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(block[at + i])) << (8 * i);
    const std::string text = fmt::format("{:#x},", word);
    column += text.size();
    if (column > 112) {
      words += '\n';
      column = text.size();
    }
    words += text;
  }
  return fill("embedded.hpp", {{"class", context.class_name},
                               {"words", words},
                               {"count", std::to_string(std::max<std::size_t>(1, (block.size() + 7) / 8))}});
}

}  // namespace modelc::emit
