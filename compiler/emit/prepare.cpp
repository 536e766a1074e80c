// What predict needs and weights alone decide, computed once.
#include <fmt/format.h>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

std::string pack(const plan::Prepared::Tensor& tensor, const std::string& from, const std::string& to) {
  const plan::PackingRow& packing = plan::packings()[tensor.packing];
  std::vector<std::string> arguments{from};
  for (const auto size : packing.sizes) arguments.push_back(std::to_string(tensor.sizes.*size));
  arguments.push_back(to);
  return fmt::format("modelc::{}({});", packing.function, joined(arguments));
}

/// Statements that put what has been computed where predict reads it.
std::string stores(const Context& context) {
  std::string text;
  for (const auto& [tensor, offset] : context.prepared) {
    const std::string to = context.home_of(tensor.name, tensor.type.dtype);
    const std::string from = tensor.weight.empty()
                                 ? context.prepare.place_of(context.prepare.outputs[tensor.output].buffer)
                                 : context.home_of(tensor.weight, tensor.type.dtype);
    text += tensor.packing != 0 ? pack(tensor, from, to)
                                : fmt::format("modelc::copy_elements({}, {}, {});", from,
                                              *ir::element_count(tensor.type.shape).constant(), to);
    text += "\n";
  }
  if (!text.empty()) text += "weights_->prepared.set(weights_->block);";
  return text;
}

}  // namespace

std::string print_prepare(const Context& context) {
  if (!context.has_weights()) return {};
  if (context.prepared.empty()) return fill("prepare_nothing.hpp", {});
  const std::int64_t bytes = context.prepare.arena.static_bytes;
  return fill("prepare.hpp", {{"called", calls_kernel(context, "prepare", "")},
                              {"end", context.dispatches() ? "#endif" : ""},
                              {"scratch", bytes > 0 ? fmt::format("const modelc::Arena scratch{{{}}};", bytes) : ""},
                              {"locals", wrapped(print_locals(context, context.prepare), columns)},
                              {"statements", print_statements(context, context.prepare)},
                              {"stores", wrapped(stores(context), columns)}});
}

}  // namespace modelc::emit
