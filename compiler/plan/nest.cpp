#include <algorithm>
#include <map>
#include <memory>

#include "plan/builder.h"
#include "plan/rows.h"

namespace modelc::plan {

namespace {

class Filler {
 public:
  Filler(Kernel& kernel, const Sources& sources, std::uint32_t group)
      : kernel_(kernel), nest_(kernel.nest), sources_(sources), g_(group) {}

  void run() {
    const Group& group = sources_.grouping.groups[g_];
    const auto loop = [&](std::size_t k) { return group.loops.begin() + static_cast<std::ptrdiff_t>(k); };
    nest_.outer.assign(loop(0), loop(group.outer));
    for (std::size_t r = 0; r < group.ranges.size(); ++r)
      nest_.ranges.push_back({Shape(loop(group.ranges[r]), loop(end_of(group, r)))});
    const std::vector<bool> needed = needed_members(group);
    for (std::size_t i = 0; i < group.members.size(); ++i) {
      if (!needed[i]) continue;
      const Member& m = group.members[i];
      const Item& item = sources_.item(m.item);
      kernel_.node = item.node;
      if (kernel_.nodes.empty() || kernel_.nodes.back() != item.node) kernel_.nodes.push_back(item.node);
      const ValueId value = compute(m);
      values_[m.item] = value;
      if (item.kind == Item::Kind::part) {
        nest_.stores.push_back(
            {value, sources_.buffer_of(item.target), compose(item.place, m.map, group.loops.size())});
      } else if (sources_.grouping.stored[m.item]) {
        nest_.stores.push_back(
            {value, sources_.buffer_of(m.item), layout_of(item.type.shape, m.map, group.loops.size())});
      }
    }
  }

 private:
  // Without those whose values others compute for themselves.
  std::vector<bool> needed_members(const Group& group) const {
    const std::vector<Member>& members = group.members;
    std::vector<bool> needed(members.size(), false);
    for (std::size_t i = members.size(); i-- > 0;) {
      const Item& item = sources_.item(members[i].item);
      if (item.kind == Item::Kind::part || item.kind == Item::Kind::contraction ||
          sources_.grouping.stored[members[i].item])
        needed[i] = true;
      if (!needed[i]) continue;
      for (const Use& use : item.inputs) {
        if (sources_.grouping.group_of[use.item] != g_) continue;
        const auto at = std::lower_bound(members.begin(), members.end(), use.item,
                                         [](const Member& m, ItemId wanted) { return m.item < wanted; });
        needed[static_cast<std::size_t>(at - members.begin())] = true;
      }
    }
    return needed;
  }

  ValueId push(Value value) {
    nest_.values.push_back(std::move(value));
    return static_cast<ValueId>(nest_.values.size() - 1);
  }

  ValueId compute(const Member& m) {
    const Item& item = sources_.item(m.item);
    Value value;
    value.after = m.after;
    if (item.kind == Item::Kind::contraction) value.kind = Value::Kind::accumulator;
    if (item.kind != Item::Kind::reduce) return computed(item, m.map, m.viewer, std::move(value));
    value.kind = Value::Kind::reduce;
    const ValueId made = computed(item, m.map, m.viewer, std::move(value));
    nest_.values[made].range = range(m.viewer).value_or(0);
    return made;
  }

  // Completes the item's value and adds it, with what it is computed from.
  ValueId computed(const Item& item, const std::vector<AxisMap>& map, const std::vector<AxisMap>& viewer, Value value) {
    value.node = item.node;
    value.dtype = item.type.dtype;
    const std::optional<std::uint32_t> along = range(map);
    value.inner = along.has_value();
    value.range = along.value_or(0);
    if (value.kind != Value::Kind::accumulator)
      for (const Use& use : item.inputs) value.args.push_back(operand(viewer, use));
    if (item.kind == Item::Kind::copy || item.kind == Item::Kind::part) return value.args[0];
    if (item.kind == Item::Kind::apply) recognize_index(value);
    return push(std::move(value));
  }

  // Comparisons with the place where the loops stand, as in the gradient of picking one of a row's elements, and its
  // number in another dtype.
  void recognize_index(Value& value) const {
    const ir::ScalarFunction* const function = sources_.graph[value.node].op->scalar()->function();
    if (!function) return;
    const auto is_index = [&](ValueId id) { return nest_.values[id].kind == Value::Kind::index; };
    const bool converts = function->form == ir::ScalarFunction::Form::conversion;
    if (converts && is_index(value.args[0]) && value.dtype != DType::boolean && !ir::is_storage(value.dtype)) {
      value.kind = Value::Kind::index;
      value.layout = nest_.values[value.args[0]].layout;
      value.args.clear();
    } else if (function->equates && !ir::is_float(nest_.values[value.args[0]].dtype)) {
      if (!is_index(value.args[0])) std::swap(value.args[0], value.args[1]);
      if (!is_index(value.args[0])) return;
      value.kind = Value::Kind::one_hot;
      value.layout = nest_.values[value.args[0]].layout;
      value.args.erase(value.args.begin());
    }
  }

  // The range whose loops the indices follow, if any.
  std::optional<std::uint32_t> range(const std::vector<AxisMap>& map) const {
    for (const AxisMap& axis : map)
      for (std::size_t r = nest_.ranges.size(); r-- > 0;)
        if (axis.axis >= static_cast<int>(nest_.first_loop(r))) return static_cast<std::uint32_t>(r);
    return std::nullopt;
  }

  const std::vector<AxisMap>& map_of(ItemId id) const {
    const std::vector<Member>& members = sources_.grouping.groups[g_].members;
    return std::ranges::lower_bound(members, id, {}, &Member::item)->map;
  }

  // The value of an item that is computed elsewhere, or at other indices, computed again.
  ValueId again(ItemId id, std::vector<AxisMap> map) {
    for (const Again& made : again_) {
      if (made.item == id && made.map == map) return made.value;
    }
    const ValueId made = computed(sources_.item(id), map, map, {});
    again_.push_back({id, std::move(map), made});
    return made;
  }

  ValueId operand(const std::vector<AxisMap>& viewer, const Use& use) {
    if (sources_.grouping.group_of[use.item] == g_) {
      const std::vector<AxisMap> map = compose(*use.view.axes, viewer);
      return map == map_of(use.item) ? values_.at(use.item) : again(use.item, map);
    }
    const Item& item = sources_.item(use.item);
    if (item.kind == Item::Kind::literal || item.kind == Item::Kind::dim || sources_.grouping.free[use.item]) {
      return known(use.item);
    }
    if (sources_.grouping.recomputed[use.item] && !sources_.grouping.stored[use.item])
      return again(use.item, compose(*use.view.axes, viewer));
    Value load;
    load.kind = item.kind == Item::Kind::index ? Value::Kind::index : Value::Kind::load;
    load.node = item.node;
    load.dtype = item.type.dtype;
    if (load.kind == Value::Kind::load) load.buffer = sources_.buffer_of(use.item);
    load.layout = compose(use.view.layout, viewer, nest_.first_loop(nest_.ranges.size()));
    const std::optional<std::uint32_t> along = nest_.range_of(load.layout);
    load.inner = along.has_value();
    load.range = along.value_or(0);
    for (const ValueId seen : loads_) {
      const Value& other = nest_.values[seen];
      if (other.kind == load.kind && other.node == load.node && other.buffer == load.buffer &&
          other.layout == load.layout)
        return seen;
    }
    loads_.push_back(push(std::move(load)));
    return loads_.back();
  }

  // A scalar that is computed anew in every kernel that needs it.
  ValueId known(ItemId id) {
    const auto found = values_.find(id);
    if (found != values_.end()) return found->second;
    const Item& item = sources_.item(id);
    const ir::Node& node = sources_.graph[item.node];
    Value value;
    value.node = item.node;
    value.dtype = item.type.dtype;
    if (item.kind == Item::Kind::dim) {
      value.kind = Value::Kind::dim;
      value.dim = node.attrs.get<Dim>("dim");
    } else if (item.kind == Item::Kind::literal) {
      value.kind = Value::Kind::literal;
      value.constant = item.literal;
    } else {
      for (const Use& use : item.inputs) value.args.push_back(known(use.item));
    }
    const ValueId made = push(std::move(value));
    values_[id] = made;
    return made;
  }

  Kernel& kernel_;
  Nest& nest_;
  const Sources& sources_;
  std::uint32_t g_;
  std::map<ItemId, ValueId> values_;
  std::vector<ValueId> loads_;
  struct Again {
    ItemId item;
    std::vector<AxisMap> map;
    ValueId value;
  };
  std::vector<Again> again_;
};

}  // namespace

void fill_nest(Kernel& kernel, const Sources& sources, std::uint32_t group) { Filler(kernel, sources, group).run(); }

}  // namespace modelc::plan
