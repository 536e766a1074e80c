#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ir/cost.h"
#include "plan/consumers.h"
#include "plan/dependences.h"
#include "plan/fusion.h"
#include "plan/rows.h"

namespace modelc::plan {

namespace {

using Maps = std::vector<AxisMap>;

constexpr std::size_t most_merged = 200;
constexpr int most_work_in_range = 10, most_work_in_row = 40;  // as ir::cost counts

/// Numbers for loops: the same for groups whose loops are the same.
class LoopNumbers {
 public:
  std::uint32_t operator()(const FusionGroup& of) {
    Shape loops;
    for (const std::size_t k : axes(of)) loops.push_back(of.loops[k]);
    return numbers_.try_emplace(std::move(loops), static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  struct Hash {
    std::size_t operator()(const Shape& loops) const {
      std::size_t seed = loops.size();
      for (const Dim& extent : loops) seed = seed * 1000003 + extent.hash();
      return seed;
    }
  };
  std::unordered_map<Shape, std::uint32_t, Hash> numbers_;
};

/// What is related to an op and in a group of certain loops. An op may have thousands of readers, and of these few the
/// same loops.
class ByLoops {
 public:
  void add(LoweredId to, std::uint32_t loops, LoweredId related) { all_.push_back({to, loops, related}); }
  void sort() { std::ranges::sort(all_); }
  auto of(LoweredId to, std::uint32_t loops) const {
    return std::ranges::equal_range(all_, std::pair(to, loops), {},
                                    [](const Relation& relation) { return std::pair(relation.to, relation.loops); });
  }

  struct Relation {
    LoweredId to;
    std::uint32_t loops;
    LoweredId related;
    friend auto operator<=>(const Relation&, const Relation&) = default;
  };

 private:
  std::vector<Relation> all_;
};

class HorizontalFusion {
 public:
  HorizontalFusion(const LoweredGraph& ops, Fusion& fusion)
      : graph_(*ops.graph),
        ops_(ops.ops),
        consumers_(ops),
        fusion_(fusion),
        dependences_(ops.ops, fusion),
        results_(ops.ops.size(), false),
        read_(ops.ops.size(), 0),
        parted_(ops.ops.size(), 0),
        found_(fusion.groups.size(), 0) {
    for (const std::vector<Use>* uses : {&ops.outputs, &ops.updates})
      for (const Use& use : *uses) results_[use.lowered] = true;
  }

  void run() {
    // Totals that later groups wait for come last: they would take in what can wait with these.
    for (const bool early : {false, true}) {
      early_ = early;
      for (std::uint32_t g = 0; g < fusion_.groups.size(); ++g)
        if (gives_full_reductions(g) && leads_to_tensors(g) == early) grow(g);
    }
    alike_ = true;
    for (const FusionGroup& each : fusion_.groups) loops_.push_back(numbers_(each));
    relate();
    for (std::uint32_t g = 0; g < fusion_.groups.size(); ++g)
      if (!group(g).contraction) grow(g);
    drop_empty();
  }

 private:
  FusionGroup& group(std::uint32_t g) { return fusion_.groups[g]; }
  const FusionGroup& group(std::uint32_t g) const { return fusion_.groups[g]; }
  bool reduces(const Member& m) const { return ops_[m.lowered].kind == LoweredOp::Kind::reduce; }

  bool reduces(const FusionGroup& of) const {
    return std::ranges::any_of(of.members, [&](const Member& m) { return reduces(m); });
  }

  // A reduction to one number: without rows it needs no mark.
  bool full_reduction(const FusionGroup& of, const Member& m) const { return reduces(m) && (m.after || !has_rows(of)); }
  bool gives_full_reductions(std::uint32_t g) const {
    return !group(g).contraction &&
           std::ranges::any_of(group(g).members, [&](const Member& m) { return full_reduction(group(g), m); });
  }

  bool leads_to_tensors(std::uint32_t g) const {
    return std::ranges::any_of(group(g).members, [&](const Member& m) {
      return full_reduction(group(g), m) && consumers_.lead_to_tensors(m.lowered);
    });
  }

  void grow(std::uint32_t g) {
    bool grown = true;
    while (grown) {
      grown = false;
      for (const std::uint32_t other : neighbours(g)) grown = merge(g, other) || grown;
    }
  }

  // Groups that read what the group computes, compute what it reads, read the same data or write parts of the same
  // tensor; where loops must be the same, such alone. Each op is looked at once, however many members read it.
  std::vector<std::uint32_t> neighbours(std::uint32_t g) {
    ++search_;
    std::vector<std::uint32_t> found;
    const auto add = [&](LoweredId lowered) {
      const std::uint32_t other = fusion_.group_of[lowered];
      if (other == no_group || other == g || group(other).contraction) return;
      if (alike_ && loops_[other] != loops_[g]) return;
      if (std::exchange(found_[other], search_) != search_) found.push_back(other);
    };
    const auto first = [&](std::vector<std::uint32_t>& seen, LoweredId id) {
      return std::exchange(seen[id], search_) != search_;
    };
    // Of parts with the same loops those alone can fuse that share what they read: tensors, which are looked at below,
    // or numbers. A tensor may have thousands of parts.
    const bool reads_numbers = alike_ && reads_spread_numbers(g);
    for (const Member& m : group(g).members) {
      for (const Consumer& consumer : consumers_[m.lowered]) add(consumer.lowered);
      const LoweredId target = ops_[m.lowered].target;
      const bool part = ops_[m.lowered].kind == LoweredOp::Kind::part;
      if (part && (!alike_ || reads_numbers) && first(parted_, target)) {
        if (alike_)
          for (const ByLoops::Relation& beside : parts_.of(target, loops_[g])) add(beside.related);
        else
          for (const LoweredId beside : ops_[target].after) add(beside);
      }
      for (const Use& use : ops_[m.lowered].inputs) {
        add(use.lowered);
        const bool tensor = in_tensor(use.lowered) && !(alike_ && one(ops_[use.lowered].type.shape));
        if (!tensor || !first(read_, use.lowered)) continue;
        if (alike_)
          for (const ByLoops::Relation& reader : readers_.of(use.lowered, loops_[g])) add(reader.related);
        else
          for (const Consumer& consumer : consumers_[use.lowered]) add(consumer.lowered);
      }
    }
    std::ranges::sort(found);
    return found;
  }

  // Inner loops that are not the same may have joined the group's.
  void renumber(std::uint32_t g) {
    const std::uint32_t now = numbers_(group(g));
    if (std::exchange(loops_[g], now) != now) relate();
  }

  // Puts readers of tensors and parts of tensors by the loops of their groups.
  void relate() {
    readers_ = parts_ = {};
    for (LoweredId id = 0; id < ops_.size(); ++id) {
      const std::uint32_t g = fusion_.group_of[id];
      if (g == no_group || group(g).contraction) continue;
      if (ops_[id].kind == LoweredOp::Kind::part) parts_.add(ops_[id].target, loops_[g], id);
      for (const Use& use : ops_[id].inputs) readers_.add(use.lowered, loops_[g], id);
    }
    readers_.sort();
    parts_.sort();
  }

  bool reads_spread_numbers(std::uint32_t g) const {
    return std::ranges::any_of(group(g).members, [&](const Member& m) {
      return std::ranges::any_of(ops_[m.lowered].inputs, [&](const Use& use) {
        return in_tensor(use.lowered) && one(ops_[use.lowered].type.shape) && !one(use.view.shape);
      });
    });
  }

  bool in_tensor(LoweredId id) const {
    const LoweredOp& lowered = ops_[id];
    using enum LoweredOp::Kind;
    return lowered.kind != literal && lowered.kind != dim && lowered.kind != index && lowered.kind != constant &&
           !fusion_.free[id];
  }

  // Does one of the groups read tensors that the other computes? Together they need not lie in memory. The smaller one
  // is asked: the other may have grown large.
  bool pass_tensors(std::uint32_t g, std::uint32_t other) const {
    const bool first = group(g).members.size() < group(other).members.size();
    const std::uint32_t few = first ? g : other, many = first ? other : g;
    return std::ranges::any_of(group(few).members, [&](const Member& m) {
      const auto from_many = [&](const Use& use) {
        return fusion_.group_of[use.lowered] == many && !one(ops_[use.lowered].type.shape);
      };
      const auto by_many = [&](const Consumer& by) { return fusion_.group_of[by.lowered] == many; };
      return std::ranges::any_of(ops_[m.lowered].inputs, from_many) ||
             (std::ranges::any_of(consumers_[m.lowered], by_many) && !one(ops_[m.lowered].type.shape));
    });
  }

  // Do they read the same tensor, each element once?
  bool share_tensors(std::uint32_t g, std::uint32_t other) const {
    Dim elements = 1;
    for (const Dim& extent : group(g).loops) elements = elements * extent;
    if (one(elements)) return false;  // numbers cost nothing to read again
    std::vector<LoweredId> read;      // by the other one
    for (const Member& m : group(other).members)
      for (const Use& use : ops_[m.lowered].inputs)
        if (in_tensor(use.lowered)) read.push_back(use.lowered);
    std::ranges::sort(read);
    return std::ranges::any_of(group(g).members, [&](const Member& m) {
      return std::ranges::any_of(ops_[m.lowered].inputs, [&](const Use& use) {
        return std::ranges::binary_search(read, use.lowered) && fusion_.group_of[use.lowered] != g &&
               ir::element_count(use.view.shape) == elements;
      });
    });
  }

  // The loops of `a` for both, those of `b` not placed yet.
  static JointLoops loops_of(const FusionGroup& a, const FusionGroup& b) {
    JointLoops made{{a.loops, a.outer, a.inner_loops, a.order, {}}, {}, std::vector<int>(b.loops.size(), -1)};
    for (std::size_t k = 0; k < a.loops.size(); ++k) made.from_first.push_back(static_cast<int>(k));
    return made;
  }

  static void rewrite(Maps& maps, const std::vector<int>& loops) {
    for (AxisMap& map : maps) {
      if (map.axis < 0) continue;
      map.axis = loops[static_cast<std::size_t>(map.axis)];
      if (map.axis < 0) map.step = 1;
    }
  }

  // One-element values that follow from full reductions, or numbers beside them.
  static bool only_numbers(const FusionGroup& of) {
    return std::ranges::all_of(of.loops, [](const Dim& extent) { return one(extent); });
  }

  // The loops of both, where one nest has them and fusion pays.
  std::optional<JointLoops> joint(std::uint32_t g, std::uint32_t other) const {
    const FusionGroup &a = group(g), &b = group(other);
    if (alike_ && loops_[g] != loops_[other]) return std::nullopt;
    const bool pass = pass_tensors(g, other);
    if (alike_ && !pass && !share_tensors(g, other)) return std::nullopt;
    if (only_numbers(b)) return reduces(b) ? std::nullopt : std::optional(loops_of(a, b));
    if (!alike_ || reduces(a) || reduces(b)) return joint_loops(ops_, a, b, pass);
    JointLoops made = loops_of(a, b);
    const std::vector<std::size_t> to = axes(a), from = axes(b);
    for (std::size_t k = 0; k < to.size(); ++k) made.from_second[from[k]] = static_cast<int>(to[k]);
    return made;
  }

  bool merge(std::uint32_t g, std::uint32_t other) {
    const FusionGroup &a = group(g), &b = group(other);
    if (a.members.empty() || b.members.empty() || a.members.size() + b.members.size() > most_merged) return false;
    if (!early_ && gives_full_reductions(other) && leads_to_tensors(other)) return false;
    std::optional<JointLoops> made = joint(g, other);
    if (!made || dependences_.part(dependences_.of_group(g), dependences_.of_group(other))) return false;
    const auto take = [&](const FusionGroup& from, const std::vector<int>& loops) {
      for (Member m : from.members) {
        m.after = m.after || (full_reduction(from, m) && has_rows(made->group));
        rewrite(m.map, loops);
        rewrite(m.viewer, loops);
        made->group.members.push_back(std::move(m));
      }
    };
    take(a, made->from_first);
    take(b, made->from_second);
    std::ranges::sort(made->group.members, {}, &Member::lowered);
    put_numbers_behind(made->group);
    if (!consistent(made->group, g, other)) return false;
    for (const Member& m : b.members) fusion_.group_of[m.lowered] = g;
    group(other).members.clear();
    group(g) = std::move(made->group);
    dependences_.join(dependences_.of_group(g), dependences_.of_group(other));
    if (alike_) renumber(g);
    return true;
  }

  bool number(const Member& m) const {
    return !reduces(m) && std::ranges::all_of(m.map, [](const AxisMap& map) { return map.axis < 0; });
  }

  // Numbers that follow from full reductions are known after the loops, and so are those that only these need.
  void put_numbers_behind(FusionGroup& of) const {
    const auto member = [&](LoweredId id) -> Member* {
      const auto at = std::ranges::lower_bound(of.members, id, {}, &Member::lowered);
      return at != of.members.end() && at->lowered == id ? &*at : nullptr;
    };
    const auto after = [&](LoweredId id) {
      const Member* found = member(id);
      return found && found->after;
    };
    for (Member& m : of.members)
      if (number(m))
        m.after =
            m.after || std::ranges::any_of(ops_[m.lowered].inputs, [&](const Use& use) { return after(use.lowered); });
    for (auto at = of.members.rbegin(); at != of.members.rend(); ++at) {
      Member& m = *at;
      if (m.after || !number(m)) continue;
      bool wanted = false, behind = true;
      for (const Consumer& consumer : consumers_[m.lowered]) {
        const Member* by = member(consumer.lowered);
        if (!by) continue;
        wanted = true;
        behind = behind && by->after && !reduces(*by);
      }
      m.after = wanted && behind;
    }
  }

  // Is everything that is computed here read where it is computed and when it is known, and do full reductions take in
  // all?
  bool consistent(const FusionGroup& of, std::uint32_t g, std::uint32_t other) const {
    const auto member = [&](LoweredId id) -> const Member* {
      if (fusion_.group_of[id] != g && fusion_.group_of[id] != other) return nullptr;
      return &*std::ranges::lower_bound(of.members, id, {}, &Member::lowered);
    };
    // What each row computes anew for itself cannot be stored: other rows might read what lies in its place.
    const auto read_here = [&](LoweredId id) {
      return !results_[id] &&
             std::ranges::all_of(consumers_[id], [&](const Consumer& by) { return member(by.lowered); });
    };
    for (const Member& m : of.members) {
      if (has_rows(of) && !m.after && number(m) && !read_here(m.lowered)) return false;
      for (const Use& use : ops_[m.lowered].inputs) {
        const Member* made = member(use.lowered);
        if (made) {
          if (made->after != (m.after && !reduces(m)) || !use.view.axes) return false;
          const Maps map = compose(*use.view.axes, m.viewer);
          int work = 0;
          if (map != made->map && !computable(of, use.lowered, map, member, work)) return false;
        }
        if (full_reduction(of, m) && moves(of, m.viewer) != (made ? moves(of, made->map) : moves(of, use, m.viewer)))
          return false;
      }
    }
    return true;
  }

  // May a member be computed a second time, at other indices? That must not take longer than the first time, nor be
  // dearer than memory. Adds up the work for an element.
  template <class MemberOf>
  bool computable(const FusionGroup& of, LoweredId id, const Maps& map, const MemberOf& member, int& work) const {
    const LoweredOp& lowered = ops_[id];
    if (lowered.kind != LoweredOp::Kind::apply && lowered.kind != LoweredOp::Kind::copy) return false;
    Dim turns = 1;
    std::optional<std::size_t> inner_loop;
    for (const AxisMap& axis : map)
      for (std::size_t r = 0; r < of.inner_loops.size(); ++r)
        if (axis.axis >= static_cast<int>(of.inner_loops[r])) inner_loop = r;
    for (std::size_t k = 0; k < of.loops.size(); ++k)
      if (k < of.outer || (inner_loop && k >= of.inner_loops[*inner_loop] && k < end_of(of, *inner_loop)))
        turns = turns * of.loops[k];
    if (Dim::at_least(ir::element_count(lowered.type.shape), turns) != ir::Answer::yes) return false;
    if (lowered.kind == LoweredOp::Kind::apply) work += ir::cost(*graph_[lowered.node].op);
    if (work > (inner_loop ? most_work_in_range : most_work_in_row)) return false;
    return std::ranges::all_of(lowered.inputs, [&](const Use& use) {
      const Member* made = member(use.lowered);
      if (!made) return true;
      if (made->after || !use.view.axes) return false;
      const Maps at = compose(*use.view.axes, map);
      return at == made->map || computable(of, use.lowered, at, member, work);
    });
  }

  // Do the indices follow loops of a inner loop?
  static bool moves(const FusionGroup& of, const Maps& maps) {
    return std::ranges::any_of(maps, [&](const AxisMap& map) { return map.axis >= static_cast<int>(of.outer); });
  }
  static bool moves(const FusionGroup& of, const Use& use, const Maps& viewer) {
    const Layout layout = compose(use.view.layout, viewer, of.loops.size());
    return std::any_of(layout.strides.begin() + static_cast<std::ptrdiff_t>(of.outer), layout.strides.end(),
                       [](const Dim& stride) { return !stride.is_constant(0); });
  }

  void drop_empty() {
    std::vector<std::uint32_t> now(fusion_.groups.size(), no_group);
    std::vector<FusionGroup> kept;
    for (std::uint32_t g = 0; g < fusion_.groups.size(); ++g) {
      if (group(g).members.empty()) continue;
      now[g] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(std::move(group(g)));
    }
    fusion_.groups = std::move(kept);
    for (std::uint32_t& of : fusion_.group_of)
      if (of != no_group) of = now[of];
  }

  const ir::Graph& graph_;
  const std::vector<LoweredOp>& ops_;
  Consumers consumers_;
  Fusion& fusion_;
  Dependences dependences_;
  std::vector<bool> results_;
  std::uint32_t search_ = 0;                          // the search for neighbours that goes on, or the last one
  std::vector<std::uint32_t> read_, parted_, found_;  // the last one that came to a tensor, its parts, a group
  LoopNumbers numbers_;
  std::vector<std::uint32_t> loops_;  // of each group
  ByLoops readers_, parts_;           // of tensors
  bool early_ = false;                // do full reductions grow that later groups wait for?
  bool alike_ = false;                // are groups merged alone whose loops are the same?
};

}  // namespace

void fuse_horizontally(const LoweredGraph& ops, Fusion& fusion) { HorizontalFusion(ops, fusion).run(); }

}  // namespace modelc::plan
