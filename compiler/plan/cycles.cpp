#include <algorithm>

#include "plan/groups.h"

namespace modelc::plan {

Reaches::Reaches(const std::vector<Item>& items, const Grouping& grouping)
    : latest_(items.size()), dependents_(items.size()) {
  for (ItemId id = 0; id < items.size(); ++id) {
    latest_[id] = id;
    for (const Use& use : items[id].inputs) dependents_[use.item].push_back(id);
    for (const ItemId before : items[id].after) dependents_[before].push_back(id);
  }
  // Parts of a tensor stand before it; should something wait for a later item, its dependents do, too.
  std::vector<ItemId> pending;
  for (ItemId id = 0; id < items.size(); ++id)
    for (const ItemId by : dependents_[id])
      if (by < id) pending.push_back(id);
  while (!pending.empty()) {
    const ItemId id = pending.back();
    pending.pop_back();
    for (const ItemId by : dependents_[id]) {
      if (latest_[by] >= latest_[id]) continue;
      latest_[by] = latest_[id];
      pending.push_back(by);
    }
  }
  for (std::uint32_t g = 0; g < grouping.groups.size(); ++g) join(grouping, g);
}

void Reaches::join(const Grouping& grouping, std::uint32_t group) {
  std::vector<ItemId> pending;
  ItemId latest = 0;
  for (const Member& m : grouping.groups[group].members) latest = std::max(latest, latest_[m.item]);
  const auto raise = [&](ItemId id) {
    if (latest_[id] >= latest) return;
    latest_[id] = latest;
    pending.push_back(id);
  };
  for (const Member& m : grouping.groups[group].members) raise(m.item);
  while (!pending.empty()) {
    const ItemId id = pending.back();
    pending.pop_back();
    if (const std::uint32_t other = grouping.group_of[id]; other != no_group)
      for (const Member& m : grouping.groups[other].members) raise(m.item);
    for (const ItemId by : dependents_[id]) raise(by);
  }
}

bool waits_for_itself(const std::vector<Item>& items, const Grouping& grouping, const Reaches& reaches,
                      std::initializer_list<std::uint32_t> groups) {
  const auto inside = [&](ItemId id) { return std::ranges::find(groups, grouping.group_of[id]) != groups.end(); };
  ItemId first = no_item;
  for (const std::uint32_t g : groups)
    for (const Member& m : grouping.groups[g].members) first = std::min(first, m.item);
  std::vector<ItemId> pending;
  const auto wait_for = [&](ItemId id) {
    if (reaches.of(id) >= first) pending.push_back(id);
  };
  const auto visit = [&](ItemId id, bool member) {
    for (const Use& use : items[id].inputs)
      if (!member || !inside(use.item)) wait_for(use.item);
    for (const ItemId before : items[id].after) wait_for(before);
  };
  for (const std::uint32_t g : groups)
    for (const Member& m : grouping.groups[g].members) visit(m.item, true);
  if (pending.empty()) return false;
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
