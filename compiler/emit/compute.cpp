// The function that computes: its parameters, its pointers and its statements.
#include <fmt/format.h>

#include <algorithm>

#include "emit/context.h"
#include "emit/template.h"
#include "emit/text.h"

namespace modelc::emit {
using namespace std::string_literals;

namespace {

// Every step of training draws other numbers, and the same ones whenever it is repeated, or its gradients alone are
// asked for.
std::string seed(const Context& context, const Entry& entry) {
  const bool steps = std::ranges::find(context.slots, "optimizer/iteration", &WeightPlace::name) != context.slots.end();
  if (!steps || (entry.name != "train_step" && entry.name != "gradients")) return "seed_";
  return "modelc::random_bits(seed_, 0, *" + context.home_of("optimizer/iteration", ir::DType::i64) + ")";
}

std::string parameters(const Entry& entry) {
  std::vector<std::string> pointers;
  for (const Port& input : entry.inputs)
    if (input.used) pointers.push_back(fmt::format("const {}* {}", element_type(input.type.dtype), input.local));
  return wrapped_list(pointers, entry.compute.size() + 18);
}

}  // namespace

std::string print_locals(const Context& context, const Entry& entry) {
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
    if (buffer.kind == plan::Buffer::Kind::arena || buffer.kind == plan::Buffer::Kind::constant) {
      text += declare(entry.plan, id, entry.names) + "\n";
      continue;
    }
    const ir::Leaf& leaf = entry.plan.graph->leaves[buffer.leaf];
    if (buffer.kind == plan::Buffer::Kind::updated)
      text += fmt::format("{}* const {} = {};\n", element_type(buffer.type.dtype), entry.names.buffers[id],
                          context.home_of(leaf.name, buffer.type.dtype));
    else if (leaf.kind == ir::Leaf::Kind::weight || leaf.kind == ir::Leaf::Kind::state)
      pointer(id, context.home_of(leaf.name, buffer.type.dtype));
  }
  if (!text.empty()) text.pop_back();
  return text;
}

namespace {

std::string updates(const Context& context, const Entry& entry) {
  std::string text;
  for (const Change& change : entry.changes) {
    const std::string home = context.home_of(change.name, change.type.dtype);
    const plan::Buffer& value = entry.plan.buffers[change.value];
    if (value.kind == plan::Buffer::Kind::updated && entry.plan.graph->leaves[value.leaf].name == change.name)
      continue;  // it was written there
    const std::string from = value.kind == plan::Buffer::Kind::updated
                                 ? context.home_of(entry.plan.graph->leaves[value.leaf].name, change.type.dtype)
                                 : entry.place_of(change.value);
    text += fmt::format("{}modelc::copy_elements({}, {}, {});", text.empty() ? "" : "\n", from,
                        *ir::element_count(change.type.shape).constant(), home);
  }
  const bool trains = &entry != &context.predict && !entry.changes.empty();
  if (trains && !context.prepared.empty()) text += (text.empty() ? "" : "\n") + "weights_->prepared.invalidate();"s;
  return text;
}

/// What predict asserts of what is prepared; after a step of training it is prepared anew.
std::string preparation(const Context& context, const Entry& entry) {
  if (&entry != &context.predict || context.prepared.empty()) return {};
  return "if (!weights_->prepared.valid()) prepare();\n"
         "assert(weights_->prepared.follows(weights_->block));  // call prepare() after changing weights\n";
}

}  // namespace

std::string print_compute(const Context& context, const Entry& entry) {
  return fill("compute.hpp", {{"compute", entry.compute},
                              {"parameters", parameters(entry)},
                              {"prepared", preparation(context, entry)},
                              {"locals", wrapped(print_locals(context, entry), columns)},
                              {"statements", entry.body.text},
                              {"updates", wrapped(updates(context, entry), columns)}});
}

}  // namespace modelc::emit
