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
    const FusionGroup& group = sources_.fusion.groups[g_];
    const auto loop = [&](std::size_t k) { return group.loops.begin() + static_cast<std::ptrdiff_t>(k); };
    nest_.outer.assign(loop(0), loop(group.outer));
    for (std::size_t r = 0; r < group.inner_loops.size(); ++r)
      nest_.inner_loops.push_back({Shape(loop(group.inner_loops[r]), loop(end_of(group, r)))});
    const std::vector<bool> needed = needed_members(group);
    for (std::size_t i = 0; i < group.members.size(); ++i) {
      if (!needed[i]) continue;
      const Member& m = group.members[i];
      const LoweredOp& lowered = sources_.lowered(m.lowered);
      kernel_.node = lowered.node;
      if (kernel_.nodes.empty() || kernel_.nodes.back() != lowered.node) kernel_.nodes.push_back(lowered.node);
      const ValueId value = compute(m);
      values_[m.lowered] = value;
      if (lowered.kind == LoweredOp::Kind::part) {
        nest_.stores.push_back(
            {value, sources_.buffer_of(lowered.target), compose(lowered.place, m.map, group.loops.size())});
      } else if (sources_.fusion.stored[m.lowered]) {
        nest_.stores.push_back(
            {value, sources_.buffer_of(m.lowered), layout_of(lowered.type.shape, m.map, group.loops.size())});
      }
    }
  }

 private:
  // Without those whose values others compute for themselves.
  std::vector<bool> needed_members(const FusionGroup& group) const {
    const std::vector<Member>& members = group.members;
    std::vector<bool> needed(members.size(), false);
    for (std::size_t i = members.size(); i-- > 0;) {
      const LoweredOp& lowered = sources_.lowered(members[i].lowered);
      if (lowered.kind == LoweredOp::Kind::part || lowered.kind == LoweredOp::Kind::contraction ||
          sources_.fusion.stored[members[i].lowered])
        needed[i] = true;
      if (!needed[i]) continue;
      for (const Use& use : lowered.inputs) {
        if (sources_.fusion.group_of[use.lowered] != g_) continue;
        const auto at = std::lower_bound(members.begin(), members.end(), use.lowered,
                                         [](const Member& m, LoweredId wanted) { return m.lowered < wanted; });
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
    const LoweredOp& lowered = sources_.lowered(m.lowered);
    Value value;
    value.after = m.after;
    if (lowered.kind == LoweredOp::Kind::contraction) value.kind = Value::Kind::accumulator;
    if (lowered.kind != LoweredOp::Kind::reduce) return computed(lowered, m.map, m.viewer, std::move(value));
    value.kind = Value::Kind::reduce;
    const ValueId made = computed(lowered, m.map, m.viewer, std::move(value));
    nest_.values[made].inner_loop = inner_loop(m.viewer).value_or(0);
    return made;
  }

  // Completes the op's value and adds it, with what it is computed from.
  ValueId computed(const LoweredOp& lowered, const std::vector<AxisMap>& map, const std::vector<AxisMap>& viewer,
                   Value value) {
    value.node = lowered.node;
    value.dtype = lowered.type.dtype;
    const std::optional<std::uint32_t> along = inner_loop(map);
    value.inner = along.has_value();
    value.inner_loop = along.value_or(0);
    if (value.kind != Value::Kind::accumulator)
      for (const Use& use : lowered.inputs) value.args.push_back(operand(viewer, use));
    if (lowered.kind == LoweredOp::Kind::copy || lowered.kind == LoweredOp::Kind::part) return value.args[0];
    if (lowered.kind == LoweredOp::Kind::apply) recognize_index(value);
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

  // The inner loop whose loops the indices follow, if any.
  std::optional<std::uint32_t> inner_loop(const std::vector<AxisMap>& map) const {
    for (const AxisMap& axis : map)
      for (std::size_t r = nest_.inner_loops.size(); r-- > 0;)
        if (axis.axis >= static_cast<int>(nest_.first_loop(r))) return static_cast<std::uint32_t>(r);
    return std::nullopt;
  }

  const std::vector<AxisMap>& map_of(LoweredId id) const {
    const std::vector<Member>& members = sources_.fusion.groups[g_].members;
    return std::ranges::lower_bound(members, id, {}, &Member::lowered)->map;
  }

  // The value of an op that is computed elsewhere, or at other indices, computed again.
  ValueId rematerialize(LoweredId id, std::vector<AxisMap> map) {
    for (const Rematerialized& made : rematerialized_) {
      if (made.lowered == id && made.map == map) return made.value;
    }
    const ValueId made = computed(sources_.lowered(id), map, map, {});
    rematerialized_.push_back({id, std::move(map), made});
    return made;
  }

  ValueId operand(const std::vector<AxisMap>& viewer, const Use& use) {
    if (sources_.fusion.group_of[use.lowered] == g_) {
      const std::vector<AxisMap> map = compose(*use.view.axes, viewer);
      return map == map_of(use.lowered) ? values_.at(use.lowered) : rematerialize(use.lowered, map);
    }
    const LoweredOp& lowered = sources_.lowered(use.lowered);
    if (lowered.kind == LoweredOp::Kind::literal || lowered.kind == LoweredOp::Kind::dim ||
        sources_.fusion.free[use.lowered]) {
      return known(use.lowered);
    }
    if (sources_.fusion.recomputed[use.lowered] && !sources_.fusion.stored[use.lowered])
      return rematerialize(use.lowered, compose(*use.view.axes, viewer));
    Value load;
    load.kind = lowered.kind == LoweredOp::Kind::index ? Value::Kind::index : Value::Kind::load;
    load.node = lowered.node;
    load.dtype = lowered.type.dtype;
    if (load.kind == Value::Kind::load) load.buffer = sources_.buffer_of(use.lowered);
    load.layout = compose(use.view.layout, viewer, nest_.first_loop(nest_.inner_loops.size()));
    const std::optional<std::uint32_t> along = nest_.inner_loop_of(load.layout);
    load.inner = along.has_value();
    load.inner_loop = along.value_or(0);
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
  ValueId known(LoweredId id) {
    const auto found = values_.find(id);
    if (found != values_.end()) return found->second;
    const LoweredOp& lowered = sources_.lowered(id);
    const ir::Node& node = sources_.graph[lowered.node];
    Value value;
    value.node = lowered.node;
    value.dtype = lowered.type.dtype;
    if (lowered.kind == LoweredOp::Kind::dim) {
      value.kind = Value::Kind::dim;
      value.dim = node.attrs.get<Dim>("dim");
    } else if (lowered.kind == LoweredOp::Kind::literal) {
      value.kind = Value::Kind::literal;
      value.constant = lowered.literal;
    } else {
      for (const Use& use : lowered.inputs) value.args.push_back(known(use.lowered));
    }
    const ValueId made = push(std::move(value));
    values_[id] = made;
    return made;
  }

  Kernel& kernel_;
  Nest& nest_;
  const Sources& sources_;
  std::uint32_t g_;
  std::map<LoweredId, ValueId> values_;
  std::vector<ValueId> loads_;
  struct Rematerialized {
    LoweredId lowered;
    std::vector<AxisMap> map;
    ValueId value;
  };
  std::vector<Rematerialized> rematerialized_;
};

}  // namespace

void fill_nest(Kernel& kernel, const Sources& sources, std::uint32_t group) { Filler(kernel, sources, group).run(); }

}  // namespace modelc::plan
