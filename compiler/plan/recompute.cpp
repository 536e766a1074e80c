// What groups compute for themselves instead of reading what another one has stored.
#include <algorithm>

#include "ir/cost.h"
#include "plan/groups.h"

namespace modelc::plan {

namespace {

// Of operations and of loads of whole tensors. A bool in memory is dear, and counts for two: packets are made of it
// element by element.
constexpr int most_work_for_mask = 8, most_loads_for_mask = 2;
constexpr int most_work_for_number = 2, most_loads_for_number = 1;

class Chooser {
 public:
  Chooser(const Items& items, Grouping& grouping) : graph_(*items.graph), items_(items.items), grouping_(grouping) {}

  // In order: when an item's turn comes, what it would be computed from is settled.
  void run() {
    grouping_.recomputed.assign(items_.size(), false);
    for (ItemId id = 0; id < items_.size(); ++id) {
      if (!grouping_.stored[id] || grouping_.addressed[id]) continue;
      if (items_[id].kind != Item::Kind::apply) continue;
      work_ = loads_ = 0;
      seen_.clear();
      if (!computable(id)) continue;
      const bool mask = items_[id].type.dtype == DType::boolean;
      if (work_ > (mask ? most_work_for_mask : most_work_for_number)) continue;
      if (loads_ > (mask ? most_loads_for_mask : most_loads_for_number)) continue;
      for (const ItemId one : seen_) grouping_.recomputed[one] = true;
      grouping_.stored[id] = false;
    }
  }

 private:
  // Can the item be computed anywhere from what lies in memory? Adds up what that takes.
  bool computable(ItemId id) {
    if (std::find(seen_.begin(), seen_.end(), id) != seen_.end()) return true;
    const Item& item = items_[id];
    if (item.kind != Item::Kind::apply && item.kind != Item::Kind::copy) return false;
    seen_.push_back(id);
    if (item.kind == Item::Kind::apply) work_ += ir::cost(*graph_[item.node].op);
    if (work_ > most_work_for_mask) return false;
    for (const Use& use : item.inputs) {
      const Item& input = items_[use.item];
      const bool number = input.kind == Item::Kind::literal || input.kind == Item::Kind::dim;
      if (number || input.kind == Item::Kind::index || grouping_.free[use.item]) continue;
      const bool lies = grouping_.stored[use.item] || input.kind == Item::Kind::leaf ||
                        input.kind == Item::Kind::constant || input.kind == Item::Kind::result;
      if (lies) {
        const bool whole = ir::element_count(input.type.shape) == ir::element_count(item.type.shape);
        loads_ += !whole ? 0 : input.type.dtype == DType::boolean ? 2 : 1;
      } else if (!use.view.axes || !computable(use.item)) {
        return false;
      }
    }
    return true;
  }

  const ir::Graph& graph_;
  const std::vector<Item>& items_;
  Grouping& grouping_;
  int work_ = 0, loads_ = 0;
  std::vector<ItemId> seen_;
};

}  // namespace

void choose_recomputed(const Items& items, Grouping& grouping) { Chooser(items, grouping).run(); }

}  // namespace modelc::plan
