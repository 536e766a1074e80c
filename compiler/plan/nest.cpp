#include <algorithm>
#include <map>
#include <memory>

#include "plan/builder.h"

namespace modelc::plan {

namespace {

class Filler {
 public:
  Filler(Kernel& kernel, const Sources& sources, std::uint32_t group)
      : kernel_(kernel), nest_(kernel.nest), sources_(sources), g_(group) {}

  void run() {
    const Group& group = sources_.grouping.groups[g_];
    nest_.outer.assign(group.loops.begin(), group.loops.begin() + static_cast<std::ptrdiff_t>(group.outer));
    nest_.inner.assign(group.loops.begin() + static_cast<std::ptrdiff_t>(group.outer), group.loops.end());
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
    set_packed();
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
    value.node = item.node;
    value.dtype = item.type.dtype;
    value.inner = inner(m.map);
    value.after = m.after;
    if (item.kind == Item::Kind::contraction) {
      value.kind = Value::Kind::accumulator;
      return push(std::move(value));
    }
    for (const Use& use : item.inputs) value.args.push_back(operand(m.viewer, use));
    if (item.kind == Item::Kind::copy || item.kind == Item::Kind::part) return value.args[0];
    if (item.kind == Item::Kind::reduce) value.kind = Value::Kind::reduce;
    return push(std::move(value));
  }

  bool inner(const std::vector<AxisMap>& map) const {
    return std::any_of(map.begin(), map.end(),
                       [&](const AxisMap& axis) { return axis.axis >= static_cast<int>(nest_.outer.size()); });
  }

  // The value of another group's item, computed again.
  ValueId again(ItemId id, std::vector<AxisMap> map) {
    for (const Again& made : again_) {
      if (made.item == id && made.map == map) return made.value;
    }
    const Item& item = sources_.item(id);
    Value value;
    value.node = item.node;
    value.dtype = item.type.dtype;
    value.inner = inner(map);
    for (const Use& use : item.inputs) value.args.push_back(operand(map, use));
    const ValueId made = item.kind == Item::Kind::copy ? value.args[0] : push(std::move(value));
    again_.push_back({id, std::move(map), made});
    return made;
  }

  ValueId operand(const std::vector<AxisMap>& viewer, const Use& use) {
    if (sources_.grouping.group_of[use.item] == g_) return values_.at(use.item);
    const Item& item = sources_.item(use.item);
    if (item.kind == Item::Kind::literal || item.kind == Item::Kind::dim || sources_.grouping.free[use.item]) {
      return known(use.item);
    }
    if (sources_.grouping.recomputed[use.item] && !sources_.grouping.stored[use.item])
      return again(use.item, compose(*use.view.axes, viewer));
    Value load;
    load.kind = Value::Kind::load;
    load.node = item.node;
    load.dtype = item.type.dtype;
    load.buffer = sources_.buffer_of(use.item);
    load.layout = compose(use.view.layout, viewer, nest_.outer.size() + nest_.inner.size());
    for (std::size_t k = nest_.outer.size(); k < load.layout.strides.size(); ++k) {
      load.inner = load.inner || !(load.layout.strides[k] == Dim(0));
    }
    for (const ValueId seen : loads_) {
      if (nest_.values[seen].buffer == load.buffer && nest_.values[seen].layout == load.layout) return seen;
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
      value.constant = literal(node);
    } else {
      for (const Use& use : item.inputs) value.args.push_back(known(use.item));
    }
    const ValueId made = push(std::move(value));
    values_[id] = made;
    return made;
  }

  static std::shared_ptr<const ir::TensorData> literal(const ir::Node& node) {
    ir::TensorData scalar = ir::TensorData::zeros(node.type().dtype, {});
    if (node.op->name == "full") {
      scalar = ir::TensorData::scalar(node.type().dtype, node.attrs.get<double>("fill_value"));
    } else {
      const auto& data = node.attrs.get<std::shared_ptr<const ir::TensorData>>("value");
      if (ir::is_float(scalar.dtype)) {
        scalar.real[0] = data->real[0];
      } else {
        scalar.integer[0] = data->integer[0];
      }
    }
    return std::make_shared<const ir::TensorData>(std::move(scalar));
  }

  // Packets hold floats of one width; bools may come from comparisons and lie in memory beside them.
  void set_packed() {
    std::optional<DType> only;
    bool mixed = false;
    for (const Value& value : nest_.values) {
      if (value.dtype == DType::boolean) continue;
      mixed = mixed || !ir::is_float(value.dtype) || (only && *only != value.dtype);
      only = value.dtype;
    }
    if (!mixed) nest_.packed = only;
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
