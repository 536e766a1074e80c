#pragma once
#include "plan/items.h"

namespace modelc::plan {

struct Consumer {
  ItemId item;
  const Use* use;
};

/// Who reads each item.
class Consumers {
 public:
  explicit Consumers(const Items& items) : items_(items.items), of_(items_.size()) {
    for (ItemId id = 0; id < items_.size(); ++id)
      for (const Use& use : items_[id].inputs) of_[use.item].push_back({id, &use});
  }

  const std::vector<Consumer>& operator[](ItemId id) const { return of_[id]; }

  /// Do loops need the number: does an element of some tensor follow from it?
  bool lead_to_tensors(ItemId number) const {
    std::vector<ItemId> pending{number};
    std::vector<bool> seen(of_.size(), false);
    while (!pending.empty()) {
      const ItemId at = pending.back();
      pending.pop_back();
      if (!ir::element_count(items_[at].type.shape).is_constant(1)) return true;
      if (seen[at]) continue;
      seen[at] = true;
      for (const Consumer& consumer : of_[at]) pending.push_back(consumer.item);
    }
    return false;
  }

  /// Is the item read by someone who takes addresses, or at indices that no computation can follow?
  bool need_in_memory(ItemId id) const {
    for (const Consumer& consumer : of_[id]) {
      const Item& by = items_[consumer.item];
      if (!by.elementwise() && by.kind != Item::Kind::reduce) return true;
      if (!consumer.use->view.axes) return true;
    }
    return false;
  }

 private:
  const std::vector<Item>& items_;
  std::vector<std::vector<Consumer>> of_;
};

}  // namespace modelc::plan
