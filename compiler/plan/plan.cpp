#include "plan/plan.h"

#include <algorithm>

namespace modelc::plan {

std::vector<bool> Nest::live() const {
  std::vector<bool> live(values.size(), false);
  for (const Store& store : stores) live[store.value] = true;
  for (std::size_t id = live.size(); id-- > 0;)
    if (live[id])
      for (const ValueId arg : values[id].args) live[arg] = true;
  return live;
}

std::size_t Nest::first_loop(std::size_t inner_loop) const {
  std::size_t first = outer.size();
  for (std::size_t r = 0; r < inner_loop; ++r) first += inner_loops[r].loops.size();
  return first;
}

std::optional<std::uint32_t> Nest::inner_loop_of(const Layout& layout) const {
  for (std::uint32_t r = 0; r < inner_loops.size(); ++r) {
    const std::size_t first = first_loop(r);
    for (std::size_t k = 0; k < inner_loops[r].loops.size(); ++k)
      if (!layout.strides[first + k].is_constant(0)) return r;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Nest::inner_loop_of(const Store& store) const {
  const Value& value = values[store.value];
  return value.inner ? value.inner_loop : inner_loop_of(store.layout);
}

std::vector<BufferId> Bands::between() const {
  std::vector<BufferId> found;
  for (std::size_t s = 0; s + 1 < stages.size(); ++s) found.push_back(stages[s].writes.front());
  return found;
}

std::vector<BufferId> Kernel::lasting() const {
  std::vector<BufferId> written = writes;
  for (const BufferId id : bands.between()) std::erase(written, id);
  const auto stored = [&](BufferId id) {
    return std::ranges::any_of(nest.stores, [&](const Store& store) { return store.buffer == id; });
  };
  for (const Value& value : nest.values)
    if (value.scratch && !stored(*value.scratch)) std::erase(written, *value.scratch);
  if (workspace) std::erase(written, *workspace);
  return written;
}

}  // namespace modelc::plan
