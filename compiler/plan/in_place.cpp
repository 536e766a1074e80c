// New values of leaves in the memory of the old ones: weights, states, what a loop carries.
#include <algorithm>

#include "plan/builder.h"

namespace modelc::plan {

namespace {

// The last pass in which something that depends on loads of the buffer is computed.
std::uint32_t last_pass(const Nest& nest, BufferId read) {
  std::vector<bool> depends(nest.values.size(), false);
  std::uint32_t last = 0;
  for (ValueId id = 0; id < nest.values.size(); ++id) {
    const Value& value = nest.values[id];
    depends[id] = value.kind == Value::Kind::load && value.buffer == read;
    for (const ValueId arg : value.args) {
      if (!depends[arg]) continue;
      // A reduction's argument is needed in the pass before the one in which the result is known.
      const bool reduces = value.kind == Value::Kind::reduce;
      last = std::max(last, reduces ? value.pass - 1 : value.pass);
      depends[id] = depends[id] || !(reduces || value.scratch);  // later passes read the copy
    }
  }
  return last;
}

bool contains(const std::vector<BufferId>& list, BufferId id) {
  return std::binary_search(list.begin(), list.end(), id);
}

class Updater {
 public:
  Updater(Plan& plan, const Surroundings& surroundings) : plan_(plan), surroundings_(surroundings) {
    for (BufferId id = 0; id < plan.buffers.size(); ++id)
      if (plan.buffers[id].kind == Buffer::Kind::leaf) leaves_[plan.graph->leaves[plan.buffers[id].leaf].name] = id;
    readers_.resize(plan.buffers.size(), 0);
    for (std::size_t k = 0; k < plan.kernels.size(); ++k)
      for (const BufferId id : plan.kernels[k].reads) readers_[id] = k + 1;
  }

  void run() {
    for (std::size_t i = 0; i < surroundings_.carried; ++i)
      update(plan_.graph->leaves[i].name, plan_.outputs[i].window);
    // What is handed out must stay when the leaf changes again.
    const auto handed_out = [&](BufferId id) {
      return std::any_of(plan_.outputs.begin(), plan_.outputs.end(),
                         [&](const Result& output) { return output.window.buffer == id; });
    };
    for (const Result& result : plan_.updates)
      if (!handed_out(result.window.buffer)) update(result.name, result.window);
  }

 private:
  void update(const std::string& name, const Window& window) {
    const auto leaf = leaves_.find(name);
    if (leaf == leaves_.end()) return;
    const Buffer& old = plan_.buffers[leaf->second];
    Buffer& value = plan_.buffers[window.buffer];
    const bool alike = value.kind == Buffer::Kind::arena && value.type == old.type && window.layout.offset == Dim(0);
    if (!alike || !overwrites(window.buffer, leaf->second)) return;
    const auto [begin, end] = surroundings_.parts.equal_range(name);
    for (auto part = begin; part != end; ++part)
      if (const auto at = leaves_.find(part->second);
          at != leaves_.end() && reads_from(first(window.buffer), at->second))
        return;
    value.kind = Buffer::Kind::updated;
    value.leaf = old.leaf;
    value.name = "new_" + name;
  }

  std::size_t first(BufferId value) const { return plan_.buffers[value].first; }

  /// Does that kernel or a later one read the buffer?
  bool reads_from(std::size_t kernel, BufferId buffer) const { return readers_[buffer] > kernel; }

  /// Is the old value read for the last time before or while the new one is written?
  bool overwrites(BufferId value, BufferId old) const {
    if (reads_from(first(value) + 1, old)) return false;
    const Kernel& kernel = plan_.kernels[first(value)];
    if (!contains(kernel.reads, old)) return true;
    if (kernel.kind == Kernel::Kind::call || kernel.kind == Kernel::Kind::scan) return false;
    const auto writes = [&](const Store& store) { return store.buffer == value; };
    const auto store = std::find_if(kernel.nest.stores.begin(), kernel.nest.stores.end(), writes);
    return std::count_if(kernel.nest.stores.begin(), kernel.nest.stores.end(), writes) == 1 &&
           reads_before(kernel, *store, old);
  }

  Plan& plan_;
  const Surroundings& surroundings_;
  std::map<std::string, BufferId, std::less<>> leaves_;
  std::vector<std::size_t> readers_;  // of each buffer, one more than the last; 0 for none
};

}  // namespace

namespace {

// Is a pass along a inner loop one walk, beside what it keeps: a reduction at the most?
bool one_walk(const Nest& nest, std::uint32_t pass, std::uint32_t inner_loop) {
  const auto reduces = [&](const Value& value) {
    return value.kind == Value::Kind::reduce && value.pass == pass + 1 && value.inner_loop == inner_loop;
  };
  const bool stores = std::ranges::any_of(nest.stores, [&](const Store& store) {
    return nest.values[store.value].pass == pass && nest.inner_loop_of(store) == inner_loop;
  });
  return !stores && std::ranges::count_if(nest.values, reduces) <= 1;
}

// Is everything that depends on the buffer known before the store's place is written for the first time?
bool known_before(const Nest& nest, const Store& store, BufferId read) {
  const std::uint32_t last = last_pass(nest, read);
  const auto kept = std::ranges::find_if(
      nest.values, [&](const Value& value) { return value.scratch == store.buffer && value.layout == store.layout; });
  if (kept == nest.values.end()) return last <= nest.values[store.value].pass;
  return last < kept->pass || (last == kept->pass && one_walk(nest, last, kept->inner_loop));
}

}  // namespace

bool reads_before(const Kernel& kernel, const Store& store, BufferId read) {
  for (const Operand& operand : kernel.matrices.operands)
    if (operand.buffer == read) return false;
  for (const Window& input : kernel.inputs) {
    if (input.buffer == read) return false;
  }
  if (kernel.kind != Kernel::Kind::nest && !kernel.nest.inner_loops.empty()) return false;
  for (const Value& value : kernel.nest.values) {
    if (value.kind != Value::Kind::load || value.buffer != read) continue;
    if (!(value.layout == store.layout)) return false;
  }
  return known_before(kernel.nest, store, read);
}

const Store* place_to_keep(const Plan& plan, const Nest& nest, const Kept& kept,
                           const std::set<BufferId>& overwritten) {
  const Value& value = nest.values[kept.value];
  if (!nest.lanes_inner) return nullptr;
  const std::size_t lanes = nest.first_loop(value.inner_loop + 1) - 1;
  // A result that could take the place of an operand which later passes read would need memory of its own.
  const auto replaces = [&](const Store& store) {
    const auto parts = [&](const Store& other) { return other.buffer == store.buffer; };
    return std::ranges::count_if(nest.stores, parts) == 1 && std::ranges::any_of(nest.values, [&](const Value& load) {
             if (load.kind != Value::Kind::load || !(load.layout == store.layout)) return false;
             const bool may =
                 plan.buffers[load.buffer].kind == Buffer::Kind::arena || overwritten.contains(load.buffer);
             return may && last_pass(nest, load.buffer) > value.pass;
           });
  };
  const auto taken = [&](const Store& store) {
    return std::ranges::any_of(
        nest.values, [&](const Value& other) { return other.scratch == store.buffer && other.layout == store.layout; });
  };
  for (const Store& store : nest.stores) {
    const Value& stored = nest.values[store.value];
    if (stored.after || store.value == kept.value || stored.pass < kept.until) continue;
    if (nest.inner_loop_of(store) != value.inner_loop || plan.buffers[store.buffer].type.dtype != value.dtype) continue;
    if (store.layout.strides[lanes].is_constant(1) && !taken(store) && !replaces(store)) return &store;
  }
  return nullptr;
}

void update_in_place(Plan& plan, const Surroundings& surroundings) { Updater(plan, surroundings).run(); }

}  // namespace modelc::plan
