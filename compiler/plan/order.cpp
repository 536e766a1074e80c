#include <algorithm>
#include <queue>
#include <stdexcept>

#include "plan/builder.h"

namespace modelc::plan {

namespace {

// Tasks whose results the item reads, through items that are no task themselves.
std::vector<std::size_t> tasks_before(ItemId id, const std::vector<Item>& items,
                                      const std::vector<std::size_t>& task_of) {
  std::vector<std::size_t> found;
  std::vector<ItemId> pending;
  const auto visit = [&](ItemId at) {
    for (const Use& use : items[at].inputs) pending.push_back(use.item);
    pending.insert(pending.end(), items[at].after.begin(), items[at].after.end());
  };
  visit(id);
  while (!pending.empty()) {
    const ItemId at = pending.back();
    pending.pop_back();
    if (task_of[at] != no_item) {
      found.push_back(task_of[at]);
    } else {
      visit(at);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// Values of leaves that are handed out as they were: first of all, so that new ones may be written over them.
bool saves_leaves(const Group& group, const Items& items) {
  return std::all_of(group.members.begin(), group.members.end(), [&](const Member& member) {
    const Item& item = items.items[member.item];
    return item.kind == Item::Kind::copy && items.items[item.inputs[0].item].kind == Item::Kind::leaf &&
           std::any_of(items.outputs.begin(), items.outputs.end(),
                       [&](const Use& output) { return output.item == member.item; });
  });
}

}  // namespace

// Kahn's algorithm.
std::vector<Task> ordered_tasks(const Items& items, const Grouping& grouping) {
  std::vector<Task> tasks;
  std::vector<std::size_t> task_of(items.items.size(), no_item);
  std::vector<ItemId> rank;
  for (std::uint32_t g = 0; g < grouping.groups.size(); ++g) {
    const Group& group = grouping.groups[g];
    for (const Member& m : group.members) task_of[m.item] = tasks.size();
    tasks.push_back({g, no_item});
    rank.push_back(saves_leaves(group, items) ? 0 : group.members.back().item);
  }
  for (ItemId id = 0; id < items.items.size(); ++id) {
    const Item::Kind kind = items.items[id].kind;
    if (kind != Item::Kind::call && kind != Item::Kind::scan && kind != Item::Kind::fill) continue;
    task_of[id] = tasks.size();
    tasks.push_back({no_group, id});
    rank.push_back(id);
  }
  std::vector<std::vector<std::size_t>> next(tasks.size());
  std::vector<std::size_t> waits(tasks.size(), 0);
  for (ItemId id = 0; id < items.items.size(); ++id) {
    if (task_of[id] == no_item) continue;
    for (const std::size_t before : tasks_before(id, items.items, task_of)) {
      if (before == task_of[id]) continue;
      next[before].push_back(task_of[id]);
      ++waits[task_of[id]];
    }
  }
  const auto later = [&](std::size_t a, std::size_t b) { return rank[a] > rank[b]; };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> ready(later);
  for (std::size_t t = 0; t < tasks.size(); ++t) {
    if (waits[t] == 0) ready.push(t);
  }
  std::vector<Task> ordered;
  while (!ready.empty()) {
    const std::size_t t = ready.top();
    ready.pop();
    ordered.push_back(tasks[t]);
    for (const std::size_t after : next[t]) {
      if (--waits[after] == 0) ready.push(after);
    }
  }
  if (ordered.size() != tasks.size()) throw std::logic_error("plan: groups depend on each other");
  return ordered;
}

}  // namespace modelc::plan
