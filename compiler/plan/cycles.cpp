#include <algorithm>

#include "plan/groups.h"

namespace modelc::plan {

bool waits_for_itself(const std::vector<Item>& items, const Grouping& grouping,
                      std::initializer_list<std::uint32_t> groups) {
  const auto inside = [&](ItemId id) { return std::ranges::find(groups, grouping.group_of[id]) != groups.end(); };
  std::vector<ItemId> pending;
  const auto visit = [&](ItemId id, bool member) {
    for (const Use& use : items[id].inputs)
      if (!member || !inside(use.item)) pending.push_back(use.item);
    for (const ItemId before : items[id].after) pending.push_back(before);
  };
  for (const std::uint32_t g : groups)
    for (const Member& m : grouping.groups[g].members) visit(m.item, true);
  std::vector<bool> seen(items.size(), false);
  while (!pending.empty()) {
    const ItemId id = pending.back();
    pending.pop_back();
    if (inside(id)) return true;
    if (seen[id]) continue;
    seen[id] = true;
    const std::uint32_t other = grouping.group_of[id];
    if (other == no_group) {
      visit(id, false);  // however early: what it needs may be in a group with later members
      continue;
    }
    for (const Member& m : grouping.groups[other].members) {
      seen[m.item] = true;
      visit(m.item, false);
    }
  }
  return false;
}

}  // namespace modelc::plan
