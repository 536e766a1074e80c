#include "plan/rows.h"

#include <algorithm>

namespace modelc::plan {

namespace {

// Rows of what lies in one piece want lanes along a piece, unless a row is long enough for some packets itself.
constexpr std::int64_t least_row = 16;

/// How a group's loops part into rows and inner loops. Loops of one turn count for nothing.
struct Rows {
  std::vector<std::size_t> outer;                     ///< loops
  std::vector<std::vector<std::size_t>> inner_loops;  ///< loops of each
};

// Which loops are rows, and which inner loops. Nothing where there is only one kind: these loops may part anywhere.
std::optional<Rows> fixed_rows(const FusionGroup& of) {
  Rows rows;
  if (!has_rows(of) || of.inner_loops.empty()) return std::nullopt;
  for (std::size_t k = 0; k < of.outer; ++k)
    if (!one(of.loops[k])) rows.outer.push_back(k);
  for (std::size_t r = 0; r < of.inner_loops.size(); ++r) {
    std::vector<std::size_t> loops;
    for (std::size_t k = of.inner_loops[r]; k < end_of(of, r); ++k)
      if (!one(of.loops[k])) loops.push_back(k);
    rows.inner_loops.push_back(std::move(loops));
  }
  return rows;
}

// Do rows stand before inner loops in the order of axes?
bool in_order(const FusionGroup& of) {
  bool inner = false;
  for (const std::size_t loop : of.order) {
    if (one(of.loops[loop])) continue;
    if (loop < of.outer && inner) return false;
    inner = inner || loop >= of.outer;
  }
  return true;
}

// Could one loop walk everything that the group reads, and write?
bool in_one_piece(const std::vector<LoweredOp>& ops, const FusionGroup& of) {
  const std::vector<std::size_t> loops = axes(of);
  const auto straight = [&](const Layout& layout) {
    Dim stride = 1;
    bool moves = false, packed = true;
    for (std::size_t k = loops.size(); k-- > 0;) {
      moves = moves || !layout.strides[loops[k]].is_constant(0);
      packed = packed && layout.strides[loops[k]] == stride;
      stride = stride * of.loops[loops[k]];
    }
    return packed || !moves;
  };
  return std::ranges::all_of(of.members, [&](const Member& m) {
    const LoweredOp& lowered = ops[m.lowered];
    if (lowered.kind == LoweredOp::Kind::part && !straight(compose(lowered.place, m.map, of.loops.size())))
      return false;
    return std::ranges::all_of(
        lowered.inputs, [&](const Use& use) { return straight(compose(use.view.layout, m.viewer, of.loops.size())); });
  });
}

// The loops with the first `rows` axes as rows. Nothing where that would tear apart what lies in one piece, unless
// that must be.
std::optional<Rows> parted(const std::vector<LoweredOp>& ops, const FusionGroup& of, std::size_t rows, bool must) {
  const std::vector<std::size_t> loops = axes(of);
  Dim row = 1;
  for (std::size_t k = rows; k < loops.size(); ++k) row = row * of.loops[loops[k]];
  const std::optional<std::int64_t> length = row.constant();
  if (!must && length && *length < least_row && in_one_piece(ops, of)) return std::nullopt;
  const auto split = loops.begin() + static_cast<std::ptrdiff_t>(rows);
  Rows made{{loops.begin(), split}, {}};
  if (split != loops.end()) made.inner_loops.push_back({split, loops.end()});
  return made;
}

JointLoops united(const FusionGroup& a, const Rows& first, const FusionGroup& b, const Rows& second) {
  JointLoops made;
  made.from_first.assign(a.loops.size(), -1);
  made.from_second.assign(b.loops.size(), -1);
  for (std::size_t k = 0; k < first.outer.size(); ++k) {
    made.group.loops.push_back(a.loops[first.outer[k]]);
    made.from_first[first.outer[k]] = made.from_second[second.outer[k]] = static_cast<int>(k);
  }
  made.group.outer = first.outer.size();
  const auto add = [&](const FusionGroup& of, const std::vector<std::size_t>& loops, std::vector<int>& from) {
    Shape shape;
    for (const std::size_t loop : loops) shape.push_back(of.loops[loop]);
    std::size_t inner_loop = 0;
    const auto begin = [&](std::size_t r) { return made.group.loops.begin() + static_cast<std::ptrdiff_t>(r); };
    while (inner_loop < made.group.inner_loops.size() &&
           Shape(begin(made.group.inner_loops[inner_loop]), begin(end_of(made.group, inner_loop))) != shape)
      ++inner_loop;
    if (inner_loop == made.group.inner_loops.size()) {
      made.group.inner_loops.push_back(made.group.loops.size());
      made.group.loops.insert(made.group.loops.end(), shape.begin(), shape.end());
    }
    for (std::size_t k = 0; k < loops.size(); ++k)
      from[loops[k]] = static_cast<int>(made.group.inner_loops[inner_loop] + k);
  };
  for (const std::vector<std::size_t>& loops : first.inner_loops) add(a, loops, made.from_first);
  for (const std::vector<std::size_t>& loops : second.inner_loops) add(b, loops, made.from_second);
  for (std::size_t k = 0; k < made.group.loops.size(); ++k) made.group.order.push_back(k);
  return made;
}

}  // namespace

std::vector<std::size_t> axes(const FusionGroup& of) {
  std::vector<std::size_t> loops;
  for (const std::size_t loop : of.order)
    if (!one(of.loops[loop])) loops.push_back(loop);
  return loops;
}
bool has_rows(const FusionGroup& of) {
  return std::any_of(of.loops.begin(), of.loops.begin() + static_cast<std::ptrdiff_t>(of.outer),
                     [](const Dim& extent) { return !one(extent); });
}
std::size_t end_of(const FusionGroup& group, std::size_t inner_loop) {
  return inner_loop + 1 < group.inner_loops.size() ? group.inner_loops[inner_loop + 1] : group.loops.size();
}

std::optional<JointLoops> joint_loops(const std::vector<LoweredOp>& ops, const FusionGroup& a, const FusionGroup& b,
                                      bool must) {
  if (!in_order(a) || !in_order(b)) return std::nullopt;
  std::optional<Rows> first = fixed_rows(a), second = fixed_rows(b);
  const auto empty = [](const std::vector<std::size_t>& loops) { return loops.empty(); };
  for (const std::optional<Rows>& rows : {first, second})
    if (rows && std::ranges::any_of(rows->inner_loops, empty)) return std::nullopt;  // a reduction of one element
  const std::vector<std::size_t> axes_a = axes(a), axes_b = axes(b);
  const auto equal = [&](std::size_t x, std::size_t y) { return a.loops[x] == b.loops[y]; };
  std::size_t rows = 0;
  if (first && second) {
    rows = first->outer.size();
    if (rows != second->outer.size()) return std::nullopt;
  } else if (first || second) {
    rows = (first ? first : second)->outer.size();
    if (rows > (first ? axes_b : axes_a).size()) return std::nullopt;
  } else {
    while (rows < std::min(axes_a.size(), axes_b.size()) && equal(axes_a[rows], axes_b[rows])) ++rows;
    if (rows == axes_a.size() && rows == axes_b.size()) {
      first = second = Rows{{}, {axes_a}};  // the same loops
      second->inner_loops[0] = axes_b;
      rows = 0;
    }
  }
  const bool same = rows == 0 && first && second && first->inner_loops.size() == 1 && second->inner_loops.size() == 1;
  if (rows == 0 && !same) return std::nullopt;
  for (std::size_t k = 0; k < rows; ++k)
    if (!equal(axes_a[k], axes_b[k])) return std::nullopt;
  if (!first) first = parted(ops, a, rows, must);
  if (!second) second = parted(ops, b, rows, must);
  if (!first || !second) return std::nullopt;
  return united(a, *first, b, *second);
}

}  // namespace modelc::plan
