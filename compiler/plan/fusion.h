#pragma once
#include "plan/lowered_ops.h"

namespace modelc::plan {

/// An op that a group computes. `map` gives its indices as functions of the group's loops, `viewer` those of its
/// inputs' views (the same but for reductions, whose inputs have the inner loops too).
struct Member {
  LoweredId lowered;
  std::vector<AxisMap> map;
  std::vector<AxisMap> viewer;
  bool after = false;  ///< one number known once all loops have run: a sum over everything, or what follows from one
};

/// Ops that share one loop nest.
struct FusionGroup {
  Shape loops;  ///< the outer ones, then the inner ones, inner loop by inner loop, that reductions run over
  std::size_t outer = 0;
  std::vector<std::size_t> inner_loops;  ///< where in `loops` each inner loop begins
  std::vector<std::size_t> order;        ///< loops in the order of the seed's axes
  std::vector<Member> members;           ///< by op
  bool contraction = false;              ///< one member is one; the others are its epilogue
};

inline constexpr std::uint32_t no_group = std::numeric_limits<std::uint32_t>::max();

struct Fusion {
  std::vector<FusionGroup> groups;
  std::vector<std::uint32_t> group_of;  ///< per op
  std::vector<bool> stored;             ///< ops whose elements lie in memory
  std::vector<bool> addressed;   ///< those of them that someone needs there; loads of the others may compute anew
  std::vector<bool> recomputed;  ///< ops that every other group computes for itself
  std::vector<bool> free;        ///< scalars computed from known numbers: repeated wherever they are needed
};

/// Decides what is computed together: around each sum over everything (losses are) what shares its rows or elements,
/// around each contraction what can follow it, around each other reduction what shares its rows, then everything
/// elementwise with its only consumer. The first `carried` leaves are what a loop carries.
Fusion group(const LoweredGraph& ops, std::size_t carried = 0);

/// Each operation that loops compute in a group of its own: what fusion is measured and checked against.
Fusion separate(const LoweredGraph& ops);

/// Fuses groups beside each other: what reads what another computes, or the same tensors, or writes parts of one. First
/// around sums over everything, in rows of several widths (a loss's terms read slices), then whatever has the same
/// loops (an optimizer's states, a recurrent cell's).
void fuse_horizontally(const LoweredGraph& ops, Fusion& fusion);

/// Decides which ops lie in memory, once it is known who computes what.
void choose_stored(const LoweredGraph& ops, Fusion& fusion);

/// Values that cost less to compute than to keep, masks above all, are computed by each group that needs them.
void choose_recomputed(const LoweredGraph& ops, Fusion& fusion);

}  // namespace modelc::plan
