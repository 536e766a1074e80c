// What lies in memory: results, and what others read than those who compute it.
#include "plan/consumers.h"
#include "plan/groups.h"

namespace modelc::plan {

void choose_stored(const Items& items, Grouping& grouping) {
  const Consumers consumers(items);
  const auto count = static_cast<ItemId>(items.items.size());
  grouping.stored.assign(count, false);
  for (const std::vector<Use>* results : {&items.outputs, &items.updates})
    for (const Use& use : *results) grouping.stored[use.item] = true;
  grouping.addressed = grouping.stored;
  for (ItemId id = 0; id < count; ++id) {
    const Item& item = items.items[id];
    using enum Item::Kind;
    if (item.kind == literal || item.kind == dim || item.kind == index || item.kind == part) {
      grouping.stored[id] = false;
    } else if (!item.elementwise() && item.kind != reduce && item.kind != contraction) {
      grouping.stored[id] = grouping.addressed[id] = item.kind != fill;
    } else if (consumers.need_in_memory(id)) {
      grouping.stored[id] = grouping.addressed[id] = true;
    } else if (!(grouping.free[id] && grouping.group_of[id] == no_group)) {
      for (const Consumer& consumer : consumers[id]) {
        if (grouping.group_of[consumer.item] != grouping.group_of[id] && !grouping.free[id]) grouping.stored[id] = true;
      }
    }
  }
}

}  // namespace modelc::plan
