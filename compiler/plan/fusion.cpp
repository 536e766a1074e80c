#include "plan/fusion.h"

#include <algorithm>
#include <set>

#include "plan/consumers.h"
#include "plan/dependences.h"
#include "plan/rows.h"

namespace modelc::plan {

namespace {

using Maps = std::vector<AxisMap>;

// Of one loop nest. Beyond, registers are long gone, and looking for more to fuse would take quadratic time.
constexpr std::size_t most_members = 100;

class Grouper {
 public:
  explicit Grouper(const LoweredGraph& ops)
      : graph_(*ops.graph),
        ops_(ops.ops),
        consumers_(ops),
        forced_(ops_.size(), false),
        result_{{}, std::vector<std::uint32_t>(ops_.size(), no_group), {}, {}, {}, {}},
        dependences_(ops_, result_) {
    result_.free.assign(ops_.size(), false);
    for (LoweredId id = 0; id < ops_.size(); ++id) {
      bool known = ops_[id].kind == LoweredOp::Kind::apply && ops_[id].type.shape.empty();
      for (const Use& use : ops_[id].inputs) known = known && (scalar(use.lowered) || result_.free[use.lowered]);
      result_.free[id] = known;
    }
    for (const Use& use : ops.outputs) forced_[use.lowered] = true;
    for (const Use& use : ops.updates) forced_[use.lowered] = true;
  }

  Fusion run(std::size_t carried) {
    for (LoweredId id = 0; id < ops_.size(); ++id) {
      if (full_reduction(id) && ungrouped(id)) seed_full_reduction(id);
    }
    full_reductions_ = static_cast<std::uint32_t>(result_.groups.size());
    // What joins two products goes behind the one that waits for the loop's last turn, so that the other is done by
    // then.
    const std::vector<bool> waits = follow_carries(carried);
    for (const bool first : {true, false}) {
      for (LoweredId id = 0; id < ops_.size(); ++id)
        if (ops_[id].kind == LoweredOp::Kind::contraction && waits[id] == first) grow(seed_elementwise(id), true);
    }
    for (LoweredId id = 0; id < ops_.size(); ++id) {
      if (ops_[id].kind == LoweredOp::Kind::reduce && ungrouped(id)) grow(seed_reduction(id), true);
    }
    for (LoweredId id = static_cast<LoweredId>(ops_.size()); id-- > 0;) {
      if (!ops_[id].elementwise() || !ungrouped(id) || known_alone(id)) continue;
      grow(seed_elementwise(id), false);
    }
    return std::move(result_);
  }

  Fusion run_separately() {
    for (LoweredId id = 0; id < ops_.size(); ++id) {
      if (ops_[id].kind == LoweredOp::Kind::reduce)
        seed_reduction(id);
      else if (ops_[id].kind == LoweredOp::Kind::contraction || (ops_[id].elementwise() && !known_alone(id)))
        seed_elementwise(id);
    }
    return std::move(result_);
  }

 private:
  // A number that is known without a loop, and that nobody needs in memory.
  bool known_alone(LoweredId id) const { return result_.free[id] && !forced_[id] && !consumers_.need_in_memory(id); }
  bool scalar(LoweredId id) const {
    return ops_[id].kind == LoweredOp::Kind::literal || ops_[id].kind == LoweredOp::Kind::dim;
  }
  /// The ops that depend on any of the first `carried` leaves.
  std::vector<bool> follow_carries(std::size_t carried) const {
    std::set<ir::NodeId> carries;
    for (std::size_t i = 0; i < carried; ++i) carries.insert(graph_.leaves[i].node);
    std::vector<bool> follow(ops_.size(), false);
    for (LoweredId id = 0; id < ops_.size(); ++id) {
      follow[id] = (ops_[id].kind == LoweredOp::Kind::leaf && carries.contains(ops_[id].node)) ||
                   std::ranges::any_of(ops_[id].inputs, [&](const Use& use) { return follow[use.lowered]; });
    }
    return follow;
  }
  bool ungrouped(LoweredId id) const { return result_.group_of[id] == no_group; }
  FusionGroup& group(std::uint32_t g) { return result_.groups[g]; }
  /// Is it the reduction of a tensor to one number?
  bool full_reduction(LoweredId id) const {
    return ops_[id].kind == LoweredOp::Kind::reduce && one(ops_[id].type.shape) && !one(ops_[id].inputs[0].view.shape);
  }

  std::uint32_t seed_elementwise(LoweredId id) {
    const Shape& shape = ops_[id].type.shape;
    FusionGroup made;
    made.loops = shape;
    made.outer = shape.size();
    made.contraction = ops_[id].kind == LoweredOp::Kind::contraction;
    for (std::size_t k = 0; k < shape.size(); ++k) made.order.push_back(k);
    const Maps maps = *whole(shape).axes;
    return open(std::move(made), {id, maps, maps});
  }

  std::uint32_t seed_reduction(LoweredId id) {
    const Shape& from = ops_[id].inputs[0].view.shape;
    const auto& axes = attributes(id).get<std::vector<std::int64_t>>("axes");
    FusionGroup made;
    made.order.resize(from.size());
    const auto reduced = [&](std::size_t k) {
      return std::find(axes.begin(), axes.end(), static_cast<std::int64_t>(k)) != axes.end();
    };
    for (const bool inner : {false, true}) {
      for (std::size_t k = 0; k < from.size(); ++k) {
        if (reduced(k) != inner) continue;
        made.order[k] = made.loops.size();
        made.loops.push_back(from[k]);
      }
      if (!inner) made.outer = made.loops.size();
    }
    Maps viewer(from.size());
    for (std::size_t k = 0; k < from.size(); ++k) {
      if (!one(from[k])) viewer[k] = {static_cast<int>(made.order[k]), 0, 1};
    }
    const std::optional<Maps> map = matched(made, ops_[id].type.shape, true);
    return open(std::move(made), {id, *map, std::move(viewer)});
  }

  // A sum over everything goes with the rows that its elements come from, where they are rows; otherwise it is one long
  // row itself.
  void seed_full_reduction(LoweredId id) {
    if (const LoweredId rows = rows_before(id); rows != no_lowered) grow(seed_reduction(rows), true);
    if (ungrouped(id)) grow(seed_reduction(id), true);
  }

  // The first reduction in rows that elementwise work leads from to the op.
  LoweredId rows_before(LoweredId id) const {
    LoweredId found = no_lowered;
    std::vector<LoweredId> pending;
    for (const Use& use : ops_[id].inputs) pending.push_back(use.lowered);
    std::vector<LoweredId> seen;
    while (!pending.empty() && seen.size() < most_members) {
      const LoweredId at = pending.back();
      pending.pop_back();
      if (!ungrouped(at) || std::find(seen.begin(), seen.end(), at) != seen.end()) continue;
      seen.push_back(at);
      if (ops_[at].kind == LoweredOp::Kind::reduce && !full_reduction(at)) found = std::min(found, at);
      if (!ops_[at].elementwise()) continue;
      for (const Use& use : ops_[at].inputs) pending.push_back(use.lowered);
    }
    return found;
  }

  const ir::Attrs& attributes(LoweredId id) const { return graph_[ops_[id].node].attrs; }

  std::uint32_t open(FusionGroup made, Member first) {
    const auto g = static_cast<std::uint32_t>(result_.groups.size());
    if (made.outer < made.loops.size()) made.inner_loops = {made.outer};
    result_.group_of[first.lowered] = g;
    made.members.push_back(std::move(first));
    dependences_.open(g, made.members.back().lowered);
    result_.groups.push_back(std::move(made));
    return g;
  }

  // Maps a shape onto the group's loops, all of them or the outer ones alone, axis by axis where the extent is not 1.
  static std::optional<Maps> matched(const FusionGroup& to, const Shape& shape, bool outer_only) {
    Maps maps(shape.size());
    std::size_t next = 0;
    for (const std::size_t loop : to.order) {
      if (one(to.loops[loop]) || (outer_only && loop >= to.outer)) continue;
      while (next < shape.size() && one(shape[next])) ++next;
      if (next == shape.size() || !(shape[next] == to.loops[loop])) return std::nullopt;
      maps[next++] = {static_cast<int>(loop), 0, 1};
    }
    for (; next < shape.size(); ++next) {
      if (!one(shape[next])) return std::nullopt;
    }
    return maps;
  }

  template <class Members>
  static auto place_of(Members& members, LoweredId id) {
    return std::lower_bound(members.begin(), members.end(), id,
                            [](const Member& m, LoweredId wanted) { return m.lowered < wanted; });
  }

  const Member* member(std::uint32_t g, LoweredId id) const {
    const std::vector<Member>& members = result_.groups[g].members;
    const auto at = place_of(members, id);
    return at != members.end() && at->lowered == id ? &*at : nullptr;
  }

  // Every input that the group itself computes must be read at the indices at which it is computed, and not before it
  // is known.
  bool inputs_agree(std::uint32_t g, LoweredId id, const Maps& viewer, bool after = false) const {
    for (const Use& use : ops_[id].inputs) {
      if (result_.group_of[use.lowered] != g) continue;
      if (member(g, use.lowered)->after != after) return false;
      if (!use.view.axes || compose(*use.view.axes, viewer) != member(g, use.lowered)->map) return false;
    }
    return true;
  }

  // Whoever of the group reads the op must do so at the indices at which it is computed, and when it is known. A
  // product reads its operands whole, before the loops begin.
  bool readers_agree(std::uint32_t g, const Member& candidate) const {
    return std::ranges::all_of(consumers_[candidate.lowered], [&](const Consumer& consumer) {
      if (result_.group_of[consumer.lowered] != g) return true;
      const Member& by = *member(g, consumer.lowered);
      const LoweredOp::Kind kind = ops_[by.lowered].kind;
      if (kind == LoweredOp::Kind::contraction || !consumer.use->view.axes) return false;
      const bool after = by.after && kind != LoweredOp::Kind::reduce;
      return candidate.after == after && compose(*consumer.use->view.axes, by.viewer) == candidate.map;
    });
  }

  bool try_add(std::uint32_t g, Member candidate) {
    const LoweredId id = candidate.lowered;
    std::vector<Member>& members = group(g).members;
    if (members.size() >= most_members || !readers_agree(g, candidate)) return false;
    const Dependences::Unit unit = dependences_.of_group(g);
    if (dependences_.part(unit, id)) return false;
    dependences_.join(unit, id);
    members.insert(place_of(members, id), std::move(candidate));
    result_.group_of[id] = g;
    return true;
  }

  void grow(std::uint32_t g, bool forwards) {
    bool grown = true;
    while (grown) {
      grown = false;
      for (std::size_t i = 0; i < group(g).members.size(); ++i) {
        const LoweredId id = group(g).members[i].lowered;
        if (forwards) {
          for (const Consumer& consumer : consumers_[id]) grown = add_consumer(g, consumer.lowered) || grown;
        }
      }
      for (std::size_t i = group(g).members.size(); i-- > 0;) {
        const LoweredOp& reader = ops_[group(g).members[i].lowered];
        const auto may_join = [&](const Use& use) { return ungrouped(use.lowered) && !result_.free[use.lowered]; };
        if (reader.kind == LoweredOp::Kind::contraction || std::ranges::none_of(reader.inputs, may_join)) continue;
        const Member current = group(g).members[i];
        for (const Use& use : reader.inputs) grown = add_producer(g, current, use) || grown;
      }
    }
  }

  bool add_consumer(std::uint32_t g, LoweredId id) {
    if (!ungrouped(id)) return false;
    const LoweredOp& lowered = ops_[id];
    if (lowered.kind == LoweredOp::Kind::reduce) return add_reduction(g, id);
    if (!lowered.elementwise() || (one(lowered.type.shape) && waits_for_others(g, id))) return false;
    if (group(g).contraction && leads_to_full_reduction(id)) return false;
    if (follows_full_reduction(g, id)) {
      const Maps map(lowered.type.shape.size());
      return inputs_agree(g, id, map, true) && try_add(g, {id, map, map, true});
    }
    for (const bool outer_only : {false, true}) {
      if (outer_only && group(g).outer == group(g).loops.size()) break;
      const std::optional<Maps> map = matched(group(g), lowered.type.shape, outer_only);
      if (map && inputs_agree(g, id, *map)) return try_add(g, {id, *map, *map});
    }
    const std::optional<Maps> map = permuted(g, id);
    return map && inputs_agree(g, id, *map) && try_add(g, {id, *map, *map});
  }

  // Does elementwise work that nobody needs in memory lead from it to a sum over everything? Then it goes there, where
  // the gradient can share it, and not behind the product.
  bool leads_to_full_reduction(LoweredId id) const {
    std::vector<LoweredId> found{id};
    for (std::size_t i = 0; i < found.size() && found.size() < most_members; ++i) {
      const LoweredId at = found[i];
      if (result_.group_of[at] < full_reductions_) return true;
      if (!ops_[at].elementwise() || !ungrouped(at) || forced_[at] || consumers_.need_in_memory(at)) continue;
      for (const Consumer& by : consumers_[at])
        if (std::ranges::find(found, by.lowered) == found.end()) found.push_back(by.lowered);
    }
    return false;
  }

  // The loops of a contraction by the axes of an op that has its result's axes in another order, but for the last:
  // it is stored so, packets of elements side by side as ever.
  std::optional<Maps> permuted(std::uint32_t g, LoweredId id) const {
    if (!result_.groups[g].contraction) return std::nullopt;
    const Shape& shape = ops_[id].type.shape;
    const auto read = std::ranges::find_if(
        ops_[id].inputs, [&](const Use& use) { return result_.group_of[use.lowered] == g && use.view.axes; });
    if (read == ops_[id].inputs.end() || shape.empty()) return std::nullopt;
    const Maps &source = *read->view.axes, &loops = member(g, read->lowered)->map;
    Maps maps(shape.size());
    for (std::size_t k = 0; k < source.size(); ++k) {
      if (one(ops_[read->lowered].type.shape[k])) continue;
      if (source[k].axis < 0 || source[k].offset != Dim(0) || source[k].step != Dim(1)) return std::nullopt;
      AxisMap& map = maps[static_cast<std::size_t>(source[k].axis)];
      if (map.axis >= 0 || !(shape[static_cast<std::size_t>(source[k].axis)] == ops_[read->lowered].type.shape[k]))
        return std::nullopt;
      map = loops[k];
    }
    for (std::size_t k = 0; k < shape.size(); ++k)
      if (maps[k].axis < 0 && !one(shape[k])) return std::nullopt;
    const bool lanes_stay = maps.back().axis >= 0 && maps.back() == loops.back();
    return lanes_stay ? std::optional(maps) : std::nullopt;
  }

  // Does a number need what no group computes yet? It goes with the last: an earlier group must not wait for it.
  bool waits_for_others(std::uint32_t g, LoweredId id) const {
    return std::ranges::any_of(ops_[id].inputs, [&](const Use& use) {
      const LoweredOp& input = ops_[use.lowered];
      const bool computed = input.elementwise() || input.kind == LoweredOp::Kind::reduce;
      return computed && result_.group_of[use.lowered] != g && ungrouped(use.lowered) && !result_.free[use.lowered];
    });
  }

  bool follows_full_reduction(std::uint32_t g, LoweredId id) const {
    if (!one(ops_[id].type.shape)) return false;
    const std::vector<Use>& inputs = ops_[id].inputs;
    return std::any_of(inputs.begin(), inputs.end(), [&](const Use& use) {
      const Member* of = member(g, use.lowered);
      return of && of->after;
    });
  }

  static bool varies_in_rows(const FusionGroup& to, const View& view, const Maps& viewer) {
    const Layout layout = compose(view.layout, viewer, to.loops.size());
    for (std::size_t loop = to.outer; loop < to.loops.size(); ++loop)
      if (!one(to.loops[loop]) && !(layout.strides[loop] == Dim(0))) return true;
    return to.outer == to.loops.size();
  }

  // A reduction over all loops, or over all the outer ones.
  bool add_full_reduction(std::uint32_t g, LoweredId id) {
    const FusionGroup& to = group(g);
    const Shape& from = ops_[id].inputs[0].view.shape;
    for (const bool outer_only : {false, true}) {
      const std::optional<Maps> viewer = matched(to, from, outer_only);
      if (!viewer || !inputs_agree(g, id, *viewer)) continue;
      // What is the same for a row is added up once a row.
      if (!outer_only && !varies_in_rows(to, ops_[id].inputs[0].view, *viewer)) continue;
      return try_add(g, {id, Maps(ops_[id].type.shape.size()), *viewer, true});
    }
    return false;
  }

  bool add_reduction(std::uint32_t g, LoweredId id) {
    const FusionGroup& to = group(g);
    if (to.contraction || to.outer == to.loops.size()) return false;
    if (has_rows(to) && full_reduction(id)) return add_full_reduction(g, id);
    const Shape& from = ops_[id].inputs[0].view.shape;
    const std::optional<Maps> viewer = matched(to, from, false);
    if (!viewer || !inputs_agree(g, id, *viewer)) return false;
    const auto& axes = attributes(id).get<std::vector<std::int64_t>>("axes");
    for (std::size_t k = 0; k < from.size(); ++k) {
      if (one(from[k])) continue;
      const bool reduced = std::find(axes.begin(), axes.end(), static_cast<std::int64_t>(k)) != axes.end();
      if (reduced != (static_cast<std::size_t>((*viewer)[k].axis) >= to.outer)) return false;
    }
    const std::optional<Maps> map = matched(to, ops_[id].type.shape, true);
    return map && try_add(g, {id, *map, *viewer});
  }

  // A producer joins when nobody else needs it, or it can be stored from here, and it is computed once for each turn.
  bool add_producer(std::uint32_t g, const Member& consumer, const Use& use) {
    const LoweredId id = use.lowered;
    const LoweredOp::Kind kind = ops_[id].kind;
    if (!ungrouped(id) || result_.free[id] || !use.view.axes) return false;
    if (kind != LoweredOp::Kind::apply && kind != LoweredOp::Kind::copy && kind != LoweredOp::Kind::reduce)
      return false;
    if (consumer.after && ops_[consumer.lowered].kind != LoweredOp::Kind::reduce) return false;
    for (const Consumer& other : consumers_[id]) {
      if (result_.group_of[other.lowered] != g) return false;
    }
    const Maps map = compose(*use.view.axes, consumer.viewer);
    if (kind == LoweredOp::Kind::reduce)
      return !full_reduction(id) && matched(group(g), ops_[id].type.shape, true) == map && add_reduction(g, id);
    const FusionGroup& to = group(g);
    std::vector<bool> used(to.loops.size(), false);
    bool all_of_item = true;
    for (std::size_t k = 0; k < map.size(); ++k) {
      if (map[k].axis < 0) {
        all_of_item = all_of_item && one(ops_[id].type.shape[k]);
        continue;
      }
      const auto loop = static_cast<std::size_t>(map[k].axis);
      used[loop] = true;
      all_of_item =
          all_of_item && map[k].offset == Dim(0) && map[k].step == Dim(1) && to.loops[loop] == ops_[id].type.shape[k];
    }
    std::size_t inner_used = 0;
    std::size_t inner_count = 0;
    for (std::size_t loop = 0; loop < to.loops.size(); ++loop) {
      if (one(to.loops[loop])) continue;
      if (loop < to.outer && !used[loop]) return false;
      inner_count += loop >= to.outer;
      inner_used += loop >= to.outer && used[loop];
    }
    if (inner_used != 0 && inner_used != inner_count) return false;
    if (forced_[id] && !all_of_item) return false;
    return inputs_agree(g, id, map) && try_add(g, {id, map, map});
  }

  const ir::Graph& graph_;
  const std::vector<LoweredOp>& ops_;
  Consumers consumers_;
  std::vector<bool> forced_;           // results
  std::uint32_t full_reductions_ = 0;  // so many groups are about sums over everything: the first
  Fusion result_;
  Dependences dependences_;
};

}  // namespace

Fusion group(const LoweredGraph& ops, std::size_t carried) {
  Fusion made = Grouper(ops).run(carried);
  fuse_horizontally(ops, made);
  choose_stored(ops, made);
  choose_recomputed(ops, made);
  return made;
}

Fusion separate(const LoweredGraph& ops) {
  Fusion made = Grouper(ops).run_separately();
  choose_stored(ops, made);
  made.recomputed.assign(ops.ops.size(), false);
  return made;
}

}  // namespace modelc::plan
