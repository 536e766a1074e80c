// The function that computes: its parameters, its pointers and its statements.
#include <fmt/format.h>

#include <algorithm>
#include <map>

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
  if (!steps || !entry.point.steps) return "seed_";
  return "modelc::random_bits(seed_, " + std::string(context.update_step ? "shard_" : "0") + ", *" +
         context.home_of("optimizer/iteration", ir::DType::i64) + ")";
}

std::string parameters(const Entry& entry) {
  std::vector<std::string> pointers;
  for (const Port& input : entry.inputs)
    if (input.used) pointers.push_back(fmt::format("const {}* {}", element_type(input.type.dtype), input.local));
  return wrapped_list(pointers, entry.point.compute.size() + 18);
}

}  // namespace

std::string print_locals(const Context& context, const Entry& entry) {
  std::set<std::string> symbols;  // of the statements that stand here, not in a function of their own
  for (const Section& section : entry.body.sections)
    if (section.function.empty()) symbols.insert(section.symbols.begin(), section.symbols.end());
  std::string text;
  for (const std::string& symbol : symbols)
    text += fmt::format("const modelc::Index {} = {};\n", entry.names.symbols.at(symbol), context.symbol(symbol));
  if (entry.body.sweeps) text += fmt::format("{0} = !{0};\n", sweep_member);
  if (entry.body.random) text += "const std::uint64_t seed = " + seed(context, entry) + ";\n";
  if (!text.empty()) text.pop_back();
  return text;
}

namespace {

/// The declaration of the pointer to a buffer; empty for what is passed.
std::string declaration(const Context& context, const Entry& entry, plan::BufferId id) {
  const plan::Buffer& buffer = entry.plan->buffers[id];
  if (buffer.kind == plan::Buffer::Kind::arena || buffer.kind == plan::Buffer::Kind::constant)
    return declare(*entry.plan, id, entry.names) + "\n";
  const ir::Leaf& leaf = entry.plan->graph->leaves[buffer.leaf];
  const bool updated = buffer.kind == plan::Buffer::Kind::updated;
  if (!updated && leaf.given()) return {};
  return fmt::format("{}{}* const {} = {};\n", updated ? "" : "const ", element_type(buffer.type.dtype),
                     entry.names.buffers[id], context.home_of(leaf.name, buffer.type.dtype));
}

}  // namespace

namespace {

/// From which byte on the gradients are complete behind a kernel, for those that complete more: backward passes come to
/// the last weights first.
std::map<std::size_t, std::int64_t> completed(const Context& context, const Entry& entry) {
  std::map<std::size_t, std::int64_t> begins;
  if (&entry != &context.gradients || !context.update_step) return begins;
  std::map<std::string_view, plan::BufferId> values;
  for (const Change& change : entry.changes) values.try_emplace(change.name, change.value);
  std::vector<std::size_t> written(entry.plan->buffers.size(), 0);  // the last kernel that does
  for (std::size_t k = 0; k < entry.plan->kernels.size(); ++k)
    for (const plan::BufferId id : entry.plan->kernels[k].writes) written[id] = k;
  std::size_t behind = 0;
  for (auto part = context.parts.rbegin(); part != context.parts.rend(); ++part) {
    if (part->offset >= context.gradient_bytes) continue;
    const plan::BufferId id = values.at(part->name);
    const plan::Buffer& value = entry.plan->buffers[id];
    // What is copied there is copied behind the last kernel.
    if (value.kind != plan::Buffer::Kind::updated || entry.plan->graph->leaves[value.leaf].name != part->name) break;
    behind = std::max(behind, written[id]);
    begins[behind] = part->offset;
  }
  return begins;
}

}  // namespace

std::string print_statements(const Context& context, const Entry& entry) {
  const std::map<std::size_t, std::int64_t> begins = completed(context, entry);
  std::string text;
  std::set<plan::BufferId> declared;
  for (std::size_t k = 0; k < entry.body.sections.size(); ++k) {
    const Section& section = entry.body.sections[k];
    const bool elsewhere = !section.where.empty() && section.comment.starts_with("// " + section.where);
    if (k > 0) text += elsewhere ? "\n\n" : "\n";
    text += section.comment + "\n";
    for (const plan::BufferId id : std::set(section.buffers.begin(), section.buffers.end()))
      if (declared.insert(id).second) text += declaration(context, entry, id);
    if (section.function.empty()) {
      text += section.statements;
    } else {
      std::vector<std::string> arguments;
      for (const plan::BufferId id : section.arguments) arguments.push_back(entry.names.buffers[id]);
      text += fmt::format("{}({});", section.function, joined(arguments));
    }
    if (const auto begin = begins.find(k); begin != begins.end()) text += fmt::format("\nready_({});", begin->second);
    if (context.timed && &entry == &context.predict) text += fmt::format("\nmodelc::kernel_done({});", k);
  }
  return wrapped(text, columns);
}

namespace {

std::string updates(const Context& context, const Entry& entry) {
  std::string text;
  for (const Change& change : entry.changes) {
    const std::string home = context.home_of(change.name, change.type.dtype);
    const plan::Buffer& value = entry.plan->buffers[change.value];
    if (value.kind == plan::Buffer::Kind::updated && entry.plan->graph->leaves[value.leaf].name == change.name)
      continue;  // it was written there
    const std::string from = value.kind == plan::Buffer::Kind::updated
                                 ? context.home_of(entry.plan->graph->leaves[value.leaf].name, change.type.dtype)
                                 : entry.place_of(change.value);
    text += fmt::format("{}modelc::copy_elements({}, {}, {});", text.empty() ? "" : "\n", from,
                        *ir::element_count(change.type.shape).constant(), home);
  }
  const bool trains = &entry != &context.predict && &entry != &context.gradients && !entry.changes.empty();
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
  return fill("compute.hpp", {{"compute", entry.point.compute},
                              {"parameters", parameters(entry)},
                              {"called", calls_kernel(context, entry)},
                              {"end", context.dispatches() ? "#endif" : ""},
                              {"prepared", preparation(context, entry)},
                              {"locals", wrapped(print_locals(context, entry), columns)},
                              {"statements", print_statements(context, entry)},
                              {"updates", wrapped(updates(context, entry), columns)}});
}

}  // namespace modelc::emit
