#pragma once
#include <algorithm>

#include "plan/fusion.h"

/// What merging groups asks of their loops. Loops of one turn count for nothing.
namespace modelc::plan {

inline bool one(const Dim& extent) { return extent.is_constant(1); }
inline bool one(const Shape& shape) {
  return std::ranges::all_of(shape, [](const Dim& extent) { return one(extent); });
}

/// Are there loops around the inner loops, or instead of them?
bool has_rows(const FusionGroup& group);
/// Behind the inner loop's last loop.
std::size_t end_of(const FusionGroup& group, std::size_t inner_loop);

/// Its loops of more than one turn, in the order of the axes.
std::vector<std::size_t> axes(const FusionGroup& group);

struct JointLoops {
  FusionGroup group;                         ///< without members
  std::vector<int> from_first, from_second;  ///< its loops by those of the two groups; -1 for those of one turn
};

/// The loops of two groups as one: the same, or rows that are the same with a inner loop for each other shape. Nothing
/// when there is no such nest, or when, unless it `must` be, it would part into short rows what lies in one piece.
std::optional<JointLoops> joint_loops(const std::vector<LoweredOp>& ops, const FusionGroup& a, const FusionGroup& b,
                                      bool must);

}  // namespace modelc::plan
