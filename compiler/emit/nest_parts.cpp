// A nest taken apart.
#include "emit/nest_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace modelc::emit {

NestParts::NestParts(const Printer& printer, const plan::Nest& nest) : printer_(printer), nest_(nest) {
  const auto add = [&](const ir::Dim& extent, std::size_t depth) {
    static constexpr const char* letters[] = {"i", "j", "k", "l"};
    extents_.push_back(extent);
    loops_.push_back(depth < 4 ? std::string(letters[depth]) : fmt::format("i{}", depth));
  };
  for (const ir::Dim& extent : nest.outer) add(extent, loops_.size());
  for (const plan::InnerLoop& inner_loop : nest.inner_loops)
    for (std::size_t k = 0; k < inner_loop.loops.size(); ++k) add(inner_loop.loops[k], outer() + k);
  live_.assign(nest.values.size(), false);
  inside_ = live_;
  for (const plan::Store& store : nest.stores) mark(live_, store.value);
  for (const plan::Store& store : nest.stores)
    if (!nest.values[store.value].after) mark(inside_, store.value);
  for (ValueId id = 0; id < nest.values.size(); ++id)
    if (reduces(id))
      for (const ValueId arg : nest.values[id].args) mark(inside_, arg);
}

void NestParts::mark(std::vector<bool>& needed, ValueId id) const {
  if (needed[id]) return;
  needed[id] = true;
  for (const ValueId arg : nest_.values[id].args) mark(needed, arg);
}

std::uint32_t NestParts::last_phase() const {
  std::uint32_t last = 0;
  for (ValueId id = 0; id < nest_.values.size(); ++id)
    if (live_[id]) last = std::max(last, nest_.values[id].pass);
  return last;
}

std::vector<NestParts::ValueId> NestParts::reductions(std::uint32_t pass, std::uint32_t inner_loop) const {
  std::vector<ValueId> found;
  for (ValueId id = 0; id < nest_.values.size(); ++id) {
    const Value& value = nest_.values[id];
    if (reduces(id, pass) && value.inner_loop == inner_loop && (!value.after || nest_.values[value.args[0]].inner))
      found.push_back(id);
  }
  return found;
}

std::vector<NestParts::ValueId> NestParts::scratch(std::uint32_t pass, std::uint32_t inner_loop) const {
  std::vector<ValueId> found;
  for (ValueId id = 0; id < nest_.values.size(); ++id) {
    const Value& value = nest_.values[id];
    if (live_[id] && value.scratch && value.pass == pass && value.inner_loop == inner_loop) found.push_back(id);
  }
  return found;
}

std::vector<plan::Store> NestParts::stores(std::uint32_t pass, std::optional<std::uint32_t> inner_loop) const {
  std::vector<plan::Store> found;
  for (const plan::Store& store : nest_.stores) {
    const Value& value = nest_.values[store.value];
    if (!value.after && value.pass == pass && nest_.inner_loop_of(store) == inner_loop) found.push_back(store);
  }
  return found;
}

std::vector<NestParts::ValueId> NestParts::kept(std::uint32_t before) const {
  std::vector<ValueId> found;
  for (ValueId id = 0; id < nest_.values.size(); ++id)
    if (live_[id] && nest_.values[id].scratch && nest_.values[id].pass < before) found.push_back(id);
  return found;
}

std::vector<plan::Store> NestParts::last_stores() const {
  std::vector<plan::Store> found;
  for (const plan::Store& store : nest_.stores)
    if (nest_.values[store.value].after) found.push_back(store);
  return found;
}

std::vector<NestParts::ValueId> NestParts::totals() const {
  std::vector<ValueId> found;
  for (ValueId id = 0; id < nest_.values.size(); ++id)
    if (nest_.values[id].after && reduces(id)) found.push_back(id);
  return found;
}

std::vector<NestParts::ValueId> NestParts::row_totals(std::uint32_t pass) const {
  std::vector<ValueId> found = totals();
  std::erase_if(found, [&](ValueId id) { return !reduces(id, pass) || nest_.values[nest_.values[id].args[0]].inner; });
  return found;
}

bool NestParts::named(ValueId id) const {
  const Value& value = nest_.values[id];
  if (!inside_[id] || value.inner || value.after) return false;
  using enum Value::Kind;
  if (value.kind != apply && value.kind != load && value.kind != one_hot) return false;
  int uses = 0;
  for (const plan::Store& store : nest_.stores) uses += store.value == id ? 2 : 0;
  for (ValueId user = 0; user < nest_.values.size(); ++user) {
    const Value& other = nest_.values[user];
    if (!inside_[user] && !reduces(user)) continue;
    if (other.kind == one_hot && value.kind == load && !nest_.lanes_inner) continue;  // read where it stands: no lane
    const bool elsewhere = other.inner || other.kind == reduce || other.pass != value.pass;
    for (const ValueId arg : other.args) uses += arg == id ? (elsewhere ? 2 : 1) : 0;
  }
  return uses > 1;
}

std::string NestParts::fold_name(ValueId id, const char* what) const {
  const ir::Node& node = printer_.graph()[nest_.values[id].node];
  return printer_.locals.add(node.name.empty() ? what + std::string(node.op->name) : node.name);
}

}  // namespace modelc::emit
