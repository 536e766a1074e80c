// The function that computes: its parameters, its pointers and its statements.
#include <fmt/format.h>

#include <algorithm>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
namespace {

// Every step of training draws other numbers, and the same ones whenever it is repeated.
std::string seed(const Context& context, const Entry& entry) {
  if (entry.name != "train_step") return "seed_";
  return "modelc::random_bits(seed_, 0, *" + context.home_of("optimizer/iteration", ir::DType::i64) + ")";
}

std::string parameters(const Entry& entry) {
  std::string text;
  for (const Port& input : entry.inputs)
    if (input.used)
      text += fmt::format("{}const {}* {}", text.empty() ? "" : ", ", element_type(input.type.dtype), input.local);
  return text;
}

// Every pointer and symbol that the statements refer to.
std::string locals(const Context& context, const Entry& entry) {
  std::string text;
  for (const std::string& symbol : entry.body.symbols)
    text += fmt::format("const modelc::Index {} = {};\n", entry.names.symbols.at(symbol), context.symbol(symbol));
  if (entry.body.random) text += "const std::uint64_t seed = " + seed(context, entry) + ";\n";
  const auto pointer = [&](plan::BufferId id, const std::string& place) {
    const std::string type = element_type(entry.plan.buffers[id].type.dtype);
    text += fmt::format("const {}* const {} = {};\n", type, entry.names.buffers[id], place);
  };
  for (const plan::BufferId id : entry.body.buffers) {
    const plan::Buffer& buffer = entry.plan.buffers[id];
    if (buffer.kind != plan::Buffer::Kind::leaf) {
      text += declare(entry.plan, id, entry.names) + "\n";
      continue;
    }
    const ir::Leaf& leaf = entry.plan.graph->leaves[buffer.leaf];
    if (leaf.kind == ir::Leaf::Kind::weight || leaf.kind == ir::Leaf::Kind::state)
      pointer(id, context.home_of(leaf.name, buffer.type.dtype));
  }
  if (!text.empty()) text.pop_back();
  return text;
}

std::string updates(const Context& context, const Entry& entry) {
  std::string text;
  for (const Change& change : entry.changes)
    text +=
        fmt::format("{}modelc::copy_elements({}, {}, {});", text.empty() ? "" : "\n", entry.place_of(change.value),
                    *ir::element_count(change.type.shape).constant(), context.home_of(change.name, change.type.dtype));
  return text;
}

}  // namespace

std::string print_compute(const Context& context, const Entry& entry) {
  return fill("compute.hpp", {{"compute", entry.compute},
                              {"parameters", parameters(entry)},
                              {"locals", locals(context, entry)},
                              {"statements", entry.body.text},
                              {"updates", updates(context, entry)}});
}

}  // namespace modelc::emit
