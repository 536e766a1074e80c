#pragma once
#include "plan/items.h"

namespace modelc::plan {

/// An item that a group computes. `map` gives its indices as functions of the group's loops, `viewer` those of its
/// inputs' views (the same but for reductions, whose inputs have the inner loops too).
struct Member {
  ItemId item;
  std::vector<AxisMap> map;
  std::vector<AxisMap> viewer;
  bool after = false;  ///< one number known once all loops have run: a sum over everything, or what follows from one
};

/// Items that share one loop nest.
struct Group {
  Shape loops;  ///< the outer ones, then the inner ones, range by range, that reductions run over
  std::size_t outer = 0;
  std::vector<std::size_t> ranges;  ///< where in `loops` each range begins
  std::vector<std::size_t> order;   ///< loops in the order of the seed's axes
  std::vector<Member> members;      ///< by item
  bool contraction = false;         ///< one member is one; the others are its epilogue
};

inline constexpr std::uint32_t no_group = std::numeric_limits<std::uint32_t>::max();

struct Grouping {
  std::vector<Group> groups;
  std::vector<std::uint32_t> group_of;  ///< per item
  std::vector<bool> stored;             ///< items whose elements lie in memory
  std::vector<bool> addressed;   ///< those of them that someone needs there; loads of the others may compute anew
  std::vector<bool> recomputed;  ///< items that every other group computes for itself
  std::vector<bool> free;        ///< scalars computed from known numbers: repeated wherever they are needed
};

/// Decides what is computed together: around each sum over everything (losses are) what shares its rows or elements,
/// around each contraction what can follow it, around each other reduction what shares its rows, then everything
/// elementwise with its only consumer.
Grouping group(const Items& items);

/// Fuses groups beside each other: what reads what another computes, or the same tensors, or writes parts of one. First
/// around sums over everything, in rows of several widths (a loss's terms read slices), then whatever has the same
/// loops (an optimizer's states, a recurrent cell's).
void fuse_horizontally(const Items& items, Grouping& grouping);

/// Decides which items lie in memory, once it is known who computes what.
void choose_stored(const Items& items, Grouping& grouping);

/// Values that cost less to compute than to keep, masks above all, are computed by each group that needs them.
void choose_recomputed(const Items& items, Grouping& grouping);

}  // namespace modelc::plan
