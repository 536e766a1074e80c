#include <fmt/format.h>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

std::string number(double value) { return literal({ir::DType::f64, {}, {value}, {}}, 0); }

/// "static constexpr modelc::SelfTestValue values_0[] = {{0, 0.5}, {7, 0.25}};" of each output.
std::string values(const SelfTest& test) {
  std::string text;
  for (std::size_t i = 0; i < test.outputs.size(); ++i) {
    std::vector<std::string> items;
    for (const SelfTest::Value& value : test.outputs[i].values)
      items.push_back(fmt::format("{{{}, {}}}", value.at, number(value.value)));
    const std::string before = fmt::format("static constexpr modelc::SelfTestValue values_{}[] = {{", i);
    if (!items.empty()) text += (text.empty() ? "" : "\n") + before + wrapped_list(items, before.size()) + "};";
  }
  return text;
}

}  // namespace

std::string print_self_test(const Context& context) {
  if (context.self_test == nullptr) return {};
  const SelfTest& test = *context.self_test;
  std::string inputs, outputs, sizes, symbols;
  for (const SelfTest::Input& input : test.inputs)
    inputs += fmt::format("{}{{{}, {}}}", inputs.empty() ? "{" : ", ", input.elements, input.count);
  if (!inputs.empty()) inputs += "}";
  for (std::size_t i = 0; i < test.outputs.size(); ++i) {
    const SelfTest::Output& output = test.outputs[i];
    const std::string list = output.values.empty() ? "nullptr" : fmt::format("values_{}", i);
    outputs += fmt::format("{}{{{}, {}, {}, {}}},", i == 0 ? "" : "\n", output.elements, number(output.scale), list,
                           output.values.size());
  }
  for (const elaborate::Symbol& symbol : context.symbols()) {
    const auto value = test.symbols.find(symbol.name);
    const std::int64_t size = value == test.symbols.end() ? 1 : value->second;  // of a target, which it does not use
    sizes += fmt::format("{}{} = {}", sizes.empty() ? " with " : ", ", symbol.name, size);
    symbols += fmt::format("{}{}", symbols.empty() ? "(Symbols{" : ", ", size);
  }
  if (!symbols.empty()) symbols += "})";
  const bool fresh = context.has_weights() && context.embedded == nullptr && !context.weights.weights.empty();
  return fill("self_test.hpp", {{"sizes", sizes},
                                {"weights", fresh ? "weights by the initializers" : "its weights"},
                                {"values", values(test)},
                                {"input_count", std::to_string(test.inputs.size())},
                                {"inputs", inputs},
                                {"output_count", std::to_string(test.outputs.size())},
                                {"outputs", outputs},
                                {"class", context.class_name},
                                {"symbols", symbols},
                                {"initialize", fresh ? "model.initialize();" : ""},
                                {"allowed", number(test.allowed)}});
}

}  // namespace modelc::emit
