// Several builds of one class's kernels, of which a program chooses one at start.
#include <fmt/format.h>

#include <algorithm>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

/// "float" and "const float* image": what a function that computes takes beside the model.
struct Parameters {
  std::string types, declared, names;
};
Parameters parameters(const Entry& entry) {
  Parameters made;
  for (const Port& input : entry.inputs) {
    if (!input.used) continue;
    const std::string type = fmt::format("const {}*", element_type(input.type.dtype));
    made.types += ", " + type;
    made.declared += fmt::format(", {} {}", type, input.local);
    made.names += (made.names.empty() ? "" : ", ") + input.local;
  }
  return made;
}

std::string target_names(const Context& context) {
  std::string text;
  for (std::size_t i = 0; i < context.targets.size(); ++i)
    text += fmt::format("{}{}",
                        i == 0                            ? ""
                        : i + 1 == context.targets.size() ? " and "
                                                          : ", ",
                        context.targets[i].name);
  return text;
}

int lanes(const plan::Target& target) { return target.lane_bytes / static_cast<int>(sizeof(float)); }

std::string symbol(const Context& context) {
  return fmt::format("modelc_{}_{}", identifier(context.name_space), context.class_name);
}

}  // namespace

std::string calls_kernel(const Context& context, const std::string& function, const std::string& arguments) {
  if (!context.dispatches()) return {};
  return fmt::format("#if !defined(MODELC_KERNELS)\nkernels_.{}(*this{}{});\n#else", function,
                     arguments.empty() ? "" : ", ", arguments);
}

std::string calls_kernel(const Context& context, const Entry& entry) {
  return calls_kernel(context, entry.point.compute, parameters(entry).names);
}

std::string needs_processor(const Context& context) {
  if (!context.dispatches()) return {};
  return fmt::format("  if (target() == nullptr) modelc::raise({});\n",
                     string_literal("this processor runs none of " + target_names(context)));
}

std::string print_targets(const Context& context) {
  if (!context.dispatches()) return {};
  std::string functions, own;
  const std::string& model = context.class_name;
  if (!context.prepared.empty()) {
    functions += fmt::format("void (*prepare)({}&);\n", model);
    own += fmt::format("\n    []({}& model) {{ model.prepare(); }},", model);
  }
  for (const Entry* entry : context.entries()) {
    const Parameters taken = parameters(*entry);
    const std::string& name = entry->point.compute;
    functions += fmt::format("void (*{})({}&{}) noexcept;\n", name, model, taken.types);
    own += fmt::format("\n    []({}& model{}) noexcept {{ model.{}({}); }},", model, taken.declared, name, taken.names);
  }
  functions.pop_back();
  own.pop_back();
  return fill(
      "targets.hpp",
      {{"targets", target_names(context)}, {"functions", wrapped(functions, columns)}, {"own", wrapped(own, columns)}});
}

std::string print_behind_targets(const Context& context) {
  if (!context.dispatches()) return {};
  std::string declarations, choices;
  for (const plan::Target& target : context.targets)
    declarations += fmt::format("{}void {}_{}(void* kernels) noexcept;", declarations.empty() ? "" : "\n",
                                symbol(context), identifier(std::string(target.name)));
  for (auto target = context.targets.rbegin(); target != context.targets.rend(); ++target) {
    const std::string name = identifier(std::string(target->name));
    choices += fmt::format("{}if (modelc::runs_{}()) {{\n  {}_{}(&kernels);\n  kernels.target = {};\n}}",
                           choices.empty() ? "" : " else ", name, symbol(context), name,
                           string_literal(std::string(target->name)));
  }
  return fill("targets_behind.hpp", {{"class", context.class_name},
                                     {"symbol", symbol(context)},
                                     {"lanes", std::to_string(lanes(widest_of(context.targets)))},
                                     {"declarations", declarations},
                                     {"choices", choices}});
}

std::string print_target_check(const std::vector<plan::Target>& targets) {
  if (targets.size() != 1) return {};
  return fmt::format(
      "static_assert(modelc::lane_width<float> == {}, {});", lanes(targets.front()),
      string_literal(fmt::format("laid out for {0}: compile this with -march={0}", targets.front().name)));
}

const plan::Target& widest_of(const std::vector<plan::Target>& targets) {
  return targets.empty() ? plan::any_target : *std::ranges::max_element(targets, {}, &plan::Target::lane_bytes);
}

}  // namespace modelc::emit
