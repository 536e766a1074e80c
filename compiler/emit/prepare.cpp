// What predict needs and weights alone decide, computed once.
#include <fmt/format.h>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

std::string pack(const plan::Prepared::Tensor& tensor, const std::string& from, const std::string& to) {
  const ir::Shape& shape = tensor.type.shape;
  const std::int64_t deep = *shape[shape.size() - 2].constant(), columns = *shape.back().constant();
  const std::int64_t taps = *ir::element_count(shape).constant() / (deep * columns);
  return fmt::format("modelc::pack_kernel({}, {}, {}, {}, {}, {});", from, taps, tensor.channels, columns,
                     tensor.channels / deep, to);
}

/// Statements that put what has been computed where predict reads it.
std::string stores(const Context& context) {
  std::string text;
  for (const auto& [tensor, offset] : context.prepared) {
    const std::string to = context.home_of(tensor.name, tensor.type.dtype);
    const std::string from = tensor.weight.empty()
                                 ? context.prepare.place_of(context.prepare.outputs[tensor.output].buffer)
                                 : context.home_of(tensor.weight, tensor.type.dtype);
    text += tensor.panels ? pack(tensor, from, to)
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
